"""Introducing: who is named for what the paragraph below holds: "Here is a piece by Lee:"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.circumstances import skip_circumstance
from framing.voice.grammar import POST_FINITE, Grammar, breaks
from framing.voice.leads import name_at_colon
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report
from framing.voice.runs import name_runs
from framing.voice.sources import subject_before
from framing.voice.subjects import nearest_actor

_LONGEST_NAME = 4


def introducer(above: Passage, reports: Sequence[Report], grammar: Grammar) -> Tokens | None:
    """Who is named for what a paragraph introduces: "Here is a piece by Lee:", or None.

    Who says what stands before a colon goes on: "The dam, she said, is old:".
    Without a colon "what Lee said" introduces it: "A reminder of what Lee said in May."
    """
    if not above.words:
        return None
    if ":" not in above.gaps[-1]:
        return _told_of(above, grammar)
    sentence, stop = above.sentences[-1], len(above.words)
    around = [
        r for r in reports if r.rule == "postposed" and r.regions and r.regions[-1][1] == stop
    ]
    if around:
        return around[-1].source
    named = name_at_colon(above, sentence, stop, grammar)
    if named is not None and above.lower[named[0] - 1] in grammar.agent_links:
        return named
    author = _author_in(above, sentence, grammar)
    return author or nearest_actor(above, sentence, stop, grammar) or named


def _author_in(above: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """The person whom a line without a verb names with a paper: "Ann Lee in The Bay Times:"; or None."""
    first, stop = sentence
    run = next(name_runs(above, first, stop, grammar), None)
    if run is None or run[0] != first or run[1] - first < 2 or run[1] >= stop:
        return None
    is_line = not any(grammar.is_verb_at(above, index) for index in range(first, stop))
    is_line = is_line and above.lower[run[1]] in grammar.links
    return run if is_line and may_speak(above, *run, grammar) else None


def _told_of(above: Passage, grammar: Grammar) -> Tokens | None:
    """Whose words the last sentence of a paragraph announces: "what Lee said in May"."""
    first, stop = above.sentences[-1]
    for index in range(stop - 1, first + 1, -1):
        if above.quoted[index] != -1 or breaks(above.gaps[index]):
            return None
        if grammar.cue_signs_of(above.lower[index]) & POST_FINITE:
            source = subject_before(above, (first, stop), index, grammar)
            is_head = source is not None and above.lower[source[0] - 1] in grammar.clause_heads
            ends = skip_circumstance(above, index + 1, stop, grammar) == stop
            return source if is_head and ends else None
    return None


def name_alone(
    passages: Sequence[Passage], number: int, grammar: Grammar
) -> tuple[Passage, Tokens] | None:
    """A paragraph that is a name alone, and the name, as pages set it below a block quotation."""
    if number >= len(passages):
        return None
    passage, stop = passages[number], len(passages[number].words)
    is_short = 1 < stop <= _LONGEST_NAME and not passage.gaps[-1].strip() and not passage.quotations
    is_full = is_short and next(name_runs(passage, 0, stop, grammar), None) == (0, stop)
    return (passage, (0, stop)) if is_full and may_speak(passage, 0, stop, grammar) else None
