"""Whether a label of an armed group takes up somebody named before: "the militants"."""

from __future__ import annotations

from framing.refer.group_fit import OF_A_CREED
from framing.refer.group_nouns import SPEAKING_FOR_IT, is_one_group
from framing.refer.label import LabelInText
from framing.refer.scene import HYPHENS
from framing.refer.word_classes import (
    CONDITIONS,
    CREEDS,
    DEFINITE,
    FUNCTION_WORDS,
    LINKING_PARTICIPLES,
    POSSESSIVE_ENDINGS,
    words,
)

_MAX_ADJECTIVES = 6
_OPEN_ADJECTIVES = CREEDS | CONDITIONS | words("islamic armed maoist communist former")
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
    if determiner is None:  # "the captured militants"
        determiner = _determiner_of_participle(label)
    if determiner is None and (is_of_leader(label) or _opens_with_the(label)):
        return True
    tied = LINKING_PARTICIPLES if phrase.sponsors else frozenset[str]()  # "the Iran-backed"
    is_open = (_OPEN_ADJECTIVES | tied).issuperset(phrase.adjectives)
    return determiner in DEFINITE and not is_conjunction and is_open


def is_of_noun(label: LabelInText) -> bool:
    """Whether a noun that names no group owns the label: "the army's fighters"."""
    if label.phrase.owners:
        return False
    before = label.scene.first_token(label.span) - 1
    return before >= 0 and label.scene.words[before].endswith(POSSESSIVE_ENDINGS)


def _determiner_of_participle(label: LabelInText) -> str | None:
    """The article before what was done to them: "the captured militants", not "the allied ones"."""
    scene, before = label.scene, label.phrase.start - 1
    word, article = scene.word_or_end(before), scene.word_or_end(before - 1)
    is_done = word.endswith("ed") and word not in LINKING_PARTICIPLES and article in DEFINITE
    return article if is_done and scene.gap_after(before) == " " else None


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


def is_current(label: LabelInText) -> bool:
    """Whether all of one mind are meant: "the jihadist movement", not "the rebel movement"."""
    behind = label.scene.word_or_end(label.last_token + 1)
    return "movement" in (*label.words, behind) and label.voiced.hit.label in OF_A_CREED
