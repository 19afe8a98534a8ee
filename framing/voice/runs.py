"""Runs: capitalised words in a row, which may name somebody."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.cue import Frame
from framing.expressions import class_of, expression
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.spellings import CAPITAL, LEAD, NAME, PARTICLE, POSSESSIVE

_LONGEST_RUN = 12


def _class(bits: int) -> bytes:
    """The source of the kinds that have any of these bits."""
    return class_of(kind for kind in range(256) if kind & bits)


# What goes on with a run: a capital, or a particle before one, and nothing behind a possessive.
_MORE = b"(?:(?<!%s)%s{0,2}%s)" % (_class(POSSESSIVE), _class(PARTICLE), _class(CAPITAL))
_RUN = expression(b"%s%s*" % (_class(NAME), _MORE))
_LONG_RUN = expression(b"%s%s+" % (_class(LEAD), _MORE))


def name_runs(
    passage: Passage, first: int, last: int, grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words outside quotations, with the particles inside them."""
    at = first
    while (match := _RUN.search(passage.kinds, at, last)) is not None:
        start, at = match.start(), match.start() + 1
        if passage.quoted[start] == -1 and _is_capital(passage, start, first, grammar):
            at = _unparted(passage, start, match.end())
            yield start, at


def long_runs(passage: Passage, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Runs of two and more capitals, quickly: most words are never looked at.

    At the head of a paragraph, and right behind a capital that only opens a sentence, a run holds
    no particles: "Nach Angaben der Polizei" names nobody in full.
    """
    kinds = passage.kinds
    at = reached = 0
    while (match := _LONG_RUN.search(kinds, at)) is not None:
        start, at = match.start(), match.start() + 1
        if passage.quoted[start] != -1 or _is_participle(passage, start, grammar):
            continue
        limit = min(passage.sentence_of(start)[1], start + _LONGEST_RUN)
        if match.end() > limit:
            match = _LONG_RUN.match(kinds, start, limit)
        at = at if match is None else _unparted(passage, start, match.end())
        is_bound = start == 0 or (start > reached and _is_opener(passage, start - 1, grammar))
        reached = at
        if at - start > 1 and not (is_bound and _has_particle(kinds[start:at])):
            yield start, at


def _unparted(passage: Passage, start: int, stop: int) -> int:
    """Where a run ends at the latest: at the first pause or quotation mark in it."""
    for index in range(start + 1, stop):
        is_behind_particle = not passage.kinds[index - 1] & CAPITAL
        if breaks(passage.gaps[index]):
            return index - is_behind_particle
        if passage.quoted[index] != -1 and not is_behind_particle:
            return index
    return stop


def _has_particle(kinds: bytes) -> bool:
    return not all(kind & CAPITAL for kind in kinds)


def _is_opener(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a capital is only that of a word which opens a sentence."""
    kind = passage.kinds[index]
    if passage.quoted[index] != -1 or not kind & CAPITAL:
        return False
    return not kind & LEAD or _is_participle(passage, index, grammar)


def _is_capital(passage: Passage, index: int, first: int, grammar: Grammar) -> bool:
    """Whether a capital begins a name; at the beginning of a stretch other words have one too."""
    if index > first and passage.quoted[index - 1] == -1:
        return True
    return bool(passage.kinds[index] & LEAD) and not _is_participle(passage, index, grammar)


def _is_participle(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a sentence's first word is a participle by what follows: "Asked whether …"."""
    word, after = passage.lower[index], index + 1
    if not word.endswith("ed") and word not in grammar.cues:
        return False
    if after >= len(passage.words) or breaks(passage.gaps[after]) or word in grammar.name_genders:
        return False
    return (
        passage.lower[after] in grammar.prepositions
        or passage.lower[after] in grammar.questions
        or passage.lower[after] in grammar.complementizers
        or passage.lower[after] in grammar.determiners
        or passage.lower[after] in grammar.subject_pronouns
    )


def is_behind_office(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase ends in two names behind an office and its field, a plural.

    "Commissioner for Human Rights Ann Lee"; "Director of Doctors Without Borders" is none.
    """
    field = stop - 3
    links = (i for i in range(field - 1, start, -1) if passage.words[i][:1].islower())
    link = next(links, start)
    return (
        link > start
        and grammar.frame_words.get(passage.lower[link]) in (Frame.FOR, Frame.OF)
        and (
            passage.lower[link - 1] in grammar.titles or passage.lower[link - 1] in grammar.persons
        )
        and passage.lower[field].endswith("s")
        and all(word[:1].isupper() for word in passage.words[link + 1 : stop])
        and grammar.prepositions.isdisjoint(passage.lower[link + 1 : stop])
        and grammar.organisation_marks.isdisjoint(passage.lower[field:stop])
    )


def is_person_run(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the phrase ends in a person's name: "the director at the office Ann Lee"."""
    if stop - start < 3:
        return False
    is_glued = passage.words[stop - 3][0].islower() and passage.words[stop - 2][0].isupper()
    links = grammar.prepositions | grammar.determiners | grammar.coordinators | grammar.particles
    is_glued &= passage.lower[stop - 3] not in links
    return is_glued or passage.lower[stop - 2] in grammar.name_genders
