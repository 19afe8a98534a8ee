"""Concordance lines: a hit between its neighbours, cut from the article, with what is known of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from framing.domain.document import Document
from framing.domain.span import Span
from framing.report.desk import Desk
from framing.report.evidence import Sighting, sign_of
from framing.report.labels import LabelLook
from framing.report.names import referent_title
from framing.report.shown import one_line

CONTEXT_CHARS = 84
SHORT_CHARS = 48
CUT = "… "


@dataclass(frozen=True, slots=True)
class Line:
    """One hit in its sentence. `href` leads to its place in the article, None without text.

    `direction` is "rtl" where the article is written from right to left, else None.
    """

    number: int
    left: str
    node: str
    right: str
    direction: str | None
    look: LabelLook
    sign: str
    voice: str
    voice_word: str
    group: str
    speaker: str | None
    referent: str | None
    zone: str
    zone_word: str
    is_body: bool
    is_negated: bool
    href: str | None
    place: str

    @property
    def has_notes(self) -> bool:
        """Whether anything stands beside the line."""
        is_plain = self.is_body and not self.is_negated and self.href is not None
        return not is_plain or self.speaker is not None or self.referent is not None


def cut_line(
    desk: Desk, sighting: Sighting, *, has_text: bool, n_chars: int = CONTEXT_CHARS
) -> Line:
    """The line of a sighting, with so many characters on either side."""
    document, hit = sighting.scored.document, sighting.referred.hit
    sign = sign_of(sighting.voiced)
    zone = sighting.voiced.zone.value
    left, right = _context(sighting, n_chars)
    referent = sighting.referred.referent
    return Line(
        number=sighting.number,
        left=left,
        node=one_line(sighting.text),
        right=right,
        direction=direction_of(left + sighting.text + right),
        look=desk.looks[hit.lexicon, hit.contrast, hit.label],
        sign=sign.value,
        voice=sign.word,
        voice_word=desk.catalogue.say(f"voices.{sign.word}"),
        group=sighting.group,
        speaker=sighting.speaker,
        referent=referent_title(referent) if referent else None,
        zone=zone,
        zone_word=desk.catalogue.say(f"zones.{zone}"),
        is_body=zone == "body",
        is_negated=hit.is_negated,
        href=f"#h{sighting.number}" if has_text else None,
        place=_place(desk, document),
    )


def _place(desk: Desk, document: Document) -> str:
    """Outlet and date for a line that has no article on the page; the outlet stays hidden if blind."""
    metadata = document.metadata
    is_outlet_told = not desk.settings.is_blind and desk.comparison.by != "outlet"
    outlet = metadata.outlet if is_outlet_told else None
    parts = [part for part in (outlet, desk.numerals.date(metadata.date)) if part]
    return ", ".join(parts)


def direction_of(text: str) -> str | None:
    """ "rtl" where the first letter with a direction runs from right to left, else None."""
    if text.isascii():
        return None
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return None
        if direction in ("R", "AL"):
            return "rtl"
    return None


def _context(sighting: Sighting, n_chars: int) -> tuple[str, str]:
    """The words on both sides, never past the paragraph, cut between words."""
    document, span = sighting.scored.document, sighting.referred.hit.span
    index = document.block_index_at(span.start)
    bounds = span if index is None else document.blocks[index].span
    return _left(document.text, bounds, span, n_chars), _right(document.text, bounds, span, n_chars)


def _left(text: str, bounds: Span, span: Span, n_chars: int) -> str:
    start = max(bounds.start, span.start - n_chars)
    piece = text[start : span.start]
    if start > bounds.start:
        _, _, piece = piece.partition(" ")
        return CUT + one_line(piece) + _gap(piece[-1:])
    return one_line(piece) + _gap(piece[-1:])


def _right(text: str, bounds: Span, span: Span, n_chars: int) -> str:
    end = min(bounds.end, span.end + n_chars)
    piece = text[span.end : end]
    if end < bounds.end:
        piece = piece.rpartition(" ")[0]
        return _gap(piece[:1]) + one_line(piece) + " …"
    return _gap(piece[:1]) + one_line(piece)


def _gap(char: str) -> str:
    return " " if char.isspace() else ""
