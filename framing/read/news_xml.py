"""Articles in XML of news agencies (NITF, NewsML-G2) and their pages, with the way back to the file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from framing.domain.document import Zone
from framing.errors import Problem
from framing.read.feeds import FEED_ROOTS, feed_records
from framing.read.html_text import TextBuilder, parted_by_blank_lines
from framing.read.paragraphs import Page, Paragraph
from framing.read.raw import Record
from framing.read.xml_tree import XmlElement, XmlText, parse_xml

_NEWS = ("newsitem", "nitf")
_BLOCKS = frozenset(
    """hl1 hl2 p h1 h2 h3 h4 h5 h6 li dt dd bq blockquote credit block media-caption figcaption
    byline dateline distributor tagline copyrite body.head body.content body.end headline td th tr
    table ul ol dl div section article note pre hr inlinedata caption abstract""".split()  # noqa: SIM905
)
_ZONES = {
    "hl1": Zone.HEADLINE,
    "h1": Zone.HEADLINE,
    "headline": Zone.HEADLINE,
    "abstract": Zone.STANDFIRST,
    **dict.fromkeys(("hl2", "h2", "h3", "h4", "h5", "h6"), Zone.SUBHEAD),
    **dict.fromkeys(("media-caption", "figcaption", "caption"), Zone.CAPTION),
    **dict.fromkeys(
        ("byline", "dateline", "distributor", "tagline", "copyrite", "nav", "footer", "credit"),
        Zone.BOILERPLATE,
    ),
}
_HIDDEN = frozenset(
    """head script style media-metadata media-reference media-producer rights itemmeta
    catalogref groupset""".split()  # noqa: SIM905
)
_AS_WRITTEN = frozenset({"inlinedata", "pre"})
_ITEMS = frozenset({"li", "dt", "dd"})
_QUOTATIONS = frozenset({"bq", "blockquote"})
_Marks = tuple[Zone | None, bool, bool]  # zone, whether it is an item, and a quotation


def xml_records(source: str, *, path: str) -> Iterator[Record | Problem]:
    """The articles of an XML file: NITF, NewsML-G2 (items and messages), RSS or Atom.

    Raises:
        UnreadableError: the file is no well-formed XML or of another vocabulary.
    """
    root = parse_xml(source, path=path)
    if root.name in FEED_ROOTS:
        yield from feed_records(root, source)
        return
    news = [root] if root.name in _NEWS else _outermost(root)
    if not news:
        message = f"XML with the root <{root.name}> is no kind of article that is known"
        remedy = "Known are NITF, NewsML-G2, RSS and Atom; save it as .html or .txt otherwise."
        yield Problem(path, 1, 1, "unknown-xml", message, remedy)
    for item in news:
        form = _content_of(item)
        if form.name == "inlinedata" and "html" in form.attributes.get("contenttype", ""):
            yield _web_record(item, form)
            continue
        whole = item is root
        text = source if whole else source[item.start : item.end]
        yield Record(text, _id_of(item), {}, 0 if whole else item.line, kind="xml")


def _web_record(item: XmlElement, form: XmlElement) -> Record:
    """An item whose text is a web page written as text."""
    fields = _g2_fields(item)
    headline = escape(fields.get("title", ""), quote=False)
    page = f"<article><h1>{headline}</h1>\n{''.join(form.pieces())}</article>"
    return Record(page, _id_of(item), fields, item.line, kind="html")


def read_xml_page(source: str, *, path: str) -> Page:
    """The page of one NITF document or NewsML-G2 item. Its offsets lead back to `source`.

    Raises:
        UnreadableError: the text is no well-formed XML.
    """
    root = parse_xml(source, path=path)
    item = root if root.name in _NEWS else next(iter(_outermost(root)), root)
    walk = _PageWalk(source, has_full_text=any(map(_is_full_text, item.elements("block"))))
    nested = item.first("nitf") if item.name == "newsitem" else None
    content = _content_of(item)
    headline = item.first("headline", "hl1")
    is_apart = item.name == "newsitem" and not any(content.elements("hl1", "h1"))
    if is_apart and headline is not None:
        walk.take(headline)
    walk.take(content)
    fields = {**_nitf_fields(nested if nested is not None else item), **_g2_fields(item)}
    text = walk.builder.text()
    return Page(
        text, tuple(walk.found), tuple(fields.items()), source_map=walk.builder.source_map()
    )


def _content_of(item: XmlElement) -> XmlElement:
    """The element with the text. The parts of a content set are one text in several forms."""
    whole = item.first("contentset") if item.name == "newsitem" else item
    if whole is None or whole is item:
        return item
    forms = list(whole.elements("inlinexml", "inlinedata"))
    return max(forms, key=_n_chars, default=whole)


def _n_chars(element: XmlElement) -> int:
    return len(element.words())


def _outermost(root: XmlElement) -> list[XmlElement]:
    """The news items below, in order, without those that stand inside another one."""
    found: list[XmlElement] = []
    for element in root.elements(*_NEWS):
        if not found or element.start >= found[-1].end:
            found.append(element)
    return found


def _id_of(item: XmlElement) -> str | None:
    if item.name == "newsitem":
        return item.attributes.get("guid")
    named = item.first("doc-id")
    return named.attributes.get("id-string") if named is not None else None


class _PageWalk:
    """The walk through the elements of an article; a paragraph ends at each block."""

    def __init__(self, source: str, *, has_full_text: bool) -> None:
        self._source, self._has_full_text = source, has_full_text
        self.builder = TextBuilder(source)
        self.found: list[Paragraph] = []
        self._marks: _Marks | None = None  # of the paragraph that is open

    def take(
        self,
        element: XmlElement,
        zone: Zone | None = None,
        *,
        is_item: bool = False,
        is_quotation: bool = False,
    ) -> None:
        """Add the text of an element and of all below it."""
        if element.name in _HIDDEN or (self._has_full_text and _is_lead(element)):
            return
        is_block = element.name in _BLOCKS
        if is_block:
            self._end_paragraph()
        own = zone if zone is Zone.BOILERPLATE else _ZONES.get(element.name, zone)
        if own is None and element.name == "p":
            own = Zone.BODY
        is_item = is_item or element.name in _ITEMS
        is_quotation = is_quotation or element.name in _QUOTATIONS
        for child in element.children:
            if isinstance(child, XmlText) and element.name in _AS_WRITTEN:
                self._add_lines(child, (own, is_item, is_quotation))
            elif isinstance(child, XmlText):
                self._add(child.start, child.end, (own, is_item, is_quotation))
            elif child.name == "br":
                self._add_break(child)
            else:
                self.take(child, own, is_item=is_item, is_quotation=is_quotation)
        if is_block:
            self._end_paragraph()

    def _add_lines(self, run: XmlText, marks: _Marks) -> None:
        """Text that stands as written: blank lines part paragraphs."""
        first, *further = parted_by_blank_lines(self._source, run.start, run.end)
        self._add(*first, marks)
        for start, end in further:
            self._end_paragraph()
            self._add(start, end, marks)

    def _add(self, start: int, end: int, marks: _Marks) -> None:
        is_new = self._marks is None
        if self.builder.add_run(start, end, is_new_paragraph=is_new) and is_new:
            self._marks = marks

    def _add_break(self, tag: XmlElement) -> None:
        if self._marks is not None:
            self.builder.add_sign("\n", tag.start, tag.end)

    def _end_paragraph(self) -> None:
        if self._marks is not None:
            span = self.builder.last_paragraph()
            if span.start < span.end:
                self.found.append(Paragraph(span, *self._marks))
        self._marks = None


def _is_full_text(block: XmlElement) -> bool:
    return block.attributes.get("class", "") == "full_text"


def _is_lead(element: XmlElement) -> bool:
    """A block that gives the first paragraph of the full text once more, as archives do."""
    return element.name == "block" and element.attributes.get("class", "").endswith(
        "lead_paragraph"
    )


def _nitf_fields(item: XmlElement) -> dict[str, str]:
    """Metadata as an NITF document gives them."""
    issued, published = item.first("date.issue"), item.first("pubdata")
    given = {
        "title": _words(item.first("hl1", "title")),
        "author": _words(_first_below(item.first("byline"), "person"))
        or _words(item.first("byline")),
        "date": _attribute(issued, "norm") or _attribute(published, "date.publication"),
        "outlet": _attribute(published, "name") or _words(item.first("distributor")),
        "url": _attribute(published, "ex-ref"),
        "language": item.attributes.get("lang", ""),
    }
    return {name: text for name, text in given.items() if text}


def _g2_fields(item: XmlElement) -> dict[str, str]:
    """Metadata as a NewsML-G2 item gives them; nothing for any other element."""
    if item.name != "newsitem":
        return {}
    provider = item.first("provider")
    given = {
        "title": _words(item.first("headline")),
        "author": _words(item.first("by")),
        "date": _words(item.first("contentcreated", "firstcreated", "versioncreated")),
        "outlet": _words(_first_below(provider, "name")) or _attribute(provider, "literal"),
        "language": _attribute(item.first("language"), "tag") or item.attributes.get("lang", ""),
    }
    return {name: text for name, text in given.items() if text}


def _first_below(element: XmlElement | None, name: str) -> XmlElement | None:
    return element.first(name) if element is not None else None


def _words(element: XmlElement | None) -> str:
    return element.words() if element is not None else ""


def _attribute(element: XmlElement | None, name: str) -> str:
    return element.attributes.get(name, "") if element is not None else ""
