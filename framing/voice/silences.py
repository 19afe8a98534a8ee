"""Silences: what a source keeps back, which is the outlet's: "said boats sank | without giving details"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.main_clauses import has_verb
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.tokens import is_person_noun

_LONGEST_OBJECT, _LONGEST_SUBJECT, _FAR = 6, 12, 250


def before_silence(passage: Passage, clause: Tokens, grammar: Grammar) -> int:
    """Where a clause ends before what its speaker keeps back; its own end where there is nothing.

    "… without elaborating", "… and declined to say more": behind "and" only
    where the clause is about a thing, since "the man was held and declined to say more" is said.
    """
    start, stop = clause
    of_thing: bool | None = None
    for index in range(start + 1, min(stop - 1, start + _FAR)):
        word = passage.lower[index]
        if passage.quoted[index] != -1:
            continue
        if word in grammar.members("privations"):
            is_parted = "," in passage.gaps[index]
            is_kept = _goes_without(passage, index + 1, stop, grammar, is_parted=is_parted)
        elif word in grammar.conjunctions:
            is_kept = _keeps_back(passage, index + 1, stop, grammar)
            if is_kept and of_thing is None:
                of_thing = _is_of_thing(passage, clause, grammar)
            is_kept = is_kept and bool(of_thing)
        else:
            continue
        if is_kept and has_verb(passage, (start, index), grammar):
            return index
    return stop


def _goes_without(
    passage: Passage, start: int, stop: int, grammar: Grammar, *, is_parted: bool
) -> bool:
    """Whether what is withheld follows "without": "elaborating", "giving any details", "evidence".

    Where no comma parts it off, it has to be about telling: "was held without explanation" is said.
    """
    word, unparted = passage.lower[start], grammar.members("unparted")
    if word in grammar.members("elaborating"):
        return word.endswith("ing") and (is_parted or word in unparted)
    is_given = word in grammar.members("withholding")
    kept = _withheld(passage, start + is_given, stop, grammar)
    return kept is not None and (is_parted or (is_given and kept in unparted))


def _gives_nothing(passage: Passage, verb: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb of giving has nothing to give: "gave no details", "offering little proof"."""
    if passage.lower[verb] not in grammar.members("withholding") or verb + 1 >= stop:
        return False
    word = passage.lower[verb + 1]
    is_none = word in grammar.negations or word in grammar.degrees
    return is_none and _withheld(passage, verb + 1, stop, grammar) is not None


def _withheld(passage: Passage, start: int, stop: int, grammar: Grammar) -> str | None:
    """The noun of a short phrase at a token that a source may keep back: "any further details"; or None."""
    for index in range(start, min(stop, start + _LONGEST_OBJECT)):
        if index > start and breaks(passage.gaps[index]):
            return None
        word = passage.lower[index]
        if word in grammar.members("withheld"):
            return word
        if grammar.is_verb_at(passage, index) or word in grammar.prepositions:
            return None
    return None


def _keeps_back(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb behind "and" keeps something back: "declined to say", "did not elaborate"."""
    index = start
    while index < stop - 1 and grammar.is_adverb(passage.lower[index]):
        index += 1
    lead, *rest = passage.lower[index : min(stop, index + 3)]
    gives = grammar.members("elaborating") | grammar.members("withholding")
    if lead in grammar.refusals:
        is_act = len(rest) > 1 and rest[0] in grammar.infinitive
        return is_act and (rest[1] in gives or rest[1] in grammar.cues)
    if rest and lead in grammar.do:
        if lead.endswith("n't"):
            return rest[0] in gives
        return rest[0] in grammar.negations and rest[-1] in gives
    return _gives_nothing(passage, index, stop, grammar)


def _is_of_thing(passage: Passage, clause: Tokens, grammar: Grammar) -> bool:
    """Whether nobody is the subject of a clause: "that the talks went on", not "that the man was held"."""
    start, stop = clause
    start += passage.lower[start] in grammar.complementizers
    near = range(start + 1, min(stop, start + _LONGEST_SUBJECT))
    verb = next((i for i in near if grammar.is_verb_at(passage, i)), None)
    if verb is None or may_speak(passage, start, verb, grammar):
        return False
    return not any(is_person_noun(word, grammar) for word in passage.lower[start:verb])


def is_barred(passage: Passage, near: Sequence[str], stop: int, grammar: Grammar) -> bool:
    """Whether who may not speak of a thing tells nothing of it: "was not authorized to discuss the raid".

    `near` are the words up to the verb that ends at `stop`, its "to" the last.
    """
    if not grammar.complementizers.isdisjoint(passage.lower[stop : stop + 1]):
        return False
    is_negated = any(word in grammar.negations or word.endswith("n't") for word in near)
    return is_negated or near[-2].startswith("un")


def before_contrast(passage: Passage, use: CueUse, content: Tokens, grammar: Grammar) -> int:
    """Where what somebody does not say ends: "did not say boats sank, | but left", not ", but that"."""
    start, end = content
    verbs = passage.lower[use.group : use.start]
    if not any(verb in grammar.negations or verb.endswith("n't") for verb in verbs):
        return end
    contrasts = grammar.adversatives & grammar.coordinators
    for index in range(start, min(end - 1, start + _FAR)):
        is_edge = "," in passage.gaps[index] and passage.lower[index] in contrasts
        if is_edge and passage.lower[index + 1] not in grammar.complementizers:
            return index
    return end
