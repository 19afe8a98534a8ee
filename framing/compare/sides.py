"""Sides of a difference: a group, or all the others, with estimates and intervals of its shares."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import recover_difference, wilson
from framing.compare.measures.normal import expanded_tail
from framing.compare.resample import Floats, Integers, percentile_limits
from framing.compare.sample import Sample, draw_totals, pooled
from framing.domain.comparison import CompareSettings, Interval

_MAXIMUM_SMALL_GROUPS = 30
_FEWEST_DEGREES = 0.05


@dataclass(frozen=True, slots=True)
class Side:
    """One side: counts, and the shares of the resamples (resamples by labels by voices).

    `variances` are those of the resampled shares, `limits` their percentiles, labels by
    voices. `n_holding` are the units with a hit of the contrast, by voice; `n_effective` how
    many units a share rests on, labels by voices, see `Sample`.
    """

    totals: Integers
    n_holding: Integers
    n_effective: Floats
    shares: Floats
    variances: Floats
    limits: tuple[Floats, Floats]
    method: str
    level: float

    def count(self, label: int, voice: int) -> Count:
        """The label's hits of all hits of the contrast."""
        return Count(int(self.totals[label, voice]), int(self.totals[:, voice].sum()))

    def is_resampled(self, label: int, voice: int) -> bool:
        """Whether resampling shows a spread: two units or more, and the share is not 0 or 1."""
        count = self.count(label, voice)
        return bool(self.n_holding[voice] > 1 and 0 < count.n < count.n_all)

    def interval(self, label: int, voice: int) -> Interval | None:
        """The interval of the share; None where the referent is absent."""
        count = self.count(label, voice)
        n_holding = int(self.n_holding[voice])
        if self.is_resampled(label, voice):
            low, high = (float(limit[label, voice]) for limit in self.limits)
            return Interval(low, high, self.level, self.method)
        if n_holding < 2:
            return wilson(count, level=self.level)
        # All units agree, and resampling them would claim certainty. Counting each unit as one
        # draw keeps the interval open: with 0 of 20 documents it ends at 0.16.
        share_of_units = Count(n_holding if count.n else 0, n_holding)
        interval = wilson(share_of_units, level=self.level)
        assert interval is not None  # there are two units or more
        return Interval(interval.low, interval.high, self.level, "wilson-documents")


def difference_interval(target: Side, reference: Side, label: int, voice: int) -> Interval | None:
    """The interval of target share less reference share; None where a side has no hits.

    Percentiles of the resampled difference where both sides are resampled; else recovered
    from each side's own interval, which with two score intervals is Newcombe's.
    """
    level = target.level
    if target.is_resampled(label, voice) and reference.is_resampled(label, voice):
        draws = target.shares[:, label, voice] - reference.shares[:, label, voice]
        tail = _tail_of_difference(target, reference, label, voice)
        low, high = percentile_limits(draws[:, None], tail=tail)
        method = max(target.method, reference.method)  # outlets, if either resamples outlets
        return Interval(float(low[0]), float(high[0]), level, method)
    shares = (target.count(label, voice).share, reference.count(label, voice).share)
    intervals = (target.interval(label, voice), reference.interval(label, voice))
    if shares[0] is None or shares[1] is None or intervals[0] is None or intervals[1] is None:
        return None
    both_wilson = intervals[0].method == intervals[1].method == "wilson"
    limits = recover_difference((shares[0], intervals[0]), (shares[1], intervals[1]))
    return Interval(*limits, level, "newcombe" if both_wilson else "recovered")


def sides_of(
    samples: Sequence[Sample], settings: CompareSettings
) -> tuple[tuple[Side, ...], tuple[Side | None, ...]]:
    """A side for each group, and one for all the others of each.

    Groups with enough documents are strata of their own when the others are resampled, so
    each is drawn once; the documents of the small ones are drawn as one pool. Where there are
    very many small groups the others of a small group are None: it could not differ anyway.
    """
    if not samples:
        return (), ()
    totals = [draw_totals(sample, settings) for sample in samples]
    sides = tuple(
        _side(sample, drawn, settings) for sample, drawn in zip(samples, totals, strict=True)
    )
    small = [
        number
        for number, sample in enumerate(samples)
        if sample.counts.shape[0] < settings.minimum_documents
        and sample.method != "group-bootstrap"
    ]
    large_sum = sum(
        (drawn for number, drawn in enumerate(totals) if number not in small),
        np.zeros_like(totals[0]),
    )
    pool = _drawn_pool([samples[number] for number in small], settings)
    others: list[Side | None] = []
    for number in range(len(samples)):
        rest = [sample for other, sample in enumerate(samples) if other != number]
        if not rest or (number in small and len(small) > _MAXIMUM_SMALL_GROUPS):
            others.append(None)
            continue
        if number in small:
            drawn = large_sum + _drawn_pool([samples[n] for n in small if n != number], settings)
        else:
            drawn = large_sum - totals[number] + pool
        others.append(_side(pooled(rest), drawn, settings))
    return sides, tuple(others)


def _drawn_pool(samples: Sequence[Sample], settings: CompareSettings) -> Floats | float:
    return draw_totals(pooled(samples), settings) if samples else 0.0


def _side(sample: Sample, drawn: Floats, settings: CompareSettings) -> Side:
    contrast_totals = drawn.sum(axis=1, keepdims=True)
    is_defined = contrast_totals > 0
    shares = np.where(is_defined, drawn / np.maximum(contrast_totals, 1), np.nan)
    n_effective = sample.n_effective
    tails = [[_tail(float(n), settings.level) for n in row] for row in n_effective]
    n_defined = np.maximum(is_defined.sum(axis=0), 1)
    means = np.where(is_defined, shares, 0).sum(axis=0) / n_defined
    return Side(
        totals=sample.totals,
        n_holding=sample.n_holding,
        n_effective=n_effective,
        shares=shares,
        variances=np.where(is_defined, (shares - means) ** 2, 0).sum(axis=0) / n_defined,
        limits=percentile_limits(shares, tail=np.array(tails)),
        method=sample.method,
        level=settings.level,
    )


def _tail(n_effective: float, level: float) -> float:
    """What to leave out on either side for one share; nothing where one unit is all there is."""
    degrees = n_effective - 1
    if degrees < _FEWEST_DEGREES:
        return 0.0
    return expanded_tail(level, degrees=degrees, inflation=math.sqrt(n_effective / degrees))


def _tail_of_difference(target: Side, reference: Side, label: int, voice: int) -> float:
    """The same for a difference, with Welch's degrees of freedom."""
    drawn = [float(side.variances[label, voice]) for side in (target, reference)]
    degrees = [float(side.n_effective[label, voice]) - 1 for side in (target, reference)]
    if min(degrees) < _FEWEST_DEGREES or not sum(drawn):
        return 0.0
    corrected = [v * (d + 1) / d for v, d in zip(drawn, degrees, strict=True)]
    welch = sum(corrected) ** 2 / sum(v**2 / d for v, d in zip(corrected, degrees, strict=True))
    inflation = math.sqrt(sum(corrected) / sum(drawn))
    return expanded_tail(target.level, degrees=welch, inflation=inflation)
