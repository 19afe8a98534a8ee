"""The metadata that an HTML page tells of itself: title, outlet, date, author, language, address."""

from __future__ import annotations

from html import unescape

from framing.read.html_tags import Tag, attributes_of

# The names under which pages give each field, the most trusted first.
_NAMES = {
    "outlet": (
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "citation_publisher",
    ),
    "date": (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
    ),
    "author": (
        "author",
        "article:author",
        "dc.creator",
        "parsely-author",
        "byl",
        "sailthru.author",
    ),
    "title": ("og:title", "twitter:title", "headline", "dc.title", "title element"),
    "url": ("canonical", "og:url"),
    "language": ("html lang", "content-language", "og:locale", "dc.language"),
}


class MetaFields:
    """What the tags met so far tell; the first of several wins."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._given: dict[str, str] = {}

    def take(self, tag: Tag) -> None:
        """Look at one start tag."""
        if tag.name == "html":
            self._keep("html lang", attributes_of(tag).get("lang", ""))
        elif tag.name == "meta":
            self._take_meta(attributes_of(tag))
        elif tag.name == "link":
            attributes = attributes_of(tag)
            if attributes.get("rel", "").casefold() == "canonical":
                self._keep("canonical", attributes.get("href", ""))
        elif tag.name == "title" and tag.inner is not None:
            self._keep("title element", unescape(self._source[tag.inner.start : tag.inner.end]))

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields that the page gives, by their names in `Metadata`."""
        found = (
            (field, next((self._given[name] for name in names if name in self._given), ""))
            for field, names in _NAMES.items()
        )
        given = {field: text for field, text in found if text}
        if "title" in given:
            given["title"] = _without_outlet(given["title"], given.get("outlet", ""))
        return tuple(given.items())

    def _take_meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            self._keep(attributes.get(key, "").casefold(), content)

    def _keep(self, name: str, text: str) -> None:
        plain = " ".join(text.split())
        if name and plain:
            self._given.setdefault(name, plain)


def _without_outlet(title: str, outlet: str) -> str:
    """`The army leaves - The Daily` without the name of the site."""
    for joint in (" - ", " | ", " – ", " — ", " :: ", " · "):
        head, found, tail = title.rpartition(joint)
        if found and outlet and tail.casefold().strip() == outlet.casefold():
            return head.strip()
    return title
