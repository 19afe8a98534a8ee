"""Conditions on a candidate's neighbours: what must, or must not, stand near it in its sentence.

The next word is at a distance of one token; a window is measured between nearest edges, ends
with the sentence, and what overlaps the candidate is no neighbour. A label is near where any
of its terms stands and is not excluded; their own conditions are not asked, so that labels may
name each other. Operands that are words are looked for in sentences with candidates alone, once
for each condition, where a word stands that may begin one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator

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


class Neighbours:
    """What stands where in a document: labels and entities that conditions ask for, and words."""

    def __init__(
        self, page: Page, operands: FormIndex, found: Iterable[Candidate], asked: Container[str]
    ) -> None:
        self._page = page
        self._operands = operands
        self._named = _positions(found, asked)
        self._keys: dict[int, list[frozenset[str] | None]] = {}
        self._words: dict[tuple[int, frozenset[str]], _Positions] = {}

    def meet_all(self, candidate: Candidate) -> bool:
        """Whether all conditions of the candidate hold; so they do where it has none."""
        return all(self._meet(condition, candidate) for condition in candidate[4].conditions)

    def _meet(self, condition: Condition, candidate: Candidate) -> bool:
        relation = condition.relation
        stands = relation not in ONLY_BEHIND and self._stands_before(condition, candidate)
        if not stands and relation not in ONLY_BEFORE:
            stands = self._stands_behind(condition, candidate)
        return stands is not (relation in MUST_NOT)

    def _stands_before(self, condition: Condition, candidate: Candidate) -> bool:
        start, _ = self._page.sentence_range(candidate[0])
        nearest = candidate[0] - condition.window_tokens
        return any(
            nearest < end <= candidate[0]
            for _, end in self._found(condition, candidate, start, candidate[0])
        )

    def _stands_behind(self, condition: Condition, candidate: Candidate) -> bool:
        _, sentence_end = self._page.sentence_range(candidate[0])
        stop = min(sentence_end, candidate[1] + condition.window_tokens)
        return any(self._found(condition, candidate, candidate[1], stop))

    def _found(
        self, condition: Condition, candidate: Candidate, start: int, stop: int
    ) -> Iterator[tuple[int, int]]:
        """The tokens of operands that begin among the tokens `[start, stop)`."""
        for key in condition.keys:
            yield from _between(self._named.get(key, ()), start, stop)
        if condition.words:
            words = self._words_around(candidate[0], condition.words)
            for word in condition.words.intersection(words):
                yield from _between(words[word], start, stop)

    def _words_around(self, token: int, asked: frozenset[str]) -> _Positions:
        """Where the operands that are asked for stand in the token's sentence."""
        first, end = self._page.sentence_range(token)
        known = self._words.get((first, asked))
        if known is None:
            keys = self._keys.get(first)
            if keys is None:
                words = self._page.words[first:end]
                keys = self._keys[first] = list(map(self._operands.keys.__getitem__, words))
            tokens = [
                number
                for number, each in enumerate(keys, first)
                if each is None or (each and not asked.isdisjoint(each))
            ]
            candidates = scan_at(self._operands, self._page, tokens) if tokens else []
            known = self._words[first, asked] = _positions(candidates, asked)
        return known


def _positions(found: Iterable[Candidate], asked: Container[str]) -> _Positions:
    """The places of the keys that are asked for."""
    places: dict[str, set[tuple[int, int]]] = {}
    for first, end, _, _, form in found:
        for key in form.keys:
            if key in asked:
                places.setdefault(key, set()).add((first, end))
    return {key: sorted(each) for key, each in places.items()}


def _between(
    places: list[tuple[int, int]] | tuple[()], start: int, stop: int
) -> Iterator[tuple[int, int]]:
    at = bisect_left(places, (start, 0))
    while at < len(places) and places[at][0] < stop:
        yield places[at]
        at += 1
