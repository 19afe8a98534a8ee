"""Words numbered by how they are printed: each spelling gets its number where it is first met."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Longs = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_LONG, _VERY_LONG = 8, 16  # bytes
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xC2B2AE3D27D4EB4F)
# What keeps the first letters of eight, by their number.
MASKS = np.array([(1 << 8 * n) - 1 for n in range(_LONG + 1)], np.uint64)


class WordTypes:
    """The numbers of all spellings met, from 0, in tables that hold no Python object a word.

    A word of at most eight bytes is its own key, one of at most sixteen a pair of keys; the few
    that are longer are kept as they are.
    """

    def __init__(self) -> None:
        self._short, self._long = _Table(1), _Table(2)
        self._very_long: dict[bytes, int] = {}
        self.n_types = 0

    def numbers(
        self, data: bytes, loaded: Longs, starts: Numbers, ends: Numbers
    ) -> tuple[Numbers, list[bytes]]:
        """The number of each word, and the words met for the first time, in order of number.

        `loaded` are the eight bytes from each byte of the data on, the first the lowest.
        """
        lengths = ends - starts
        fronts = loaded[starts] & MASKS.take(lengths, mode="clip")
        numbers = np.empty(len(starts), np.int64)
        is_short = lengths <= _LONG
        rows = np.flatnonzero(is_short)
        fresh = self._number(self._short, numbers, rows, (fronts[rows],))
        long = np.flatnonzero(~is_short)
        rows = long[lengths[long] <= _VERY_LONG]
        backs = loaded[starts[rows] + _LONG] & MASKS[lengths[rows] - _LONG]
        fresh += self._number(self._long, numbers, rows, (fronts[rows], backs))
        for row in long[lengths[long] > _VERY_LONG].tolist():
            word = data[starts[row] : ends[row]]
            number = self._very_long.get(word)
            if number is None:
                number = self._very_long[word] = self.n_types
                self.n_types += 1
                fresh.append(row)
            numbers[row] = number
        at = np.array(fresh, np.int64)
        bounds = zip(starts[at].tolist(), ends[at].tolist(), strict=True)
        return numbers, [data[start:end] for start, end in bounds]

    def _number(self, table: _Table, numbers: Numbers, rows: Numbers, keys: _Keys) -> list[int]:
        """Write the numbers of these rows; returns the first row of each word not met before."""
        found = table.look_up(keys)
        unknown = np.flatnonzero(found < 0)
        first: Numbers = unknown[:0]
        if len(unknown):
            places, first = _told_apart(tuple(part[unknown] for part in keys))
            first = unknown[first]
            made = np.arange(self.n_types, self.n_types + len(first))
            table.add(tuple(part[first] for part in keys), made)
            found[unknown] = self.n_types + places
            self.n_types += len(first)
        numbers[rows] = found
        fresh: list[int] = rows[first].tolist()
        return fresh


# The parts of keys, each a column.
_Keys = tuple[Longs, ...]


def _told_apart(keys: _Keys) -> tuple[Numbers, Numbers]:
    """The number of each key among those that differ, and where each of these is first met."""
    if len(keys) == 1:
        _, first, places = np.unique(keys[0], return_index=True, return_inverse=True)
        return places, first
    order = np.lexsort(keys)
    differs = np.zeros(len(order), np.bool_)
    for part in keys:
        differs[1:] |= np.diff(part[order]) != 0
    places = np.empty(len(order), np.int64)
    places[order] = np.cumsum(differs)
    return places, order[np.flatnonzero(np.concatenate(([True], differs[1:])))]


class _Table:
    """Keys to numbers, all look-ups of a block at once: open addressing, a quarter full at most.

    The first part of a key is never 0. A word met early is met often, and stands at its own place.
    """

    def __init__(self, n_parts: int) -> None:
        self._n_parts = n_parts
        self._resize(12)
        self._n = 0

    def look_up(self, keys: _Keys) -> Numbers:
        """The numbers of the keys, -1 for those that are not here."""
        slots = self._slots(keys)
        found = self._numbers[slots].astype(np.int64)
        rows = np.flatnonzero(self._differ(slots, keys))
        found[rows] = -1
        slots = slots[rows]
        while len(rows):
            taken = self._parts[0][slots] != 0
            rows, slots = rows[taken], (slots[taken] + 1) & self._mask
            differs = self._differ(slots, tuple(part[rows] for part in keys))
            found[rows[~differs]] = self._numbers[slots[~differs]]
            rows, slots = rows[differs], slots[differs]
        return found

    def add(self, keys: _Keys, numbers: Numbers) -> None:
        """Add keys that are not here, each once."""
        self._n += len(numbers)
        if 4 * self._n > len(self._numbers):
            held = np.flatnonzero(self._parts[0])
            held = held[np.argsort(self._numbers[held])]
            old_keys, old_numbers = tuple(part[held] for part in self._parts), self._numbers[held]
            self._resize((4 * self._n).bit_length())
            self._place(old_keys, old_numbers)
        self._place(keys, numbers)

    def _place(self, keys: _Keys, numbers: Numbers | NDArray[np.int32]) -> None:
        slots = self._slots(keys)
        rows = np.arange(len(numbers))[::-1]
        while len(rows):
            free = rows[self._parts[0][slots[rows]] == 0]
            # Of several that want one slot the last has it, which was met first.
            self._numbers[slots[free]] = numbers[free]
            free = free[self._numbers[slots[free]] == numbers[free]]
            for part, key in zip(self._parts, keys, strict=True):
                part[slots[free]] = key[free]
            rows = rows[self._numbers[slots[rows]] != numbers[rows]]
            slots[rows] = (slots[rows] + 1) & self._mask

    def _differ(self, slots: Numbers, keys: _Keys) -> NDArray[np.bool_]:
        differs = self._parts[0][slots] != keys[0]
        for part, key in zip(self._parts[1:], keys[1:], strict=True):
            differs |= part[slots] != key
        found: NDArray[np.bool_] = differs
        return found

    def _slots(self, keys: _Keys) -> Numbers:
        mixed = keys[0] * _SPREAD
        for key in keys[1:]:
            mixed = (mixed ^ key) * _TURN
        return (mixed >> np.uint64(64 - self._bits)).astype(np.int64)

    def _resize(self, bits: int) -> None:
        self._bits, self._mask = bits, (1 << bits) - 1
        self._parts = [np.zeros(1 << bits, np.uint64) for _ in range(self._n_parts)]
        self._numbers = np.full(1 << bits, -1, np.int32)
