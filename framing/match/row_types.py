"""The types of the words of a row: found out for those words that somebody asks about."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from framing.match.row import Row
from framing.match.type_index import N_UNKNOWN, UNKNOWN, Flags, Numbers, TypeIndex
from framing.match.word_types import Longs, WordTypes


class RowTypes:
    """The types of the words of a row, in `TypeIndex`, numbered when they are asked for."""

    def __init__(self, index: TypeIndex, types: WordTypes, row: Row, loaded: Longs) -> None:
        self._index, self._types, self._row, self._loaded = index, types, row, loaded
        self._numbers = np.full(len(row.starts), -1)

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
        row = self._row
        passed = self._index.beginnings.passed(self._loaded, row.starts, row.ends)
        passed[row.odd_words] = True
        words = np.flatnonzero(passed)
        if not is_read.all():
            words = words[is_read[np.searchsorted(row.first_words, words, "right") - 1]]
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
        row = self._row
        passed = self._index.operands.sieve.passed(self._loaded, row.starts, row.ends)
        passed[row.odd_words] = True
        return passed

    def _number_known(self, words: Numbers) -> None:
        """Number words of which most are in no lexicon; odd ones that begin something have been."""
        row = self._row
        self._numbers[words] = UNKNOWN
        passed = self._index.known.passed(self._loaded, row.starts[words], row.ends[words])
        self._number(words[passed])

    def _number(self, words: Numbers) -> None:
        row = self._row
        numbers, fresh = self._types.numbers(
            row.data, self._loaded, row.starts[words], row.ends[words]
        )
        self._index.add(b"\n".join(fresh).decode().split("\n") if fresh else ())
        self._numbers[words] = numbers + N_UNKNOWN
