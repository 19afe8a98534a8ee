"""How often each unit of a group is drawn in each resample: drawn once for all that is counted in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.compare.resample import Integers, Totals, seeded_generator

# A byte a unit and resample: beyond this, like units are drawn together, see `resample_totals`.
MAX_WEIGHTS = 250_000_000
_COUNTERS_AT_ONCE = 131_072  # as many as stay in a processor's cache
_EXACT = 2.0**24  # below this, a sum of whole numbers is exact in a float of 32 bits


class Weights:
    """The resamples of one group, whose documents have these ids."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._drawn: dict[tuple[int, int, int], NDArray[np.uint8]] = {}

    def totals(
        self, counts: Integers, units: Integers, *, n_units: int, seed: int, n_resamples: int
    ) -> Totals:
        """Sums over the units of samples of them, drawn with replacement: columns by resamples.

        `counts` is units by columns and may leave out units that hold nothing; `units` are the
        numbers of its rows among the `n_units` of the group, in the order of their ids. All that
        is counted of a group is summed over the same samples, which depend on the seed and the ids.

        Source: Efron & Tibshirani 1993, "An Introduction to the Bootstrap", chapter 6.
        """
        # Whole numbers, of which there are many: half the room where they are no larger.
        is_small = n_units * float(counts.sum(axis=1).max(initial=0)) < _EXACT
        kind, kept = (np.float32, np.int32) if is_small else (np.float64, np.float64)
        totals = np.zeros((counts.shape[1], n_resamples), dtype=kept)
        holding = np.flatnonzero(counts.any(axis=0))
        if len(holding):
            rows, members = _alike(counts[:, holding])
            times = _summed(self._of(n_units, seed, n_resamples), [units[one] for one in members])
            totals[holding] = rows.T.astype(kind) @ times.astype(kind)
        return totals

    def _of(self, n_units: int, seed: int, n_resamples: int) -> NDArray[np.uint8]:
        """Units by resamples."""
        key = (n_units, seed, n_resamples)
        if key not in self._drawn:
            self._drawn[key] = _weights(n_units, n_resamples, seeded_generator(seed, self._names))
        return self._drawn[key]


def _alike(counts: Integers) -> tuple[Integers, list[Integers]]:
    """The different rows, and the places of each."""
    mixed = counts.astype(np.uint64) @ _mixers(counts.shape[1])
    _, firsts, codes = np.unique(mixed, return_index=True, return_inverse=True)
    if not np.array_equal(counts[firsts[codes]], counts):  # two rows mixed to one number
        _, firsts, codes = np.unique(counts, axis=0, return_index=True, return_inverse=True)
    ends = np.cumsum(np.bincount(codes))
    return counts[firsts], np.split(np.argsort(codes, kind="stable"), ends[:-1])


@lru_cache(maxsize=64)
def _mixers(n: int) -> NDArray[np.uint64]:
    """Odd numbers by which rows of so many become one number each, mostly different ones."""
    return np.random.default_rng(n).integers(0, 1 << 63, size=n, dtype=np.uint64) * 2 + 1


def _summed(weights: NDArray[np.uint8], groups: Sequence[Integers]) -> NDArray[np.unsignedinteger]:
    """How often the units of each group are drawn together: groups by resamples."""
    n_units, n_resamples = weights.shape
    kind = np.uint16 if n_units < 1 << 16 else np.uint32
    times = np.empty((len(groups), n_resamples), dtype=kind)
    for place, units in enumerate(groups):
        np.add.reduce(weights[units], axis=0, dtype=kind, out=times[place])
    return times


def have_room(n_units: int, n_resamples: int) -> bool:
    """Whether the weights of so many units may be kept."""
    return n_units * n_resamples <= MAX_WEIGHTS


def _weights(n_units: int, n_resamples: int, generator: np.random.Generator) -> NDArray[np.uint8]:
    # No unit of more than 255 is drawn 256 times: that has a chance of one in 10 to the 500th.
    weights = np.empty((n_units, n_resamples), dtype=np.uint8)
    at_once = max(1, _COUNTERS_AT_ONCE // n_units)
    for start in range(0, n_resamples, at_once):
        size = min(at_once, n_resamples - start)
        drawn = generator.integers(0, n_units, size=(size, n_units))
        drawn += n_units * np.arange(size)[:, None]
        times = np.bincount(drawn.ravel(), minlength=size * n_units)
        weights[:, start : start + size] = times.reshape(size, n_units).T
    return weights
