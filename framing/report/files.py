"""The pages beside the main page of a report in a folder: the articles, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from framing.domain.scored import ScoredDocument
from framing.report.cards import Card
from framing.report.desk import Desk
from framing.report.documents import (
    DocumentView,
    ListedArticle,
    article_list,
    article_view,
    has_inventories,
)
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
