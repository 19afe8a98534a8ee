"""The standard normal and Student's t distribution, as far as intervals need them."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

_NORMAL = NormalDist()


def normal_quantile(probability: float) -> float:
    """The z below which a standard normal falls with this probability, 0 < probability < 1."""
    return _NORMAL.inv_cdf(probability)


@lru_cache(maxsize=64)
def two_sided_z(level: float) -> float:
    """The z of a two-sided interval of this coverage: 1.96 for 0.95."""
    return normal_quantile(0.5 + level / 2)


def two_sided_p(z: float) -> float:
    """How often a standard normal lies farther from 0 than z; from 0 to 1."""
    return math.erfc(abs(z) / math.sqrt(2))


def two_sided_t(level: float, degrees: float) -> float:
    """The t of a two-sided interval of this coverage: 2.26 for 0.95 and 9 degrees of freedom.

    Degrees may be fractional and are read as 1 where they are fewer. Right to 1e-4 from 2.5
    degrees up; below, it errs on the wide side, at 1 degree by a fifth.

    Source: Hill 1970, "Algorithm 396: Student's t-quantiles".
    """
    tails, n = 1 - level, max(1.0, degrees)
    a = 1 / (n - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * math.sqrt(a * math.pi / 2) * n
    y = (d * tails) ** (2 / n)
    if y > 0.05 + a:
        x = normal_quantile(tails / 2)
        y = x**2
        if n < 5:
            c += 0.3 * (n - 4.5) * (x + 0.6)
        c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
        y = math.expm1(a * y**2)
    else:
        inner = ((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3
        y = ((1 / inner + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y
    return math.sqrt(n * y)


def expanded_tail(level: float, *, degrees: float, inflation: float) -> float:
    """The share of resamples to leave out on either side so that few units still cover.

    A bootstrap percentile interval is too narrow by the factor sqrt((n - 1) / n) and uses
    normal where t quantiles are due. `inflation` is the factor by which the standard error
    is too small (n / (n - 1) under the root for one sample), `degrees` those of t. From 0 to
    (1 - level) / 2, which it approaches as units grow many.

    Source: Hesterberg 2015, "What teachers should know about the bootstrap", section 5.3,
    the expanded percentile interval.
    """
    return _NORMAL.cdf(-inflation * two_sided_t(level, degrees))
