"""Runs: capitalised words in a row, which may name somebody; names joined to a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from framing.expressions import class_of, expression
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.spellings import ANY_CUE, CAPITAL, LEAD, NAME, PARTICLE, POSSESSIVE, SMALL_VERB
from framing.voice.tokens import are_persons, ends_in_given

_LONGEST_RUN, _LONGEST_LIST, _LONGEST_OFFICE = 12, 24, 4

# A run of capitals: where it begins, its passage and its tokens.
Run = tuple[int, int, int, int]


def _class(bits: int) -> bytes:
    """The source of the kinds that have any of these bits."""
    return class_of(kind for kind in range(256) if kind & bits)


# What goes on with a run: a capital, or a particle before one, and nothing behind a possessive.
_MORE = b"(?:(?<!%s)%s{0,2}%s)" % (_class(POSSESSIVE), _class(PARTICLE), _class(CAPITAL))
_RUN = expression(b"%s%s*" % (_class(NAME), _MORE))
# No longer than a name may be, so that a list of thousands of names is read once.
_LONG_RUN = expression(b"%s%s{1,%d}" % (_class(LEAD), _MORE, _LONGEST_RUN))


def name_runs(passage: Passage, first: int, last: int, grammar: Grammar) -> Iterator[Tokens]:
    """Runs of capitalised words outside quotations, with the particles inside them."""
    at = first
    while (match := _RUN.search(passage.kinds, at, last)) is not None:
        start, at = match.start(), match.start() + 1
        if passage.quoted[start] == -1 and _is_capital(passage, start, first, grammar):
            at = _unparted(passage, start, match.end())
            at += ends_in_given(passage, at, grammar)
            yield start, at


def long_runs(passage: Passage, grammar: Grammar) -> Iterator[Tokens]:
    """Runs of two and more capitals, quickly: most words are never looked at.

    At the head of a paragraph a run holds no particles, nor any article among German nouns: "Nach
    Angaben der Polizei" names nobody in full. "Secretary of | State Ann Lee" goes on behind it.
    """
    kinds = passage.kinds
    at = 0
    while (match := _LONG_RUN.search(kinds, at)) is not None:
        start, end = match.span()
        at = start + 1
        if passage.quoted[start] != -1 or _opens_otherwise(passage, start, grammar):
            continue
        limit = min(passage.sentence_of(start)[1], start + _LONGEST_RUN)
        if end > limit:
            match = _LONG_RUN.match(kinds, start, limit)
            end = at if match is None else match.end()
        at = _unparted(passage, start, end)
        small = start + 1
        while small < at and kinds[small] & CAPITAL:
            small += 1
        is_bound = goes_on = False
        if small < at:
            goes_on = "names before nouns" in grammar.habits
            is_free = goes_on and passage.lower[small] not in grammar.topic_links
            is_bound = start == 0 and not is_free  # not "Members of Kern"
            is_article = passage.lower[small] in grammar.articles
            is_bound |= is_article and "noun capitals" in grammar.habits
        stop, at = small if is_bound else at, small if is_bound and goes_on else at
        if stop - start > 1:
            yield start, stop + ends_in_given(passage, stop, grammar)


def _unparted(passage: Passage, start: int, stop: int) -> int:
    """Where a run ends at the latest: at the first pause, slash or quotation mark in it."""
    gaps = passage.gaps[start + 1 : stop]
    if not passage.quotations and gaps.count(" ") == len(gaps):
        return stop
    for index in range(start + 1, stop):
        is_behind_particle = not passage.kinds[index - 1] & CAPITAL
        if breaks(passage.gaps[index]) or "/" in passage.gaps[index]:
            return index - is_behind_particle
        if passage.quoted[index] != -1 and not is_behind_particle:
            return index
    return stop


def _is_capital(passage: Passage, index: int, first: int, grammar: Grammar) -> bool:
    """Whether a capital begins a name; at the beginning of a stretch other words have one too."""
    if index > first and passage.quoted[index - 1] == -1:
        return True
    is_lead = passage.kinds[index] & LEAD or _acts(passage, index, grammar)
    return bool(is_lead) and not _opens_otherwise(passage, index, grammar)


def _acts(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether what ends like an adverb has a verb at once: "Connolly met", not "Suddenly Lee"."""
    verb = index + 1
    if not passage.lower[index].endswith("ly") or verb >= len(passage.words):
        return False
    is_verb = passage.gaps[verb] == " " and grammar.is_verb_at(passage, verb)
    return is_verb and passage.lower[verb] not in grammar.auxiliaries


