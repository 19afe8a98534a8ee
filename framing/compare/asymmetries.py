"""Symmetry: whether a group names like referents alike, in its own voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import combinations

import numpy as np

from framing.compare.grouping import GroupedScores
from framing.compare.sample import BY_DOCUMENT, Sample, draw_totals
from framing.compare.sides import Side, difference_interval, side_of
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings
from framing.domain.comparison_rows import Asymmetry
from framing.domain.lexicon import Contrast, Kind, Lexicon
from framing.domain.score import LabelCount

_Contrasts = tuple[str, str]
_Hits = list[tuple[int, str, str, int]]


def asymmetries_of(
    groups: Sequence[GroupedScores], lexicons: Sequence[Lexicon], settings: CompareSettings
) -> tuple[Asymmetry, ...]:
    """Each label's share for each of two referents of one contrast, group by group.

    Only hits in the own voice that mean one known referent, and only referents with
    `minimum_n` of them, at most the `maximum_referents` most often named. The interval of the
    difference resamples documents, in which both referents may stand; where there is no spread
    to resample it is recovered from the two sides. Ordered by contrast, group, referents.
    """
    rows: list[Asymmetry] = []
    found = [_own_hits(group) for group in groups]
    for lexicon in lexicons:
        if lexicon.kind is Kind.INVENTORY:
            continue
        for contrast in lexicon.contrasts:
            for group, hits in zip(groups, found, strict=True):
                own = hits.get((lexicon.id, contrast.id), [])
                rows += _rows_of(lexicon.id, contrast, group, own, settings)
    return tuple(rows)


def _own_hits(group: GroupedScores) -> dict[_Contrasts, _Hits]:
    """Document, label, referent and n of the hits that tell, by contrast."""
    hits: dict[_Contrasts, _Hits] = {}
    for number, score in enumerate(group.scores):
        for count in score.counts:
            if _tells_one_referent(count):
                key = count.key
                where = hits.setdefault((key.lexicon, key.contrast), [])
                where.append((number, key.label, str(key.referent), count.n))
    return hits


def _tells_one_referent(count: LabelCount) -> bool:
    referent = count.key.referent
    return count.key.voice is Voice.OWN and referent is not None and "+" not in referent


def _rows_of(
    lexicon: str,
    contrast: Contrast,
    group: GroupedScores,
    hits: _Hits,
    settings: CompareSettings,
) -> list[Asymmetry]:
    referents = _often_named(hits, settings)
    if len(referents) < 2:
        return []
    sample = _sample_of(contrast, group, hits, referents)
    side = side_of(sample, partial(draw_totals, sample, settings), settings)
    pairs = list(combinations(range(len(referents)), 2))
    return [
        _asymmetry((lexicon, contrast.id, label.id, group.name), side, referents, (row, a, b))
        for a, b in pairs
        for row, label in enumerate(contrast.labels)
    ]


def _often_named(hits: _Hits, settings: CompareSettings) -> list[str]:
    named: Counter[str] = Counter()
    for _, _, referent, n in hits:
        named[referent] += n
    enough = [referent for referent, n in named.items() if n >= settings.minimum_n]
    by_number = sorted(enough, key=lambda referent: (-named[referent], referent))
    return sorted(by_number[: settings.maximum_referents])


def _sample_of(
    contrast: Contrast, group: GroupedScores, hits: _Hits, referents: Sequence[str]
) -> Sample:
    """Documents by labels by referents."""
    labels = {label.id: row for row, label in enumerate(contrast.labels)}
    columns = {referent: column for column, referent in enumerate(referents)}
    counts = np.zeros((len(group.scores), len(labels), len(columns)), dtype=np.int64)
    for number, label, referent, n in hits:
        if referent in columns:
            counts[number, labels[label], columns[referent]] += n
    names = group.group.documents
    return Sample(counts[counts.any(axis=(1, 2))], len(names), (names,), BY_DOCUMENT)


def _asymmetry(
    names: tuple[str, str, str, str],
    side: Side,
    referents: Sequence[str],
    place: tuple[int, int, int],
) -> Asymmetry:
    row, first, second = place
    a, b = side.estimate(row, first), side.estimate(row, second)
    shares = (a.count.share, b.count.share)
    return Asymmetry(
        *names,
        referent_a=referents[first],
        n_a=a.count.n,
        n_all_a=a.count.n_all,
        referent_b=referents[second],
        n_b=b.count.n,
        n_all_b=b.count.n_all,
        share_difference=None if shares[0] is None or shares[1] is None else shares[0] - shares[1],
        interval=difference_interval(a, b, level=side.level, method=side.method),
    )
