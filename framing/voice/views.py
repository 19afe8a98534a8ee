"""Views: whose view a sentence tells, and what a noun of saying leads to from afar.

"In Lee's view, …"; "Lee's claim is that …", "her claim in May that …", "issued a plea to the crews: …";
not "is seen as a risk", which nobody is told to hold.
"""

from __future__ import annotations

from framing.domain.cue import Frame, Gender
from framing.voice.clauses import is_clause
from framing.voice.cues import CueUse, Opening
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.passives import is_it
from framing.voice.report import Report
from framing.voice.told import SPOKEN

_STOPS = frozenset(":;")
_LONGEST_PLACE, _LONGEST_OCCASION, _FAR = 16, 10, 250


def by_view(passage: Passage, use: CueUse, owner: Tokens, grammar: Grammar) -> Report | None:
    """What is told in somebody's view, before and behind that phrase; or None.

    "In Lee's view, boats sank", "the dam, in Lee's eyes, is old", "boats sank, in her opinion".
    """
    first, stop = use.sentence
    lead, after = owner[0] - 1, use.stop
    if lead < first or passage.lower[lead] not in grammar.occasion_leads | grammar.agent_links:
        return None
    is_mine = grammar.genders.get(passage.lower[owner[0]]) is Gender.FIRST
    is_bare = lead == first and after < stop and passage.lower[after] in grammar.determiners
    verbs = (i for i in range(after, stop) if is_bare and grammar.is_verb_at(passage, i))
    is_bare = passage.lower[next(verbs, lead)] in grammar.be  # "in their eyes the dam is old"
    if is_mine or not (after == stop or is_bare or breaks(passage.gaps[after])):
        return None
    is_lead = lead == first or (lead - 1 == first and passage.lower[first] in grammar.coordinators)
    is_lead = is_lead or not _STOPS.isdisjoint(passage.gaps[lead])
    said = [(after, stop)] if after < stop else []
    if not is_lead:
        is_told = any(
            grammar.cue_signs_of(word) for word in passage.lower[max(first, lead - _FAR) : lead]
        )
        if is_told or "," not in passage.gaps[lead]:
            return None
        said = [(first, lead), *said]
    return Report(use.cue, use.tokens, owner, tuple(said), rule="view") if said else None


def told_afar(
    passage: Passage, use: CueUse, owner: Tokens | None, grammar: Grammar
) -> Opening | None:
    """The clause behind "is that", or behind a colon, that tells what somebody's word is; or None.
    Of what is no word, "the army's line", only the first tells.

    "The claim of the crews is that boats sank", "his message to them was plain: boats sank", "issued a
    plea to the crews: …".
    """
    is_word = bool(use.cue.frames & SPOKEN)
    if owner is not None and is_word:
        clause = _that_behind_occasion(passage, use.stop, use.sentence[1], grammar)
        if clause is not None:
            return clause, Frame.THAT
    word = passage.lower[use.stop]
    is_plain = word in grammar.prepositions or word in grammar.be or word in grammar.have
    n_verbs = 0
    for index in range(use.stop, min(use.sentence[1], use.stop + _LONGEST_PLACE)):
        if passage.quoted[index] != -1:
            return None
        gap, word = passage.gaps[index], passage.lower[index]
        if ":" in gap:
            is_told = is_word and (owner is not None or not n_verbs)
            is_told = is_told and is_clause(passage, index, use.sentence[1], grammar)
            return (index, Frame.QUOTE) if is_told else None
        if breaks(gap) or not is_plain:
            return None
        if n_verbs and word in grammar.complementizers:
            behind = passage.lower[index + 1 : use.sentence[1]]
            is_noun = not behind or behind[0] in grammar.prepositions  # "that of the crews"
            is_told = passage.lower[index - 1] in grammar.be and not is_noun
            return (index, Frame.THAT) if is_told else None
        if grammar.is_verb_at(passage, index) and word not in grammar.have:
            if n_verbs or word not in grammar.be:
                return None
            n_verbs = 1
    return None


def _that_behind_occasion(passage: Passage, first: int, stop: int, grammar: Grammar) -> int | None:
    """The clause that an occasion parts from a noun: "(Lee's claim) at a debate that …"; or None."""
    if breaks(passage.gaps[first]):  # "Lee's claim, that boats sank, …"
        return first if _opens_claim(passage, first, grammar) else None
    leads = grammar.circumstance | grammar.times | grammar.time_leads | grammar.quantities
    if passage.lower[first] not in leads:
        return None
    for index in range(first, min(stop - 1, first + _LONGEST_OCCASION)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if passage.lower[index] in grammar.complementizers:
            if passage.quoted[index + 1] != -1:
                return None
            return None if grammar.is_relative_that(passage, index) else index
        if grammar.is_verb_at(passage, index):
            return None
    return None


def _opens_claim(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a comma and "that" open what somebody's word is, and no relative."""
    is_that = passage.lower[index] in grammar.complementizers and "," in passage.gaps[index]
    return is_that and passage.quoted[index] == -1 and not grammar.is_relative_that(passage, index)


def is_unfounded(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a verb of holding an opinion names nobody who holds it, or no opinion.

    "Is seen as a risk", "considered a bid", "saw smoke as the bombs fell"; not "a dam that crews
    consider a risk".
    """
    if report.source is None:
        return True
    is_body = is_it(passage.lower[report.source[0]], grammar)
    if not is_body and not may_speak(passage, *report.source, grammar):
        return True
    if not report.regions:
        return True  # "it works, you see:"
    start, stop = report.regions[-1]
    if passage.lower[start].endswith("ing") or any(
        passage.quoted[index] != -1 or _is_finite(passage, index, report, grammar)
        for index in range(start, stop)
    ):
        return True  # marks tell by themselves whose word they hold
    lead = passage.lower[report.source[0] - 1] if report.source[0] > 0 else ""
    is_gap = lead in grammar.relatives or lead in grammar.clause_heads
    return not (report.is_passive or is_gap or report.wording is not None)


def _is_finite(passage: Passage, index: int, report: Report, grammar: Grammar) -> bool:
    """Whether a verb stands there that is not what something is held to be: "consider it to be old",
    not "designate her to be the clerk"."""
    is_held = passage.lower[index] in grammar.be and passage.lower[index - 1] in grammar.infinitive
    is_held = is_held and Frame.AS not in report.cue.frames
    return grammar.is_verb_at(passage, index) and not is_held
