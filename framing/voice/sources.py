"""Sources: the noun phrase that does the speaking, before its cue."""

from __future__ import annotations

import itertools

from framing.voice.circumstances import before_circumstance
from framing.voice.forms import before_span, tells_of_noun
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import is_place, is_wider_place, may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after
from framing.voice.runs import before_act, name_behind_marks
from framing.voice.tokens import (
    before_brackets,
    before_time,
    behind_link,
    behind_opener,
    is_adjunct,
    is_adverb_inside,
    is_participle_lead,
    opens_later_clause,
    own_words_from,
)

_LONGEST_NAME, _LONGEST_DEED, _OF_OFFICE = 5, 16, 5
_LONGEST_OFFICE, _SHORTEST_NAME = 3, 2
_NO_BRACKETS = str.maketrans("", "", "()")


def subject_before(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """The token range of the noun phrase that ends just before `stop`, or None.

    An apposition is stepped over: "Ann Lee, a clerk, said" gives Ann Lee.
    """
    if stop <= sentence[0]:
        return None
    behind, stop = passage.gaps[stop], before_brackets(passage, sentence, stop)
    if passage.quoted[stop - 1] != -1:
        from framing.voice.titled import before_title  # few texts have them

        return before_title(passage, sentence, stop, grammar)
    if breaks(passage.gaps[stop].translate(_NO_BRACKETS)):
        return _before_apposition(passage, sentence, stop, grammar)
    verb, stop = stop, _before_adverbials(passage, sentence, stop, grammar)
    if sentence[0] + 1 < stop < verb and breaks(passage.gaps[stop]):
        return _before_apposition(passage, sentence, stop, grammar)
    if passage.quotations and (named := name_behind_marks(passage, sentence[0], stop, grammar)):
        return named
    start = _phrase_start(passage, sentence, stop, grammar)
    lead = passage.lower[start - 1] if start > sentence[0] else ""
    is_part = lead in grammar.coordinators or lead in grammar.prepositions
    is_part |= start > sentence[0] and grammar.is_verb_at(passage, start - 1)  # "who runs Bay Co"
    if is_part and breaks(behind.translate(_NO_BRACKETS)):  # "Kern (Ohio) and Lee (Maine), said"
        return _before_apposition(passage, sentence, stop, grammar)
    is_bare = start >= stop or is_adjunct(passage, sentence, (start, stop), grammar)
    if is_bare or _may_act(passage, sentence[0], (start, stop), verb, grammar):
        from framing.voice.parted import contact_head  # many texts have none

        found = contact_head(passage, sentence, verb, grammar)
        if found is not None or is_bare:
            return found
    is_who = not grammar.relatives.isdisjoint(passage.lower[stop : stop + 1])
    if is_who and lead in grammar.infinitive:
        from framing.voice.participles import behind_infinitive  # few texts have them

        return behind_infinitive(passage, (start, stop), grammar), stop
    return _speaking(passage, sentence, (start, stop), grammar)


def _speaking(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> Tokens:
    """Who speaks where a phrase stands right before the verb: its own noun, or one that it tells of."""
    return (
        _before_open_aside(passage, sentence, phrase, grammar)
        or _before_deed(passage, sentence, phrase, grammar)
        or _before_adjunct_of(passage, sentence, phrase, grammar)
        or _before_open_apposition(passage, sentence, phrase[0], grammar)
        or _with_those_before(passage, sentence, phrase, grammar)
        or (behind_link(passage, *phrase, grammar), phrase[1])
    )


def _may_act(passage: Passage, first: int, phrase: Tokens, verb: int, grammar: Grammar) -> bool:
    """Whether another verb than the one at `verb` may be that of a phrase: "The men | he met (on Monday) said"."""
    start, stop = phrase
    if start == first or passage.lower[start - 1] in grammar.subject_pronouns:
        return start > first
    is_parted = stop + 1 < verb or grammar.is_participle(passage.lower[stop - 1])
    return is_parted and passage.words[start].islower()


def _before_adverbials(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> int:
    """Left of what tells when, where and how between a subject and its verb."""
    verb = stop
    stop = before_time(passage, sentence, before_span(passage, sentence, stop, grammar), grammar)
    stop -= stop < verb and tells_of_noun(passage, sentence[0], stop - 1, grammar)
    stop = before_circumstance(passage, sentence[0], stop, grammar)
    while stop - 1 > sentence[0] and is_adverb_inside(passage, stop - 1, grammar):
        stop -= 1
    return stop


def _with_those_before(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """Those who speak together, of whom a phrase names the last: "the mayor and the bishop"."""
    if grammar.conjunctions.isdisjoint(passage.lower[max(0, phrase[0] - 2) : phrase[1]]):
        return None
    from framing.voice.several import all_before  # few texts have them

    return all_before(passage, sentence, phrase, grammar)


def _phrase_start(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> int:
    """As `phrase_start`, behind what only stresses who opens a sentence: "Even | Kern said"."""
    start = phrase_start(passage, sentence, stop, grammar)
    if start != sentence[0] or start + 1 >= stop or not passage.words[start + 1][0].isupper():
        return start
    is_opening = grammar.relatives.isdisjoint(passage.lower[stop : stop + 1])
    return start + (is_opening and passage.lower[start] in grammar.members("focusing"))


def _before_open_apposition(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """The person before an apposition at `start` that no comma closes: "Ann Lee, a clerk (Kern's aide) said"."""
    if "," not in passage.gaps[start]:
        return None
    first = own_words_from(passage, sentence, start)
    if start - first < _SHORTEST_NAME or passage.lower[first] not in grammar.name_genders:
        return None
    word = passage.lower[start]
    heads = grammar.persons if word == passage.words[start] else grammar.titles
    links = passage.lower[start + 1 : start + _LONGEST_OFFICE + 1]
    near = zip(passage.lower[start : start + _LONGEST_OFFICE], links, strict=False)
    is_office = any(head in heads and link in grammar.links for head, link in near)
    if word not in grammar.articles and not word.endswith(("'s", "s'")) and not is_office:
        return None
    is_name = all(
        passage.words[i][0].isupper() and (i == first or not breaks(passage.gaps[i]))
        for i in range(first, start)
    )
    return (first, start) if is_name and start - first <= _LONGEST_NAME else None


def _before_open_aside(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """The person before a comma and an aside that none closes: "Lee, who won, in a letter said".

    The thing of the `phrase` right before the verb is no subject behind a preposition, nor is a
    participle: "Lee, speaking in Porto said". In "Yesterday, in Porto crews said" the crews are.
    """
    start = phrase[0]
    word = passage.lower[start]
    is_acting = word.endswith("ing") and passage.words[start][0].islower()
    is_acting = is_acting and word not in grammar.according_words
    edge = start if is_acting else start - 1
    if edge <= sentence[0] or "," not in passage.gaps[edge]:
        return None
    if not is_acting:
        is_occasion = passage.lower[edge] in grammar.occasion_leads
        is_thing = is_place(passage, phrase, grammar) or not may_speak(passage, *phrase, grammar)
        if not is_occasion or not is_thing:
            return None
    found = _before_apposition(passage, sentence, edge, grammar)
    return found if found and may_speak(passage, *found, grammar) else None


def _before_deed(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """Who is parted from the verb by what is done: "Crews searching | the bay", "people reached by | phone"."""
    start = phrase[0]
    if start <= sentence[0] or passage.lower[start] in grammar.relatives:
        return None
    near = passage.lower[max(sentence[0], start - _LONGEST_DEED) : start + 1]
    done = passage.lower[start - 2]
    is_done = grammar.has_ending(done, "agent_endings") or done in grammar.participles
    is_done = is_done or not grammar.complementizers.isdisjoint(near)
    if not is_done and "ing " not in " ".join((*near, "")):
        return None
    from framing.voice.participles import before_act, before_participle  # few texts have them

    found = before_participle(passage, sentence, start, grammar)
    return found or before_act(passage, sentence, phrase, grammar)


def _before_adjunct_of(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """The person whom a place or a relative parts from the verb.

    "Crews near the dam said", "Lee (D) of Ohio said", "A man who saw the raid said": the `phrase`
    right before the verb is no subject. The person begins the clause.
    """
    link, stop = phrase[0] - 1, phrase[1]
    before = before_brackets(passage, sentence, link)
    is_parted = breaks(passage.gaps[link]) and before == link
    if link <= sentence[0] or is_parted or breaks(passage.gaps[link + 1]):
        return None
    is_antecedent = stop < len(passage.words) and passage.lower[stop] in grammar.relatives
    if passage.quoted[link] != -1 or is_antecedent:
        return None
    from framing.voice.parted import before_relative  # many texts have none

    found = before_relative(passage, sentence, (link, before), phrase, grammar)
    if found is None:
        return None
    return _before_open_apposition(passage, sentence, found[0], grammar) or found


def _before_apposition(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """The phrase that the apposition before a comma at `stop` explains.

    Of the stretches between commas it is the first that is a bare noun phrase: leads ("On
    Monday") and whole clauses are passed over.
    """
    first = own_words_from(passage, sentence, stop)
    first = _behind_label(passage, first, stop, grammar)
    edges = [first, *(i for i in range(first + 1, stop) if breaks(passage.gaps[i])), stop]
    start = phrase_start(passage, sentence, edges[-2], grammar)
    if first < start < edges[-2] and (
        opens_later_clause(passage, start, grammar)
        or (len(edges) > 2 and _is_joined_subject(passage, edges, start, grammar))
    ):
        return start, edges[-2]
    found = _bare_phrase(passage, edges, grammar)
    if found is not None and len(edges) < _OF_OFFICE:
        return found
    from framing.voice.titled import before_adjunct, named_office  # few texts have them

    found = named_office(passage, edges, grammar) or found
    return found or before_adjunct(passage, sentence, edges, grammar)


def _bare_phrase(passage: Passage, edges: list[int], grammar: Grammar) -> Tokens | None:
    """The first of the stretches between edges that is a bare noun phrase; or None."""
    for start, end in itertools.pairwise(edges):
        if passage.opens_sentence(start):
            start = behind_opener(passage, start, end, grammar)
        found = subject_after(passage, (start, end), start, grammar)
        if found is None or passage.lower[start] in grammar.relatives:
            continue
        is_number = passage.words[start].isdigit() and passage.gaps[start + 1] == " "
        if is_participle_lead(passage, start, end) or is_number:
            continue  # "70 miles west of Porto"
        if found[1] < end and passage.lower[found[1]] in grammar.relatives:
            return found  # "crews who were in the city, …, said"
        verb = next((i for i in range(found[0] + 1, end) if grammar.is_verb_at(passage, i)), None)
        if verb is None and (acting := before_act(passage, found[0], end, grammar)) is not None:
            return found[0], acting
        if verb is None and not is_wider_place(passage, start, end, grammar):
            return found
        if verb is not None and _describes(passage, (found[0], verb, end), grammar):
            return found[0], verb
    return None


def _behind_label(passage: Passage, first: int, stop: int, grammar: Grammar) -> int:
    """Where a sentence begins behind a label without a verb: "Less Than Hoped: Lee, a clerk, said"."""
    for index in range(first + 1, stop):
        if ":" in passage.gaps[index]:
            return index
        if grammar.is_verb_at(passage, index) or passage.quoted[index] != -1:
            return first
    return first


def _describes(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> bool:
    """Whether a participle only describes a person: "the head of a panel charged with checks"."""
    first, verb, stop = clause
    if not passage.lower[verb].endswith("ed") or verb + 1 >= stop:
        return False
    is_led = passage.lower[verb - 1] in grammar.auxiliaries
    is_led = is_led or passage.lower[verb - 1] in grammar.relatives
    is_followed = passage.lower[verb + 1] in grammar.prepositions
    has_more = any(grammar.is_verb_at(passage, i) for i in range(verb + 1, stop))
    return is_followed and not is_led and not has_more and may_speak(passage, first, verb, grammar)


def _is_joined_subject(passage: Passage, edges: list[int], start: int, grammar: Grammar) -> bool:
    """Whether "and" joins the clause of a phrase to one with a verb: "Kern left and Lee, a clerk,"."""
    if passage.lower[start - 1] not in grammar.conjunctions:
        return False
    # "Kern left, but Lee, a clerk,": the clause before ends with a comma.
    first = edges[-4] if edges[-3] == start - 1 and len(edges) > 3 else edges[-3]
    is_aside = passage.lower[first] in grammar.aside_leads  # ", who ran the dam and crews, …,"
    is_act = any(grammar.is_verb_at(passage, index) for index in range(first, start - 1))
    return passage.lower[start] in grammar.subject_pronouns or (is_act and not is_aside)
