"""Whether a state acts where the text names it: "Peru said", "Peru's cabinet voted"."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import words

_ACTING = words(
    """says said told tells urges backs supports wants accuses blames warns calls called asks
    has have had will would shut sees hopes fears denies demands seeks sent met hit plans intends aims refuses
    expects needs"""
)
# "The treaty with Kenya will": what stands behind these is no subject of a verb.
_NO_SUBJECT_BEHIND = words("of with to against from by about over toward towards between")
BODIES = words(
    """cabinet parliament army military troops soldiers police forces navy warplanes jets ministers
    lawmakers officials minister president premier courts judiciary guards force"""
)


def is_actor(scene: Scene, name: Named) -> bool:
    """Whether a country or capital is the subject of a verb: "Moscow said", "India backed"."""
    token = scene.token_after(name.span.end)
    word = scene.word_or_end(token)
    if not is_plain_country(scene, name) or scene.gap_after(token - 1) != " ":
        return False
    if scene.word_or_end(scene.first_token(name.span) - 1) in _NO_SUBJECT_BEHIND:
        return False
    if word == "and":
        other = scene.named_by_token.get(token + 1)
        return other is not None and other.span.start > name.span.start and is_actor(scene, other)
    return word in _ACTING or word.endswith("ed")


def acts_by_its_body(scene: Scene, name: Named, bodies: frozenset[str] = BODIES) -> bool:
    """Whether a body of the state acts: "Peru's cabinet voted", "Peruvian soldiers crossed"."""
    is_owner = name.role is Role.DEMONYM or scene.is_possessive(name)
    behind = scene.token_after(name.span.end)
    nearest = [scene.word_or_end(token) for token in (behind, behind + 1)]
    return is_owner and not bodies.isdisjoint(nearest)


def is_plain_country(scene: Scene, name: Named) -> bool:
    """Whether a country or its capital is named, and owns nothing there."""
    is_country = name.role in (Role.NAME, Role.SEAT) and name.kind is EntityKind.STATE
    return is_country and not scene.is_possessive(name)
