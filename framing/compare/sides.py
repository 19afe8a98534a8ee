"""Sides of a difference: a group, or all the others, with its shares and their intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import recover_difference, score_limits, wilson
from framing.compare.measures.normal import expanded_tail, two_sided_t
from framing.compare.moments import Moments
from framing.compare.precision import Precision, precision_of
from framing.compare.resample import Floats, Integers, percentile_limits
from framing.compare.sample import (
    BY_DOCUMENT,
    BY_OUTLET,
    EXPECTED_INTRACLASS,
    Sample,
    draw_totals,
    pooled,
)
from framing.domain.comparison import CompareSettings
from framing.domain.interval import Interval

_MAXIMUM_SMALL_GROUPS = 30
# Effective hits of the label, and of the others, from which percentiles are used. With fewer the
# resampled shares are few and lopsided, and percentiles cover less than they promise.
FEWEST_RESAMPLED = 20
SCORE_METHODS = {BY_DOCUMENT: "wilson-documents", BY_OUTLET: "wilson-outlets"}
DIFFERENCE_METHODS = {BY_DOCUMENT: "newcombe-documents", BY_OUTLET: "newcombe-outlets"}
_KEPT_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Resampled:
    """A share as resampling shows it: `draws` are the shares of the resamples; the others are as
    in `Precision`."""

    draws: Floats
    variance: float
    resampled_variance: float
    degrees: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """One share with its interval (None where the referent is absent).

    `resampled` gives the share as resampling shows it. It is None where resamples do not tell the
    spread: with fewer than two units, or few hits.
    """

    count: Count
    interval: Interval | None
    resampled: Callable[[], Resampled] | None


class Side:
    """One side: what it counts, and the shares of the resamples, made when they are asked for.

    `draw` gives the totals of the resamples: labels by columns by resamples, a column being a
    voice or a referent, within which shares add to 1.
    """

    def __init__(
        self, moments: Moments, draw: Callable[[], Floats], method: str, level: float
    ) -> None:
        self.moments, self._draw, self.method, self.level = moments, draw, method, level

    @cached_property
    def totals(self) -> Integers:
        """Labels by columns."""
        return self.moments.totals

    @cached_property
    def _n_holding(self) -> list[int]:
        """How many units have a hit, by column."""
        found: list[int] = self.moments.n_holding.tolist()
        return found

    @cached_property
    def precision(self) -> Precision:
        """Labels by columns."""
        return precision_of(self.moments, expected_intraclass=EXPECTED_INTRACLASS[self.method])

    @cached_property
    def _drawn(self) -> tuple[Floats, Floats]:
        """The totals of the resamples, and those of all labels together."""
        drawn = self._draw()
        return drawn, drawn.sum(axis=0)

    def shares(self, labels: Integers, columns: Integers) -> Floats:
        """The shares of the resamples of labels within columns: pairs of the two by resamples."""
        drawn, totals = self._drawn
        of_all = totals[columns]
        return np.where(of_all > 0, drawn[labels, columns] / np.maximum(of_all, 1), np.nan)

    @cached_property
    def limits(self) -> tuple[Floats, Floats]:
        """The percentiles of the shares, labels by columns, NaN where there are too few hits to
        use them; only those that have enough are looked at."""
        precision = self.precision
        low, high = (np.full(precision.n_fewest.shape, np.nan) for _ in range(2))
        enough = precision.n_fewest >= FEWEST_RESAMPLED
        if enough.any():
            tails = _tails(precision, enough, self.level)
            shares = self.shares(*np.nonzero(enough))
            low[enough], high[enough] = percentile_limits(shares.T, tail=tails)
        return low, high

    def estimate(self, label: int, column: int) -> Estimate:
        """The share of a label within a column."""
        count = Count(self._counted[label][column], self._counted[-1][column])
        interval, is_resampled = self._interval(count, label, column)
        resampled = partial(self._resampled, label, column) if is_resampled else None
        return Estimate(count, interval, resampled)

    @cached_property
    def _counted(self) -> list[list[int]]:
        """The totals by label, last those of all labels, each by column."""
        found: list[list[int]] = [*self.totals.tolist(), self.totals.sum(axis=0).tolist()]
        return found

    def _resampled(self, label: int, column: int) -> Resampled:
        shares = self.shares(np.array([label]), np.array([column]))
        return Resampled(
            draws=np.asarray(shares[0]),
            variance=float(self.precision.variance[label, column]),
            resampled_variance=float(self.precision.resampled_variance[label, column]),
            degrees=float(self.precision.degrees[label, column]),
        )

    def _interval(self, count: Count, label: int, column: int) -> tuple[Interval | None, bool]:
        """The interval, and whether it is of the resamples."""
        if self._n_holding[column] < 2 or count.share is None:
            return wilson(count, level=self.level), False
        if self.precision.n_fewest[label, column] >= FEWEST_RESAMPLED:
            low, high = (float(limit[label, column]) for limit in self.limits)
            return Interval(low, high, self.level, self.method), True
        n_effective = float(self.precision.n_effective[label, column])
        quantile = two_sided_t(self.level, float(self.precision.degrees[label, column]))
        limits = score_limits(count.share, n_effective, quantile=quantile)
        return Interval(*limits, self.level, SCORE_METHODS[self.method]), False


def difference_interval(
    target: Estimate, reference: Estimate, *, level: float, method: str
) -> Interval | None:
    """The interval of target share less reference share; None where a side has no hits.

    Percentiles of the resampled difference where both sides are resampled, named `method`; else
    recovered from each side's own interval, as Newcombe does from two score intervals.
    """
    if target.resampled is not None and reference.resampled is not None:
        sides = (target.resampled(), reference.resampled())
        draws = sides[0].draws - sides[1].draws
        low, high = percentile_limits(draws[:, None], tail=_tail(sides, level))
        return Interval(float(low[0]), float(high[0]), level, method)
    a, b = target.count.share, reference.count.share
    of_a, of_b = target.interval, reference.interval
    if a is None or b is None or of_a is None or of_b is None:
        return None
    n_of_one_document = (of_a.method, of_b.method).count("wilson")
    recovered = (DIFFERENCE_METHODS[method], "recovered", "newcombe")[n_of_one_document]
    return Interval(*recover_difference((a, of_a), (b, of_b)), level, recovered)


def sides_of(
    samples: Sequence[Sample], settings: CompareSettings
) -> Iterator[tuple[Side, Side | None]]:
    """A side for each group and one for all the others of it, one group after another.

    Groups with enough documents are strata of their own when the others are resampled, so
    each is drawn once; the documents of the small ones are drawn as one pool. Where there are
    very many small groups the others of a small group are None: it could not differ anyway.
    """
    strata = _Strata(samples, settings)
    moments = [sample.moments for sample in samples]
    everything = reduce(add, moments) if moments else None
    n_by_outlet = sum(sample.method == BY_OUTLET for sample in samples)
    for number, sample in enumerate(samples):
        draw = partial(strata.draw, number)
        side = Side(moments[number], draw, sample.method, settings.level)
        if everything is None or not strata.has_others(number):
            yield side, None
        else:
            is_by_outlet = n_by_outlet > (sample.method == BY_OUTLET)
            method = BY_OUTLET if is_by_outlet else BY_DOCUMENT
            draw_others = partial(strata.draw_others, number)
            yield side, Side(everything - moments[number], draw_others, method, settings.level)


class _Strata:
    """The resamples of several groups: drawn when they are asked for, and drawn again rather than
    kept where they are many."""

    def __init__(self, samples: Sequence[Sample], settings: CompareSettings) -> None:
        self.samples = samples
        self.settings = settings
        self.small = [
            number
            for number, sample in enumerate(samples)
            if sample.method == BY_DOCUMENT and len(sample.counts) < settings.minimum_documents
        ]
        self.kept: dict[int, Floats] = {}
        self.n_kept_bytes = 0

    @cached_property
    def large_sum(self) -> Floats | float:
        """The totals of all groups with enough documents."""
        large = (number for number in range(len(self.samples)) if number not in self.small)
        total: Floats | float = 0.0
        for number in large:
            total = total + self.draw(number)
        return total

    @cached_property
    def pool(self) -> Floats | float:
        """The totals of the small groups together."""
        return self._draw_pool(self.small)

    def draw(self, number: int) -> Floats:
        """The group's own totals, labels by columns by resamples."""
        if number in self.kept:
            return self.kept[number]
        drawn = draw_totals(self.samples[number], self.settings)
        self.n_kept_bytes += drawn.nbytes
        if self.n_kept_bytes < _KEPT_BYTES:
            self.kept[number] = drawn
        return drawn

    def has_others(self, number: int) -> bool:
        """Whether there are other groups, and they are drawn for this one."""
        is_drawn = number not in self.small or len(self.small) <= _MAXIMUM_SMALL_GROUPS
        return len(self.samples) > 1 and is_drawn

    def draw_others(self, number: int) -> Floats:
        """The totals of all other groups."""
        if number not in self.small:
            return np.asarray(self.large_sum - self.draw(number) + self.pool)
        others = [other for other in self.small if other != number]
        return np.asarray(self.large_sum + self._draw_pool(others))

    def _draw_pool(self, numbers: Sequence[int]) -> Floats | float:
        if not numbers:
            return 0.0
        return draw_totals(pooled([self.samples[number] for number in numbers]), self.settings)


def side_of(sample: Sample, draw: Callable[[], Floats], settings: CompareSettings) -> Side:
    """The side of a sample. `draw` gives the totals of its resamples, labels by columns by resamples."""
    return Side(sample.moments, draw, sample.method, settings.level)


def _tails(precision: Precision, enough: NDArray[np.bool_], level: float) -> Floats:
    """How much to leave out on either side, of the shares that have hits enough."""
    with np.errstate(divide="ignore"):  # none where units are alike to the last
        inflations = np.sqrt(precision.variance[enough] / precision.resampled_variance[enough])
    return np.array(
        [
            expanded_tail(level, degrees=float(degrees), inflation=float(inflation))
            for degrees, inflation in zip(precision.degrees[enough], inflations, strict=True)
        ]
    )


def _tail(sides: tuple[Resampled, Resampled], level: float) -> float:
    """What to leave out of the resampled differences, with Welch's degrees of freedom."""
    variance = sum(side.variance for side in sides)
    welch = variance**2 / sum(side.variance**2 / side.degrees for side in sides)
    inflation = math.sqrt(variance / sum(side.resampled_variance for side in sides))
    return expanded_tail(level, degrees=welch, inflation=inflation)
