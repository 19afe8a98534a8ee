"""The paragraphs of a Markdown text, what marks them, and the stretches that are only markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from framing.domain.document import Remark, Zone
from framing.domain.frozen import dataclass
from framing.domain.source_map import SourceMap
from framing.domain.span import Span
from framing.read.looks import plain_words
from framing.read.markdown_code import code_signs
from framing.read.paragraphs import Line, Page, Paragraph, lines_of
from framing.read.wordless import blank_out

_MAX_LINKS = 2000  # characters of a line that is links alone
_BARS = " \t\n|·•/,;–—-*_"


def read_markdown_page(text: str, start: int = 0, fields: tuple[tuple[str, str], ...] = ()) -> Page:
    """The page of a Markdown text from the offset on. Offsets are those of the text;
    the signs of inline code, which would be read as quotation marks, are blanks in it."""
    source, text = text, blank_out(text, code_signs(text, start), sign=" ")
    comments = list(_comment_pattern().finditer(text, start))
    # A comment may stand on lines of its own or inside a paragraph: as white space, both work.
    view = blank_out(text, (Span(*found.span()) for found in comments), sign=" ")
    pieces = [_unmarked(piece, view) for piece in _pieces(view, lines_of(view, start))]
    headline = _headline_index(pieces, view, dict(fields).get("title", ""))
    paragraphs = (
        Paragraph(
            piece.span,
            Zone.HEADLINE if number == headline else piece.zone,
            piece.is_item,
            piece.is_quotation,
        )
        for number, piece in enumerate(pieces)
    )
    markup = _markup_pattern().finditer(text, start)
    return Page(
        text,
        tuple(paragraphs),
        fields,
        wordless=(
            *(Span(*found.span("markup")) for found in markup),
            *(Span(*found.span()) for found in comments),
        ),
        source_map=_same_places(source) if source != text else None,
        remarks=tuple(Remark(_place_of(found, view), found["text"]) for found in comments),
    )


def _place_of(comment: re.Match[str], view: str) -> int:
    """Where a comment counts: at the last of the words before it on its line, else behind it."""
    start = view.rfind("\n", 0, comment.start()) + 1
    before = view[start : comment.start()].rstrip()
    return start + len(before) - 1 if before else comment.end()


def _same_places(source: str) -> SourceMap:
    """The way back to a source whose every character has its place in the text."""
    return SourceMap(source, (0,), (0,), (len(source),), len(source))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph in the making; `level` is that of a heading, else 0."""

    span: Span
    level: int = 0
    zone: Zone | None = None
    is_item: bool = False
    is_quotation: bool = False


def _unmarked(piece: _Piece, text: str) -> _Piece:
    """A paragraph without the signs of emphasis around all of it; one of links alone is known."""
    if piece.zone is not None:
        return piece
    words = text[piece.span.start : piece.span.end]
    if (
        not piece.is_quotation
        and len(words) < _MAX_LINKS
        and not _link_pattern().sub("", words).strip(_BARS)
    ):
        return replace(piece, zone=Zone.BOILERPLATE)
    sign = words[: len(words) - len(words.lstrip("*_"))]
    inner = words[len(sign) : len(words) - len(sign)]
    is_around = bool(sign) and words.endswith(sign[::-1]) and inner == inner.strip()
    if not is_around or not inner or sign[0] in inner:
        return piece
    return replace(piece, span=Span(piece.span.start + len(sign), piece.span.end - len(sign)))


def _headline_index(pieces: Sequence[_Piece], text: str, title: str) -> int | None:
    """The first heading of the first level, else the heading that opens the text, unless the
    headline is known and another."""
    first = next((number for number, piece in enumerate(pieces) if piece.level == 1), None)
    if first is None and pieces and pieces[0].level:
        words = plain_words(text[pieces[0].span.start : pieces[0].span.end])
        return 0 if not title or words == plain_words(title) else None
    return first


def _pieces(text: str, lines: Sequence[Line | None]) -> Iterator[_Piece]:
    open_piece: _Piece | None = None
    fence = ""
    furniture = _furniture_starts(text, lines)
    for line in lines:
        if line is None:
            if open_piece is not None and not fence:
                yield open_piece
                open_piece = None
            continue
        mark = _line_pattern().match(text, line.start, line.end)
        kind = mark.lastgroup if mark else None
        if line.start in furniture and kind != "tags":
            kind = "furniture"
        if fence or kind == "fence":
            fence = _next_fence(fence, text[line.start : line.end])
            kind = "mask"
        if kind == "underline" and open_piece is not None:
            level = 1 if text[line.start] == "=" else 2
            yield replace(open_piece, level=level, zone=Zone.SUBHEAD)
            open_piece = None
        elif open_piece is not None and _continues(open_piece, kind) and not _is_empty(mark, line):
            open_piece = replace(open_piece, span=Span(open_piece.span.start, line.end))
        else:
            if open_piece is not None:
                yield open_piece
            open_piece = _piece_of(kind, mark, line)
    if open_piece is not None:
        yield open_piece


def _continues(open_piece: _Piece, kind: str | None) -> bool:
    """Whether the line belongs to the paragraph above it."""
    if open_piece.level or open_piece.zone is not None:
        return False
    return kind is None or (kind == "quote" and open_piece.is_quotation)


