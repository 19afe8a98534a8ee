"""Shares over time as positions: a panel a group, a line a label, in the groups' own voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison
from framing.domain.comparison_rows import TrendRow
from framing.report.desk import Desk
from framing.report.drawn import most_spoken, noted
from framing.report.labels import LabelLook
from framing.report.shown import shortened
from framing.report.spans import span_title, spans_between
from framing.report.strings import Catalogue

WIDTH, HEIGHT = 340, 176
MAX_LABELS, MAX_PANELS = 4, 12
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 234, 8, 148
_NAME_GAP, _NAME_CHARS, _DODGE = 14, 14, 4
MIN_PART = 0.05


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A share in one span of time; weak points rest on too few hits and stand alone."""

    x: str
    y: str
    y_low: str | None
    y_high: str | None
    is_weak: bool


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One label. `paths` join neighbouring points that are not weak; the name stands at the end."""

    look: LabelLook
    points: tuple[TrendPoint, ...]
    paths: tuple[str, ...]
    name: str
    name_y: str


@dataclass(frozen=True, slots=True)
class TrendPanel:
    """One group over time."""

    group: str
    spoken: str
    lines: tuple[TrendLine, ...]


@dataclass(frozen=True, slots=True)
class TrendTick:
    """A mark on an axis; `anchor` keeps its text inside the drawing."""

    at: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TrendFigure:
    """A row of the chart's data table; `span` is the time as it sorts: 2024-03."""

    group: str
    time: str
    span: str
    look: LabelLook
    n: str
    n_all: str
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class TrendView:
    """The trend chart of one contrast, its axes and its table."""

    title: str
    note: str
    looks: tuple[LabelLook, ...]
    panels: tuple[TrendPanel, ...]
    times: tuple[TrendTick, ...]
    shares: tuple[TrendTick, ...]
    table: tuple[TrendFigure, ...]


Trends = dict[tuple[str, str], list[TrendRow]]


def trends_by_contrast(desk: Desk) -> Trends:
    """The rows of each contrast that can be drawn: the own voice, where the referent is named."""
    found: Trends = {}
    for row in desk.comparison.trends:
        if row.n_all and row.voice is Voice.OWN:
            found.setdefault((row.lexicon, row.contrast), []).append(row)
    return found


def draw_trend(desk: Desk, contrast: ContrastComparison, trends: Trends) -> TrendView | None:
    """The contrast's shares over time; None where no group has enough spans with enough hits."""
    rows = trends.get((contrast.lexicon, contrast.contrast), [])
    bins = spans_between(sorted({row.bin for row in rows}))
    labels = _labels_of(rows)
    by_group: dict[str, list[TrendRow]] = defaultdict(list)
    for row in rows:
        if row.label in labels:
            by_group[row.group].append(row)
    told = [one for one in desk.comparison.groups if _is_told(desk, by_group[one.name])]
    if not told:
        return None
    n_hits = {one.name: sum(row.n for row in by_group[one.name]) for one in told}
    drawn = most_spoken(n_hits, MAX_PANELS)
    shown = [name for name in n_hits if name in drawn]
    looks = tuple(desk.look(contrast, label) for label in labels)
    minimum = desk.numerals.count(desk.comparison.minimum_n)
    return TrendView(
        desk.catalogue.say("charts.trend.title"),
        noted(desk, desk.catalogue.say("charts.trend.note", minimum=minimum), drawn, n_hits),
        looks,
        tuple(_panel(desk, looks, group, by_group[group], bins) for group in shown),
        _time_ticks(desk.catalogue, bins),
        tuple(
            TrendTick(_y(share), desk.numerals.percent(share), "end") for share in (0.0, 0.5, 1.0)
        ),
        tuple(_figures(desk, looks, shown, by_group)),
    )


def _labels_of(rows: Iterable[TrendRow]) -> tuple[str, ...]:
    """The labels with the most hits, none below a twentieth of them all."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row.label] += row.n
    least = MIN_PART * counted.total()
    spoken = sorted((one for one, n in counted.items() if n > least), key=lambda one: -counted[one])
    return tuple(spoken[:MAX_LABELS])


def _is_told(desk: Desk, rows: Sequence[TrendRow]) -> bool:
    """Whether at least two spans, and half of those with hits, hold enough of them."""
    n_all = {row.bin: row.n_all for row in rows}
    n_strong = sum(n >= desk.comparison.minimum_n for n in n_all.values())
    return n_strong > 1 and 2 * n_strong >= len(n_all)


def _panel(
    desk: Desk,
    looks: Sequence[LabelLook],
    group: str,
    rows: Sequence[TrendRow],
    bins: Sequence[str],
) -> TrendPanel:
    by_label = {look.id: {row.bin: row for row in rows if row.label == look.id} for look in looks}
    ends = {
        look.id: next(
            float(_y(by_label[look.id][span].share or 0.0))
            for span in reversed(bins)
            if span in by_label[look.id]
        )
        for look in looks
    }
    places = _apart(ends)
    middle = (len(looks) - 1) / 2
    lines = tuple(
        _line(
            desk,
            look,
            _Track(by_label[look.id], tuple(bins), _DODGE * (position - middle)),
            places[look.id],
        )
        for position, look in enumerate(looks)
    )
    name = desk.evidence.name(group)
    return TrendPanel(name, _spoken(desk, name, looks, by_label, bins), lines)


@dataclass(frozen=True, slots=True)
class _Track:
    """One label's rows by span; `shift` keeps its intervals beside those of the others."""

    rows: dict[str, TrendRow]
    bins: tuple[str, ...]
    shift: float


