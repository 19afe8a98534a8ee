"""Which group "They" and "them" mean, of whom a label is said: "They are terrorists"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.predicates import MEMBERS, Subject, of_whom_said
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import DEFINITE, is_premodifier, words

_MAX_WORDS_OF_SUBJECT = 5
_OPENERS = words("that and but when after before while because if as although")


def whom_pronoun_means(
    label: LabelInText, subject: Subject, named_within: Callable[[int, int], Sequence[Named]]
) -> Named | None:
    """The group with which the clause before "call them", or the sentence before "They are",
    begins; None where that names another group too, or somebody else may be meant.

    `named_within` gives the groups that are named from one offset to another.
    """
    scene, sentences = label.scene, label.scene.document.sentences
    start = scene.document.tokens.starts[subject.last]
    here = sentences.index_at(start)
    if here is None:
        return None
    if (told := of_whom_said(label)) is not None and told.group is not None:
        return told
    if subject.is_object and (named := named_within(sentences.starts[here], start)):
        return _one_leading(scene, named)
    if here == 0 or not (subject.is_object or _opens(label, subject.last)):
        return None
    return _one_leading(scene, named_within(sentences.starts[here - 1], sentences.starts[here]))


def _one_leading(scene: Scene, names: Sequence[Named]) -> Named | None:
    """The name of the one group that is named, where it begins a clause."""
    if len({name.group for name in names}) != 1:
        return None
    return next((name for name in names if leads_clause(scene, name)), None)


def leads_clause(scene: Scene, name: Named) -> bool:
    """Whether a clause begins with the name, or with "militants of" it."""
    first, lowest = scene.first_token(name.span), scene.sentence_tokens(name.span.start).start
    for _ in range(_MAX_WORDS_OF_SUBJECT):
        before = first - 1
        if before < lowest or _parts(scene.gap_after(before)):
            return not scene.is_possessive(name)
        word = scene.word(before)
        is_of_people = word in ("of", "from") and scene.word(before - 1) in MEMBERS
        if not (is_of_people or word in MEMBERS or word in DEFINITE or is_premodifier(word)):
            return word in _OPENERS and not scene.is_possessive(name)
        first = before - is_of_people
    return False


def _parts(gap: str) -> bool:
    return bool(gap.strip("".join(QUOTES) + " \n\t\u00a0"))


def _opens(label: LabelInText, token: int) -> bool:
    """Whether the token opens its sentence, or what somebody says there."""
    scene = label.scene
    start = scene.document.tokens.starts[token]
    if token == scene.sentence_tokens(start).start:
        return True
    attribution = label.voiced.attribution
    if attribution is None:
        return False
    is_behind_that = scene.word_or_end(token - 1) == "that"
    return token == scene.token_after(attribution.content.start) + is_behind_that
