"""Moods and other signs that only some languages have: a verb's mood that carries a report on over full
stops, words for a source behind its noun or without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.cue import Gender
from framing.domain.frozen import replace
from framing.voice.clauses import is_said
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage
from framing.voice.phrases import phrase_start
from framing.voice.report import Report, SourceKind


def continued(passage: Passage, reports: Sequence[Report], grammar: Grammar) -> Iterator[Report]:
    """The sentences right behind a report whose verb stands in the mood of reported speech.

    "Die Lage sei ernst, sagte Keller. Man habe keine Zeit." A mood that is used of what is merely
    supposed too ("hätten") counts only behind a sentence in one of both.
    """
    last: Report | None = None
    was_in_mood = False
    for first, stop in passage.sentences:
        told = [report for report in reports if _reaches(report, first, stop)]
        mood = _mood(passage, first, stop, grammar)
        if told:
            last = next((r for r in reversed(told) if r.source is not None), None)
        elif last is not None and mood and (was_in_mood or mood == "reported"):
            yield replace(last, regions=((first, stop),), wording=None, runs_on=False, rule="mood")
        else:
            last = None
        was_in_mood = mood != ""


def _reaches(report: Report, first: int, stop: int) -> bool:
    """Whether a report has its cue or its words in a sentence."""
    return first <= report.cue_tokens[0] < stop or any(
        start < stop and end > first for start, end in report.regions
    )


def _mood(passage: Passage, first: int, stop: int, grammar: Grammar) -> str:
    """The mood of the first verb of a sentence that shows one: reported, supposed or none."""
    for index in range(first, stop):
        if passage.quoted[index] != -1:
            return ""
        word = passage.lower[index]
        near = (passage.lower[max(first, index - 1)], *passage.lower[index + 1 : index + 2])
        if any(grammar.genders.get(each) is Gender.FIRST for each in near):
            continue
        if word in grammar.reported_moods:
            return "reported"
        if word in grammar.supposed_moods:
            return "supposed"
    return ""


def by_other_adverb(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "X zufolge" with its noun before it, or "de source policière", which names nobody."""
    if use.cue.words[0] in grammar.trailing_according:
        return _behind_its_noun(passage, sentence, use, grammar)
    return _unnamed(passage, sentence, use, grammar)


def _behind_its_noun(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """Who stands before the word: "Der Polizei zufolge wurde niemand verletzt"."""
    start = phrase_start(passage, sentence, use.start, grammar)
    named = [i for i in range(start, use.start) if passage.lower[i] not in grammar.determiners]
    if not named:
        return None
    source = (named[0], use.start)
    regions = [r for r in ((sentence[0], start), (use.stop, sentence[1])) if r[0] < r[1]]
    return Report(
        use.cue,
        (use.start, use.stop),
        source,
        SourceKind.PHRASE,
        tuple(regions),
        rule="according-to",
    )


def _unnamed(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """A phrase that tells of a source and names none: French "de source policière, …"."""
    after = next((i for i in range(use.stop, sentence[1]) if "," in passage.gaps[i]), None)
    is_lead = use.start == sentence[0] and after is not None
    region = (after, sentence[1]) if is_lead and after is not None else (sentence[0], use.start)
    if not is_lead and not is_said(passage, (sentence[0], max(use.start, 1)), grammar):
        return None
    cue = (use.start, use.stop)
    return Report(use.cue, cue, None, SourceKind.NONE, (region,), rule="according-to")
