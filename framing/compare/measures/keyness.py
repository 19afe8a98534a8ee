"""Keyness: how much more frequent a label is on one side than on the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.compare.measures.count import Count


def g2_two_cell(target: Count, reference: Count) -> float | None:
    """Log-likelihood of the two label counts alone, expected in proportion to the totals.

    From 0 up, without sign: 0 where both are equally frequent. 3.84, 6.63, 10.83 and 15.13 are
    passed by chance in 5, 1, 0.1 and 0.01 % of random tables. None where a side is empty.
    Treats tokens as independent, which news text is not; sorts, and proves nothing.

    Source: Rayson & Garside 2000, "Comparing corpora using frequency profiling".
    """
    if not target.n_all or not reference.n_all:
        return None
    expected = (target.n + reference.n) / (target.n_all + reference.n_all)
    return 2 * (
        _deviance(target.n, target.n_all * expected)
        + _deviance(reference.n, reference.n_all * expected)
    )


def g2_four_cell(target: Count, reference: Count) -> float | None:
    """Log-likelihood of label and not-label on both sides.

    From 0 up, without sign. Larger than the two-cell figure, and the one to use inside a
    contrast, where a label can hold most of the hits. None where a side is empty.
    Treats hits as independent; sorts, and proves nothing.

    Source: Dunning 1993, "Accurate methods for the statistics of surprise and coincidence".
    """
    if not target.n_all or not reference.n_all:
        return None
    complement = g2_two_cell(_complement(target), _complement(reference))
    label = g2_two_cell(target, reference)
    return None if label is None or complement is None else label + complement


def chi_squared(target: Count, reference: Count) -> float | None:
    """Pearson's chi-squared of label and not-label on both sides, uncorrected; from 0 up.

    None where a side is empty, or where the label is everywhere or nowhere.

    Source: Pearson 1900; the figure of quanteda's `textstat_keyness(measure = "chi2")`.
    """
    return _pearson(target, reference, correction=0.0)


def chi_squared_yates(target: Count, reference: Count) -> float | None:
    """Chi-squared with Yates' correction for continuity; from 0 up, None as `chi_squared`.

    Source: Yates 1934, "Contingency tables involving small numbers and the chi-squared test".
    """
    return _pearson(target, reference, correction=0.5)


def log_ratio(target: Count, reference: Count) -> float | None:
    """Binary log of how much more frequent a label is in the target.

    +1 means twice as frequent, 0 equally, -1 half. A zero count is read as one half, so that
    the figure stays finite; the other side stays as it is. None where a side is empty or the
    label stands on neither. Has no size of evidence in it: show n and the interval.

    Source: Hardie 2014, "Log Ratio: an informal introduction" (CASS, Lancaster).
    """
    if not target.n_all or not reference.n_all or not target.n + reference.n:
        return None
    target_frequency = (target.n or 0.5) / target.n_all
    reference_frequency = (reference.n or 0.5) / reference.n_all
    return math.log2(target_frequency / reference_frequency)


def percent_difference(target: Count, reference: Count) -> float | None:
    """By how many per cent the label is more frequent in the target; from -100 up.

    Equals 100 (2^log_ratio - 1) where neither count is 0. None where the reference holds none
    of the label, or a side is empty.

    Source: Gabrielatos & Marchi 2011, "Keyness: matching metrics to definitions".
    """
    if not target.n_all or not reference.n:
        return None
    reference_frequency = reference.n / reference.n_all
    return 100 * (target.n / target.n_all - reference_frequency) / reference_frequency


def simple_maths(
    target: Count, reference: Count, *, smoothing_per_million: float = 1.0
) -> float | None:
    """Ratio of the frequencies per million, each with a constant added; above 0, 1 is equal.

    A larger constant prefers more frequent words. None where a side is empty.

    Source: Kilgarriff 2009, "Simple maths for keywords".
    """
    if not target.n_all or not reference.n_all:
        return None
    return (1e6 * target.n / target.n_all + smoothing_per_million) / (
        1e6 * reference.n / reference.n_all + smoothing_per_million
    )


@dataclass(frozen=True, slots=True)
class LogOdds:
    """A difference of log-odds (base e) and its z. Positive means more in the target."""

    difference: float
    z: float


def log_odds(target: Count, reference: Count, *, prior: float, prior_all: float) -> LogOdds | None:
    """Log-odds of the label in the target less those in the reference, under a Dirichlet prior.

    `prior` is the label's pseudo-count and `prior_all` that of all labels; both sides share
    it. The variance is the full one, over label and not-label: the paper's shorter one holds
    for rare words only, and inside a contrast a label can hold most of the hits. Unbounded;
    0 is equally frequent. None where the prior leaves nothing for the label or for the others.
    Treats hits as independent, so that z is a sorting key and no test.

    Source: Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 15 to 22.
    """
    a, not_a = target.n + prior, target.n_all + prior_all - target.n - prior
    b, not_b = reference.n + prior, reference.n_all + prior_all - reference.n - prior
    if min(a, not_a, b, not_b) <= 0:
        return None
    difference = math.log(a / not_a) - math.log(b / not_b)
    return LogOdds(difference, difference / math.sqrt(1 / a + 1 / not_a + 1 / b + 1 / not_b))


def informative_prior(pooled: Sequence[int], *, strength: float) -> tuple[float, ...]:
    """Pseudo-counts of labels that together weigh `strength` hits, as frequent as when pooled.

    All zero where no label has a hit. Monroe, Colaresi & Quinn 2008, section 3.5.1.
    """
    total = sum(pooled)
    return tuple(strength * n / total if total else 0.0 for n in pooled)


def _deviance(observed: float, expected: float) -> float:
    return observed * math.log(observed / expected) if observed else 0.0


def _complement(count: Count) -> Count:
    return Count(count.n_all - count.n, count.n_all)


def _pearson(target: Count, reference: Count, *, correction: float) -> float | None:
    n_label = target.n + reference.n
    n_total = target.n_all + reference.n_all
    if not target.n_all or not reference.n_all or not 0 < n_label < n_total:
        return None
    n_other = n_total - n_label
    sides = (target.n_all, reference.n_all)
    parts = [side * column / n_total for side in sides for column in (n_label, n_other)]
    apart = target.n * n_total - target.n_all * n_label
    gap = max(0.0, abs(apart) / n_total - correction)
    return sum(gap**2 / part for part in parts)
