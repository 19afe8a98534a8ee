"""Hits: where a label's term stands in a document, in whose voice, and about whom."""

from __future__ import annotations

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import Zone
from framing.domain.entity import Mention
from framing.domain.frozen import dataclass
from framing.domain.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A label's term at its place. `text[span]` is what matched, without possessive 's.

    `compound` is the whole hyphenated word that the hit is part of (`rebel-held`), or None.
    `is_negated` is true under a negation in the same clause ("no evidence of war crimes").
    """

    span: Span
    lexicon: str
    contrast: str
    label: str
    term: str
    compound: str | None = None
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """All that matching finds in one document, each ordered by place.

    `n_steps` counts the look-ups that the words of the lexicons caused, a measure of work.
    `left_out` are the ids of lexicons in another language than the document's.
    """

    hits: tuple[Hit, ...]
    mentions: tuple[Mention, ...]
    n_steps: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoicedHit:
    """A hit and in whose mouth it stands. `attribution` is None in the outlet's own voice
    without distance."""

    hit: Hit
    voice: Voice
    distance: Distance | None
    zone: Zone
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class ReferredHit:
    """A voiced hit and whom it means.

    `referents` are entity ids, most certain first; empty where the text does not tell.
    `reason` says in one line what decided ("modifier: Syrian", "of-phrase: of Iran").
    """

    voiced: VoicedHit
    referents: tuple[str, ...]
    reason: str

    @property
    def hit(self) -> Hit:
        """The hit itself."""
        return self.voiced.hit

    @property
    def referent(self) -> str | None:
        """The referent for records and counts: one id, several joined by "+", or None."""
        return "+".join(self.referents) or None
