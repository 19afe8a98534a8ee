"""Conditions in a row of documents: most of them fail for want of any word that they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.match.context import MUST_NOT, ONLY_BEFORE, ONLY_BEHIND, Neighbours
from framing.match.index import FormIndex, spoken_variants
from framing.match.listing import Condition
from framing.match.page import Page
from framing.match.scan import Candidate
from framing.match.sieve import Sieve
from framing.match.tree import Node

_NOTHING: frozenset[str] = frozenset()


class OperandTypes:
    """Which operands of conditions each type of words may take part in.

    `known` holds all sets of operands met, and words are numbered by them, 0 where there is none;
    `is_sure` tells of each whether it holds no operand that leaves out an ending of the word.
    `n_words` is how many words an operand has at most: 1 says that it stands wherever its word does;
    `n_words_of_longest` is the highest of them.
    """

    def __init__(self, operands: FormIndex) -> None:
        self.operands = operands
        self._first_words = operands.forms.vocabulary().terms
        self.known: list[frozenset[str]] = [_NOTHING]
        self.is_sure = [True]
        self._numbers = {(_NOTHING, True): 0}
        self._of_roots: dict[str, frozenset[str]] = {}
        self.n_words: dict[str, int] = {}
        self.n_words_of_longest = 1

    @cached_property
    def sieve(self) -> Sieve:
        """What lets through the words that begin an operand."""
        return Sieve(self._first_words, self.operands.forms.globs)

    def add_to(self, numbers: NDArray[np.int32], folded: Sequence[str]) -> None:
        """Write the numbers of words, folded, where they are not 0."""
        first_words, may_match = self._first_words, self.operands.forms.globs.may_match
        if first_words:
            for number, word in enumerate(folded):
                if word in first_words or may_match(word):
                    numbers[number] = self._number(self._keys((word,)), is_sure=True)

    def number_of(self, word: str) -> int:
        """The number of a word as printed."""
        if not self._first_words:
            return 0
        folded, bare, _ = self.operands.readings[word]
        is_sure = "'" not in folded
        return self._number(self._keys(spoken_variants(folded, bare)), is_sure=is_sure)

    def _number(self, keys: frozenset[str], *, is_sure: bool) -> int:
        if not keys:
            return 0
        number = self._numbers.setdefault((keys, is_sure), len(self.known))
        if number == len(self.known):
            self.known.append(keys)
            self.is_sure.append(is_sure)
        return number

    def _keys(self, variants: Iterable[str]) -> frozenset[str]:
        globs = self.operands.forms.globs
        roots = {root for word in variants for root in (word, *globs.matching(word))}
        return _NOTHING.union(*map(self._keys_of, roots))

    def _keys_of(self, root: str) -> frozenset[str]:
        known = self._of_roots.get(root)
        if known is None:
            node = self.operands.forms.root(root)
            keys: set[str] = set()
            if node is not None:
                self._collect(node, 1, keys)
            known = self._of_roots[root] = frozenset(keys)
        return known

    def _collect(self, node: Node, depth: int, keys: set[str]) -> None:
        for form in node.forms:
            keys.update(form.keys)
            n_words = len(form.lead) + depth
            n_words = n_words if form.is_settled else max(2, n_words)
            for key in form.keys:
                self.n_words[key] = max(n_words, self.n_words.get(key, 1))
            self.n_words_of_longest = max(n_words, self.n_words_of_longest)
        for _, below in (*node.branches(), *node.globs):
            self._collect(below, depth + 1, keys)


class NearInRow:
    """Whether conditions that ask for words alone hold in one text.

    `numbers` are those of its words in `OperandTypes`.
    """

    def __init__(self, page: Page, types: OperandTypes, numbers: Sequence[int]) -> None:
        self._page, self._types, self._numbers = page, types, numbers

    def meet_all(self, candidate: Candidate) -> bool:
        """As `Neighbours.meet_all`."""
        for condition in candidate[4].conditions:
            stands = self._stands(condition, candidate)
            if stands is None:
                return self._neighbours.meet_all(candidate)
            if stands is (condition.relation in MUST_NOT):
                return False
        return True

    def _stands(self, condition: Condition, candidate: Candidate) -> bool | None:
        """Whether an operand stands within the window; None where that takes more than a word."""
        first, end = candidate[:2]
        n_words = self._types.n_words
        reach = condition.window_tokens + self._types.n_words_of_longest - 1
        start = end if condition.relation in ONLY_BEHIND else max(0, first - reach)
        stop = first if condition.relation in ONLY_BEFORE else end + reach
        is_certain = True
        for at, number in enumerate(self._numbers[start:stop], start):
            if not number or first <= at < end:
                continue
            distance = first - at if at < first else at - end + 1
            least = distance - condition.window_tokens + 1
            met = condition.words & self._types.known[number]
            lengths = {n_words[key] for key in met if n_words[key] >= least}
            if not self._types.is_sure[number]:
                is_certain = is_certain and not lengths
                continue
            if 1 in lengths and self._page.is_one_sentence(min(first, at), max(first, at)):
                return True
            is_certain = is_certain and lengths <= {1}
        return False if is_certain else None

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._page, self._types.operands, (), ())
