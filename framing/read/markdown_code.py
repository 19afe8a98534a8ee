"""Inline code of a Markdown text: which of its back-ticks only set code apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from framing.domain.span import Span

# An opening run further off than this many runs is left as it is.
_MAX_RUNS = 20


def code_signs(text: str, start: int = 0) -> Iterator[Span]:
    """The runs of back-ticks that open or close inline code, or stand in it, in their order.

    As in CommonMark a run is closed by the next of the same length in its paragraph. Back-ticks
    that are typed for quotation marks stay: ``so'', or a run that opens before a word.
    """
    for paragraph in _paragraph_pattern().finditer(text, start):
        runs = [Span(*run.span()) for run in _run_pattern().finditer(text, *paragraph.span())]
        at = 0
        while at < len(runs):
            closing = _closing(text, runs, at)
            if closing is None:
                at += 1
                continue
            yield from runs[at : closing + 1]
            at = closing + 1


def _closing(text: str, runs: Sequence[Span], at: int) -> int | None:
    """Which run closes the one at a place in the row; None where it opens no code."""
    opening = runs[at]
    if _is_fence(text, opening):
        return None
    for number in range(at + 1, min(at + 1 + _MAX_RUNS, len(runs))):
        run = runs[number]
        if _is_fence(text, run):
            return None
        if len(run) == len(opening):
            before, after = text[run.start - 1], text[run.end : run.end + 1]
            is_opening = not before.isalnum() and after.isalnum()
            return None if is_opening or "''" in text[opening.end : run.start] else number
    return None


def _is_fence(text: str, run: Span) -> bool:
    """Whether the run begins a line and sets whole lines apart."""
    if len(run) < 3:
        return False
    _, line_end, before = text[max(run.start - 4, 0) : run.start].rpartition("\n")
    return (bool(line_end) or run.start < 4) and not before.strip()


@cache
def _paragraph_pattern() -> re.Pattern[str]:
    """Lines up to an empty one."""
    return re.compile(r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*")


@cache
def _run_pattern() -> re.Pattern[str]:
    """A run of back-ticks, unless a backslash takes its meaning."""
    return re.compile(r"(?<![`\\])`+")
