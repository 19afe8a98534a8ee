"""Newcomers: people who are brought in without a name, and go on as "he" or "she"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.antecedents import agrees
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention
from framing.voice.passages import Passage


def is_meant(
    passages: Sequence[Passage], role: Mention, pronoun: Mention, number: int, grammar: Grammar
) -> bool:
    """Whether a pronoun can be a person brought in by a sentence not far before: "A clerk left. He said …".

    Not where something is done to another "him": "A judge fined him. He said …".
    """
    while not passages[number].span.start <= role.span.start and number > 0:
        number -= 1
    passage = passages[number]
    is_near = number + 1 >= len(passages) or pronoun.span.start < passages[number + 1].span.end
    start = passage.token_from(role.span.end)
    stop = passage.sentence_of(start)[1] if start < len(passage.words) else start
    if not is_near or pronoun.span.start < passage.ends[stop - 1]:
        return False
    if not agrees(passages, pronoun, role, number, grammar):
        return False
    return not any(
        grammar.genders.get(passage.lower[index]) is pronoun.gender
        and _is_object(passage, index, grammar)
        for index in range(start, stop)
    )


def _is_object(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a pronoun stands for whom something is done to: "him", "told her that", not "her boat"."""
    word = passage.lower[index]
    if word in grammar.subject_pronouns:
        return False
    after = passage.lower[index + 1] if index + 1 < len(passage.words) else ""
    is_last = index + 1 == len(passage.words) or breaks(passage.gaps[index + 1])
    is_free = is_last or after in grammar.prepositions or after in grammar.complementizers
    return word not in grammar.determiners or is_free


def acts_alone(
    passages: Sequence[Passage], role: Mention, pronoun: tuple[Mention, int], grammar: Grammar
) -> bool:
    """Whether a role like a pronoun stands in its sentence, or in the one before, nobody else behind it.

    "The mayor condemned what she called old", "The mayor left. She said …".
    """
    mention, number = pronoun
    here = passages[number]
    token = here.token_from(mention.span.start)
    first = here.sentence_of(token)[0]
    if role.span.start >= here.starts[first]:
        return agrees(passages, mention, role, number, grammar)
    before = here if first > 0 else passages[max(0, number - 1)]
    stop = first or len(before.words)
    if stop == 0 or role.span.start < before.starts[before.sentence_of(stop - 1)[0]]:
        return False
    since = before.lower[before.token_from(role.span.end) : stop]
    is_alone = grammar.persons.isdisjoint((*since, *here.lower[first:token]))
    return is_alone and agrees(passages, mention, role, number, grammar)
