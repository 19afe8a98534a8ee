"""Symmetry: whether a group names like referents alike, in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from framing.compare.coded import ContrastRows, Numbers, met, summed
from framing.compare.grouping import CodedGroups, GroupedScores
from framing.compare.sample import Sample, documents_of
from framing.compare.sides import Side, difference_intervals
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings
from framing.domain.comparison_rows import Asymmetry
from framing.domain.interval import Interval
from framing.domain.lexicon import Contrast, Kind, Lexicon

_OWN = tuple(Voice).index(Voice.OWN)


def asymmetries_of(
    coded: CodedGroups, lexicons: Sequence[Lexicon], settings: CompareSettings
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
            counted = coded.of(lexicon.id, contrast)
            for group, part, numbers in coded.parts_of(counted.documents):
                if len(numbers):
                    of, here = (lexicon.id, contrast, group), counted.part(part, numbers)
                    rows += _rows_of(of, coded.referents, here, settings)
    return tuple(rows)


def _rows_of(
    of: tuple[str, Contrast, GroupedScores],
    all_referents: Sequence[str | None],
    rows: ContrastRows,
    settings: CompareSettings,
) -> list[Asymmetry]:
    lexicon, contrast, group = of
    named = _often_named(all_referents, rows, settings)
    if len(named) < 2:
        return []
    referents = list(named)
    column_of = np.full(len(all_referents), -1)
    column_of[list(named.values())] = np.arange(len(named))
    sample = _sample_of(contrast, group, rows, column_of)
    side = Side(sample, settings)
    pairs = list(combinations(range(len(referents)), 2))
    places = [(row, a, b) for a, b in pairs for row in range(len(contrast.labels))]
    firsts, seconds = [(row, a) for row, a, _ in places], [(row, b) for row, _, b in places]
    intervals = difference_intervals(side, firsts, side, seconds)
    return [
        _asymmetry(
            (lexicon, contrast.id, contrast.labels[place[0]].id, group.name),
            side,
            referents,
            place,
            interval,
        )
        for place, interval in zip(places, intervals, strict=True)
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
    contrast: Contrast, group: GroupedScores, rows: ContrastRows, column_of: Numbers
) -> Sample:
    """Documents by labels by referents, of those that have a column; documents that name none of them
    left out."""
    columns = column_of[rows.referents]
    own = (rows.voices == _OWN) & (columns >= 0)
    documents, at = met(rows.documents[own])
    shape = (len(documents), len(contrast.labels), column_of.max() + 1)
    counts = summed((at, rows.labels[own], columns[own]), rows.n[own], shape)
    return documents_of(group, counts, documents)


def _asymmetry(
    names: tuple[str, str, str, str],
    side: Side,
    referents: Sequence[str],
    place: tuple[int, int, int],
    interval: Interval | None,
) -> Asymmetry:
    row, first, second = place
    a, b = side.share(row, first), side.share(row, second)
    n_a, n_all_a = side.count(row, first)
    n_b, n_all_b = side.count(row, second)
    return Asymmetry(
        *names,
        referent_a=referents[first],
        n_a=n_a,
        n_all_a=n_all_a,
        referent_b=referents[second],
        n_b=n_b,
        n_all_b=n_all_b,
        share_difference=None if a is None or b is None else a - b,
        interval=interval,
    )
