"""Stretches of words that several documents share, found from the words alone.

Every run of twelve words is hashed; runs that stand in two documents or more grow together
into families of stretches. The work is a sort of the hashes. Those of a long corpus are sorted some
at a time and laid down in a file, eight bytes a word: the words are passed over twice however many
they are, and no more memory is taken, but for what is shared.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from framing.compare.words import Places, Words, WordStream

MINIMUM_TOKENS = 12

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document that others share: the place of the document, the numbers of its
    first and last token, and how many words it has."""

    owner: int
    first: int
    last: int
    n_tokens: int


Family = tuple[Stretch, ...]


def shared_families(
    words: Words, *, minimum_tokens: int = MINIMUM_TOKENS, scratch: Path | None = None
) -> tuple[Family, ...]:
    """The stretches that share runs of at least so many words, in the order of the corpus.

    Stretches are one family where they share words directly or by way of others. In the folder
    `scratch`, by default that of the system, the hashes of a long corpus are laid down for a while.
    """
    repeats = _repeats(words, minimum_tokens, scratch)
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
    numbers = (one * len(stretches) + other).astype(np.uint64)  # pairs take far longer to sort
    pairs = _distinct(np.sort(numbers))
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
    runs: Numbers
    owners: Numbers
    firsts: Numbers
    lasts: Numbers
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


# Of the columns of `_Repeats`: there may be many rows.
_KINDS = (np.int64, *[np.int32] * 4, *[np.uint64] * 2)
_N_AT_ONCE, _MAX_SORTED, _N_BITS = 1 << 18, 1 << 23, 24


def _repeats(words: Words, length: int, scratch: Path | None) -> _Repeats:
    """The runs whose hash stands more than once: few of many, so all else is let go."""
    repeated = _repeated(words, length, scratch)
    may_be = np.zeros(1 << _N_BITS, dtype=bool)
    may_be[_bits(repeated)] = True
    columns: list[list[NDArray[Any]]] = [[np.zeros(0, kind)] for kind in _KINDS]
    before = 0
    for stream in words:
        for first, hashes in _hashes(stream, length):
            starts = np.flatnonzero(may_be[_bits(hashes)])
            starts = starts[_is_among(hashes[starts], repeated)]
            met = _met(stream, first + starts, hashes[starts], length, before)
            for column, part, kind in zip(columns, met, _KINDS, strict=True):
                column.append(part.astype(kind))
        before += len(stream.words)
    return _Repeats(*map(_joined, columns))


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """Parts of a column behind one another; they are let go."""
    column = np.concatenate(parts)
    parts.clear()
    return column


def _is_among(hashes: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Which hashes are known; `known` are in order."""
    found = np.zeros(len(hashes), dtype=bool)
    if len(known):
        order = np.argsort(hashes)  # looked up in order, neighbours lie near each other in memory
        near = np.minimum(np.searchsorted(known, hashes[order]), len(known) - 1)
        found[order] = known[near] == hashes[order]
    return found


def _repeated(words: Words, length: int, scratch: Path | None) -> Hashes:
    """The hashes that stand more than once, in order."""
    n_shares = 1 + words.n_words // _MAX_SORTED
    if n_shares == 1:
        return np.concatenate([_twice(each) for each in _sorted_hashes(words, length)])
    edges = np.array([(number << 64) // n_shares for number in range(1, n_shares)], np.uint64)
    ends = []
    with _scratch_file(scratch) as file:
        for ordered in _sorted_hashes(words, length):
            file.write(ordered.data)
            ends.append([0, *np.searchsorted(ordered, edges).tolist(), len(ordered)])
        return np.concatenate([_twice(_share(file, ends, number)) for number in range(n_shares)])


@contextmanager
def _scratch_file(folder: Path | None) -> Iterator[IO[bytes]]:
    """A file without a name, for a while; what the system refuses is told of its folder."""
    place = folder or tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            yield file
    except OSError as error:
        error.filename = error.filename or str(place)
        raise


def _share(file: IO[bytes], ends: Sequence[Sequence[int]], number: int) -> Hashes:
    """One share of the hashes of all rows of a file, in order; `ends` cut each row into shares."""
    parts: list[Hashes] = []
    start = 0
    for row in ends:
        file.seek(8 * (start + row[number]))
        parts.append(np.frombuffer(file.read(8 * (row[number + 1] - row[number])), np.uint64))
        start += row[-1]
    return _in_order(parts)


def _sorted_hashes(words: Words, length: int) -> Iterator[Hashes]:
    """The hashes of all runs of words, many at a time, these in order."""
    held: list[Hashes] = []
    n_held = 0
    for stream in words:
        for _, hashes in _hashes(stream, length):
            held.append(hashes)
            n_held += len(hashes)
            if n_held >= _MAX_SORTED:
                yield _in_order(held)
                n_held = 0
    yield _in_order(held)


def _in_order(held: list[Hashes]) -> Hashes:
    """All that is held, in order; it is let go."""
    ordered = np.concatenate((np.zeros(0, dtype=np.uint64), *held))
    held.clear()
    ordered.sort()
    return ordered


def _twice(ordered: Hashes) -> Hashes:
    """Those that stand more than once, each once."""
    return _distinct(ordered[1:][ordered[1:] == ordered[:-1]])


def _distinct(ordered: Hashes) -> Hashes:
    """Numbers in order, each once; `np.unique` takes far longer where most are alike."""
    is_first = np.ones(len(ordered), dtype=bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]


def _met(
    stream: WordStream, starts: Places, hashes: Hashes, length: int, before: int
) -> tuple[NDArray[Any], ...]:
    """The columns of `_Repeats` of the runs that begin there; none crosses the end of a run."""
    runs = stream.runs_of(starts)
    is_whole = runs == stream.runs_of(starts + length - 1)
    starts, runs, hashes = starts[is_whole], runs[is_whole], hashes[is_whole]
    seconds = np.zeros(len(starts), dtype=np.uint64)
    for offset in range(length):
        seconds *= np.uint64(0xD6E8FEB86659FD93)
        seconds += _scrambled(~stream.words[starts + offset].astype(np.uint64))
    return (
        before + starts,
        runs,
        stream.owners_of(starts),
        stream.tokens_of(starts),
        stream.tokens_of(starts + length - 1),
        hashes,
        seconds,
    )


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
