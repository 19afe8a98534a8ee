"""Headline against body: the labels of the own voice in either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from framing.compare.coded import met, summed
from framing.compare.grouping import CodedGroups, GroupedScores
from framing.compare.sample import Sample, documents_of
from framing.compare.sides import Side, difference_intervals
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings
from framing.domain.comparison_rows import ZoneRow
from framing.domain.document import Zone
from framing.domain.interval import Interval
from framing.domain.lexicon import Contrast, Kind, Lexicon

_COLUMNS = {Zone.HEADLINE: 0, Zone.BODY: 1}
_HEADLINE, _BODY = _COLUMNS[Zone.HEADLINE], _COLUMNS[Zone.BODY]

_OWN = tuple(Voice).index(Voice.OWN)
_COLUMN_OF = np.array([_COLUMNS.get(zone, -1) for zone in Zone])


def zone_rows(
    coded: CodedGroups, lexicons: Sequence[Lexicon], settings: CompareSettings
) -> tuple[ZoneRow, ...]:
    """Every label of every group that names the referent in its own voice, zero rows kept.

    Standfirsts, subheads and captions are in neither column. The difference of the shares has
    an interval from resampled documents, whose headline and body stay together; inventories
    have counts only.
    """
    return tuple(
        row
        for lexicon in lexicons
        for contrast in lexicon.contrasts
        for group, sample in _samples(coded, lexicon.id, contrast)
        for row in _rows_of(lexicon, contrast, group, sample, settings)
    )


def _rows_of(
    lexicon: Lexicon,
    contrast: Contrast,
    group: GroupedScores,
    sample: Sample,
    settings: CompareSettings,
) -> list[ZoneRow]:
    totals = sample.totals
    has_shares = lexicon.kind is Kind.CONTRAST and bool(totals.sum(axis=0).all())
    n_all_headline, n_all_body = totals.sum(axis=0).tolist()
    differences = _differences(Side(sample, settings), len(totals)) if has_shares else None
    rows = []
    for row, label in enumerate(contrast.labels):
        n_headline, n_body = totals[row].tolist()
        difference, interval = (None, None) if differences is None else differences[row]
        rows.append(
            ZoneRow(
                lexicon=lexicon.id,
                contrast=contrast.id,
                label=label.id,
                group=group.name,
                n_headline=n_headline,
                n_body=n_body,
                n_all_headline=n_all_headline,
                n_all_body=n_all_body,
                share_difference=difference,
                interval=interval,
            )
        )
    return rows


def _differences(side: Side, n_labels: int) -> list[tuple[float, Interval | None]]:
    """Each label's share of the headlines less that of the bodies, with its interval."""
    headlines, bodies = (
        [(row, column) for row in range(n_labels)] for column in (_HEADLINE, _BODY)
    )
    shares = side.sides.shares[0]
    differences = (shares[:, _HEADLINE] - shares[:, _BODY]).tolist()
    return list(zip(differences, difference_intervals(side, headlines, side, bodies), strict=True))


def _samples(
    coded: CodedGroups, lexicon: str, contrast: Contrast
) -> Iterator[tuple[GroupedScores, Sample]]:
    """Documents by labels by headline and body, of the own voice; those without such a hit left
    out, and groups without such a document."""
    rows = coded.of(lexicon, contrast)
    columns = _COLUMN_OF[rows.zones]
    own = (rows.voices == _OWN) & (columns >= 0)
    documents, at = met(rows.documents[own])
    shape = (len(documents), len(contrast.labels), len(_COLUMNS))
    counts = summed((at, rows.labels[own], columns[own]), rows.n[own], shape)
    for group, part, numbers in coded.parts_of(documents):
        if len(numbers):
            yield group, documents_of(group, counts[part], numbers)
