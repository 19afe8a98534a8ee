"""Speakers: from the words that name a source to the name a reader should be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.domain.cue import Gender
from framing.voice.mentions import Mention, MentionKind


@dataclass(slots=True)
class Cast:
    """The speakers met so far in one document, latest last.

    The only state that voice keeps while it reads; it lives for one document.
    """

    met: list[Mention] = field(default_factory=list)
    by_word: dict[str, Mention] = field(default_factory=dict)

    def meet(self, mention: Mention) -> None:
        """Remember a mention that has a name."""
        if mention.kind is not MentionKind.NAME:
            return
        known = self.by_word.get(mention.head)
        if known is not None and len(known.name) >= len(mention.name):
            mention = Mention(
                mention.span,
                known.name,
                known.head,
                known.kind,
                known.gender if known.gender is not Gender.UNKNOWN else mention.gender,
                known.is_group,
            )
        self.by_word[mention.head] = mention
        self.met.append(mention)

    def resolve(self, mention: Mention) -> tuple[str, float]:
        """The full name that a mention stands for and how sure that is; its own words if none."""
        if mention.kind is MentionKind.NAME:
            known = self.by_word.get(mention.head)
            if known is not None and len(known.name) > len(mention.name):
                return known.name, 1.0
            return mention.name, 1.0
        candidates = [known for known in reversed(self.met[-12:]) if _fits(mention, known)]
        if not candidates:
            return mention.name, 0.5
        best = candidates[0]
        rivals = {known.name for known in candidates[:3]} - {best.name}
        if mention.kind is MentionKind.NOMINAL:
            return (best.name, 0.7) if _names_the_group(mention, best) else (mention.name, 0.8)
        return best.name, 0.7 if rivals else 0.9


def _fits(mention: Mention, known: Mention) -> bool:
    """Whether a pronoun or role can stand for a known speaker."""
    if mention.kind is MentionKind.NOMINAL:
        return _names_the_group(mention, known)
    if mention.gender is Gender.NEUTER:
        return known.is_group
    if mention.gender is Gender.PLURAL:
        return known.is_group or known.gender is Gender.PLURAL
    if mention.gender in (Gender.MALE, Gender.FEMALE):
        return not known.is_group and known.gender in (mention.gender, Gender.UNKNOWN)
    return False


def _names_the_group(mention: Mention, known: Mention) -> bool:
    return mention.is_group and known.is_group and mention.name.lower().startswith("the ")
