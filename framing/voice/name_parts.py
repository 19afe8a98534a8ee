"""Name parts: whom one part of a name tells alone: "Wang" after "Wang Jianmin", "Prince Omar"; "Kern" where
several bear it, after "Ann Kern … Kern … Ina Kern"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from framing.domain.cue import Gender
from framing.voice.antecedents import passage_at
from framing.voice.grammar import Grammar
from framing.voice.mentions import Mention, MentionKind, Traits, is_described_person
from framing.voice.passages import Passage, Tokens
from framing.voice.roles import is_role, role_behind
from framing.voice.runs import Run, name_runs
from framing.voice.spellings import in_small_letters, noun_of, without_owner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.full_names import FullNames, Runs

_PARAGRAPHS_READ, _LONGEST_NAME = 12, 5
_SHORTEST, _LONGEST_PERSON, _TWO_SURNAMES, _LONGEST_SMALL = 2, 6, 3, 3


def established(names: FullNames, mention: Mention, known: Traits, runs: Runs) -> Traits:
    """The full name that a last word alone has meant so far, unless who was named since speaks.

    `known` is the full name nearest to the mention, `runs` are all that end in its word.
    """
    if mention.gender is not Gender.UNKNOWN:
        return known
    if mention.head not in names.meant:
        names.meant[mention.head] = _first_meant(names, mention.head, runs)
    found = names.meant[mention.head]
    if found is None:
        return known
    meant, before = found
    if known.name in before or meant.is_group is not known.is_group:
        return known
    nearest = max(0, bisect_right(runs.places, mention.span.start) - 1)
    return known if _speaks(names, runs.places[nearest], mention.head) else meant


def _first_meant(names: FullNames, word: str, runs: Runs) -> tuple[Traits, frozenset[str]] | None:
    """Whom the first use of a last word alone means, a person by its gender, and who was named till then."""
    first = next(_alone(word, names.passages, names.grammar), None)
    if first is None:
        return None
    number = max(0, bisect_right(runs.places, first) - 1)
    meant = runs.names[number]
    before = frozenset(each.name for each in runs.names[: number + 1])
    return None if meant.gender is Gender.UNKNOWN else (meant, before)


def _alone(word: str, passages: Sequence[Passage], grammar: Grammar) -> Iterator[int]:
    """Where a last word first stands alone, or behind a title, in the first paragraphs."""
    for passage in passages[:_PARAGRAPHS_READ]:
        for index, each in enumerate(passage.words):
            if without_owner(each).lower() != word or each.islower():
                continue
            before = passage.words[index - 1] if index and passage.gaps[index] == " " else ""
            after = passage.words[index + 1 : index + 2]
            is_led = before[:1].isupper() and before.lower() not in grammar.titles
            is_last = not after or passage.gaps[index + 1] != " " or after[0][:1].islower()
            if is_last and (not is_led or passage.opens_sentence(index)):
                yield passage.starts[index]


def _speaks(names: FullNames, start: int, word: str) -> bool:
    """Whether a verb of saying stands right behind a full name that begins at a place."""
    passage = passage_at(names.passages, start)
    first = passage.token_from(start)
    near = range(first, min(first + _LONGEST_NAME, len(passage.words) - 1))
    last = next((i for i in near if without_owner(passage.words[i]).lower() == word), first)
    return not names.grammar.cues.keys().isdisjoint(passage.lower[last + 1 : last + 2])


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


def lone_names(passages: Sequence[Passage], grammar: Grammar) -> frozenset[str]:
    """The last words that name somebody alone, or behind titles: "Kern left", "Mr. Kern's"."""
    return frozenset(
        noun_of(passage.lower[stop - 1])
        for passage in passages
        for start, stop in name_runs(passage, 0, len(passage.words), grammar)
        if grammar.titles.issuperset(passage.lower[start : stop - 1])
    )


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
