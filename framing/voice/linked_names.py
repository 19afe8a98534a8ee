"""Linked names: capitals on both sides of "for" or "of": "Moms for Porto", "Kern of Iowa"."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage, Tokens
from framing.voice.spellings import is_title, noun_of


def with_head(passage: Passage, start: int, name: Tokens, grammar: Grammar) -> Tokens:
    """The name with what stands before its "for" or "of"; of a place, who is of it alone.

    "Moms for Porto", "Friends of the Bay" are bodies, "Kern of Iowa" is Kern; the name itself where
    an office leads to it, or where the first capital may only open the sentence.
    """
    first, end = name
    link = first - 1
    link -= link > start and passage.lower[link] in grammar.determiners
    frame = grammar.frame_words.get(passage.lower[link])
    if link <= start or frame not in (Frame.FOR, Frame.OF) or passage.gaps[link] != " ":
        return name
    head = noun_of(passage.lower[link - 1])
    is_office = is_title(head, grammar) or head in grammar.persons
    if is_office or not all(word[:1].isupper() for word in passage.words[start:link]):
        return name
    if frame is Frame.FOR or head.endswith("s"):
        return start, end
    is_known = link - start == 1 and not passage.opens_sentence(start)
    return (start, link) if is_known else name


def is_person_run(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the phrase ends in a person's name: "the director at the office Ann Lee".

    A preposition right before the name makes it another's: "a lawyer for Ann Lee".
    """
    office = passage.lower[start - 1]
    is_led = office in grammar.titles and passage.words[start - 1][0].isupper()
    if is_led and _is_in_full(passage, start, stop, grammar):
        return True
    before = stop - 3
    while before > start and passage.lower[before] in grammar.titles:
        before -= 1
        if passage.lower[before] in grammar.topic_links and before > 0:
            office, field = passage.words[before - 1], passage.words[before + 1]
            if office[0].isupper() == field[0].isupper():  # "Secretary of State Ann Lee"
                return passage.lower[before - 1] in grammar.titles
    if before <= start or passage.lower[before] in grammar.prepositions:
        return False
    if passage.lower[before] in grammar.anaphoric_groups and passage.words[before].islower():
        return False  # "Ann Lee of the group Open Doors"
    if passage.lower[before] in grammar.persons and passage.words[before][0].islower():
        is_office = passage.lower[start - 1] in grammar.titles
        return is_office and not grammar.coordinators.isdisjoint(passage.lower[start:before])
    if passage.lower[stop - 2] in grammar.name_genders:
        return True
    is_glued = passage.words[stop - 3][0].islower() and passage.words[stop - 2][0].isupper()
    links = (grammar.determiners, grammar.coordinators, grammar.particles)
    return is_glued and all(passage.lower[stop - 3] not in each for each in links)


def _is_in_full(passage: Passage, link: int, stop: int, grammar: Grammar) -> bool:
    """Whether a known first name opens what follows an office and its field: "Mayor of Porto | Ann B. Lee"."""
    near = range(link + 2, stop - 1)
    given = next((i for i in near if passage.lower[i] in grammar.first_names), stop)
    is_whole = all(word[:1].isupper() for word in passage.words[given:stop])
    last = noun_of(passage.lower[stop - 1])
    is_body = last in grammar.organisation_marks or last in grammar.not_persons
    return given < stop and is_whole and not is_body
