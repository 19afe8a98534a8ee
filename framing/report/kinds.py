"""What is counted of a hit: its kind, the letter of its voice, and the cell that counts it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from framing.domain.attribution import Distance, Voice
from framing.domain.closed import Enum
from framing.domain.document import Zone
from framing.domain.hit import ReferredHit, VoicedHit


class VoiceSign(Enum):
    """The letter that stands for a voice, so that colour is never alone."""

    OWN = "O"
    INDIRECT = "I"
    DIRECT = "D"
    DISTANCE = "S"

    @property
    def word(self) -> str:
        """The voice as strings and style classes name it."""
        return self.name.lower()


SIGN_OF_VOICE = {
    Voice.OWN: VoiceSign.OWN,
    Voice.INDIRECT: VoiceSign.INDIRECT,
    Voice.DIRECT: VoiceSign.DIRECT,
}


def sign_of(voiced: VoicedHit) -> VoiceSign:
    """The letter of a hit: a hit at a distance is S, whoever speaks."""
    return sign_of_kind(voiced.voice, voiced.distance)


def sign_of_kind(voice: Voice, distance: Distance | None) -> VoiceSign:
    """The letter of hits in a voice, at a distance or not."""
    return VoiceSign.DISTANCE if distance is not None else SIGN_OF_VOICE[voice]


@dataclass(frozen=True, slots=True)
class Kind:
    """All that is counted of a hit; like hits of a group share one.

    `group` is as shown, "" without one. `sign` is the letter of its voice; at a distance it is
    S, whoever speaks. `is_counted` is false in zones that do not count and without a group.
    """

    lexicon: str
    contrast: str
    label: str
    term: str
    voice: Voice
    distance: Distance | None
    zone: Zone
    referents: tuple[str, ...]
    speaker: str | None
    group: str
    is_negated: bool
    sign: VoiceSign
    is_counted: bool

    @property
    def referent(self) -> str | None:
        """The referent as counts name it: one id, several joined by "+", or None."""
        return "+".join(self.referents) or None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One hit, numbered in the order of the page; its text is not held.

    `document` is the position of its article on the page, `context` the number of its words.
    """

    number: int
    document: int
    context: int
    kind: Kind


class CellKey(NamedTuple):
    """What a cell of the matrix counts; `voice` is "" for all voices together."""

    lexicon: str
    contrast: str
    label: str
    voice: str
    group: str

    @property
    def anchor(self) -> str:
        """The cell's place in the concordance, a short id that never depends on hostile text."""
        return "c" + hashlib.sha256("\0".join(self).encode("utf-8", "replace")).hexdigest()[:10]


def kind_of(referred: ReferredHit, group: str) -> Kind:
    """The kind of a hit in a group, by its name as shown."""
    voiced, hit = referred.voiced, referred.voiced.hit
    return Kind(
        hit.lexicon,
        hit.contrast,
        hit.label,
        hit.term,
        voiced.voice,
        voiced.distance,
        voiced.zone,
        referred.referents,
        voiced.attribution.speaker if voiced.attribution is not None else None,
        group,
        hit.is_negated,
        sign_of(voiced),
        voiced.zone.is_scored and group != "",
    )


def cell_of(kind: Kind) -> CellKey:
    """The cell that counts hits of the kind."""
    return CellKey(kind.lexicon, kind.contrast, kind.label, kind.voice.value, kind.group)
