"""Articles of RSS and Atom feeds, each with its headline above its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from framing.errors import Problem
from framing.read.raw import Record
from framing.read.xml_tree import XmlElement

FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
# Where a feed gives the text, the fullest first.
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "date", "updated")
# Markup that feeds write into titles, and entities that they write twice.
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|br|cite|em|i|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")


def feed_records(root: XmlElement, source: str) -> Iterator[Record | Problem]:
    """The entries of a feed as pages of HTML: its outlet is the feed's title."""
    channel = root.first("channel") if root.name != "feed" else root
    outlet = _child_words(channel, "title") if channel is not None else ""
    language = _child_words(channel, "language") if channel is not None else ""
    language = language or root.attributes.get("lang", "")
    for entry in root.elements("item", "entry"):
        title = _plain_title(_child_words(entry, "title"))
        body = next((text for name in _TEXTS if (text := _markup(entry, name, source))), "")
        fields = {
            "title": title,
            "outlet": outlet,
            "language": language,
            "date": next((text for name in _DATES if (text := _child_words(entry, name))), ""),
            "author": _child_words(entry, "creator") or _author(entry),
            "url": _link(entry),
        }
        head = f"<h1>{escape(title, quote=False)}</h1>\n" if title else ""
        yield Record(
            f"<article>{head}{body}</article>",
            _child_words(entry, "guid") or _child_words(entry, "id") or fields["url"] or None,
            {name: text for name, text in fields.items() if text},
            entry.line,
            kind="html",
        )


def _plain_title(written: str) -> str:
    return _ENTITY.sub(lambda sign: unescape(sign[0]), _MARKUP.sub("", written)).strip()


def _children(element: XmlElement, name: str) -> list[XmlElement]:
    return [one for one in element.children if isinstance(one, XmlElement) and one.name == name]


def _child_words(element: XmlElement, name: str) -> str:
    return next((words for one in _children(element, name) if (words := one.words())), "")


def _markup(entry: XmlElement, name: str, source: str) -> str:
    """The HTML of a child: written as text, as feeds do, or as elements of its own (XHTML)."""
    for one in _children(entry, name):
        if any(isinstance(child, XmlElement) for child in one.children):
            return source[one.start : one.end]
        text = "".join(one.pieces())
        if text.strip():
            is_plain = one.attributes.get("type") == "text" or "<" not in text
            return _paragraphs(text) if is_plain else text
    return ""


def _paragraphs(text: str) -> str:
    """Plain text as paragraphs; entities stay, since some feeds write them twice."""
    return "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line.strip())


def _author(entry: XmlElement) -> str:
    for author in _children(entry, "author"):
        return _child_words(author, "name") or author.words()
    return ""


def _link(entry: XmlElement) -> str:
    for link in _children(entry, "link"):
        if link.words():
            return link.words()
        if link.attributes.get("rel", "alternate") == "alternate":
            return link.attributes.get("href", "")
    return ""
