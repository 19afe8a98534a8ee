"""The whole page as values: frozen, formatted, exactly what the templates place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.domain.comparison import Comparison, ContrastComparison
from framing.domain.lexicon import Lexicon
from framing.domain.run import RunRecord
from framing.domain.scored import ScoredDocuments
from framing.report.concordance import ConcordanceView, concordance_view
from framing.report.desk import Desk, labels_with_hits, order_contrasts
from framing.report.documents import DocumentsView, documents_view, documents_with_text
from framing.report.evidence import gather_evidence, group_names, in_page_order
from framing.report.labels import dress_labels
from framing.report.matrix import ContrastsView, contrasts_view
from framing.report.method import MethodView, method_view
from framing.report.people import PeopleView, people_view
from framing.report.readability import ReadabilityView, readability_view
from framing.report.settings import ReportSettings
from framing.report.sides import SidesView, sides_view
from framing.report.strings import Catalogue
from framing.report.summary import SummaryView, summary_view


@dataclass(frozen=True, slots=True)
class NavLink:
    """A way to a section."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the report shows."""

    language: str
    direction: str
    title: str
    subtitle: str | None
    watermark: str | None
    publisher: str | None
    logo: str | None
    by: str
    nav: tuple[NavLink, ...]
    summary: SummaryView
    contrasts: ContrastsView
    people: PeopleView
    sides: SidesView
    readability: tuple[ReadabilityView, ...]
    concordance: ConcordanceView
    documents: DocumentsView
    method: MethodView


def report_view(
    scored: ScoredDocuments,
    comparison: Comparison,
    lexicons: Sequence[Lexicon],
    run: RunRecord,
    *,
    catalogue: Catalogue,
    settings: ReportSettings,
) -> ReportView:
    """The page of a comparison."""
    desk = _desk(scored, comparison, run, catalogue, settings)
    texts = documents_with_text(desk, scored)
    anchors = {
        one.document.id: f"#d{position}"
        for position, one in enumerate(in_page_order(scored, comparison), start=1)
    }
    people = people_view(desk, texts)
    sides = sides_view(desk, texts, anchors)
    readability = readability_view(desk)
    title = settings.title or run.corpus_title or catalogue.say("title")
    return ReportView(
        language=catalogue.language,
        direction=catalogue.direction,
        title=title,
        subtitle=settings.subtitle,
        watermark=watermark_of(settings, catalogue),
        publisher=settings.publisher,
        logo=settings.logo,
        by=comparison.by,
        nav=_nav(desk, people, sides, readability),
        summary=summary_view(desk),
        contrasts=contrasts_view(desk),
        people=people,
        sides=sides,
        readability=readability,
        concordance=concordance_view(desk, texts),
        documents=documents_view(desk, scored, texts),
        method=method_view(desk, lexicons),
    )


def watermark_of(settings: ReportSettings, catalogue: Catalogue) -> str | None:
    """The watermark; "draft" in the page's language."""
    is_plain = (settings.watermark or "").casefold() in ("draft", "yes", "true")
    return catalogue.say("draft") if is_plain else settings.watermark


def _desk(
    scored: ScoredDocuments,
    comparison: Comparison,
    run: RunRecord,
    catalogue: Catalogue,
    settings: ReportSettings,
) -> Desk:
    speaking, silent = order_contrasts(comparison.contrasts)
    pattern = catalogue.say("blind.group", letter="{letter}") if settings.is_blind else None
    names = group_names(comparison, unknown=catalogue.say("unknown_group"), pattern=pattern)
    return Desk(
        comparison=comparison,
        contrasts=speaking,
        silent=silent,
        evidence=gather_evidence(scored, comparison, names),
        looks=dress_labels(tuple(_spoken_first(one) for one in (*speaking, *silent))),
        run=run,
        catalogue=catalogue,
        settings=settings,
    )


def _spoken_first(contrast: ContrastComparison) -> ContrastComparison:
    """Labels with hits before the others, so that the first colours go to what is shown."""
    spoken = set(labels_with_hits(contrast))
    labels = sorted(contrast.labels, key=lambda label: label.id not in spoken)
    return replace(contrast, labels=tuple(labels))


def _nav(
    desk: Desk, people: PeopleView, sides: SidesView, readability: tuple[ReadabilityView, ...]
) -> tuple[NavLink, ...]:
    """The sections that the page holds, in order."""
    held = {
        "summary": True,
        "contrasts": bool(desk.contrasts),
        "people": bool(people.contrasts or people.speakers),
        "headlines": bool(sides.headlines),
        "symmetry": bool(sides.symmetry),
        "omissions": bool(sides.omissions),
        "passages": bool(sides.passages or sides.duplicates),
        "readability": bool(readability),
        "concordance": bool(desk.contrasts),
        "documents": True,
        "method": True,
    }
    return tuple(
        NavLink(anchor, desk.catalogue.say(f"nav.{anchor}"))
        for anchor, is_held in held.items()
        if is_held
    )
