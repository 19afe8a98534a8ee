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
    Those of several sides are by sides, by labels, by columns, see `stacked`.
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

    @classmethod
    def stacked(cls, sides: Sequence[Moments]) -> Moments:
        """Those of several sides in one."""
        of_labels = np.stack([one.of_labels for one in sides], axis=1)
        return cls(of_labels, np.stack([one.of_all for one in sides], axis=1))

    def others(self) -> Moments:
        """Of each of several sides all the others."""
        of_labels = self.of_labels.sum(axis=1, keepdims=True) - self.of_labels
        return Moments(of_labels, self.of_all.sum(axis=1, keepdims=True) - self.of_all)


def moments_of(counts: Integers) -> Moments:
    """The moments of units by labels by columns, in any order of the units."""
    if not len(counts):
        n_labels, n_columns = counts.shape[1:]
        return Moments(
            np.zeros((7, n_labels, n_columns), dtype=np.int64),
            np.zeros((5, 1, n_columns), dtype=np.int64),
        )
    largest = float(counts.sum(axis=1).max())
    bound = len(counts) * largest**4
    kind: type = float if bound < _EXACT else int if bound < _FITTING else object
    n: Wholes = counts.astype(kind)
    m = n.sum(axis=1, keepdims=True)
    nn, nm, mm = n * n, n * m, m * m
    of_labels = [one.sum(axis=0) for one in (n, nn, nm, nn * nn, nn * nm, nm * nm, nm * mm)]
    of_all = [one.sum(axis=0) for one in (m > 0, m, mm, mm * m, mm * mm)]
    kept = np.int64 if bound < _EXACT else object
    return Moments(np.stack(of_labels).astype(kept), np.stack(of_all).astype(kept))
