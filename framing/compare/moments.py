"""Sums over units of the powers of what they hold: those of parts add, and the others are all less one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.compare.resample import Integers

# Below this, floats hold every sum exactly, and the sums of a thousand groups fit into 64 bits.
_EXACT, _FITTING = 2.0**52, 2.0**62

# Whole numbers: of 64 bits, or Python's own where they may be larger.
Wholes = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Moments:
    """What the precision of a side's shares is made of, in whole numbers.

    With n the hits of a label in a unit (document or outlet) and m those of all labels,
    `of_labels` are the sums over units of n, n², nm, n⁴, n³m, n²m² and nm³, by labels by columns;
    `of_all` how many units have a hit, and the sums of m, m², m³ and m⁴, by one row by columns.
    Those of several sides are by sides, by labels, by columns, see `moments_of_each`.
    """

    of_labels: Wholes
    of_all: Wholes

    def __add__(self, other: Moments) -> Moments:
        return Moments(self.of_labels + other.of_labels, self.of_all + other.of_all)

    def __sub__(self, other: Moments) -> Moments:
        return Moments(self.of_labels - other.of_labels, self.of_all - other.of_all)

    @property
    def totals(self) -> Integers:
        """The hits, labels by columns."""
        found: Integers = self.of_labels[0].astype(np.int64)
        return found

    @property
    def n_holding(self) -> Integers:
        """How many units have a hit, by one row by columns."""
        found: Integers = self.of_all[0].astype(np.int64)
        return found

    def others(self) -> Moments:
        """Of each of several sides all the others."""
        of_labels = self.of_labels.sum(axis=1, keepdims=True) - self.of_labels
        return Moments(of_labels, self.of_all.sum(axis=1, keepdims=True) - self.of_all)


def moments_of(counts: Integers) -> Moments:
    """The moments of units by labels by columns, in any order of the units."""
    alone = moments_of_each([counts])
    return Moments(alone.of_labels[:, 0], alone.of_all[:, 0])


def moments_of_each(sides: Sequence[Integers]) -> Moments:
    """The moments of several sides, each of units by labels by columns, which may be none."""
    counts = np.concatenate(sides)
    largest = float(counts.sum(axis=1).max(initial=0))
    bound = len(counts) * largest**4
    kind: type = float if bound < _EXACT else int if bound < _FITTING else object
    kept = np.int64 if bound < _EXACT else object
    n: Wholes = counts.astype(kind)
    m = n.sum(axis=1, keepdims=True)
    nn, nm, mm = n * n, n * m, m * m
    of_labels = (n, nn, nm, nn * nn, nn * nm, nm * nm, nm * mm)
    of_all = ((m > 0).astype(np.int64), m, mm, mm * m, mm * mm)
    n_units = [len(side) for side in sides]
    return Moments(
        *(
            np.stack([summed_by_side(one, n_units) for one in powers]).astype(kept)
            for powers in (of_labels, of_all)
        )
    )


def summed_by_side(units: Wholes, n_units: Sequence[int]) -> Wholes:
    """The sums over the units of each side, which stand one after another, so many a side."""
    sums = np.zeros((len(n_units), *units.shape[1:]), dtype=units.dtype)
    holding = np.flatnonzero(n_units)
    if len(holding):
        ends = np.cumsum(np.array(n_units, dtype=np.int64)[holding])
        sums[holding] = np.add.reduceat(units, [0, *ends[:-1].tolist()], axis=0)
    return sums
