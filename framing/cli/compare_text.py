"""A comparison for the terminal: who uses which label in its own voice, with n and interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison, ContrastComparison, Effect, Rate, Share
from framing.domain.comparison_rows import TrendRow
from framing.domain.interval import Interval

_NOTE = (
    "Own voice. n of all labels of the contrast (inventories: per 1,000 words), share and "
    "interval; * where the interval of the difference from the others excludes 0 and enough "
    "documents carry it; below {n} hits counts only."
)


def comparison_lines(comparison: Comparison, trends: Sequence[TrendRow] = ()) -> Iterator[str]:
    """The groups, then each contrast that has hits as a table of labels by groups."""
    for group in comparison.groups:
        yield f"{group.name}: {group.n_documents:,} documents, {group.n_tokens:,} words"
    yield _NOTE.format(n=comparison.minimum_n)
    for contrast in comparison.contrasts:
        rows = _rows(contrast, comparison)
        if len(rows) > 1:
            yield ""
            yield f"{contrast.lexicon}/{contrast.contrast}: {contrast.title}"
            yield from _aligned(rows)
    own = [row for row in trends if row.voice is Voice.OWN and row.n]
    if own:
        yield ""
        yield from _aligned([_TREND_HEAD, *map(_trend_cells, own)])


def _rows(contrast: ContrastComparison, comparison: Comparison) -> list[tuple[str, ...]]:
    names = [group.name for group in comparison.groups]
    differing = {(effect.target, effect.label) for effect in contrast.effects if _is_marked(effect)}
    figures = {
        (each.group, each.label): each
        for each in (contrast.rates if contrast.is_inventory else contrast.shares)
        if each.voice is Voice.OWN
    }
    rows: list[tuple[str, ...]] = [("label", *names)]
    for label in contrast.labels:
        of_label = [figures[name, label.id] for name in names]
        if any(figure.n for figure in of_label):
            cells = (
                _cell(figure, comparison.minimum_n)
                + ("*" if (figure.group, label.id) in differing else "")
                for figure in of_label
            )
            rows.append((label.id, *cells))
    return rows


def _is_marked(effect: Effect) -> bool:
    return effect.voice is Voice.OWN and effect.differs


def _cell(figure: Share | Rate, minimum_n: int) -> str:
    if isinstance(figure, Rate):
        interval = figure.interval
        if figure.rate_per_1000 is None or interval is None or figure.n < minimum_n:
            return f"{figure.n}"
        return f"{figure.n}: {figure.rate_per_1000:.2f} [{interval.low:.2f}–{interval.high:.2f}]"
    counts = f"{figure.n}/{figure.n_all}"
    if figure.share is None or figure.interval is None or figure.n_all < minimum_n:
        return counts
    return f"{counts} {_percent(figure.share)} {_limits(figure.interval)}"


def _limits(interval: Interval) -> str:
    return f"[{_percent(interval.low)}–{_percent(interval.high)}]"


def _percent(share: float) -> str:
    """Whole per cent; never 0 or 100 unless it is."""
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share:.0%}"


_TREND_HEAD = ("contrast", "label", "group", "time", "documents", "share")


def _trend_cells(row: TrendRow) -> tuple[str, ...]:
    figures = f"{row.n}/{row.n_all}"
    if row.share is not None and row.interval is not None:
        figures += f" {_percent(row.share)} {_limits(row.interval)}"
    place = f"{row.lexicon}/{row.contrast}"
    return (place, row.label, row.group, row.bin, str(row.n_documents), figures)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
