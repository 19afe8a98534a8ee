"""Differences of shares: percentiles where both sides are resampled, else made of both intervals."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.compare.estimates import Estimates, Resamples
from framing.compare.measures.many import expanded_tails, recover_difference
from framing.compare.resample import Floats, Integers, percentile_limits
from framing.compare.sample import BY_DOCUMENT, BY_OUTLET
from framing.domain.interval import Interval

DIFFERENCE_METHODS = {BY_DOCUMENT: "newcombe-documents", BY_OUTLET: "newcombe-outlets"}


class At(NamedTuple):
    """Places in the arrays of some sides: each a side, a label and a column."""

    sides: Integers
    labels: Integers
    columns: Integers

    def where(self, chosen: NDArray[np.bool_]) -> At:
        """Some of the places."""
        return At(*(one[chosen] for one in self))


class Differences(NamedTuple):
    """Intervals of differences, one a place; NaN where there is none."""

    low: Floats
    high: Floats
    methods: NDArray[np.object_]

    def intervals(self, level: float) -> list[Interval | None]:
        """The same as values; None where there is none."""
        lists = zip(self.low.tolist(), self.high.tolist(), self.methods.tolist(), strict=True)
        return [
            None if math.isnan(low) else Interval(low, high, level, method)
            for low, high, method in lists
        ]


def drawn_differences(
    estimates: tuple[Estimates, Estimates],
    places: tuple[At, At],
    drawn: tuple[Resamples, Resamples],
) -> tuple[Floats, Floats]:
    """The percentiles of the resampled differences, the first side less the second.

    What is left out on either end is told by Welch's degrees of freedom.
    """
    of_side = [(one.sides.precision, at) for one, at in zip(estimates, places, strict=True)]
    variances = [precision.variance[at] for precision, at in of_side]
    parts = [precision.variance[at] ** 2 / precision.degrees[at] for precision, at in of_side]
    resampled = [precision.resampled_variance[at] for precision, at in of_side]
    variance = variances[0] + variances[1]
    with np.errstate(divide="ignore"):  # none where the units of both are alike to the last
        inflation = np.sqrt(variance / (resampled[0] + resampled[1]))
    degrees = variance**2 / (parts[0] + parts[1])
    tails = expanded_tails(estimates[0].sides.level, degrees=degrees, inflation=inflation)
    shares = [one.shares((at.labels, at.columns)) for one, at in zip(drawn, places, strict=True)]
    return percentile_limits((shares[0] - shares[1]).T, tail=tails)


def recovered_differences(
    estimates: tuple[Estimates, Estimates], places: tuple[At, At], methods: NDArray[np.object_]
) -> Differences:
    """What both sides' own intervals tell of the difference, as Newcombe makes it of two score
    intervals. `methods` are those by which sides of many units would be resampled."""
    (target, reference), (a, b) = estimates, places
    low, high = recover_difference(
        (target.sides.shares[a], target.low[a], target.high[a]),
        (reference.sides.shares[b], reference.low[b], reference.high[b]),
    )
    n_alone = target.sides.is_alone[a].astype(int) + reference.sides.is_alone[b]
    of_many = np.array([DIFFERENCE_METHODS[one] for one in methods.tolist()], dtype=object)
    of_few = np.where(n_alone == 1, "recovered", "newcombe")
    return Differences(low, high, np.where(n_alone == 0, of_many, of_few))


def joined(
    both: NDArray[np.bool_],
    of_both: tuple[Floats, Floats],
    recovered: Differences,
    methods: NDArray[np.object_],
) -> Differences:
    """The percentiles where `both` sides are resampled, else what was recovered."""
    return Differences(
        np.where(both, of_both[0], recovered.low),
        np.where(both, of_both[1], recovered.high),
        np.where(both, methods, recovered.methods),
    )
