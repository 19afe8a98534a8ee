"""A comparison for a notebook: the groups, and who uses which label, as two plain tables."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison, ContrastComparison, Share
from framing.domain.interval import Interval
from framing.report.shown import shown

_NOTE = (
    "Own voice: n of all labels of the contrast, share, interval; below {n} hits counts only. "
    "Shares describe word choice."
)


def render_notebook(comparison: Comparison) -> str:
    """A fragment of HTML without scripts or styles; every text of the corpus is escaped."""
    names = [group.name for group in comparison.groups]
    groups = [
        (group.name, f"{group.n_documents:,}", f"{group.n_tokens:,}") for group in comparison.groups
    ]
    rows = [
        row
        for contrast in comparison.contrasts
        if not contrast.is_inventory
        for row in _rows(contrast, names, comparison.minimum_n)
    ]
    return (
        _table((comparison.by, "documents", "words"), groups)
        + _table(("contrast", "label", *names), rows)
        + f"<p>{escape(_NOTE.format(n=comparison.minimum_n))}</p>"
    )


def _rows(
    contrast: ContrastComparison, names: Iterable[str], minimum_n: int
) -> Iterable[tuple[str, ...]]:
    own = {
        (share.label, share.group): share for share in contrast.shares if share.voice is Voice.OWN
    }
    for label in contrast.labels:
        shares = [own[label.id, name] for name in names]
        if any(share.n for share in shares):
            cells = (_cell(share, minimum_n) for share in shares)
            yield (contrast.title, label.title, *cells)


def _cell(share: Share, minimum_n: int) -> str:
    counts = f"{share.n} of {share.n_all}"
    if share.share is None or share.interval is None or share.n_all < minimum_n:
        return counts
    return f"{counts}: {_percent(share.share)} ({_limits(share.interval)})"


def _limits(interval: Interval) -> str:
    return f"{_percent(interval.low)} to {_percent(interval.high)}"


def _percent(share: float) -> str:
    """Whole per cent; never 0 or 100 unless it is."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{100 * share:.0f} %"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    return f"<table><thead><tr>{_cells('th', head)}</tr></thead><tbody>{body}</tbody></table>"


def _cells(kind: str, texts: Iterable[str]) -> str:
    return "".join(f"<{kind}>{escape(shown(text))}</{kind}>" for text in texts)
