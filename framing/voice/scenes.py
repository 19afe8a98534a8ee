"""Scenes: who acts in the sentence before a quotation that no reporting word claims: "Lee shrugged. “…”"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.neighbours import owner_at
from framing.voice.openers import feels, opening_subject, role_end
from framing.voice.passages import Passage, Tokens
from framing.voice.runs import name_runs
from framing.voice.sources import subject_before

_LONGEST_TURN, _LONGEST_LEAD, _FIRST_WORDS = 5, 9, 6


def actor_before(
    passage: Passage, number: int, cue_starts: Sequence[int], grammar: Grammar
) -> Tokens | None:
    """Who acts in the sentence before a quotation, named and reporting nothing; or None.

    "The judge turned to me. “Why?”" gives the judge; a pronoun and who merely *is* something
    only go on about somebody. `cue_starts` are the places of the paragraph's cues, ordered.
    """
    start = passage.quoted_ranges[number][0]
    if start == 0 or not passage.opens_sentence(start):
        return None
    first, stop = passage.sentence_of(start - 1)
    taking = _interrupter(passage, (first, stop), grammar)
    if taking is not None:
        return taking
    span = passage.char_span(first, stop)
    cue = bisect_left(cue_starts, span.start)
    if cue < len(cue_starts) and cue_starts[cue] < span.end:
        return None
    if any(quoted != -1 for quoted in passage.quoted[first:stop]):
        return None
    presented = _presented(passage, (first, stop), grammar)
    if presented is not None:
        return presented
    found = _acting(passage, (first, stop), grammar)
    if found is None or _only_goes_on(passage, found, grammar):
        return None
    is_told = found[1] < stop and passage.lower[found[1]] in grammar.be
    return None if is_told and not feels(passage, found[1] + 1, stop, grammar) else found


def _acting(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """Who acts in a sentence, at its head or behind its lead: "On Monday, Lee left.", "Sitting down, Lee left."."""
    first, stop = sentence
    found = opening_subject(passage, sentence, stop, grammar)
    if found is not None:
        return found
    word = passage.lower[first]
    if word in grammar.determiners or word in grammar.vague:
        return _role(passage, sentence, grammar)
    if word not in grammar.occasion_leads and not word.endswith("ing"):
        return None
    near = range(first + 1, min(stop - 1, first + _LONGEST_LEAD))
    comma = next((i for i in near if "," in passage.gaps[i]), first)
    return opening_subject(passage, (comma, stop), stop, grammar)


def _role(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """The person whom a role brings in: "One pilot, who left, shrugged.", "The harbour head, Ann Lee, left."."""
    first, stop = sentence
    if passage.lower[first] in grammar.vague:
        end = role_end(passage, first + 1, stop, grammar)
        return None if end is None else (first, end)
    near = range(first + 1, min(stop, first + _FIRST_WORDS))
    comma = next((i for i in near if breaks(passage.gaps[i])), first)
    run = next(name_runs(passage, comma, min(stop, comma + _FIRST_WORDS), grammar), None)
    is_named = run is not None and run[0] == comma > first and run[1] - run[0] > 1
    if run is None or not is_named or run[1] >= stop or passage.gaps[run[1]] != ", ":
        return None
    return (first, comma) if passage.gaps[comma] == ", " else None


def _only_goes_on(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase is a pronoun, who goes on about somebody; not "his brother"."""
    return phrase[1] - phrase[0] == 1 and passage.lower[phrase[0]] in grammar.genders


def _presented(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """Whose words a sentence leads to: "Lee's reply was short.", "Among them was Ann Lee, a pilot."."""
    first, stop = sentence
    for index in range(first + 1, min(stop, first + _FIRST_WORDS)):
        word, before = passage.lower[index], passage.lower[index - 1]
        is_said = word in grammar.cues or word in grammar.wordings
        if is_said and before.endswith(("'s", "s'")) and index - 1 > first:
            found = first, index
            return found if may_speak(passage, *found, grammar) else None
        if breaks(passage.gaps[index]):
            return None
        if word in grammar.be and passage.lower[first] in grammar.prepositions:
            run = next(name_runs(passage, index + 1, stop, grammar), None)
            if run is None or run[0] != index + 1 or not may_speak(passage, *run, grammar):
                return None
            return run if run[1] == stop or breaks(passage.gaps[run[1]]) else None
    return None


def _interrupter(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """Who takes the floor at the end of a sentence: "Lee spoke until the judge cut in."; or None."""
    first, stop = sentence
    for verb in range(stop - 1, max(first, stop - _LONGEST_TURN), -1):
        if passage.quoted[verb] != -1 or breaks(passage.gaps[verb + 1][:-1]):
            return None
        words = passage.lower[verb], " ".join(passage.lower[verb : verb + 2])
        if grammar.interruptions.isdisjoint(words) or passage.lower[verb - 1] in grammar.be:
            continue
        found = subject_before(passage, (first, stop), verb, grammar)
        return found if found and may_speak(passage, *found, grammar) else None
    return None


def told_before(passage: Passage, number: int, cue_starts: Sequence[int]) -> int | None:
    """Which cue comes first in the sentence between two quotations, or None.

    "“…,” Lee said. Kern told the crews to stay. “…”" goes on with Kern. `cue_starts` are the places
    of the cues that nobody reports, ordered.
    """
    start = passage.quoted_ranges[number][0]
    if number == 0 or not passage.opens_sentence(start):
        return None
    first = passage.starts[passage.sentence_of(start - 1)[0]]
    cue = bisect_left(cue_starts, max(first, passage.quotations[number - 1].outer.end))
    is_between = cue < len(cue_starts) and cue_starts[cue] < passage.starts[start]
    return cue if is_between else None


def opening_source(passage: Passage, number: int, grammar: Grammar) -> Tokens | None:
    """Whose words a quotation inside a sentence is, where no verb tells.

    The owner before it ("Lee's “good old boats”"), else what opens its sentence: a name, a
    person, a document ("The ad targets …"), the owner of its first noun ("Lee's answer was …").
    """
    start = passage.quoted_ranges[number][0]
    sentence = passage.sentence_of(start)
    lead = passage.lower[sentence[0] : start]
    if grammar.headline_labels.issuperset(lead) or passage.quoted[start - 1] != -1:
        return None
    owner = owner_at(passage, sentence, start, grammar)
    if owner is not None:
        return owner
    found = opening_subject(passage, sentence, start, grammar)
    if found is not None:
        return found
    first = sentence[0] + (passage.lower[sentence[0]] in grammar.coordinators)
    for stop in range(first + 1, min(start, first + _LONGEST_LEAD)):
        owner = owner_at(passage, sentence, stop, grammar)
        if owner is not None and owner[0] == first:
            return owner
        is_document = passage.lower[stop - 1] in grammar.documents
        if is_document and passage.lower[first] in grammar.determiners:
            return first, stop
        if breaks(passage.gaps[stop]) or passage.quoted[stop] != -1:
            return None
        if grammar.is_verb_at(passage, stop - 1):
            return None
    return None
