"""Addressed: where what somebody is told begins right behind who is told, without "that".

"Told Reuters | rebels had left", "told Sky News | Israel had struck", "told senators | talks had failed".
"""

from __future__ import annotations

from framing.voice.clauses import is_clause
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.tokens import are_persons, names_medium

_LONGEST_SUBJECT, _LONGEST_AUDIENCE, _LONGEST_NAMES = 6, 9, 12


def audience_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Where who is told ends in a show or a body: "the Herald's Today programme", "a hearing of the
    works committee"; or None.

    In "told the mayor council houses were old" the mayor is told.
    """
    audiences, is_named = grammar.members("audiences"), passage.lower[start] in grammar.articles
    for index in range(start, min(stop, start + _LONGEST_AUDIENCE)):
        word = passage.lower[index]
        if passage.quoted[index] != -1 or (index > start and breaks(passage.gaps[index])):
            return None
        is_behind_of = passage.lower[index - 1] in grammar.topic_links
        if word in grammar.articles and (index == start or is_behind_of):
            continue
        goes_on = not audiences.isdisjoint(passage.lower[index + 1 : min(stop, index + 3)])
        is_end = is_named and word in audiences and not goes_on  # "a Senate | works hearing"
        if is_end and _ends_audience(passage, index + 1, stop, grammar):
            return index + 1
        is_named |= word.endswith(("'s", "s'")) or word in grammar.media_marks
        if passage.words[index][0].isupper():
            continue
        is_limit = word in grammar.phrase_limits or word in grammar.complementizers
        is_person = word in grammar.persons or are_persons(word, grammar)
        if is_limit or is_person or grammar.is_verb_at(passage, index):
            return None
    return None


def _ends_audience(passage: Passage, after: int, stop: int, grammar: Grammar) -> bool:
    """Whether what is told, or when and where, follows: not "the committee | chair", "show | crews"."""
    if after >= stop or breaks(passage.gaps[after]) or passage.quoted[after] != -1:
        return True
    word = passage.lower[after]
    if word in grammar.topic_links or are_persons(word, grammar):
        return False
    if passage.words[after][0].isupper():  # "told broadcaster | NTV", "a Senate | Works Committee"
        return passage.words[after - 1].islower() and not names_medium(passage, after, grammar)
    is_known = (
        word in grammar.phrase_limits or word in grammar.prepositions or grammar.is_adverb(word)
    )
    return is_known or grammar.opens_noun_phrase(passage, after) or _is_plural(word, grammar)


def begins_told(passage: Passage, listener: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a subject with its verb begins right behind the listener, in whom a name or a noun ends."""
    start, index = listener
    if breaks(passage.gaps[index + 1]):
        return False
    before = passage.lower[index - 1]
    if index == start + 1 and before in grammar.listeners:
        near = passage.lower[index + 1 : min(index + 2, stop)]
        is_near = passage.lower[index].endswith("s") or any(map(grammar.is_finite, near))
        return is_near and is_clause(passage, index, stop, grammar)
    media = grammar.media | grammar.media_marks
    is_named = passage.words[index - 1][0].isupper() and not before.endswith(("'s", "s'"))
    if passage.words[index][0].isupper():
        if before in grammar.media:
            return False  # "the Daily | Watan"
        is_medium = not media.isdisjoint(passage.lower[start:index])
        is_medium = is_medium or grammar.has_ending(passage.lower[index], "nation_endings")
        return is_medium and is_named and _names_actor(passage, index, stop, grammar)
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
        if is_other or word in grammar.prepositions:
            return False
    return False


def is_that_behind_dash(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether "that" stands behind an aside between dashes: "said — twice — that boats sank"."""
    near = range(start + 1, min(stop, start + _LONGEST_NAMES))
    dash = next((i for i in near if passage.has_dash_before(i)), None)
    return dash is not None and passage.lower[dash] in grammar.complementizers
