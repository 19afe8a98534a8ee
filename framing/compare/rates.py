"""Rates per 1,000 tokens with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.compare.measures.normal import two_sided_z
from framing.compare.resample import Integers
from framing.compare.tally import VOICES, Tally
from framing.domain.comparison import Interval, Rate
from framing.domain.lexicon import Contrast


def rates_of(tally: Tally, contrast: Contrast, *, level: float) -> tuple[Rate, ...]:
    """The rate of each label in each voice of one group; None where the voice has no tokens.

    Hits in a voice are held against the tokens in that voice. A label whose term has several
    words counts once, so that the rate is of hits and not of words.
    """
    tokens = tally.tokens.by_document.sum(axis=0)
    return tuple(
        Rate(
            group=tally.group.name,
            label=label.id,
            voice=voice,
            n=int(tally.totals[row, column]),
            n_tokens=int(tokens[column]),
            rate_per_1000=_rate_per_1000(int(tally.totals[row, column]), int(tokens[column])),
            interval=rate_interval([tally], row, column, level=level),
        )
        for column, voice in enumerate(VOICES)
        for row, label in enumerate(contrast.labels)
    )


def rate_interval(
    tallies: Sequence[Tally], label: int, voice: int, *, level: float
) -> Interval | None:
    """The interval of a rate per 1,000 tokens; None where the voice has no tokens.

    Documents are the units: the variance of the ratio of hits to tokens is linearised over
    them and the interval made on the log scale, so that it stays above 0. With one document,
    or without a hit, the score interval over tokens, which is then too narrow for a corpus.

    Source: Cochran 1977, "Sampling Techniques", section 6.3; Woodruff 1971.
    """
    tokens = np.concatenate([tally.tokens.by_document[:, voice] for tally in tallies])
    hits = np.concatenate([_hits_by_document(tally, label, voice) for tally in tallies])
    n, n_all, n_units = int(hits.sum()), int(tokens.sum()), int(np.count_nonzero(tokens))
    if not n_all:
        return None
    if n_units < 2 or not n or n > n_all:
        interval = wilson(Count(min(n, n_all), n_all), level=level)
        assert interval is not None  # there are tokens
        return Interval(1000 * interval.low, 1000 * interval.high, level, interval.method)
    rate = n / n_all
    residuals = hits - rate * tokens
    variance = n_units / (n_units - 1) * float(residuals @ residuals) / n_all**2
    margin = math.exp(two_sided_z(level) * math.sqrt(variance) / rate)
    return Interval(1000 * rate / margin, 1000 * rate * margin, level, "linearised")


def _hits_by_document(tally: Tally, label: int, voice: int) -> Integers:
    hits = np.zeros(tally.n_documents, dtype=np.int64)
    hits[tally.documents] = tally.counts[:, label, voice]
    return hits


def _rate_per_1000(n: int, n_tokens: int) -> float | None:
    return 1000 * n / n_tokens if n_tokens else None
