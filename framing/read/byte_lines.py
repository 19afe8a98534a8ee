"""Some paragraphs of a row of texts side by side, and what stands at their edges and in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from framing.read.byte_prints import N_BACK, Endings, Openings
from framing.read.byte_words import ByteWords, Flags, Ints


@cache
def bytes_among(codes: bytes) -> Flags:
    """A table of all bytes that tells those named."""
    return np.isin(np.arange(256), list(codes))


_MAX_BYTE = 255


def n_blanks(is_blank: Flags, starts: Ints, ends: Ints) -> Ints:
    """How many blanks stand in each line, by its start and end, between which something stands."""
    if not len(starts):
        return np.zeros(0, np.int64)
    # Sums of bytes that stay bytes are added up several times as fast as wider ones: long lines
    # are counted piece by piece.
    n_pieces = (ends - starts + _MAX_BYTE - 1) // _MAX_BYTE
    first = np.cumsum(n_pieces) - n_pieces
    numbers, lines = np.arange(int(n_pieces.sum())), np.arange(len(starts))
    owners = np.repeat(lines, n_pieces)
    bounds = np.empty(len(numbers) + len(lines), np.int64)
    bounds[numbers + owners] = starts[owners] + (numbers - first[owners]) * _MAX_BYTE
    bounds[first + n_pieces + lines] = ends
    narrow = np.add.reduceat(is_blank.view(np.uint8), bounds, dtype=np.uint8)
    found: Ints = np.add.reduceat(narrow[numbers + owners].astype(np.int64), first)
    return found


def holding(starts: Ints, ends: Ints, places: Ints) -> Ints:
    """The number of the line that holds each place, of places that stand in one."""
    rows = np.searchsorted(starts, places, "right") - 1
    is_inside = rows >= 0
    is_inside[is_inside] = places[is_inside] < ends[rows[is_inside]]
    found: Ints = rows[is_inside]
    return found


_IS_TRAILING = bytes_among(b" .")
_CLOSES = bytes_among(b"\"')] ")
_CLOSES_C2 = bytes_among(bytes([0xAB, 0xBB, 0xA0]))
_CLOSES_E2 = bytes_among(bytes([0x98, 0x99, 0x9C, 0x9D, 0xB9, 0xBA]))
_STOPS = bytes_among(b".!?")


class Lines:
    """Paragraphs by their bounds in bytes, `n_words` in each, with their first and last bytes."""

    def __init__(self, words: ByteWords, starts: Ints, ends: Ints, n_words: Ints) -> None:
        self.words, self.starts, self.ends, self.n_words = words, starts, ends, n_words
        self._view = words.view
        self.first, self.last = self._view[starts], self._view[ends - 1]

    def only(self, rows: Ints) -> Lines:
        """Those of these numbers."""
        return Lines(self.words, self.starts[rows], self.ends[rows], self.n_words[rows])

    def pieces(self) -> list[bytes]:
        """The bytes of each."""
        data, bounds = self.words.data, zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        return [data[start:end] for start, end in bounds]

    def holds(self, places: Ints) -> Flags:
        """Which hold one of the places."""
        found = np.zeros(len(self.starts), np.bool_)
        found[holding(self.starts, self.ends, places)] = True
        return found

    def rows_of(self, places: Ints) -> Iterator[tuple[int, int, int]]:
        """The numbers and bounds of those that hold one of the places."""
        rows = np.flatnonzero(self.holds(places))
        return zip(rows.tolist(), self.starts[rows].tolist(), self.ends[rows].tolist(), strict=True)

    def opens_with(self, signs: tuple[str, ...]) -> Flags:
        """Which begin with one of the signs."""
        encoded = [sign.encode() for sign in signs]
        found = bytes_among(bytes(sign[0] for sign in encoded))[self.first]
        rows = np.flatnonzero(found)
        loaded, begins = self.words.loaded[self.starts[rows]], np.zeros(len(rows), np.bool_)
        for sign in encoded:
            letters = loaded & np.uint64((1 << 8 * len(sign)) - 1)
            begins |= letters == int.from_bytes(sign, "little")
        found[rows] = begins
        return found

    def without_first(self, is_blank: Flags) -> Lines:
        """The same without their first characters and blanks behind those."""
        starts = self.starts + 1
        while len(rows := np.flatnonzero((self._view[starts] & 0xC0) == 0x80)):
            starts[rows] += 1
        while len(rows := np.flatnonzero(is_blank[self._view[starts]])):
            starts[rows] += 1
        return Lines(self.words, starts, self.ends, self.n_words)

    def _ends_without(self, is_trailing: Flags) -> Ints:
        """Where they end without certain bytes at the end."""
        at = self.ends.copy()
        rows = np.flatnonzero(is_trailing[self.last])
        while len(rows := rows[is_trailing[self._view[at[rows] - 1]]]):
            at[rows] -= 1
            rows = rows[at[rows] > self.starts[rows]]
        return at

    def is_stopped(self) -> Flags:
        """Which end like sentences, as `furniture.has_full_stop`, or in a colon."""
        view, at = self._view, self.ends.copy()
        rows = np.flatnonzero(_CLOSES[self.last] | (self.last >= 0x80))
        while len(rows):
            ends = at[rows]
            last, before = view[ends - 1], view[ends - 2]
            is_three = _CLOSES_E2[last] & (before == 0x80) & (view[ends - 3] == 0xE2)
            step = _CLOSES[last] + 2 * (_CLOSES_C2[last] & (before == 0xC2)) + 3 * is_three
            at[rows] -= step
            rows = rows[(step > 0) & (at[rows] > self.starts[rows])]
        last = view[at - 1]
        is_ellipsis = (last == 0xA6) & (view[at - 2] == 0x80) & (view[at - 3] == 0xE2)
        found: Flags = (at > self.starts) & (_STOPS[last] | is_ellipsis)
        found |= self.last == ord(":")
        return found

    def begins_like(self, openings: Openings) -> Flags:
        """Which begin so."""
        found: Flags = openings.may_open(self.words.loaded[self.starts])
        rows = np.flatnonzero(found)
        found[rows] = [openings.open(piece) for piece in self.only(rows).pieces()]
        return found

    def ends_like(self, endings: Endings) -> Flags:
        """Which end so, points and blanks aside."""
        at = self._ends_without(_IS_TRAILING)
        found: Flags = endings.may_end(self.words.loaded[np.maximum(at - N_BACK, 0)])
        found |= at < N_BACK
        rows = np.flatnonzero(found)
        found[rows] = [endings.end(piece.rstrip(b" .")) for piece in self.only(rows).pieces()]
        return found

    def ends_in_dash(self) -> Flags:
        """Which end in a dash or hyphen."""
        view, ends = self._view, self.ends
        is_wide = (view[ends - 3] == 0xE2) & (view[ends - 2] == 0x80)
        is_dash = is_wide & ((self.last == 0x93) | (self.last == 0x94))
        found: Flags = (self.last == ord("-")) | is_dash
        return found
