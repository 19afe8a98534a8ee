"""Each group against all the others of one contrast: shares, intervals and their differences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from framing.compare.differences import (
    At,
    Differences,
    drawn_differences,
    joined,
    recovered_differences,
)
from framing.compare.estimates import (
    Booleans,
    Drawn,
    DrawnTogether,
    Estimates,
    Sides,
    closed_estimates,
    estimates_of,
    fill_in,
)
from framing.compare.moments import moments_of_each
from framing.compare.resample import Floats
from framing.compare.sample import BY_DOCUMENT, BY_OUTLET, Sample, draw_totals, pooled
from framing.domain.comparison import CompareSettings

_MAXIMUM_SMALL_GROUPS = 30
_KEPT_BYTES = 100_000_000


def own_estimates(samples: Sequence[Sample], settings: CompareSettings) -> Estimates:
    """The shares of some samples, each by itself."""

    def draw(number: int) -> Drawn:
        return Drawn(draw_totals(samples[number], settings))

    return estimates_of(_sides_of(samples, settings)[0], draw)


class Opposed(NamedTuple):
    """The shares of all groups, and the differences that were asked for, in the order of `at`."""

    targets: Estimates
    at: At
    differences: Differences


def oppose(samples: Sequence[Sample], asked: Booleans, settings: CompareSettings) -> Opposed:
    """Each group against all the others together; `asked`, groups by labels by columns, tells for
    which shares the difference is wanted, which are given group by group, column by column.

    Groups with enough documents are strata of their own when the others are resampled, so
    each is drawn once; the documents of the small ones are drawn as one pool. Where there are
    very many small groups nothing is drawn for the others of a small one, whose differences have
    no interval: it could not differ anyway.
    """
    strata = _Strata(samples, settings)
    sides = _sides_of(samples, settings)
    groups, columns, labels = np.nonzero(asked.transpose(0, 2, 1))
    at = At(groups, labels, columns)
    drawn = asked & np.array([strata.has_others(n) for n in range(len(samples))])[:, None, None]
    both = drawn & sides[0].is_resampled & sides[1].is_resampled
    estimates = (
        closed_estimates(sides[0], np.ones_like(asked)),
        closed_estimates(sides[1], drawn),
    )
    of_both = _draw(strata, estimates, (drawn & sides[1].is_resampled & ~both, both))
    # By outlets, if either is resampled by them.
    either = list(map(max, sides[0].methods, sides[1].methods))
    methods = np.array(either, dtype=object)[groups]
    recovered = recovered_differences(estimates, (at, at), methods)
    limits = (of_both[0][at], of_both[1][at])
    return Opposed(estimates[0], at, joined(both[at], limits, recovered, methods))


def _draw(
    strata: _Strata, estimates: tuple[Estimates, Estimates], asked: tuple[Booleans, Booleans]
) -> tuple[Floats, Floats]:
    """Fills in what is resampled, and gives the limits of the differences, groups by labels by columns.

    Group after group, so that the resamples of one are let go before the next is begun. `asked` are
    the shares of the others whose limits are wanted, and the differences.
    """
    targets, (of_others, of_both) = estimates[0].sides.is_resampled, asked
    low, high = (np.full(targets.shape, np.nan) for _ in range(2))
    for number in np.flatnonzero((targets | of_others).any(axis=(1, 2))).tolist():
        own = strata.draw(number) if targets[number].any() else None
        if own is not None:
            fill_in(estimates[0], number, targets[number], own)
        if not (of_others[number] | of_both[number]).any():
            continue
        others = strata.draw_others(number)
        if of_others[number].any():
            fill_in(estimates[1], number, of_others[number], others)
        if own is not None and of_both[number].any():
            labels, columns = np.nonzero(of_both[number])
            at = At(np.full(len(labels), number), labels, columns)
            limits = drawn_differences(estimates, (at, at), (own, others))
            low[at], high[at] = limits
    return low, high


def _sides_of(samples: Sequence[Sample], settings: CompareSettings) -> tuple[Sides, Sides]:
    """The samples, and all the others of each: by outlet, where one of them is."""
    moments = moments_of_each([sample.counts for sample in samples])
    n_by_outlet = sum(sample.method == BY_OUTLET for sample in samples)
    methods = [
        BY_OUTLET if n_by_outlet > (sample.method == BY_OUTLET) else BY_DOCUMENT
        for sample in samples
    ]
    own = Sides(moments, [sample.method for sample in samples], settings.level)
    return own, Sides(moments.others(), methods, settings.level)


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
        self.kept: dict[int, Drawn] = {}
        self.n_kept_bytes = 0

    @cached_property
    def large_sum(self) -> list[Drawn]:
        """The resamples of all groups with enough documents, added up; none where there is none."""
        large = [number for number in range(len(self.samples)) if number not in self.small]
        if not large:
            return []
        total = self.draw(large[0]).totals.astype(np.float64)
        for number in large[1:]:
            total += self.draw(number).totals
        return [Drawn(total)]

    @cached_property
    def pool(self) -> list[Drawn]:
        """The resamples of the small groups together."""
        return self._draw_pool(self.small)

    def draw(self, number: int) -> Drawn:
        """The group's own resamples."""
        if number in self.kept:
            return self.kept[number]
        drawn = Drawn(draw_totals(self.samples[number], self.settings))
        self.n_kept_bytes += drawn.totals.nbytes
        if self.n_kept_bytes < _KEPT_BYTES:
            self.kept[number] = drawn
        return drawn

    def has_others(self, number: int) -> bool:
        """Whether there are other groups, and they are drawn for this one."""
        is_drawn = number not in self.small or len(self.small) <= _MAXIMUM_SMALL_GROUPS
        return len(self.samples) > 1 and is_drawn

    def draw_others(self, number: int) -> DrawnTogether:
        """The resamples of all other groups."""
        if number not in self.small:
            return DrawnTogether(self.large_sum + self.pool, [self.draw(number)])
        others = [other for other in self.small if other != number]
        return DrawnTogether(self.large_sum + self._draw_pool(others))

    def _draw_pool(self, numbers: Sequence[int]) -> list[Drawn]:
        if not numbers:
            return []
        pool = pooled([self.samples[number] for number in numbers])
        return [Drawn(draw_totals(pool, self.settings))]
