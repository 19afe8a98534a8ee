"""Names of entities and groups on the page."""

from __future__ import annotations

from framing.domain.comparison import Comparison

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


NOT_KNOWN = "(not known)"


def tells_groups(comparison: Comparison) -> bool:
    """Whether any document tells its group."""
    return any(group.name != NOT_KNOWN for group in comparison.groups)


def group_names(comparison: Comparison, *, unknown: str) -> dict[str, str]:
    """The name of each group on the page; documents that do not tell theirs are `unknown`."""
    names = [group.name for group in comparison.groups]
    return {name: unknown if name == NOT_KNOWN else name for name in names}
