"""Naming: marked words that somebody or nobody in particular gives a thing as its name."""

from __future__ import annotations

from framing.voice.fragments import is_name_given
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.sources import phrase_start, subject_after
from framing.voice.subjects import governor

_REACH = 9
_PARTICIPLES = ("ed", "en", "wn")


def is_taken_for(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether a name or a passive with "as" leads to it: "called “…”", "is seen by Lee as “…”"."""
    start = passage.quoted_ranges[number][0]
    is_passive = _participle(passage, number, grammar) is not None
    return is_passive or is_name_given(passage, start, grammar)


def name_giver(passage: Passage, number: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who gives the name, where "by" tells: "is seen by Lee as a “…”", "seen as a “…” by Lee"."""
    start, stop = passage.quoted_ranges[number]
    first, last = passage.sentence_of(start)
    if stop < last and passage.lower[stop] in grammar.agent_links:
        return subject_after(passage, (stop, last), stop + 1, grammar)
    verb = _participle(passage, number, grammar)
    if verb is None:
        return _issuer(passage, (first, last), start, grammar)
    if passage.lower[verb + 1] not in grammar.agent_links:
        return None
    return subject_after(passage, (verb, start), verb + 2, grammar)


def _issuer(
    passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar
) -> tuple[int, int] | None:
    """Whose document bears a title: "Lee sent a letter titled “…”"."""
    noun = start - 2
    if noun <= sentence[0] or passage.lower[start - 1] not in grammar.titling:
        return None
    if passage.lower[noun] not in grammar.documents or passage.quoted[noun] != -1:
        return None
    return governor(passage, sentence, phrase_start(passage, sentence, noun + 1, grammar), grammar)


def _participle(passage: Passage, number: int, grammar: Grammar) -> int | None:
    """The participle of a passive whose "as" leads to a quotation."""
    start = passage.quoted_ranges[number][0]
    if start == 0 or passage.quoted[start - 1] != -1:
        return None
    first = passage.sentence_of(start)[0]
    index = start - 1
    while index > first and passage.lower[index] in grammar.articles:
        index -= 1
    if passage.lower[index] not in grammar.as_leads:
        return None
    for verb in range(index - 1, max(first, index - _REACH), -1):
        if breaks(passage.gaps[verb + 1]) or passage.quoted[verb] != -1:
            return None
        if passage.lower[verb].endswith(_PARTICIPLES):
            if grammar.opens_noun_phrase(passage, verb + 1):
                return None
            return verb if _is_passive(passage, first, verb, grammar) else None
    return None


def _is_passive(passage: Passage, first: int, verb: int, grammar: Grammar) -> bool:
    """Whether "be" or a comma stands before a participle: "is best known", ", known"."""
    index = verb
    while index > first and not breaks(passage.gaps[index]):
        word = passage.lower[index - 1]
        if word in grammar.be:
            return True
        if not grammar.is_adverb(word) and word not in grammar.degrees:
            return False
        index -= 1
    return index > first
