"""The articles as read, with labels, voices, speakers and zones marked in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Attribution
from framing.domain.document import Block
from framing.domain.scored import ScoredDocument
from framing.report.desk import Desk
from framing.report.evidence import SIGN_OF_VOICE, Sighting, VoiceSign, in_page_order, sign_of
from framing.report.labels import LabelLook
from framing.report.lines import direction_of
from framing.report.names import referent_title


@dataclass(frozen=True, slots=True)
class Mark:
    """A hit in the text. `about` tells label, voice, speaker and referent in words."""

    anchor: str
    look: LabelLook
    sign: str
    voice: str
    about: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same marks, outermost first.

    `anchors` are the marks that begin here, `ended` those that end here and show their letter.
    """

    text: str
    marks: tuple[Mark, ...]
    begun: frozenset[str]
    ended: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text under one attribution, or under none (`voice` None). `tail` is shown at its end in print."""

    voice: str | None
    about: str | None
    tail: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article and its zone."""

    zone: str
    zone_word: str | None
    is_quotation: bool
    stretches: tuple[Stretch, ...]


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
    """One article. `paragraphs` is empty where the page has no room for its text."""

    anchor: str
    title: str
    group: str
    date: str
    path: str | None
    url: str | None
    counts: str
    direction: str | None
    language: str
    tallies: tuple[LabelTally, ...]
    strip: tuple[Blip, ...]
    paragraphs: tuple[Paragraph, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """All articles, and how many stand without their text."""

    articles: tuple[DocumentView, ...]
    without_text: str | None


def documents_with_text(desk: Desk, scored: Sequence[ScoredDocument]) -> frozenset[str]:
    """The ids of the documents whose text fits on the page, in page order until it is full."""
    room, ids = desk.settings.max_text_chars, []
    for one in in_page_order(scored, desk.comparison):
        room -= len(one.document.text)
        if room < 0:
            break
        ids.append(one.document.id)
    return frozenset(ids)


def documents_view(
    desk: Desk, scored: Sequence[ScoredDocument], texts: frozenset[str]
) -> DocumentsView:
    """The articles in page order."""
    articles = tuple(
        _document_view(desk, one, position, is_shown=one.document.id in texts)
        for position, one in enumerate(in_page_order(scored, desk.comparison), start=1)
    )
    n_without = len(articles) - len(texts)
    note = desk.catalogue.counted("documents.without_text", n_without) if n_without else None
    return DocumentsView(articles, note)


def _document_view(
    desk: Desk, one: ScoredDocument, position: int, *, is_shown: bool
) -> DocumentView:
    document, metadata = one.document, one.document.metadata
    sightings = desk.evidence.by_document[document.id]
    is_blind = desk.settings.is_blind
    fallback = desk.catalogue.say("documents.untitled", number=desk.numerals.count(position))
    return DocumentView(
        anchor=f"d{position}",
        title=_headline(one) or fallback,
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
        strip=_strip(desk, one, sightings),
        paragraphs=tuple(_paragraphs(desk, one, sightings)) if is_shown else (),
        is_shown=is_shown,
    )


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
            counted.setdefault(_look(desk, sighting), []).append(sighting)
    return tuple(
        LabelTally(
            look, desk.numerals.count(len(here)), _by_sign(desk, here), f"#h{here[0].number}"
        )
        for look, here in counted.items()
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
        if sighting.voiced.zone.is_scored
        for look in (_look(desk, sighting),)
    )


def _look(desk: Desk, sighting: Sighting) -> LabelLook:
    hit = sighting.referred.hit
    return desk.looks[hit.lexicon, hit.contrast, hit.label]


def _paragraphs(
    desk: Desk, one: ScoredDocument, sightings: Sequence[Sighting]
) -> Iterator[Paragraph]:
    previous = None
    for block in one.document.blocks:
        word = desk.catalogue.say(f"zones.{block.zone.value}")
        is_told = block.zone is not previous and block.zone.value != "body"
        previous = block.zone
        yield Paragraph(
            block.zone.value,
            word if is_told else None,
            block.is_quotation,
            tuple(_stretches(desk, one, block, sightings)),
        )


def _stretches(
    desk: Desk, one: ScoredDocument, block: Block, sightings: Sequence[Sighting]
) -> Iterator[Stretch]:
    start, end = block.span.start, block.span.end
    inside = [s for s in sightings if s.referred.hit.span.overlaps(block.span)]
    at = start
    for attribution in one.attributions:
        content = attribution.content
        if not content.overlaps(block.span):
            continue
        first, last = max(start, content.start), min(end, content.end)
        if at < first:
            yield Stretch(None, None, None, tuple(_pieces(desk, one, at, first, inside)))
        yield _attributed(desk, attribution, tuple(_pieces(desk, one, first, last, inside)))
        at = last
    if at < end:
        yield Stretch(None, None, None, tuple(_pieces(desk, one, at, end, inside)))


def _attributed(desk: Desk, attribution: Attribution, pieces: tuple[Piece, ...]) -> Stretch:
    sign = (
        VoiceSign.DISTANCE if attribution.distance is not None else SIGN_OF_VOICE[attribution.voice]
    )
    voice = desk.catalogue.say(f"voices.{sign.word}")
    speaker = attribution.speaker
    about = f"{voice}: {speaker}" if speaker else voice
    return Stretch(sign.word, about, speaker, pieces)


def _pieces(
    desk: Desk, one: ScoredDocument, start: int, end: int, sightings: Sequence[Sighting]
) -> Iterator[Piece]:
    """The text between two offsets, cut wherever a hit begins or ends."""
    spans = [(s, s.referred.hit.span) for s in sightings]
    cuts = {start, end}
    for _, span in spans:
        cuts.update(at for at in (span.start, span.end) if start < at < end)
    ordered = sorted(cuts)
    for first, last in zip(ordered, ordered[1:], strict=False):
        over = [(s, span) for s, span in spans if span.start <= first and last <= span.end]
        marks = tuple(_mark(desk, sighting) for sighting, _ in over)
        yield Piece(
            one.document.text[first:last],
            marks,
            frozenset(f"h{s.number}" for s, span in over if span.start == first),
            tuple(mark for mark, (_, span) in zip(marks, over, strict=True) if span.end == last),
        )


def _mark(desk: Desk, sighting: Sighting) -> Mark:
    sign = sign_of(sighting.voiced)
    look = _look(desk, sighting)
    referent = sighting.referred.referent
    parts = [look.title, desk.catalogue.say(f"voices.{sign.word}")]
    parts += [sighting.speaker] if sighting.speaker else []
    parts += (
        [desk.catalogue.say("documents.means", referent=referent_title(referent))]
        if referent
        else []
    )
    return Mark(f"h{sighting.number}", look, sign.value, sign.word, " · ".join(parts))
