"""Concordance lines: a hit between its neighbours, cut from the article, with what is known of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.report.contexts import CONTEXT_CHARS, Context
from framing.report.desk import Desk
from framing.report.kinds import Sighting
from framing.report.labels import LabelLook
from framing.report.names import referent_title
from framing.report.shown import one_line
from framing.report.sightings import Sightings

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


def cut_line(desk: Desk, sighting: Sighting, *, n_chars: int = CONTEXT_CHARS) -> Line:
    """The line of a sighting, with at most so many characters on either side."""
    kind, context = sighting.kind, desk.evidence.contexts[sighting.context]
    zone = kind.zone.value
    left, right = _left(context, n_chars), _right(context, n_chars)
    return Line(
        number=sighting.number,
        left=left,
        node=one_line(context.node),
        right=right,
        direction=direction_of(left + context.node + right),
        look=desk.look_of(kind),
        sign=kind.sign.value,
        voice=kind.sign.word,
        voice_word=desk.catalogue.say(f"voices.{kind.sign.word}"),
        group=kind.group,
        speaker=kind.speaker,
        referent=referent_title(kind.referent) if kind.referent else None,
        zone=zone,
        zone_word=desk.catalogue.say(f"zones.{zone}"),
        is_body=zone == "body",
        is_negated=kind.is_negated,
        href=desk.places.hit(sighting),
        place=_place(desk, sighting),
    )


def shown_first(desk: Desk, sightings: Sightings, n: int) -> list[Sighting]:
    """The first sightings, those whose articles are shown before the others."""
    return sightings.first(n, _is_shown(desk.places.texts, len(desk.evidence.cards)))


@lru_cache(maxsize=2)
def _is_shown(positions: frozenset[int], n_cards: int) -> NDArray[np.bool_]:
    shown = np.zeros(n_cards + 1, dtype=bool)
    shown[np.fromiter(positions, dtype=np.int64)] = True
    return shown


def _place(desk: Desk, sighting: Sighting) -> str:
    """Outlet and date for a line that has no article on the page; the outlet stays hidden if blind."""
    card = desk.evidence.card(sighting)
    is_outlet_told = not desk.settings.is_blind and desk.comparison.by != "outlet"
    outlet = card.outlet if is_outlet_told else None
    parts = [part for part in (outlet, desk.numerals.date(card.date)) if part]
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


def _left(context: Context, n_chars: int) -> str:
    """The words before the node, cut between words."""
    piece = context.left[-n_chars:]
    if context.is_cut_left or len(context.left) > n_chars:
        _, _, piece = piece.partition(" ")
        return CUT + one_line(piece) + _gap(piece[-1:])
    return one_line(piece) + _gap(piece[-1:])


def _right(context: Context, n_chars: int) -> str:
    """The words after the node, cut between words."""
    piece = context.right[:n_chars]
    if context.is_cut_right or len(context.right) > n_chars:
        piece = piece.rpartition(" ")[0]
        return _gap(piece[:1]) + one_line(piece) + " …"
    return _gap(piece[:1]) + one_line(piece)


def _gap(char: str) -> str:
    return " " if char.isspace() else ""
