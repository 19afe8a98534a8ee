"""Chains: verbs that govern a cue, and who does what they tell: "Lee declined to say"."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import teller_in
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.sources import subject_before


def subject_of_chain(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    """The subject left of verbs that govern the cue: "Lee declined to say", "Lee is saying"."""
    index = group = use.group
    steps = 0
    while index > sentence[0] and steps < 6 and not breaks(passage.gaps[index]):
        word = passage.lower[index - 1]
        if passage.quoted[index - 1] != -1:
            return None
        is_small = passage.words[index - 1][0].islower()
        if not is_small or word in grammar.subject_pronouns:
            return _before_chain(passage, sentence, index, use, grammar)
        if (
            word in grammar.infinitive
            or word in grammar.auxiliaries
            or word in grammar.negations
            or grammar.is_adverb(word)
            or (is_small and grammar.is_finite(word))
        ):
            index -= 1
        elif index < group:
            return subject_before(passage, sentence, index, grammar)
        elif word in grammar.prepositions and word not in grammar.reason_links:
            return None
        elif use.is_infinitive or use.cue.form is Form.PARTICIPLE:
            return _before_chain(passage, sentence, index, use, grammar)
        else:
            return None
        steps += 1
    if index < group and index > sentence[0] and breaks(passage.gaps[index]):
        return subject_before(passage, sentence, index, grammar)
    return None


def _before_chain(
    passage: Passage, sentence: tuple[int, int], stop: int, use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    """The phrase that ends before a chain of verbs, if it tells; for "to say" if a verb makes it say.

    "Led crews to say" gives the crews, "met Ann Lee to say" nobody.
    """
    found = subject_before(passage, sentence, stop, grammar)
    if found is None:
        return None
    if use.is_infinitive and stop == use.group:
        is_noun = passage.words[stop - 1][0].islower() and found[1] - found[0] > 1
        if is_noun:
            return found if _is_made_to(passage, sentence, found, grammar) else None
        if _is_met(passage, found, grammar):
            return None
    return teller_in(passage, found, grammar)


def _is_made_to(
    passage: Passage, sentence: tuple[int, int], phrase: tuple[int, int], grammar: Grammar
) -> bool:
    """Whether a verb makes somebody do what follows: "led experts to say", not "met Lee to say"."""
    verb = phrase[0] - 1
    if verb < sentence[0] or breaks(passage.gaps[phrase[0]]) or passage.quoted[verb] != -1:
        return False
    return passage.lower[verb] in grammar.makings and may_speak(passage, *phrase, grammar)


def _is_met(passage: Passage, phrase: tuple[int, int], grammar: Grammar) -> bool:
    """Whether somebody is only whom a verb takes: "met Ann Lee to discuss the dam"."""
    verb = phrase[0] - 1
    if verb < 0 or breaks(passage.gaps[phrase[0]]) or not grammar.is_verb_at(passage, verb):
        return False
    word = passage.lower[verb]
    may_make = word in grammar.makings or word in grammar.cues or word in grammar.thoughts
    return not may_make and word not in grammar.auxiliaries


def is_described(
    passage: Passage,
    sentence: tuple[int, int],
    verb: int,
    phrase: tuple[int, int],
    grammar: Grammar,
) -> bool:
    """Whether a participle only describes what another verb takes: "asks the firm once hired for"."""
    before = phrase[0] - 1
    if before <= sentence[0] or breaks(passage.gaps[phrase[0]]) or passage.quoted[before] != -1:
        return False
    word = passage.lower[before]
    takes = grammar.is_verb_at(passage, before) or word.endswith("ing")
    is_told = word in grammar.thoughts or word in grammar.complementizers
    says = any(Frame.CLAUSE in cue.frames for cue in grammar.cues.get(word, ()))
    return passage.lower[verb].endswith("ed") and takes and not is_told and not says
