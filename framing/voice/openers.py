"""Openers: the noun phrase that a sentence begins with, where it can speak."""

from __future__ import annotations

from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.runs import name_runs
from framing.voice.sources import subject_before
from framing.voice.tokens import is_person_at, is_person_noun

_LONGEST_PLACE, _LONGEST_ADJUNCT = 5, 16
_LONGEST_NAME = 12
_LONGEST_ROLE = 4
_LONGEST_VIEW = 9
_LONGEST_LEAD = 9


def opening_subject(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """The name, pronoun or person that opens a sentence, before the token `stop`, or None."""
    first = behind_dateline(passage, sentence[0], stop)
    if first + 1 < stop and passage.lower[first] in grammar.conjunctions:
        first += 1
    word = passage.lower[first]
    if passage.quoted[first] != -1 or word in grammar.vague:
        return None
    end: int | None = first + 1
    if word not in grammar.subject_pronouns:
        end = _named_end(passage, first, stop, grammar)
        if end is None and word in grammar.determiners:
            end = role_end(passage, first + 1, stop, grammar)
    if end is None or passage.lower[end - 1].endswith(("'s", "s'")):
        return None
    return (first, end) if may_speak(passage, first, end, grammar) else None


def only_leads(passage: Passage, first: int, stop: int, grammar: Grammar) -> bool:
    """Whether what stands before a pause has no verb, so that whom it names acts behind it under no
    pronoun: "Speaking to Lee, | he said", "In a letter to Lee, | he said"; nor has it an owner."""
    words = passage.lower
    start = min(first + (words[first] in grammar.clause_leads), stop - 1)
    is_led = words[start].endswith("ing") or words[start] in grammar.prepositions
    is_led = is_led or words[start] in grammar.askings
    if stop - first > _LONGEST_ADJUNCT or not is_led or "," not in passage.gaps[stop]:
        return False
    return not any(
        grammar.is_verb_at(passage, i) or passage.quoted[i] != -1 or words[i].endswith(("'s", "s'"))
        for i in range(start + 1, stop)
    )


def viewer(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """In whose view a sentence is told: "In Lee's view, …", "By her own account, …", "To Lee, …".

    Such a phrase may also stand between commas: "It was, by Lee's own admission, a “mess”".
    """
    found = _viewer_from(passage, sentence[0], stop, grammar)
    for first in range(stop - 1, max(sentence[0], stop - 2 * _LONGEST_VIEW), -1):
        if found is not None or passage.quoted[first] != -1:
            break
        is_aside = "," in passage.gaps[first] and passage.lower[first] in grammar.agent_links
        found = _viewer_from(passage, first, stop, grammar) if is_aside else None
    return found


def _viewer_from(passage: Passage, first: int, stop: int, grammar: Grammar) -> Tokens | None:
    lead = passage.lower[first]
    near = range(first + 2, min(stop, first + _LONGEST_VIEW))
    comma = next((i for i in near if "," in passage.gaps[i]), None)
    if comma is None:
        return None
    if lead in grammar.infinitive or lead in grammar.reason_links:
        run = next(name_runs(passage, first + 1, comma, grammar), None)
        if run != (first + 1, comma):
            return None
        is_person = passage.lower[first + 1] in grammar.name_genders
        return run if is_person or lead in grammar.infinitive else None
    if lead not in grammar.occasion_leads and lead not in grammar.agent_links:
        return None
    owner = comma - 1 - (passage.lower[comma - 2] in grammar.emphatics)
    word = passage.lower[owner - 1]
    is_owner = word.endswith(("'s", "s'")) or (
        word in grammar.genders and word in grammar.determiners
    )
    is_view = passage.lower[comma - 1] in grammar.wordings and owner > first + 1
    return (first + 1, owner) if is_view and is_owner else None


def _named_end(passage: Passage, first: int, stop: int, grammar: Grammar) -> int | None:
    """Where a name that opens a sentence ends, with the role before or behind it."""
    run = next(name_runs(passage, first, min(stop, first + _LONGEST_NAME), grammar), None)
    if run is None or passage.lower[first] in grammar.prepositions:
        return None
    if not all(
        passage.lower[i] in grammar.determiners | grammar.titles
        or (grammar.clitics and passage.lower[i] in grammar.persons)
        for i in range(first, run[0])
    ):
        return None
    end = run[1]
    while end < stop and passage.gaps[end] == "-":
        end += 1
    if end >= stop:
        return end
    if breaks(passage.gaps[end].replace(",", "").replace("(", "")):
        return None
    role = role_end(passage, end, stop, grammar)
    if role is not None:
        while role < stop and passage.words[role][0].isupper() and passage.gaps[role] == " ":
            role += 1
        return role
    is_bare = run[1] - first == 1
    return None if is_bare and not _acts(passage, end, stop, grammar) else end


def role_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """The end of a role in small letters that begins at a token: "presidential candidate"."""
    for index in range(start, min(stop, start + _LONGEST_ROLE)):
        word = passage.lower[index]
        if breaks(passage.gaps[index]) or passage.words[index][0].isupper():
            return None
        if is_person_at(passage, index, grammar):
            return index + 1
        if grammar.is_finite(word) or word in grammar.prepositions or word in grammar.coordinators:
            return None
    return None


def _acts(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a capital that opens a sentence is followed like a name, not like an adjective."""
    word, opener = passage.lower[index], passage.lower[index - 1]
    if breaks(passage.gaps[index]) or grammar.is_finite(word) or grammar.is_adverb(word):
        return True
    if word in grammar.prepositions:
        return opener in grammar.quantities or opener in grammar.plural_people
    if word in grammar.cues or word in grammar.coordinators or word in grammar.relatives:
        return True
    if not word.endswith("s") or index + 1 >= stop:
        return False
    leads = grammar.prepositions | grammar.complementizers
    return grammar.opens_noun_phrase(passage, index + 1) or passage.lower[index + 1] in leads


def acts_now(passage: Passage, sentence: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether a form in -s that is no known verb is one: behind a name or pronoun, before its object.

    "Lee dwells on the", "she sings, “…”"; not "Lee boats".
    """
    word = passage.lower[index]
    if index <= sentence[0] or not word.endswith("s") or word.endswith(("ss", "us", "'s", "s'")):
        return False
    if not passage.words[index].islower() or passage.gaps[index] != " ":
        return False
    if is_person_noun(word, grammar) or word in grammar.as_leads:
        return False
    before, after = passage.lower[index - 1], index + 1
    is_name = passage.words[index - 1][0].isupper() and not before.endswith(("'s", "s'"))
    if not is_name and (before not in grammar.genders or before not in grammar.subject_pronouns):
        return False
    if after >= sentence[1] or passage.quoted[after] != -1:
        return True
    return passage.gaps[after] == " " and (
        grammar.opens_noun_phrase(passage, after) or passage.lower[after] in grammar.circumstance
    )


def relative_before(passage: Passage, first: int, group: int, grammar: Grammar) -> int:
    """The relative whose verb the cue is, past a short adjunct: "who as mayor", "who in a letter";
    without one the word before the cue."""
    for index in range(group - 2, max(first, group - _LONGEST_PLACE), -1):
        if breaks(passage.gaps[index + 1]) or passage.quoted[index] != -1:
            break
        if passage.lower[index] in grammar.relatives:
            words = passage.lower[index + 1 : group]
            is_noun = len(words) == 3 and words[1] in grammar.articles and words[2][-1] != "s"
            is_place = (is_noun or len(words) == 2) and (
                words[0] in grammar.prepositions or words[0] in grammar.as_leads
            )
            is_time = all(
                w in grammar.times or w in grammar.time_leads or grammar.is_adverb(w) for w in words
            )
            return index if is_place or is_time else group - 1
    return group - 1


def is_bare_lead(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether only a time or a place leads to a quotation behind a colon: "Then, in May: “…”"."""
    first = passage.sentence_of(start)[0]
    if first == start or ":" not in passage.gaps[start] or start - first > _LONGEST_LEAD:
        return False
    word = passage.lower[first]
    is_time = (
        grammar.is_adverb(word) or word in grammar.occasion_leads or word in grammar.time_leads
    )
    return is_time and not any(grammar.is_verb_at(passage, i) for i in range(first, start))


def is_mere_lead(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a bare lead ends with its time or place: "Then, later on Bay TV: “…”", not "Then, Lee:"."""
    if not is_bare_lead(passage, start, grammar):
        return False
    first = passage.sentence_of(start)[0]
    last = next((i for i in range(start - 1, first, -1) if "," in passage.gaps[i]), first)
    places = (i for i in range(last, start) if passage.lower[i] in grammar.occasion_leads)
    edge = next(places, start)
    return edge < start and next(name_runs(passage, first, edge, grammar), None) is None


def opens_with_lead(passage: Passage, head: Tokens, grammar: Grammar) -> bool:
    """Whether a participle and a pause lead to marks: "Asked about the dam, “…,” Lee said"."""
    start, stop = head
    quoted = next((i for i in range(start, stop) if passage.quoted[i] != -1), start)
    is_lead = passage.lower[start] in grammar.askings and passage.opens_sentence(start)
    return is_lead and quoted > start and breaks(passage.gaps[quoted])


def who_feels(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """Who is told to be in a mood before a colon: "Lee was blunt about what Kern had done: “…”"; or None."""
    for verb in range(sentence[0] + 1, min(stop, sentence[0] + _LONGEST_LEAD)):
        if passage.lower[verb] in grammar.be:
            is_felt = feels(passage, verb + 1, stop, grammar)
            return subject_before(passage, sentence, verb, grammar) if is_felt else None
    return None


def feels(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb of being tells in what mood somebody speaks: "Lee was (less) hopeful."."""
    near = passage.lower[index : min(stop, index + 3)]
    return not grammar.members("feelings").isdisjoint(near)
