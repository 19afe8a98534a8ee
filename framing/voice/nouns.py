"""Nouns: noun phrases where each noun has a capital, and the cases that their articles show.

"mehrere gut informierte Kreise", "eine Sprecherin des Amts"; "der Presse" after a verb is told, "der Rat" tells.
"""

from __future__ import annotations

from framing.voice.grammar import POST_FINITE, Grammar, breaks
from framing.voice.passages import Passage, Tokens

_LONGEST_ATTRIBUTE = 10
_LONGEST_TITLE, _LONGEST_PAPER = 6, 4


def noun_phrase(passage: Passage, start: int, stop: int, grammar: Grammar) -> Tokens | None:
    """The noun phrase that begins at a token: articles, adjectives, nouns, genitives; or None."""
    if start >= stop or passage.quoted[start] != -1:
        return None
    word = passage.lower[start]
    is_alone = start + 1 == stop or not _may_go_on(passage, start + 1, grammar)
    if word in grammar.subject_pronouns and (word not in grammar.determiners or is_alone):
        return start, start + 1
    if not _may_begin(passage, start, grammar):
        return None
    index = _paper_end(passage, start, stop, grammar) or _behind_attribute(
        passage, start, stop, grammar
    )
    has_noun = index > start
    has_article = word in grammar.determiners
    while index < stop:
        if index > start and breaks(passage.gaps[index]):
            break
        if passage.quoted[index] != -1:
            if not has_noun or not _is_title(passage, start, index, grammar):
                break
            index = passage.quoted_ranges[passage.quoted[index]][1]
            continue
        step = _step(passage, index, start, grammar, has_noun=has_noun, has_article=has_article)
        if step is None:
            break
        has_noun |= step
        index += 1
    while index > start and _hangs(passage, index - 1, grammar):
        index -= 1
    return (start, index) if has_noun and index > start else None


def _paper_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Behind an article and a name in marks that can act alone: "der „Kurier“ meldet"; or None."""
    if start + 1 >= stop or passage.lower[start] not in grammar.articles:
        return None
    number = passage.quoted[start + 1]
    if number == -1 or not passage.words[start + 1][0].isupper() or breaks(passage.gaps[start + 1]):
        return None
    end = passage.quoted_ranges[number][1]
    if end - start > _LONGEST_PAPER or end > stop or passage.gaps[end].rstrip()[-1:] == "-":
        return None
    return end


def _is_title(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether marked words belong to a noun: "ein Bericht der „Abendpost“"; a person tells a paper.

    In "sagte die Politikerin der „Abendpost“" the paper listens.
    """
    is_article = passage.lower[index - 1] in grammar.listener_articles
    is_told = is_article and index - 2 > start and passage.lower[index - 2] in grammar.persons
    if passage.lower[start] not in grammar.determiners and not is_article:
        is_work = passage.lower[index - 1] in grammar.work_nouns | grammar.groups
        if not is_work | (passage.lower[index - 1] in grammar.documents):
            return False  # "nannte Roth „Wahnsinn“"
    length = passage.quoted_ranges[passage.quoted[index]][1] - index
    return not is_told and length <= _LONGEST_TITLE and not breaks(passage.gaps[index])


def _step(
    passage: Passage, index: int, start: int, grammar: Grammar, *, has_noun: bool, has_article: bool
) -> bool | None:
    """Whether a word of a phrase is a noun; None where it is none of its words."""
    word = passage.lower[index]
    if word in grammar.times and index > start:
        return None
    if passage.words[index][0].isupper():
        return index > start or word not in grammar.determiners
    if passage.words[index][0].isdigit():
        return False
    if not has_noun:
        is_link = word in grammar.prepositions or word in grammar.coordinators
        is_verb = index > start and (word in grammar.auxiliaries or word in grammar.determiners)
        return None if is_link or is_verb or grammar.cue_signs_of(word) & POST_FINITE else False
    if word in grammar.links:
        is_genitive = word in grammar.determiners
        return None if is_genitive and not has_article else False
    if word in grammar.members("genitives"):
        return False if has_article else None
    if word in grammar.particles:
        return False
    if word in grammar.conjunctions and _may_go_on(passage, index + 1, grammar):
        return False
    is_adjective = _hangs(passage, index - 1, grammar) and index + 1 < len(passage.words)
    return False if is_adjective and passage.words[index + 1][0].isupper() else None


