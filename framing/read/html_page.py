"""The prose of an HTML page, with the way back to the file, and the metadata of its head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import unescape

from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.read.furniture import has_full_stop
from framing.read.html_meta import MetaFields
from framing.read.html_roles import BLOCKS, VOID, Frame, frame_inside, frame_of
from framing.read.html_tags import MarkupComment, Tag, TextRun, scan_html
from framing.read.html_text import TextBuilder, parted_by_blank_lines
from framing.read.paragraphs import Page, Paragraph

_MIN_ARTICLE_SHARE = 0.4
_ARTICLE = 2  # the rank of an article
_LINK_SHARE = 0.8
_MAX_LINK_WORDS = 25
_MAX_STAMP = 3  # blanks
_MAX_BLANK = 60  # characters of a line that only keeps lines apart


def read_html_page(source: str) -> Page:
    """The page of an HTML text. Its offsets lead back to the file by `Page.source_map`."""
    walk = _Walk(source)
    for part in scan_html(source):
        walk.take(part)
    walk.end_paragraph()
    fields = walk.meta.fields()
    paragraphs = _chosen(walk.found, dict(fields).get("title", ""), walk.builder.text())
    return Page(
        walk.builder.text(),
        paragraphs,
        fields,
        source_map=walk.builder.source_map(),
        remarks=walk.builder.remarks(),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A paragraph and where it stood."""

    span: Span
    frame: Frame
    n_link_chars: int
    n_bold_chars: int


class _Walk:
    """The walk through the parts of a page: the open elements and what was found so far."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.builder = TextBuilder(source)
        self.meta = MetaFields(source)
        self.found: list[_Found] = []
        self._open = [Frame("")]
        self._n_open: Counter[str] = Counter()
        self._n_articles = 0
        self._first: Frame | None = None
        self._n_link_chars = self._n_bold_chars = 0
        self._is_after_break = False

    def take(self, part: TextRun | Tag | MarkupComment) -> None:
        """Go on by one part of the source."""
        if isinstance(part, TextRun):
            if self._n_open["pre"]:
                self._take_lines(part)
            else:
                self._take_text(part)
        elif isinstance(part, MarkupComment):
            self.builder.add_remark(part.text)
        elif part.is_end:
            self._end(part)
        else:
            self._begin(part)

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, if it holds any text."""
        if self._first is not None:
            span = self.builder.last_paragraph()
            self.builder.place_remarks(max(span.start, span.end - 1))
            if span.start < span.end:
                self.found.append(_Found(span, self._first, self._n_link_chars, self._n_bold_chars))
        self._first = None
        self._n_link_chars = self._n_bold_chars = 0
        self._is_after_break = False

    def _take_lines(self, run: TextRun) -> None:
        """Text that is set as written: blank lines part paragraphs."""
        first, *further = parted_by_blank_lines(self._source, run.start, run.end)
        self._take_text(TextRun(*first))
        for start, end in further:
            self.end_paragraph()
            self._take_text(TextRun(start, end))

    def _take_text(self, run: TextRun) -> None:
        frame = self._open[-1]
        is_blank = self._is_after_break and _is_blank(self._source[run.start : run.end])
        if frame.is_hidden or is_blank:
            return
        is_new = self._first is None
        length = self.builder.add_run(run.start, run.end, is_new_paragraph=is_new)
        if not length:
            return
        if is_new:
            self._first = frame
        self._n_link_chars += length * frame.is_link
        self._n_bold_chars += length * frame.is_bold
        self._is_after_break = False

    def _begin(self, tag: Tag) -> None:
        self.meta.take(tag)
        if tag.name == "br":
            self._break(tag)
        elif tag.name == "hr":
            self.end_paragraph()
        elif tag.name not in VOID and tag.inner is None:
            self._open_frame(tag)

    def _break(self, tag: Tag) -> None:
        """One line break is white space, two part paragraphs, as on old pages."""
        if self._is_after_break:
            self.end_paragraph()
        elif self._first is not None:
            self.builder.add_sign("\n", tag.start, tag.end)
            self._is_after_break = True

    def _open_frame(self, tag: Tag) -> None:
        own = frame_of(tag)
        if tag.name in BLOCKS and self._n_open["p"]:
            self._close("p")
        if tag.name in ("li", "td", "th", "tr", "option") and self._open[-1].name == tag.name:
            self._close(tag.name)
        parent = self._open[-1]
        if own.article_rank == 2 and parent.article_rank < 2:
            self._n_articles += 1
        frame = frame_inside(parent, own, self._n_articles)
        if tag.name in BLOCKS or frame.zone is not parent.zone:
            self.end_paragraph()
        self._open.append(frame)
        self._n_open[tag.name] += 1
        if tag.name == "q" and not frame.is_hidden:
            self._add_quote("“", tag)

    def _add_quote(self, sign: str, tag: Tag) -> None:
        """The mark that a browser draws for `<q>`."""
        if self._first is None:
            self._first = self._open[-1]
            self.builder.start_paragraph()
        self.builder.add_sign(sign, tag.start, tag.end)

    def _end(self, tag: Tag) -> None:
        if tag.name == "p" and not self._n_open["p"]:
            self.end_paragraph()
        elif self._n_open[tag.name]:
            if tag.name == "q" and self._first is not None:
                self._add_quote("”", tag)
            self._close(tag.name)

    def _close(self, name: str) -> None:
        """Close the nearest open element of the name; an inline one never closes a block."""
        if name not in BLOCKS and not self._is_near(name):
            return
        while len(self._open) > 1:
            frame = self._open.pop()
            self._n_open[frame.name] -= 1
            if frame.name in BLOCKS or frame.zone is not self._open[-1].zone:
                self.end_paragraph()
            if frame.name == name:
                return

    def _is_near(self, name: str) -> bool:
        for frame in reversed(self._open):
            if frame.name == name:
                return True
            if frame.name in BLOCKS:
                return False
        return False


