"""The standard normal and Student's t distribution, as far as intervals need them."""

from __future__ import annotations

import math
from statistics import NormalDist

_NORMAL = NormalDist()


def normal_quantile(probability: float) -> float:
    """The z below which a standard normal falls with this probability, 0 < probability < 1."""
    return _NORMAL.inv_cdf(probability)


def two_sided_z(level: float) -> float:
    """The z of a two-sided interval of this coverage: 1.96 for 0.95."""
    return normal_quantile(0.5 + level / 2)


def two_sided_p(z: float) -> float:
    """How often a standard normal lies farther from 0 than z; from 0 to 1."""
    return math.erfc(abs(z) / math.sqrt(2))
