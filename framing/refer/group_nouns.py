"""Whether a label of an armed group names one group, several, or only modifies another word."""

from __future__ import annotations

from framing.refer.label import LabelInText
from framing.refer.scene import Scene
from framing.refer.word_classes import ARTICLES, FUNCTION_WORDS, words

ONE_GROUP = words(
    """group organisation organization movement network militia force faction outfit army party cell
    gang band entity front alliance coalition"""
)
_PLURALS_OF_GROUPS = frozenset(
    word[:-1] + "ies" if word.endswith("y") else f"{word}s" for word in ONE_GROUP
)

_BUNCHES = words("bunch band group gang network collection coalition alliance handful")
_MAX_WORDS_OF_BUNCH = 4
_PARTS, _GIVING_EXAMPLES = words("one some two three among"), words("such including like")
SPEAKING_FOR_IT = words(
    """leader leaders chief chiefs commander commanders spokesman spokeswoman spokesperson
    spokesmen representative negotiator official officials boss founder head"""
)


def is_group_itself(label: LabelInText) -> bool:
    """Whether the label names the whole: "terrorists", "a terrorist group", not "a terrorist act"."""
    return is_several(label) or is_one_group(label)


def is_several(label: LabelInText) -> bool:
    """Whether the label or the noun behind it is a plural: "militants", "terrorist groups"."""
    behind = label.scene.word_or_end(label.last_token + 1)
    return label.is_plural or behind in _PLURALS_OF_GROUPS


def are_groups(label: LabelInText) -> bool:
    """Whether the label or the noun behind it means several groups: "militias", "armed groups"."""
    behind = label.scene.word_or_end(label.last_token + 1)
    return not _PLURALS_OF_GROUPS.isdisjoint((label.words[-1], behind))


def is_one_group(label: LabelInText) -> bool:
    """Whether the label or the noun behind it is one group: "the militia", "a terrorist group"."""
    behind = label.scene.word_or_end(label.last_token + 1)
    return not label.is_plural and (label.words[-1] in ONE_GROUP or behind in ONE_GROUP)


def names_only_some(label: LabelInText) -> bool:
    """Whether only some of those meant are named: "one of several militias", "militias such as"."""
    scene, first = label.scene, label.phrase.start
    behind = scene.word_or_end(label.last_token + 1)
    is_part = scene.word_or_end(first - 1) == "of" and scene.word_or_end(first - 2) in _PARTS
    return label.is_plural and (is_part or behind in _GIVING_EXAMPLES)


def first_of_bunch(scene: Scene, first: int) -> int:
    """The first token of "a band of (extremists)", "an alliance of six (armed groups)", or of a label
    of which none stands before."""
    for token in range(first, first - _MAX_WORDS_OF_BUNCH, -1):
        word = scene.word_or_end(token - 1)
        if word == "of" and scene.word_or_end(token - 2) in _BUNCHES:
            return _article_before(scene, token - 2, default=first)
        if not word or word in FUNCTION_WORDS or scene.gap_after(token - 1).strip("-‐‑ "):
            return first
    return first


def _article_before(scene: Scene, noun: int, *, default: int) -> int:
    """The article before a noun or before one word that describes it: "an (umbrella) group"."""
    return next(
        (each for each in (noun - 1, noun - 2) if scene.word_or_end(each) in ARTICLES), default
    )
