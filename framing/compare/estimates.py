"""The shares of several sides with their intervals, as arrays: sides by labels by columns."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.compare.measures.many import expanded_tails, score_limits, two_sided_quantiles
from framing.compare.measures.normal import two_sided_z
from framing.compare.moments import Moments
from framing.compare.precision import Precision, precision_of
from framing.compare.resample import Floats, Integers, Totals, percentile_limits
from framing.compare.sample import BY_DOCUMENT, BY_OUTLET, EXPECTED_INTRACLASS
from framing.domain.interval import Interval

Booleans = NDArray[np.bool_]
# Where among labels by columns: the numbers of both.
Places = tuple[Integers, Integers]

# Effective hits of the label, and of the others, from which percentiles are used. With fewer the
# resampled shares are few and lopsided, and percentiles cover less than they promise.
FEWEST_RESAMPLED = 20
SCORE_METHODS = {BY_DOCUMENT: "wilson-documents", BY_OUTLET: "wilson-outlets"}


class Drawn:
    """The totals of the resamples of one side: labels by columns by resamples.

    A column is a voice or a referent, within which shares add to 1.
    """

    def __init__(self, totals: Totals) -> None:
        self.totals = totals

    @cached_property
    def of_all(self) -> Totals:
        """The totals of all labels together: columns by resamples. Where each fits into a kind of
        number, so does their sum, see `Weights.totals`."""
        found: Totals = self.totals.sum(axis=0, dtype=self.totals.dtype)
        return found

    def shares(self, places: Places) -> Floats:
        """The shares of the resamples of labels within columns: places by resamples."""
        return shares_in(self.totals[places], self.of_all, places[1])


class DrawnTogether:
    """The resamples of several sides added up, some of them taken away, where they are asked for."""

    def __init__(self, added: Sequence[Drawn], less: Sequence[Drawn] = ()) -> None:
        self._added, self._less = added, less

    def shares(self, places: Places) -> Floats:
        """As those of one side; sums of whole numbers are exact in any order."""
        first, *others = self._added
        hits, of_all = first.totals[places].astype(np.float64), first.of_all
        for one in others:
            hits += one.totals[places]
            of_all = of_all + one.of_all
        for one in self._less:
            hits -= one.totals[places]
            of_all = of_all - one.of_all
        return shares_in(hits, of_all, places[1])


def shares_in(hits: Totals, of_all: Totals, columns: Integers) -> Floats:
    """Hits of labels, each in those of all within its column; NaN where there is none."""
    whole = np.where(of_all > 0, of_all, np.nan)
    shares: Floats = hits / whole[columns]
    return shares


class Sides:
    """Several sides of the same labels and columns, but for what is drawn of them.

    `moments` are theirs, stacked; `methods` tell of each what would be resampled.
    """

    def __init__(self, moments: Moments, methods: Sequence[str], level: float) -> None:
        self._moments, self.methods, self.level = moments, tuple(methods), level
        self.n: Integers = moments.totals
        n_all = self.n.sum(axis=1, keepdims=True)
        self.n_all: Integers = np.broadcast_to(n_all, self.n.shape)
        self.is_named: Booleans = self.n_all > 0
        self.shares: Floats = np.full(self.n.shape, np.nan)
        np.divide(self.n, self.n_all, out=self.shares, where=self.is_named)

    @cached_property
    def precision(self) -> Precision:
        """Of each share."""
        expected = np.array([EXPECTED_INTRACLASS[method] for method in self.methods])
        return precision_of(self._moments, expected_intraclass=expected[:, None, None])

    @cached_property
    def is_alone(self) -> Booleans:
        """Where hits are of one unit, whose words are all that is known."""
        n_holding = np.broadcast_to(self._moments.n_holding, self.n.shape)
        return self.is_named & (n_holding < 2)

    @cached_property
    def is_resampled(self) -> Booleans:
        """Where resamples tell the spread: there are two units or more, and many hits."""
        enough = self.precision.n_fewest >= FEWEST_RESAMPLED
        return self.is_named & ~self.is_alone & enough

    def tails(self, side: int, places: Places) -> Floats:
        """What to leave out of the resampled shares of a side, on either end."""
        at, precision = (side, *places), self.precision
        with np.errstate(divide="ignore"):  # none where units are alike to the last
            inflation = np.sqrt(precision.variance[at] / precision.resampled_variance[at])
        return expanded_tails(self.level, degrees=precision.degrees[at], inflation=inflation)


@dataclass(frozen=True)
class Estimates:
    """The limits of the shares of some sides, NaN where none were asked for."""

    sides: Sides
    low: Floats
    high: Floats

    @cached_property
    def methods(self) -> NDArray[np.object_]:
        """How each interval was made."""
        sides = self.sides
        of_scores, of_draws = (
            np.array(names, dtype=object)[:, None, None]
            for names in ([SCORE_METHODS[one] for one in sides.methods], sides.methods)
        )
        of_many = np.where(sides.is_resampled, of_draws, of_scores)
        return np.where(sides.is_alone, "wilson", of_many)

    def intervals(self, side: int) -> list[list[Interval | None]]:
        """The intervals of one side, labels by columns; None where there is none."""
        level = self.sides.level
        rows = zip(self.low[side], self.high[side], self.methods[side], strict=True)
        return [
            [
                None if math.isnan(low) else Interval(low, high, level, method)
                for low, high, method in zip(lows.tolist(), highs.tolist(), names, strict=True)
            ]
            for lows, highs, names in rows
        ]


def closed_estimates(sides: Sides, asked: Booleans) -> Estimates:
    """The estimates that are asked for, but for the limits that need resamples, which are NaN."""
    low, high = (np.full(sides.shares.shape, np.nan) for _ in range(2))
    alone = asked & sides.is_alone
    z = two_sided_z(sides.level)
    low[alone], high[alone] = score_limits(sides.shares[alone], sides.n_all[alone], quantile=z)
    few = asked & sides.is_named & ~sides.is_alone & ~sides.is_resampled
    quantiles = two_sided_quantiles(sides.level, sides.precision.degrees[few])
    n_effective = sides.precision.n_effective[few]
    low[few], high[few] = score_limits(sides.shares[few], n_effective, quantile=quantiles)
    return Estimates(sides, low, high)


Resamples = Drawn | DrawnTogether


def fill_in(estimates: Estimates, side: int, asked: Booleans, drawn: Resamples) -> None:
    """Write the percentiles of the shares of a side that are asked for, labels by columns, where
    they stand; all of them are resampled."""
    labels, columns = np.nonzero(asked)
    places = (labels, columns)
    tails = estimates.sides.tails(side, places)
    low, high = percentile_limits(drawn.shares(places).T, tail=tails)
    estimates.low[side][places], estimates.high[side][places] = low, high


def estimates_of(sides: Sides, draw: Callable[[int], Drawn]) -> Estimates:
    """The estimates of all sides. `draw` gives the resamples of the side of a number; it is asked
    for those that need them, one after another."""
    estimates = closed_estimates(sides, np.ones(sides.n.shape, dtype=bool))
    for side in np.flatnonzero(sides.is_resampled.any(axis=(1, 2))).tolist():
        fill_in(estimates, side, sides.is_resampled[side], draw(side))
    return estimates
