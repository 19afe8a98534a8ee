"""Addressed: where what somebody is told begins right behind who is told, without "that".

"Told Reuters | rebels had left", "told Sky News | Israel had struck", "told senators | talks had failed".
"""

from __future__ import annotations

from framing.voice.clauses import is_clause
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.tokens import are_persons

_LONGEST_SUBJECT = 6


def begins_told(passage: Passage, listener: tuple[int, int], stop: int, grammar: Grammar) -> bool:
    """Whether a subject with its verb begins right behind the listener, in whom a name or a noun ends."""
    start, index = listener
    before = passage.lower[index - 1]
    if index == start + 1 and before in grammar.listeners:
        near = passage.lower[index + 1 : min(index + 2, stop)]
        is_near = passage.lower[index].endswith("s") or any(map(grammar.is_finite, near))
        return is_near and is_clause(passage, index, stop, grammar)
    media = grammar.media | grammar.media_marks
    is_named = passage.words[index - 1][0].isupper() and not before.endswith(("'s", "s'"))
    if passage.words[index][0].isupper():
        is_medium = not media.isdisjoint(passage.lower[start:index]) and is_named
        return is_medium and _names_actor(passage, index, stop, grammar)
    if not is_named and before not in media and not are_persons(before, grammar):
        return False
    subject = passage.lower[index : min(index + 3, stop)]
    noun, verb = (
        (*subject, "", "")[:2] if _is_plural(subject[0], grammar) else (*subject, "", "")[1:3]
    )
    acts = grammar.is_finite(verb) if is_named else verb in grammar.auxiliaries
    return acts and verb not in grammar.subject_pronouns and _is_plural(noun, grammar)


def _is_plural(word: str, grammar: Grammar) -> bool:
    return word in grammar.plural_people or (
        word.endswith("s") and not word.endswith(("ss", "'s")) and word not in grammar.determiners
    )


def _names_actor(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether capitals begin who acts: "Israel had", "Israeli jets were", not "Turk it had"."""
    if passage.lower[start] in grammar.media_marks:
        return False
    for index in range(start + 1, min(stop, start + _LONGEST_SUBJECT)):
        word = passage.lower[index]
        if passage.quoted[index] != -1 or breaks(passage.gaps[index]):
            return False
        if word in grammar.auxiliaries or grammar.is_verb_at(passage, index):
            return True
        is_other = word in grammar.determiners or word in grammar.subject_pronouns
        if is_other or word in grammar.prepositions or word in grammar.complementizers:
            return False
    return False
