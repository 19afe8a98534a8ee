"""Passages that several documents share: agency copy and republished texts.

Every run of twelve words is hashed; runs that stand in two documents or more grow together
into passages. The work is one sort of the hashes: a corpus of twice the length costs little
more than twice the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from framing.compare.words import Numbers, WordStream, word_stream
from framing.domain.comparison_rows import SharedPassage
from framing.domain.document import Document
from framing.domain.span import Span

MINIMUM_TOKENS = 12


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
    stream = word_stream(documents)
    families = shared_families(stream, minimum_tokens=minimum_tokens)
    return passages_of(families, stream, documents)


@dataclass(frozen=True, slots=True)
class Family:
    """A passage before its text is looked up: its stretches of the stream, as first and last
    word, and the places of the documents that hold them."""

    spans: tuple[tuple[int, int], ...]
    owners: tuple[int, ...]


def shared_families(
    stream: WordStream, *, minimum_tokens: int = MINIMUM_TOKENS
) -> tuple[Family, ...]:
    """The passages of a stream, in the order of their first words; no document is met."""
    stretches = _shared_stretches(stream, minimum_tokens)
    firsts = np.array([first for first, _ in stretches.spans], dtype=np.int64)
    owners = stream.owners_of(firsts).tolist()
    return tuple(
        Family(
            tuple(stretches.spans[number] for number in family),
            tuple(owners[number] for number in family),
        )
        for family in _families(stretches)
    )


def passages_of(
    families: Sequence[Family], stream: WordStream, documents: Documents
) -> tuple[SharedPassage, ...]:
    """The passages with their texts, longest first."""
    passages = [_passage(documents, stream, family) for family in families]
    return tuple(sorted(passages, key=lambda passage: (-passage.n_tokens, passage.places)))


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
class _Stretches:
    """Shared stretches as `(first, last)` words of the stream, and which of them share words."""

    spans: list[tuple[int, int]]
    links: list[tuple[int, int]]


def _shared_stretches(stream: WordStream, length: int) -> _Stretches:
    """Stretches of words every `length` of which stand in another document too."""
    order, is_same = _like_runs(stream, length)
    if not is_same.any():
        return _Stretches([], [])
    classes = np.concatenate([[0], np.cumsum(~is_same)])
    owners = stream.owners_of(order)
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


def _like_runs(stream: WordStream, length: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
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
    """Where the hashes stand that stand more than once: few of many, so all else is let go.

    Like hashes fall into the same of a few shares, of which one at a time is sorted.
    """
    n_shares = 1 + len(hashes) // _MAX_SORTED
    twice = [np.zeros(0, dtype=np.uint64)]
    for share in range(n_shares):
        ordered = np.sort(hashes[hashes % np.uint64(n_shares) == share] if n_shares > 1 else hashes)
        twice.append(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))
        del ordered
    repeated = np.sort(np.concatenate(twice))
    if not len(repeated):
        return np.zeros(0, dtype=np.int64)
    found = []
    for first in range(0, len(hashes), _CHUNK):
        part = hashes[first : first + _CHUNK]
        at = np.minimum(np.searchsorted(repeated, part), len(repeated) - 1)
        found.append(first + np.flatnonzero(repeated[at] == part))
    return np.concatenate(found)


_CHUNK, _MAX_SORTED = 1 << 18, 1 << 23


def _hashes(words: Numbers, length: int) -> NDArray[np.uint64]:
    """A 64-bit hash of each run of words, by a polynomial over scrambled word numbers."""
    n_runs = max(0, len(words) - length + 1)
    hashes = np.empty(n_runs, dtype=np.uint64)
    for first in range(0, n_runs, _CHUNK):
        last = min(first + _CHUNK, n_runs)
        part = words[first : last + length - 1].astype(np.uint64) + np.uint64(1)
        hashes[first:last] = _polynomials(_scrambled(part), length)
    return hashes


def _polynomials(scrambled: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """The polynomial of each run, from those of its two halves; arithmetic wraps at 2^64."""
    if length == 1:
        return scrambled
    left = length - length // 2
    halves = _polynomials(scrambled, left)
    right = halves if left == length // 2 else _polynomials(scrambled, length // 2)
    n_runs = len(scrambled) - length + 1
    factor = np.uint64(pow(0x9E3779B97F4A7C15, length // 2, 1 << 64))
    joined: NDArray[np.uint64] = halves[:n_runs] * factor + right[left : left + n_runs]
    return joined


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


def _passage(documents: Documents, stream: WordStream, family: Family) -> SharedPassage:
    places = []
    for (first, last), owner in zip(family.spans, family.owners, strict=True):
        document = documents[owner]
        start = document.tokens.starts[stream.token_of(first)]
        end = document.tokens.ends[stream.token_of(last)]
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
