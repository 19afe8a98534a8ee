"""One side by itself: a group's shares and their intervals, held against each other or another's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from framing.compare.differences import (
    At,
    drawn_differences,
    joined,
    recovered_differences,
)
from framing.compare.estimates import Drawn, Estimates, Sides, estimates_of
from framing.compare.moments import moments_of_each
from framing.compare.sample import Sample, draw_totals
from framing.domain.comparison import CompareSettings
from framing.domain.interval import Interval

# A label and a column of a side, a column being a voice, a part of the text or a referent.
Place = tuple[int, int]


class Side:
    """A sample with its estimates; resamples are drawn when they are asked for."""

    def __init__(self, sample: Sample, settings: CompareSettings) -> None:
        self._sample, self._settings = sample, settings
        self.method, self.level = sample.method, settings.level

    @cached_property
    def drawn(self) -> Drawn:
        """The resamples."""
        return Drawn(draw_totals(self._sample, self._settings))

    @cached_property
    def sides(self) -> Sides:
        """This one side."""
        return Sides(moments_of_each([self._sample.counts]), [self.method], self.level)

    @cached_property
    def estimates(self) -> Estimates:
        """Of this one side."""
        return estimates_of(self.sides, lambda _: self.drawn)

    @cached_property
    def intervals(self) -> list[list[Interval | None]]:
        """Those of the shares, labels by columns; None where there is none."""
        return self.estimates.intervals(0)

    def share(self, label: int, column: int) -> float | None:
        """The share of a label within a column; None where the column has no hit."""
        is_named = self.sides.is_named[0, label, column]
        return float(self.sides.shares[0, label, column]) if is_named else None

    def count(self, label: int, column: int) -> tuple[int, int]:
        """The hits of a label within a column, and those of all labels."""
        at = (0, label, column)
        return int(self.sides.n[at]), int(self.sides.n_all[at])


def difference_intervals(
    target: Side, places: Sequence[Place], reference: Side, other_places: Sequence[Place]
) -> list[Interval | None]:
    """The intervals of shares of the target less shares of the reference; None where a side has none.

    Percentiles of the resampled difference where both are resampled; else recovered from each
    side's own interval.
    """
    at = (_at(places), _at(other_places))
    estimates = (target.estimates, reference.estimates)
    both = target.sides.is_resampled[at[0]] & reference.sides.is_resampled[at[1]]
    methods = np.full(len(places), target.method, dtype=object)
    recovered = recovered_differences(estimates, at, methods)
    low, high = (np.full(len(places), np.nan) for _ in range(2))
    if both.any():
        chosen = (at[0].where(both), at[1].where(both))
        drawn = (target.drawn, reference.drawn)
        low[both], high[both] = drawn_differences(estimates, chosen, drawn)
    return joined(both, (low, high), recovered, methods).intervals(target.level)


def _at(places: Sequence[Place]) -> At:
    labels, columns = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return At(np.zeros(len(places), dtype=np.int64), labels, columns)
