"""First parts: whom the first part of a name tells alone: "Wang" after "Wang Jianmin", "Prince Omar"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from framing.domain.cue import Gender
from framing.voice.grammar import Grammar
from framing.voice.mentions import MentionKind, Traits, is_described_person
from framing.voice.passages import Passage, Tokens
from framing.voice.roles import is_role, role_behind
from framing.voice.runs import Run
from framing.voice.spellings import in_small_letters

_SHORTEST, _LONGEST_PERSON, _TWO_SURNAMES, _LONGEST_SMALL = 2, 6, 3, 3


def runs_by_part(
    by_last: Mapping[str, Sequence[Run]], passages: Sequence[Passage], grammar: Grammar
) -> dict[str, list[Run]]:
    """Full names by their first word behind titles, and those with two surnames by the one before the last."""
    found: dict[str, list[Run]] = {}
    for run in sorted(chain.from_iterable(by_last.values())):
        _, number, _, stop = run
        lower, first = passages[number].lower, _behind_titles(passages[number], run, grammar)
        if stop - first > _LONGEST_PERSON:
            continue
        parts = {lower[first]}
        if stop - first >= _TWO_SURNAMES:
            parts.add(lower[stop - 2])
        for part in parts - grammar.particles:
            found.setdefault(part, []).append(run)
    return found


def _is_plain(passages: Sequence[Passage], run: Run) -> bool:
    """Whether a name stands in a sentence, where capitals tell names, and in no heading."""
    passage = passages[run[1]]
    words = passage.words[slice(*passage.sentence_of(run[2]))]
    return any(word.islower() and len(word) > _LONGEST_SMALL for word in words)


def _behind_titles(passage: Passage, run: Run, grammar: Grammar) -> int:
    _, _, start, stop = run
    if grammar.titles.isdisjoint(passage.lower[start : stop - 1]):
        return start
    titles = (i for i in range(stop - 2, start - 1, -1) if passage.lower[i] in grammar.titles)
    return next(titles, start - 1) + 1


def person_by_part(
    word: str, known: Mapping[Run, Traits], passages: Sequence[Passage], grammar: Grammar
) -> Traits | None:
    """The one person of whose full name a word is the first part; None where several bear it or none.

    What nothing tells to be a person is none: "Avalon" is not "Avalon Falcon".
    """
    if word in grammar.countries or word in grammar.members("scenes"):
        return None
    borne = {run: each for run, each in known.items() if _bears(word, each, grammar)}
    borne = {run: each for run, each in borne.items() if _is_plain(passages, run)}
    if len({each.name for each in borne.values()}) != 1:
        return None
    persons = (
        each for run, each in borne.items() if _is_person(passages[run[1]], run, each, grammar)
    )
    return next(persons, None)


def _bears(word: str, known: Traits, grammar: Grammar) -> bool:
    """Whether a name, of no body and no place, begins with a word or has it as the first surname."""
    words = in_small_letters(known.name.split())
    if known.kind is not MentionKind.NAME or known.is_group or known.gender is Gender.PLURAL:
        return False
    if len(words) < _SHORTEST or any(_is_no_name(word, grammar) for word in words):
        return False
    return words[0] == word or (len(words) >= _TWO_SURNAMES and words[-2] == word)


def _is_no_name(word: str, grammar: Grammar) -> bool:
    """Whether a capital stands in no person's name: "Bank", "Is"; "Park" may, in "Park Min-su"."""
    if word in grammar.not_persons:
        return word not in grammar.members("leading_surnames")
    return word in grammar.auxiliaries or word in grammar.organisation_marks


def _is_person(passage: Passage, run: Run, known: Traits, grammar: Grammar) -> bool:
    """Whether a first name, a family name that stands in front, a title or a description tells a person."""
    _, _, start, stop = run
    first = _behind_titles(passage, run, grammar)
    if known.gender is not Gender.UNKNOWN or first > start:
        return True
    if passage.lower[first] in grammar.members("leading_surnames"):
        return True
    is_led = start > 0 and passage.gaps[start] == " " and is_role(passage.lower[start - 1], grammar)
    is_described = is_described_person(passage, stop, grammar)
    return is_led or is_described or role_behind(passage, stop, grammar) is not None


def first_names_in(passage: Passage, grammar: Grammar) -> Iterator[Tokens]:
    """The names that show by a first name alone: "Crews Hear Old Songs of Ann Lee Again"."""
    for start in range(len(passage.words) - 1):
        if passage.lower[start] in grammar.first_names:
            stop = start + 2
            while len(passage.words[stop - 1]) == 1 and stop < len(passage.words):
                stop += 1
            if all(passage.gaps[i].strip(".") == " " for i in range(start + 1, stop)):
                yield start, stop
