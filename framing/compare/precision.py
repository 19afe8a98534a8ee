"""How precise a share is when hits cluster in documents: effective hits, and what they rest on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from framing.compare.resample import Floats, Integers

_WEIGHT_OF_EXPECTED = 1.0
_NOTHING = 1e-12
_MANY_DEGREES = 1e6


@dataclass(frozen=True, slots=True)
class Precision:
    """Labels by columns. What the shares of a label are worth, given how its hits cluster.

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


def precision_of(counts: Integers, *, expected_intraclass: float = 0.5) -> Precision:
    """The precision of each label's share, from units (documents or outlets) by labels by columns.

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
    # In order of what they hold, so that sums of fractions are the same bytes in any order.
    counts = counts[np.lexsort(counts.reshape(len(counts), math.prod(counts.shape[1:])).T)]
    hits = counts.sum(axis=1, keepdims=True).astype(np.float64)
    n_all = np.maximum(hits.sum(axis=0), 1)
    shares = counts.sum(axis=0) / n_all
    binomial = shares * (1 - shares)
    squares = (counts - shares * hits) ** 2
    observed = squares.sum(axis=0)
    estimate, is_estimated = _intraclass(hits, observed=observed, binomial=binomial)
    informed = np.where(is_estimated, _degrees_of_spread(squares, hits), 0.0)
    weight = informed + _WEIGHT_OF_EXPECTED
    intraclass = (informed * estimate + _WEIGHT_OF_EXPECTED * expected_intraclass) / weight
    excess = intraclass * np.maximum((hits**2).sum(axis=0) / n_all - 1, 0)
    n_effective = n_all / (1 + excess)
    part_estimated = np.maximum(excess / (1 + excess), _NOTHING)
    return Precision(
        n_effective=n_effective,
        n_fewest=n_effective * np.minimum(shares, 1 - shares),
        degrees=np.minimum(weight / part_estimated**2, _MANY_DEGREES),
        variance=binomial / n_effective,
        resampled_variance=observed / n_all**2,
    )


def _intraclass(hits: Floats, *, observed: Floats, binomial: Floats) -> tuple[Floats, Floats]:
    """The moment estimate, 0 to 1, and where there is one.

    With h a unit's part of all hits m, its squared residual is expected to be
    p (1 - p) [m (1 - h) + r (m (m - 1) (1 - 2h) + h² s)], s being the sum of m (m - 1).
    """
    parts = hits / np.maximum(hits.sum(axis=0), 1)
    pairs = hits * (hits - 1)
    independent = (hits * (1 - parts)).sum(axis=0)
    clustered = (pairs * (1 - 2 * parts)).sum(axis=0) + (parts**2).sum(axis=0) * pairs.sum(axis=0)
    scale = binomial * clustered
    estimate = np.zeros(observed.shape)
    is_estimated = scale > _NOTHING
    np.divide(observed - binomial * independent, scale, out=estimate, where=is_estimated)
    return np.clip(estimate, 0, 1), is_estimated


def _degrees_of_spread(squares: Floats, hits: Floats) -> Floats:
    """What the sum of the squared residuals is worth, from 0 up: the lesser of two.

    One less than Kish's number of units, which one long unit brings near 1; and twice the
    squared sum over its variance, which few units with all hits of a rare label bring down.
    """
    kish = hits.sum(axis=0) ** 2 / np.maximum((hits**2).sum(axis=0), 1)
    n_units = np.maximum((hits > 0).sum(axis=0), 1)
    total = squares.sum(axis=0) ** 2
    spread = (squares**2).sum(axis=0) - total / n_units
    degrees = np.full(spread.shape, np.inf)
    np.divide(2 * total, spread, out=degrees, where=spread > 1e-9 * total)
    least: Floats = np.maximum(np.minimum(kish - 1, degrees), 0)
    return least
