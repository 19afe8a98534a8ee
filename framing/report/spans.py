"""Spans of time: which lie between two, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report.strings import Catalogue


def spans_between(bins: Sequence[str]) -> tuple[str, ...]:
    """The spans from the first to the last, those without a document included, in order.

    Weeks and anything that is no year, quarter or month stay as they are.
    """
    if not bins:
        return ()
    parts = 4 if "-Q" in bins[0] else 1 if "-" not in bins[0] else 12
    if "W" in bins[0] or not all(len(one) == len(bins[0]) for one in bins):
        return tuple(bins)
    first, last = (_ordinal(one, parts) for one in (bins[0], bins[-1]))
    return tuple(_span(ordinal, parts) for ordinal in range(first, last + 1))


def _ordinal(span: str, parts: int) -> int:
    year, _, part = span.partition("-")
    return int(year) * parts + (int(part.removeprefix("Q")) - 1 if part else 0)


def _span(ordinal: int, parts: int) -> str:
    year, part = divmod(ordinal, parts)
    form = {1: f"{year:04d}", 4: f"{year:04d}-Q{part + 1}", 12: f"{year:04d}-{part + 1:02d}"}
    return form[parts]


def span_title(catalogue: Catalogue, span: str) -> str:
    """A span of time in the page's language: "2016", "Q4 2016", "October 2016"."""
    year, _, part = span.partition("-")
    if not part:
        return year
    if part[0] in "QW":
        kind = "quarter" if part[0] == "Q" else "week"
        return catalogue.say(f"charts.trend.{kind}", part=str(int(part[1:])), year=year)
    return catalogue.say(
        "charts.trend.month", part=catalogue.numerals.months[int(part) - 1], year=year
    )
