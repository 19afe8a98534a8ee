"""Headline verbs: who does the second of two, and who closes a headline.

"Army retakes Porto, vows revenge"; "Ten die in raid, says army".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.cue import Cue, Form, Frame
from framing.domain.frozen import replace
from framing.voice.clauses import is_clause
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report
from framing.voice.spellings import has_capitals_throughout
from framing.voice.tokens import are_persons, is_person_noun

_LONGEST_ACTOR = 6
_LONGEST_CLOSER = 4
_LONGEST_SAID = 40
_SECOND = (Form.PRESENT, Form.BASE)


def by_actor(passage: Passage, reports: Sequence[Report], grammar: Grammar) -> Iterator[Report]:
    """The reports of a headline; those of a verb right behind a comma are of who opens or ends it."""
    for report in reports:
        told = _before_another(passage, report, grammar)
        if _is_second(passage, report, grammar):
            actor = _actor(passage, report, grammar)
            if _is_closing(passage, report, grammar):
                source, first = report.regions[0], passage.sentence_of(report.cue_tokens[0])[0]
                said = ((first, report.cue_tokens[0]),)
                told = replace(report, source=source, regions=said, rule="postposed")
            elif actor is not None:
                told = replace(report, source=actor)
        told = _goes_on(passage, told, reports, grammar)
        yield _without_kicker(passage, told, grammar) if told.rule == "postposed" else told


def _goes_on(
    passage: Passage, report: Report, reports: Sequence[Report], grammar: Grammar
) -> Report:
    """The report of who slams or warns somebody, and then tells what others do: "PM slams rivals, says | they
    shield gangs"; not of who ends a heading: "Lee slams rivals, says aide"."""
    source, after = report.source, report.cue_tokens[1]
    if report.rule != "postposed" or source is None or source[0] != after or not reports:
        return report
    opening, (first, stop) = reports[0].source, passage.sentence_of(after)
    if opening is None or reports[0] is report or opening[0] > first:
        return report
    is_act = passage.lower[after] in grammar.genders and not breaks(passage.gaps[after + 1])
    is_act = is_act or any(
        passage.lower[i].endswith("ing") or _ends(passage, i, grammar)
        for i in range(after + 1, min(stop - 1, after + _LONGEST_ACTOR))
    )
    return (
        replace(report, source=opening, regions=((after, stop),), rule="that") if is_act else report
    )


def told_in_heading(passage: Passage, grammar: Grammar) -> Report | None:
    """What a body or people are told in a heading, by nobody named: "Court told | driver was drunk".

    "Lee told crews", "Crews told Lee" and "Crews told to leave" tell another thing.
    """
    for verb in range(1, min(len(passage.words) - 2, _LONGEST_ACTOR)):
        if passage.quoted[verb] != -1 or breaks(passage.gaps[verb]):
            return None
        cue = next(filter(_is_telling, grammar.cues_of(passage.lower[verb])), None)
        if cue is None or passage.lower[verb] in grammar.askings:
            continue
        head, first = passage.lower[verb - 1], verb + 1
        is_hearing = head in grammar.hearings
        if not is_hearing and (not are_persons(head, grammar) or passage.words[first][0].isupper()):
            return None
        if passage.lower[first] in grammar.genders.keys() - grammar.subject_pronouns:
            return None  # "Crews told her boats sank"
        is_led = passage.quoted[first] != -1 or ":" in passage.gaps[first]
        if not is_led and not is_clause(passage, first, len(passage.words), grammar):
            return None
        said = ((first, len(passage.words)),)
        cue_at = verb, first
        return Report(cue, cue_at, None, said, is_passive=True, rule="that")
    return None


def _is_telling(cue: Cue) -> bool:
    """Whether a verb in the past needs a listener: "told"; not "warned", which does without."""
    is_told = Frame.LISTENER in cue.frames and Frame.CLAUSE not in cue.frames
    return is_told and cue.form is Form.PAST and len(cue.words) == 1


def _without_kicker(passage: Passage, report: Report, grammar: Grammar) -> Report:
    """A report that closes a heading, without the label before its colon: "Live: | dam is old, says Lee".

    In "dam is old, court told" the court is told, and nobody is named.
    """
    is_told = report.cue.form is Form.PAST and Frame.LISTENER in report.cue.frames
    is_told = is_told and passage.lower[report.cue_tokens[1] - 1] not in grammar.askings
    if is_told and report.cue_tokens[1] == len(passage.words):
        report = replace(report, source=None, is_passive=True)
    start, stop = report.regions[0]
    colon = next((i for i in range(start + 1, stop) if ":" in passage.gaps[i]), start)
    is_label = colon > start and passage.lower[colon - 1] in grammar.headline_labels
    is_label = is_label or (colon == start + 1 and passage.lower[start] in grammar.cues)
    topic = passage.lower[start:colon]
    is_label |= 1 < len(topic) <= _LONGEST_CLOSER and not any(map(grammar.is_finite, topic))
    return replace(report, regions=((colon, stop), *report.regions[1:])) if is_label else report


