"""All words of a corpus in a row, as numbers: what passages and whole copies are found in."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from framing.domain.comparison_rows import DuplicateSet
from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.scored_runs import scored_runs

Numbers = NDArray[np.int32] | NDArray[np.int64]
Places = NDArray[np.int64]


class Words(Protocol):
    """The words of a corpus in pieces of whole documents, to be passed as often as asked for."""

    @property
    def n_words(self) -> int:
        """About how many words there are in all."""

    def __iter__(self) -> Iterator[WordStream]: ...


@dataclass(frozen=True, slots=True)
class WordStream:
    """The words of scored zones of documents in a row.

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

    def tokens_of(self, places: Places) -> Places:
        """The number of the token in its document that each word is."""
        parts = self._parts_of(places)
        starts = np.concatenate([[0], self.ends[:-1]])[parts]
        found: Places = self.tokens[parts] + places - starts
        return found

    @property
    def n_words(self) -> int:
        """How many words there are in all."""
        return len(self.words)

    def __iter__(self) -> Iterator[WordStream]:
        """The stream itself, as the one piece of `Words`."""
        yield self

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


def duplicates_in(words: Words, ids: Sequence[str]) -> tuple[DuplicateSet, ...]:
    """Sets of documents with the same words in scored zones; empty documents are left out.

    `ids` are the names of all documents, by place.
    """
    same: dict[tuple[int, bytes], list[str]] = {}
    for stream in words:
        lasts = np.flatnonzero(np.diff(stream.owners, append=-1))
        owners, ends, start = stream.owners[lasts].tolist(), stream.ends[lasts].tolist(), 0
        for owner, end in zip(owners, ends, strict=True):
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
