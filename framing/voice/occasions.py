"""Occasions: when something was said, behind its verb: "Boats sank, Lee said after leaving Porto"."""

from __future__ import annotations

from framing.voice.bounds import tells_when
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage

_LONGEST = 4


def ends_in_occasion(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether behind a verb, its day and who listens only an occasion stands: ", Lee told me | as he left"."""
    for index in range(start, min(stop, start + _LONGEST)):
        if _is_occasion(passage, index, stop, grammar):
            return True
        if breaks(passage.gaps[index + 1]) or grammar.is_verb_at(passage, index):
            return False
    return False


def _is_occasion(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether all behind a verb tells when it was said: "Boats sank, Lee said | after leaving Porto"."""
    rest = passage.lower[index + 1 : stop]
    if not rest or passage.quoted[index] != -1 or any(map(breaks, passage.gaps[index:stop])):
        return False
    if not grammar.complementizers.isdisjoint(rest):
        return False
    word = passage.lower[index]
    is_act = word in grammar.occasion_leads and rest[0].endswith("ing")  # "on leaving Porto"
    is_time = word in grammar.members("moments")
    return is_time or is_act or tells_when(passage, index, stop, grammar)
