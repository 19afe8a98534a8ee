"""A label in its surroundings: all that the rules about its referent look at."""

from __future__ import annotations

from dataclasses import dataclass

from framing.domain.hit import VoicedHit
from framing.domain.span import Span
from framing.refer.noun_phrase import NounPhrase
from framing.refer.scene import Scene


@dataclass(frozen=True, slots=True)
class LabelInText:
    """A voiced hit, its noun phrase, and the scene around it.

    people: the state for which each known person of the text stands, by word of the name.
    is_office: whether the label names the holder of an office ("president") rather than a body.
    """

    scene: Scene
    voiced: VoicedHit
    phrase: NounPhrase
    people: dict[str, str]
    is_office: bool

    @property
    def span(self) -> Span:
        """Where the label stands."""
        return self.voiced.hit.span

    @property
    def text(self) -> str:
        """The label as written."""
        return self.scene.document.text[self.span.start : self.span.end]
