"""Signs that only some languages have, read where a language has them.

A verb's mood that carries a report on over full stops, clauses that commas open behind nouns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.domain.cue import Frame, Gender
from framing.domain.frozen import replace
from framing.voice.grammar import Grammar, breaks
from framing.voice.outlets import without_outlet
from framing.voice.passages import Passage
from framing.voice.report import Report
from framing.voice.told import SPOKEN

_COLONS = frozenset(":;")
_LONGEST_LEAD_IN = 12


def completed(passage: Passage, reports: Sequence[Report], grammar: Grammar) -> tuple[Report, ...]:
    """The reports with the subjects they lack and those that a mood goes on with, none of the outlet's."""
    if grammar.clitics:
        from framing.voice.dropped import with_subjects

        reports = tuple(with_subjects(passage, reports, grammar))
    if grammar.reported_moods:
        reports = (*reports, *_continued(passage, reports, grammar))
    reports = _parted_by_colons(passage, reports)
    return tuple(without_outlet(passage, reports, grammar))


def _parted_by_colons(passage: Passage, reports: Sequence[Report]) -> Sequence[Report]:
    """The reports, cut where an incise parts a clause behind a colon in them.

    "Morel estime que tout va bien : | la route, dit-il, est sûre".
    """
    heads = sorted(
        report.regions[0][0]
        for report in reports
        if report.rule == "postposed" and len(report.regions) > 1
        if not _COLONS.isdisjoint(passage.gaps[report.regions[0][0]])
    )
    if not heads:
        return reports
    cut = []
    for report in reports:
        if report.rule != "postposed":
            regions = (_before_head(region, heads) for region in report.regions)
            report = replace(report, regions=tuple(r for r in regions if r[0] < r[1]))
        cut.append(report)
    return cut


def _before_head(region: tuple[int, int], heads: Sequence[int]) -> tuple[int, int]:
    """A region up to the first of these tokens in it."""
    at = bisect_left(heads, region[0])
    return region[0], min(region[1], heads[at]) if at < len(heads) else region[1]


def _continued(passage: Passage, reports: Sequence[Report], grammar: Grammar) -> Iterator[Report]:
    """The sentences right behind a report whose verb stands in the mood of reported speech.

    "Die Lage sei ernst, sagte Keller. Man habe keine Zeit." A mood that is used of what is merely
    supposed too ("hätten") counts only behind a sentence in one of both.
    """
    last: Report | None = None
    was_in_mood = False
    by_sentence = _by_sentence(passage, reports)
    for first, stop in passage.sentences:
        told = by_sentence.get(first, ())
        mood = _mood(passage, first, stop, grammar)
        if told:
            last = next((r for r in reversed(told) if r.source is not None), None)
        elif last is not None and mood and (was_in_mood or mood == "reported"):
            yield replace(last, regions=((first, stop),), wording=None, runs_on=False, rule="mood")
        else:
            last = None
        was_in_mood = mood != ""


def _by_sentence(passage: Passage, reports: Sequence[Report]) -> dict[int, list[Report]]:
    """By the first token of each sentence, the reports that have their cue or their words in it."""
    found: dict[int, list[Report]] = {}
    for report in reports:
        cue = report.cue_tokens[0]
        reached = set()
        for start, stop in ((cue, cue + 1), *report.regions):
            while start < stop:
                first, after = passage.sentence_of(start)
                reached.add(first)
                start = after
        for first in reached:
            found.setdefault(first, []).append(report)
    return found


def _mood(passage: Passage, first: int, stop: int, grammar: Grammar) -> str:
    """The mood of the first verb of a sentence that shows one: reported, supposed or none."""
    from framing.voice.said import in_mood, is_indicative  # few languages have it

    for index in range(first, stop):
        if passage.quoted[index] != -1:
            continue
        word = passage.lower[index]
        near = (passage.lower[max(first, index - 1)], *passage.lower[index + 1 : index + 2])
        if any(grammar.genders.get(each) is Gender.FIRST for each in near):
            continue
        if passage.words[index][0].isupper() and index > first:
            continue  # a noun
        if in_mood(passage, index, grammar):
            return "reported"
        is_supposed = word in grammar.members("supposed_moods")
        if is_supposed and not is_indicative(passage, index, grammar):
            return "supposed"
    return ""


def verb_behind(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> int:
    """Where the verb begins whose subject is a noun with its clause: "die Behauptung, dass …, ist falsch".

    `clause` tells how many words stand before the noun, and the tokens of its clause; their end
    where no such verb follows. English tells it by other signs.
    """
    n_before, start, stop = clause
    if grammar.clause_commas:
        from framing.voice.said import is_main

        behind = (
            i
            for i in range(start + 2, stop)
            if "," in passage.gaps[i] and is_main(passage, i, grammar)
        )
        return next(behind, stop)
    if not grammar.noun_openers or n_before > 1:
        return stop
    verbs = [
        i
        for i in range(start + 1, stop)
        if passage.quoted[i] == -1 and _may_be_main(passage, i, grammar)
    ]
    return verbs[1] if len(verbs) > 1 else stop


def _may_be_main(passage: Passage, index: int, grammar: Grammar) -> bool:
    before = passage.lower[index - 1]
    is_joined = before in grammar.relatives or before in grammar.conjunctions
    is_later = before in grammar.auxiliaries or before in grammar.clitics
    return grammar.is_verb_at(passage, index) and not is_joined and not is_later


def behind_comma(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> tuple[int, Frame] | None:
    """A clause behind a noun and a comma, where commas open clauses: "die Behauptung, dass …"."""
    if not grammar.clause_commas or "," not in passage.gaps[start] or passage.quoted[start] != -1:
        return None
    word = passage.lower[start]
    if word in grammar.complementizers and frames & SPOKEN:
        return start, Frame.THAT
    if word in grammar.questions and Frame.WH in frames:
        return start, Frame.WH
    if Frame.CLAUSE in frames and grammar.opens_noun_phrase(passage, start):
        for index in range(start + 1, min(len(passage.words), start + _LONGEST_LEAD_IN)):
            if breaks(passage.gaps[index]):
                break
            if passage.lower[index] in grammar.reported_moods:
                return start, Frame.THAT
    return None


def behind_opener(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> tuple[int, Frame] | None:
    """A clause behind a noun and words of its own: "la denuncia de que …", "la thèse selon laquelle"."""
    pair = " ".join(passage.lower[start : start + 2])
    if pair in grammar.noun_openers and frames & SPOKEN and start + 2 < len(passage.words):
        is_that = passage.lower[start + 1] in grammar.complementizers
        return (start + 1 if is_that else start + 2), Frame.THAT
    if passage.lower[start] in grammar.noun_openers and Frame.CLAUSE in frames:
        return start, Frame.THAT
    return None
