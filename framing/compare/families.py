"""Stretches of words that several documents share, found from the words alone.

Every run of twelve words is hashed; runs that stand in two documents or more grow together
into families of stretches. The work is a sort of the hashes, of which a share at a time is in
memory: a corpus of twice the length costs little more than twice the time and no more memory,
but for what is shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.compare.words import Places, Words, WordStream

MINIMUM_TOKENS = 12

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document that others share: the place of the document, the numbers of its
    first and last token, and how many words it has."""

    owner: int
    first: int
    last: int
    n_tokens: int


Family = tuple[Stretch, ...]


def shared_families(words: Words, *, minimum_tokens: int = MINIMUM_TOKENS) -> tuple[Family, ...]:
    """The stretches that share runs of at least so many words, in the order of the corpus.

    Stretches are one family where they share words directly or by way of others.
    """
    repeats = _repeats(words, minimum_tokens)
    order = np.lexsort((repeats.seconds, repeats.hashes))
    is_same = repeats.is_same(order[:-1], order[1:])
    if not is_same.any():
        return ()
    classes = np.concatenate([[0], np.cumsum(~is_same)])
    owners = repeats.owners[order]
    is_shared_class = np.zeros(classes[-1] + 1, dtype=bool)
    is_shared_class[classes[1:][is_same & (owners[:-1] != owners[1:])]] = True
    shared = np.sort(order[is_shared_class[classes]])
    if not len(shared):
        return ()
    stretches, firsts = _stretches(repeats, shared, minimum_tokens)
    linked = is_same & is_shared_class[classes[1:]]
    sides = (repeats.places[order[:-1][linked]], repeats.places[order[1:][linked]])
    one, other = (np.searchsorted(firsts, side, side="right") - 1 for side in sides)
    pairs = np.unique(one * len(stretches) + other)  # as numbers: pairs are sorted far more slowly
    links = [divmod(pair, len(stretches)) for pair in pairs.tolist()]
    return tuple(
        tuple(stretches[number] for number in family)
        for family in _joined_by(links, len(stretches))
    )


@dataclass(frozen=True, slots=True)
class _Repeats:
    """The runs of words that stand more than once, in the order of the corpus.

    `places` is where each begins, in words; `runs` and `owners` as in `WordStream`; `firsts` and
    `lasts` are tokens; `hashes` and `seconds` are two hashes of its words, of 64 bits each, that
    do not depend on one another: like ones are taken for like words.
    """

    places: Places
    runs: Places
    owners: Places
    firsts: Places
    lasts: Places
    hashes: Hashes
    seconds: Hashes

    def is_same(self, one: Places, other: Places) -> NDArray[np.bool_]:
        """Whether the runs of these numbers hold the same words."""
        is_alike = self.hashes[one] == self.hashes[other]
        same: NDArray[np.bool_] = is_alike & (self.seconds[one] == self.seconds[other])
        return same


def _stretches(repeats: _Repeats, shared: Places, length: int) -> tuple[list[Stretch], Places]:
    """Shared runs that follow on one another as stretches, and where each begins, in words."""
    places, runs = repeats.places[shared], repeats.runs[shared]
    breaks = np.flatnonzero((np.diff(places) > 1) | (np.diff(runs) > 0)) + 1
    firsts = shared[np.concatenate([[0], breaks])]
    lasts = shared[np.concatenate([breaks - 1, [len(shared) - 1]])]
    n_tokens = repeats.places[lasts] - repeats.places[firsts] + length
    columns = (repeats.owners[firsts], repeats.firsts[firsts], repeats.lasts[lasts], n_tokens)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [Stretch(*row) for row in rows], repeats.places[firsts]


_N_AT_ONCE, _MAX_SORTED, _N_BITS = 1 << 18, 1 << 23, 24


def _repeats(words: Words, length: int) -> _Repeats:
    """The runs whose hash stands more than once: few of many, so all else is let go."""
    repeated = _repeated(words, length)
    may_be = np.zeros(1 << _N_BITS, dtype=bool)
    may_be[_bits(repeated)] = True
    found, before = [_no_repeats()], 0
    for stream in words:
        for first, hashes in _hashes(stream, length):
            starts = np.flatnonzero(may_be[_bits(hashes)])
            at = np.searchsorted(repeated, hashes[starts])
            starts = starts[repeated[np.minimum(at, len(repeated) - 1)] == hashes[starts]]
            found.append(_met(stream, first + starts, hashes[starts], length, before))
        before += len(stream.words)
    return _Repeats(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _repeated(words: Words, length: int) -> Hashes:
    """The hashes that stand more than once, in order.

    Like hashes fall into the same of a few shares, of which one at a time is sorted.
    """
    n_shares = 1 + words.n_words // _MAX_SORTED
    twice = []
    for share in range(n_shares):
        parts = [np.zeros(0, dtype=np.uint64)]
        for stream in words:
            for _, hashes in _hashes(stream, length):
                parts.append(hashes[hashes % np.uint64(n_shares) == share])
        ordered = np.concatenate(parts)
        del parts
        ordered.sort()
        twice.append(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))
    return np.sort(np.concatenate(twice))


def _met(
    stream: WordStream, starts: Places, hashes: Hashes, length: int, before: int
) -> tuple[NDArray[np.generic], ...]:
    """The columns of `_Repeats` of the runs that begin there; none crosses the end of a run."""
    runs = stream.runs_of(starts)
    is_whole = runs == stream.runs_of(starts + length - 1)
    starts, runs, hashes = starts[is_whole], runs[is_whole], hashes[is_whole]
    seconds = np.zeros(len(starts), dtype=np.uint64)
    for offset in range(length):
        seconds *= np.uint64(0xD6E8FEB86659FD93)
        seconds += _scrambled(~stream.words[starts + offset].astype(np.uint64))
    owners, firsts = stream.owners_of(starts), stream.tokens_of(starts)
    return (
        before + starts,
        runs,
        owners,
        firsts,
        stream.tokens_of(starts + length - 1),
        hashes,
        seconds,
    )


def _no_repeats() -> tuple[NDArray[np.generic], ...]:
    return (*(np.zeros(0, np.int64) for _ in range(5)), *(np.zeros(0, np.uint64) for _ in range(2)))


def _bits(hashes: Hashes) -> Hashes:
    return hashes >> np.uint64(64 - _N_BITS)


def _hashes(stream: WordStream, length: int) -> Iterator[tuple[int, Hashes]]:
    """A 64-bit hash of each run of words, some at a time, with the place of the first.

    It is a polynomial over scrambled words.
    """
    n_runs = max(0, len(stream.words) - length + 1)
    for first in range(0, n_runs, _N_AT_ONCE):
        last = min(first + _N_AT_ONCE, n_runs)
        part = stream.words[first : last + length - 1].astype(np.uint64)
        yield first, _polynomials(_scrambled(part + np.uint64(1)), length)


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


def _joined_by(links: Sequence[tuple[int, int]], n_stretches: int) -> list[list[int]]:
    """The numbers of stretches that are linked, directly or by way of others, as lists."""
    parents = list(range(n_stretches))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for a, b in links:
        first, second = sorted((root(a), root(b)))
        parents[second] = first
    families: dict[int, list[int]] = {}
    for number in range(n_stretches):
        families.setdefault(root(number), []).append(number)
    return [families[number] for number in sorted(families)]
