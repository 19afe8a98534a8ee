"""The tags, comments and text runs of an HTML source with their offsets, in linear time.

Forgiving as browsers are: an unclosed comment or script runs to the end, a `<` that opens no
tag is text. `html.parser` is not used because it reports no offsets inside text and takes
quadratic time on some malformed input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import unescape

from framing.domain.frozen import dataclass

_RAW_ELEMENTS = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}
)
_MAX_BROKEN_TAGS = 100


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text between two tags, as written: `source[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag. `attributes` is the text between the name and the bracket.

    For an element whose content is no markup (script, title) `inner` is that content.
    """

    name: str
    attributes: str
    is_end: bool
    start: int
    end: int
    inner: TextRun | None = None


@dataclass(frozen=True, slots=True)
class MarkupComment:
    """A `<!-- comment -->`; `text` is what stands between the signs."""

    text: str


def scan_html(source: str) -> Iterator[TextRun | Tag | MarkupComment]:
    """All parts of the source in order; together with bare declarations they make it up."""
    last_bracket = source.rfind(">")
    text_start = at = n_broken = 0
    while 0 <= (at := source.find("<", at)) <= last_bracket:
        part, end = _part_at(source, at, is_strict=n_broken < _MAX_BROKEN_TAGS)
        if end == at:
            at += 1
            continue
        n_broken += part is None
        if at > text_start:
            yield TextRun(text_start, at)
        if part is not None:
            yield part
        text_start = at = end
    if text_start < len(source):
        yield TextRun(text_start, len(source))


def attributes_of(tag: Tag) -> dict[str, str]:
    """The attributes by lower-case name; the first of two with one name wins, as in browsers."""
    return dict(_attributes(tag.attributes))


@lru_cache(maxsize=4096)
def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for part in _attribute_pattern().finditer(written):
        given = part["value"] or ""
        if given[:1] in ("'", '"'):
            given = given[1:-1]
        found.setdefault(part["name"].casefold(), unescape(given))
    return tuple(found.items())


def _part_at(source: str, at: int, *, is_strict: bool) -> tuple[Tag | MarkupComment | None, int]:
    """The part that begins at this `<` and its end; the end is `at` where it begins none."""
    if source.startswith("<!--", at):
        close = source.find("-->", at + 4)
        end = len(source) if close < 0 else close + 3
        return MarkupComment(source[at + 4 : max(at + 4, end - 3 * (close >= 0))]), end
    if source.startswith(("<!", "<?"), at):
        return None, source.find(">", at) + 1
    tag = (_tag_pattern() if is_strict else _simple_tag_pattern()).match(source, at)
    tag = tag or _simple_tag_pattern().match(source, at)
    if tag is None:
        return None, at
    name = tag["name"].casefold()
    if name in _RAW_ELEMENTS and not tag["slash"]:
        return _raw_element(source, tag, name)
    return Tag(name, tag["attributes"], bool(tag["slash"]), at, tag.end()), tag.end()


def _raw_element(source: str, tag: re.Match[str], name: str) -> tuple[Tag, int]:
    close = _raw_end_pattern(name).search(source, tag.end())
    inner_end, end = (close.start(), close.end()) if close else (len(source), len(source))
    inner = TextRun(tag.end(), inner_end)
    return Tag(name, tag["attributes"], False, tag.start(), end, inner), end


@cache
def _tag_pattern() -> re.Pattern[str]:
    """`<p class="a > b">` and `</p>`, with brackets allowed inside quoted attributes."""
    return re.compile(
        r"""< (?P<slash>/?) (?P<name>[A-Za-z][^\s/>]*+)
            (?P<attributes> (?> (?: [^>"']++ | "[^"]*+" | '[^']*+' )* ) ) >""",
        re.VERBOSE,
    )


@cache
def _simple_tag_pattern() -> re.Pattern[str]:
    """The same up to the first bracket, for a tag whose quotes never close."""
    return re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>[^>]*+)>")


@cache
def _raw_end_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?:[\s/][^>]*)?>", re.IGNORECASE)


@cache
def _attribute_pattern() -> re.Pattern[str]:
    """`class="x"`, `class=x`, `hidden`."""
    return re.compile(
        r"""(?P<name>[^\s"'<>/=]++) (?: \s*+=\s*+ (?P<value> "[^"]*+" | '[^']*+' | [^\s"'<>`]++ ) )?""",
        re.VERBOSE,
    )
