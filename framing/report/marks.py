"""An article's text with labels, voices, speakers and zones marked in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Attribution
from framing.domain.document import Block
from framing.domain.hit import ReferredHit
from framing.domain.scored import ScoredDocument
from framing.domain.span import Span
from framing.report.dress import Dress
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
    """A hit in the text. `about` tells label, voice, speaker and referent in words.

    `href` leads to what is said of it elsewhere on the page, None where nothing is.
    """

    anchor: str
    look: LabelLook
    sign: str
    voice: str
    about: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and the words that it stands over; of several over the same words the one with the
    lowest number is outermost."""

    span: Span
    number: int
    mark: Mark


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


def seen_in(dress: Dress, one: ScoredDocument, first_number: int) -> tuple[Seen, ...]:
    """The hits of an article in the order of the text, numbered from this number on."""
    return tuple(
        Seen(number, referred, _look(dress, referred), sign_of(referred.voiced))
        for number, referred in enumerate(one.hits, start=first_number)
    )


def _look(dress: Dress, referred: ReferredHit) -> LabelLook:
    hit = referred.hit
    return dress.looks[hit.lexicon, hit.contrast, hit.label]


def placed_marks(dress: Dress, seen: Sequence[Seen]) -> tuple[Placed, ...]:
    """The mark of each hit, in their order."""
    return tuple(Placed(one.referred.hit.span, one.number, _mark(dress, one)) for one in seen)


def paragraphs_of(
    dress: Dress, one: ScoredDocument, placed: Sequence[Placed]
) -> Iterator[Paragraph]:
    """The article's blocks in order, cut at attributions and marks; these are in text order."""
    previous = None
    for block in one.document.blocks:
        word = dress.catalogue.say(f"zones.{block.zone.value}")
        is_told = block.zone is not previous and block.zone.value != "body"
        previous = block.zone
        yield Paragraph(
            block.zone.value,
            word if is_told else None,
            block.is_quotation,
            tuple(_stretches(dress, one, block, placed)),
        )


def _stretches(
    dress: Dress, one: ScoredDocument, block: Block, placed: Sequence[Placed]
) -> Iterator[Stretch]:
    start, end = block.span.start, block.span.end
    first_inside = bisect_left(placed, start, key=_start)
    inside = placed[first_inside : bisect_left(placed, end, lo=first_inside, key=_start)]
    sweep, at = _Sweep(one.document.text, inside), start
    first_said = bisect_right(one.attributions, start, key=_content_end)
    for number in range(first_said, len(one.attributions)):
        attribution = one.attributions[number]
        content = attribution.content
        if content.start >= end:
            break
        first, last = max(start, content.start), min(end, content.end)
        if at < first:
            yield Stretch(None, None, None, tuple(sweep.pieces(at, first)))
        yield _attributed(dress, attribution, tuple(sweep.pieces(first, last)))
        at = last
    if at < end:
        yield Stretch(None, None, None, tuple(sweep.pieces(at, end)))


def _start(placed: Placed) -> int:
    return placed.span.start


def _content_end(attribution: Attribution) -> int:
    return attribution.content.end


def _attributed(dress: Dress, attribution: Attribution, pieces: tuple[Piece, ...]) -> Stretch:
    sign = (
        VoiceSign.DISTANCE if attribution.distance is not None else SIGN_OF_VOICE[attribution.voice]
    )
    voice = dress.catalogue.say(f"voices.{sign.word}")
    speaker = attribution.speaker
    about = f"{voice}: {speaker}" if speaker else voice
    return Stretch(sign.word, about, speaker, pieces)


class _Sweep:
    """Cuts a text from left to right wherever a mark begins or ends, meeting each mark once."""

    def __init__(self, text: str, placed: Sequence[Placed]) -> None:
        self._text = text
        self._waiting = deque(placed)
        self._over: list[Placed] = []

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The text between two offsets; the next call goes on behind it."""
        while start < end:
            while self._waiting and self._waiting[0].span.start <= start:
                self._over.append(self._waiting.popleft())
            self._over = sorted((one for one in self._over if one.span.end > start), key=_depth)
            edges = [one.span.end for one in self._over]
            edges += [self._waiting[0].span.start] if self._waiting else []
            last = min((end, *edges))
            yield Piece(
                self._text[start:last],
                tuple(one.mark for one in self._over),
                frozenset(one.mark.anchor for one in self._over if one.span.start == start),
                tuple(one.mark for one in self._over if one.span.end == last),
            )
            start = last


def _depth(placed: Placed) -> tuple[int, int]:
    """The longer mark is around the shorter one."""
    return -len(placed.span), placed.number


def _mark(dress: Dress, seen: Seen) -> Mark:
    attribution, referent = seen.referred.voiced.attribution, seen.referred.referent
    parts = [seen.look.title, dress.catalogue.say(f"voices.{seen.sign.word}")]
    parts += [attribution.speaker] if attribution and attribution.speaker else []
    parts += (
        [dress.catalogue.say("documents.means", referent=referent_title(referent))]
        if referent
        else []
    )
    return Mark(f"h{seen.number}", seen.look, seen.sign.value, seen.sign.word, " · ".join(parts))
