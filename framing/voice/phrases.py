"""Phrases: where a noun phrase begins and where it ends."""

from __future__ import annotations

from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import MentionKind, is_in_name, is_pronoun, may_speak, traits_of
from framing.voice.passages import Passage, Tokens
from framing.voice.runs import joins_names, listed_from, listed_to, tells_time
from framing.voice.tokens import (
    describes_holder,
    is_capital_inside,
    is_person_noun,
    label_start,
    leads_to_act,
    leads_to_time,
    opens_clause,
    opens_time,
)

_LONGEST_EPITHET, _LONGEST_LIST, _YEAR = 5, 14, 4


def phrase_start(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> int:
    """Where the noun phrase that ends at `stop` begins; `stop` itself where there is none."""
    index, first, start = stop - 1, sentence[0], stop
    lower, gaps, quoted = passage.lower, passage.gaps, passage.quoted
    if index >= first and _is_object(passage, (first, index), grammar):
        index -= 2  # "those around her"
    elif index >= first and is_pronoun(lower[index], grammar):
        return index
    while index >= first:
        word = lower[index]
        if quoted[index] != -1:
            label = label_start(passage, sentence, index, grammar)
            if label is None or start == stop:
                break
            start = index = label
        is_edge = word in grammar.phrase_edges or lower[index - 1] in grammar.edge_leads
        is_link = word in grammar.prepositions and not is_in_name(passage, index)
        if (is_edge and ends_phrase(passage, index, grammar)) or (
            is_link and not _is_link(passage, sentence, index, grammar)
        ):
            break
        start = index
        index -= 1
        gap = gaps[start]
        if index < first or (gap != " " and breaks(gap)):
            break
        is_head = word in grammar.determiners and gap != "-" and word not in grammar.links
        if is_head and not (
            lower[index] in grammar.prepositions or lower[index] in grammar.determiners
        ):
            break
    if first < start < stop - 1 and gaps[start] == " ":  # "he has written | letters"
        is_act = lower[start - 1] in grammar.have or lower[start - 1] in grammar.subject_pronouns
        start += is_act and grammar.is_participle(lower[start])
    start = _epithet_start(passage, sentence[0], (start, stop), grammar)
    return listed_from(passage, sentence[0], (start, stop), grammar)


def _is_object(passage: Passage, reach: Tokens, grammar: Grammar) -> bool:
    """Whether a pronoun at the end of a reach stands behind a preposition: "around her", "close to him"."""
    first, index = reach
    word, before = passage.lower[index], passage.lower[index - 1]
    is_free = word in grammar.genders and word not in grammar.subject_pronouns
    return is_free and index - 1 > first and before in grammar.prepositions


def ends_phrase(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a noun phrase ends before a word, which is no inner part of a "71-year-old".

    Only words among `Grammar.phrase_edges`, and those behind `edge_leads`, are asked.
    """
    word = passage.lower[index]
    around = passage.gaps[index], passage.gaps[index + 1]
    if around == ("-", "-") or (word in grammar.auxiliaries and "-" in around):  # "would-be"
        return False
    is_head = word in grammar.clause_heads and word not in grammar.determiners
    if is_head and not breaks(passage.gaps[index + 1]):  # "something Lee says is new"
        return True
    if index > 0 and passage.lower[index - 1] in grammar.negations:
        is_verb = word not in grammar.determiners and passage.words[index][0].islower()
        is_verb = is_verb and passage.lower[index - 1] not in grammar.determiners
        if is_verb and not grammar.is_adverb(word):  # "did not name | crews who said"
            return True
    if word in grammar.coordinators:
        return not joins_names(passage, index, grammar)
    if word in grammar.complementizers and opens_clause(passage, index + 1, grammar):
        return True
    if index > 0 and word.endswith("ed") and passage.lower[index - 1] in grammar.aside_leads:
        return True
    after = passage.lower[index + 1 : index + 2]
    if word in grammar.indefinites and not grammar.links.isdisjoint(after):
        return False  # "someone in the crowd"
    return (
        word in grammar.phrase_limits
        or (word in grammar.auxiliaries and not is_capital_inside(passage, index))
        or (word in grammar.verbs and grammar.is_verb_at(passage, index))  # not "the plan"
    )


def _is_link(passage: Passage, sentence: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether a preposition joins two nouns: "spokesman for the group", not "on Tuesday he"."""
    word, before = passage.lower[index], passage.lower[index - 1]
    is_link = word in grammar.links or word in grammar.members("place_links")
    is_link |= before in grammar.linked_adjectives
    if index <= sentence[0] or not is_link or breaks(passage.gaps[index]):
        return False
    following = passage.lower[index + 1] if index + 1 < len(passage.words) else ""
    is_year = len(before) == _YEAR and before.isdigit()  # "in 2013 | with Lee saying"
    if is_year or (following.endswith("ing") and word not in grammar.topic_links):
        return False
    return not (
        grammar.is_finite(before)
        and not passage.words[index - 1][0].isupper()
        and not (index - 1 > sentence[0] and passage.lower[index - 2] in grammar.articles)
    )


def subject_after(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """The noun phrase that begins at `start` ("said Ann Lee, a clerk"), or None."""
    start += start < sentence[1] and passage.lower[start] in grammar.euphonic
    index = start
    while index < sentence[1] and passage.quoted[index] == -1:
        word, gap = passage.lower[index], passage.gaps[index]
        if index > start:
            if gap != " " and breaks(gap):
                break
            if word in grammar.forward_edges and _ends_before(passage, index, sentence[1], grammar):
                break
        elif not _can_begin(passage, index, grammar):
            return None
        index += 1
        is_pronoun = word in grammar.genders and word in grammar.subject_pronouns
        if is_pronoun and (index == start + 1 or word not in grammar.determiners):
            break
    while index > start + 1 and passage.lower[index - 1] in grammar.prepositions:
        index -= 1
    if index <= start:
        return None
    end = _epithet_stop(passage, (start, index), sentence[1], grammar)
    return start, listed_to(passage, (start, end), sentence[1], grammar)


def _ends_before(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase ends before a word behind its first; only `Grammar.forward_edges` do so."""
    word = passage.lower[index]
    is_joint = (word in grammar.subordinators and word not in grammar.prepositions) or (
        word in grammar.coordinators and not joins_names(passage, index, grammar)
    )
    is_link = word in grammar.links or is_in_name(passage, index)
    return (
        word in grammar.aside_leads
        or (word in grammar.times and tells_time(passage, index, stop, grammar))
        or (word in grammar.auxiliaries and passage.words[index][0].islower())
        or (word in grammar.prepositions and not is_link)
        or (is_joint and passage.gaps[index + 1] != "-")
        or _leads_on(passage, index, stop, grammar)
    )


def _leads_on(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a time or an act follows."""
    return leads_to_time(passage, index, stop, grammar) or leads_to_act(passage, index, grammar)


def _can_begin(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.times or word in grammar.coordinators:
        return False
    if opens_time(passage, index, grammar):
        return False
    is_capital = passage.words[index][0].isupper() and not passage.gaps[index].endswith(".")
    if is_capital and word in grammar.complementizers:  # "That official, a doctor, said"
        return any(is_person_noun(each, grammar) for each in passage.lower[index + 1 : index + 2])
    if is_capital and index > 0 and not passage.opens_sentence(index):
        return True
    return not (
        (word in grammar.prepositions and word not in grammar.determiners)
        or (word in grammar.subordinators and word not in grammar.determiners)
        or word in grammar.auxiliaries
        or word in grammar.complementizers
        or grammar.is_adverb(word)
        or (word.endswith("ing") and not describes_holder(passage, index, grammar))
    )


def _epithet_start(passage: Passage, first: int, phrase: Tokens, grammar: Grammar) -> int:
    """Where a phrase begins whose noun needs the article before the comma that opens it.

    "The gruff, bearded pilot said" begins at the article; in "near the pier, a crew said" and
    "at the time, senior pilot says" the phrase stands alone.
    """
    start, stop = phrase
    is_parted = start - 2 >= first and stop - start > 1 and passage.gaps[start] == ", "
    if not is_parted or not _is_bare_person(passage, start, stop, grammar):
        return start
    for index in range(start - 1, max(first, start - _LONGEST_EPITHET) - 1, -1):
        word = passage.lower[index]
        if index < start - 1 and word in grammar.articles:
            is_object = index > first and passage.lower[index - 1] in grammar.prepositions
            return start if is_object else index
        if passage.gaps[index] not in (" ", "-") or not _may_describe(passage, index, grammar):
            return start
    return start


def _epithet_stop(passage: Passage, phrase: Tokens, stop: int, grammar: Grammar) -> int:
    """Where a phrase ends that goes on behind the comma: "said the gruff, bearded pilot"."""
    start, comma = phrase
    if comma >= stop or passage.gaps[comma] != ", " or passage.lower[start] not in grammar.articles:
        return comma
    if not all(_may_describe(passage, index, grammar) for index in range(start + 1, comma)):
        return comma
    for end in range(comma + 1, min(stop, comma + _LONGEST_EPITHET) + 1):
        if passage.lower[end - 1] in grammar.persons:
            is_bare = _is_bare_person(passage, comma, end, grammar)
            is_end = passage.gaps[end] != " " or passage.lower[end] in grammar.prepositions
            return end if is_bare and is_end else comma
    return comma


def _is_bare_person(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether some words end in one person and name nobody: "bearded pilot"."""
    return passage.lower[stop - 1] in grammar.persons and all(
        passage.quoted[index] == -1
        and passage.words[index][0].islower()
        and passage.lower[index] not in grammar.determiners
        and passage.lower[index] not in grammar.prepositions
        and passage.lower[index] not in grammar.subject_pronouns
        for index in range(start, stop)
        if not passage.words[index][0].isdigit()
    )


def _may_describe(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be an adjective before a comma: no person, verb or word of grammar."""
    word = passage.lower[index]
    if passage.words[index][0].isupper():
        return False
    return not (
        word in grammar.persons
        or word in grammar.prepositions
        or word in grammar.coordinators
        or word in grammar.determiners
    )


def who_meant(passage: Passage, phrase: Tokens, grammar: Grammar) -> Tokens:
    """Whom "who" takes up in a phrase that a thing begins: "gave money to a mayor who said".

    A person who begins it is meant, and so is a number: "most of the crews who".
    """
    start, stop = phrase
    links = (i for i in range(start + 1, stop - 1) if passage.lower[i] in grammar.agent_links)
    by = max(links, default=0)
    if by and not grammar.documents.isdisjoint(passage.lower[start:by]):
        return by + 1, stop  # "an article in the Bay by Lee"
    for index in range(start + 1, stop - 1):
        if passage.lower[index] not in grammar.links:
            continue
        if _may_be_who(passage, (start, index), stop, grammar):
            break
        start = index + 1
    is_person = is_person_noun(passage.lower[stop - 1], grammar)
    return (start, stop) if is_person or may_speak(passage, start, stop, grammar) else phrase


def _may_be_who(passage: Passage, part: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a person or a number stands before a preposition."""
    link = part[1]
    head, last = traits_of(passage, *part, grammar).head, passage.lower[stop - 1]
    is_body = head in grammar.groups and passage.lower[link] not in grammar.topic_links
    if head in grammar.documents or (is_body and is_person_noun(last, grammar)):
        return False  # "a party with members who say"
    is_person = any(is_person_noun(word, grammar) for word in passage.lower[part[0] : link])
    if is_person or may_speak(passage, *part, grammar) or passage.words[link + 1][0].isdigit():
        return True
    is_counted = passage.lower[link] in grammar.topic_links and counts(passage, part[0], grammar)
    counted = traits_of(passage, link + 1, stop, grammar).kind
    return is_counted and counted is not MentionKind.NAME


def counts(passage: Passage, first: int, grammar: Grammar) -> bool:
    """Whether a phrase begins like a number of people: "40 percent of", "the share of"."""
    word = passage.lower[first]
    return word[0].isdigit() or word in grammar.quantities or word in grammar.determiners


def with_others(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> Tokens:
    """A phrase with those whom "and" joins to it: "said the mayor and the bishop"."""
    if grammar.conjunctions.isdisjoint(passage.lower[phrase[1] : phrase[1] + _LONGEST_LIST]):
        return phrase
    from framing.voice.several import all_behind  # few texts have them

    return all_behind(passage, sentence, phrase, grammar)
