"""Charts as positions: what the SVG macros draw, with every text beside its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Share
from framing.report.desk import Desk, labels_with_hits
from framing.report.drawn import most_spoken, noted
from framing.report.kinds import Sighting, VoiceSign
from framing.report.labels import LabelLook
from framing.report.shown import shortened

WIDTH = 340
MAX_UNITS = 240
MAX_ROWS = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """One hit as a mark. Hollow marks are not in the outlet's own voice."""

    x: str
    y: str
    shape_name: str
    colour: int
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """The hits of one voice, in label order. `y` is the base line of the row's letter."""

    sign: str
    title: str
    y: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class UnitPanel:
    """One group's hits, one mark each."""

    group: str
    spoken: str
    height: str
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class DotRow:
    """One group's share with its interval; `x` None where the referent is absent."""

    group: str
    figure: str
    y_text: str
    y_figure: str
    y: str
    x: str | None
    x_low: str | None
    x_high: str | None
    is_weak: bool


@dataclass(frozen=True, slots=True)
class DotPanel:
    """One label's share in every group."""

    look: LabelLook
    spoken: str
    height: str
    y_axis: str
    y_ticks: str
    rows: tuple[DotRow, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis of shares. `anchor` keeps its text inside the drawing."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A row of the chart's data table."""

    label: LabelLook
    group: str
    n: str
    n_all: str
    share: str
    interval: str
    method: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """The chart of one contrast: units where hits are few, dots with intervals where they are many."""

    title: str
    note: str
    units: tuple[UnitPanel, ...]
    dots: tuple[DotPanel, ...]
    ticks: tuple[Tick, ...]
    table: tuple[ShareRow, ...]


def draw_chart(desk: Desk, contrast: ContrastComparison) -> ChartView | None:
    """The contrast's chart; None for inventories, where nothing can be drawn legibly, and
    for the less telling contrasts of a large corpus, whose matrix holds the same figures."""
    if contrast.is_inventory or (desk.is_large and contrast not in desk.tabled):
        return None
    own = [share for share in contrast.shares if share.voice is Voice.OWN and share.n_all]
    if any(share.n_all >= desk.comparison.minimum_n for share in own):
        return _dot_chart(desk, contrast, own)
    return _unit_chart(desk, contrast, own)


def _unit_chart(desk: Desk, contrast: ContrastComparison, own: Sequence[Share]) -> ChartView | None:
    sightings = desk.evidence.of_contrast(contrast.lexicon, contrast.contrast)
    if len(sightings) > MAX_UNITS:
        return None
    by_group = sightings.by(lambda kind: kind.group)
    panels = []
    for group in desk.comparison.groups:
        name = desk.evidence.name(group.name)
        here = by_group.get(name)
        if here:
            panels.append(_unit_panel(desk, contrast, name, here))
    return ChartView(
        desk.catalogue.say("charts.units.title"),
        desk.catalogue.say(
            "charts.units.note", minimum=desk.numerals.count(desk.comparison.minimum_n)
        ),
        tuple(panels),
        (),
        (),
        _table(desk, contrast, own),
    )


_PITCH, _LEFT, _LINE = 16, 26, 22
_PER_LINE = (WIDTH - _LEFT) // _PITCH


def _unit_panel(
    desk: Desk, contrast: ContrastComparison, name: str, here: Sequence[Sighting]
) -> UnitPanel:
    y, rows = 0, []
    order = labels_with_hits(contrast)
    for sign in VoiceSign:
        spoken = [sighting for sighting in here if sighting.kind.sign is sign]
        if not spoken:
            continue
        spoken.sort(key=lambda one: order.index(one.kind.label))
        looks = [desk.look(contrast, sighting.kind.label) for sighting in spoken]
        title = desk.catalogue.say(f"voices.title.{sign.word}")
        rows.append(UnitRow(sign.value, title, str(y + 16), _units(looks, sign, y)))
        y += _LINE * (1 + (len(spoken) - 1) // _PER_LINE)
    return UnitPanel(name, _spoken_units(desk, contrast, name, here), str(y + 4), tuple(rows))


def _units(looks: Sequence[LabelLook], sign: VoiceSign, y: int) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            str(_LEFT + _PITCH * (position % _PER_LINE)),
            str(y + 5 + _LINE * (position // _PER_LINE)),
            look.shape_name,
            look.colour,
            sign is not VoiceSign.OWN,
        )
        for position, look in enumerate(looks)
    )


def _spoken_units(
    desk: Desk, contrast: ContrastComparison, name: str, here: Sequence[Sighting]
) -> str:
    """The panel in words, for those who do not see it."""
    counted = [
        (look.title, sum(1 for one in here if one.kind.label == look.id))
        for look in (desk.look(contrast, label) for label in labels_with_hits(contrast))
    ]
    parts = ", ".join(f"{title} {desk.numerals.count(n)}" for title, n in counted if n)
    return f"{name}: {parts}"


_X0, _X1, _ROW, _LOWER = 4, WIDTH - 8, 38, 16
_LINE_CHARS = 44  # what a line holds: a name at its left, its figure at its right


def _dot_chart(desk: Desk, contrast: ContrastComparison, own: Sequence[Share]) -> ChartView:
    spoken = _spoken(contrast, own)
    n_own = {share.group: share.n_all for share in own}
    drawn = most_spoken(n_own, MAX_ROWS)
    charted = [share for share in own if share.group in drawn]
    lower = _lower(desk, charted)
    panels = tuple(_dot_panel(desk, contrast, label, charted, lower) for label in spoken)
    minimum = desk.numerals.count(desk.comparison.minimum_n)
    return ChartView(
        desk.catalogue.say("charts.dots.title"),
        noted(desk, desk.catalogue.say("charts.dots.note", minimum=minimum), drawn, n_own),
        (),
        panels,
        _ticks(desk),
        _table(desk, contrast, own),
    )


def _spoken(contrast: ContrastComparison, own: Sequence[Share]) -> list[str]:
    """The labels that anybody uses in their own voice."""
    said = {share.label for share in own if share.n}
    return [label for label in labels_with_hits(contrast) if label in said]


def _table(desk: Desk, contrast: ContrastComparison, own: Sequence[Share]) -> tuple[ShareRow, ...]:
    """The chart's figures, label by label."""
    return tuple(
        ShareRow(
            desk.look(contrast, share.label),
            desk.evidence.name(share.group),
            desk.numerals.count(share.n),
            desk.numerals.count(share.n_all),
            desk.numerals.percent(share.share),
            desk.numerals.interval(share.interval),
            desk.method(share.interval),
        )
        for label in _spoken(contrast, own)
        for share in own
        if share.label == label
    )


def _lower(desk: Desk, shares: Sequence[Share]) -> int:
    """How far figures stand below the names, where a long one has no room beside its figure."""
    longest = max(len(desk.evidence.name(share.group)) for share in shares)
    return _LOWER * (longest + max(len(_figure(desk, share)) for share in shares) > _LINE_CHARS)


def _dot_panel(
    desk: Desk, contrast: ContrastComparison, label: str, shares: Sequence[Share], lower: int
) -> DotPanel:
    row, shares = _ROW + lower, [share for share in shares if share.label == label]
    rows = tuple(_dot_row(desk, share, row * place, lower) for place, share in enumerate(shares))
    look = desk.look(contrast, label)
    spoken = "; ".join(
        f"{desk.evidence.name(share.group)} {_figure(desk, share)}" for share in shares
    )
    bottom = row * len(rows)
    return DotPanel(
        look, f"{look.title}: {spoken}", str(bottom + 26), str(bottom + 4), str(bottom + 20), rows
    )


def _dot_row(desk: Desk, share: Share, top: int, lower: int) -> DotRow:
    interval = share.interval
    return DotRow(
        group=shortened(desk.evidence.name(share.group), _LINE_CHARS),
        figure=_figure(desk, share),
        y_text=str(top + 14),
        y_figure=str(top + 14 + lower),
        y=str(top + 26 + lower),
        x=_x(share.share),
        x_low=_x(interval.low) if interval else None,
        x_high=_x(interval.high) if interval else None,
        is_weak=share.n_all < desk.comparison.minimum_n,
    )


def _figure(desk: Desk, share: Share) -> str:
    return desk.catalogue.say(
        "charts.dots.figure",
        n=desk.numerals.count(share.n),
        all=desk.numerals.count(share.n_all),
        share=desk.numerals.percent(share.share),
    )


def _ticks(desk: Desk) -> tuple[Tick, ...]:
    anchors = {0.0: "start", 0.5: "middle", 1.0: "end"}
    return tuple(
        Tick(_x(share) or "", desk.numerals.percent(share), anchor)
        for share, anchor in anchors.items()
    )


def _x(share: float | None) -> str | None:
    """The place of a share on the axis; ends outside 0 to 1 stay on the axis."""
    if share is None:
        return None
    return f"{_X0 + (_X1 - _X0) * min(max(share, 0.0), 1.0):.1f}"