def _opens_otherwise(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a sentence's first word is a time or, by what follows, a participle: "Asked whether …"."""
    if _leads_to_time(passage, index, grammar):
        return True
    word, after = passage.lower[index], index + 1
    if not passage.kinds[index] & ANY_CUE and not word.endswith("ed"):
        return False
    if after >= len(passage.words) or breaks(passage.gaps[after]) or word in grammar.name_genders:
        return False
    following = passage.lower[after]
    leads = grammar.questions, grammar.complementizers, grammar.prepositions, grammar.determiners
    return any([following in each for each in leads]) or following in grammar.subject_pronouns


def _leads_to_time(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether two capitals that open a sentence tell when: "Last October", "Last Easter,"."""
    word, behind = (*passage.lower[index : index + 2], "")[:2]
    is_lead = bool(behind) and word in grammar.time_leads and word not in grammar.determiners
    is_lead = is_lead and passage.opens_sentence(index)
    return is_lead and (behind in grammar.times or "," in passage.gaps[index + 2])


def joins_names(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "and" stands between two names or two like phrases."""
    is_last = index + 1 >= len(passage.words)
    if is_last or passage.opens_sentence(index) or breaks(passage.gaps[index]):
        return False
    if passage.words[index - 1][0].isupper() and passage.words[index + 1][0].isupper():
        return True
    if _joins_descriptions(passage, index, grammar):
        return True
    first = index - 1 - (passage.lower[index - 2] in grammar.quantities | grammar.plural_pronouns)
    lead = passage.lower[max(0, first - 1)]  # "a raid that ministers and lawyers call"
    is_first = passage.opens_sentence(first) or lead in grammar.questions | grammar.complementizers
    return is_first and all(
        are_persons(word, grammar) for word in passage.lower[index - 1 : index + 2 : 2]
    )


def _joins_descriptions(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "and" joins what describes the same people: "former and current officials", "founder
    and former leader Ann Lee"."""
    before, after = passage.lower[index - 1], index + 1
    if passage.lower[index] in grammar.adversatives:
        return False
    is_small = all(word[0].islower() for word in passage.words[index : after + 1])
    is_small &= grammar.has_ending(before, "nation_endings") or passage.words[index - 1].islower()
    is_small = is_small and before not in grammar.prepositions
    is_small = is_small and not before.endswith("s") and after + 1 < len(passage.words)
    if is_small and are_persons(passage.lower[after + 1], grammar):
        return not grammar.is_verb_at(passage, index - 1)
    if before not in grammar.persons and before not in grammar.titles:
        return False
    near = range(after, min(len(passage.words) - 1, after + _LONGEST_OFFICE))
    office = next((i for i in near if passage.lower[i] in grammar.persons), None)
    return office is not None and passage.words[office + 1][0].isupper()


def listed_from(passage: Passage, first: int, phrase: Tokens, grammar: Grammar) -> int:
    """Where a list of names that opens a sentence at `first` and ends in a phrase begins.

    "Ann Lee, Tom Kern and Karl Weiss" begins at Ann; any other phrase where it does itself.
    """
    start, stop = phrase
    link = start - 1  # "…, and Karl Weiss": the comma has parted the last name
    is_named = link > first and passage.words[start][0].isupper()
    link += not (is_named and passage.lower[link] in grammar.coordinators)
    is_joined = link < start
    if not is_joined and not grammar.coordinators.isdisjoint(passage.lower[start:stop]):
        is_joined = any(
            passage.lower[i] in grammar.coordinators and joins_names(passage, i, grammar)
            for i in range(start + 1, stop - 1)
        )
    if not is_joined or not all(
        (passage.words[i][0].isupper() or passage.lower[i] in grammar.particles)
        and passage.quoted[i] == -1
        and passage.lower[i] not in grammar.times
        and passage.gaps[i + 1] in (" ", ", ")
        for i in range(first, link)
    ):
        return start
    heads = [first, *(i for i in range(first + 1, link) if "," in passage.gaps[i]), link]
    is_list = all(_names_person(passage, *part, grammar) for part in pairwise(heads))
    return first if is_list else start


def _names_person(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether capitals name a person in full: "Ann Lee", not "Leaving Porto"."""
    word = passage.lower[start]
    if word in grammar.name_genders or stop - start < 2:
        return stop - start > 1
    is_lead = word.endswith(("ing", "ed")) or not passage.kinds[start] & LEAD
    return not is_lead


def listed_to(passage: Passage, phrase: Tokens, stop: int, grammar: Grammar) -> int:
    """Where a phrase ends, or the list of names that it begins: "Ann Lee, Tom Kern and Karl Weiss"."""
    if not is_named(passage, *phrase, grammar):
        return phrase[1]
    index = phrase[1]
    while index < min(stop, phrase[1] + _LONGEST_LIST) and passage.gaps[index] == ", ":
        if passage.lower[index] in grammar.coordinators:
            end = _name_end(passage, index + 1, stop, grammar)
            is_last = index > phrase[1] and is_named(passage, index + 1, end, grammar)
            return end if is_last else phrase[1]
        end = _name_end(passage, index, stop, grammar)
        if not is_named(passage, index, end, grammar):
            break
        if end < stop and passage.gaps[end] == " " and passage.lower[end] in grammar.coordinators:
            last = _name_end(passage, end + 1, stop, grammar)
            behind = passage.lower[last:stop][:1]  # "Asia director"
            is_role = passage.gaps[last] == " " and not grammar.persons.isdisjoint(behind)
            is_list = is_named(passage, end + 1, last, grammar) and not is_role
            return last if is_list else phrase[1]
        index = end
    return phrase[1]


def _name_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Where the capitals that begin at a token end, with the particles in them."""
    end = start
    while end < stop and (end == start or passage.gaps[end] in (" ", ". ", "-")):
        is_part = passage.words[end][0].isupper() or passage.lower[end] in grammar.particles
        if passage.quoted[end] != -1 or not is_part or passage.lower[end] in grammar.times:
            break
        end += 1
    return end


def before_act(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Where an unlisted verb in -s follows a name: "Lee opens the dam", not "Lee aides in Porto"."""
    end = _name_end(passage, start, stop, grammar)
    if not start < end < stop - 1 or passage.gaps[end] != " ":
        return None
    word = passage.lower[end]
    if not word.endswith("s") or are_persons(word, grammar):
        return None
    has_object = passage.lower[end + 1] in grammar.determiners
    return end if has_object or grammar.cue_signs_of(word) & FINITE else None


def is_named(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase is one name and no role: "Tom Kern", not "Harbour Master"."""
    if stop <= start or not passage.words[start][0].isupper():
        return False
    named = passage.lower[stop - 1]
    is_role = named in grammar.titles or named in grammar.persons or named in grammar.not_persons
    return not is_role and _name_end(passage, start, stop, grammar) == stop


def name_behind_marks(passage: Passage, first: int, stop: int, grammar: Grammar) -> Tokens | None:
    """The name right behind a quotation whose apposition runs on to `stop`: “…,” Lee, a clerk in Porto."""
    start = stop - 1
    limit = max(first, stop - _LONGEST_LIST)
    if max(passage.quoted[max(0, limit - 1) : stop]) == -1:
        return None
    while start > limit and passage.quoted[start - 1] == -1:
        if passage.kinds[start] & SMALL_VERB and grammar.is_verb_at(passage, start):
            return None
        start -= 1
    if start <= first or passage.quoted[start - 1] == -1:
        return None
    end = _name_end(passage, start, stop, grammar)
    article = passage.lower[end] if end < stop else ""
    if passage.gaps[end] != ", " or not is_named(passage, start, end, grammar):
        return None
    is_apposed = article in grammar.definite or article in grammar.indefinite
    is_whole = not any(breaks(passage.gaps[index]) for index in range(end + 1, stop + 1))
    return (start, end) if is_apposed and is_whole else None


def tells_time(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a day or month tells when: not in "mid-May", nor in "an October report"."""
    is_inside = passage.lower[index - 1] in grammar.articles and index + 1 < stop
    is_inside = is_inside and passage.gaps[index + 1] == " "
    return passage.gaps[index] != "-" and not is_inside


def before_verb(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Where capitals end before a verb that a heading writes with one: "Lee | Says", "Lee | Is"."""
    first = passage.lower[start]
    for index in range(start + 1, stop):
        word = passage.lower[index]
        is_told = passage.kinds[index] & ANY_CUE and grammar.cue_signs_of(word) & FINITE
        if is_told and word not in grammar.names_when_capital:
            return index
        is_be = word in grammar.be or word in grammar.have
        if is_be and first in grammar.first_names and first not in grammar.auxiliaries:
            return index
    return stop
