"""Hearings: what a court or a like body hears, somebody else has said."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.report import Report
from framing.voice.sources import subject_after


def as_heard(
    passage: Passage, sentence: tuple[int, int], use: CueUse, report: Report, grammar: Grammar
) -> Report | None:
    """The report with who is heard for its source, nobody where that is not told.

    "The court heard that …" reports like a passive; "Lee heard that …" does not report.
    """
    if report.source is None or use.cue.form is Form.PARTICIPLE:
        return None
    if grammar.hearings.isdisjoint(passage.lower[slice(*report.source)]):
        return None
    if report.rule == Frame.THAT.value and not _opens_clause(passage, report.regions[0], grammar):
        return None
    link = use.stop
    is_told = link + 1 < sentence[1] and passage.lower[link] in grammar.origins
    heard = subject_after(passage, sentence, link + 1, grammar) if is_told else None
    return replace(report, source=heard, is_passive=True)


def _opens_clause(passage: Passage, region: tuple[int, int], grammar: Grammar) -> bool:
    """Whether "that" or a verb of its own makes words a clause: not "heard the case and ruled"."""
    start, stop = region
    if passage.quoted[start] != -1 or passage.lower[start] in grammar.complementizers:
        return True
    for index in range(start + 1, stop):
        if passage.lower[index] in grammar.coordinators or breaks(passage.gaps[index]):
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False
