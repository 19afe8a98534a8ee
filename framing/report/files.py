"""The pages beside the main page of a report in a folder: articles, their list, contrasts."""

from __future__ import annotations

from collections.abc import Iterator
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
from framing.report.places import Places, contrast_page_name
from framing.report.trend import trends_by_contrast
from framing.report.view import watermark_of


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
class ListPage:
    """The page that lists all articles."""

    language: str
    direction: str
    title: str
    report: str
    home: str
    watermark: str | None
    tool_version: str
    articles: tuple[ListedArticle, ...]


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
    article = article_view(desk, one, card)
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


def list_page(desk: Desk, layout: Layout) -> ListPage:
    """The page that lists all articles, in the order of the report."""
    return ListPage(
        desk.catalogue.language,
        desk.catalogue.direction,
        f"{desk.title}: {desk.catalogue.say('documents.list_heading')}",
        desk.title,
        f"{layout.home(n_below=0)}#documents",
        watermark_of(desk.settings, desk.catalogue),
        desk.run.tool_version,
        article_list(desk),
    )
