"""Rows of numbers that grow while words are met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Grown:
    """Rows of numbers that grow, read column by column."""

    def __init__(self, columns: dict[str, type]) -> None:
        self._columns: dict[str, NDArray[Any]] = {
            name: np.zeros(1024, kind) for name, kind in columns.items()
        }
        self._waiting: list[tuple[int, ...]] = []
        self._n_laid = 0

    @property
    def n(self) -> int:
        """How many rows there are."""
        return self._n_laid + len(self._waiting)

    def add(self, rows: Iterable[tuple[int, ...]]) -> None:
        """Add rows, each with a value a column."""
        self._waiting += rows

    def add_one(self, *row: int) -> None:
        """Add a row, with a value a column."""
        self._waiting.append(row)

    def __getitem__(self, name: str) -> NDArray[Any]:
        self._lay_down()
        return self._columns[name][: self._n_laid]

    def extend(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """Add rows that come as columns, all of one length."""
        self._lay_down()
        for name, values in columns.items():
            self._put(name, values, self._n_laid + len(values))
        self._n_laid += len(next(iter(columns.values())))

    def _lay_down(self) -> None:
        if self._waiting:
            n = self.n
            for name, values in zip(self._columns, zip(*self._waiting, strict=True), strict=True):
                self._put(name, np.array(values), n)
            self._n_laid = n
            self._waiting.clear()

    def _put(self, name: str, values: NDArray[Any], n: int) -> None:
        kept = self._columns[name]
        while n > len(kept):
            kept = self._columns[name] = np.concatenate((kept, kept))
        kept[self._n_laid : n] = values
