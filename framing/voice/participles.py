"""Participles: who speaks where what they do parts them from the verb: "Crews searching the bay said"."""

from __future__ import annotations

from framing.voice.clauses import ADJECTIVE_ENDINGS, begins_clause
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.phrases import phrase_start
from framing.voice.tokens import is_person_noun

_LONGEST_ACT, _SHORTEST_PARTICIPLE = 16, 5


def before_participle(
    passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The noun that a participle with its agent or place describes: "residents reached by phone".

    `start` is where the agent or place begins, behind its preposition.
    """
    participle, lead = start - 2, passage.lower[start - 1]
    is_link = lead in grammar.prepositions and lead not in grammar.clause_leads
    if participle <= sentence[0] or not is_link:
        return None
    word, near = passage.lower[participle], range(participle, start + 1)
    name = "agent_endings" if lead in grammar.agent_links else "participle_endings"
    is_other = grammar.is_adverb(word) or word in grammar.prepositions
    if is_other or not grammar.has_ending(word, name):
        return None
    if any(breaks(passage.gaps[i]) or passage.quoted[i] != -1 for i in near):
        return None
    noun = phrase_start(passage, sentence, participle, grammar)
    alone = passage.lower[noun] if participle - noun == 1 else ""
    is_noun = alone not in grammar.subject_pronouns and alone not in grammar.articles
    return (noun, participle) if noun < participle and is_noun else None


def before_act(
    passage: Passage, sentence: tuple[int, int], phrase: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """Who opens the clause before a participle or "that" that goes on to a phrase; or None.

    "Crews searching | the bay", "critics of building | a dam", "people living near | the pier",
    "groups | that oppose the plan"; not where "who" takes the phrase up.
    """
    start, stop = phrase
    is_taken_up = stop < len(passage.words) and passage.lower[stop] in grammar.relatives
    if is_taken_up or begins_clause(passage, start, grammar):
        return None
    for index in range(start, max(sentence[0], start - _LONGEST_ACT), -1):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if passage.lower[index] in grammar.complementizers:
            return _before_that(passage, sentence, index, grammar)
        is_infinitive = passage.lower[index - 1] in grammar.infinitive
        if grammar.is_verb_at(passage, index) and not is_infinitive:
            return None
        if index < start and _is_participle(passage, index, grammar):
            return _person_before(passage, sentence, index, grammar)
    return None


def _is_participle(passage: Passage, index: int, grammar: Grammar) -> bool:
    word, before = passage.lower[index], passage.lower[index - 1]
    is_acting = word.endswith("ing") and len(word) > _SHORTEST_PARTICIPLE
    is_acting = is_acting and passage.words[index][0].islower()
    is_other = word in grammar.prepositions or word in grammar.according_words
    return is_acting and not is_other and before not in grammar.determiners


def _person_before(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """Whoever can speak and opens a clause that ends at a token, but for a preposition."""
    if passage.lower[stop - 1] in grammar.topic_links:
        stop -= 1
        stop -= grammar.is_participle(passage.lower[stop - 1])  # "a man accused of hiding it"
    start = phrase_start(passage, sentence, stop, grammar) if stop > sentence[0] else stop
    if start >= stop or not may_speak(passage, start, stop, grammar):
        return None
    if start == sentence[0]:  # there a capital makes no name of "Questions surrounding the dam"
        is_alone = stop - start == 1 and not is_person_noun(passage.lower[start], grammar)
        return None if is_alone else (start, stop)
    is_role = passage.lower[start - 1] in grammar.as_leads  # "as a child living there my father"
    return (start, stop) if begins_clause(passage, start, grammar) and not is_role else None


def _before_that(
    passage: Passage, sentence: tuple[int, int], that: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The people that a relative takes up whose verb is not known: "groups | that oppose the plan"."""
    if that + 2 >= len(passage.words) or passage.lower[that + 1] in grammar.times:
        return None
    found = _person_before(passage, sentence, that, grammar)
    is_several = found is not None and passage.lower[that - 1].endswith("s")
    is_noun = passage.words[that - 1].islower() or passage.opens_sentence(that - 1)
    return found if is_several and is_noun else None


def behind_infinitive(passage: Passage, phrase: tuple[int, int], grammar: Grammar) -> int:
    """Where the noun that "who" takes up begins behind "to" and a verb: "to calm | critics who say"."""
    start, stop = phrase
    word = passage.lower[start]
    is_noun = grammar.opens_noun_phrase(passage, start) or is_person_noun(word, grammar)
    is_noun = is_noun or word.endswith(ADJECTIVE_ENDINGS) or grammar.is_adverb(word)
    is_alone = stop - start == 1 or passage.lower[start + 1] in grammar.prepositions
    return start if is_noun or is_alone else start + 1
