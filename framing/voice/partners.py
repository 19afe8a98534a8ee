"""Partners: who speaks of two that "and" joins."""

from __future__ import annotations

from framing.voice.clauses import begins_clause
from framing.voice.grammar import Grammar
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.phrases import phrase_start


def first_of_pair(
    passage: Passage, sentence: tuple[int, int], phrase: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """Who is named first of two, the second being the `phrase`: "Lee and her staff", "the port and the
    bank"; both of two that are no names: "aid groups and several crews"."""
    start, stop = phrase
    link, word = start - 1, passage.lower[start]
    if passage.lower[link] in grammar.adversatives:
        return None
    is_owned = (word in grammar.genders and word in grammar.determiners) or word in grammar.definite
    is_owned |= passage.words[start][0].isupper()
    is_other = is_owned or not grammar.others.isdisjoint(passage.lower[start : start + 2])
    is_pair = word in grammar.determiners and word not in grammar.demonstratives
    is_pair = is_pair and may_speak(passage, link - 1, link, grammar)
    if not (is_other or is_pair) or (not is_other and passage.lower[stop] in grammar.aside_leads):
        return None
    if passage.gaps[link] != " " or passage.gaps[start] != " " or passage.quoted[link - 1] != -1:
        return None
    first = phrase_start(passage, sentence, link, grammar)
    if first == link or not may_speak(passage, first, link, grammar):
        return None
    is_first = first == sentence[0] or begins_clause(passage, first, grammar)
    is_first |= passage.lower[first - 1] in grammar.relatives | grammar.clause_heads
    return (first, link if is_other else stop) if is_first else None
