"""Orders: where who orders, answers or denies something only acts: "ordered a raid on", "answered that
call", "denied crews access"."""

from __future__ import annotations

from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.tokens import is_person_noun, opens_clause

_LONGEST_PHRASE, _LONGEST_RELATIVE = 6, 24


def only_acts(passage: Passage, verb: str, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether what a verb takes tells nothing: the use of force, "that call", what is kept from somebody."""
    start, stop = phrase
    if verb == "deny":
        return is_kept_back(passage, start, stop, grammar)
    if verb == "order":
        return _is_assault(passage, start, stop, grammar)
    if passage.lower[start] not in grammar.complementizers:
        return False
    told = passage.lower[start + 1 : start + 2]
    is_clause = opens_clause(passage, start + 1, grammar)
    return not is_clause and grammar.subject_pronouns.isdisjoint(told)


def is_kept_back(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether what somebody denies is nothing that is said: "access", "crews bail", "him the right"."""
    first = passage.lower[start]
    if first in grammar.complementizers or first.endswith("ing"):
        return False  # "denied blocking access"
    for index in range(start, min(stop, start + _LONGEST_PHRASE)):
        word = passage.lower[index]
        is_apart = index > start and breaks(passage.gaps[index])
        if is_apart or word in grammar.prepositions:
            return False
        if word in grammar.members("granted"):
            return True
    return False


def _is_assault(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a short phrase begins there whose noun names the use of force: "new air raids on"."""
    for index in range(start, min(stop, start + _LONGEST_PHRASE)):
        if passage.quoted[index] != -1:
            return False
        behind = "" if index + 1 == stop else passage.lower[index + 1]
        is_last = not behind or behind in grammar.prepositions or breaks(passage.gaps[index + 1])
        if is_last or behind in grammar.coordinators or behind in grammar.times:
            return passage.lower[index] in grammar.members("assaults")
    return False


def described_end(passage: Passage, content: Tokens, grammar: Grammar) -> int | None:
    """Where those end whom a relative describes and who are told to act: "ordered men who sail | to stay"."""
    start, end = content
    leads = grammar.relatives | grammar.complementizers
    near = range(start + 1, min(end, start + _LONGEST_RELATIVE))
    who = next((i for i in near if passage.lower[i] in leads), end)
    if who == end or not is_person_noun(passage.lower[who - 1], grammar):
        return None
    acts = (
        i
        for i in range(who + 2, min(end, who + _LONGEST_RELATIVE))
        if passage.lower[i] in grammar.infinitive
    )
    return next((i for i in acts if not grammar.is_verb_at(passage, i - 1)), None)
