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
from framing.engine.index_part import ZONES
from framing.engine.kept_row import KeptRow
from framing.match.find_row import RowLaw
from framing.match.form import Form
from framing.match.matcher import Matcher
from framing.match.scan_row import scan_words
from framing.match.type_index import ASKS, COUNTS, GOES_ON, LED, NAMES, Flags, Numbers, TypeIndex
from framing.store.words import WordIndex, WordPart

# From so many in a document on, candidates that ask more are judged on its page, not on sentences'.
_N_ASKING_EACH = 4
_TERMS = COUNTS | GOES_ON | LED | ASKS

_IS_SCORED = np.array([zone.is_scored for zone in ZONES])


@dataclass(frozen=True, slots=True)
class KeptHits:
    """The hits in the documents of one part in one language, in the order of the text.

    Of each: the number of its document in the part, its words `[first, end)` in the part, how many
    code points before and behind are not its own, its form as a number, and its zone as one.
    """

    part: WordPart
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


def look_again(index: WordIndex, matcher: Matcher, *, with_names: bool) -> Iterator[KeptHits]:
    """The hits of a matcher in all documents of a run, part by part.

    They are those that `find_matches` finds. `with_names` tells whether a condition of the
    lexicons asks for names of entities.
    """
    looks: dict[str, _Look] = {}
    for part in index.parts:
        for number, language in enumerate(part.languages):
            look = looks.get(language)
            if look is None:
                look = looks[language] = _Look(index, TypeIndex(matcher, language), with_names)
            yield look.hits(part, number)
        matcher.forget()


class _Look:
    """What the spellings of a run begin in documents of one language."""

    def __init__(self, index: WordIndex, types: TypeIndex, with_names: bool) -> None:
        self._types, self._spellings = types, index.types
        known = np.array(types.known_among(index.types.keys), np.int64)
        self._known = index.types.types_of(known)
        types.add_unknown()
        types.add(index.types.spelled[number] for number in self._known.tolist())
        begins = types.types["begins"]
        self._is_begun = begins & (_TERMS | (NAMES if with_names else 0)) != 0

    def hits(self, part: WordPart, language: int) -> KeptHits:
        """The hits in the documents of a part that are in the language of this number."""
        numbers = self._numbers(part)
        words = part.places_of(self._is_begun[numbers])
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
        found = found.only(order)
        return KeptHits(
            part=part,
            forms=self._types.forms,
            document=np.searchsorted(part.first_words, found.first, "right") - 1,
            first=found.first,
            end=found.end,
            before=found.before,
            behind=found.behind,
            form=found.form,
            zone=part.zones_of(found.first),
        )

    def _numbers(self, part: WordPart) -> NDArray[np.int32]:
        """The number in the index of types of each type of a part."""
        own = part.types
        numbers = self._spellings.may_elide[own].astype(np.int32)
        near = np.minimum(np.searchsorted(own, self._known), max(0, len(own) - 1))
        is_here = own[near] == self._known if len(own) else np.zeros(len(near), np.bool_)
        numbers[near[is_here]] = np.flatnonzero(is_here) + 2
        return numbers
