"""Dispersion: how evenly a label is spread over the parts of a corpus."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Counts = Sequence[int] | NDArray[np.int64]


def dp(counts: Counts, sizes: Counts) -> float | None:
    """Gries' deviation of proportions, the 2008 form (not Egbert's variant).

    From 0 (in each part as expected from its size) to nearly 1 (all in one small part).
    `counts` are hits in each part, `sizes` the parts' tokens. Needs about ten parts to mean
    much: use documents or weeks, not three outlets. None where there are no hits.

    Source: Gries 2008, "Dispersions and adjusted frequencies in corpora".
    """
    n, size = int(np.sum(counts)), int(np.sum(sizes))
    if not n:
        return None
    gaps = np.abs(np.asarray(counts) / n - np.asarray(sizes) / size)
    return float(np.cumsum(gaps)[-1]) / 2  # added up one by one, alike on every machine


def dp_norm(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """DP divided by the largest value these part sizes allow; from 0 to 1, None as `dp`.

    Source: Lijffijt & Gries 2012, correction to "Dispersions and adjusted frequencies".
    """
    raw = dp(counts, sizes)
    largest = 1 - min(_shares(sizes), default=1.0)
    return None if raw is None or not largest else raw / largest


def kl_divergence(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Kullback-Leibler divergence of the hits' spread from the parts' sizes, in bits.

    From 0 (as expected) up. None where there are no hits.

    Source: Gries 2020, "Analyzing dispersion", chapter 5 of A practical handbook.
    """
    if not sum(counts):
        return None
    shares = zip(_shares(counts), _shares(sizes), strict=True)
    return sum(
        observed * math.log2(observed / expected) for observed, expected in shares if observed
    )


def juilland_d(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Juilland's D over rates in each part; 1 is perfectly even, and it can fall below 0.

    None where there are no hits or only one part.

    Source: Juilland, Brodin & Davidovitch 1970; for parts of unequal size Gries 2008.
    """
    if not sum(counts) or len(sizes) < 2:
        return None
    rates = [n / size for n, size in zip(counts, sizes, strict=True)]
    mean = sum(rates) / len(rates)
    deviation = math.sqrt(sum((rate - mean) ** 2 for rate in rates) / len(rates))
    return 1 - deviation / mean / math.sqrt(len(rates) - 1)


def rosengren_s(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Rosengren's S: 1 is perfectly even, the smallest part's share is the floor.

    None where there are no hits.

    Source: Rosengren 1971; for parts of unequal size Gries 2008.
    """
    if not sum(counts):
        return None
    expected = _shares(sizes)
    roots = [math.sqrt(share * n) for share, n in zip(expected, counts, strict=True)]
    return sum(roots) ** 2 / sum(counts)


def carroll_d2(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Carroll's D2: the evenness (relative entropy) of the rates in the parts; 0 to 1.

    1 is perfectly even. None where there are no hits or only one part.

    Source: Carroll 1970, "An alternative to Juilland's usage coefficient".
    """
    if not sum(counts) or len(sizes) < 2:
        return None
    rates = [n / size for n, size in zip(counts, sizes, strict=True)]
    shares = [rate / sum(rates) for rate in rates if rate]
    return -sum(share * math.log2(share) for share in shares) / math.log2(len(rates))


def burch_da(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """DA: one less the mean difference of the rates of two parts, relative to twice the mean.

    From 0 to 1, 1 is perfectly even. None where there are no hits or only one part.

    Source: Burch, Egbert & Biber 2017, "Measuring and interpreting lexical dispersion".
    """
    if not sum(counts) or len(sizes) < 2:
        return None
    rates = [n / size for n, size in zip(counts, sizes, strict=True)]
    gaps = [abs(one - other) for one, other in combinations(rates, 2)]
    return 1 - sum(gaps) / len(gaps) / (2 * sum(rates) / len(rates))


def largest_part_share(counts: Counts) -> float | None:
    """The part of all hits that the part with most of them holds; above 0 to 1.

    Near 1 a figure tells of one document, not of the corpus. None where there are no hits.
    """
    n = int(np.sum(counts))
    return int(np.max(counts)) / n if n else None


def _shares(sizes: Sequence[int]) -> list[float]:
    total = sum(sizes)
    return [size / total for size in sizes]
