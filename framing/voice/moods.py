"""Signs that only some languages have, read where a language has them.

A verb's mood that carries a report on over full stops, or begins one behind who is told of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.domain.cue import Gender
from framing.domain.frozen import replace
from framing.voice.grammar import Grammar
from framing.voice.outlets import without_outlet
from framing.voice.passages import Passage, Tokens
from framing.voice.report import ANY_VERB, Report
from framing.voice.tokens import is_person_noun

_COLONS = frozenset(":;")
_SHORTEST_CLAUSE = 2


def completed(passage: Passage, reports: Sequence[Report], grammar: Grammar) -> tuple[Report, ...]:
    """The reports with the subjects they lack and those that a mood goes on with, none of the outlet's."""
    if grammar.clitics or grammar.members("own_views"):
        from framing.voice.dropped import with_subjects

        reports = tuple(with_subjects(passage, reports, grammar))
    if grammar.reported_moods:
        reports = (*reports, *_continued(passage, reports, grammar))
    reports = [each for each in reports if not _is_no_one(passage, each, grammar)]
    reports = _parted_by_colons(passage, reports)
    return tuple(without_outlet(passage, reports, grammar))


def _is_no_one(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether nobody says it: "nadie cree que …", "niemand sagte, …"."""
    lead = passage.lower[report.source[0]] if report.source else ""
    return lead in grammar.members("no_ones")


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


def _before_head(region: Tokens, heads: Sequence[int]) -> Tokens:
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
        elif mood == "reported" and last is None:
            last = _begun(passage, (first, stop), grammar)
            if last is not None:
                yield last
        elif last is not None and mood and (was_in_mood or mood == "reported"):
            yield replace(last, regions=((first, stop),), wording=None, runs_on=False, rule="mood")
        else:
            last = None
        was_in_mood = mood != ""


def _begun(passage: Passage, sentence: Tokens, grammar: Grammar) -> Report | None:
    """The report of a sentence in that mood that no verb leads to, given to who acts before it; or None.

    "Der Minister ist zufrieden: Man habe viel erreicht.", "Die Stadt ist besorgt. Man prüfe die Lage."
    """
    from framing.voice.fields import part_end

    first, stop = sentence
    colon = next((i for i in range(first + 1, stop) if ":" in passage.gaps[i]), first)
    if colon > first and _mood(passage, first, colon, grammar):
        return None
    is_idiom = not grammar.members("mood_idioms").isdisjoint(passage.lower[first:stop])
    if is_idiom or (colon == first and first == 0):
        return None
    before = (first, colon) if colon > first else passage.sentence_of(first - 1)
    near = before[0], part_end(passage, *before)
    source = _who_is_told_of(passage, near, grammar)
    if source is None:
        return None
    cue = source[0], source[0] + 1
    return Report(ANY_VERB, cue, source, ((colon, stop),), rule="mood")


def _who_is_told_of(passage: Passage, clause: Tokens, grammar: Grammar) -> Tokens | None:
    """The person or body that acts in a clause, or from whom something comes: "Kritik kam von Roth"; or None."""
    from framing.voice.fields import subject_in
    from framing.voice.nouns import noun_phrase

    start, stop = clause
    found = subject_in(passage, start, stop, grammar)
    verbs = (i for i in range(start, stop) if found is None and grammar.is_verb_at(passage, i))
    for verb in verbs:  # "Nach dem Gipfel ist der Minister froh"
        found = subject_in(passage, verb + 1, stop, grammar)
    while found is not None and not _is_somebody(passage, found, grammar):
        links = grammar.agent_links | grammar.origins
        start = next((i for i in range(found[1], stop) if passage.lower[i] in links), stop) + 1
        found = noun_phrase(passage, start, stop, grammar)
    return found


def _is_somebody(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase plainly names a person or a body: a role, a name of two words, "er"."""
    start, stop = phrase
    words, last = passage.lower[start:stop], passage.lower[stop - 1]
    if stop - start == 1 and last in grammar.genders:
        return grammar.genders[last] in (Gender.MALE, Gender.FEMALE)
    if any(is_person_noun(word, grammar) for word in words):
        return True
    has_name = not grammar.first_names.isdisjoint(words)
    return has_name or any(
        last.endswith(body) for body in grammar.organisation_marks | grammar.groups
    )


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
        if is_supposed and not _is_indicative(passage, index, grammar):
            return "supposed"
    return ""


def has_mood(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether a verb in the mood of reported speech stands among words."""
    is_inside = any(in_mood(passage, index, grammar) for index in range(*part))
    return is_inside or _closes_in_mood(passage, part, grammar)


def _closes_in_mood(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether a clause that closes with its verb has it in that mood: "mit denen er nicht rede"."""
    start, stop = part
    start += passage.lower[start] in grammar.prepositions
    if stop - start < _SHORTEST_CLAUSE or not passage.words[stop - 1][0].islower():
        return False
    lead = passage.lower[start]
    is_closed = lead in grammar.relatives or lead in grammar.subordinators
    is_closed = is_closed and passage.quoted[stop - 1] == -1
    return is_closed and _has_ending_of_mood(passage, stop - 1, grammar)


def in_mood(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word is a verb in the mood of reported speech: "sei", "habe"; no noun."""
    is_small = passage.words[index][0].islower() or passage.opens_sentence(index)
    is_told = passage.quoted[index] == -1 and is_small
    is_listed = passage.lower[index] in grammar.reported_moods
    return is_told and (is_listed or _ends_in_mood(passage, index, grammar))


def _ends_in_mood(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word beside a pronoun has the ending of that mood: "er bereue nichts", "äußere sich"."""
    if not grammar.has_ending(passage.lower[index], "mood_endings"):
        return False
    lead, tail = passage.lower[max(0, index - 1) : index], passage.lower[index + 1 : index + 2]
    is_behind = passage.gaps[index] == " " and not grammar.members("mood_leads").isdisjoint(lead)
    is_before = passage.gaps[index + 1] == " " and not grammar.members("mood_tails").isdisjoint(
        tail
    )
    return (is_behind or is_before) and _has_ending_of_mood(passage, index, grammar)


def _has_ending_of_mood(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be a verb in that mood by its ending, and no other word."""
    word = passage.lower[index]
    is_known = word in grammar.determiners or word in grammar.prepositions or word in grammar.times
    is_known = is_known or word in grammar.quantities or grammar.is_adverb(word)
    is_plain = grammar.has_ending(word, "plain_endings") or _is_indicative(passage, index, grammar)
    is_plain = is_plain or not grammar.has_ending(word, "mood_endings")
    return not (is_known or is_plain) and word not in grammar.genders


def _is_indicative(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a verb shows the plain mood by its missing dots: "wurde", not "würde"."""
    word = passage.lower[index]
    return word == passage.words[index].lower() and word in grammar.members("indicatives")
