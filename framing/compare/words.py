"""All words of a corpus in a row, as numbers: what passages and whole copies are found in."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.domain.comparison_rows import DuplicateSet
from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.scored_runs import scored_runs

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WordStream:
    """All words of scored zones of all documents in a row.

    `words` are numbers, alike for words that fold alike. A part is an unbroken stretch of tokens:
    `ends` is where each ends in the stream, `tokens` the number of its first token in its
    document, `runs` the number of its run, which are the words of one zone, and `owners` the
    place of its document. Runs are numbered over the corpus.
    """

    words: Numbers
    ends: Places
    tokens: Places
    runs: Places
    owners: Places

    def runs_of(self, places: Places) -> Places:
        """The number of the run that holds each word."""
        found: Places = self.runs[self._parts_of(places)]
        return found

    def owners_of(self, places: Places) -> Places:
        """The place of the document that holds each word."""
        found: Places = self.owners[self._parts_of(places)]
        return found

    def token_of(self, place: int) -> int:
        """The number of the token in its document that a word of the stream is."""
        part = int(np.searchsorted(self.ends, place, side="right"))
        start = int(self.ends[part - 1]) if part else 0
        return int(self.tokens[part]) + place - start

    def _parts_of(self, places: Places) -> Places:
        return np.searchsorted(self.ends, places, side="right")


def word_stream(documents: Iterable[Document]) -> WordStream:
    """The words of documents, each met once."""
    numbers, words = _WordNumbers(), array("i")
    parts: list[tuple[int, int, int, int]] = []
    n_runs = 0
    for owner, document in enumerate(documents):
        text, starts, ends = document.text, document.tokens.starts, document.tokens.ends
        for run in scored_runs(document):
            for part in run:
                words.extend([numbers[text[starts[at] : ends[at]]] for at in part])
                parts.append((len(words), part.start, n_runs, owner))
            n_runs += 1
    return stream_of(np.array(words, dtype=np.int32), parts)


def stream_of(words: Numbers, parts: Sequence[tuple[int, int, int, int]] | Places) -> WordStream:
    """The stream of words with its parts as rows of end, first token, run and owner."""
    columns = np.array(parts, dtype=np.int64).reshape(-1, 4).T
    return WordStream(words, *(np.ascontiguousarray(column) for column in columns))


def duplicates_in(stream: WordStream, ids: Sequence[str]) -> tuple[DuplicateSet, ...]:
    """Sets of documents with the same words in scored zones; empty documents are left out.

    `ids` are the names of the documents that the stream owns, by place.
    """
    same: dict[tuple[int, bytes], list[str]] = {}
    lasts = np.flatnonzero(np.diff(stream.owners, append=-1))
    start = 0
    for owner, end in zip(stream.owners[lasts].tolist(), stream.ends[lasts].tolist(), strict=True):
        digest = hashlib.sha256(stream.words[start:end].tobytes()).digest()
        same.setdefault((end - start, digest), []).append(ids[owner])
        start = end
    sets = [
        DuplicateSet(tuple(sorted(found)), n_tokens)
        for (n_tokens, _), found in same.items()
        if len(found) > 1
    ]
    return tuple(sorted(sets, key=lambda one: one.documents))


class _WordNumbers(dict[str, int]):
    """The number of each folded word, looked up by the word as typed; counts up from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self.folded.setdefault(fold(word), len(self.folded))
        self[word] = number
        return number