def _before_another(passage: Passage, report: Report, grammar: Grammar) -> Report:
    """A report up to where another tells or a semicolon begins anew: "Army says bridge is taken | as
    rebels deny retreat", "Army says bridge is taken; | union wants proof"."""
    if report.rule not in ("that", "object") or report.cue.form not in _SECOND:
        return report
    start, stop = report.regions[0]
    near = range(start + 1, min(stop, start + _LONGEST_SAID))
    leads = (i for i in near if _leads_to_another(passage, i, stop, grammar))
    end = next(leads, stop)
    return replace(report, regions=((start, end), *report.regions[1:]))


def _leads_to_another(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a semicolon begins anew, or "as" or "while" a clause with a reporting verb behind a
    short subject."""
    word = passage.lower[index]
    if ";" in passage.gaps[index] and passage.quoted[index] == -1:
        # "crews fled; will return", "said that crews fled; that they will return"
        return word not in grammar.auxiliaries | grammar.complementizers
    is_lead = word in grammar.as_leads or word in grammar.contrasts
    if not is_lead or passage.quoted[index] != -1:
        return False
    for verb in range(index + 2, min(stop, index + _LONGEST_ACTOR)):
        if breaks(passage.gaps[verb]) or passage.lower[verb] in grammar.prepositions:
            return False
        forms = (cue.form for cue in grammar.cues_of(passage.lower[verb]))
        if any(form in _SECOND for form in forms):
            return may_speak(passage, index + 1, verb, grammar)
    return False


def _is_second(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a comma, or "and" without a subject, stands right before a report's verb."""
    verb = report.cue_tokens[0]
    is_behind = "," in passage.gaps[verb]
    if not is_behind and report.source is None and verb > 1:
        is_behind = passage.lower[verb - 1] in grammar.coordinators
    return report.cue.form in _SECOND and report.rule != "postposed" and verb > 1 and is_behind


def _is_closing(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether behind the verb only who says it follows: ", says army"; not ", says port is old"."""
    if report.rule != "that":
        return False
    start, stop = report.regions[0]
    is_end = stop == len(passage.words) and not passage.gaps[stop].strip()
    is_short = is_end and stop - start <= _LONGEST_CLOSER and passage.quoted[start] == -1
    if not is_short or any(map(grammar.is_finite, passage.lower[start:stop])):
        return False
    return may_speak(passage, start, stop, grammar)


def _actor(passage: Passage, report: Report, grammar: Grammar) -> Tokens | None:
    """Who acts at the start of the sentence, or behind a label: "Lee" of "Live: Lee quits, says"."""
    verb = report.cue_tokens[0]
    first = passage.sentence_of(verb)[0]
    labels = [i for i in range(first + 1, verb) if ":" in passage.gaps[i]]
    first = labels[-1] if labels else first
    word = passage.lower[first]
    if word in grammar.prepositions or word in grammar.subordinators or passage.quoted[first] != -1:
        return None
    for stop in range(first + 1, min(verb, first + _LONGEST_ACTOR) + 1):
        if _ends(passage, stop, grammar):
            return first, stop
        if breaks(passage.gaps[stop]) or passage.lower[stop] in grammar.prepositions:
            return None
    return None


def _ends(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether who acts ends before a token: behind a plural of persons, or before a verb."""
    last, word = passage.lower[stop - 1], passage.lower[stop]
    if are_persons(last, grammar) and last not in grammar.countries:
        return not is_person_noun(word, grammar)
    is_verb = grammar.is_finite(word) or bool(grammar.cue_signs_of(word))
    is_named = passage.words[stop][0].isupper() and not has_capitals_throughout(passage)
    ends_in_s = word.endswith("s") and not word.endswith(("ss", "us", "'s"))
    is_verb |= ends_in_s and not is_named and not is_person_noun(word, grammar)
    is_noun = last in grammar.articles or last.endswith(("'s", "’s"))  # "The plan, …, criticizes"
    return is_verb and passage.gaps[stop] == " " and not is_noun
