"""Endings: where reported words end."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.bounds import (
    aside_end,
    goes_on_in_deed,
    goes_on_inside,
    goes_on_round_aside,
    is_uttered,
    joins_subjects,
    others_report,
    quotations_end,
    repeats,
    resumes_main_verb,
    speaks_on,
    tells_when,
    turns,
)
from framing.voice.circumstances import is_in_lead, is_lead
from framing.voice.clauses import has_verb_soon, opens_that, resumes_verb
from framing.voice.cues import CueUse, goes_on_to_charge
from framing.voice.grammar import FINITE, POST_FINITE, SAYING, Grammar, breaks
from framing.voice.listeners import is_occasion
from framing.voice.main_clauses import acts_soon, has_verb, joins_deed, says_in_plural
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.passives import gives_reason
from framing.voice.relatives import holds_report, opens_relative
from framing.voice.tokens import is_person_noun
from framing.voice.unsaid import is_apposition_tail

_LONGEST_NAME, _LONGEST_OCCASION, _FAR = 7, 8, 250
_ONLY_MARKS = frozenset({Frame.QUOTE})
_LEADING = (Form.PAST, Form.PARTICIPLE)


def content_end(
    passage: Passage, use: CueUse, start: int, stop: int, frame: Frame, grammar: Grammar
) -> int:
    """Where the content that begins at `start` ends, at the latest at `stop`."""
    if use.cue.form is Form.PARTICIPLE:
        from framing.voice.describing import before_another  # many texts have none

        stop = before_another(passage, use, (start, stop), grammar)
    is_quote = frame is Frame.QUOTE and passage.quoted[start] != -1
    if is_quote and (Frame.NAME in use.cue.frames or use.cue.frames == _ONLY_MARKS):
        return quotations_end(passage, start, stop, grammar)
    may_lead = frame is Frame.WH or (frame is Frame.THAT and use.cue.form in _LEADING)
    is_led = may_lead and use.group == use.start and is_lead(passage, use, frame, grammar)
    if is_led or is_in_lead(passage, use, grammar):
        return next((i for i in range(start, stop) if "," in passage.gaps[i]), stop)
    if frame is Frame.OBJECT and Frame.NAME in use.cue.frames:
        behind = range(start + 1, stop - 1)
        stop = next((i for i in behind if gives_reason(passage, i, grammar)), stop)
    if frame in (Frame.THAT, Frame.WH, Frame.QUOTE):
        end = _clause_end(passage, (start, stop), passage.lower[use.stop - 1], grammar)
        end = aside_end(passage, use.start, (start, end), grammar)
        end = _before_silence(passage, (start, end), grammar)
        if frame is Frame.THAT and use.group < use.start:
            from framing.voice.silences import before_contrast  # few texts have them

            return before_contrast(passage, use, (start, end), grammar)
        return end
    return _phrase_content_end(passage, start, stop, grammar)


def _before_silence(passage: Passage, clause: Tokens, grammar: Grammar) -> int:
    """Where a clause ends before what its speaker keeps back: "boats sank | without giving details"."""
    if grammar.silence_signs.isdisjoint(passage.lower[slice(*clause)]):
        return clause[1]
    from framing.voice.silences import before_silence  # few texts have them

    return before_silence(passage, clause, grammar)


def _clause_end(passage: Passage, clause: Tokens, verb: str, grammar: Grammar) -> int:
    """Where a clause ends that a verb of telling leads to."""
    start, stop = clause
    gaps, lower, quoted = passage.gaps, passage.lower, passage.quoted
    for index in range(start + 1, min(stop, start + _FAR)):
        gap, word = gaps[index], lower[index]
        is_plain = gap == " " and word not in grammar.conjunctions
        if (is_plain or quoted[index] != -1) and quoted[index] == quoted[index - 1]:
            continue
        is_behind_quotation = quoted[index - 1] != -1 and quoted[index] == -1
        if is_behind_quotation and (
            is_uttered(passage, start, index, grammar)
            or _closes_again(passage, index, stop, grammar)
        ):
            return index
        if breaks(gap):
            is_anew = ";" in gap and _reports_anew(passage, index, stop, grammar)
            if is_anew or ("," in gap and _opens_aside(passage, (start, index, stop), grammar)):
                return _before_bare_subject(passage, (start, index), grammar)
            is_dash = "–" in gap or "—" in gap or "-" in gap
            if word in grammar.according_words or (is_dash and _is_remark(passage, index, grammar)):
                return index
        elif (
            word in grammar.conjunctions
            and index + 1 < stop
            and (
                resumes_main_verb(passage, index, verb, grammar)
                or (is_behind_quotation and _somebody_reports(passage, index + 1, stop, grammar))
                or repeats(passage, index + 1, stop, verb, grammar)
                or _apposed_reports(passage, index + 1, stop, grammar)
                or _others_turn(passage, index, stop, grammar)
            )
            and not joins_subjects(passage, (start, index, stop), grammar)
        ):
            return index
    return stop


def _before_bare_subject(passage: Passage, clause: Tokens, grammar: Grammar) -> int:
    """Where a clause ends before a subject alone, whose verb comes behind an aside: "boats sank, | but Lee
    (, who had left, saw no harm)"."""
    start, stop = clause
    for index in range(stop - 2, max(start + 1, stop - _LONGEST_OCCASION), -1):
        if passage.quoted[index] != -1 or grammar.is_verb_at(passage, index + 1):
            break
        if "," in passage.gaps[index]:
            is_turn = passage.lower[index] in grammar.adversatives
            is_turn = is_turn and not opens_that(passage, index + 1, grammar)
            return index if is_turn and may_speak(passage, index + 1, stop, grammar) else stop
    return stop


