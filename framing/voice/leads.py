"""Leads: whom the words before a main clause or a colon belong to."""

from __future__ import annotations

from framing.domain.cue import Form, Gender
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.forms import singular_of
from framing.voice.grammar import Grammar, breaks
from framing.voice.listeners import is_addressed
from framing.voice.mentions import MentionKind, is_place, may_speak, traits_of
from framing.voice.openers import is_mere_lead
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import counts, phrase_start, subject_after
from framing.voice.runs import name_runs
from framing.voice.spellings import noun_of
from framing.voice.tokens import is_person_noun

_LONGEST_LEAD, _LONGEST_ENTRY, _LONGEST_OWNED, _SHORTEST_HEADLINE = 9, 20, 4, 3


def main_subject(passage: Passage, sentence: Tokens, start: int, grammar: Grammar) -> Tokens | None:
    """Who acts in the clause behind a lead: "After praising the crews, Lee said …"; or None.

    `start` is a token of the lead; the subject stands behind a comma or a quotation that ends
    the lead, and before its verb.
    """
    for index in range(start, sentence[1] - 1):
        ends = "," in passage.gaps[index] or (index > 0 and passage.quoted[index - 1] != -1)
        if passage.quoted[index] != -1 or not ends:
            continue
        first = index
        if passage.lower[index] in grammar.occasion_leads:  # "…, on Friday Lee left"
            first = skip_circumstance(passage, index, sentence[1], grammar)
        found = _before_verb(passage, sentence, first, grammar)
        may_act = found is not None and _may_act(passage, found, grammar)
        if found and may_act and _acts(passage, found[1], sentence[1], grammar):
            return found
    return None