def _line(desk: Desk, look: LabelLook, track: _Track, name_y: float) -> TrendLine:
    points: list[TrendPoint] = []
    paths: list[list[str]] = [[]]
    for position, span in enumerate(track.bins):
        row = track.rows.get(span)
        if row is None or row.share is None:
            paths.append([])
            continue
        x = _x(position, len(track.bins), track.shift)
        point = _point(row, x, is_weak=row.n_all < desk.comparison.minimum_n)
        points.append(point)
        if point.is_weak:
            paths.append([])
        else:
            paths[-1].append(f"{point.x} {point.y}")
    joined = tuple("M" + "L".join(path) for path in paths if len(path) > 1)
    name = shortened(look.title.split(",")[0], _NAME_CHARS)
    return TrendLine(look, tuple(points), joined, name, f"{name_y + 4:.1f}")


def _point(row: TrendRow, x: str, *, is_weak: bool) -> TrendPoint:
    shown = None if is_weak else row.interval
    return TrendPoint(
        x,
        _y(row.share or 0.0),
        _y(shown.low) if shown else None,
        _y(shown.high) if shown else None,
        is_weak,
    )


def _apart(ends: dict[str, float]) -> dict[str, float]:
    """The heights of the names, moved up where one would stand on the one below it."""
    places: dict[str, float] = {}
    highest = _BOTTOM + float(_NAME_GAP)
    for label, end in sorted(ends.items(), key=lambda pair: -pair[1]):
        highest = min(end, highest - _NAME_GAP)
        places[label] = highest
    return places


def _spoken(
    desk: Desk,
    name: str,
    looks: Sequence[LabelLook],
    by_label: dict[str, dict[str, TrendRow]],
    bins: Sequence[str],
) -> str:
    """The panel in words: each label at its first and last span."""
    told = []
    for look in looks:
        found = [by_label[look.id][span] for span in bins if span in by_label[look.id]]
        ends = dict.fromkeys((found[0], found[-1]))
        figures = ", ".join(
            f"{span_title(desk.catalogue, row.bin)} {desk.numerals.percent(row.share)}"
            for row in ends
        )
        told.append(f"{look.title}: {figures}")
    return f"{name}. {'; '.join(told)}"


def _figures(
    desk: Desk,
    looks: Sequence[LabelLook],
    groups: Sequence[str],
    by_group: dict[str, list[TrendRow]],
) -> Iterable[TrendFigure]:
    by_id = {look.id: look for look in looks}
    for group in groups:
        for row in by_group[group]:
            yield TrendFigure(
                desk.evidence.name(group),
                span_title(desk.catalogue, row.bin),
                row.bin,
                by_id[row.label],
                desk.numerals.count(row.n),
                desk.numerals.count(row.n_all),
                desk.numerals.percent(row.share),
                desk.numerals.interval(row.interval),
            )


def _time_ticks(catalogue: Catalogue, bins: Sequence[str]) -> tuple[TrendTick, ...]:
    """The first span and the last; years also between, where there is room."""
    last = len(bins) - 1
    between = {last // 2} if "-" not in bins[0] and last > 3 else set()
    return tuple(
        TrendTick(_x(place, len(bins)), span_title(catalogue, bins[place]), "middle")
        for place in sorted({0, last} | between)
    )


def _x(position: int, n_bins: int, shift: float = 0.0) -> str:
    inner = _RIGHT - _LEFT - 24
    at = position / (n_bins - 1) if n_bins > 1 else 0.5
    return f"{_LEFT + 12 + inner * at + shift:.1f}"


def _y(share: float) -> str:
    """The height of a share; ends outside 0 to 1 stay on the axis."""
    return f"{_BOTTOM - (_BOTTOM - _TOP) * min(max(share, 0.0), 1.0):.1f}"
