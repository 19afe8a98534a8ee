"""The whole page as values: frozen, formatted, exactly what the templates place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from framing.domain.comparison import Comparison, ContrastComparison
from framing.domain.lexicon import Lexicon
from framing.domain.run import RunRecord
from framing.domain.scored import ScoredDocuments
from framing.report.blind import blinded, names_of_outlets
from framing.report.concordance import ConcordanceView, ask_for_lines, concordance_view
from framing.report.contrasts import ContrastsView, contrasts_view
from framing.report.desk import LARGE, Desk, labels_with_hits, order_contrasts
from framing.report.documents import DocumentsView, documents_view
from framing.report.drawn import many_groups
from framing.report.evidence import Evidence, Meet, gather_evidence
from framing.report.labels import LabelLooks, LabelSet, dress_labels
from framing.report.method import MethodView, method_view
from framing.report.names import group_names
from framing.report.people import PeopleView, people_view
from framing.report.places import Places
from framing.report.readability import ReadabilityView, readability_view
from framing.report.settings import ReportSettings
from framing.report.sides import SidesView, sides_view
from framing.report.strings import Catalogue
from framing.report.summary import SummaryView, summary_view

_View = TypeVar("_View")
_Lined = tuple[PeopleView, SidesView, ConcordanceView]


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
    decimal_point: str
    title: str
    subtitle: str | None
    watermark: str | None
    publisher: str | None
    logo: str | None
    by: str
    many_groups: str | None
    nav: tuple[NavLink, ...]
    summary: SummaryView
    contrasts: ContrastsView
    people: PeopleView
    sides: SidesView
    readability: tuple[ReadabilityView, ...]
    concordance: ConcordanceView
    documents: DocumentsView
    method: MethodView


def view_of(desk: Desk, scored: ScoredDocuments, lexicons: Sequence[Lexicon]) -> ReportView:
    """The main page. What shows lines may have to be made twice, all else is made once."""
    ask_for_lines(desk)
    people, sides = with_contexts(desk, partial(_with_lines, desk))
    return _view_of(desk, scored, lexicons, (people, sides, concordance_view(desk)))


def with_contexts(desk: Desk, make: Callable[[], _View]) -> _View:
    """What `make` gives. Where the words around hits are not at hand it is made twice: the first
    time tells which of them it needs."""
    view = make()
    return make() if desk.evidence.contexts.fetch() else view


def _with_lines(desk: Desk) -> tuple[PeopleView, SidesView]:
    return people_view(desk), sides_view(desk)


def _view_of(
    desk: Desk, scored: ScoredDocuments, lexicons: Sequence[Lexicon], lined: _Lined
) -> ReportView:
    catalogue, settings = desk.catalogue, desk.settings
    people, sides, concordance = lined
    readability = readability_view(desk)
    return ReportView(
        language=catalogue.language,
        direction=catalogue.direction,
        decimal_point=catalogue.numerals.decimal_point,
        title=desk.title,
        subtitle=desk.veiled(settings.subtitle) if settings.subtitle else None,
        watermark=watermark_of(settings, catalogue),
        publisher=desk.veiled(settings.publisher) if settings.publisher else None,
        logo=settings.logo,
        by=desk.comparison.by,
        many_groups=many_groups(desk),
        nav=_nav(desk, people, sides, readability),
        summary=summary_view(desk),
        contrasts=contrasts_view(desk),
        people=people,
        sides=sides,
        readability=readability,
        concordance=concordance,
        documents=documents_view(desk, scored),
        method=method_view(desk, lexicons),
    )


def watermark_of(settings: ReportSettings, catalogue: Catalogue) -> str | None:
    """The watermark; "draft" in the page's language."""
    is_plain = (settings.watermark or "").casefold() in ("draft", "yes", "true")
    return catalogue.say("draft") if is_plain else settings.watermark


def gather(
    meet: Meet,
    comparison: Comparison,
    *,
    catalogue: Catalogue,
    settings: ReportSettings,
) -> tuple[Comparison, Evidence]:
    """What is known of each document, and of every hit, once all have been met.

    With it comes the comparison as the page may show it: without names where it is blind.
    """
    unknown = catalogue.say("unknown_group")
    if not settings.is_blind:
        names = group_names(comparison, unknown=unknown)
        return comparison, gather_evidence(meet, comparison, names)
    pattern = catalogue.say("blind.group", letter="{letter}")
    comparison, letters = blinded(comparison, pattern=pattern)
    names = group_names(comparison, unknown=unknown)
    evidence = gather_evidence(meet, comparison, names)
    outlets = (card.outlet for card in evidence.cards)
    withheld = catalogue.say("blind.withheld")
    hidden = names_of_outlets(outlets, letters, withheld=withheld)
    return comparison, replace(evidence, hidden=hidden)


def room_for_texts(evidence: Evidence, settings: ReportSettings) -> int:
    """How many bytes of articles one page holds beside its tables."""
    return settings.max_text_bytes // (10 if len(evidence.counted) > LARGE else 1)


def lay_desk(
    evidence: Evidence,
    places: Places,
    comparison: Comparison,
    run: RunRecord,
    *,
    catalogue: Catalogue,
    settings: ReportSettings,
) -> Desk:
    """What every section is written from."""
    speaking, silent = order_contrasts(comparison.contrasts)
    return Desk(
        comparison=comparison,
        contrasts=speaking,
        silent=silent,
        evidence=evidence,
        places=places,
        looks=_looks((*speaking, *silent)),
        run=run,
        catalogue=catalogue,
        settings=settings,
    )


def _looks(contrasts: Sequence[ContrastComparison]) -> LabelLooks:
    """The looks of labels; the first colours go to those with hits, which are shown."""
    sets = [LabelSet(one.lexicon, one.contrast, one.is_inventory, one.labels) for one in contrasts]
    spoken = {
        (one.lexicon, one.contrast, label) for one in contrasts for label in labels_with_hits(one)
    }
    return dress_labels(sets, spoken)


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
        "concordance": bool(desk.contrasts) and desk.places.contrasts is None,
        "documents": True,
        "method": True,
    }
    return tuple(
        NavLink(anchor, desk.catalogue.say(f"nav.{anchor}"))
        for anchor, is_held in held.items()
        if is_held
    )
