"""How precise a share is when hits cluster in documents: effective hits, and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.compare.moments import Moments
from framing.compare.resample import Floats

_WEIGHT_OF_EXPECTED = 1.0
_NOTHING = 1e-12
_ROUNDING = 1e-14
_MANY_DEGREES = 1e6


@dataclass(frozen=True, slots=True)
class Precision:
    """Labels by columns, or sides by both. What the shares of a label are worth, given how its hits
    cluster.

    `n_effective`: how many independent hits would tell as much, from 1 up to all hits.
    `n_fewest`: of these, the label's or the others', whichever are fewer.
    `degrees`: of freedom of the variance that says so; a million where hits do not cluster.
    `variance`: of the share. `resampled_variance`: what resampling the units shows of it.
    """

    n_effective: Floats
    n_fewest: Floats
    degrees: Floats
    variance: Floats
    resampled_variance: Floats


def precision_of(moments: Moments, *, expected_intraclass: float | Floats = 0.5) -> Precision:
    """The precision of each label's share, from the moments of its units (documents or outlets).

    The design effect is 1 + r (k - 1), where k is the size of the cluster that a hit finds
    itself in (Kish) and r the intraclass correlation: 0 where the hits of a unit are as
    independent as others, 1 where a unit only ever says the same. r is estimated by the method
    of moments from the units' residuals, corrected for the share being estimated from the same
    units, and held to 0 to 1. Few units tell little about r, so it is drawn towards 1/2, the mean
    of Jeffreys' prior for it, which weighs one degree of freedom; with no spread to estimate it
    from, it is 1/2. The degrees of freedom of the design effect are Satterthwaite's, of a sum
    of which only the part with r is estimated.

    Source: Kish 1965, "Survey Sampling", section 8.2; Donner & Klar 2000, "Design and Analysis of
    Cluster Randomization Trials"; Satterthwaite 1946.
    """
    n, n2, nm, n4, n3m, n2m2, nm3 = moments.of_labels.astype(np.float64)
    n_holding, m, m2, m3, m4 = moments.of_all.astype(np.float64)
    n_all = np.maximum(m, 1)
    shares = n / n_all
    binomial = shares * (1 - shares)
    # The sums of (n - share m)² and of its square, multiplied out.
    squared = (n2, -2 * shares * nm, shares**2 * m2)
    cubes = n3m + shares**2 * nm3
    to_fourth = (n4, -4 * shares * cubes, 6 * shares**2 * n2m2, shares**4 * m4)
    observed, fourth = _added(squared), _added(to_fourth)
    units = _Units(n_holding, n_all, m2, m3)
    estimate, is_estimated = _intraclass(units, observed=observed, binomial=binomial)
    informed = np.where(is_estimated, _degrees_of_spread(units, observed, fourth), 0.0)
    weight = informed + _WEIGHT_OF_EXPECTED
    intraclass = (informed * estimate + _WEIGHT_OF_EXPECTED * expected_intraclass) / weight
    excess = intraclass * np.maximum(m2 / n_all - 1, 0)
    n_effective = n_all / (1 + excess)
    part_estimated = np.maximum(excess / (1 + excess), _NOTHING)
    return Precision(
        n_effective=n_effective,
        n_fewest=n_effective * np.minimum(shares, 1 - shares),
        degrees=np.minimum(weight / part_estimated**2, _MANY_DEGREES),
        variance=binomial / n_effective,
        resampled_variance=observed / n_all**2,
    )


def _added(terms: Sequence[Floats]) -> Floats:
    """Their sum, which is none below 0: exactly 0 where it is no more than what rounding leaves."""
    total = sum(terms[1:], start=terms[0])
    return np.where(total > _ROUNDING * sum(map(np.abs, terms)), total, 0.0)


class _Units(NamedTuple):
    """By column: how many units have a hit, all hits (at least 1), sums of their squares and cubes."""

    n_holding: Floats
    n_all: Floats
    m2: Floats
    m3: Floats


def _intraclass(
    units: _Units, *, observed: Floats, binomial: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """The moment estimate, 0 to 1, and where there is one.

    With h a unit's part of all hits m, its squared residual is expected to be
    p (1 - p) [m (1 - h) + r (m (m - 1) (1 - 2h) + h² s)], s being the sum of m (m - 1).
    """
    n_all, m2, m3 = units.n_all, units.m2, units.m3
    pairs = m2 - n_all
    independent = n_all - m2 / n_all
    clustered = pairs - 2 * (m3 - m2) / n_all + m2 / n_all**2 * pairs
    scale = binomial * clustered
    estimate = np.zeros(observed.shape)
    is_estimated = scale > _NOTHING
    np.divide(observed - binomial * independent, scale, out=estimate, where=is_estimated)
    return np.clip(estimate, 0, 1), is_estimated


def _degrees_of_spread(units: _Units, observed: Floats, fourth: Floats) -> Floats:
    """What the sum of the squared residuals is worth, from 0 up: the lesser of two.

    One less than Kish's number of units, which one long unit brings near 1; and twice the
    squared sum over its variance, which few units with all hits of a rare label bring down.
    """
    kish = units.n_all**2 / np.maximum(units.m2, 1)
    total = observed**2
    spread = fourth - total / np.maximum(units.n_holding, 1)
    degrees = np.full(spread.shape, np.inf)
    np.divide(2 * total, spread, out=degrees, where=spread > 1e-9 * total)
    least: Floats = np.maximum(np.minimum(kish - 1, degrees), 0)
    return least
