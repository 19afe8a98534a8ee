"""The articles: what each holds, where its labels stand, and its marked text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from framing.domain.scored import ScoredDocument, ScoredDocuments
from framing.report.desk import Desk
from framing.report.evidence import Sighting, VoiceSign, in_page_order, sign_of
from framing.report.labels import LabelLook
from framing.report.lines import direction_of
from framing.report.marks import Paragraph, look_of, paragraphs_of


@dataclass(frozen=True, slots=True)
class LabelTally:
    """How often a label stands in the article, by voice letter, and where it stands first."""

    look: LabelLook
    n: str
    by_sign: str
    href: str


@dataclass(frozen=True, slots=True)
class Blip:
    """A hit on the strip that shows where in the article labels stand."""

    x: str
    y: str
    shape_name: str
    colour: int
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One article. `headline` is the marked headline where the text begins with one."""

    anchor: str
    title: str
    headline: Paragraph | None
    group: str
    date: str
    path: str | None
    url: str | None
    counts: str
    direction: str | None
    language: str
    tallies: tuple[LabelTally, ...]
    heard: str | None
    strip: tuple[Blip, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article for whose text the page has no room."""

    anchor: str
    title: str
    group: str
    date: str
    n_words: str
    n_hits: str


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """All articles, how many stand without their text, and whether inventories are marked in any."""

    articles: tuple[DocumentView, ...]
    listed: tuple[ListedArticle, ...]
    has_inventories: bool
    without_text: str | None


MARK_BYTES, ARTICLE_BYTES = 300, 2_000


def documents_with_text(desk: Desk, scored: ScoredDocuments) -> frozenset[str]:
    """The ids of the documents whose marked text fits on the page.

    The groups take turns, so that none fills the page; documents without a hit come last.
    """
    room, ids = desk.settings.max_text_bytes // (10 if desk.is_large else 1), []
    for one in _in_turns(desk, scored):
        text = one.document.text
        size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
        room -= size + MARK_BYTES * len(one.hits) + ARTICLE_BYTES
        if room < 0:
            break
        ids.append(one.document.id)
    return frozenset(ids)


def _in_turns(desk: Desk, scored: ScoredDocuments) -> list[ScoredDocument]:
    taken: Counter[tuple[bool, str]] = Counter()
    turns = []
    for place, one in enumerate(in_page_order(scored, desk.comparison)):
        group = desk.evidence.document_groups.get(one.document.id, "")
        is_bare = not one.hits
        turns.append((is_bare, taken[is_bare, group], place, one))
        taken[is_bare, group] += 1
    return [one for *_, one in sorted(turns, key=lambda turn: turn[:3])]


def documents_view(desk: Desk, scored: ScoredDocuments, texts: frozenset[str]) -> DocumentsView:
    """The articles in page order."""
    articles, listed = [], []
    for position, one in enumerate(in_page_order(scored, desk.comparison), start=1):
        if one.document.id in texts:
            articles.append(_document_view(desk, one, position))
        else:
            listed.append(_listed_article(desk, one, position))
    note = desk.catalogue.counted("documents.without_text", len(listed)) if listed else None
    has_inventories = any(contrast.is_inventory for contrast in desk.contrasts)
    return DocumentsView(tuple(articles), tuple(listed), has_inventories, note)


def _listed_article(desk: Desk, one: ScoredDocument, position: int) -> ListedArticle:
    return ListedArticle(
        f"d{position}",
        _title(desk, one, position),
        desk.evidence.document_groups.get(one.document.id, ""),
        desk.numerals.date(one.document.metadata.date),
        desk.numerals.count(one.score.n_tokens),
        desk.numerals.count(one.score.n_hits),
    )


def _title(desk: Desk, one: ScoredDocument, position: int) -> str:
    number = desk.numerals.count(position)
    return _headline(one) or desk.catalogue.say("documents.untitled", number=number)


def _document_view(desk: Desk, one: ScoredDocument, position: int) -> DocumentView:
    document, metadata = one.document, one.document.metadata
    sightings = desk.evidence.by_document[document.id]
    is_blind = desk.settings.is_blind
    paragraphs = tuple(paragraphs_of(desk, one, sightings))
    begins_with_headline = bool(paragraphs) and paragraphs[0].zone == "headline"
    return DocumentView(
        anchor=f"d{position}",
        title=_title(desk, one, position),
        headline=paragraphs[0] if begins_with_headline else None,
        group=desk.evidence.document_groups.get(document.id, ""),
        date=desk.numerals.date(metadata.date),
        path=None if is_blind else document.path,
        url=None if is_blind else _safe_url(metadata.url),
        counts=desk.catalogue.say(
            "documents.counts",
            words=desk.catalogue.counted("words", one.score.n_tokens),
            hits=desk.catalogue.counted("hits", one.score.n_hits),
        ),
        direction=direction_of(document.text),
        language=metadata.language,
        tallies=_tallies(desk, sightings),
        heard=_heard(desk, one),
        strip=_strip(desk, one, sightings),
        paragraphs=paragraphs[1:] if begins_with_headline else paragraphs,
    )


def _heard(desk: Desk, one: ScoredDocument) -> str | None:
    """Who is heard in the article and how often, most often first."""
    ordered = sorted(one.score.attributed_speakers, key=lambda pair: (-pair[1], pair[0]))
    names = ", ".join(f"{name}\u00a0{desk.numerals.count(n)}" for name, n in ordered)
    return desk.catalogue.say("documents.heard", names=names) if names else None


def _headline(one: ScoredDocument) -> str | None:
    title = one.document.metadata.title
    if title:
        return title
    first = next((block for block in one.document.blocks if block.zone.is_scored), None)
    if first is None:
        return None
    text = one.document.text[first.span.start : first.span.end]
    return text if len(text) <= 160 else f"{text[:150].rpartition(' ')[0]} …"


def _safe_url(url: str | None) -> str | None:
    """The address where it is one of the web, else None: `javascript:` never becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else None


def _tallies(desk: Desk, sightings: Sequence[Sighting]) -> tuple[LabelTally, ...]:
    counted: dict[LabelLook, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.voiced.zone.is_scored:
            counted.setdefault(look_of(desk, sighting), []).append(sighting)
    return tuple(
        LabelTally(
            look, desk.numerals.count(len(here)), _by_sign(desk, here), f"#h{here[0].number}"
        )
        for look, here in sorted(counted.items(), key=lambda pair: pair[0].is_inventory)
    )


def _by_sign(desk: Desk, sightings: Sequence[Sighting]) -> str:
    counted = Counter(sign_of(sighting.voiced) for sighting in sightings)
    return " ".join(
        f"{sign.value}\u00a0{desk.numerals.count(counted[sign])}"
        for sign in VoiceSign
        if counted[sign]
    )


STRIP_WIDTH = 600


def _strip(desk: Desk, one: ScoredDocument, sightings: Sequence[Sighting]) -> tuple[Blip, ...]:
    length = max(1, len(one.document.text))
    return tuple(
        Blip(
            f"{(STRIP_WIDTH - 12) * sighting.referred.hit.span.start / length:.1f}",
            "1" if sign_of(sighting.voiced) is VoiceSign.OWN else "17",
            look.shape_name,
            look.colour,
            sign_of(sighting.voiced) is not VoiceSign.OWN,
        )
        for sighting in sightings
        for look in (look_of(desk, sighting),)
        if sighting.voiced.zone.is_scored and not look.is_inventory
    )
