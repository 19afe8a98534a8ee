"""Rates per 1,000 tokens with their intervals."""

from __future__ import annotations

import math
from functools import lru_cache

from framing.compare.evidence import Evidence
from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.compare.measures.normal import two_sided_z
from framing.compare.tally import VOICES
from framing.domain.comparison import Rate
from framing.domain.interval import Interval
from framing.domain.lexicon import Contrast


def rates_of(
    group: str, evidence: Evidence, contrast: Contrast, *, level: float
) -> tuple[Rate, ...]:
    """The rate of each label in each voice of one group; None where the voice has no tokens.

    Hits in a voice are held against the tokens in that voice. A label whose term has several
    words counts once, so that the rate is of hits and not of words.
    """
    hits, tokens = evidence.hits.tolist(), evidence.tokens.tolist()
    return tuple(
        Rate(
            group=group,
            label=label.id,
            voice=voice,
            n=hits[row][column],
            n_tokens=tokens[column],
            rate_per_1000=1000 * hits[row][column] / tokens[column] if tokens[column] else None,
            interval=rate_interval(evidence, row, column, level=level),
        )
        for column, voice in enumerate(VOICES)
        for row, label in enumerate(contrast.labels)
    )


def rate_interval(evidence: Evidence, label: int, voice: int, *, level: float) -> Interval | None:
    """The interval of a rate per 1,000 tokens; None where the voice has no tokens.

    Documents are the units: the variance of the ratio of hits to tokens is linearised over
    them and the interval made on the log scale, so that it stays above 0. With one document,
    or without a hit, the score interval over tokens, which is then too narrow for a corpus.

    Source: Cochran 1977, "Sampling Techniques", section 6.3; Woodruff 1971.
    """
    n, n_all = int(evidence.hits[label, voice]), int(evidence.tokens[voice])
    if not n_all:
        return None
    n_units = int(evidence.n_speaking[voice]) if n else 0
    if n_units < 2 or n > n_all:
        return _score_interval(min(n, n_all), n_all, level)
    rate = n / n_all
    squared_residuals = (
        float(evidence.squared_hits[label, voice])
        - 2 * rate * float(evidence.hits_by_tokens[label, voice])
        + rate**2 * float(evidence.squared_tokens[voice])
    )
    variance = n_units / (n_units - 1) * max(0.0, squared_residuals) / n_all**2
    margin = math.exp(two_sided_z(level) * math.sqrt(variance) / rate)
    return Interval(1000 * rate / margin, 1000 * rate * margin, level, "linearised")


# Of many groups most say nothing: the same interval for all labels of a contrast and voice.
@lru_cache(maxsize=8_192)
def _score_interval(n: int, n_tokens: int, level: float) -> Interval:
    interval = wilson(Count(n, n_tokens), level=level)
    assert interval is not None  # there are tokens
    return Interval(1000 * interval.low, 1000 * interval.high, level, interval.method)
