"""Neighbours: the speaker of a quotation that no reporting word claims, from the words around it."""

from __future__ import annotations

from bisect import bisect_left

from framing.domain.cue import Form
from framing.voice.fragments import is_at_arms_length, is_cried, is_remark, is_taken_for
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.leads import may_tell, name_at_colon, name_before_colon
from framing.voice.mentions import may_speak
from framing.voice.openers import is_bare_lead, viewer, who_feels
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after, who_meant
from framing.voice.report import ANY_VERB, Report
from framing.voice.signatures import names_person, owner_of_word, signed
from framing.voice.sources import subject_before
from framing.voice.subjects import acting_since, nearest_actor

_DASHES = frozenset("—–―")
_LONGEST_ASIDE = 30
_NEAR = 6

_ENDS = frozenset(".!?")
_UTTERED = frozenset(",?!—…")
_REACH = 9


def report_beside(
    passage: Passage, number: int, reports: tuple[Report, ...], grammar: Grammar
) -> Report | None:
    """A report made of the words right behind or before a quotation, or None.

    Behind: "…,” Lee started", whatever the verb. Before: "Lee: “…”", "Lee took the stage: “…”".
    """
    start, stop = passage.quoted_ranges[number]
    if start == stop or is_taken_for(passage, number, grammar):
        return None
    if is_cried(passage, start, grammar):
        return _before(passage, (start, stop), reports, grammar)
    tokens = start, stop
    is_alone = stands_alone(passage, number) or _is_utterance(passage, tokens)
    behind = _behind(passage, tokens, is_alone, grammar)
    if behind is not None:
        return behind
    # "LEE on the dam: “…” — Porto, rally Monday"
    is_labelled = ":" in passage.gaps[start] and passage.words[0].isupper()
    led = _before(passage, tokens, reports, grammar) if is_labelled else None
    behind = led or signed(passage, tokens, grammar)
    return behind or _before(passage, tokens, reports, grammar)


def _behind(passage: Passage, tokens: Tokens, is_alone: bool, grammar: Grammar) -> Report | None:
    stop = tokens[1]
    gap = passage.gaps[stop].lstrip()
    if stop >= len(passage.words) or (gap[:1] not in _UTTERED and "," not in gap):
        return None
    if "," not in passage.gaps[stop] and _is_led_to(passage, tokens[0]):
        return None
    word = passage.lower[stop]
    if passage.quoted[stop] != -1 or word in grammar.clause_leads or word in grammar.relatives:
        return None
    sentence = passage.sentence_of(stop)
    verb = _verb_near(passage, stop, sentence[1], grammar)
    if verb is None or not _ends_clause(passage, (stop, verb + 1, sentence[1]), grammar):
        return None
    if all(each in grammar.clitics for each in passage.lower[stop:verb]):
        source = subject_after(passage, sentence, verb + 1, grammar) if is_alone else None
        source = source and who_meant(passage, source, grammar)
    else:
        source = subject_before(passage, (stop, sentence[1]), verb, grammar)
        if source is not None and (source[0] != stop or grammar.is_adverb(passage.lower[stop])):
            return None
        if source is not None and _is_thing(passage, source, verb, grammar):
            return None
    if source is None:
        return None
    cue = next(iter(grammar.cues_of(passage.lower[verb])), ANY_VERB)
    return Report(cue, (verb, verb + 1), source, (tokens,), rule="beside")


def _is_thing(passage: Passage, source: Tokens, verb: int, grammar: Grammar) -> bool:
    """Whether what cannot speak does something else: “Go!” Their voices drowned the horns."""
    if source[1] - source[0] == 1 or may_tell(passage, source, grammar):
        return False
    return not grammar.cue_signs_of(passage.lower[verb]) & FINITE


def _is_led_to(passage: Passage, start: int) -> bool:
    """Whether a quotation stands in a sentence that words of the outlet begin."""
    return start > 0 and not passage.opens_sentence(start) and passage.quoted[start - 1] == -1


