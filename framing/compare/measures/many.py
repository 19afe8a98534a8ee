"""The measures of many counts at once, as arrays: each gives what its namesake gives of one.

Arithmetic and square roots are NumPy's, which are exact to the last digit everywhere; logarithms and
their like are Python's, for those of NumPy differ with the processor.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.compare.measures.normal import expanded_tail, two_sided_t, two_sided_z

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """`n` of `n_all`, place by place; see `Count`. No `n_all` is 0."""

    n: Integers
    n_all: Integers

    @property
    def shares(self) -> Floats:
        """From 0 to 1."""
        found: Floats = self.n / self.n_all
        return found

    @property
    def rates_per_1000(self) -> Floats:
        """From 0 to 1,000."""
        found: Floats = 1000 * self.n / self.n_all
        return found

    @property
    def complement(self) -> Counts:
        """What is not counted, of as many."""
        return Counts(self.n_all - self.n, self.n_all)


def score_limits(
    shares: Floats, n: Floats | Integers, *, quantile: float | Floats
) -> tuple[Floats, Floats]:
    """See `intervals.score_limits`."""
    squared = quantile * quantile
    centre = shares + squared / (2 * n)
    spread = quantile * np.sqrt((shares * (1 - shares) + squared / (4 * n)) / n)
    scale = 1 + squared / n
    low = np.where(shares <= 0, 0.0, (centre - spread) / scale)
    return low, np.where(shares >= 1, 1.0, (centre + spread) / scale)


def recover_difference(
    target: tuple[Floats, Floats, Floats], reference: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats]:
    """See `intervals.recover_difference`; each side is its estimates with their limits."""
    (a, low_a, high_a), (b, low_b, high_b) = target, reference
    difference = a - b
    low = difference - _each(math.hypot, a - low_a, high_b - b)
    return low, difference + _each(math.hypot, high_a - a, b - low_b)


def p_values_of(estimates: Floats, low: Floats, high: Floats, *, level: float) -> Floats:
    """See `intervals.p_value_of`."""
    towards_zero = np.where(estimates > 0, estimates - low, high - estimates)
    excludes_zero = (low > 0) | (high < 0)
    p_values = np.where(excludes_zero, 0.0, 1.0)
    told = (estimates != 0) & (towards_zero > 0)
    z = two_sided_z(level) * estimates[told] / towards_zero[told]
    p_values[told] = _each(math.erfc, np.abs(z) / math.sqrt(2))
    p_values[estimates == 0] = 1.0
    return p_values


def g2_two_cell(target: Counts, reference: Counts) -> Floats:
    """See `keyness.g2_two_cell`."""
    expected: Floats = (target.n + reference.n) / (target.n_all + reference.n_all)
    found: Floats = 2 * (
        _deviance(target.n, target.n_all * expected)
        + _deviance(reference.n, reference.n_all * expected)
    )
    return found


def g2_four_cell(target: Counts, reference: Counts) -> Floats:
    """See `keyness.g2_four_cell`."""
    label = g2_two_cell(target, reference)
    return label + g2_two_cell(target.complement, reference.complement)


def log_ratio(target: Counts, reference: Counts) -> Floats:
    """See `keyness.log_ratio`; each label stands on one side at least."""
    frequencies = [np.where(one.n > 0, one.n, 0.5) / one.n_all for one in (target, reference)]
    return _each(math.log2, frequencies[0] / frequencies[1])


def log_odds(
    target: Counts, reference: Counts, *, prior: Floats, prior_all: Floats
) -> tuple[Floats, Floats]:
    """The difference and its z, see `keyness.log_odds`; NaN where neither is defined."""
    cells = np.stack(
        [
            target.n + prior,
            target.n_all + prior_all - target.n - prior,
            reference.n + prior,
            reference.n_all + prior_all - reference.n - prior,
        ]
    )
    told = (cells > 0).all(axis=0)
    difference, z = (np.full(told.shape, np.nan) for _ in range(2))
    a, not_a, b, not_b = cells[:, told]
    difference[told] = _each(math.log, a / not_a) - _each(math.log, b / not_b)
    z[told] = difference[told] / np.sqrt(1 / a + 1 / not_a + 1 / b + 1 / not_b)
    return difference, z


def two_sided_quantiles(level: float, degrees: Floats) -> Floats:
    """See `normal.two_sided_t`; each different one is reckoned once."""
    different, places = np.unique(degrees, return_inverse=True)
    return np.array([two_sided_t(level, one) for one in different.tolist()])[places]


def expanded_tails(level: float, *, degrees: Floats, inflation: Floats) -> Floats:
    """See `normal.expanded_tail`."""
    pairs = zip(degrees.tolist(), inflation.tolist(), strict=True)
    return np.array([expanded_tail(level, degrees=one, inflation=other) for one, other in pairs])


def exponentials(powers: Floats) -> Floats:
    """e to these powers."""
    return _each(math.exp, powers)


def _deviance(observed: Integers, expected: NDArray[Any]) -> Floats:
    deviance: Floats = np.zeros(len(observed))
    held = observed > 0
    deviance[held] = observed[held] * _each(math.log, observed[held] / expected[held])
    return deviance


def _each(function: Callable[..., float], *arrays: Floats) -> Floats:
    """The function of each place of some arrays."""
    return np.array(list(map(function, *(one.tolist() for one in arrays))), dtype=np.float64)
