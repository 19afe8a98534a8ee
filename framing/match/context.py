"""Conditions on a candidate's neighbours: what must, or must not, stand near it in its sentence.

The next word is at a distance of one token; a window is measured between nearest edges, ends
with the sentence, and what overlaps the candidate is no neighbour. A label is near where any
of its terms stands and is not excluded; their own conditions are not asked, so that labels may
name each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from framing.domain.lexicon import ContextRule, OperandKind, Relation
from framing.match.index import FormIndex
from framing.match.listing import Listing, OperandListing, TermListing, entity_key, label_key
from framing.match.page import Page
from framing.match.scan import Candidate, scan

# No operand is taken to be longer: how far before a window its first word is looked for.
_LONGEST_OPERAND = 40
_LONGEST_LEAD = 8

_ONLY_BEFORE = (Relation.BEFORE, Relation.UNLESS_BEFORE)
_ONLY_BEHIND = (Relation.AFTER, Relation.UNLESS_AFTER)
_MUST_NOT = (Relation.UNLESS, Relation.UNLESS_BEFORE, Relation.UNLESS_AFTER)

_Positions = dict[str, list[tuple[int, int]]]


class Condition(NamedTuple):
    """A context rule made ready: its forms indexed, its labels and entities as keys."""

    rule: ContextRule
    forms: FormIndex | None
    keys: tuple[str, ...]


class Conditions:
    """Each rule's condition, made when first needed, by the rule's identity.

    Rules hold dozens of operands, too many to hash them at every candidate.
    """

    def __init__(self, index: FormIndex) -> None:
        self._index = index
        self._by_rule: dict[int, Condition] = {}

    def of(self, listing: Listing) -> Iterator[Condition]:
        """The conditions of a term; names and operands have none."""
        for rule in listing.term.context if isinstance(listing, TermListing) else ():
            condition = self._by_rule.get(id(rule))
            if condition is None:
                condition = self._by_rule[id(rule)] = _condition(rule, listing, self._index)
            yield condition

    def keys_asked(self, candidates: Iterable[Candidate]) -> frozenset[str]:
        """The labels and entities that the conditions of these candidates ask for."""
        return frozenset(
            key
            for candidate in candidates
            for condition in self.of(candidate[4].listing)
            for key in condition.keys
        )

    def forget(self) -> None:
        """Forget the spellings met when they have become too many."""
        for condition in self._by_rule.values():
            if condition.forms is not None:
                condition.forms.forget()

    def __reduce__(self) -> tuple[type[Conditions], tuple[FormIndex]]:
        """Sent to another process without what it has made: identities do not travel."""
        return Conditions, (self._index,)


class Neighbours(NamedTuple):
    """What stands where in a document: its words, and the tokens of labels and entities."""

    page: Page
    positions: _Positions

    def meet(self, condition: Condition, candidate: Candidate) -> bool:
        """Whether the condition holds for the candidate."""
        relation = condition.rule.relation
        stands = relation not in _ONLY_BEHIND and self._stands_before(condition, candidate)
        if not stands and relation not in _ONLY_BEFORE:
            stands = self._stands_behind(condition, candidate)
        return stands is not (relation in _MUST_NOT)

    def _stands_before(self, condition: Condition, candidate: Candidate) -> bool:
        sentence_start, _ = self.page.sentence_range(candidate[0])
        nearest = candidate[0] - condition.rule.window_tokens
        start = max(sentence_start, nearest - _LONGEST_OPERAND)
        return any(
            nearest < end <= candidate[0] for _, end in self._found(condition, start, candidate[0])
        )

    def _stands_behind(self, condition: Condition, candidate: Candidate) -> bool:
        _, sentence_end = self.page.sentence_range(candidate[0])
        stop = min(sentence_end, candidate[1] + condition.rule.window_tokens)
        return any(self._found(condition, candidate[1], stop))

    def _found(self, condition: Condition, start: int, stop: int) -> Iterable[tuple[int, int]]:
        """The tokens of operands that begin among the tokens `[start, stop)`."""
        for key in condition.keys:
            places = self.positions.get(key, [])
            at = bisect_left(places, (start, 0))
            while at < len(places) and places[at][0] < stop:
                yield places[at]
                at += 1
        if condition.forms is not None and start < stop:
            # A form is found by a word behind its lead, which may lie behind the window's end.
            end = min(stop + _LONGEST_LEAD, self.page.n_tokens)
            for found in scan(condition.forms, self.page, start, end).candidates:
                if start <= found[0] < stop:
                    yield found[:2]


def neighbours(page: Page, found: Iterable[list[Candidate]], asked: frozenset[str]) -> Neighbours:
    """The neighbours that the keys ask for, among candidates of terms and mentions of entities."""
    positions: dict[str, set[tuple[int, int]]] = {key: set() for key in asked}
    if asked:
        for first, end, _, _, form in chain.from_iterable(found):
            for key in form.keys:
                if key in positions:
                    positions[key].add((first, end))
    return Neighbours(page, {key: sorted(places) for key, places in positions.items()})


def _condition(rule: ContextRule, listing: Listing, shared: FormIndex) -> Condition:
    forms = [each.text for each in rule.operands if each.kind is OperandKind.FORM]
    index = FormIndex(sharing=shared) if forms else None
    for form in forms:
        assert index is not None  # made just above
        index.add(OperandListing(form))
    keys = [
        entity_key(each.text)
        if each.kind is OperandKind.ENTITY
        else _label_operand(each.text, listing)
        for each in rule.operands
        if each.kind is not OperandKind.FORM
    ]
    return Condition(rule, index, tuple(keys))


def _label_operand(text: str, listing: Listing) -> str:
    """The key of `label` or `lexicon.label`."""
    owner, dot, label = text.partition(".")
    if dot or not isinstance(listing, TermListing):
        return label_key(owner, label)
    return label_key(listing.lexicon, text)
