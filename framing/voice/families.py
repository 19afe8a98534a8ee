"""Families: whom a last word alone means where several bear it: "Kern" after "Ann Kern … Kern … Ina Kern"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from framing.domain.cue import Gender
from framing.voice.antecedents import passage_at
from framing.voice.grammar import Grammar
from framing.voice.mentions import Mention, Traits
from framing.voice.passages import Passage
from framing.voice.spellings import without_owner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.full_names import FullNames, Runs

_PARAGRAPHS_READ, _LONGEST_NAME = 12, 5


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