def _ends_clause(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> bool:
    """Whether a verb has no object: the sentence, a comma, a circumstance or who acts follows.

    `clause` are its first token, that behind its verb, and the end of the sentence.
    """
    first, after, stop = clause
    if after >= stop or breaks(passage.gaps[after]) or passage.quoted[after] != -1:
        return True
    word = passage.lower[after]
    is_ended = word in grammar.prepositions or word in grammar.times or grammar.is_adverb(word)
    is_ended = is_ended or word in grammar.listeners or word in grammar.cries
    if is_ended or grammar.opens_noun_phrase(passage, after):
        return True
    return after == first + 1 and names_person(passage, after, stop, grammar)


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
        is_noun = index > start and passage.lower[index - 1] in grammar.determiners
        is_noun = is_noun or word in grammar.clitics
        if word in grammar.auxiliaries or is_noun or not passage.words[index][0].islower():
            continue
        is_plain = index == start and any(cue.form is Form.BASE for cue in grammar.cues_of(word))
        if is_plain or grammar.is_finite(word) or grammar.cue_signs_of(word) & FINITE:
            return index
    return None


def _before(
    passage: Passage, tokens: Tokens, reports: tuple[Report, ...], grammar: Grammar
) -> Report | None:
    start = tokens[0]
    sentence = passage.sentence_of(start)
    lead = passage.lower[sentence[0] : start]  # "Interview:" names nobody
    if grammar.headline_labels.issuperset(lead) or passage.quoted[start - 1] != -1:
        return None
    gap = passage.gaps[start]
    teller = owner_of_word(passage, sentence, start, grammar)
    teller = teller or _wording_owner(passage, sentence, start, grammar)
    cue = start - 1, start
    if teller is not None:
        return Report(ANY_VERB, cue, teller, (tokens,), rule="noun")
    source = name_before_colon(passage, sentence, start, grammar) if ":" in gap else None
    near = _source_near(reports, sentence[0], start)
    near = near and (None if _tells_of_source(passage, near, start, grammar) else near)
    if source is None and near is not None:
        source = acting_since(passage, sentence, near, start, grammar)
        if source is None and not _is_aside(passage, near, grammar):
            source = near.source
    elif (
        source is None and ":" not in gap and ("," not in gap or not _is_utterance(passage, tokens))
    ):
        return None
    if source is None and ":" in gap:
        source = who_feels(passage, sentence, start, grammar)
    source = source or nearest_actor(passage, sentence, start, grammar)
    if source is None and ":" in gap:
        source = name_at_colon(passage, sentence, start, grammar)
    if source is None:
        return None
    return Report(ANY_VERB, cue, source, (tokens,), rule="before")


def _wording_owner(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """Whose words a pause behind that noun announces: "in Lee's own words, “…”"; or None."""
    if passage.lower[start - 1] not in grammar.wordings or not breaks(passage.gaps[start]):
        return viewer(passage, sentence, start, grammar)
    owned = start - 1 - (passage.lower[start - 2] in grammar.emphatics)
    return None if owned <= sentence[0] else owner_at(passage, sentence, owned, grammar)


def _source_near(reports: tuple[Report, ...], first: int, start: int) -> Report | None:
    """The last report between two tokens that has a source."""
    for index in range(
        bisect_left(reports, start, key=lambda report: report.cue_tokens[0]) - 1, -1, -1
    ):
        report = reports[index]
        if report.cue_tokens[0] < first:
            return None
        if report.source is not None:
            return report
    return None


def _tells_of_source(passage: Passage, report: Report, start: int, grammar: Grammar) -> bool:
    """Whether marks only tell who has spoken: "…,” said Lee, one of the “big four” pilots"."""
    after = report.source[1] if report.source else 0
    near = range(after, min(start, after + _REACH))
    comma = next((i for i in near if "," in passage.gaps[i]), start)
    if not report.cue_tokens[1] < after < start or comma == start:
        return False
    word = passage.lower[comma]
    is_told = word in grammar.aside_leads or word in grammar.determiners
    return is_told and not any(map(breaks, passage.gaps[comma + 1 : start + 1]))


def _is_aside(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a relative behind a dash holds a report: "held up a sign – which read “Go” –"."""
    relative = report.cue_tokens[0] - 1
    if relative < 1 or passage.lower[relative] not in grammar.relatives:
        return False
    return breaks(passage.gaps[relative]) and "," not in passage.gaps[relative]


def clause_subject(passage: Passage, number: int, grammar: Grammar) -> Tokens | None:
    """The subject of the clause that a quotation inside a sentence completes, or None.

    A remark is that of its owner: "Stone laughed over Lee's “old tub” remark".
    """
    tokens = start, _ = passage.quoted_ranges[number]
    sentence = passage.sentence_of(start)
    if sentence[0] == start or passage.quoted[start - 1] != -1:
        return None
    if is_remark(passage, tokens, grammar):
        owner = owner_at(passage, sentence, start, grammar)
        if owner is not None:
            return owner
    return nearest_actor(passage, sentence, start, grammar)


def closes_clause(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether a few small words in marks end the sentence of somebody who can have said them.

    "Lee could not call the deal “fair.”" ends with Lee's word; in "Lee sold the “fair” deal" the
    marks are as likely the outlet's. A comma ends a clause behind two words, behind one a list.
    """
    start, stop = passage.quoted_ranges[number]
    if is_at_arms_length(passage, start, grammar):
        return False
    is_clause_end = not _ENDS.isdisjoint(passage.gaps[stop]) or (
        "," in passage.gaps[stop] and stop - start > 1
    )
    if not is_clause_end or not all(word[0].islower() for word in passage.words[start:stop]):
        return False
    subject = clause_subject(passage, number, grammar)
    return subject is not None


def stands_alone(passage: Passage, number: int) -> bool:
    """Whether a quotation begins its sentence, so that no words of the outlet lead to it."""
    start = passage.quoted_ranges[number][0]
    return passage.opens_sentence(start) or passage.quoted[start - 1] != -1


def begins_anew(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether a quotation stands alone or behind a mere time: "Then, in May: “…”"."""
    start = passage.quoted_ranges[number][0]
    return stands_alone(passage, number) or is_bare_lead(passage, start, grammar)


def owner_at(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """The possessive that ends at a token: "Lee's", "her"."""
    word = passage.lower[stop - 1]
    if passage.quoted[stop - 1] != -1 or word in grammar.subject_pronouns:
        return None
    if word in grammar.genders and word in grammar.determiners:
        return stop - 1, stop
    if not word.endswith(("'s", "s'")):
        return None
    start = phrase_start(passage, sentence, stop, grammar)
    links = [i for i in range(start, stop - 1) if passage.lower[i] in grammar.links]
    found = (links[-1] + 1 if links else start), stop
    return found if may_speak(passage, *found, grammar) else None


def _is_utterance(passage: Passage, tokens: Tokens) -> bool:
    return passage.words[tokens[0]][0].isupper() and tokens[1] - tokens[0] >= 4


def resumed(passage: Passage, number: int) -> int | None:
    """The quotation that one goes on with behind an aside: “The dam” — Lee paused — “is old”; or None."""
    start, stop = passage.quoted_ranges[number]
    if number == 0 or start == stop or not passage.words[start][0].islower():
        return None
    if start == 0 or not _has_dash(passage.gaps[start]):
        return None
    aside = range(start - 1, max(0, start - _LONGEST_ASIDE), -1)
    dashes = (i for i in aside if passage.quoted[i] == -1 and _has_dash(passage.gaps[i]))
    opening = next(dashes, 0)
    numbers = range(number - 1, max(-1, number - _NEAR), -1)
    return next((n for n in numbers if passage.quoted_ranges[n][1] <= opening), None)


def _has_dash(gap: str) -> bool:
    return not _DASHES.isdisjoint(gap) or " - " in gap or "--" in gap
