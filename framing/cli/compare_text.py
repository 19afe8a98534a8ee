"""A comparison for the terminal: who uses which label in its own voice, with n and interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison, ContrastComparison, Effect, Rate, Share
from framing.domain.comparison_rows import TrendRow
from framing.domain.interval import Interval

_HOW_TO_READ = (
    "Own voice: n of all labels of the contrast, in how many documents the label stands, share "
    "and {level} interval (inventories: n, hits per 1,000 words and interval); "
    "* where the interval of the difference from the others excludes 0 and at least "
    "{documents} documents on either side carry it; below {n} hits counts only."
)
_HOW_MADE = (
    "Intervals: {methods}; {resamples:,} resamples, seed {seed}; {tests:,} differences were "
    "tested together."
)


def comparison_lines(comparison: Comparison, trends: Sequence[TrendRow] = ()) -> Iterator[str]:
    """The groups, then each contrast that has hits as a table of labels by groups."""
    for group in comparison.groups:
        documents = "document" if group.n_documents == 1 else "documents"
        yield f"{group.name}: {group.n_documents:,} {documents}, {group.n_tokens:,} words"
    yield from _notes(comparison)
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


def _notes(comparison: Comparison) -> Iterator[str]:
    """How to read the tables, and how their intervals were made."""
    yield _HOW_TO_READ.format(
        level=_percent(comparison.level),
        documents=comparison.minimum_documents,
        n=comparison.minimum_n,
    )
    methods = sorted(
        {
            figure.interval.method
            for contrast in comparison.contrasts
            for figure in _own_figures(contrast).values()
            if figure.interval is not None and _is_estimated(figure, comparison.minimum_n)
        }
    )
    if methods:
        yield _HOW_MADE.format(
            methods=", ".join(methods),
            resamples=comparison.n_resamples,
            seed=comparison.seed,
            tests=comparison.n_tests,
        )


def _own_figures(contrast: ContrastComparison) -> dict[tuple[str, str], Share | Rate]:
    return {
        (each.group, each.label): each
        for each in (contrast.rates if contrast.is_inventory else contrast.shares)
        if each.voice is Voice.OWN
    }


def _rows(contrast: ContrastComparison, comparison: Comparison) -> list[tuple[str, ...]]:
    names = [group.name for group in comparison.groups]
    differing = {(effect.target, effect.label) for effect in contrast.effects if _is_marked(effect)}
    figures = _own_figures(contrast)
    in_documents = {
        (each.group, each.label): each.n_documents
        for each in contrast.shares
        if each.voice is Voice.OWN
    }
    rows: list[tuple[str, ...]] = [("label", *names)]
    for label in contrast.labels:
        of_label = [figures[name, label.id] for name in names]
        if any(figure.n for figure in of_label):
            cells = (
                _cell(figure, in_documents.get((figure.group, label.id)), comparison.minimum_n)
                + ("*" if (figure.group, label.id) in differing else "")
                for figure in of_label
            )
            rows.append((label.id, *cells))
    return rows


def _is_marked(effect: Effect) -> bool:
    return effect.voice is Voice.OWN and effect.differs


def _is_estimated(figure: Share | Rate, minimum_n: int) -> bool:
    """Whether there are enough hits for an estimate and its interval to be told."""
    if isinstance(figure, Rate):
        return figure.rate_per_1000 is not None and figure.n >= minimum_n
    return figure.share is not None and figure.n_all >= minimum_n


def _cell(figure: Share | Rate, n_documents: int | None, minimum_n: int) -> str:
    counts = str(figure.n) if isinstance(figure, Rate) else f"{figure.n}/{figure.n_all}"
    if figure.n and n_documents is not None:
        counts += f" in {n_documents}"
    interval = figure.interval
    if interval is None or not _is_estimated(figure, minimum_n):
        return counts
    if isinstance(figure, Rate):
        rate = figure.rate_per_1000 or 0.0
        return f"{counts}: {rate:.2f} [{interval.low:.2f}–{interval.high:.2f}]"
    return f"{counts}: {_percent(figure.share or 0.0)} {_limits(interval)}"


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
