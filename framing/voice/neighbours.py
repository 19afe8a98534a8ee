"""Neighbours: the speaker of a quotation that no reporting word claims, from the words around it."""

from __future__ import annotations

from bisect import bisect_left

from framing.domain.cue import Cue, Form
from framing.voice.antecedents import name_runs
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.quotations import token_range
from framing.voice.report import Report, SourceKind
from framing.voice.sources import subject_after, subject_before
from framing.voice.subjects import nearest_actor

_UTTERED = frozenset(",?!—…")
_REACH = 9
_MARKS = " \t\n\u00a0.,!?…”\"’')]"
ANY_VERB = Cue((), "", Form.PAST, frozenset(), "neutral")


def report_beside(
    passage: Passage, number: int, reports: tuple[Report, ...], grammar: Grammar
) -> Report | None:
    """A report made of the words right behind or before a quotation, or None.

    Behind: "…,” Lee started", whatever the verb. Before: "Lee: “…”", "Lee took the stage: “…”".
    """
    start, stop = token_range(passage, number)
    if start == stop:
        return None
    return (
        _behind(passage, (start, stop), grammar)
        or _signed(passage, (start, stop), grammar)
        or _before(passage, (start, stop), reports, grammar)
    )


def signature(passage: Passage, start: int, grammar: Grammar) -> tuple[int, int] | None:
    """The name behind a dash at `start` ("— Ann Lee, mayor"), or None."""
    if start >= len(passage.words) or passage.gaps[start].strip(_MARKS)[:1] not in tuple("—–―-"):
        return None
    if not passage.words[start][0].isupper() or passage.quoted[start] != -1:
        return None
    source = subject_after(passage, (start, len(passage.words)), start, grammar)
    if source is None or source[1] - start > _REACH:
        return None
    is_subhead = passage.gaps[source[1]].strip(_MARKS)[:1] in tuple("—–―-")
    return None if is_subhead else source


def looking_back(passage: Passage, start: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who spoke before a sentence that looks back: "So reads the leaflet", "Thus spoke Lee"."""
    if start + 2 >= len(passage.words) or passage.lower[start] not in grammar.backward_leads:
        return None
    verb = passage.lower[start + 1]
    if verb in grammar.auxiliaries or not (grammar.is_finite(verb) or verb in grammar.cues):
        return None
    return subject_after(passage, (start, len(passage.words)), start + 2, grammar)


def _signed(passage: Passage, tokens: tuple[int, int], grammar: Grammar) -> Report | None:
    """A quotation with its speaker behind a dash: “…” — Ann Lee."""
    stop = tokens[1]
    source = signature(passage, stop, grammar)
    limit = min(len(passage.words), stop + 2 * _REACH)
    if source is None or any(map(grammar.is_finite, passage.lower[stop:limit])):
        return None
    return Report(ANY_VERB, (stop, stop + 1), source, SourceKind.PHRASE, (tokens,), rule="signed")


def _behind(passage: Passage, tokens: tuple[int, int], grammar: Grammar) -> Report | None:
    stop = tokens[1]
    gap = passage.gaps[stop].lstrip()
    if stop >= len(passage.words) or (gap[:1] not in _UTTERED and "," not in gap):
        return None
    if passage.quoted[stop] != -1:
        return None
    sentence = passage.sentence_of(stop)
    verb = _verb_near(passage, stop, sentence[1], grammar)
    if verb is None or not _ends_clause(passage, verb + 1, sentence[1], grammar):
        return None
    if verb == stop:
        source = subject_after(passage, sentence, stop + 1, grammar)
    else:
        source = subject_before(passage, (stop, sentence[1]), verb, grammar)
        if source is not None and source[0] != stop:
            return None
    if source is None:
        return None
    cue = next(iter(grammar.cues.get(passage.lower[verb], ())), ANY_VERB)
    return Report(cue, (verb, verb + 1), source, SourceKind.PHRASE, (tokens,), rule="beside")


def _ends_clause(passage: Passage, after: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb has no object: the sentence, a comma or a circumstance follows."""
    if after >= stop or breaks(passage.gaps[after]) or passage.quoted[after] != -1:
        return True
    word = passage.lower[after]
    return (
        word in grammar.prepositions
        or word in grammar.times
        or grammar.is_adverb(word)
        or word in grammar.listeners
        or grammar.opens_noun_phrase(passage, after)
    )


def _verb_near(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """The verb of a short clause that follows a quotation."""
    for index in range(start, min(stop, start + _REACH)):
        if passage.quoted[index] != -1 or (index > start and breaks(passage.gaps[index])):
            return None
        word = passage.lower[index]
        if word in grammar.prepositions or word in grammar.coordinators:
            if index == start:
                return None
            continue
        if (
            passage.words[index][0].islower()
            and (grammar.is_finite(word) or word in grammar.cues)
            and word not in grammar.auxiliaries
        ):
            return index
    return None


def _before(
    passage: Passage,
    tokens: tuple[int, int],
    reports: tuple[Report, ...],
    grammar: Grammar,
) -> Report | None:
    start = tokens[0]
    sentence = passage.sentence_of(start)
    if sentence[0] == start or passage.quoted[start - 1] != -1:
        return None
    gap = passage.gaps[start]
    source = _colon_name(passage, sentence, start, grammar) if ":" in gap else None
    near = _source_near(reports, sentence[0], start)
    if source is None and near is not None:
        source = near
    elif (
        source is None and ":" not in gap and ("," not in gap or not _is_utterance(passage, tokens))
    ):
        return None
    if source is None:
        source = nearest_actor(passage, sentence, start, grammar)
    if source is None:
        return None
    return Report(ANY_VERB, (start - 1, start), source, SourceKind.PHRASE, (tokens,), rule="before")


def _source_near(reports: tuple[Report, ...], first: int, start: int) -> tuple[int, int] | None:
    """The source of the last report between two tokens that has one."""
    for index in range(bisect_left(reports, start, key=_cue_start) - 1, -1, -1):
        report = reports[index]
        if report.cue_tokens[0] < first:
            return None
        if report.source is not None:
            return report.source
    return None


def _cue_start(report: Report) -> int:
    return report.cue_tokens[0]


def clause_subject(passage: Passage, number: int, grammar: Grammar) -> tuple[int, int] | None:
    """The subject of the clause that a quotation inside a sentence completes, or None."""
    start = token_range(passage, number)[0]
    sentence = passage.sentence_of(start)
    if sentence[0] == start or passage.quoted[start - 1] != -1:
        return None
    return nearest_actor(passage, sentence, start, grammar)


def _is_utterance(passage: Passage, tokens: tuple[int, int]) -> bool:
    return passage.words[tokens[0]][0].isupper() and tokens[1] - tokens[0] >= 4


def _colon_name(
    passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The name that ends before a colon, no verb between: "Lee: …", "More from Ann Lee: …"."""
    index = start
    while index > sentence[0] and start - index < _REACH:
        if passage.quoted[index - 1] != -1 or grammar.is_verb_at(passage, index - 1):
            break
        if index < start and breaks(passage.gaps[index]):
            break
        index -= 1
    else:
        index = max(index, sentence[0])
    if index > sentence[0] and grammar.is_verb_at(passage, index - 1):
        return None
    runs = list(name_runs(passage, index, start, grammar))
    return runs[-1] if runs else None
