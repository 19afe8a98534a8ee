"""Titled: who speaks where marks end what describes them: "Ann Lee, author of “The Old Pier,” said"."""

from __future__ import annotations

from itertools import pairwise

from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.phrases import subject_after

_LONGEST = 30


def before_title(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """Who speaks where marks end what describes them: "Ann Lee, author of “The Old Pier,” said"."""
    quoted = passage.quoted_ranges[passage.quoted[stop - 1]][0]
    first = sentence[0] + (passage.lower[sentence[0]] in grammar.as_leads)
    if not first < quoted <= first + _LONGEST or "," not in passage.gaps[stop]:
        return None
    return _described_by_marks(passage, (first, quoted), grammar)


def _described_by_marks(
    passage: Passage, stretch: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """Who opens a stretch that ends in marks and is no clause that they end; or None.

    Such a stretch has no verb of its own: "Ann Lee, who wrote “The Old Pier,”", not "Ann Lee, a
    clerk, called it “old,”".
    """
    first, quoted = stretch
    edges = [i for i in range(first + 1, quoted) if breaks(passage.gaps[i])]
    if not edges or any(number != -1 for number in passage.quoted[first:quoted]):
        return None
    for start, end in pairwise([*edges, quoted]):
        verbs = [i for i in range(start, end) if grammar.is_verb_at(passage, i)]
        has_verb = any(passage.lower[i] not in grammar.titling for i in verbs)
        if has_verb and passage.lower[start] not in grammar.aside_leads:
            return None
    found = subject_after(passage, (first, edges[0]), first, grammar)
    is_whole = found == (first, edges[0]) and not any(
        grammar.is_verb_at(passage, i) for i in range(first, edges[0])
    )
    return found if found and is_whole and may_speak(passage, *found, grammar) else None
