"""The report: one self-contained page, or a page with a folder of articles beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from framing.domain.comparison import Comparison
from framing.domain.lexicon import Lexicon
from framing.domain.run import RunRecord
from framing.domain.scored import ScoredDocuments
from framing.report.article import article_report
from framing.report.desk import Desk
from framing.report.environment import Pages
from framing.report.evidence import Evidence, Meet, meet_documents
from framing.report.files import Layout, article_page, contrast_pages, list_pages
from framing.report.house import house_style
from framing.report.places import (
    Places,
    in_folder,
    listed_in_folder,
    on_one_page,
    page_name,
    size_of_texts,
)  # fmt: skip
from framing.report.settings import ReportSettings
from framing.report.strings import Catalogue, load_catalogue
from framing.report.view import ReportView, gather, lay_desk, room_for_texts, view_of, with_contexts

__all__ = [
    "Layout", "ReportSettings", "gather_report", "render_article", "render_email", "render_files",
    "render_report",
]  # fmt: skip


# Cells with sentences: about seven megabytes of figures and lines.
MAX_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class GatheredReport:
    """A report whose articles have all been met once: what is needed to write it in any form."""

    scored: ScoredDocuments
    comparison: Comparison
    lexicons: Sequence[Lexicon]
    run: RunRecord
    settings: ReportSettings
    catalogue: Catalogue
    evidence: Evidence

    @property
    def n_text_bytes(self) -> int:
        """About how much room the marked articles would take on one page."""
        return size_of_texts(self.evidence.cards)

    @property
    def is_too_large(self) -> bool:
        """Whether one page has no room for all articles."""
        return self.n_text_bytes > room_for_texts(self.evidence, self.settings)


def gather_report(
    scored: ScoredDocuments,
    comparison: Comparison,
    lexicons: Sequence[Lexicon],
    run: RunRecord,
    *,
    settings: ReportSettings,
    meet: Meet | None = None,
) -> GatheredReport:
    """Meets every document once, or as `meet` knows how to.

    Raises:
        InputError: a catalogue of the user's cannot be used.
    """
    catalogue = load_catalogue(settings.language, settings.templates)
    catalogue = catalogue.comparing(comparison.by, level=comparison.level)
    meet = meet or partial(meet_documents, scored)
    comparison, evidence = gather(meet, comparison, catalogue=catalogue, settings=settings)
    return GatheredReport(scored, comparison, lexicons, run, settings, catalogue, evidence)


def render_report(
    scored: ScoredDocuments,
    comparison: Comparison,
    lexicons: Sequence[Lexicon],
    run: RunRecord,
    *,
    settings: ReportSettings,
) -> str:
    """One HTML file that holds everything: style, script, charts, sentences and articles.

    Raises:
        InputError: a template or catalogue of the user's cannot be used.
    """
    return render_page(gather_report(scored, comparison, lexicons, run, settings=settings))


def render_page(report: GatheredReport) -> str:
    """The report as one self-contained page; articles beyond its room are listed only."""
    room = room_for_texts(report.evidence, report.settings)
    desk = _desk(report, on_one_page(report.evidence.cards, room))
    return _main_page(report, desk, _pages(report.settings))


def render_files(
    report: GatheredReport, layout: Layout, *, with_texts: bool = True
) -> Iterator[tuple[str, str]]:
    """The report as files by name: the main page first, then those of the folder beside it.

    Every article with a hit is a page of its own, unless they are left out; the others stand in
    the list of all. So is every contrast where one page would be too long for all figures.
    """
    cards, href = report.evidence.cards, layout.href
    places = in_folder(cards, href) if with_texts else listed_in_folder(href)
    if len(report.evidence.by_cell) > MAX_CELLS:
        places = replace(places, contrasts=href)
    desk = _desk(report, places)
    pages, say = _pages(report.settings), report.catalogue.say
    yield layout.main, _main_page(report, desk, pages)
    for name, page in contrast_pages(desk, layout):
        yield name, pages.fill("contrast.html.j2", view=page, say=say)
    for name, listed in list_pages(desk, layout):
        yield name, pages.fill("document-list.html.j2", view=listed, say=say)
    if not with_texts:
        return
    by_place = {card.place: card for card in cards}
    for place, one in enumerate(report.scored):
        card = by_place[place]
        if card.position in desk.places.texts:
            view = article_page(desk, layout, one, card)
            yield page_name(card.position), pages.fill("document.html.j2", view=view, say=say)


def render_article(report: GatheredReport, *, document: str) -> str:
    """One page on the document with this id, set beside the other outlets' articles.

    Raises:
        InputError: a template of the user's cannot be used.
    """
    card = next(one for one in report.evidence.cards if one.id == document)
    desk = _desk(report, Places(frozenset({card.position})))
    one = report.scored[card.place]
    view = with_contexts(desk, partial(article_report, desk, one, card, report.lexicons))
    return _pages(report.settings).fill("article.html.j2", view=view, say=report.catalogue.say)


def summary_of(report: GatheredReport) -> ReportView:
    """What the report says, without the text of any article."""
    return view_of(_desk(report, Places(frozenset())), report.scored, report.lexicons)


def render_email(report: GatheredReport) -> str:
    """The summary as HTML that survives mail clients: inline styles, nothing to fetch or run.

    Raises:
        InputError: a template of the user's cannot be used.
    """
    view = summary_of(report)
    return _pages(report.settings).fill("email.html.j2", view=view, say=report.catalogue.say)


def _desk(report: GatheredReport, places: Places) -> Desk:
    return lay_desk(
        report.evidence,
        places,
        report.comparison,
        report.run,
        catalogue=report.catalogue,
        settings=report.settings,
    )


def _main_page(report: GatheredReport, desk: Desk, pages: Pages) -> str:
    view = view_of(desk, report.scored, report.lexicons)
    return pages.fill("report.html.j2", view=view, say=report.catalogue.say)


def _pages(settings: ReportSettings) -> Pages:
    style = house_style(settings.accent, settings.label_colours)
    return Pages(settings.templates, house_style=style)
