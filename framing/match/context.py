"""Conditions on a candidate's neighbours: what must, or must not, stand near it in its sentence.

The next word is at a distance of one token; a window is measured between nearest edges, ends
with the sentence, and what overlaps the candidate is no neighbour. A label is near where any
of its terms stands and is not excluded; their own conditions are not asked, so that labels may
name each other. What single words are is told once for each sentence with candidates, and of
those alone a condition looks at its window; operands of several words are looked for once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator

from framing.domain.lexicon import Relation
from framing.match.index import FormIndex
from framing.match.listing import Condition
from framing.match.page import Page
from framing.match.scan import Candidate, scan_at

ONLY_BEFORE = (Relation.BEFORE, Relation.UNLESS_BEFORE)
ONLY_BEHIND = (Relation.AFTER, Relation.UNLESS_AFTER)
MUST_NOT = (Relation.UNLESS, Relation.UNLESS_BEFORE, Relation.UNLESS_AFTER)

# Tokens `[first, end)` by what conditions call them, in order.
_Positions = dict[str, list[tuple[int, int]]]


# Of a sentence the operands that each of its words is by itself, None where words join to be one;
# and where those stand in the text.
_Sentence = tuple[list[frozenset[str] | None], _Positions]


class Neighbours:
    """What stands where in a document: labels and entities that conditions ask for, and words."""

    def __init__(
        self, page: Page, operands: FormIndex, found: Iterable[Candidate], asked: Collection[str]
    ) -> None:
        self._page = page
        self._operands = operands
        self._named = _positions(found, asked) if asked else {}
        self._sentences: dict[int, _Sentence] = {}

    def meet_all(self, candidate: Candidate) -> bool:
        """Whether all conditions of the candidate hold; so they do where it has none."""
        return all(self._meet(condition, candidate) for condition in candidate[4].conditions)

    def _meet(self, condition: Condition, candidate: Candidate) -> bool:
        relation = condition.relation
        bounds = self._page.sentence_range(candidate[0])
        stands = relation not in ONLY_BEHIND and self._stands_before(condition, candidate, bounds)
        if not stands and relation not in ONLY_BEFORE:
            stands = self._stands_behind(condition, candidate, bounds)
        return stands is not (relation in MUST_NOT)

    def _stands_before(
        self, condition: Condition, candidate: Candidate, bounds: tuple[int, int]
    ) -> bool:
        start, stop = bounds[0], candidate[0]
        nearest = stop - condition.window_tokens
        if self._is_word_among(condition.words, bounds, max(start, nearest), stop):
            return True
        others = self._others(condition, bounds[0])
        return any(
            nearest < end <= stop for places in others for _, end in _between(places, start, stop)
        )

    def _stands_behind(
        self, condition: Condition, candidate: Candidate, bounds: tuple[int, int]
    ) -> bool:
        start = candidate[1]
        stop = min(bounds[1], start + condition.window_tokens)
        if self._is_word_among(condition.words, bounds, start, stop):
            return True
        others = self._others(condition, bounds[0])
        return any(any(_between(places, start, stop)) for places in others) if others else False

    def _is_word_among(
        self, asked: frozenset[str], bounds: tuple[int, int], start: int, stop: int
    ) -> bool:
        """Whether one of the tokens `[start, stop)` is an operand by itself."""
        if not asked:
            return False
        first = bounds[0]
        sentence = self._sentences.get(first) or self._read(*bounds)
        for keys in sentence[0][start - first : stop - first]:
            if keys and not asked.isdisjoint(keys):
                return True
        return False

    def _read(self, first: int, end: int) -> _Sentence:
        """The sentence of the tokens `[first, end)`."""
        alone = list(map(self._operands.keys.__getitem__, self._page.words[first:end]))
        tokens = [number for number, keys in enumerate(alone, first) if keys is None]
        joined = _positions(scan_at(self._operands, self._page, tokens)) if tokens else {}
        sentence = self._sentences[first] = (alone, joined)
        return sentence

    def _others(self, condition: Condition, sentence: int) -> list[list[tuple[int, int]]]:
        """Where labels, entities and operands of several words stand that a condition asks for."""
        found = [self._named[key] for key in condition.keys if key in self._named]
        if condition.words:
            joined = self._sentences[sentence][1]
            if joined:
                found += [joined[word] for word in condition.words.intersection(joined)]
        return found


def _positions(found: Iterable[Candidate], asked: Container[str] | None = None) -> _Positions:
    """The places of the keys that are asked for, or of all."""
    places: dict[str, set[tuple[int, int]]] = {}
    for first, end, _, _, form in found:
        for key in form.keys:
            if asked is None or key in asked:
                places.setdefault(key, set()).add((first, end))
    return {key: sorted(each) for key, each in places.items()}


def _between(places: list[tuple[int, int]], start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = bisect_left(places, (start, 0))
    while at < len(places) and places[at][0] < stop:
        yield places[at]
        at += 1
