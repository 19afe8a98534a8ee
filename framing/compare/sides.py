"""Sides of a difference: a group, or all the others, with its shares and their intervals."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import recover_difference, wilson
from framing.compare.measures.normal import expanded_tail
from framing.compare.resample import Floats, Integers, percentile_limits
from framing.compare.sample import BY_DOCUMENT, Sample, draw_totals, pooled
from framing.domain.comparison import CompareSettings
from framing.domain.interval import Interval

_MAXIMUM_SMALL_GROUPS = 30
_FEWEST_DEGREES = 0.05
_KEPT_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """One share with its interval (None where the referent is absent).

    `draws` are the shares of the resamples, None where resampling shows no spread: with fewer
    than two units, or a share of 0 or 1. `n_effective` is how many units it rests on.
    """

    count: Count
    interval: Interval | None
    draws: Floats | None
    n_effective: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it counts, and the shares of the resamples.

    `shares` are resamples by labels by columns, a column being a voice or a referent, within
    which shares add to 1; `limits` are their percentiles, labels by columns.
    """

    totals: Integers
    n_holding: Integers
    n_effective: Floats
    shares: Floats
    limits: tuple[Floats, Floats]
    method: str
    level: float

    def estimate(self, label: int, column: int) -> Estimate:
        """The share of a label within a column."""
        n_holding = int(self.n_holding[column])
        count = Count(int(self.totals[label, column]), int(self.totals[:, column].sum()))
        n_effective = float(self.n_effective[label, column])
        if n_holding < 2:
            return Estimate(count, wilson(count, level=self.level), None, n_effective)
        if 0 < count.n < count.n_all:
            low, high = (float(limit[label, column]) for limit in self.limits)
            interval = Interval(low, high, self.level, self.method)
            return Estimate(count, interval, self.shares[:, label, column], n_effective)
        interval = _interval_of_agreement(count, n_holding, self.level)
        return Estimate(count, interval, None, n_effective)


def difference_interval(
    target: Estimate, reference: Estimate, *, level: float, method: str
) -> Interval | None:
    """The interval of target share less reference share; None where a side has no hits.

    Percentiles of the resampled difference where both sides are resampled, named `method`;
    else recovered from each side's own interval, which with two score intervals is Newcombe's.
    """
    if target.draws is not None and reference.draws is not None:
        draws = target.draws - reference.draws
        variances = (float(np.nanvar(target.draws)), float(np.nanvar(reference.draws)))
        effective = (target.n_effective, reference.n_effective)
        tail = _tail_of_difference(variances, effective, level)
        low, high = percentile_limits(draws[:, None], tail=tail)
        return Interval(float(low[0]), float(high[0]), level, method)
    shares = (target.count.share, reference.count.share)
    intervals = (target.interval, reference.interval)
    if shares[0] is None or shares[1] is None or intervals[0] is None or intervals[1] is None:
        return None
    both_wilson = intervals[0].method == intervals[1].method == "wilson"
    limits = recover_difference((shares[0], intervals[0]), (shares[1], intervals[1]))
    return Interval(*limits, level, "newcombe" if both_wilson else "recovered")


def sides_of(
    samples: Sequence[Sample], settings: CompareSettings
) -> Iterator[tuple[Side, Side | None]]:
    """A side for each group and one for all the others of it, one group after another.

    Groups with enough documents are strata of their own when the others are resampled, so
    each is drawn once; the documents of the small ones are drawn as one pool. Where there are
    very many small groups the others of a small group are None: it could not differ anyway.
    """
    strata = _Strata(samples, settings)
    for number, sample in enumerate(samples):
        side = side_of(sample, strata.draw(number), settings)
        drawn = strata.draw_others(number)
        if drawn is None:
            yield side, None
        else:
            rest = [other for n, other in enumerate(samples) if n != number]
            yield side, side_of(pooled(rest), drawn, settings)


