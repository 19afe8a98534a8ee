"""Titles: marks around the name of a work, a nickname or a value of markup, which quote nobody."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.fragments import modifies
from framing.voice.grammar import POST_FINITE, Grammar, breaks
from framing.voice.passages import Passage

_LONGEST_ROLE = 4


def is_markup(passage: Passage, start: int) -> bool:
    """Whether the words are the value of an attribute of markup: name="…"."""
    gap = passage.gaps[start]
    return "=" in gap and gap[gap.rindex("=") + 1 :][:1] in tuple("\"'“”‘’")


def has_byline(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether an author's name stands behind a comma: “Boats at rest,” by the Echo's Ann Lee."""
    return (
        stop + 1 < len(passage.words)
        and "," in passage.gaps[stop]
        and passage.lower[stop] in grammar.agent_links
        and passage.quoted[stop] == -1
        and (
            passage.words[stop + 1][0].isupper()
            or (stop + 2 < len(passage.words) and passage.words[stop + 2][0].isupper())
        )
    )


def is_nickname(passage: Passage, start: int, stop: int) -> bool:
    """Whether the words stand inside a name: Ann “Red” Lee."""
    if stop - start > 2 or start == 0 or stop >= len(passage.words):
        return False
    return (
        passage.words[start - 1][0].isupper()
        and passage.words[stop][0].isupper()
        and passage.words[start][0].isupper()
        and not breaks(passage.gaps[start])
        and not breaks(passage.gaps[stop])
        and "." not in passage.gaps[stop]
    )


def is_named_work(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a word for a work stands right before: the film “…”, host of “…”."""
    if not passage.words[start][0].isupper():
        return False
    near = passage.lower[max(0, start - 2) : start]
    if not near or (start > 0 and passage.quoted[start - 1] != -1):
        return False
    is_work = near[-1] in grammar.work_nouns or (
        near[-1] in grammar.links and near[0] in grammar.work_nouns
    )
    is_told = near[-1] in grammar.listener_articles and grammar.cue_signs_of(near[0]) & POST_FINITE
    if "title capitals" in grammar.habits:
        return (is_work or bool(is_told)) and _has_capitals(passage, start, stop, grammar)
    return (is_work or bool(is_told)) and not breaks(passage.gaps[start])


def is_title_in_phrase(passage: Passage, tokens: tuple[int, int], grammar: Grammar) -> bool:
    """Whether capitals and the word before make owned words a title: on “Our Bay Tonight”.

    An article before capitals names a thing somebody's way, "the “Great Fraud”", and no work,
    unless it belongs to a noun behind them: the “Save Our Bay” shirts.
    """
    start, stop = tokens
    if start == 0 or stop - start < 2 or breaks(passage.gaps[start]):
        return False
    if not _has_capitals(passage, start, stop, grammar):
        return False
    before = passage.lower[start - 1]
    if before in grammar.articles:
        return modifies(passage, stop, grammar)
    return (
        before in grammar.prepositions
        or before in grammar.determiners
        or before in grammar.titling
        or before.endswith("'s")
    )


def is_listener(passage: Passage, tokens: tuple[int, int], grammar: Grammar) -> bool:
    """Whether capitals right behind a verb with a listener name who listens: told “Our Bay”."""
    start, stop = tokens
    return (
        start > 0
        and not breaks(passage.gaps[start])
        and _has_capitals(passage, start, stop, grammar)
        and any(
            Frame.LISTENER in cue.frames for cue in grammar.cues.get(passage.lower[start - 1], ())
        )
    )


def goes_on(passage: Passage, tokens: tuple[int, int], grammar: Grammar) -> bool:
    """Whether the sentence says something about its capitals: “The Long Road,” which opened …"."""
    start, stop = tokens
    if stop >= len(passage.words) or passage.quoted[stop] != -1:
        return False
    if any(mark in passage.gaps[stop] for mark in ".!?"):
        return False
    word = passage.lower[stop]
    if word in grammar.articles and not grammar.work_nouns.isdisjoint(
        passage.lower[stop + 1 : stop + _LONGEST_ROLE]
    ):
        return passage.words[start][0].isupper()
    is_told = word in grammar.relatives or word in grammar.articles or grammar.is_finite(word)
    return is_told and _all_capital(passage, start, stop, grammar)


def is_title_case(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether all words but those of grammar have a capital, and one is no sentence opener."""
    words = passage.words[start:stop]
    longer = [word for word in words if len(word) > 3 and word not in grammar.prepositions]
    if not words[0][0].isupper() or any(word[0].islower() for word in longer):
        return False
    if any(word[0].islower() and _tells(word, grammar) for word in words):
        return False
    return len(longer) >= 2 or (stop - start <= 2 and all(word[0].isupper() for word in words))


def _tells(word: str, grammar: Grammar) -> bool:
    """Whether a short word in small letters is one that a title gives a capital."""
    return not (
        _is_function_word(word, grammar)
        or word in grammar.determiners
        or word in grammar.auxiliaries
        or word in grammar.infinitive
        or word in grammar.subordinators
        or word in grammar.particles
    )


def _has_capitals(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    return is_title_case(passage, start, stop, grammar) or _all_capital(
        passage, start, stop, grammar
    )


def _all_capital(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether two words or more have a capital, and all but small function words."""
    n_capital = 0
    for index in range(start, stop):
        if passage.words[index][0].isupper():
            n_capital += 1
        elif index == start or not _is_function_word(passage.lower[index], grammar):
            return False
    return n_capital > 1


def _is_function_word(word: str, grammar: Grammar) -> bool:
    return word in grammar.prepositions or word in grammar.coordinators or word in grammar.articles