def _is_blank(written: str) -> bool:
    """Whether nothing but blanks stands there, those that do not break among them."""
    return len(written) < _MAX_BLANK and not unescape(written).strip()


def _chosen(found: Sequence[_Found], title: str, text: str) -> tuple[Paragraph, ...]:
    """The paragraphs with the zones that markup tells; outside the article is furniture."""
    rank, articles = _article_of(found)
    headline = _headline_of(found, title, text, rank)
    zones = (
        Zone.HEADLINE
        if one is headline
        else _zone_of(
            one,
            text[one.span.start : one.span.end],
            is_inside=_is_inside(one, rank, articles),
            is_article=_is_inside(one, min(rank, _ARTICLE), articles),
        )
        for one in found
    )
    return tuple(_paragraph(one, zone, text) for one, zone in zip(found, zones, strict=True))


def _article_of(found: Sequence[_Found]) -> tuple[int, frozenset[int]]:
    """The deepest kind of frame that holds enough of the prose, and the large articles."""
    prose = [one for one in found if one.frame.zone is None and not _is_link_line(one, "")]
    total = sum(len(one.span) for one in prose)
    for rank in (3, 2, 1):
        sizes: Counter[int] = Counter()
        for one in prose:
            if one.frame.article_rank >= rank:
                sizes[one.frame.article] += len(one.span)
        if sizes and sum(sizes.values()) >= _MIN_ARTICLE_SHARE * total:
            largest = max(sizes.values())
            return rank, frozenset(n for n, size in sizes.items() if size >= 0.3 * largest)
    return 0, frozenset({one.frame.article for one in found})


def _headline_of(found: Sequence[_Found], title: str, text: str, rank: int) -> _Found | None:
    """The heading that agrees with the title, else the first inside the article, else the first."""
    marked = [one for one in found if one.frame.is_headline and one.frame.zone is not Zone.COMMENT]
    words = " ".join(title.casefold().split())
    agreeing = [one for one in marked if words and _words_of(one, text) in words]
    # The longest: a title often ends with the name of the site, which may be a heading as well.
    agreeing.sort(key=_length, reverse=True)
    inside = (one for one in marked if one.frame.article_rank >= max(rank - 1, 1))
    return next((one for row in (agreeing, inside, marked) for one in row), None)


def _length(one: _Found) -> int:
    return len(one.span)


def _words_of(one: _Found, text: str) -> str:
    return " ".join(text[one.span.start : one.span.end].casefold().split())


def _is_inside(one: _Found, rank: int, articles: frozenset[int]) -> bool:
    return one.frame.article_rank >= rank and one.frame.article in articles


def _paragraph(one: _Found, zone: Zone | None, text: str) -> Paragraph:
    is_signed = text.startswith(("—", "–", "-"), one.span.start)
    return Paragraph(one.span, zone, one.frame.is_item, one.frame.is_quotation and not is_signed)


def _zone_of(one: _Found, words: str, *, is_inside: bool, is_article: bool) -> Zone | None:
    """The zone by markup; None lets the words and the place decide."""
    frame = one.frame
    if frame.zone in (Zone.COMMENT, Zone.BOILERPLATE):
        return frame.zone
    # The picture above a body stands outside of it, yet in the article.
    is_told = frame.zone is Zone.STANDFIRST or (frame.zone is Zone.CAPTION and is_article)
    if not is_inside and not is_told:
        return Zone.BOILERPLATE
    if frame.zone is None and _is_link_line(one, words):
        return Zone.BOILERPLATE
    if frame.is_headline:
        return Zone.SUBHEAD
    if frame.is_header and frame.zone is None and _is_sentence(words):
        return Zone.STANDFIRST
    is_running = frame.is_paragraph and one.n_bold_chars < len(one.span)
    return frame.zone or (Zone.BODY if is_running else None)


def _is_sentence(words: str) -> bool:
    """Whether words in the header of an article are a sentence: neither byline nor time."""
    is_stamp = words.startswith("By ") or words.endswith((" a.m.", " p.m."))
    return words.count(" ") > _MAX_STAMP and has_full_stop(words) and not is_stamp


def _is_link_line(one: _Found, words: str) -> bool:
    """A short paragraph that is all link, as in lists of further articles."""
    is_short = words.count(" ") < _MAX_LINK_WORDS
    return (
        is_short and not one.frame.is_quotation and one.n_link_chars >= _LINK_SHARE * len(one.span)
    )
