"""Whether a label of an armed group takes up somebody named before: "the militants"."""

from __future__ import annotations

from framing.refer.group_nouns import SPEAKING_FOR_IT, is_one_group
from framing.refer.label import LabelInText
from framing.refer.scene import HYPHENS
from framing.refer.word_classes import CREEDS, DEFINITE, FUNCTION_WORDS, words

_MAX_ADJECTIVES = 6
_OPEN_ADJECTIVES = CREEDS | words("islamic armed maoist communist")
_TELLING_APART = words("other first second third next rival only former new of in who that")
_CLAUSE_SUBJECTS = words("they it he she we i you")
_PERSONS = words(
    "fighter rebel militant terrorist extremist jihadist insurgent guerrilla operative"
)


def takes_up(label: LabelInText) -> bool:
    """Whether the label takes up who was named: "the militants", not "that militants fled"."""
    phrase = label.phrase
    is_conjunction = phrase.determiner == "that" and label.is_plural
    end = label.span.end
    if label.scene.document.text[end : end + 1] in HYPHENS:
        return False  # "the insurgent-held hills"
    determiner = phrase.determiner
    if phrase.owners:  # "the Ugandan rebels"
        determiner = label.scene.word_or_end(phrase.start - 1)
    if determiner is None and (is_of_leader(label) or _opens_with_the(label)):
        return True
    return (
        determiner in DEFINITE
        and not is_conjunction
        and _OPEN_ADJECTIVES.issuperset(phrase.adjectives)
    )


def _opens_with_the(label: LabelInText) -> bool:
    """Whether a sentence begins with "the" and what else is said of the group: "The small but brutal
    militant group"."""
    scene, last = label.scene, label.scene.first_token(label.span)
    first = scene.sentence_tokens(label.span.start).start
    if not is_one_group(label) or scene.word(first) != "the" or last - first > _MAX_ADJECTIVES:
        return False
    between = range(first + 1, last)
    are_plain = all(scene.words[token].islower() for token in between)
    return are_plain and all(
        scene.gap_after(token) == " " and scene.word(token) not in _TELLING_APART
        for token in range(first, last)
    )


def is_of_leader(label: LabelInText) -> bool:
    """Whether a title of somebody named holds the label: "rebel leader Ada Lee"."""
    scene, behind = label.scene, label.last_token + 1
    is_title = not label.is_plural and scene.word_or_end(behind) in SPEAKING_FOR_IT
    is_named = is_title and behind + 1 < len(scene.words) and scene.gap_after(behind) == " "
    return is_named and scene.words[behind + 1][:1].isupper()


def is_told_which(label: LabelInText) -> bool:
    """Whether the words behind tell which is meant: "the militia that Kenya armed", "the militants
    of the next decade", not "promises from the rebels that they would"."""
    scene, behind = label.scene, label.last_token + 1
    is_clause = scene.word_or_end(behind + 1) in _CLAUSE_SUBJECTS
    return scene.word_or_end(behind) == "of" or (
        scene.word_or_end(behind) == "that" and not is_clause
    )


def is_one_person(label: LabelInText) -> bool:
    """Whether the label is one fighter and no modifier: "the tough guy, the fighter"."""
    if label.is_plural or label.words[-1] not in _PERSONS:
        return False
    scene, last = label.scene, label.last_token
    gap, behind = scene.gap_after(last), scene.word_or_end(last + 1)
    return gap != " " or behind in FUNCTION_WORDS
