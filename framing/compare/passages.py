"""Passages that several documents share: agency copy and republished texts.

Every run of twelve words is hashed; runs that stand in two documents or more grow together
into passages. The work is one sort of the hashes: a corpus of twice the length costs little
more than twice the time.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from framing.domain.comparison_rows import DuplicateSet, SharedPassage
from framing.domain.document import Block, Document, Zone
from framing.domain.folding import fold
from framing.domain.span import Span

MINIMUM_TOKENS = 12

_Integers = NDArray[np.int32]


class Documents(Protocol):
    """Documents to be met in order, and one by its place; a list is one."""

    def __iter__(self) -> Iterator[Document]: ...

    def __getitem__(self, place: int, /) -> Document: ...


def find_shared_passages(
    documents: Documents, *, minimum_tokens: int = MINIMUM_TOKENS
) -> tuple[SharedPassage, ...]:
    """Runs of at least so many words that stand in two documents or more, longest first.

    Words are compared folded, without regard to punctuation and paragraphs, within one zone;
    boilerplate and comments are left out. A changed word ends a passage. A passage that some
    documents have cut is one passage, with what each has kept as its place. A quotation that
    several documents carry is a shared passage too. The documents are met once for their words,
    and those that share a passage once more for its text.
    """
    stream = _word_stream(documents)
    stretches = _shared_stretches(stream, minimum_tokens)
    passages = [
        _passage(documents, stream, [stretches.spans[number] for number in family])
        for family in _families(stretches)
    ]
    return tuple(sorted(passages, key=lambda passage: (-passage.n_tokens, passage.places)))


def find_duplicates(documents: Iterable[Document]) -> tuple[DuplicateSet, ...]:
    """Sets of documents with the same words in scored zones; empty documents are left out."""
    numbers = _WordNumbers()
    same: dict[tuple[int, bytes], list[str]] = {}
    for document in documents:
        words = array("i")
        for run in _zone_runs(document, numbers):
            words.extend(number for number, _ in run)
        if words:
            digest = hashlib.sha256(words).digest()
            same.setdefault((len(words), digest), []).append(document.id)
    sets = [
        DuplicateSet(tuple(sorted(ids)), n_tokens)
        for (n_tokens, _), ids in same.items()
        if len(ids) > 1
    ]
    return tuple(sorted(sets, key=lambda one: one.documents))


def shared_spans(passages: Sequence[SharedPassage]) -> dict[str, tuple[Span, ...]]:
    """The stretches of each document that it shares with others, joined, by document id.

    Documents that share nothing are not among them.
    """
    places: dict[str, list[Span]] = {}
    for passage in passages:
        for id, start, end in passage.places:
            places.setdefault(id, []).append(Span(start, end))
    return {id: _joined(sorted(spans)) for id, spans in places.items()}


@dataclass(frozen=True, slots=True)
class _Stream:
    """All words of all documents in a row: number of the word, and of the token in its document.

    A run is the words of one zone of one document; `ends` is where each run ends in the stream,
    `documents` tells whose it is.
    """

    words: _Integers
    tokens: _Integers
    ends: _Integers
    documents: _Integers

    def runs_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the run that holds each word."""
        return np.searchsorted(self.ends, places, side="right")


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Shared stretches as `(first, last)` words of the stream, and which of them share words."""

    spans: list[tuple[int, int]]
    links: list[tuple[int, int]]


def _word_stream(documents: Iterable[Document]) -> _Stream:
    numbers = _WordNumbers()
    words, tokens, ends, owners = array("i"), array("i"), array("i"), array("i")
    for owner, document in enumerate(documents):
        for run in _zone_runs(document, numbers):
            for number, token in run:
                words.append(number)
                tokens.append(token)
            ends.append(len(words))
            owners.append(owner)
    return _Stream(*(np.array(each, dtype=np.int32) for each in (words, tokens, ends, owners)))


class _WordNumbers(dict[str, int]):
    """The number of each folded word, looked up by the word as typed; counts up from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self.folded.setdefault(fold(word), len(self.folded))
        self[word] = number
        return number


def _zone_runs(document: Document, numbers: _WordNumbers) -> Iterator[Iterator[tuple[int, int]]]:
    """Word number and token number of each word, for each run of blocks of one scored zone."""
    text, starts, ends = document.text, document.tokens.starts, document.tokens.ends
    for zone, blocks in groupby(document.blocks, key=_zone):
        if zone.is_scored:
            yield (
                (numbers[text[starts[token] : ends[token]]], token)
                for block in blocks
                for token in document.tokens.range_within(block.span.start, block.span.end)
            )


def _zone(block: Block) -> Zone:
    return block.zone


