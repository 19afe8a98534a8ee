"""The articles: what each holds, where its labels stand, and its marked text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from framing.domain.scored import ScoredDocument, ScoredDocuments
from framing.report.cards import Card
from framing.report.desk import Desk
from framing.report.dress import Dress
from framing.report.kinds import VoiceSign
from framing.report.labels import LabelLook
from framing.report.lines import direction_of
from framing.report.marks import Paragraph, Placed, Seen, paragraphs_of, placed_marks, seen_in
from framing.report.places import page_name


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
    """An article in a list. `day` is the ISO date, to sort by; `href` leads to its text where it is a page of its own."""

    anchor: str
    title: str
    group: str
    date: str
    day: str
    n_words: str
    n_hits: str
    href: str | None


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The articles that the page shows, those it lists, and whether any marks inventories.

    `without_text` says how many are listed only; where the texts stand on pages of their own,
    `elsewhere` says so, `list_href` leads to the list and `numbers_href` to the numbers as JSON.
    """

    articles: tuple[DocumentView, ...]
    listed: tuple[ListedArticle, ...]
    has_inventories: bool
    without_text: str | None
    elsewhere: str | None = None
    list_href: str | None = None
    numbers_href: str | None = None


def documents_view(desk: Desk, scored: ScoredDocuments) -> DocumentsView:
    """The articles in page order: those whose text has room, and the others in a list."""
    if desk.places.list_page is not None:
        return _elsewhere(desk, desk.places.list_page)
    articles, listed = [], []
    for card in desk.evidence.cards:
        if card.position in desk.places.texts:
            articles.append(article_view(desk.dress, scored[card.place], card))
        else:
            listed.append(_listed_article(desk, card, None))
    note = desk.catalogue.counted("documents.without_text", len(listed)) if listed else None
    return DocumentsView(tuple(articles), tuple(listed), has_inventories(desk), note)


def has_inventories(desk: Desk) -> bool:
    """Whether any hit is one of an inventory, which may be shown or not."""
    return any(contrast.is_inventory for contrast in desk.contrasts)


def _elsewhere(desk: Desk, list_page: str) -> DocumentsView:
    n_texts, n_all = len(desk.places.texts), len(desk.evidence.cards)
    if n_texts:
        count = desk.numerals.count(n_all)
        note = desk.catalogue.counted("documents.elsewhere", n_texts, all=count)
    else:
        note = desk.catalogue.counted("documents.list_alone", n_all)
    numbers = None if desk.settings.is_blind else desk.places.numbers_page
    return DocumentsView((), (), has_inventories(desk), None, note, list_page, numbers)


def article_list(desk: Desk, cards: Sequence[Card]) -> tuple[ListedArticle, ...]:
    """The articles of some cards, as a page lists them."""
    texts = desk.places.texts
    return tuple(
        _listed_article(desk, card, page_name(card.position) if card.position in texts else None)
        for card in cards
    )


def _listed_article(desk: Desk, card: Card, href: str | None) -> ListedArticle:
    return ListedArticle(
        f"d{card.position}",
        _title(desk.dress, card),
        card.group,
        desk.numerals.date(card.date),
        card.date or "",
        desk.numerals.count(card.n_tokens),
        desk.numerals.count(card.n_hits),
        href,
    )


def _title(dress: Dress, card: Card) -> str:
    number = dress.numerals.count(card.position)
    return dress.veiled(card.title or "") or dress.catalogue.say(
        "documents.untitled", number=number
    )


def article_view(
    dress: Dress, one: ScoredDocument, card: Card, further: Sequence[Placed] = ()
) -> DocumentView:
    """One article with its marked text; `further` are marks beside those of its hits."""
    document, metadata = one.document, one.document.metadata
    seen = seen_in(dress, one, card.first_number)
    is_blind = dress.settings.is_blind
    placed = sorted((*further, *placed_marks(dress, seen)), key=lambda each: each.span.start)
    paragraphs = tuple(paragraphs_of(dress, one, placed))
    begins_with_headline = bool(paragraphs) and paragraphs[0].zone == "headline"
    return DocumentView(
        anchor=f"d{card.position}",
        title=_title(dress, card),
        headline=paragraphs[0] if begins_with_headline else None,
        group=card.group,
        date=dress.numerals.date(metadata.date),
        path=None if is_blind else document.path,
        url=None if is_blind else safe_url(metadata.url),
        counts=_counts(dress, one, seen),
        direction=direction_of(document.text),
        language=metadata.language,
        tallies=_tallies(dress, seen),
        heard=_heard(dress, one),
        strip=_strip(one, seen),
        paragraphs=paragraphs[1:] if begins_with_headline else paragraphs,
    )


def _counts(dress: Dress, one: ScoredDocument, seen: Sequence[Seen]) -> str:
    """Words and hits; those in inventories, whose marks are shown on request, stand apart."""
    n_inventory = sum(each.is_scored and each.look.is_inventory for each in seen)
    return dress.catalogue.say(
        "documents.counts_inventories" if n_inventory else "documents.counts",
        words=dress.catalogue.counted("words", one.score.n_tokens),
        hits=dress.catalogue.counted("hits", one.score.n_hits - n_inventory),
        n=dress.numerals.count(n_inventory),
    )


def _heard(dress: Dress, one: ScoredDocument) -> str | None:
    """Who is heard in the article and how often, most often first."""
    ordered = sorted(one.score.attributed_speakers, key=lambda pair: (-pair[1], pair[0]))
    names = ", ".join(f"{name}\u00a0{dress.numerals.count(n)}" for name, n in ordered)
    return dress.catalogue.say("documents.heard", names=names) if names else None


def safe_url(url: str | None) -> str | None:
    """The address where it is one of the web, else None: `javascript:` never becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else None


def _tallies(dress: Dress, seen: Sequence[Seen]) -> tuple[LabelTally, ...]:
    counted: dict[LabelLook, list[Seen]] = {}
    for one in seen:
        if one.is_scored:
            counted.setdefault(one.look, []).append(one)
    return tuple(
        LabelTally(
            look, dress.numerals.count(len(here)), _by_sign(dress, here), f"#h{here[0].number}"
        )
        for look, here in sorted(counted.items(), key=lambda pair: pair[0].is_inventory)
    )


def _by_sign(dress: Dress, seen: Sequence[Seen]) -> str:
    counted = Counter(one.sign for one in seen)
    return " ".join(
        f"{sign.value}\u00a0{dress.numerals.count(counted[sign])}"
        for sign in VoiceSign
        if counted[sign]
    )


STRIP_WIDTH = 600


def _strip(one: ScoredDocument, seen: Sequence[Seen]) -> tuple[Blip, ...]:
    length = max(1, len(one.document.text))
    return tuple(
        Blip(
            f"{(STRIP_WIDTH - 12) * each.referred.hit.span.start / length:.1f}",
            "1" if each.sign is VoiceSign.OWN else "17",
            each.look.shape_name,
            each.look.colour,
            each.sign is not VoiceSign.OWN,
        )
        for each in seen
        if each.is_scored and not each.look.is_inventory
    )