def _may_act(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a noun phrase before a verb can be who spoke: a person, or an "it" that does something."""
    if may_speak(passage, *phrase, grammar):
        return True
    start, stop = phrase
    is_it = stop - start == 1 and grammar.genders.get(passage.lower[start]) is Gender.NEUTER
    return is_it and grammar.be.isdisjoint(passage.lower[stop : stop + 2])


def _before_verb(passage: Passage, sentence: Tokens, index: int, grammar: Grammar) -> Tokens | None:
    """The noun phrase that begins at a token, without the verb that it was read on to."""
    found = subject_after(passage, sentence, index, grammar)
    if found is None:
        return None
    start, stop = found
    stop = next((i for i in range(start + 1, stop) if grammar.is_verb_at(passage, i)), stop)
    while stop - 1 > start and grammar.is_adverb(passage.lower[stop - 1]):
        stop -= 1
    return start, stop


def _acts(passage: Passage, after: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb follows a noun phrase at once, past adverbs, or an apposition of it."""
    while after < stop - 1 and grammar.is_adverb(passage.lower[after]):
        after += 1
    if after >= stop or passage.quoted[after] != -1:
        return False
    if breaks(passage.gaps[after]):
        word = passage.lower[after]
        return word in grammar.relatives or word in grammar.articles
    return grammar.is_finite(passage.lower[after]) or passage.lower[after] in grammar.cues


def behind_opening(passage: Passage, first: int, stop: int, grammar: Grammar) -> int:
    """The first token behind what only opens a sentence: "But | as Lee said", "Last week, | as"."""
    index, stop = first, min(stop, first + _LONGEST_LEAD)
    while index < stop and (
        passage.lower[index] in grammar.coordinators
        or passage.lower[index] in grammar.times
        or grammar.is_adverb(passage.lower[index])
        or (index + 1 < stop and passage.lower[index + 1] in grammar.times)
    ):
        index += 1
    return index


def is_headless(passage: Passage, head: Tokens, grammar: Grammar) -> bool:
    """Whether words without a known verb are said, as in headlines: "Boats sink, crews say".

    Where the cue closes its sentence, nothing but them can be.
    """
    word = passage.lower[head[0]]
    return head[1] - head[0] >= _SHORTEST_HEADLINE and not (
        word in grammar.subordinators or word in grammar.prepositions or word.endswith("ing")
    )


def name_before_colon(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """The name in a lead without a verb from a sentence's or dash's end to a colon: "From Ann Lee's letter: …"."""
    if is_mere_lead(passage, start, grammar):
        return None
    described = _described_name(passage, sentence[0], start, grammar)
    if described is not None:
        return described
    first = start - 1
    while first > sentence[0] and not breaks(
        passage.gaps[first].replace(" (", "").replace(")", "")
    ):
        if grammar.is_verb_at(passage, first) or passage.quoted[first - 1] != -1:
            return None
        first -= 1
    is_parted = any(mark in passage.gaps[first] for mark in ",;:")
    if is_parted or start - first > _LONGEST_LEAD:
        return None
    runs = list(name_runs(passage, first, start, grammar))
    if runs and runs[0][0] == first and _is_topical(passage, runs[0][1], start, grammar):
        return runs[0]
    last = passage.lower[start - 1]
    speaks = last in grammar.groups or is_person_noun(last, grammar)
    if speaks and grammar.prepositions.isdisjoint(passage.lower[first:start]):
        return first, start  # "Harbour expert: “…”"
    owners = [run for run in runs if passage.lower[run[1] - 1].endswith(("'s", "s'"))]
    is_said = last in grammar.documents or last in grammar.times or grammar.is_adverb(last)
    if not owners and not is_said and runs == [(first, start - 1)] and start - first == 2:
        return None  # "Bay flood: “…”"
    return next(reversed(owners or runs), None)


def _described_name(passage: Passage, first: int, start: int, grammar: Grammar) -> Tokens | None:
    """The name before commas in a lead without a verb: "Ann Lee, 45, of Porto: “…”", "From Lee, a clerk: “…”"."""
    first = next((i for i in range(start - 1, first, -1) if ":" in passage.gaps[i]), first)
    first += passage.lower[first] in grammar.origins
    if not 1 < start - first <= _LONGEST_ENTRY:
        return None
    run = next(name_runs(passage, first, start, grammar), None)
    if (
        run is None
        or not first <= run[0] <= first + 1
        or run[1] == start
        or "," not in passage.gaps[run[1]]
    ):
        return None
    is_bare = all(
        not grammar.is_verb_at(passage, i)
        and ("," in passage.gaps[i + 1] or not breaks(passage.gaps[i + 1]))
        for i in range(first, start - 1)
    )
    return run if is_bare and may_speak(passage, *run, grammar) else None


def name_at_colon(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """The name right before a colon, whatever the verb: "It was no surprise to Ann Lee: “…”"."""
    run = next(reversed(list(name_runs(passage, sentence[0], start, grammar))), None)
    if run is None or run[1] != start or passage.lower[start - 1].endswith(("'s", "s'")):
        return None
    if is_mere_lead(passage, start, grammar):
        return None
    return run if may_speak(passage, *run, grammar) else None


def _is_topical(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether what follows a name in a lead is about somebody else: "Lee on Kim's boats: …"."""
    if index + 1 >= stop or passage.words[index][0].isupper():
        return False
    word = passage.lower[index]
    is_verb = word.endswith("s") and grammar.opens_noun_phrase(passage, index + 1)
    return is_verb or word in grammar.prepositions


def subject_behind_for(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Who acts in an infinitive behind "for": "it is rare for the crews to say"; or None.

    Not in "urged a spokesman for the crews to say" and "appealed for the crews to say", where
    it belongs to the word before.
    """
    stop = use.group
    if not use.is_infinitive:
        return None
    for index in range(phrase_start(passage, use.sentence, stop, grammar) - 1, stop - 1):
        if index < use.sentence[0] or passage.lower[index] not in grammar.reason_links:
            continue
        before = passage.lower[index - 1] if index > use.sentence[0] else ""
        if before in grammar.cues or is_person_noun(before, grammar):
            return None
        found = index + 1, stop
        return found if may_speak(passage, *found, grammar) else None
    return None


def teller_in(passage: Passage, phrase: Tokens, grammar: Grammar) -> Tokens | None:
    """The noun phrase before a participle if it may tell, else whom it is of; or None.

    "Lee saying", "a sign saying", "half of the voters saying"; "footage of Lee saying" gives Lee.
    """
    if is_place(passage, phrase, grammar) or is_addressed(passage, phrase, grammar):
        return None
    head = traits_of(passage, *phrase, grammar).head  # "new figures showing", "remarks saying"
    read = grammar.members("records") | grammar.members("remarks")
    if not read.isdisjoint((head, singular_of(head))) or may_tell(passage, phrase, grammar):
        return phrase
    for index in range(phrase[1] - 2, phrase[0], -1):
        if passage.lower[index] in grammar.topic_links:
            person = index + 1, phrase[1]
            traits = traits_of(passage, *person, grammar)
            if not may_speak(passage, *person, grammar) or traits.is_group:
                return None
            is_counted = traits.gender is Gender.PLURAL and counts(passage, phrase[0], grammar)
            return phrase if is_counted or traits.kind is not MentionKind.NAME else person
    return None


def may_tell(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a noun phrase speaks or can be read: "Lee held a sign saying …"."""
    first = passage.lower[phrase[0]]
    is_count = phrase[1] - phrase[0] > 1 and counts(passage, phrase[0], grammar)
    if may_speak(passage, *phrase, grammar) or (first in grammar.subject_pronouns and not is_count):
        is_relative = first in grammar.relatives
        is_vague = first in grammar.vague and (phrase[1] - phrase[0] == 1 or first != "one")
        if is_vague and first in grammar.members("nobodys"):
            from framing.voice.nouns import tells_beside  # few languages need it

            return tells_beside(passage, phrase, grammar)
        return not is_vague and not is_relative
    return traits_of(passage, *phrase, grammar).head in grammar.documents


def with_issuer(passage: Passage, phrase: Tokens | None, grammar: Grammar) -> Tokens | None:
    """The phrase, or who issued the document it names: "a statement released by the union"."""
    if phrase is None:
        return None
    for index in range(phrase[0] + 2, phrase[1] - 1):
        if passage.lower[index] in grammar.agent_links:
            is_document = passage.lower[index - 2] in grammar.documents
            return (index + 1, phrase[1]) if is_document else phrase
    return phrase


def last_plural(passage: Passage, phrase: Tokens, verb: int, grammar: Grammar) -> int:
    """Where the noun begins that a plural verb takes up: "a theory based on posts that claim"."""
    if not any(cue.form is Form.BASE for cue in grammar.cues_of(passage.lower[verb])):
        return phrase[0]
    links = (
        i for i in range(phrase[1] - 1, phrase[0], -1) if passage.lower[i] in grammar.prepositions
    )
    return next(links, phrase[0] - 1) + 1


def possessor(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """The possessive before a reporting noun: "Lee's claim", "his claim"."""
    for index in range(use.start - 1, max(use.sentence[0], use.start - _LONGEST_OWNED) - 1, -1):
        word = passage.lower[index]
        if breaks(passage.gaps[index + 1]):
            return None
        if word in grammar.genders and word not in grammar.subject_pronouns:
            return (index, index + 1)
        is_own = passage.quoted[index] == -1  # "the crews' claim", not "the ‘old crews’ claim"
        is_plural = is_own and word.endswith("s") and passage.gaps[index + 1][0] in "'’"
        if is_plural or (word.endswith(("'s", "s'")) and word not in grammar.subject_pronouns):
            if word[:-2] in grammar.times and not passage.words[index - 1][0].isupper():
                return None  # "Monday's report", not "USA Today's"
            return _owner(passage, use.sentence, index + 1, grammar)
        if word in grammar.determiners or word in grammar.prepositions:
            return None
    return None


def _owner(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """The phrase that a possessive ends: "the mayor of Porto's claim", "look at | Lee's claim"; or None."""
    start = phrase_start(passage, sentence, stop, grammar)
    for link in range(stop - 2, start, -1):
        head = noun_of(passage.lower[link - 1])
        is_link = passage.lower[link] in grammar.prepositions and head not in grammar.titles
        is_link = is_link and not is_person_noun(head, grammar)
        if is_link or grammar.is_verb_at(passage, link):  # "Lee echoed | Kern's claim"
            return link + 1, stop
    return (start, stop) if start < stop else None
