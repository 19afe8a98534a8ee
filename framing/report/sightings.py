"""Hits of a corpus by what is counted of them: numbers in arrays, made objects where one is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from framing.report.kinds import Kind, Sighting

# Half the room of what numpy takes by itself: two thousand million hits are enough for a page.
Numbers = NDArray[np.int32]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class HitTable:
    """All hits of a corpus in the order of the page, which are numbered from 1.

    `kinds` are the different ones; the arrays tell of each hit the number of its kind, the
    position of its article and the number of its context.
    """

    kinds: tuple[Kind, ...]
    kind: Numbers
    document: Numbers
    context: Numbers


class Sightings(Sequence[Sighting]):
    """Some hits of a corpus, in the order of the page."""

    __slots__ = ("_rows", "_table")

    def __init__(self, table: HitTable, rows: Numbers) -> None:
        self._table, self._rows = table, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Sighting: ...

    @overload
    def __getitem__(self, at: slice) -> Sightings: ...

    def __getitem__(self, at: int | slice) -> Sighting | Sightings:
        if isinstance(at, slice):
            return Sightings(self._table, self._rows[at])
        return self._sighting(int(self._rows[at]))

    def __iter__(self) -> Iterator[Sighting]:
        return map(self._sighting, self._rows.tolist())

    def where(self, test: Callable[[Kind], bool]) -> Sightings:
        """Those whose kind passes the test, which is asked once a kind."""
        kinds, places = self._kinds()
        passes = np.fromiter(map(test, kinds), dtype=bool, count=len(kinds))
        return Sightings(self._table, self._rows[passes[places]])

    def by(self, key: Callable[[Kind], _Key]) -> dict[_Key, Sightings]:
        """Those of like keys together, in the order in which the keys are met."""
        kinds, of_kinds = self._kinds()
        keys: dict[_Key, int] = {}
        place = np.array([keys.setdefault(key(kind), len(keys)) for kind in kinds], dtype=np.int32)
        places = place[of_kinds]
        rows = self._rows[np.argsort(places, kind="stable")]
        ends = np.cumsum(np.bincount(places, minlength=len(keys))).tolist()
        starts = [0, *ends]
        return {
            name: Sightings(self._table, rows[starts[at] : ends[at]]) for name, at in keys.items()
        }

    def counted(self) -> Iterator[tuple[Kind, int]]:
        """The kinds with how many there are of each, in the order in which they are met."""
        numbers = Counter(self._table.kind[self._rows].tolist())
        return ((self._table.kinds[number], n) for number, n in numbers.items())

    def first(self, n: int, shown: NDArray[np.bool_]) -> list[Sighting]:
        """The first `n`, those in articles whose position is `shown` before the others."""
        rows = self._rows
        if shown.any():
            is_shown = shown[self._table.document[rows]]
            rows = np.concatenate([rows[is_shown][:n], rows[~is_shown][:n]])
        return list(map(self._sighting, rows[:n].tolist()))

    def _kinds(self) -> tuple[list[Kind], Numbers]:
        """The different kinds in the order in which they are met, and the place of each hit's."""
        numbers, places = _first_met(self._table.kind[self._rows], len(self._table.kinds))
        return [self._table.kinds[number] for number in numbers], places

    def _sighting(self, row: int) -> Sighting:
        table = self._table
        kind = table.kinds[int(table.kind[row])]
        return Sighting(row + 1, int(table.document[row]), int(table.context[row]), kind)


_FEW = 256


def _first_met(kinds: Numbers, n_kinds: int) -> tuple[list[int], Numbers]:
    """The different numbers in the order in which they are met, and the place of each among them."""
    if len(kinds) <= _FEW:  # the rule: a corpus has far more kinds than a cell has hits
        met: dict[int, int] = {}
        places = [met.setdefault(kind, len(met)) for kind in kinds.tolist()]
        return list(met), np.array(places, dtype=np.int32)
    first = np.full(n_kinds, len(kinds), dtype=np.int64)
    first[kinds[::-1]] = np.arange(len(kinds) - 1, -1, -1)
    found = np.flatnonzero(first < len(kinds))
    ordered = found[np.argsort(first[found], kind="stable")]
    rank = np.zeros(n_kinds, dtype=np.int32)
    rank[ordered] = np.arange(len(ordered))
    return ordered.tolist(), rank[kinds]
