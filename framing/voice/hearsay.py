"""Hearsay: what stands before a passive that tells it of nobody: "Crews fled, the court was told"."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.bounds import clause_first
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.passives import is_it
from framing.voice.phrases import phrase_start
from framing.voice.report import Report
from framing.voice.tails import said_around
from framing.voice.told import SPOKEN, after_lead, agent_of


def closed_by_passive(
    passage: Passage, use: CueUse, last: Report | None, grammar: Grammar
) -> Report | None:
    """The report of a passive behind what is said, or inside it; or None.

    "Crews fled, it was claimed", "The crews, jurors were told on Monday, had fled"; but in "Lee said
    crews, it was claimed, had fled" all is what the `last` report tells.
    """
    if use.stop < use.sentence[1] and passage.lower[use.stop] in grammar.infinitive:
        return None  # "Crews fled, others were told to wait"
    start = _subject_start(passage, use, grammar)
    if start is None:
        return None
    agent = agent_of(passage, use, grammar)
    after = skip_circumstance(passage, agent[1] if agent else use.stop, use.sentence[1], grammar)
    if after < use.sentence[1] and not _ends(passage, (start, after)):
        return None
    first = behind_dateline(passage, after_lead(passage, use.sentence[0], start, grammar), start)
    head = clause_first(passage, first, start, grammar)
    regions = said_around(passage, (head, start), (after, use.sentence[1]), grammar)
    if not regions or (len(regions) > 1 and last is not None):
        return None
    return Report(use.cue, use.tokens, agent, tuple(regions), is_passive=True, rule="postposed")


def _subject_start(passage: Passage, use: CueUse, grammar: Grammar) -> int | None:
    """Where "it", or who is told, begins behind a comma before a passive; or None."""
    if use.group <= use.sentence[0]:
        return None
    if is_it(passage.lower[use.group - 1], grammar):
        start = use.group - 1 if use.cue.frames & SPOKEN else use.group
    elif _tells(passage, use, grammar):
        start = phrase_start(passage, use.sentence, use.group, grammar)
    else:
        return None
    is_behind = use.sentence[0] < start < use.group and "," in passage.gaps[start]
    return start if is_behind else None


def _tells(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether who undergoes a verb is told what stands around it; who is asked or warned may act."""
    is_asked = passage.lower[use.stop - 1] in grammar.askings
    return not is_asked and Frame.LISTENER in use.cue.frames and Frame.CLAUSE not in use.cue.frames


def _ends(passage: Passage, clause: Tokens) -> bool:
    """Whether a pause follows a clause, and no words that it alone leads to: "he was told, “…”"."""
    start, after = clause
    is_led = passage.quoted[after] != -1 and passage.quoted[start - 1] == -1
    return breaks(passage.gaps[after]) and not is_led
