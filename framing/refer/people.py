"""For which state the people of a text speak: from their offices and from known names."""

from __future__ import annotations

from framing.domain.entity import Role
from framing.refer.naming import Named
from framing.refer.scene import HYPHENS, Scene
from framing.refer.word_classes import TITLES

_MAX_TITLE_WORDS = 7
_MAX_NAME_WORDS = 4


def people_of(scene: Scene) -> dict[str, str]:
    """The state for which each person stands, by every word of the person's name.

    Learned from known leaders and officials, and from the text itself ("the Burundian foreign
    minister, Ada Example"). A word that stands for people of two states is left out.
    """
    states: dict[str, set[str]] = {}
    for name in scene.named:
        if name.state is None:
            continue
        if name.is_person:
            words = name.text.split()
        elif name.role in (Role.DEMONYM, Role.NAME):
            words = _words_of_official(scene, name)
        else:
            continue
        for word in words:
            if word[:1].isupper() and len(word) > 2:
                states.setdefault(word, set()).add(name.state)
    return {word: min(found) for word, found in states.items() if len(found) == 1}


def _words_of_official(scene: Scene, name: Named) -> list[str]:
    """The name behind a country and an office: Ada, Example in "US envoy Ada Example"."""
    token = scene.token_after(name.span.end)
    end = min(token + _MAX_TITLE_WORDS, len(scene.document.tokens))
    start = token
    while token < end and scene.word(token) in TITLES and _is_blank(scene, token - 1):
        token += 1
    if token == start or token >= len(scene.document.tokens):
        return []
    words: list[str] = []
    while token < len(scene.document.tokens) and len(words) < _MAX_NAME_WORDS:
        word = scene.written(token)
        if not word[:1].isupper() or not _is_joint(scene, token - 1, first=not words):
            break
        words.append(word)
        token += 1
    return words


def _is_blank(scene: Scene, token: int) -> bool:
    gap = scene.gap_after(token)
    return gap == " " or not gap.strip("'’s ") or set(gap) <= HYPHENS


def _is_joint(scene: Scene, token: int, *, first: bool) -> bool:
    """Whether the words on both sides of the gap belong to one name, or office and name."""
    gap = scene.gap_after(token)
    if gap == ". ":
        return len(scene.written(token)) == 1  # an initial
    return gap == " " or set(gap) <= HYPHENS or (first and gap == ", ")
