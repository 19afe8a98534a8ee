"""An article's text with labels, voices, speakers and zones marked in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.domain.attribution import Attribution
from framing.domain.document import Block
from framing.domain.hit import ReferredHit
from framing.domain.scored import ScoredDocument
from framing.report.desk import Desk
from framing.report.kinds import SIGN_OF_VOICE, VoiceSign, sign_of
from framing.report.labels import LabelLook
from framing.report.names import referent_title


@dataclass(frozen=True, slots=True)
class Seen:
    """A hit while its article is at hand, with its number on the page and how it looks."""

    number: int
    referred: ReferredHit
    look: LabelLook
    sign: VoiceSign

    @property
    def is_scored(self) -> bool:
        """Whether it stands in a zone that counts."""
        return self.referred.voiced.zone.is_scored


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


def seen_in(desk: Desk, one: ScoredDocument, first_number: int) -> tuple[Seen, ...]:
    """The hits of an article in the order of the text, numbered from this number on."""
    return tuple(
        Seen(number, referred, _look(desk, referred), sign_of(referred.voiced))
        for number, referred in enumerate(one.hits, start=first_number)
    )


def _look(desk: Desk, referred: ReferredHit) -> LabelLook:
    hit = referred.hit
    return desk.looks[hit.lexicon, hit.contrast, hit.label]


def paragraphs_of(
    desk: Desk, one: ScoredDocument, sightings: Sequence[Seen]
) -> Iterator[Paragraph]:
    """The article's blocks in order, cut at attributions and hits."""
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
    desk: Desk, one: ScoredDocument, block: Block, sightings: Sequence[Seen]
) -> Iterator[Stretch]:
    start, end = block.span.start, block.span.end
    inside = sightings[bisect_left(sightings, start, key=_start) :]
    inside = inside[: bisect_left(inside, end, key=_start)]
    at = start
    first_said = bisect_right(one.attributions, start, key=_content_end)
    for attribution in one.attributions[first_said:]:
        content = attribution.content
        if content.start >= end:
            break
        first, last = max(start, content.start), min(end, content.end)
        if at < first:
            yield Stretch(None, None, None, tuple(_pieces(desk, one, at, first, inside)))
        yield _attributed(desk, attribution, tuple(_pieces(desk, one, first, last, inside)))
        at = last
    if at < end:
        yield Stretch(None, None, None, tuple(_pieces(desk, one, at, end, inside)))


def _start(seen: Seen) -> int:
    return seen.referred.hit.span.start


def _content_end(attribution: Attribution) -> int:
    return attribution.content.end


def _attributed(desk: Desk, attribution: Attribution, pieces: tuple[Piece, ...]) -> Stretch:
    sign = (
        VoiceSign.DISTANCE if attribution.distance is not None else SIGN_OF_VOICE[attribution.voice]
    )
    voice = desk.catalogue.say(f"voices.{sign.word}")
    speaker = attribution.speaker
    about = f"{voice}: {speaker}" if speaker else voice
    return Stretch(sign.word, about, speaker, pieces)


def _pieces(
    desk: Desk, one: ScoredDocument, start: int, end: int, sightings: Sequence[Seen]
) -> Iterator[Piece]:
    """The text between two offsets, cut wherever a hit begins or ends."""
    spans = [
        (s, span)
        for s in sightings
        if (span := s.referred.hit.span).start < end and start < span.end
    ]
    if not spans:
        yield Piece(one.document.text[start:end], (), frozenset(), ())
        return
    cuts = {start, end}
    for _, span in spans:
        cuts.update(at for at in (span.start, span.end) if start < at < end)
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        over = [(s, span) for s, span in spans if span.start <= first and last <= span.end]
        over.sort(key=lambda pair: (-len(pair[1]), pair[0].number))
        marks = tuple(_mark(desk, seen) for seen, _ in over)
        yield Piece(
            one.document.text[first:last],
            marks,
            frozenset(f"h{s.number}" for s, span in over if span.start == first),
            tuple(mark for mark, (_, span) in zip(marks, over, strict=True) if span.end == last),
        )


def _mark(desk: Desk, seen: Seen) -> Mark:
    attribution, referent = seen.referred.voiced.attribution, seen.referred.referent
    parts = [seen.look.title, desk.catalogue.say(f"voices.{seen.sign.word}")]
    parts += [attribution.speaker] if attribution and attribution.speaker else []
    parts += (
        [desk.catalogue.say("documents.means", referent=referent_title(referent))]
        if referent
        else []
    )
    return Mark(f"h{seen.number}", seen.look, seen.sign.value, seen.sign.word, " · ".join(parts))
