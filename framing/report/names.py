"""Names of entities and groups on the page."""

from __future__ import annotations

import hashlib

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


def group_names(comparison: Comparison, *, unknown: str, pattern: str | None) -> dict[str, str]:
    """The name of each group on the page; with a pattern ("Outlet {letter}") the names are hidden.

    Hidden names are dealt out by a digest, so that the order of the alphabet tells nothing.
    The documents that do not tell their group are called `unknown`.
    """
    known = [group.name for group in comparison.groups if group.name != NOT_KNOWN]
    names = {NOT_KNOWN: unknown, **{name: name for name in known}}
    if pattern is not None:
        for position, name in enumerate(sorted(known, key=_digest)):
            names[name] = pattern.replace("{letter}", _letters(position))
    return {group.name: names[group.name] for group in comparison.groups}


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()


def _letters(position: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