def _is_empty(mark: re.Match[str] | None, line: Line) -> bool:
    """Whether a line holds its sign alone, as ">" does between two paragraphs of a quotation."""
    return mark is not None and mark.end() >= line.end


def _next_fence(fence: str, line: str) -> str:
    """The fence that is open below the line; empty outside."""
    if not fence:
        return line[:3]
    return "" if line.startswith(fence) and not line.strip(fence[0]) else fence


def _piece_of(kind: str | None, mark: re.Match[str] | None, line: Line) -> _Piece | None:
    """What the line alone is; None for a line that is only markup."""
    if kind in ("mask", "rule", "underline", "definition", "table_rule", "tags"):
        return None
    if kind == "furniture":
        return _Piece(Span(line.start, line.end), zone=Zone.BOILERPLATE)
    if mark is None or kind is None:
        return _Piece(Span(line.start, line.end))
    if kind == "legend":
        return _Piece(Span(mark.end(), _legend_end(mark, line)), zone=Zone.CAPTION)
    if kind == "image":
        span = Span(*mark.span("alt"))
        return _Piece(span, zone=Zone.CAPTION) if len(span) else None
    start = mark.end()
    if start >= line.end:
        return None
    if kind == "heading":
        level = len(mark["heading"].rstrip())
        return _Piece(Span(start, _heading_end(mark, start, line)), level, Zone.SUBHEAD)
    return _Piece(
        Span(start if kind != "row" else line.start, line.end),
        zone=Zone.BODY if kind == "row" else None,
        is_item=kind == "item",
        is_quotation=kind == "quote",
    )


def _heading_end(mark: re.Match[str], start: int, line: Line) -> int:
    words = mark.string[start : line.end]
    return start + len(words.rstrip("#").rstrip() or words)


def _legend_end(mark: re.Match[str], line: Line) -> int:
    words = mark.string[mark.end() : line.end]
    return mark.end() + len(words.partition("</")[0].rstrip() or words)


def _furniture_starts(text: str, lines: Sequence[Line | None]) -> set[int]:
    """Where the lines start that stand in elements of furniture, such as `<aside>`."""
    spans = _furniture_spans(text)
    found: set[int] = set()
    at = 0
    for line in lines if spans else ():
        while line is not None and at < len(spans) and spans[at].end <= line.start:
            at += 1
        if line is not None and at < len(spans) and spans[at].start <= line.start:
            found.add(line.start)
    return found


def _furniture_spans(text: str) -> list[Span]:
    """The elements of furniture that open a line and are closed somewhere below."""
    found: list[Span] = []
    unclosed: set[str] = set()
    for opened in _element_pattern().finditer(text):
        name = opened["name"].lower()
        is_inside = bool(found) and opened.start() < found[-1].end
        if is_inside or name in unclosed:
            continue
        close = _end_pattern(name).search(text, opened.end())
        if close is None:
            unclosed.add(name)
        else:
            found.append(Span(opened.start(), close.end()))
    return found


@cache
def _element_pattern() -> re.Pattern[str]:
    """`<aside class="box">` in front of a line."""
    return re.compile(
        r"^[ \t]*+<(?P<name>aside|nav|footer|form|button|script|style|iframe)\b[^<>\n]{0,500}>",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _end_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)


@cache
def _line_pattern() -> re.Pattern[str]:
    """What the beginning of a line, or a whole one, says of it."""
    return re.compile(
        r"""
          (?P<fence>      ```|~~~ )
        | (?P<heading>    \#{1,6}[ \t]+ )
        | (?P<underline>  (?:=+|-{2,})$ )
        | (?P<rule>       (?:\*[ \t]*){3,}$ | (?:-[ \t]*){3,}$ | (?:_[ \t]*){3,}$ )
        | (?P<definition> \[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.* )
        | (?P<table_rule> \|?[ \t]*:?-+:?[ \t]*\|[ \t:|-]*$ )
        | (?P<row>        \|(?=.*\|) )
        | (?P<image>      \[?!\[(?P<alt>[^\]\n]{0,1000})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])
                          (?:\]\([^()\n]{0,2000}\))?$ )
        | (?P<legend>     <figcaption\b[^<>\n]{0,500}>[ \t]*(?=[^<\n]*\w) )
        | (?P<tags>       (?:</?[A-Za-z][^<>\n]{0,500}>[ \t]*)+$ )
        | (?P<quote>      (?:>[ \t]*)+ )
        | (?P<item>       (?:[-*+]|\d{1,9}[.)])[ \t]+ )
        """,
        re.VERBOSE,
    )


@cache
def _link_pattern() -> re.Pattern[str]:
    """`[words](address)`; not a picture."""
    return re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\([^()\n]{0,2000}\)")


@cache
def _comment_pattern() -> re.Pattern[str]:
    """`<!-- framing-ignore -->`."""
    return re.compile(r"<!--(?P<text>(?s:.*?))-->")


@cache
def _markup_pattern() -> re.Pattern[str]:
    """The address of `[words](address "title")`, `[words][id]`, `[^1]`, and tags as `<b>`."""
    return re.compile(
        r"""(?P<markup>
            (?<=\])\([^()\s]{1,2000}(?:[ ]+["'][^"'\n]{0,300}["'])?\)
          | (?<=\])\[[^\[\]\n]{0,200}\]
          | \[\^[^\[\]\s]{1,50}\]
          | </?[A-Za-z][^<>\n]{0,500}>
        )""",
        re.VERBOSE,
    )
