"""Pages and their paragraphs; of plain text, which line ends part these, and which only wrap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from framing.domain.document import Remark, Zone
from framing.domain.frozen import NamedTuple, dataclass
from framing.domain.source_map import SourceMap
from framing.domain.span import Span
from framing.expressions import VERBOSE, expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

MIN_WRAP_COLUMN, MAX_WRAP_COLUMN = 40, 120
_FULL_SHARE, _SMALL_SHARE = 0.7, 0.35
BULLETS = ("- ", "* ", "• ", "· ", "▪ ", "‣ ", "+ ")
N_WITH_GLUE = 8


class Paragraph(NamedTuple):
    """A paragraph and what is known of it before its words are looked at.

    zone: from markup, None where nothing tells; BODY where markup says that it is running text.
    is_item: an entry of a list; is_quotation: a block quotation or an embedded post.
    """

    span: Span
    zone: Zone | None = None
    is_item: bool = False
    is_quotation: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader of one kind of file makes of it; zones by words come later.

    fields: metadata by name, as found in the file. wordless: stretches inside paragraphs that
    hold no words, such as the address of a link.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    fields: tuple[tuple[str, str], ...] = ()
    wordless: tuple[Span, ...] = ()
    source_map: SourceMap | None = None
    remarks: tuple[Remark, ...] = ()


class Line(NamedTuple):
    """One line without its white space at either end; `indent` counts what stood before it."""

    start: int
    end: int
    indent: int


def lines_of(text: str, start: int = 0) -> list[Line | None]:
    """The lines from the offset on, in order; None for a blank one."""
    bounds = [(found.start(), *found.span(1)) for found in _line_pattern().finditer(text, start)]
    return [
        Line(first, end, first - begun) if first < end else None for begun, first, end in bounds
    ]


def paragraphs_of(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs from the offset on, without white space at their edges.

    A blank line always parts. A single line end parts too, as in many crawled pages, unless
    the lines are wrapped at one column: then only an indent or a list sign parts.
    """
    groups = list(_groups(lines_of(text, start)))
    column = _wrap_column(text, groups)
    if column is None:
        spans = [Span(line.start, line.end) for group in groups for line in group]
    else:
        spans = [span for group in groups for span in _unwrapped(text, group, column)]
    return [part for number, span in enumerate(spans) for part in parted(text, span, number)]


@cache
def _line_pattern() -> re.Pattern[str]:
    """A line with its end, which may be that of a page or paragraph; `words` is None if blank."""
    end = r"\n\r\f\v\u2028\u2029\x85\x1c-\x1e"
    return expression(rf"[^\S{end}]*+(?P<words>\S(?:[^{end}]*\S)?)?[^\S{end}]*+(?:\r\n|[{end}]|\Z)")


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


def _wrap_column(text: str, groups: Sequence[Sequence[Line]]) -> int | None:
    """The column at which the lines are wrapped, None where their ends mean something.

    In wrapped text nearly each line ends where the next word would not have fitted any more,
    and many go on with a small letter.
    """
    longest = max((_width(line) for group in groups for line in group), default=0)
    if not MIN_WRAP_COLUMN <= longest <= MAX_WRAP_COLUMN:
        return None
    breaks = [pair for group in groups for pair in pairwise(group)]
    n_full = sum(_is_full(text, line, following, longest) for line, following in breaks)
    n_small = sum(text[following.start].islower() for _, following in breaks)
    is_wrapped = n_full >= _FULL_SHARE * len(breaks) and n_small >= _SMALL_SHARE * len(breaks)
    return longest if breaks and is_wrapped else None


def _width(line: Line) -> int:
    return line.indent + line.end - line.start


def _is_full(text: str, line: Line, following: Line, column: int) -> bool:
    first_word = text[following.start : following.end].split(None, 1)[0]
    return _width(line) + 1 + len(first_word) > column - 4


def _unwrapped(text: str, group: Sequence[Line], column: int) -> Iterator[Span]:
    """The paragraphs in a run of wrapped lines: by indent, by list sign, by a short last line."""
    start = group[0].start
    for line, following in pairwise(group):
        is_last = not _is_full(text, line, following, column)
        if (
            following.indent > line.indent
            or text.startswith(BULLETS, following.start)
            or (is_last and not text[following.start].islower())
        ):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, group[-1].end)


def parted(text: str, span: Span, number: int) -> list[Paragraph]:
    """The paragraph of this number, parted from a caption glued to the front of an early one."""
    is_item = text.startswith(BULLETS, span.start)
    is_early = number < N_WITH_GLUE
    glued = _glue_pattern().match(text, span.start, span.end) if is_early else None
    if glued is None or span.end - glued.end() < glued.end() - span.start:
        return [Paragraph(span, is_item=is_item)]
    caption = Span(span.start, glued.end("caption"))
    return [Paragraph(caption, zone=Zone.CAPTION), Paragraph(Span(glued.end(), span.end))]


@cache
def _glue_pattern() -> re.Pattern[str]:
    """`(Photo: Ann Lee)The army …` and `army trucksThe army …`; not `iPhone sales …`."""
    return expression(
        r"""
        (?P<caption>
            [(\[] (?i:photo|image|picture|file|ap\ photo|credit|foto)\b [^()\[\]\n]{0,150} [)\]]
          | (?:[a-z]{2,20}[ ]){1,8} [a-z]{3,20} (?=[A-Z][a-z]*[ ])
        ) \s*
        """,
        VERBOSE,
    )
