"""Linked names: capitals on both sides of "for" or "of": "Moms for Porto", "Kern of Iowa"."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage
from framing.voice.spellings import is_title, noun_of


def with_head(
    passage: Passage, start: int, name: tuple[int, int], grammar: Grammar
) -> tuple[int, int]:
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


def is_in_full(passage: Passage, link: int, stop: int, grammar: Grammar) -> bool:
    """Whether a known first name opens what follows an office and its field: "Mayor of Porto | Ann B. Lee"."""
    near = range(link + 2, stop - 1)
    given = next((i for i in near if passage.lower[i] in grammar.first_names), stop)
    is_whole = all(word[:1].isupper() for word in passage.words[given:stop])
    last = noun_of(passage.lower[stop - 1])
    is_body = last in grammar.organisation_marks or last in grammar.not_persons
    return given < stop and is_whole and not is_body
