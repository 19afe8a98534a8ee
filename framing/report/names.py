"""Names of entities and groups on the page."""

from __future__ import annotations

from framing.domain.comparison import Comparison, Group

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


def told_groups(comparison: Comparison) -> tuple[Group, ...]:
    """The groups without that of the documents which do not tell theirs."""
    return tuple(group for group in comparison.groups if group.name != NOT_KNOWN)


def group_names(comparison: Comparison, *, unknown: str) -> dict[str, str]:
    """The name of each group on the page; documents that do not tell theirs are `unknown`."""
    names = [group.name for group in comparison.groups]
    return {name: unknown if name == NOT_KNOWN else name for name in names}