def _is_remark(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a remark begins behind a dash: "– blaming the port", "-- this after", "– a claim he denies"."""
    word, behind = (*passage.lower[index : index + 2], "")[:2]
    is_remark = word in grammar.demonstratives and behind in grammar.clause_leads
    if word in grammar.adversatives and behind:  # "– but Lee called it a farce"
        is_remark |= _somebody_reports(passage, index + 1, passage.sentence_of(index)[1], grammar)
    if word in grammar.indefinite:
        is_remark |= any(cue.form is Form.NOUN for cue in grammar.cues_of(behind))
    return is_remark or word in grammar.aside_leads or speaks_on(passage, index, grammar)


def _opens_aside(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> bool:
    """Whether what is the outlet's, or reported anew, begins behind a comma.

    `clause` are the first token of what is reported, that behind the comma, the end of the sentence.
    """
    start, index, stop = clause
    word = passage.lower[index]
    is_relative = word in grammar.aside_leads or opens_relative(passage, index, stop, grammar)
    if is_relative or _opens_report(passage, index, stop, grammar):
        return True
    if turns(passage, index, stop, grammar) or tells_when(passage, index, stop, grammar):
        return has_verb(passage, (start, index), grammar)
    return is_apposition_tail(passage, (start, index), stop, grammar)


def _reports_anew(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether somebody reports behind a semicolon: "…; the union says …", "…; crews deny it", "…; Lee: …"."""
    is_led = grammar.opens_noun_phrase(passage, start)
    is_led = is_led or is_person_noun(passage.lower[start], grammar)
    for index in range(start, min(stop, start + 8)):
        if passage.quoted[index] != -1:
            return False
        if index > start and breaks(passage.gaps[index]):
            return ":" in passage.gaps[index] and may_speak(passage, start, index, grammar)
        is_plural = index > start and says_in_plural(passage, index, grammar)
        if is_plural or grammar.cue_signs_of(passage.lower[index]) & FINITE:
            return index > start and (is_plural or is_led or passage.words[index - 1][0].isupper())
    return False


def _somebody_reports(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a name or pronoun with a reporting verb follows: "“old” and Kern called it …"."""
    is_name = passage.words[start][0].isupper() or passage.lower[start] in grammar.genders
    return is_name and _reports_anew(passage, start, stop, grammar)


def _closes_again(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a short clause with a reporting verb or the occasion follows a quotation: “…,” it added."""
    if _ends_with_occasion(passage, start, stop, grammar):
        return True
    if passage.gaps[start].lstrip()[:1] not in tuple("!?") and "," not in passage.gaps[start]:
        return False
    for index in range(start, min(stop, start + 7)):
        if index > start and breaks(passage.gaps[index]):
            return False
        is_plural = index > start and says_in_plural(passage, index, grammar)
        if is_plural or grammar.cue_signs_of(passage.lower[index]) & POST_FINITE:
            return True
    return False


def _opens_report(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a new report begins after a comma: ", adding that", ", but he said"."""
    if speaks_on(passage, index, grammar):
        return True
    word = passage.lower[index]
    is_lead = word in grammar.conjunctions or word in grammar.turn_leads or word in grammar.as_leads
    if not is_lead and word not in grammar.accuse_links:
        return False
    from framing.voice.describing import opens_report  # few commas have them

    return opens_report(passage, index, stop, grammar)


def _others_turn(passage: Passage, turn: int, stop: int, grammar: Grammar) -> bool:
    """Whether "but" leads to who reports otherwise: "said boats sank | but Kern later denied it".

    Not to who is only told of: "said he left but his wife told him to stay".
    """
    if passage.lower[turn] not in grammar.adversatives or turn + 1 >= stop:
        return False
    word = passage.lower[turn + 1]
    is_named = passage.words[turn + 1][0].isupper() or word in grammar.definite
    return is_named and _opens_report(passage, turn, stop, grammar)


def _apposed_reports(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """As `apposed_reports`, where a comma may end the name of who is described."""
    if not any("," in gap for gap in passage.gaps[start + 1 : min(stop, start + _LONGEST_NAME)]):
        return False
    from framing.voice.describing import apposed_reports  # few joining words have them

    return apposed_reports(passage, start, stop, grammar)


def _phrase_content_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    gaps, lower, quoted = passage.gaps, passage.lower, passage.quoted
    for index in range(start + 1, stop):
        if quoted[index] != -1 and quoted[index - 1] == quoted[index]:
            continue
        gap, word = gaps[index], lower[index]
        if gap != " " and breaks(gap):
            if not (
                goes_on_inside(passage, start, index, stop)
                or _goes_on_as_list(passage, index, stop, grammar)
                or goes_on_round_aside(passage, (start, index, stop), grammar)
                or goes_on_in_deed(passage, start, index, grammar)
                or goes_on_to_charge(passage, (index, stop), grammar)
            ):
                return index
        elif gaps[index + 1] == "-":  # part of a compound: "so-called"
            continue
        elif word in grammar.phrase_stops or (
            word in grammar.as_leads and others_report(passage, index, stop, grammar)
        ):
            if word in grammar.as_leads or index > start + 1:
                return index
        elif (
            (
                word in grammar.coordinators
                and index + 1 < stop
                and not goes_on_in_deed(passage, start, index, grammar)
                and (
                    joins_deed(passage, start, index, grammar)
                    or (
                        grammar.opens_noun_phrase(passage, index + 1)
                        and has_verb_soon(passage, index + 1, min(stop, index + 6), grammar)
                    )
                )
            )
            or (
                word in grammar.occasion_leads
                and index + 2 < stop
                and is_occasion(passage, index, grammar)
            )
            or holds_report(passage, index, stop, grammar)
        ):
            return index
    return stop


def _ends_with_occasion(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether only the occasion of speaking follows: "said it is “old” | in an interview on Friday"."""
    is_led = passage.lower[index] in grammar.occasion_leads and stop - index <= _LONGEST_OCCASION
    is_told = not grammar.occasions.isdisjoint(passage.lower[index:stop])
    return is_led and is_told and is_occasion(passage, index, grammar)


def _goes_on_as_list(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a comma parts the entries of a list: another comma with "and" or "or" follows."""
    word = passage.lower[index]
    if grammar.cue_signs_of(word) & SAYING or word in grammar.phrase_stops:
        return False  # "…, while crews slept"
    if word in grammar.conjunctions and "," in passage.gaps[index]:
        return index + 1 >= stop or not (
            passage.lower[index + 1] in grammar.relatives
            or resumes_verb(passage, index + 1, grammar)
            or acts_soon(passage, index + 1, min(stop, index + 9), grammar)
        )
    for ahead in range(index + 1, min(stop, index + 8)):
        if passage.lower[ahead] in grammar.conjunctions and not grammar.is_finite(word):
            return True
        if grammar.is_finite(passage.lower[ahead]) or passage.lower[ahead] in grammar.relatives:
            return False
    return False
