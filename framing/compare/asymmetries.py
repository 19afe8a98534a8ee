"""Symmetry: whether a group names like referents alike, in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations

import numpy as np

from framing.compare.coded import ContrastRows, summed
from framing.compare.grouping import GroupedScores
from framing.compare.sample import Sample, documents_of, draw_totals
from framing.compare.sides import Side, difference_interval, side_of
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings
from framing.domain.comparison_rows import Asymmetry
from framing.domain.lexicon import Contrast, Kind, Lexicon

_OWN = tuple(Voice).index(Voice.OWN)


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
    for lexicon in lexicons:
        if lexicon.kind is Kind.INVENTORY:
            continue
        for contrast in lexicon.contrasts:
            for group in groups:
                rows += _rows_of(lexicon.id, contrast, group, settings)
    return tuple(rows)


def _rows_of(
    lexicon: str, contrast: Contrast, group: GroupedScores, settings: CompareSettings
) -> list[Asymmetry]:
    rows = group.coded.of(lexicon, contrast)
    if not len(rows.n):
        return []
    named = _often_named(group.coded.referents, rows, settings)
    if len(named) < 2:
        return []
    referents = list(named)
    sample = _sample_of(contrast, group, rows, list(named.values()))
    side = side_of(sample, partial(draw_totals, sample, settings), settings)
    pairs = list(combinations(range(len(referents)), 2))
    return [
        _asymmetry((lexicon, contrast.id, label.id, group.name), side, referents, (row, a, b))
        for a, b in pairs
        for row, label in enumerate(contrast.labels)
    ]


def _often_named(
    referents: Sequence[str | None], rows: ContrastRows, settings: CompareSettings
) -> dict[str, int]:
    """The referents with hits enough in the own voice, by name, and their places."""
    own = rows.voices == _OWN
    n_named = np.bincount(rows.referents[own], weights=rows.n[own], minlength=len(referents))
    enough = [
        (-n_named[place], name, place)
        for place in np.flatnonzero(n_named >= settings.minimum_n).tolist()
        if (name := referents[place]) is not None and "+" not in name
    ]
    most = sorted(enough)[: settings.maximum_referents]
    return {name: place for _, name, place in sorted(most, key=lambda one: one[1])}


def _sample_of(
    contrast: Contrast, group: GroupedScores, rows: ContrastRows, places: Sequence[int]
) -> Sample:
    """Documents by labels by referents; those that name none of them left out."""
    column_of = np.full(len(group.coded.referents), -1)
    column_of[list(places)] = np.arange(len(places))
    columns = column_of[rows.referents]
    own = (rows.voices == _OWN) & (columns >= 0)
    documents, at = np.unique(rows.documents[own], return_inverse=True)
    shape = (len(documents), len(contrast.labels), len(places))
    counts = summed((at, rows.labels[own], columns[own]), rows.n[own], shape)
    return documents_of(group, counts, documents)


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
