"""Closed-form intervals: for one share, for a difference of two, and for their ratio."""

from __future__ import annotations

import math
from functools import lru_cache

from framing.compare.measures.count import Count
from framing.compare.measures.normal import two_sided_p, two_sided_z
from framing.domain.interval import Interval


# A table of many groups holds the same few counts over and over, above all none of so many.
@lru_cache(maxsize=8_192)
def wilson(count: Count, *, level: float = 0.95) -> Interval | None:
    """The score interval of a share; lies within 0 to 1 and never has width 0.

    Treats the n_all as independent draws, so it speaks of this text alone and is for one
    document; for a corpus resample documents. None where n_all is 0.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
    """
    if not count.n_all:
        return None
    share = count.n / count.n_all
    low, high = score_limits(share, count.n_all, quantile=two_sided_z(level))
    return Interval(low, high, level, "wilson")


def score_limits(share: float, n: float, *, quantile: float) -> tuple[float, float]:
    """The score limits of a share that is worth `n` independent draws, within 0 to 1.

    `n` above 0 may be a fraction: an effective number of hits. `quantile` is the z of the
    interval, or t where the effective number is an estimate. Both limits of a share of 0 or 1
    are its own on that side.

    Source: Wilson 1927; for effective numbers Korn & Graubard 1998, "Confidence intervals for
    proportions with small expected number of positive counts estimated from survey data", and
    Franco, Little, Louis & Slud 2019, "Comparative study of confidence intervals for
    proportions in complex sample surveys".
    """
    squared = quantile * quantile
    centre = share + squared / (2 * n)
    spread = quantile * math.sqrt((share * (1 - share) + squared / (4 * n)) / n)
    scale = 1 + squared / n
    low = 0.0 if share <= 0 else (centre - spread) / scale
    return low, 1.0 if share >= 1 else (centre + spread) / scale


def newcombe(target: Count, reference: Count, *, level: float = 0.95) -> Interval | None:
    """The interval of target share less reference share, from two score intervals; -1 to 1.

    Treats hits as independent, as `wilson`. None where a side is empty.

    Source: Newcombe 1998, "Interval estimation for the difference between independent
    proportions", method 10.
    """
    target_interval = wilson(target, level=level)
    reference_interval = wilson(reference, level=level)
    if target.share is None or target_interval is None:
        return None
    if reference.share is None or reference_interval is None:
        return None
    low, high = recover_difference(
        (target.share, target_interval), (reference.share, reference_interval)
    )
    return Interval(low, high, level, "newcombe")


def recover_difference(
    target: tuple[float, Interval], reference: tuple[float, Interval]
) -> tuple[float, float]:
    """Limits of a difference from each side's estimate and own interval, however made.

    With two score intervals this is Newcombe's method 10.

    Source: Zou & Donner 2008, "Construction of confidence limits about effect measures".
    """
    (a, of_a), (b, of_b) = target, reference
    difference = a - b
    return (
        difference - math.hypot(a - of_a.low, of_b.high - b),
        difference + math.hypot(of_a.high - a, b - of_b.low),
    )


def risk_ratio(target: Count, reference: Count, *, level: float = 0.95) -> Interval | None:
    """The interval of target share divided by reference share; above 0, 1 is equal.

    None where a count is 0: print "0 of n", not a ratio. Treats hits as independent.

    Source: Katz, Baptista, Azen & Pike 1978; the figures of Yoshikoder's comparison report.
    """
    if not target.n or not reference.n:
        return None
    ratio = (target.n / target.n_all) / (reference.n / reference.n_all)
    error = math.sqrt(1 / target.n - 1 / target.n_all + 1 / reference.n - 1 / reference.n_all)
    margin = math.exp(two_sided_z(level) * error)
    return Interval(ratio / margin, ratio * margin, level, "katz-log")


def p_value_of(estimate: float, interval: Interval) -> float:
    """The two-sided p value against 0 that an estimate and its interval imply; 0 to 1.

    The distance from the estimate to the limit towards 0 counts as the interval's z, so the
    p value is below 1 - level exactly where the interval excludes 0.

    Source: Altman & Bland 2011, "How to obtain the P value from a confidence interval".
    """
    towards_zero = estimate - interval.low if estimate > 0 else interval.high - estimate
    if estimate == 0:
        return 1.0
    if towards_zero <= 0:
        return 0.0 if interval.excludes(0) else 1.0
    return two_sided_p(two_sided_z(interval.level) * estimate / towards_zero)
