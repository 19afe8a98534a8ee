"""Rates per 1,000 tokens with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.compare.evidence import Evidence
from framing.compare.measures.many import exponentials, score_limits
from framing.compare.measures.normal import two_sided_z
from framing.compare.resample import Floats
from framing.compare.tally import VOICES
from framing.domain.comparison import Rate
from framing.domain.interval import Interval
from framing.domain.lexicon import Contrast

LINEARISED, SCORED = "linearised", "wilson"


class RateLimits(NamedTuple):
    """Rates per 1,000 tokens with their limits, sides by labels by voices; NaN where a voice has no
    tokens. Those that are not `is_linearised` are scored."""

    rates: Floats
    low: Floats
    high: Floats
    is_linearised: NDArray[np.bool_]


def rates_of(
    groups: Sequence[str], evidence: Evidence, contrast: Contrast, *, level: float
) -> tuple[Rate, ...]:
    """The rate of each label in each voice of each group; None where the voice has no tokens.

    Hits in a voice are held against the tokens in that voice. A label whose term has several
    words counts once, so that the rate is of hits and not of words.
    """
    limits = rate_limits(evidence, level=level)
    rows: list[Rate] = []
    for number, group in enumerate(groups):
        tokens = evidence.tokens[number].tolist()
        of_voices = (evidence.hits[number].T, *(one[number].T for one in limits))
        for voice, n_tokens, *columns in zip(VOICES, tokens, *of_voices, strict=True):
            listed = zip(contrast.labels, *(one.tolist() for one in columns), strict=True)
            # Of many groups most say nothing: the same interval for all labels without a hit.
            of_none: Interval | None = None
            for label, n, rate, low, high, is_linearised in listed:
                if not n_tokens:
                    rows.append(Rate(group, label.id, voice, n, 0, None, None))
                    continue
                method = LINEARISED if is_linearised else SCORED
                interval = (of_none if not n else None) or Interval(low, high, level, method)
                of_none = of_none if n else interval
                rows.append(Rate(group, label.id, voice, n, n_tokens, rate, interval))
    return tuple(rows)


def rate_limits(evidence: Evidence, *, level: float) -> RateLimits:
    """The rates of several sides with their intervals.

    Documents are the units: the variance of the ratio of hits to tokens is linearised over
    them and the interval made on the log scale, so that it stays above 0. With one document,
    or without a hit, the score interval over tokens, which is then too narrow for a corpus.

    Source: Cochran 1977, "Sampling Techniques", section 6.3; Woodruff 1971.
    """
    hits = evidence.hits
    tokens, n_speaking, squared_tokens = (
        np.broadcast_to(one[:, None, :], hits.shape)
        for one in (evidence.tokens, evidence.n_speaking, evidence.squared_tokens)
    )
    rates, low, high = (np.full(hits.shape, np.nan) for _ in range(3))
    np.divide(1000 * hits, tokens, out=rates, where=tokens > 0)
    linear = (hits > 0) & (hits <= tokens) & (n_speaking >= 2)
    scored = (tokens > 0) & ~linear
    n = np.minimum(hits[scored], tokens[scored])
    of_scores = score_limits(n / tokens[scored], tokens[scored], quantile=two_sided_z(level))
    low[scored], high[scored] = (1000 * one for one in of_scores)
    n_all, n_units = tokens[linear].astype(np.float64), n_speaking[linear]
    rate = hits[linear] / n_all
    squared_residuals = (
        evidence.squared_hits[linear]
        - 2 * rate * evidence.hits_by_tokens[linear]
        + rate * rate * squared_tokens[linear]
    )
    variance = n_units / (n_units - 1) * np.maximum(squared_residuals, 0.0) / (n_all * n_all)
    margin = exponentials(two_sided_z(level) * np.sqrt(variance) / rate)
    low[linear], high[linear] = 1000 * rate / margin, 1000 * rate * margin
    return RateLimits(rates, low, high, linear)
