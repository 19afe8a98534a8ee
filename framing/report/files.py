"""The pages beside the main page of a report in a folder: articles, their list, contrasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from framing.domain.scored import ScoredDocument
from framing.report.cards import Card
from framing.report.concordance import ConcordanceView, caps_of, concordance_of
from framing.report.contrasts import ContrastView, contrast_view
from framing.report.desk import Desk
from framing.report.documents import (
    DocumentView,
    ListedArticle,
    article_list,
    article_view,
    has_inventories,
)
from framing.report.places import (
    Places,
    contrast_page_name,
    list_page_name,
    list_page_of,
    listed_on,
)
from framing.report.trend import trends_by_contrast
from framing.report.view import watermark_of

_N_NEAR = 5  # so many pages of the list to either side are led to


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the files of a report stand: `main` is the name of the main page, `folder` the name
    of the folder beside it that holds the others, "" where all stand in one."""

    main: str
    folder: str = ""

    @property
    def href(self) -> str:
        """The way from the main page to the others."""
        return f"{quote(self.folder)}/" if self.folder else ""

    def home(self, *, n_below: int) -> str:
        """The way from a page so many folders below the others back to the main page."""
        return "../" * (n_below + bool(self.folder)) + quote(self.main)


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of one article. `home` leads to the main page, whose title is `report`."""

    language: str
    direction: str
    title: str
    report: str
    home: str
    watermark: str | None
    tool_version: str
    has_inventories: bool
    article: DocumentView


@dataclass(frozen=True, slots=True)
class ListLink:
    """A way within the list: to a page by its number, or to the first article of a group."""

    words: str
    href: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists articles; where there are several, `span` says which of how many,
    `pages` and `groups` lead to the others."""

    language: str
    direction: str
    title: str
    report: str
    home: str
    watermark: str | None
    tool_version: str
    articles: tuple[ListedArticle, ...]
    span: str | None = None
    pages: tuple[ListLink, ...] = ()
    groups: tuple[ListLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ContrastPage:
    """A page with the figures of one contrast and the lines behind them."""

    language: str
    direction: str
    decimal_point: str
    title: str
    report: str
    home: str
    watermark: str | None
    tool_version: str
    contrast: ContrastView
    concordance: ConcordanceView


def article_page(desk: Desk, layout: Layout, one: ScoredDocument, card: Card) -> ArticlePage:
    """The page of one article."""
    article = article_view(desk.dress, one, card)
    return ArticlePage(
        desk.catalogue.language,
        desk.catalogue.direction,
        article.title,
        desk.title,
        f"{layout.home(n_below=1)}#documents",
        watermark_of(desk.settings, desk.catalogue),
        desk.run.tool_version,
        has_inventories(desk),
        article,
    )


def contrast_pages(desk: Desk, layout: Layout) -> Iterator[tuple[str, ContrastPage]]:
    """The pages of the contrasts by name, where they have pages of their own."""
    if desk.places.contrasts is None:
        return
    caps, trends = caps_of(desk), trends_by_contrast(desk)
    here = replace(desk, places=Places(desk.places.texts, "../"))
    for place, contrast in enumerate(desk.contrasts):
        page = ContrastPage(
            desk.catalogue.language,
            desk.catalogue.direction,
            desk.numerals.decimal_point,
            f"{contrast.title}: {desk.title}",
            desk.title,
            f"{layout.home(n_below=1)}#{desk.anchor(contrast)}",
            watermark_of(desk.settings, desk.catalogue),
            desk.run.tool_version,
            contrast_view(here, contrast, trends),
            concordance_of(here, place, caps[place]),
        )
        yield contrast_page_name(place + 1), page


def list_pages(desk: Desk, layout: Layout) -> Iterator[tuple[str, ListPage]]:
    """The pages that list all articles, by name, in the order of the report."""
    cards = desk.evidence.cards
    n_pages = list_page_of(len(cards)) if cards else 1
    groups = _group_links(cards)
    whole = ListPage(
        desk.catalogue.language,
        desk.catalogue.direction,
        f"{desk.title}: {desk.catalogue.say('documents.list_heading')}",
        desk.title,
        f"{layout.home(n_below=0)}#documents",
        watermark_of(desk.settings, desk.catalogue),
        desk.run.tool_version,
        (),
    )
    for number in range(1, n_pages + 1):
        listed = cards[listed_on(number)]
        page = replace(whole, articles=article_list(desk, listed))
        if n_pages > 1:
            page = replace(
                page,
                title=f"{whole.title} ({desk.numerals.count(number)})",
                span=_span(desk, listed),
                pages=tuple(_page_links(desk, number, n_pages)),
                groups=groups,
            )
        yield list_page_name(number), page


def _span(desk: Desk, listed: Sequence[Card]) -> str:
    first, last = listed[0].position, listed[-1].position
    return desk.catalogue.say(
        "documents.list_span",
        first=desk.numerals.count(first),
        last=desk.numerals.count(last),
        all=desk.numerals.count(len(desk.evidence.cards)),
    )


def _page_links(desk: Desk, here: int, n_pages: int) -> Iterator[ListLink]:
    """The first and the last page and those near this one."""
    near = range(max(1, here - _N_NEAR), min(n_pages, here + _N_NEAR) + 1)
    for number in sorted({1, *near, n_pages}):
        yield ListLink(desk.numerals.count(number), list_page_name(number), number == here)


def _group_links(cards: Sequence[Card]) -> tuple[ListLink, ...]:
    first: dict[str, int] = {}
    for card in cards:
        first.setdefault(card.group, card.position)
    return tuple(
        ListLink(group, f"{list_page_name(list_page_of(position))}#d{position}")
        for group, position in first.items()
    )
