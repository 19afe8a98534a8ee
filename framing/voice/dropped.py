"""Dropped subjects: who says something where a verb needs no subject, as in Spanish.

"Rosa Gil habló ayer. Añadió que no hay dinero.", "“Nos vamos”, añadió.", "El puente, dijo, está cerrado."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.bounds import clause_first
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.inversions import acts_itself, leads_to_adjunct
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report
from framing.voice.tokens import is_person_noun

_SENTENCES_BACK, _LONGEST_ROLE = 3, 5
_FINITE = (Form.PAST, Form.PRESENT)


def between_pauses(passage: Passage, use: CueUse, grammar: Grammar) -> Report | None:
    """The report of a verb that stands alone behind what is said, or inside it; its source is not known yet."""
    first, stop = use.sentence
    is_behind = use.group > first and "," in passage.gaps[use.group]
    if not is_behind or use.cue.form not in _FINITE or not acts_itself(use, grammar):
        return None
    if Frame.POST not in use.cue.frames:
        return None
    start, number = clause_first(passage, first, use.group, grammar), passage.quoted[use.group - 1]
    is_marked = number != -1
    if is_marked and ":" in passage.gaps[passage.quoted_ranges[number][0]]:
        start = passage.quoted_ranges[number][0]
    said = [(start, use.group)]
    after = skip_circumstance(passage, use.stop, stop, grammar)
    if after < stop and "," in passage.gaps[after]:
        if not is_marked or passage.quoted[after] != -1:
            said.append((after, stop))  # not "“No duermo”, dice, y se va."
    elif after < stop:
        is_adjunct = passage.lower[after] in grammar.turn_leads  # "confiesa mientras llueve"
        if not is_marked or not (is_adjunct or leads_to_adjunct(passage, after, grammar)):
            return None
    return Report(use.cue, use.tokens, None, tuple(said), rule="postposed")


def with_subjects(
    passage: Passage, reports: Sequence[Report], grammar: Grammar
) -> Iterator[Report]:
    """The reports, those without a subject given to who spoke before, or acts in a sentence near."""
    last: Tokens | None = None
    for report in reports:
        if _lacks_subject(passage, report, grammar):
            source = last
            if last is not None and _tells_of(passage, last, report, grammar):
                source = acts_in(passage, passage.sentence_of(last[0]), grammar)
            source = source or _acts_before(passage, report, grammar)
            source = source or _acts_behind(passage, report, grammar)
            report = replace(report, source=source)
        last = report.source or last
        yield report


def _lacks_subject(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a finite verb has none; adverbs are none: "También negó …"; "se dijo que" means nobody."""
    if report.cue.form is Form.ADVERB:
        return _is_view(passage, report, grammar)
    is_dropping = "dropped subjects" in grammar.habits
    if not is_dropping or report.cue.form not in _FINITE or report.is_passive:
        return False
    if report.source is not None:
        words = passage.lower[slice(*report.source)]
        return all(grammar.is_adverb(word) for word in words)
    start, stop = report.cue_tokens
    group = passage.lower[max(0, start - 1) : stop]
    return grammar.members("impersonal_clitics").isdisjoint(group)


def _tells_of(passage: Passage, last: Tokens, report: Report, grammar: Grammar) -> bool:
    """Whether what is said is a relative right behind who spoke: "por un juez que, insiste, …"."""
    first = report.regions[0][0] if report.regions else 0
    return last[1] == first and passage.lower[first] in grammar.relatives


def _is_view(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether only a verb or "his" tells whose word something is: "según dijo, …", "a su juicio"."""
    if report.source is None:
        return not grammar.members("own_views").isdisjoint(report.cue.words)
    start, stop = report.source
    return stop == start + 1 and bool(grammar.cue_signs_of(passage.lower[start]) & FINITE)


def _acts_before(passage: Passage, report: Report, grammar: Grammar) -> Tokens | None:
    """The subject that opens one of the sentences before."""
    first = passage.sentence_of(report.cue_tokens[0])[0]
    for _ in range(_SENTENCES_BACK):
        if first == 0:
            break
        before = passage.sentence_of(first - 1)
        first = before[0]
        named = acts_in(passage, before, grammar)
        if named is not None:
            return named
    return None


def _acts_behind(passage: Passage, report: Report, grammar: Grammar) -> Tokens | None:
    """The subject that opens the next sentence outside marks: "Dijo que no. Rosa Gil calla."."""
    first = passage.sentence_of(report.cue_tokens[0])[1]
    while first < len(passage.words) and passage.quoted[first] != -1:
        first = passage.sentence_of(first)[1]
    if first == len(passage.words):
        return None
    return acts_in(passage, passage.sentence_of(first), grammar)


def doer(
    passage: Passage, use: CueUse, found: Tokens | None, last: Report | None, grammar: Grammar
) -> Tokens | None:
    """Who says what an infinitive tells: "Arce llegó a decir que …", "…, avant d'admettre que …"; or None."""
    first = use.group
    while first > use.sentence[0] and not breaks(passage.gaps[first]):
        first -= 1
    lead = use.start - 1
    while lead > first and passage.lower[lead] in grammar.clitics:
        lead -= 1
    if lead >= first and passage.lower[lead] in grammar.negations | grammar.members("withouts"):
        return None  # "prefiere no decir quién", "sort sans dire que …"
    is_led = passage.lower[first] in grammar.prepositions
    if is_led and first == use.sentence[0]:
        return None  # "Al decir que no, mintió"
    if _is_nobody(passage, first, grammar):
        return None
    acting = None if is_led else acts_in(passage, (first, use.group), grammar)
    if acting is not None:
        return acting
    if last is not None and last.source is not None and last.source[0] >= use.sentence[0]:
        return last.source
    acting = acts_in(passage, (use.sentence[0], use.group), grammar)
    if acting is not None or found is None:
        return acting
    if _is_nobody(passage, found[0], grammar):
        return None
    words = passage.lower[slice(*found)]
    return (
        found if grammar.vague.isdisjoint(words) and may_speak(passage, *found, grammar) else None
    )


def _is_nobody(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether words name nobody who acts: "il faut dire que …"."""
    return " ".join(passage.lower[start : start + 2]) in grammar.members("no_doers")


def acts_in(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """The subject that opens a sentence, if it can speak."""
    start = skip_circumstance(passage, *sentence, grammar)
    if start == sentence[1] or passage.quoted[start] != -1:
        return None
    found = subject_after(passage, sentence, start, grammar)
    if found is None:
        return None
    named = _named(passage, found, grammar)
    if named is not None and may_speak(passage, *named, grammar):
        return named
    ends = range(min(found[1], start + _LONGEST_ROLE), start + 1, -1)
    end = next((end for end in ends if _is_role(passage, start, end, grammar)), None)
    return None if end is None else (start, end)


def _is_role(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether words name a role and nothing more: "El alcalde", not "El alcalde habló"."""
    is_ended = is_person_noun(passage.lower[stop - 1], grammar)
    is_ended |= not grammar.prepositions.isdisjoint(passage.lower[start:stop])
    return is_ended and may_speak(passage, start, stop, grammar)


def _named(passage: Passage, phrase: Tokens, grammar: Grammar) -> Tokens | None:
    """A phrase up to its last capital, since its verb may be unknown: "El ministro Juan Olmo habló"."""
    start, stop = phrase
    while stop > start and passage.words[stop - 1][0].islower():
        stop -= 1
    is_verb = stop == start + 1 and grammar.cue_signs_of(passage.lower[start])
    return (start, stop) if stop > start and not is_verb else None
