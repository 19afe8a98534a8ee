"""Inserted: a pronoun with its verb inside what somebody tells: "Lee said the boats – some, she noted, old – sank"."""

from __future__ import annotations

from framing.domain.cue import Form
from framing.domain.frozen import replace
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.report import Report

_NEAR = 8


def inside(
    passage: Passage, head: Tokens, source: Tokens, last: Report | None, grammar: Grammar
) -> Tokens:
    """What a pronoun says between pauses in what somebody told: "Lee said | the boats – some, she noted, old
    – sank", "Kern said boats sank; | the second, he said, burned"."""
    start, edge = head
    is_pronoun = passage.lower[source[0]] in grammar.genders and source[0] >= edge
    if last is None or last.rule != "that" or not last.regions or not is_pronoun:
        return head
    said, stop = last.regions[-1]
    if last.cue_tokens[0] < start or edge <= said:
        return head
    semicolons = (i for i in range(edge - 1, said, -1) if ";" in passage.gaps[i])
    return (said if edge < stop else next(semicolons, start)), edge


def around_incises(passage: Passage, found: list[Report], grammar: Grammar) -> list[Report]:
    """The reports, those round a pronoun's own verb parted by it and told of alone: "Lee said some – among
    them, | she noted, | mayors – had left"."""
    kept: list[Report] = []
    for report in found:
        incise = _incise(passage, report, grammar)
        near = kept[-_NEAR:]
        parted = [_without(other, incise) for other in near] if incise else near
        if parted == near:
            kept.append(report)
        else:
            kept[-_NEAR:] = parted
    return kept


def _incise(passage: Passage, report: Report, grammar: Grammar) -> Tokens | None:
    """What parts the words of a report, where it begins with a pronoun that says them: ", she noted,"."""
    if report.rule != "postposed" or len(report.regions) < 2 or report.source is None:
        return None
    first, stop = report.regions[0][1], report.regions[1][0]
    is_own = report.source[0] == first and passage.lower[first] in grammar.genders
    return (first, stop) if is_own else None


def _without(report: Report, incise: Tokens) -> Report:
    """The report of a clause, what it holds parted by an incise inside."""
    first, stop = incise
    for number, (start, end) in enumerate(report.regions):
        if report.rule == "that" and start < first < stop < end:
            parts = (start, first), (stop, end)
            regions = (*report.regions[:number], *parts, *report.regions[number + 1 :])
            return replace(report, regions=regions)
    return report


def is_planned(passage: Passage, last: Report, edge: int, grammar: Grammar) -> bool:
    """Whether a report to come goes on in marks: "Lee will say the dam “is old,” | an aide said"."""
    if last.cue.form is not Form.BASE:
        return False
    group, after = last.cue_tokens
    number = passage.quoted[edge - 1]
    start = passage.quoted_ranges[number][0] if number != -1 else 0
    if start <= after or breaks(passage.gaps[start]):
        return False
    leads = grammar.auxiliaries | grammar.infinitive
    is_led = not leads.isdisjoint(passage.lower[max(0, group - 1) : after])
    return is_led and passage.words[start][0].islower()
