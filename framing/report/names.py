"""Names of entities on the page."""

from __future__ import annotations

_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "al", "el"})


def referent_title(referent: str) -> str:
    """An entity's id as a name: `islamic-state` as "Islamic State", several joined by "+"."""
    return " + ".join(_titled(entity) for entity in referent.split("+"))


def _titled(entity: str) -> str:
    words = entity.split("-")
    return " ".join(
        word if position and word in _SMALL else word[:1].upper() + word[1:]
        for position, word in enumerate(words)
    )
