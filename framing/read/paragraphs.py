"""Lines and paragraphs of plain text: which line ends part paragraphs, and which only wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from framing.domain.document import Zone
from framing.domain.span import Span

_MIN_WRAP_COLUMN, _MAX_WRAP_COLUMN = 40, 120
_BULLETS = ("- ", "* ", "• ", "· ", "▪ ", "‣ ", "+ ")
_N_PARAGRAPHS_WITH_GLUE = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what is known of it before its words are looked at.

    zone: from markup, None where nothing tells; BODY where markup says that it is running text.
    is_item: an entry of a list; is_quotation: a block quotation or an embedded post.
    """

    span: Span
    zone: Zone | None = None
    is_item: bool = False
    is_quotation: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its white space at either end; `indent` counts what stood before it."""

    start: int
    end: int
    indent: int


def lines_of(text: str, start: int = 0) -> list[Line | None]:
    """The lines from the offset on, in order; None for a blank one."""
    return [
        _line(text, found.start(), found.end()) for found in _line_pattern().finditer(text, start)
    ]


def paragraphs_of(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs from the offset on, without white space at their edges.

    A blank line always parts. A single line end parts too, as in many crawled pages, unless
    the lines are wrapped at one column: then only an indent or a list sign parts.
    """
    groups = list(_groups(lines_of(text, start)))
    if _is_wrapped(text, groups):
        spans = [span for group in groups for span in _unwrapped(text, group)]
    else:
        spans = [Span(line.start, line.end) for group in groups for line in group]
    return [part for number, span in enumerate(spans) for part in _parted(text, span, number)]


def _line(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    trimmed = raw.strip()
    if not trimmed:
        return None
    indent = len(raw) - len(raw.lstrip())
    return Line(start + indent, start + indent + len(trimmed), indent)


@cache
def _line_pattern() -> re.Pattern[str]:
    """Whatever stands between two line, page or paragraph ends; `\\r\\n` leaves a blank of none."""
    return re.compile(
        r"[^\n\r\f\v\u2028\u2029\x85]*(?:\r\n|[\n\r\f\v\u2028\u2029\x85])|[^\n\r\f\v\u2028\u2029\x85]+"
    )


def _groups(lines: Sequence[Line | None]) -> Iterator[list[Line]]:
    """Runs of lines without a blank one between them."""
    group: list[Line] = []
    for line in lines:
        if line is not None:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_wrapped(text: str, groups: Sequence[Sequence[Line]]) -> bool:
    """Whether line ends stand where the next word would not have fitted any more."""
    lines = [line for group in groups for line in group]
    longest = max((line.indent + line.end - line.start for line in lines), default=0)
    if not _MIN_WRAP_COLUMN <= longest <= _MAX_WRAP_COLUMN:
        return False
    breaks = [pair for group in groups for pair in pairwise(group)]
    full = sum(_is_full(text, line, following, longest) for line, following in breaks)
    return bool(breaks) and full >= 0.7 * len(breaks)


def _is_full(text: str, line: Line, following: Line, column: int) -> bool:
    first_word = text[following.start : following.end].split(None, 1)[0]
    return line.indent + line.end - line.start + 1 + len(first_word) > column - 4


def _unwrapped(text: str, group: Sequence[Line]) -> Iterator[Span]:
    start, end, indent = group[0].start, group[0].end, group[-1].indent
    for line in group[1:]:
        if line.indent > indent or text.startswith(_BULLETS, line.start):
            yield Span(start, end)
            start = line.start
        end, indent = line.end, line.indent
    yield Span(start, end)


def _parted(text: str, span: Span, number: int) -> list[Paragraph]:
    """The paragraph, without a caption that crawling has glued to the front of an early one."""
    is_item = text.startswith(_BULLETS, span.start)
    is_early = number < _N_PARAGRAPHS_WITH_GLUE
    glued = _glue_pattern().match(text, span.start, span.end) if is_early else None
    if glued is None or span.end - glued.end() < glued.end() - span.start:
        return [Paragraph(span, is_item=is_item)]
    caption = Span(span.start, glued.end("caption"))
    return [Paragraph(caption, zone=Zone.CAPTION), Paragraph(Span(glued.end(), span.end))]


@cache
def _glue_pattern() -> re.Pattern[str]:
    """`(Photo: Ann Lee)The army …` and `army trucksThe army …`; not `iPhone sales …`."""
    return re.compile(
        r"""
        (?P<caption>
            [(\[] (?i:photo|image|picture|file|ap\ photo|credit|foto)\b [^()\[\]\n]{0,150} [)\]]
          | (?:[a-z]{2,20}[ ]){1,8} [a-z]{3,20} (?=[A-Z][a-z]*[ ])
        ) \s*
        """,
        re.VERBOSE,
    )