def _may_go_on(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can begin a further noun: a capital, an article, an adjective before one."""
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return False
    word = passage.lower[index]
    if breaks(passage.gaps[index]) or word in grammar.times:
        return False
    if passage.words[index][0].isupper() or word in grammar.determiners:
        return True
    is_plain = word not in grammar.prepositions and not grammar.cue_signs_of(word)
    is_plain = is_plain and word not in grammar.auxiliaries and not grammar.is_adverb(word)
    behind = passage.words[index + 1 : index + 2]
    return (
        is_plain
        and bool(behind)
        and behind[0][0].isupper()
        and grammar.has_ending(word, "adjective_endings")
    )


def _hangs(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word needs another behind it: a link, an article, a joining word."""
    word = passage.lower[index]
    if passage.words[index][0].isupper() or passage.quoted[index] != -1:
        return False
    return word in grammar.links or word in grammar.determiners or word in grammar.conjunctions


def _may_begin(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.determiners:
        return True
    if word in grammar.times or word in grammar.prepositions or word in grammar.auxiliaries:
        return False
    if word in grammar.coordinators or word in grammar.subordinators or grammar.is_adverb(word):
        return False
    is_oblique = word in grammar.genders and word not in grammar.subject_pronouns
    if is_oblique and word not in grammar.members("owners"):
        return False
    if passage.words[index][0].isupper() or passage.words[index][0].isdigit():
        return True
    return not grammar.cue_signs_of(word) and _leads_to_noun(passage, index, grammar)


def _leads_to_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether adjectives lead to a noun: "unbekannte Täter", "mehrere gut informierte Kreise"."""
    for near in range(index + 1, min(len(passage.words), index + 4)):
        if breaks(passage.gaps[near]) or passage.quoted[near] != -1:
            return False
        if passage.words[near][0].isupper():
            return grammar.has_ending(passage.lower[near - 1], "adjective_endings")
    return False


def _behind_attribute(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Behind the noun of an article with a long attribute: "einer am Freitag veröffentlichten Studie"."""
    if passage.lower[start] not in grammar.determiners or start + 1 >= stop:
        return start
    lead = passage.lower[start + 1]
    if lead not in grammar.prepositions and not grammar.is_adverb(lead):
        return start
    for index in range(start + 2, min(stop - 1, start + _LONGEST_ATTRIBUTE)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return start
        word = passage.lower[index]
        is_attribute = grammar.has_ending(word, "attribute_endings")
        is_attribute = is_attribute and passage.words[index][0].islower()
        is_attribute = is_attribute and word not in grammar.auxiliaries
        if is_attribute and passage.words[index + 1][0].isupper():
            return index + 2
    return start


def is_owned(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether a genitive only tells whose somebody is: "eine Sprecherin des …", not "Bund der …"."""
    noun = passage.lower[index - 1]
    if noun in grammar.organisation_marks:
        return False
    return passage.lower[start] in grammar.determiners or noun in grammar.persons


def without_article(passage: Passage, phrase: Tokens, grammar: Grammar) -> Tokens:
    """A noun phrase behind its article: "(der) Polizei"."""
    start, stop = phrase
    return start + (stop - start > 1 and passage.lower[start] in grammar.articles), stop


def skipped(passage: Passage, index: int, stop: int, grammar: Grammar) -> int:
    """The token behind one that stands before a subject: an adverb, a time, a place, "sich"."""
    word = passage.lower[index]
    if word in grammar.prepositions and passage.gaps[index] != "-":
        found = noun_phrase(passage, index + 1, stop, grammar)
        if found is not None:
            return found[1]
        near = index + 1
        while near < stop and passage.lower[near] in grammar.times:
            near += 1
        return near
    is_loose = grammar.is_adverb(word) or word in grammar.times or word in grammar.negations
    is_loose = is_loose and word not in grammar.determiners
    is_oblique = word in grammar.genders and word not in grammar.subject_pronouns
    is_oblique |= word in grammar.members("oblique") and word not in grammar.determiners
    is_oblique = is_oblique and word not in grammar.members("owners")
    return index + (is_loose or is_oblique)


def may_be_nominative(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase can be a subject by its article: not "dem Sender", "der Zeitung"."""
    word = passage.lower[phrase[0]]
    if word in grammar.members("oblique"):
        return False
    if word not in grammar.members("oblique_feminine"):
        return True
    noun, stop = phrase[0] + 1, phrase[1]
    while noun < stop - 1 and (
        passage.words[noun][0].islower()
        or passage.gaps[noun + 1] == "-"
        or passage.words[noun + 1][0].isupper()
    ):
        is_inflected = grammar.has_ending(passage.lower[noun], "weak_endings")
        is_apart = noun == phrase[0] + 1 and passage.gaps[noun + 1] == " "
        if is_inflected and is_apart and passage.lower[noun] not in grammar.name_genders:
            return False  # "der Deutschen Presse-Agentur"
        noun += 1
    return not grammar.has_ending(passage.lower[noun], "feminine_endings")


def tells_beside(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a place or body stands behind a verb and nobody in particular: "assure-t-on à la mairie"."""
    start, stop = phrase
    if passage.gaps[start] != "-":
        return False
    behind = passage.lower[stop] if stop < len(passage.words) else ""
    return behind in grammar.prepositions and not breaks(passage.gaps[stop])
