"""Contrasts: the views of all that have hits, each with its matrix, chart, trend and keyness."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from framing.domain.comparison import ContrastComparison
from framing.report.charts import ChartView, draw_chart
from framing.report.desk import Desk, groups_with_hits, labels_with_hits, n_hits
from framing.report.findings import finding_of
from framing.report.keyness import KeynessView, keyness_view
from framing.report.kinds import VoiceSign
from framing.report.labels import LabelLook
from framing.report.matrix import VoiceBlock, matrix_blocks
from framing.report.names import told_groups
from framing.report.strings import Prose, Run
from framing.report.trend import Trends, TrendView, draw_trend, trends_by_contrast


@dataclass(frozen=True, slots=True)
class ContrastView:
    """One contrast: what it is, its matrix, its chart. Where its figures stand on a page of their
    own, `href` leads there and only the chart is shown."""

    anchor: str
    title: str
    referent: str
    summary: str
    is_inventory: bool
    labels: tuple[LabelLook, ...]
    chart: ChartView | None
    chart_title: Prose
    blocks: tuple[VoiceBlock, ...] = ()
    trend: TrendView | None = None
    keyness: KeynessView | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ContrastsView:
    """All contrasts with hits: the first open, the next folded one by one, the rest together.

    `silent` names the contrasts without a hit; `are_elsewhere` tells whether the figures stand on
    pages of their own.
    """

    open: tuple[ContrastView, ...]
    folded: tuple[ContrastView, ...]
    rest: tuple[ContrastView, ...]
    rest_note: str | None
    silent_note: str | None
    silent: str
    are_elsewhere: bool


N_OPEN, N_FOLDED = 3, 8


def contrasts_view(desk: Desk) -> ContrastsView:
    """The contrasts in the order of what they tell; the first few open, the others folded."""
    if desk.places.contrasts is None:
        trends = trends_by_contrast(desk)
        views = tuple(contrast_view(desk, contrast, trends) for contrast in desk.contrasts)
    else:
        views = tuple(_entry(desk, number) for number in range(len(desk.contrasts)))
    rest = views[N_OPEN + N_FOLDED :]
    counted, n_silent = desk.catalogue.counted, len(desk.silent)
    more = "contrasts.more" if _is_alone(desk) else "contrasts.folded"
    return ContrastsView(
        views[:N_OPEN],
        views[N_OPEN : N_OPEN + N_FOLDED],
        rest,
        counted(more, len(rest)) if rest else None,
        counted("contrasts.silent", n_silent) if n_silent else None,
        "; ".join(contrast.title for contrast in desk.silent),
        desk.places.contrasts is not None,
    )


def _entry(desk: Desk, number: int) -> ContrastView:
    """A contrast whose figures stand on a page of their own; only the open ones have a chart."""
    view = _outline(desk, desk.contrasts[number], is_charted=number < N_OPEN)
    return replace(view, href=desk.places.contrast(number + 1))


def contrast_view(desk: Desk, contrast: ContrastComparison, trends: Trends) -> ContrastView:
    """A contrast with all its figures."""
    view = _outline(desk, contrast, is_charted=True)
    return replace(
        view,
        blocks=matrix_blocks(desk, contrast, view.labels),
        trend=None if contrast.is_inventory else draw_trend(desk, contrast, trends),
        keyness=keyness_view(desk, contrast),
    )


def _outline(desk: Desk, contrast: ContrastComparison, *, is_charted: bool) -> ContrastView:
    """A contrast without its figures."""
    chart = draw_chart(desk, contrast) if is_charted else None
    return ContrastView(
        anchor=desk.anchor(contrast),
        title=contrast.title,
        referent=contrast.referent,
        summary=_summary(desk, contrast),
        is_inventory=contrast.is_inventory,
        labels=tuple(desk.look(contrast, label) for label in labels_with_hits(contrast)),
        chart=chart,
        chart_title=_chart_title(desk, contrast, chart),
    )


def _chart_title(desk: Desk, contrast: ContrastComparison, chart: ChartView | None) -> Prose:
    """What the chart shows; the finding itself only where shares are charted and it holds."""
    if chart is None:
        return ()
    return (finding_of(desk, contrast) if chart.dots else None) or (Run(chart.title),)


def _summary(desk: Desk, contrast: ContrastComparison) -> str:
    """How many hits, in how many groups, in which voices."""
    sightings = desk.evidence.of_contrast(contrast.lexicon, contrast.contrast)
    signs = Counter[VoiceSign]()
    for kind, n in sightings.counted():
        signs[kind.sign] += n
    voices = ", ".join(
        desk.catalogue.say(f"voices.counted.{sign.word}", n=desk.numerals.count(signs[sign]))
        for sign in VoiceSign
        if sign in signs
    )
    told, spoken = told_groups(desk.comparison), groups_with_hits(contrast)
    return desk.catalogue.say(
        "contrasts.summary_alone" if _is_alone(desk) else "contrasts.summary",
        hits=desk.catalogue.counted("hits", n_hits(contrast)),
        groups=desk.numerals.count(sum(group.name in spoken for group in told)),
        all=desk.catalogue.counted("groups", len(told)),
        voices=voices,
    )


def _is_alone(desk: Desk) -> bool:
    """Whether there is no other group to set one beside."""
    return len(told_groups(desk.comparison)) < 2
