"""Clauses: signs that a subject and a verb follow."""

from __future__ import annotations

from framing.voice.grammar import FINITE, PAST, SAYING, Grammar, breaks
from framing.voice.passages import Passage


def _can_open_clause(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.subject_pronouns or passage.words[index][0].isupper():
        return True
    return not (
        word in grammar.prepositions
        or word in grammar.auxiliaries
        or (word.endswith("ing") and len(word) > 5)
    )


def is_clause(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a subject and a finite verb follow."""
    if start >= stop or not _can_open_clause(passage, start, grammar):
        return False
    for index in range(start + 1, min(stop, start + 14)):
        word = passage.lower[index]
        if passage.quoted[index] == -1 and breaks(passage.gaps[index]):
            return word in grammar.relatives
        if grammar.is_finite(word) and passage.gaps[index] != "-":
            return True
        if word in grammar.subordinators and word not in grammar.determiners:
            return False
    return passage.lower[start] in grammar.subject_pronouns and start + 1 < stop


def has_verb_soon(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a finite verb follows within a few words, before any comma."""
    for index in range(start + 1, min(stop, start + 8)):
        if breaks(passage.gaps[index]):
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False


def resumes_verb(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if grammar.is_adverb(word) and index + 1 < len(passage.words):
        word = passage.lower[index + 1]
    return (grammar.is_finite(word) and passage.words[index][0].islower()) or bool(
        grammar.cue_signs_of(word) & FINITE
    )


def is_cue(word: str, grammar: Grammar) -> bool:
    return bool(grammar.cue_signs_of(word) & (SAYING | PAST))


def _is_finite_word(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be a finite verb; a capital inside a sentence makes it a name."""
    is_name = passage.words[index][0].isupper() and not passage.opens_sentence(index)
    return grammar.is_finite(passage.lower[index]) and not is_name


def _has_main_verb(passage: Passage, head: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a participle at the head is a subject: "Seeing boats led him to stay"."""
    for index in range(head[0] + 1, head[1]):
        word = passage.lower[index]
        if word in grammar.subordinators or word in grammar.relatives:
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False


def is_said(passage: Passage, head: tuple[int, int], grammar: Grammar) -> bool:
    """Whether what stands before a postposed cue can be what is said: a clause or a quotation."""
    if passage.quoted[head[1] - 1] != -1:
        return True
    start = head[0]
    word = passage.lower[start]
    is_subordinate = word in grammar.subordinators and word not in grammar.prepositions
    is_participle = word.endswith(("ed", "ing")) and passage.opens_sentence(start)
    if word not in grammar.determiners and (is_subordinate or is_participle):
        comma = next((i for i in range(start + 1, head[1]) if "," in passage.gaps[i]), None)
        if comma is None:
            return is_participle and _has_main_verb(passage, head, grammar)
        start = comma
    return any(
        passage.quoted[i] != -1 or _is_finite_word(passage, i, grammar)
        for i in range(start, head[1])
    )
