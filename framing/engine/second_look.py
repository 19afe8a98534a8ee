"""Lexicons counted again over a run whose words are indexed: no text is read.

What the words of the run may begin is found out once, for their spellings; then only the places of
those that begin something are looked at. Candidates that ask more of their text than to stand
there are judged on its page, which is put together from the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.domain.frozen import dataclass
from framing.engine.kept_row import KeptRow
from framing.match.find_row import RowLaw
from framing.match.form import Form
from framing.match.matcher import Matcher
from framing.match.scan_row import scan_words
from framing.match.type_index import (
    ASKS,
    COUNTS,
    GOES_ON,
    LED,
    N_UNKNOWN,
    NAMES,
    Flags,
    Numbers,
    TypeIndex,
)
from framing.store.words import ZONES, WordIndex, WordPart

# From so many in a document on, candidates that ask more are judged on its page, not on sentences'.
_N_ASKING_EACH = 4
_TERMS = COUNTS | GOES_ON | LED | ASKS

_IS_SCORED = np.array([zone.is_scored for zone in ZONES])


@dataclass(frozen=True, slots=True)
class KeptHits:
    """The hits in the documents of one part in one language, in the order of the text.

    `forms` are those of the language that are known so far; more come with later parts. Of each hit: the number of its document in the part, its words `[first, end)` in the part, how many
    code points before and behind are not its own, its form as a number, and its zone as one.
    """

    part: WordPart
    language: str
    forms: Sequence[Form]
    document: Numbers
    first: Numbers
    end: Numbers
    before: Numbers
    behind: Numbers
    form: Numbers
    zone: NDArray[np.uint8]

    def spans(self) -> tuple[Numbers, Numbers]:
        """Where each hit begins and ends in its document, in code points."""
        starts, last = self.part.char_starts(), self.end - 1
        stops = starts[last] + self.part.chars_of(last) - self.behind
        return starts[self.first] + self.before, stops

    @property
    def is_scored(self) -> Flags:
        """Which hits stand in zones that count."""
        found: Flags = _IS_SCORED[self.zone]
        return found


def look_again(index: WordIndex, matcher: Matcher) -> Iterator[KeptHits]:
    """The hits of a matcher in all documents of a run, part by part, as `find_matches` finds them."""
    looks: dict[str, _Look] = {}
    for part in index.parts:
        for number, language in enumerate(part.languages):
            look = looks.get(language)
            if look is None:
                look = looks[language] = _Look(index, TypeIndex(matcher, language))
            yield look.hits(part, number)
        matcher.forget()


class _Look:
    """What the spellings of a run begin in documents of one language."""

    def __init__(self, index: WordIndex, types: TypeIndex) -> None:
        self._types, self._spellings = types, index.types
        known = np.array(types.known_among(index.types.keys), np.int64)
        self._known = index.types.types_of(known)
        types.add(index.types.spelled[number] for number in self._known.tolist())
        self._begun = _Begun(types, _TERMS | (NAMES if types.matcher.asks_for_names else 0))

    def hits(self, part: WordPart, language: int) -> KeptHits:
        """The hits in the documents of a part that are in the language of this number."""
        own, kinds = self._known_in(part)
        numbers = self._spellings.may_elide[part.types].astype(np.int32)
        numbers[own] = kinds
        words = self._begun.words(part, own, kinds, numbers)
        if len(part.languages) > 1:
            owners = np.searchsorted(part.first_words, words, "right") - 1
            words = words[part.language_of[owners] == language]
        begins = self._types.types["begins"][numbers[part.stream[words]]]
        n_asking = np.count_nonzero(begins & (ASKS | LED))
        is_of_sentences = bool(n_asking < _N_ASKING_EACH * part.n_documents)
        row = KeptRow(part, numbers, is_of_sentences=is_of_sentences)
        scanned = scan_words(self._types, row, row, words, begins)
        found = RowLaw(self._types).counting(row, scanned)
        order = np.lexsort((found.before, found.first))
        found = found.at(order)
        return KeptHits(
            part=part,
            language=part.languages[language],
            forms=self._types.forms,
            document=np.searchsorted(part.first_words, found.first, "right") - 1,
            first=found.first,
            end=found.end,
            before=found.before,
            behind=found.behind,
            form=found.form,
            zone=part.zones_of(found.first),
        )

    def _known_in(self, part: WordPart) -> tuple[Numbers, Numbers]:
        """The types of a part that are known, and the number of each in the index of types."""
        own = part.types
        near = np.minimum(np.searchsorted(own, self._known), max(0, len(own) - 1))
        is_here = own[near] == self._known if len(own) else np.zeros(len(near), np.bool_)
        return near[is_here], np.flatnonzero(is_here) + N_UNKNOWN


class _Begun:
    """Where something begins that is looked for.

    Most frequent words begin phrases and nothing else. Where a word that carries such a phrase on
    is the rarer of the two, that one is looked for.
    """

    def __init__(self, types: TypeIndex, marks: int) -> None:
        begins = types.types["begins"] & marks
        self._trees = types.types["tree"]
        self._inner = (types.types["word"], types.types["bare"])
        asks = np.append(types.trees.nodes["asks"], True)
        only = (begins == GOES_ON) & ~asks[self._trees]
        self._is_phrase, self._is_other = only, (begins != 0) & ~only
        self._may_reach = types.trees.may_reach
        nodes, words = types.trees.edges()
        self._n_nodes = types.trees.nodes.n + 1  # the last one: where there is no tree
        self._n_inner = int(max(column.max(initial=0) for column in (*self._inner, words))) + 1
        is_root = _flags(self._trees[only], self._n_nodes)[nodes]
        self._roots, self._next = nodes[is_root], words[is_root]

    def words(
        self, part: WordPart, own: Numbers, kinds: Numbers, numbers: NDArray[np.int32]
    ) -> Numbers:
        """The words of a part that begin something, in order.

        `own` are types of the part, `kinds` their numbers in the index of types; `numbers` has
        those of all. Words that begin phrases alone are left out where the word behind carries
        none on.
        """
        trees, is_phrase = self._trees[kinds], self._is_phrase[kinds]
        places_of = part.postings.places_of
        is_first = self._is_rarer_in_front(part, own, kinds)
        by_first = is_phrase & _flags(self._roots[is_first], self._n_nodes)[trees]
        by_next = self._is_inner(self._next[~is_first], kinds)
        begun = np.concatenate((places_of(own[by_first]), places_of(own[by_next]) - 1))
        begun = begun[(begun >= 0) & (begun < part.n_words - 1)]
        first = numbers[part.stream[begun]]
        held = np.flatnonzero(self._is_phrase[first])
        begun, first = begun[held], first[held]
        behind = numbers[part.stream[begun + 1]]
        goes_on = np.zeros(len(begun), np.bool_)
        for column in self._inner:
            goes_on |= self._may_reach(self._trees[first], column[behind])
        is_begun = np.zeros(part.n_words, np.bool_)  # to sort them takes four times as long
        is_begun[places_of(own[self._is_other[kinds]])] = True
        is_begun[begun[goes_on]] = True
        return np.flatnonzero(is_begun)

    def _is_rarer_in_front(self, part: WordPart, own: Numbers, kinds: Numbers) -> Flags:
        """Of each root and word behind it whether the words of the root are the rarer."""
        costs = part.postings.costs(own)
        is_phrase = self._is_phrase[kinds]
        of_roots = np.bincount(self._trees[kinds[is_phrase]], costs[is_phrase], self._n_nodes)
        of_next = np.zeros(self._n_inner)
        for column in self._inner:
            of_next += np.bincount(column[kinds], costs, self._n_inner)
        found: Flags = of_roots[self._roots] <= of_next[self._next]
        return found

    def _is_inner(self, words: Numbers, kinds: Numbers) -> Flags:
        """Which types are one of these inner words, with a possessive or without."""
        flags = _flags(words, self._n_inner)
        word, bare = (flags[column[kinds]] for column in self._inner)
        found: Flags = word | bare
        return found


def _flags(numbers: Numbers, n: int) -> Flags:
    """Whether each number up to `n` is among these."""
    found = np.zeros(n, np.bool_)
    found[numbers] = True
    return found