def _shared_stretches(stream: _Stream, length: int) -> _Stretches:
    """Stretches of words every `length` of which stand in another document too."""
    order, is_same = _like_runs(stream, length)
    if not is_same.any():
        return _Stretches([], [])
    classes = np.concatenate([[0], np.cumsum(~is_same)])
    owners = stream.documents[stream.runs_of(order)]
    crosses = is_same & (owners[:-1] != owners[1:])
    is_shared_class = np.zeros(classes[-1] + 1, dtype=bool)
    is_shared_class[classes[1:][crosses]] = True
    shared = np.sort(order[is_shared_class[classes]])
    if not len(shared):
        return _Stretches([], [])
    breaks = np.flatnonzero((np.diff(shared) > 1) | (np.diff(stream.runs_of(shared)) > 0)) + 1
    firsts = shared[np.concatenate([[0], breaks])]
    lasts = shared[np.concatenate([breaks - 1, [len(shared) - 1]])] + length - 1
    linked = is_same & is_shared_class[classes[1:]]
    sides = [order[:-1][linked], order[1:][linked]]
    pairs = np.stack([np.searchsorted(firsts, side, side="right") - 1 for side in sides], axis=1)
    return _Stretches(
        [(int(first), int(last)) for first, last in zip(firsts, lasts, strict=True)],
        [(int(a), int(b)) for a, b in np.unique(pairs, axis=0)],
    )


def _like_runs(stream: _Stream, length: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where runs of `length` words begin that stand more than once, like ones together, and
    which are like the next."""
    hashes = _hashes(stream.words, length)
    starts = _repeated(hashes)
    starts = starts[stream.runs_of(starts) == stream.runs_of(starts + length - 1)]
    order = starts[np.argsort(hashes[starts], kind="stable")]
    is_same = hashes[order[:-1]] == hashes[order[1:]]
    for offset in range(length):  # the hash proposes, the words decide
        is_same &= stream.words[order[:-1] + offset] == stream.words[order[1:] + offset]
    return order, is_same


def _repeated(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where the hashes stand that stand more than once: few of many, so all else is let go."""
    ordered = np.sort(hashes)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    del ordered
    if not len(twice):
        return np.zeros(0, dtype=np.int64)
    found = []
    for first in range(0, len(hashes), _CHUNK):
        part = hashes[first : first + _CHUNK]
        at = np.minimum(np.searchsorted(twice, part), len(twice) - 1)
        found.append(first + np.flatnonzero(twice[at] == part))
    return np.concatenate(found)


_CHUNK = 1 << 18


def _hashes(words: _Integers, length: int) -> NDArray[np.uint64]:
    """A 64-bit hash of each run of words, by a polynomial over scrambled word numbers."""
    if len(words) < length:
        return np.zeros(0, dtype=np.uint64)
    scrambled = _scrambled(words.astype(np.uint64) + np.uint64(1))
    n_runs = len(words) - length + 1
    hashes = np.zeros(n_runs, dtype=np.uint64)
    for offset in range(length):
        hashes *= np.uint64(0x9E3779B97F4A7C15)
        hashes += scrambled[offset : offset + n_runs]
    return hashes


def _scrambled(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64 (Steele, Lea & Flood 2014); arithmetic wraps at 2^64."""
    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _families(stretches: _Stretches) -> list[list[int]]:
    """Stretches that share words, directly or by way of others, as lists of their numbers."""
    parents = list(range(len(stretches.spans)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for a, b in stretches.links:
        first, second = sorted((root(a), root(b)))
        parents[second] = first
    families: dict[int, list[int]] = {}
    for number in range(len(parents)):
        families.setdefault(root(number), []).append(number)
    return [families[number] for number in sorted(families)]


def _passage(
    documents: Documents, stream: _Stream, family: Sequence[tuple[int, int]]
) -> SharedPassage:
    places = []
    owners = stream.documents[stream.runs_of(np.array([first for first, _ in family]))]
    for (first, last), owner in zip(family, owners, strict=True):
        document = documents[int(owner)]
        start = document.tokens.starts[int(stream.tokens[first])]
        end = document.tokens.ends[int(stream.tokens[last])]
        places.append((last - first + 1, document.id, start, end, document.text[start:end]))
    n_tokens, _, _, _, text = min(places, key=_longest_first)
    return SharedPassage(
        text=text,
        n_tokens=n_tokens,
        places=tuple(sorted((id, start, end) for _, id, start, end, _ in places)),
    )


def _longest_first(place: tuple[int, str, int, int, str]) -> tuple[int, str, int]:
    n_tokens, id, start, _, _ = place
    return -n_tokens, id, start


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
