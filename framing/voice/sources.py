"""Sources: the noun phrase that does the speaking, before or behind its cue."""

from __future__ import annotations

import itertools

from framing.voice.clauses import (
    begins_clause,
    joins_names,
    listed_from,
    may_attach,
    may_take_object,
    relative_before,
)
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.tokens import (
    before_brackets,
    before_time,
    behind_link,
    behind_opener,
    is_adjunct,
    is_adverb_inside,
    is_capital_inside,
    is_dateline,
    is_hyphened_adverb,
    is_participle_lead,
    label_start,
    leads_to_act,
    leads_to_time,
    opens_clause,
    opens_later_clause,
    opens_time,
    own_words_from,
)

_LONGEST_NAME = 5


def subject_before(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The token range of the noun phrase that ends just before `stop`, or None.

    An apposition between commas is stepped over: "Ann Lee, a clerk, said" gives Ann Lee.
    """
    if stop <= sentence[0] or passage.quoted[stop - 1] != -1:
        return None
    stop = before_brackets(passage, sentence, stop)
    if stop <= sentence[0]:
        return None
    if breaks(passage.gaps[stop].replace("(", "").replace(")", "")):
        return _before_apposition(passage, sentence, stop, grammar)
    verb = stop
    stop = before_time(passage, sentence, stop, grammar)
    while stop - 1 > sentence[0] and is_adverb_inside(passage, stop - 1, grammar):
        stop -= 1
    if stop < verb and breaks(passage.gaps[stop]) and stop > sentence[0] + 1:
        return _before_apposition(passage, sentence, stop, grammar)
    start = phrase_start(passage, sentence, stop, grammar)
    if start >= stop or is_adjunct(passage, sentence, (start, stop), grammar):
        return None
    return (
        _before_participle(passage, sentence, start, grammar)
        or _before_adjunct_of(passage, sentence, (start, stop), grammar)
        or _before_open_apposition(passage, sentence[0], (start, stop), grammar)
        or (behind_link(passage, start, stop, grammar), stop)
    )


def _before_open_apposition(
    passage: Passage, first: int, apposition: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """The person before an apposition that no comma closes: "Ann Lee, a clerk said"."""
    start, stop = apposition
    if start - first < 2 or "," not in passage.gaps[start]:
        return None
    if passage.lower[first] not in grammar.name_genders or (
        stop < len(passage.words) and passage.lower[stop] in grammar.relatives
    ):
        return None
    article = passage.lower[start]
    if article not in grammar.definite and article not in grammar.indefinite:
        return None
    is_name = all(
        passage.words[i][0].isupper() and (i == first or not breaks(passage.gaps[i]))
        for i in range(first, start)
    )
    return (first, start) if is_name and start - first <= _LONGEST_NAME else None


def _before_participle(
    passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The noun that a participle with its agent or place describes: "residents reached by phone".

    `start` is where the agent or place begins, behind its preposition.
    """
    participle, lead = start - 2, passage.lower[start - 1]
    is_link = lead in grammar.prepositions and lead not in grammar.clause_leads
    if participle <= sentence[0] or not is_link:
        return None
    word = passage.lower[participle]
    if not word.endswith(("ed", "en")) or grammar.is_adverb(word) or word in grammar.prepositions:
        return None
    if any(
        breaks(passage.gaps[i]) or passage.quoted[i] != -1 for i in range(participle, start + 1)
    ):
        return None
    noun = phrase_start(passage, sentence, participle, grammar)
    is_noun = noun < participle and passage.lower[noun] not in grammar.subject_pronouns
    return (noun, participle) if is_noun else None


def _before_adjunct_of(
    passage: Passage, sentence: tuple[int, int], phrase: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """The person whom a place or a relative parts from the verb.

    "Crews near the dam said", "A man who saw the raid said": the `phrase` right before the verb is
    no subject. The person begins the clause.
    """
    link, stop = phrase[0] - 1, phrase[1]
    if link <= sentence[0] or any(breaks(passage.gaps[i]) for i in (link, link + 1)):
        return None
    is_antecedent = stop < len(passage.words) and passage.lower[stop] in grammar.relatives
    if passage.quoted[link] != -1 or is_antecedent:
        return None
    is_place = may_attach(passage.lower[link], grammar)
    if not is_place and not may_take_object(passage, (link, stop), grammar):
        return None
    end = relative_before(passage, sentence, link, grammar) or (link if is_place else None)
    if end is None:
        return None
    found = phrase_start(passage, sentence, end, grammar), end
    is_first = found[0] == sentence[0] or begins_clause(passage, found[0], grammar)
    return found if found[0] < end and is_first and may_speak(passage, *found, grammar) else None


def phrase_start(passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar) -> int:
    """Where the noun phrase that ends at `stop` begins; `stop` itself where there is none."""
    index, lower = stop - 1, passage.lower
    if index >= sentence[0] and lower[index] in grammar.subject_pronouns:
        return index
    start = stop
    while index >= sentence[0]:
        word = lower[index]
        if passage.quoted[index] != -1:
            label = label_start(passage, sentence, index, grammar)
            if label is None or start == stop:
                break
            start = index = label
        if _ends_phrase(passage, index, grammar):
            break
        if word in grammar.prepositions and not _is_link(passage, sentence, index, grammar):
            break
        start = index
        index -= 1
        if index < sentence[0] or breaks(passage.gaps[index + 1]):
            break
        if (
            word in grammar.determiners
            and lower[index] not in grammar.prepositions
            and lower[index] not in grammar.determiners
        ):
            break
    return listed_from(passage, sentence[0], (start, stop), grammar)


def _ends_phrase(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.coordinators:
        return not joins_names(passage, index, grammar)
    if word in grammar.complementizers and opens_clause(passage, index + 1, grammar):
        return True
    return (
        word in grammar.phrase_limits
        or (word in grammar.auxiliaries and not is_capital_inside(passage, index))
        or (word in grammar.verbs and passage.words[index][0].islower())
    )


def _is_link(passage: Passage, sentence: tuple[int, int], index: int, grammar: Grammar) -> bool:
    """Whether a preposition joins two nouns: "spokesman for the group", not "on Tuesday he"."""
    is_linked = passage.lower[index] in grammar.links and not breaks(passage.gaps[index])
    if index <= sentence[0] or not is_linked:
        return False
    following = passage.lower[index + 1] if index + 1 < len(passage.words) else ""
    before = passage.lower[index - 1]
    if following.endswith("ing") and passage.lower[index] not in grammar.topic_links:
        return False
    return following not in grammar.times and not (
        grammar.is_finite(before) and not passage.words[index - 1][0].isupper()
    )


def _before_apposition(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The phrase that the apposition before a comma at `stop` explains.

    Of the stretches between commas it is the first that is a bare noun phrase: leads ("On
    Monday") and whole clauses are passed over.
    """
    first = own_words_from(passage, sentence, stop)
    edges = [first, *(i for i in range(first + 1, stop) if breaks(passage.gaps[i])), stop]
    start = phrase_start(passage, sentence, edges[-2], grammar)
    if first < start < edges[-2] and opens_later_clause(passage, start, grammar):
        return start, edges[-2]
    for start, end in itertools.pairwise(edges):
        if passage.opens_sentence(start):
            start = behind_opener(passage, start, end, grammar)
        found = subject_after(passage, (start, end), start, grammar)
        if found is None or passage.lower[start] in grammar.relatives:
            continue
        if is_participle_lead(passage, start, end) or is_dateline(passage, start, end):
            continue
        if not any(grammar.is_verb_at(passage, i) for i in range(found[0] + 1, end)):
            return found
    return _before_adjunct(passage, sentence, edges, grammar)


def _before_adjunct(
    passage: Passage, sentence: tuple[int, int], edges: list[int], grammar: Grammar
) -> tuple[int, int] | None:
    """The name that ends a clause before an adjunct: "… after Lee, asked about boats, said"."""
    for edge in reversed(edges[1:-1]):
        start = phrase_start(passage, sentence, edge, grammar)
        if start < edge and passage.lower[start] not in grammar.relatives:
            return (start, edge) if passage.words[edge - 1][0].isupper() else None
    return None


def subject_after(
    passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The noun phrase that begins at `start` ("said Ann Lee, a clerk"), or None."""
    start += start < sentence[1] and passage.lower[start] in grammar.euphonic
    index = start
    while index < sentence[1]:
        word = passage.lower[index]
        is_later = index > start
        if passage.quoted[index] != -1 or (is_later and _ends_forward(passage, index)):
            break
        if index > start and (
            word in grammar.aside_leads
            or (word in grammar.times and passage.gaps[index] != "-")
            or (word in grammar.auxiliaries and passage.words[index][0].islower())
            or (word in grammar.prepositions and word not in grammar.links)
            or (
                (
                    (word in grammar.subordinators and word not in grammar.prepositions)
                    or (word in grammar.coordinators and not joins_names(passage, index, grammar))
                )
                and passage.gaps[index + 1] != "-"
            )
        ):
            break
        if index > start and _leads_on(passage, index, sentence[1], grammar):
            break
        if index == start and not _can_begin(passage, index, grammar):
            return None
        index += 1
        if word in grammar.genders and word in grammar.subject_pronouns:
            break
    while index > start + 1 and passage.lower[index - 1] in grammar.prepositions:
        index -= 1
    return (start, index) if index > start else None


def _ends_forward(passage: Passage, index: int) -> bool:
    return breaks(passage.gaps[index]) or any(mark in passage.gaps[index] for mark in '“"‘«„')


def _leads_on(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a time, an act or a verb's other part follows: "fügte Roth hinzu"."""
    if passage.lower[index] in grammar.verb_particles:
        return index + 1 == stop or breaks(passage.gaps[index + 1])
    return leads_to_time(passage, index, stop, grammar) or leads_to_act(passage, index, grammar)


def _can_begin(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.times or word in grammar.coordinators:
        return False
    if opens_time(passage, index, grammar) or is_hyphened_adverb(passage, index, grammar):
        return False
    is_capital = passage.words[index][0].isupper() and not passage.gaps[index].endswith(".")
    if is_capital and index > 0 and not passage.opens_sentence(index):
        return True
    return not (
        word in grammar.prepositions
        or (word in grammar.subordinators and word not in grammar.determiners)
        or word in grammar.auxiliaries
        or word in grammar.infinitive
        or word in grammar.complementizers
        or grammar.is_adverb(word)
        or (word.endswith("ing") and passage.words[index][0].islower())
    )
