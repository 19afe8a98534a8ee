"""Circumstances: times and places between a cue and what is said; reports that are one."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.clauses import is_nearly, opens_that
from framing.voice.cues import CueUse, Opening
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.tokens import begins_name, behind_vote, is_person_noun

_LONGEST_CIRCUMSTANCE = 24
_LONGEST_FREE, _LONGEST_TITLE, _LONGEST_RELATIVE = 9, 8, 9
_SHORTEST_HEAD = 4
_LONGEST_PART = 5


def skip_circumstance(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The first token after adverbs, times and short prepositional phrases from `start`."""
    index = behind_vote(passage, start, grammar)
    while index < stop:
        word, behind = (*passage.lower[index : index + 2], "")[:2]
        is_share = word in grammar.degrees and behind in grammar.topic_links
        if passage.quoted[index] != -1 or is_share:  # "said much of the town"
            return index
        if word in grammar.members("focusing") and _is_number(behind, grammar):
            return index  # "said only two boats sank"
        is_time = word in grammar.times and passage.words[index] not in grammar.modals  # "may"
        if is_time or (grammar.is_adverb(word) and word not in grammar.determiners):
            index += 1
        elif word in grammar.circumstance:
            if counts_some(passage, index, stop, grammar):
                return index
            first = index + 1 + is_nearly(passage, index + 1, stop, grammar)
            after = _phrase_end(passage, first, stop, grammar)
            title = _title_end(passage, index, after, stop)
            if after == first and title is None:
                return index
            index = title or after
        elif (word.isdigit() and index > start) or _leads_to_time(passage, index, stop, grammar):
            index += 1
        else:
            return index
        if index < stop and breaks(passage.gaps[index]):
            return index
    return index


def _is_number(word: str, grammar: Grammar) -> bool:
    return word[:1].isdigit() or word in grammar.quantities