class _Strata:
    """The resamples of several groups: drawn again rather than kept where they are many."""

    def __init__(self, samples: Sequence[Sample], settings: CompareSettings) -> None:
        self.samples = samples
        self.settings = settings
        self.small = [
            number
            for number, sample in enumerate(samples)
            if sample.method == BY_DOCUMENT and len(sample.counts) < settings.minimum_documents
        ]
        self.kept: dict[int, Floats] = {}
        self.large_sum: Floats | float = 0.0
        n_kept_bytes = 0
        for number in range(len(samples)):
            if number not in self.small:
                drawn = self.draw(number)
                self.large_sum = self.large_sum + drawn
                n_kept_bytes += drawn.nbytes
                if n_kept_bytes < _KEPT_BYTES:
                    self.kept[number] = drawn
        self.pool = self._draw_pool(self.small)

    def draw(self, number: int) -> Floats:
        """The group's own totals, resamples by labels by columns."""
        if number in self.kept:
            return self.kept[number]
        return draw_totals(self.samples[number], self.settings)

    def draw_others(self, number: int) -> Floats | None:
        """The totals of all other groups; None where there are none, or none are drawn."""
        if len(self.samples) < 2:
            return None
        if number not in self.small:
            return np.asarray(self.large_sum - self.draw(number) + self.pool)
        if len(self.small) > _MAXIMUM_SMALL_GROUPS:
            return None
        others = [other for other in self.small if other != number]
        return np.asarray(self.large_sum + self._draw_pool(others))

    def _draw_pool(self, numbers: Sequence[int]) -> Floats | float:
        if not numbers:
            return 0.0
        return draw_totals(pooled([self.samples[number] for number in numbers]), self.settings)


def side_of(sample: Sample, drawn: Floats, settings: CompareSettings) -> Side:
    """The side of a sample, from the totals of its resamples (resamples by labels by columns)."""
    totals = drawn.sum(axis=1, keepdims=True)
    shares = np.where(totals > 0, drawn / np.maximum(totals, 1), np.nan)
    n_effective = sample.n_effective
    tails = [[_tail(float(n), settings.level) for n in row] for row in n_effective]
    return Side(
        totals=sample.totals,
        n_holding=sample.n_holding,
        n_effective=n_effective,
        shares=shares,
        limits=percentile_limits(shares, tail=np.array(tails)),
        method=sample.method,
        level=settings.level,
    )


def _interval_of_agreement(count: Count, n_holding: int, level: float) -> Interval:
    """The interval of a share of 0 or 1, on which all units agree.

    Resampling them would claim certainty. Counting each unit as one draw keeps the interval
    open: with 0 of 20 documents it ends at 0.16.
    """
    interval = wilson(Count(n_holding if count.n else 0, n_holding), level=level)
    assert interval is not None  # there are two units or more
    return Interval(interval.low, interval.high, level, "wilson-documents")


def _tail(n_effective: float, level: float) -> float:
    """What to leave out on either side for one share; nothing where one unit is all there is."""
    degrees = n_effective - 1
    if degrees < _FEWEST_DEGREES:
        return 0.0
    return expanded_tail(level, degrees=degrees, inflation=math.sqrt(n_effective / degrees))


def _tail_of_difference(
    variances: tuple[float, float], n_effective: tuple[float, float], level: float
) -> float:
    """The same for a difference, with Welch's degrees of freedom."""
    degrees = [n - 1 for n in n_effective]
    if min(degrees) < _FEWEST_DEGREES or not sum(variances):
        return 0.0
    corrected = [v * (d + 1) / d for v, d in zip(variances, degrees, strict=True)]
    welch = sum(corrected) ** 2 / sum(v**2 / d for v, d in zip(corrected, degrees, strict=True))
    inflation = math.sqrt(sum(corrected) / sum(variances))
    return expanded_tail(level, degrees=welch, inflation=inflation)
