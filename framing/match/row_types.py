"""The types of the words of a row: found out for those words that somebody asks about."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.match.endings import PhraseTrees
from framing.match.row import Row
from framing.match.sieve import Sieve, fronts_of
from framing.match.type_index import N_UNKNOWN, UNKNOWN, Flags, Numbers, TypeIndex
from framing.match.word_types import MASKS, Longs, WordTypes

# So many words are looked at together: what is found of them stays near the processor.
_N_NEAR = 1 << 14
_PLAIN, _CURLY = b"'s", "’s".encode()


class RowTypes:
    """The types of the words of a row, in `TypeIndex`, numbered when they are asked for."""

    def __init__(self, index: TypeIndex, types: WordTypes, row: Row, loaded: Longs) -> None:
        self._index, self._types, self._row, self._loaded = index, types, row, loaded
        self._numbers = np.full(len(row.starts), -1)
        self._owned, self._is_odd = self._possessives()
        self._fronts = self._found_fronts()

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, words: Numbers) -> Numbers:
        found: Numbers = self._numbers[words]
        if len(found) and found.min() < 0:
            self._number_known(words[found < 0])
            found = self._numbers[words]
        return found

    def beginning(self, is_read: Flags) -> tuple[Numbers, Numbers]:
        """The words of the texts to be read that begin something, and what each begins."""
        passed = self._all_passed(self._index.beginnings)
        if not is_read.all():
            passed &= np.repeat(is_read, np.diff(self._row.first_words))
        words = np.flatnonzero(passed)
        self._number(words)
        kinds = self[words]
        begins = self._index.types["begins"][kinds]
        rows = np.flatnonzero(begins)
        return words[rows], begins[rows]

    def may_be_operands(self, first: int, end: int) -> Numbers:
        """As `TypesOfWords.may_be_operands`."""
        return np.flatnonzero(self._may_be_operands[first:end]) + first

    @cached_property
    def _may_be_operands(self) -> Flags:
        return self._all_passed(self._index.operands.sieve)

    def may_go_on(self, trees: PhraseTrees, nodes: Numbers, words: Numbers) -> Flags:
        """As `TypesOfWords.may_go_on`."""
        return trees.may_go_on(nodes, self._fronts[words]) | self._is_odd[words]

    def _number_known(self, words: Numbers) -> None:
        """Number words of which most are in no lexicon."""
        self._numbers[words] = UNKNOWN
        self._number(words[self._passed(self._index.known, words)])

    def _all_passed(self, sieve: Sieve) -> Flags:
        """As `_passed`, of all words."""
        passed = np.empty(len(self), np.bool_)
        for first in range(0, len(self), _N_NEAR):
            near = slice(first, first + _N_NEAR)
            passed[near] = self._passed(sieve, near)
        return passed

    def _passed(self, sieve: Sieve, words: Numbers | slice) -> Flags:
        """Which of the words a sieve lets through, possessives left out; odd words pass."""
        ends, owned = self._row.ends[words], self._owned[words]
        bare_ends = ends - owned if sieve.has_endings else ends
        passed = sieve.passed(self._fronts[words], self._loaded, bare_ends)
        passed |= self._is_odd[words]
        if sieve.has_endings:
            passed |= owned > 0
        return passed

    def _found_fronts(self) -> Longs:
        """The fronts of all words, possessives left out."""
        fronts = np.empty(len(self), np.uint64)
        for first in range(0, len(self), _N_NEAR):
            near = slice(first, first + _N_NEAR)
            bare_ends = self._row.ends[near] - self._owned[near]
            fronts[near] = fronts_of(self._loaded, self._row.starts[near], bare_ends)
        return fronts

    def _possessives(self) -> tuple[NDArray[np.uint8], Flags]:
        """How many bytes of each word are a possessive, and which words then are still odd: of
        anything but ASCII letters, figures, points and commas."""
        row = self._row
        holding = row.odd_words
        begun = np.flatnonzero(np.diff(holding, prepend=-1))
        words, n_odd = holding[begun], np.diff(begun, append=len(holding))
        ends = row.ends[words]
        is_odd = np.zeros(len(row.ends), np.bool_)
        is_odd[words] = True
        sizes = np.zeros(len(words), np.uint8)
        for ending in (_PLAIN, _CURLY):
            size = len(ending)
            backs = self._loaded[np.maximum(ends - size, 0)] & MASKS[size]
            # Of a curly apostrophe two of three bytes continue a character.
            is_alone = n_odd == max(1, size - 2)
            sizes[is_alone & (backs == int.from_bytes(ending, "little"))] = size
        is_odd[words[sizes > 0]] = False
        owned = np.zeros(len(row.ends), np.uint8)
        owned[words] = sizes
        return owned, is_odd

    def _number(self, words: Numbers) -> None:
        row = self._row
        numbers, fresh = self._types.numbers(
            row.data, self._loaded, row.starts[words], row.ends[words]
        )
        self._index.add(b"\n".join(fresh).decode().split("\n") if fresh else ())
        self._numbers[words] = numbers + N_UNKNOWN