def counts_some(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a number follows, no place: "said at least three boats", "about half", "over 40 boats"."""
    link, word, behind = (*passage.lower[index : index + 3], "", "")[:3]
    if index + 2 < stop and word in grammar.degrees:
        return _is_number(behind, grammar)
    is_number = _is_number(word, grammar) or word == "half"
    return link in grammar.rough and is_number and index + 1 < stop


def _title_end(passage: Passage, link: int, start: int, stop: int) -> int | None:
    """Where a title in marks ends that a place names, if one does: "on “Port News”: …", "in Lee's “Tides”"."""
    if start >= stop or passage.quoted[start] == -1 or breaks(passage.gaps[start]):
        return None
    end = passage.quoted_ranges[passage.quoted[start]][1]
    is_place = start == link + 1 or passage.lower[start - 1].endswith(("'s", "s'"))
    is_title = end - start <= _LONGEST_TITLE and all(
        word[0].isupper() or len(word) < _SHORTEST_HEAD for word in passage.words[start:end]
    )
    is_parted = end >= stop or ":" in passage.gaps[end] or "," in passage.gaps[end]
    return end if is_place and is_title and is_parted else None


def _leads_to_time(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a time follows a word for one: "early Monday", "late on Sunday"."""
    if passage.lower[index] not in grammar.time_leads or index + 1 >= stop:
        return False
    if passage.lower[index + 1] in grammar.circumstance and index + 2 < stop:
        return passage.lower[index + 2] in grammar.times
    return passage.lower[index + 1] in grammar.times


def _phrase_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The end of a plain noun phrase after a preposition."""
    index = start
    seen_noun = False
    first = passage.lower[start] if start < stop else ""
    is_own_time = first in grammar.times and not first.endswith("'s")  # not "at Monday's talks"
    while index < stop and passage.quoted[index] == -1:
        word = passage.lower[index]
        if index > start and breaks(passage.gaps[index]):
            break
        if word in grammar.times:
            index += 1
            seen_noun = True
            continue
        if seen_noun and (
            (index == start + 1 and is_own_time)
            or word in grammar.determiners
            or word in grammar.subject_pronouns
            or word in grammar.genders
            or begins_name(passage, index, grammar)
        ):
            break
        if (
            word in grammar.complementizers
            or word in grammar.questions
            or word in grammar.coordinators
            or word in grammar.auxiliaries
            or word in grammar.prepositions
        ):
            break
        if word in grammar.determiners:
            index += 1
            continue
        seen_noun = True
        index += 1
    return index


def is_described(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a participle with a time or who did it, or a role, stands there: ", publié jeudi,"."""
    word, rest = passage.lower[start], skip_circumstance(passage, start + 1, stop, grammar)
    is_role = bool(grammar.clitics) and word in grammar.persons  # ", directrice du port,"
    return is_role or (rest == stop and grammar.has_ending(word, "agent_endings"))


def that_nearby(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """A "that" a few words on, behind a circumstance or an aside: "said for the first time that"."""
    if "," in passage.gaps[start]:
        return that_behind_comma(passage, start, stop, grammar)
    if passage.lower[start] not in grammar.prepositions:
        return None
    for index in range(start, min(stop, start + 8)):
        word = passage.lower[index]
        if word in grammar.complementizers and passage.lower[index - 1] not in grammar.prepositions:
            return index
        if (breaks(passage.gaps[index]) and index > start) or grammar.is_finite(word):
            return None
    return None


def question_nearby(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """A "whether" a few words on, behind a circumstance: "asked at the table whether", "asked again if"."""
    word = passage.lower[start]
    if (
        word not in grammar.prepositions
        and word not in grammar.times
        and not grammar.is_adverb(word)
    ):
        return None
    leads = grammar.members("polar_questions")
    for index in range(start + 1, min(stop, start + 8)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        word = passage.lower[index]
        if word in leads:
            return None if passage.lower[index - 1] in grammar.prepositions else index
        if grammar.is_finite(word) or word in grammar.subordinators:
            return None
    return None


def describes(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a "that" only tells of the noun before it: "(said in a statement) that could not be …".

    Not behind a time: "said on Monday that was wrong".
    """
    word = passage.lower[index]
    is_relative, is_that = word in grammar.relatives, word in grammar.complementizers
    if is_relative or not is_that:
        return is_relative and not is_that  # "que" may be either
    is_time = passage.lower[index - 1] in grammar.times
    return not is_time and grammar.is_relative_that(passage, index)


def behind_relative(passage: Passage, start: int, after: int, stop: int, grammar: Grammar) -> int:
    """The "that" behind one that only describes a place: "said in a talk that aired Sunday that"."""
    is_that = after + 1 < stop and passage.lower[after] in grammar.complementizers
    if after == start or not is_that or not grammar.is_verb_at(passage, after + 1):
        return after
    for index in range(after + 2, min(stop, after + _LONGEST_RELATIVE)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            break
        if passage.lower[index] in grammar.complementizers:
            return index
    return after


def that_behind_comma(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """A ", that" behind a long circumstance or an aside: "said in Porto, …, that", "told Lee, who left, that"."""
    is_aside, has_relative = "," in passage.gaps[start], False
    if not is_aside and passage.lower[start] not in grammar.circumstance | grammar.times:
        return None
    for index in range(start, min(stop, start + _LONGEST_CIRCUMSTANCE)):
        is_parted = "," in passage.gaps[index]
        has_relative |= is_parted and passage.lower[index] in grammar.aside_leads
        is_act = not has_relative and grammar.is_verb_at(passage, index)
        if is_act or passage.quoted[index] != -1:
            return None
        if is_parted and opens_that(passage, index, grammar):
            return index
    return None


def beside_head(passage: Passage, source: Tokens, start: int, grammar: Grammar) -> Tokens:
    """Who speaks, without the noun whose verb follows: "the man | police say shot two"."""
    last = source[1] - 1
    is_noun = passage.lower[source[0]] in grammar.determiners and passage.words[last - 1].islower()
    is_noun = is_noun and passage.gaps[last] == " " and last - source[0] > 1
    who = passage.lower[last]
    are_several = who in grammar.plural_people or who.endswith("s")
    if not (is_noun and are_several and is_person_noun(who, grammar)):
        return source
    word, behind = passage.lower[start], min(start + 1, len(passage.words) - 1)
    takes = (
        grammar.opens_noun_phrase(passage, behind) or passage.lower[behind] in grammar.quantities
    )
    is_verb = word in grammar.auxiliaries or (takes and grammar.is_finite(word))
    return (last, source[1]) if is_verb and start == source[1] + 1 else source


def relative_taken_up(
    passage: Passage, source: Tokens, start: int, grammar: Grammar
) -> tuple[Tokens, ...]:
    """The relative before a source, part of what is said: "boats, which Lee said had left".

    "That" and "what" are such where a verb begins what is said.
    """
    index = source[0] - 1
    is_parted = breaks(passage.gaps[index + 1]) or passage.gaps[start - 1].startswith(",")
    if index < 1 or passage.quoted[index] != -1 or is_parted:
        return ()  # "…, which Lee denies, saying boats sank"
    word, is_verb = passage.lower[index], grammar.is_finite(passage.lower[start])
    is_place = word in grammar.subordinators and not is_verb  # "where Lee said boats sank"
    is_place |= passage.lower[index - 1] in grammar.occasion_leads  # "in which Lee said boats sank"
    is_object = word in grammar.relatives and not is_place
    is_subject = is_verb and (word in grammar.complementizers or word in grammar.questions)
    return ((index, index + 1),) if is_object or is_subject else ()


def before_circumstance(passage: Passage, first: int, stop: int, grammar: Grammar) -> int:
    """Left of an auxiliary and a phrase that part a verb from its subject: "Lee | has at times said"."""
    edge = max(first + 1, stop - _LONGEST_PART)
    if grammar.auxiliaries.isdisjoint(passage.lower[edge : stop - 1]):
        return stop
    for index in range(stop - 1, edge, -1):
        word, before = passage.lower[index], passage.lower[index - 1]
        if breaks(passage.gaps[index]) or word in grammar.relatives or word in grammar.questions:
            return stop
        if word in grammar.prepositions:
            has_verb = before in grammar.auxiliaries and before not in grammar.be
            return index - 1 if has_verb else stop
    return stop


def is_in_lead(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether what somebody says is only what a lead names: "Despite what Lee says is rain, …"."""
    first = use.sentence[0]
    is_free = not grammar.clause_heads.isdisjoint(passage.lower[first + 1 : first + 3])
    is_near = use.start - first <= _LONGEST_FREE
    return is_free and is_near and passage.lower[first] in grammar.prepositions


def is_lead(passage: Passage, use: CueUse, frame: Frame, grammar: Grammar) -> bool:
    """Whether the cue opens its sentence or an aside: "Asked whether …, Lee said", "Lee, asked if …,"."""
    first = use.start - (use.start > 0 and passage.lower[use.start - 1] in grammar.clause_leads)
    is_aside = frame is Frame.WH and Frame.LISTENER in use.cue.frames
    return passage.opens_sentence(first) or (is_aside and breaks(passage.gaps[first]))


def quotation_behind(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    """A quotation behind a circumstance: "asked at the harbour, “…”"."""
    after = skip_circumstance(passage, start, stop, grammar)
    is_quoted = start < after < stop and passage.quoted[after] != -1
    return (after, Frame.QUOTE) if is_quoted and Frame.POST in use.cue.frames else None


def before_deed(passage: Passage, phrase: Tokens, grammar: Grammar) -> int:
    """Where a phrase ends before the name of another, to whom a person does something: "One captain | backing Kern"."""
    start, stop = phrase
    if not passage.words[stop - 1][0].isupper():
        return stop
    for index in range(start + 1, stop - 1):
        word, behind = passage.lower[index : index + 2]
        if word in grammar.prepositions or behind.endswith("self"):
            return stop
        is_deed = word.endswith("ing") and passage.words[index].islower()
        if is_deed and is_person_noun(passage.lower[index - 1], grammar):
            return index
    return stop
