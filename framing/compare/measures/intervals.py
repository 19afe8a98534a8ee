"""Closed-form intervals: for one share, for a difference of two, and for their ratio."""

from __future__ import annotations

import math

from framing.compare.measures.count import Count
from framing.compare.measures.normal import two_sided_p, two_sided_z
from framing.domain.interval import Interval


def wilson(count: Count, *, level: float = 0.95) -> Interval | None:
    """The score interval of a share; lies within 0 to 1 and never has width 0.

    Treats the n_all as independent draws, so it speaks of this text alone and is for one
    document; for a corpus resample documents. None where n_all is 0.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
    """
    if not count.n_all:
        return None
    z_squared = two_sided_z(level) ** 2
    share = count.n / count.n_all
    centre = share + z_squared / (2 * count.n_all)
    spread = math.sqrt(
        z_squared * (share * (1 - share) + z_squared / (4 * count.n_all)) / count.n_all
    )
    scale = 1 + z_squared / count.n_all
    low = 0.0 if not count.n else (centre - spread) / scale
    high = 1.0 if count.n == count.n_all else (centre + spread) / scale
    return Interval(low, high, level, "wilson")


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
