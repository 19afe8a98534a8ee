"""Resampling of whole documents (or outlets): totals, percentile intervals, permutation test.

Documents of the same counts are drawn together as one multinomial cell, so the cost follows
the number of *different* documents. Totals are sums of integers and therefore exact in any
order of summation: the same seed gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
# Whole numbers: of 32 bits, or floats where they may be larger.
Totals = NDArray[Any]

_CELLS_AT_ONCE = 2_000_000


def seeded_generator(seed: int, names: Iterable[str]) -> np.random.Generator:
    """A generator that depends on the seed and on what is resampled, not on its place or group.

    `names` are the ids of the resampled units. So a group keeps its interval when it is
    renamed, when other groups come and go, and when its documents arrive in another order.
    """
    words = _seed_words(names if isinstance(names, tuple) else tuple(names))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))


# The groups of a comparison are resampled for one contrast after another.
@lru_cache(maxsize=512)
def _seed_words(names: tuple[str, ...]) -> tuple[int, ...]:
    digest = hashlib.sha256("\0".join(sorted(names)).encode("utf-8", "surrogatepass")).digest()
    return tuple(int.from_bytes(digest[at : at + 4], "big") for at in range(0, 32, 4))


def resample_totals(
    counts: Integers, *, n_units: int, n_resamples: int, generator: np.random.Generator
) -> Floats:
    """Column sums of `n_resamples` samples of the units, drawn with replacement.

    `counts` is units by columns and may leave out units that hold nothing; `n_units` is how
    many there are in all. Returns resamples by columns.

    Source: Efron & Tibshirani 1993, "An Introduction to the Bootstrap", chapter 6.
    """
    rows, repeats = _distinct_rows(counts, n_units)
    totals = np.empty((n_resamples, counts.shape[1]))
    values = rows.astype(np.float64)
    at_once = max(1, _CELLS_AT_ONCE // max(1, len(rows)))
    for start in range(0, n_resamples, at_once):
        size = min(at_once, n_resamples - start)
        weights = generator.multinomial(n_units, repeats / n_units, size=size)
        totals[start : start + size] = weights.astype(np.float64) @ values
    return totals


def percentile_limits(draws: Floats, *, tail: float | Floats) -> tuple[Floats, Floats]:
    """The percentiles of each column that leave out `tail` of the resamples on either side.

    `draws` is resamples by anything; `tail`, from 0 to 0.5, is one for all columns or one for
    each. A resample in which a share is not defined (NaN) is left out of its column; NaN where
    none is defined. Linear between order statistics, as scipy's percentile method.

    Source: Efron & Tibshirani 1993, chapter 13.
    """
    across = np.ascontiguousarray(np.moveaxis(draws, 0, -1))  # a column in a row sorts faster
    n_told = across.shape[-1] - np.count_nonzero(np.isnan(across), axis=-1)
    last = np.maximum(n_told - 1, 0)
    low, high = last * np.asarray(tail), last * (1 - np.asarray(tail))
    # NaN sorts last. The whole of it: NumPy takes longer to find two places than to sort.
    ordered = np.sort(across, axis=-1)
    return _order_statistic(ordered, last, low), _order_statistic(ordered, last, high)


def permutation_p_value(
    target: Integers,
    reference: Integers,
    *,
    n_resamples: int,
    generator: np.random.Generator,
) -> float | None:
    """How often documents dealt at random to two sides lie as far apart as these do; 0 to 1.

    Both are documents by labels. The distance is Jensen-Shannon's between the two sides'
    summed labels; the observed deal counts as one, so the figure is never 0. None where a
    side has no hits. Swapping the sides changes nothing.

    Source: Good 2005, "Permutation, Parametric and Bootstrap Tests of Hypotheses"; for the
    added one Phipson & Smyth 2010.
    """
    pooled = np.concatenate([target, reference])
    if not target.sum() or not reference.sum():
        return None
    rows, repeats = _distinct_rows(pooled, len(pooled))
    deals = generator.multivariate_hypergeometric(
        repeats, min(len(target), len(reference)), size=n_resamples, method="marginals"
    )
    dealt = deals.astype(np.float64) @ rows  # whole numbers, which floats hold and multiply faster
    observed = js_divergences(target.sum(axis=0)[None, :], reference.sum(axis=0)[None, :])[0]
    distances = js_divergences(dealt, pooled.sum(axis=0) - dealt)
    as_far = int(np.sum(distances >= observed - 1e-12))
    return (as_far + 1) / (n_resamples + 1)


def js_divergences(target: NDArray[np.generic], reference: NDArray[np.generic]) -> Floats:
    """Jensen-Shannon divergence in bits, row by row; 1 where a side of a row is empty."""
    p, q = _row_shares(target), _row_shares(reference)
    middle = (p + q) / 2
    divergence = (_information(p, middle) + _information(q, middle)) / 2
    return np.where(np.isnan(divergence), 1.0, divergence)


def _distinct_rows(counts: Integers, n_units: int) -> tuple[Integers, Integers]:
    """The different rows in sorted order and how many units have each, empty ones included."""
    rows, repeats = np.unique(counts, axis=0, return_counts=True)
    n_left_out = n_units - len(counts)
    if n_left_out:
        rows = np.concatenate([np.zeros((1, counts.shape[1]), dtype=np.int64), rows])
        repeats = np.concatenate([[n_left_out], repeats])
    return rows.astype(np.int64), repeats.astype(np.int64)


def _order_statistic(ordered: Floats, last: Integers, position: Floats) -> Floats:
    """Of each row of values in order the one at a place; between two places what lies between."""
    below = np.floor(position).astype(np.int64)
    above = np.minimum(below + 1, last)
    low = np.take_along_axis(ordered, below[..., None], axis=-1)[..., 0]
    high = np.take_along_axis(ordered, above[..., None], axis=-1)[..., 0]
    value: Floats = low + (high - low) * (position - below)
    return value


def _row_shares(counts: NDArray[np.generic]) -> Floats:
    totals = counts.sum(axis=1, keepdims=True).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares: Floats = np.where(totals > 0, counts / totals, np.nan)
    return shares


def _information(shares: Floats, middle: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        terms = np.where(shares == 0, 0.0, shares * np.log2(shares / middle))
    total: Floats = terms.sum(axis=1)
    return total
