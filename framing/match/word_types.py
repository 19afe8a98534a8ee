"""Words numbered by how they are printed: each spelling gets its number where it is first met."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Longs = NDArray[np.uint64]

_LONG, _VERY_LONG = 8, 16  # bytes
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xC2B2AE3D27D4EB4F)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(_LONG + 1)], np.uint64)


class WordTypes:
    """The numbers of all spellings met, from 0, in tables that hold no Python object a word.

    A word of at most eight bytes is its own key; of at most sixteen, its two ends and its length
    are compared; the few that are longer are kept as they are.
    """

    def __init__(self) -> None:
        self._short, self._long = _Table(), _Table()
        self._very_long: dict[bytes, int] = {}
        self._ends: _Ends = _Ends()
        self.n_types = 0

    def numbers(
        self, data: bytes, loaded: Longs, starts: Numbers, ends: Numbers
    ) -> tuple[Numbers, list[bytes]]:
        """The number of each word, and the words met for the first time, in order of number.

        `loaded` are the eight bytes from each byte of the data on, the first the lowest.
        """
        lengths = ends - starts
        keys = loaded[starts] & _MASKS[np.minimum(lengths, _LONG)]
        long = np.flatnonzero(lengths > _LONG)
        short_ones = lengths <= _LONG
        numbers = np.empty(len(starts), np.int64)
        rows = np.flatnonzero(short_ones)
        fresh = self._number(self._short, numbers, rows, keys[rows])
        fresh += self._number_long(data, loaded, numbers, (long, starts[long], ends[long]))
        return numbers, [data[starts[row] : ends[row]] for row in fresh]

    def _number(self, table: _Table, numbers: Numbers, rows: Numbers, keys: Longs) -> list[int]:
        """Write the numbers of these rows; returns the first row of each word not met before."""
        found = table.look_up(keys)
        unknown = np.flatnonzero(found < 0)
        first: Numbers = unknown[:0]
        if len(unknown):
            made, first, place = np.unique(keys[unknown], return_index=True, return_inverse=True)
            table.add(made, np.arange(self.n_types, self.n_types + len(made)))
            found[unknown] = self.n_types + place
            self.n_types += len(made)
            first = rows[unknown[first]]
        numbers[rows] = found
        return list(map(int, first))

    def _number_long(
        self,
        data: bytes,
        loaded: Longs,
        numbers: Numbers,
        words: tuple[Numbers, Numbers, Numbers],
    ) -> list[int]:
        rows, starts, ends = words
        lengths = ends - starts
        fronts, tails = loaded[starts], loaded[ends - _LONG]
        keys = (
            (fronts * _SPREAD)
            ^ (tails * _TURN)
            ^ (lengths.astype(np.uint64) * _SPREAD >> np.uint64(3))
        )
        keys |= np.uint64(1)  # no key is 0
        fits = lengths <= _VERY_LONG
        fresh = self._number(self._long, numbers, rows[fits], keys[fits])
        at = np.searchsorted(rows, fresh)
        self._ends.add(fronts[at], tails[at], lengths[at], self.n_types)
        same = self._ends.are(numbers[rows], fronts, tails, lengths, fits)
        for place in np.flatnonzero(~same).tolist():  # very long, or two words with one key
            word = data[starts[place] : ends[place]]
            number = self._very_long.get(word)
            if number is None:
                number = self._very_long[word] = self.n_types
                self.n_types += 1
                fresh.append(int(rows[place]))
                self._ends.add(fronts[:0], tails[:0], lengths[:0], self.n_types)
            numbers[rows[place]] = number
        return fresh


class _Ends:
    """The two ends and the length of the words that have a number, zeros for those of others."""

    def __init__(self) -> None:
        self._known = np.zeros((3, 1024), np.uint64)

    def add(self, fronts: Longs, tails: Longs, lengths: Numbers, n_types: int) -> None:
        """The ends of the last words, up to a number of all."""
        while n_types > self._known.shape[1]:
            self._known = np.concatenate((self._known, np.zeros_like(self._known)), axis=1)
        for row, values in enumerate((fronts, tails, lengths)):
            self._known[row, n_types - len(values) : n_types] = values

    def are(
        self,
        numbers: Numbers,
        fronts: Longs,
        tails: Longs,
        lengths: Numbers,
        fits: NDArray[np.bool_],
    ) -> NDArray[np.bool_]:
        """Which words are those of the numbers; False where they do not fit."""
        asked = np.where(fits, numbers, 0)
        same = fits & (self._known[0, asked] == fronts) & (self._known[1, asked] == tails)
        found: NDArray[np.bool_] = same & (self._known[2, asked] == lengths.astype(np.uint64))
        return found


class _Table:
    """Keys other than 0 to numbers: open addressing, all look-ups of a block at once."""

    def __init__(self) -> None:
        self._resize(16)
        self._n = 0

    def look_up(self, keys: Longs) -> Numbers:
        """The numbers of the keys, -1 for those that are not here."""
        slots = self._slots(keys)
        held = self._keys[slots]
        found = self._numbers[slots].astype(np.int64)
        rows = np.flatnonzero(held != keys)
        found[rows] = -1
        while len(rows := rows[self._keys[slots[rows]] != 0]):
            slots[rows] = (slots[rows] + 1) & self._mask
            equal = self._keys[slots[rows]] == keys[rows]
            hits = rows[equal]
            found[hits] = self._numbers[slots[hits]]
            rows = rows[~equal]
        return found

    def add(self, keys: Longs, numbers: Numbers) -> None:
        """Add keys that are not here, each once."""
        while 2 * (self._n + len(keys)) > len(self._keys):
            held = np.flatnonzero(self._keys)
            old_keys, old_numbers = self._keys[held], self._numbers[held].astype(np.int64)
            self._resize(self._bits + 1)
            self._place(old_keys, old_numbers)
        self._place(keys, numbers)
        self._n += len(keys)

    def _place(self, keys: Longs, numbers: Numbers) -> None:
        slots = self._slots(keys)
        rows = np.arange(len(keys))
        while len(rows):
            free = rows[self._keys[slots[rows]] == 0]
            self._keys[slots[free]] = keys[free]
            self._numbers[slots[free]] = numbers[free]
            # Of two that wanted one slot the last has it; the other goes on.
            rows = rows[self._keys[slots[rows]] != keys[rows]]
            slots[rows] = (slots[rows] + 1) & self._mask

    def _slots(self, keys: Longs) -> Numbers:
        return ((keys * _SPREAD) >> np.uint64(64 - self._bits)).astype(np.int64)

    def _resize(self, bits: int) -> None:
        self._bits, self._mask = bits, (1 << bits) - 1
        self._keys = np.zeros(1 << bits, np.uint64)
        self._numbers = np.zeros(1 << bits, np.int32)
