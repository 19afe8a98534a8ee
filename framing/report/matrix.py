"""The contrast matrix: group × label, one block a voice, each cell with n, share and interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Rate, Share
from framing.report.charts import ChartView, draw_chart
from framing.report.desk import Desk, groups_with_hits, labels_with_hits, n_hits
from framing.report.findings import finding_of
from framing.report.keyness import KeynessView, keyness_view
from framing.report.kinds import SIGN_OF_VOICE, VoiceSign, cell_of
from framing.report.labels import LabelLook
from framing.report.sightings import Sightings
from framing.report.strings import Prose, Run
from framing.report.trend import Trends, TrendView, draw_trend, trends_by_contrast

N_HEATS = 5
_Figure = TypeVar("_Figure", Share, Rate)
_ByRow = dict[tuple[str, Voice | None], dict[str, _Figure]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the matrix. `href` leads to its sentences, None where there are none.

    `heat` is 0 (nothing) to 5 (all hits of the row). `figure` is the share or the rate;
    `held` tells how many of `n` are at a distance.
    """

    n: str
    figure: str
    interval: str
    held: str
    heat: int
    href: str | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One group. `n_all` is the number of hits of all labels, or the tokens of an inventory."""

    group: str
    cells: tuple[Cell, ...]
    n_all: str


@dataclass(frozen=True, slots=True)
class VoiceBlock:
    """The rows of one voice. `silent` names the groups without a hit in it."""

    sign: str
    word: str
    title: str
    rows: tuple[MatrixRow, ...]
    silent: str | None


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
    blocks: tuple[VoiceBlock, ...]
    chart: ChartView | None
    chart_title: Prose
    trend: TrendView | None
    keyness: KeynessView | None
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


_RowOf = Callable[[str, Voice], MatrixRow | None]
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
    return ContrastsView(
        views[:N_OPEN],
        views[N_OPEN : N_OPEN + N_FOLDED],
        rest,
        counted("contrasts.folded", len(rest)) if rest else None,
        counted("contrasts.silent", n_silent) if n_silent else None,
        "; ".join(contrast.title for contrast in desk.silent),
        desk.places.contrasts is not None,
    )


def _entry(desk: Desk, number: int) -> ContrastView:
    """A contrast whose figures stand on a page of their own; only the open ones have a chart."""
    contrast = desk.contrasts[number]
    chart = draw_chart(desk, contrast) if number < N_OPEN else None
    return ContrastView(
        anchor=desk.anchor(contrast),
        title=contrast.title,
        referent=contrast.referent,
        summary=_summary(desk, contrast),
        is_inventory=contrast.is_inventory,
        labels=tuple(desk.look(contrast, label) for label in labels_with_hits(contrast)),
        blocks=(),
        chart=chart,
        chart_title=_chart_title(desk, contrast, chart),
        trend=None,
        keyness=None,
        href=desk.places.contrast(number + 1),
    )


def contrast_view(desk: Desk, contrast: ContrastComparison, trends: Trends) -> ContrastView:
    """A contrast with all its figures."""
    labels = tuple(desk.look(contrast, label) for label in labels_with_hits(contrast))
    row_of = _row_maker(desk, contrast, labels)
    blocks = [_voice_block(desk, voice, row_of) for voice in Voice]
    blocks.append(_distance_block(desk, contrast, labels))
    chart = draw_chart(desk, contrast)
    return ContrastView(
        anchor=desk.anchor(contrast),
        title=contrast.title,
        referent=contrast.referent,
        summary=_summary(desk, contrast),
        is_inventory=contrast.is_inventory,
        labels=labels,
        blocks=tuple(block for block in blocks if block is not None),
        chart=chart,
        chart_title=_chart_title(desk, contrast, chart),
        trend=None if contrast.is_inventory else draw_trend(desk, contrast, trends),
        keyness=keyness_view(desk, contrast),
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
    return desk.catalogue.say(
        "contrasts.summary",
        hits=desk.catalogue.counted("hits", n_hits(contrast)),
        groups=desk.numerals.count(len(groups_with_hits(contrast))),
        all=desk.catalogue.counted("groups", len(desk.comparison.groups)),
        voices=voices,
    )


def _by_row(figures: Iterable[_Figure]) -> _ByRow[_Figure]:
    """The figures of each group and voice by label."""
    found: _ByRow[_Figure] = {}
    for one in figures:
        found.setdefault((one.group, one.voice), {})[one.label] = one
    return found


def _row_maker(desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook]) -> _RowOf:
    """What makes the row of a group in a voice; None where the group is silent in it."""
    if contrast.is_inventory:
        rates = _by_row(contrast.rates)
        return lambda group, voice: _rate_row(desk, contrast, labels, rates.get((group, voice), {}))
    shares = _by_row(contrast.shares)
    return lambda group, voice: _share_row(desk, contrast, labels, shares.get((group, voice), {}))


def _voice_block(desk: Desk, voice: Voice, row_of: _RowOf) -> VoiceBlock | None:
    sign = SIGN_OF_VOICE[voice]
    rows, silent = [], []
    for group in desk.comparison.groups:
        row = row_of(group.name, voice)
        if row is None:
            silent.append(desk.evidence.name(group.name))
        else:
            rows.append(row)
    return _block(desk, sign, rows, silent)


def _block(
    desk: Desk, sign: VoiceSign, rows: Sequence[MatrixRow], silent: Sequence[str]
) -> VoiceBlock | None:
    if not rows:
        return None
    return VoiceBlock(
        sign.value,
        sign.word,
        desk.catalogue.say(f"voices.title.{sign.word}"),
        tuple(rows),
        desk.catalogue.say("matrix.silent", groups=", ".join(silent)) if silent else None,
    )


def _share_row(
    desk: Desk,
    contrast: ContrastComparison,
    labels: Sequence[LabelLook],
    shares: Mapping[str, Share],
) -> MatrixRow | None:
    n_all = max((share.n_all for share in shares.values()), default=0)
    if not n_all:
        return None
    cells = tuple(
        _share_cell(desk, contrast, shares[look.id], look) for look in labels if look.id in shares
    )
    name = desk.evidence.name(next(iter(shares.values())).group)
    return MatrixRow(name, cells, desk.numerals.count(n_all))


def _share_cell(desk: Desk, contrast: ContrastComparison, share: Share, look: LabelLook) -> Cell:
    voice = share.voice.value if share.voice else ""
    return Cell(
        n=desk.numerals.count(share.n),
        figure=desk.numerals.percent(share.share) if share.n else "",
        interval=desk.numerals.interval(share.interval),
        held=_held(desk, share.n_at_distance),
        heat=_heat(share.share),
        href=_href(desk, contrast, look, voice, share.group),
    )


def _rate_row(
    desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook], rates: Mapping[str, Rate]
) -> MatrixRow | None:
    if not any(rate.n for rate in rates.values()):
        return None
    n_tokens = max(rate.n_tokens for rate in rates.values())
    cells = tuple(
        _rate_cell(desk, contrast, rates[look.id], look) for look in labels if look.id in rates
    )
    name = desk.evidence.name(next(iter(rates.values())).group)
    return MatrixRow(name, cells, desk.numerals.count(n_tokens))


def _rate_cell(desk: Desk, contrast: ContrastComparison, rate: Rate, look: LabelLook) -> Cell:
    voice = rate.voice.value if rate.voice else ""
    return Cell(
        n=desk.numerals.count(rate.n),
        figure=desk.numerals.decimal(rate.rate_per_1000, 2) if rate.n else "",
        interval=desk.numerals.rate_interval(rate.interval),
        held="",
        heat=1 if rate.n else 0,
        href=_href(desk, contrast, look, voice, rate.group),
    )


def _distance_block(
    desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook]
) -> VoiceBlock | None:
    """Hits at a distance, whoever speaks; they are counted in the voices above as well."""
    sightings = desk.evidence.of_contrast(contrast.lexicon, contrast.contrast)
    held = sightings.where(lambda kind: kind.distance is not None).by(lambda kind: kind.group)
    rows = []
    for group in desk.comparison.groups:
        name = desk.evidence.name(group.name)
        here = held.get(name)
        if here:
            cells = tuple(_distance_cell(desk, here, look) for look in labels)
            rows.append(MatrixRow(name, cells, desk.numerals.count(len(here))))
    return _block(desk, VoiceSign.DISTANCE, rows, ())


def _distance_cell(desk: Desk, here: Sightings, look: LabelLook) -> Cell:
    with_label = here.where(lambda kind: kind.label == look.id)
    return Cell(
        n=desk.numerals.count(len(with_label)),
        figure="",
        interval="",
        held="",
        heat=0,
        href=desk.way_to_lines(cell_of(with_label[0].kind)) if with_label else None,
    )


def _href(
    desk: Desk, contrast: ContrastComparison, look: LabelLook, voice: str, group: str
) -> str | None:
    key = desk.cell(contrast, look.id, voice, group)
    return desk.way_to_lines(key) if key is not None else None


def _held(desk: Desk, n: int) -> str:
    say, sign = desk.catalogue.say, VoiceSign.DISTANCE.value
    return say("matrix.held", n=desk.numerals.count(n), sign=sign) if n else ""


def _heat(share: float | None) -> int:
    """0 for none, else 1 to 5 by fifths."""
    return 0 if not share else min(N_HEATS, 1 + int(share * N_HEATS - 1e-9))
