"""Trends: the labels' shares over time, group by group, each with its interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from framing.compare.coded import met, summed
from framing.compare.grouping import (
    DATE_BINS,
    CodedGroups,
    GroupedScores,
    group_scores,
    group_sizes,
    parts_of,
)
from framing.compare.oppositions import own_estimates
from framing.compare.sample import Sample, documents_of, sample_of
from framing.compare.tally import VOICES, tally_contrasts
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings
from framing.domain.comparison_rows import TrendRow
from framing.domain.lexicon import Contrast, Kind, Lexicon
from framing.domain.score import DocumentScore
from framing.errors import InputError, Problem

_OWN = tuple(Voice).index(Voice.OWN)
# A group's name, and its documents of one span.
_Span = tuple[str, GroupedScores]


def trend_rows(
    scored: Sequence[DocumentScore],
    *,
    lexicons: Sequence[Lexicon],
    by: str = "outlet",
    width: str = "month",
    settings: CompareSettings | None = None,
) -> tuple[TrendRow, ...]:
    """Each label's share in each group and span of time, spans in order of time.

    `width` is `year`, `quarter`, `month` or `week`. Documents without a date or without the
    group's field are left out, as are inventories, which have no shares. For "before and
    after" hold the groups of `by="since:DATE"` against each other with `compare`.

    Raises:
        InputError: the width is none of these.
    """
    settings = settings or CompareSettings()
    contrasts, spans = _contrasts(lexicons), _spans(scored, by, width)
    rows: list[TrendRow] = []
    for lexicon, contrast, tallies in tally_contrasts(
        CodedGroups([span for _, span in spans]), contrasts
    ):
        samples = [sample_of(one, is_nested=False, minimum_clusters=0) for one in tallies]
        rows += _rows_of((lexicon.id, contrast), spans, samples, VOICES, settings)
    return tuple(rows)


def own_trend_rows(
    scored: Sequence[DocumentScore],
    *,
    lexicons: Sequence[Lexicon],
    by: str,
    width: str,
    settings: CompareSettings,
) -> tuple[TrendRow, ...]:
    """Those of `trend_rows` that a chart is drawn from: of the own voice, where the group names the
    referent in it.

    Raises:
        InputError: the width is no span of time.
    """
    spans = _spans(scored, by, width)
    coded = CodedGroups([span for _, span in spans])
    rows: list[TrendRow] = []
    for lexicon in _contrasts(lexicons):
        for contrast in lexicon.contrasts:
            found = zip(spans, _own_samples(coded, lexicon.id, contrast), strict=True)
            named = [(span, sample) for span, sample in found if len(sample.counts)]
            samples = [sample for _, sample in named]
            told = [span for span, _ in named]
            rows += _rows_of((lexicon.id, contrast), told, samples, (Voice.OWN,), settings)
    return tuple(rows)


def _own_samples(coded: CodedGroups, lexicon: str, contrast: Contrast) -> Iterator[Sample]:
    """Documents by labels, of the own voice, those without such a hit left out: span by span."""
    rows = coded.of(lexicon, contrast)
    own = rows.voices == _OWN
    documents, at = met(rows.documents[own])
    shape = (len(documents), len(contrast.labels), 1)
    counts = summed((at, rows.labels[own], np.zeros_like(at)), rows.n[own], shape)
    for span, part, numbers in coded.parts_of(documents):
        yield documents_of(span, counts[part], numbers)


def _contrasts(lexicons: Sequence[Lexicon]) -> list[Lexicon]:
    return [lexicon for lexicon in lexicons if lexicon.kind is Kind.CONTRAST]


def _spans(scored: Sequence[DocumentScore], by: str, width: str) -> list[_Span]:
    """Each group's documents by span of time, with the group's name."""
    if width not in DATE_BINS:
        raise InputError([_unknown_width(width)])
    return [
        (group.name, span)
        for group in group_scores(scored, by)
        if group.is_known
        for span in parts_of(group, width)
        if span.is_known
    ]


MAX_SPANS, MIN_DOCUMENTS_A_SPAN = 26, 5


def fitting_width(scored: Sequence[DocumentScore], by: str) -> str | None:
    """The narrowest width at which a group has about five documents a span; None where none has.

    At most 26 spans and at least two, from the first document to the last.
    """
    dated = [score for score in scored if score.metadata.date]
    n_groups = len(group_sizes(dated, by))
    for width in reversed(DATE_BINS):
        spans = group_sizes(dated, width)
        is_full = spans.total() >= MIN_DOCUMENTS_A_SPAN * len(spans) * max(1, n_groups)
        if 1 < len(spans) <= MAX_SPANS and is_full:
            return width
    return None


def _rows_of(
    place: tuple[str, Contrast],
    spans: Sequence[_Span],
    samples: Sequence[Sample],
    voices: Sequence[Voice | None],
    settings: CompareSettings,
) -> Iterator[TrendRow]:
    """The rows of the sample of each span, which has a column for each of the voices."""
    if not samples:
        return
    lexicon, contrast = place
    estimates = own_estimates(samples, settings)
    n, n_all = estimates.sides.n.tolist(), estimates.sides.n_all[:, 0].tolist()
    for number, (group, span) in enumerate(spans):
        intervals, n_documents = estimates.intervals(number), len(span.scores)
        for column, voice in enumerate(voices):
            whole = n_all[number][column]
            for row, label in enumerate(contrast.labels):
                n_here = n[number][row][column]
                yield TrendRow(
                    lexicon=lexicon,
                    contrast=contrast.id,
                    label=label.id,
                    voice=voice,
                    group=group,
                    bin=span.name,
                    n_documents=n_documents,
                    n=n_here,
                    n_all=whole,
                    share=n_here / whole if whole else None,
                    interval=intervals[row][column],
                )


def _unknown_width(width: str) -> Problem:
    return Problem(
        path="--trend",
        line=0,
        column=0,
        code="unknown-width",
        message=f"'{width}' is no span of time",
        remedy=f"Choose one of {', '.join(DATE_BINS)}.",
    )
