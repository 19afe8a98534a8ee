"""The terms that the forms of a row stand for, as numbers, and the hits of articles under them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing.domain.frozen import dataclass
from framing.domain.levels import Levels
from framing.match.find_row import RowHits
from framing.match.form import Form
from framing.row_pipeline import WalkedRow

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
# Lexicon, contrast, label and term.
Key = tuple[str, ...]


class RowTerms:
    """The terms that forms stand for, numbered as they are met.

    `of_form` tells the term of each form, -1 where its label is left out, `lexicons` the lexicon
    of each term among `names`, `homes` the label of each as a number, `by_rank` the terms in the order of the alphabet, and `ranks` where
    each stands in it. With `levels` labels are those to which their own come.
    """

    def __init__(self, levels: Levels | None = None) -> None:
        self._levels = levels
        self._numbers: dict[Key, int] = {}
        self._homes: dict[Key, int] = {}
        self._forms: Sequence[Form] = ()
        self._sorted: list[str] = []
        self.names: list[str] = []
        self.known: list[Key] = []
        self.of_form = self.by_rank = self.ranks = np.zeros(0, np.int64)
        self.lexicons = self.homes = np.zeros(0, np.int64)

    def learn(self, forms: Sequence[Form]) -> None:
        """Take in forms not met before."""
        if forms is not self._forms:  # another language, or words forgotten: numbered anew
            self._forms, self.of_form = forms, self.of_form[:0]
        n_known = len(self.known)
        numbers = [self._number(form) for form in forms[len(self.of_form) :]]
        self.of_form = np.concatenate((self.of_form, np.array(numbers, np.int64)))
        if n_known == len(self.known):
            return
        self._put_in_order(n_known)
        self.names += sorted({key[0] for key in self.known[n_known:]}.difference(self.names))
        fresh = self.known[n_known:]
        lexicons = [self.names.index(key[0]) for key in fresh]
        self.lexicons = np.concatenate((self.lexicons, np.array(lexicons, np.int64)))
        homes = [self._homes.setdefault(key[:3], len(self._homes)) for key in fresh]
        self.homes = np.concatenate((self.homes, np.array(homes, np.int64)))

    def _number(self, form: Form) -> int:
        lexicon, contrast, label = form.home or ("", "", "")
        kept = self._levels.label_of(label) if self._levels is not None else label
        if kept is None:
            return -1
        key = (lexicon, contrast, kept, form.text)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self.known):
            self.known.append(key)
        return number

    def _put_in_order(self, n_known: int) -> None:
        # As one word keys are compared several times as fast, and in the same order.
        fresh = sorted(
            ("\0".join(key), number) for number, key in enumerate(self.known[n_known:], n_known)
        )
        places = [bisect(self._sorted, word) for word, _ in fresh]
        self.by_rank = np.insert(self.by_rank, places, [number for _, number in fresh])
        self._sorted = sorted((*self._sorted, *(word for word, _ in fresh)))
        self.ranks = np.empty(len(self.by_rank), np.int64)
        self.ranks[self.by_rank] = np.arange(len(self.by_rank))


@dataclass(frozen=True, slots=True)
class ToldHits:
    """The hits of a row that are told of, by text: the term and the zone of each, and whether it
    stands under a negation, None where nobody asks."""

    hits: RowHits
    terms: Ints
    zones: Ints
    is_negated: Flags | None

    def only(self, which: Flags | Ints) -> ToldHits:
        """Some of them, in the order given."""
        which = np.flatnonzero(which) if which.dtype == np.bool_ else which
        is_negated = self.is_negated[which] if self.is_negated is not None else None
        return ToldHits(self.hits.only(which), self.terms[which], self.zones[which], is_negated)


class HitTelling:
    """Which hits of a row are told of, and under which terms.

    `terms` are those that `ToldHits` numbers. With `in_order` hits come by place and name. With
    `looks_for_negation` each hit tells whether it stands under one; without `with_negated` those
    that do are left out.
    """

    def __init__(
        self, levels: Levels, *, in_order: bool, looks_for_negation: bool, with_negated: bool
    ) -> None:
        self._written = RowTerms()
        self.terms = RowTerms(levels) if levels.kept else self._written
        # Of labels that come to be one the first at a place is told of.
        self._in_order = in_order or self.terms is not self._written
        self._looks_for_negation = looks_for_negation or not with_negated
        self._with_negated = with_negated

    def of(self, walked: WalkedRow, is_told: Flags) -> ToldHits:
        """Those in the texts that are told of, which are whole."""
        told = self._all_of(walked, is_told)
        if self.terms is self._written:
            return told
        self.terms.learn(walked.forms)
        come = self.terms.of_form[told.hits.form]
        under = ToldHits(told.hits, come, told.zones, told.is_negated).only(come >= 0)
        return under.only(_first_of_each(under.hits, self.terms.homes[under.terms]))

    def _all_of(self, walked: WalkedRow, is_told: Flags) -> ToldHits:
        self._written.learn(walked.forms)
        hits, zones = walked.hits, walked.zones
        if not is_told.all():
            kept = is_told[hits.text]
            hits, zones = hits.only(kept), zones[kept]
        is_negated = walked.negated(hits) if self._looks_for_negation else None
        told = ToldHits(hits, self._written.of_form[hits.form], zones, is_negated)
        if is_negated is not None and not self._with_negated:
            told = told.only(~is_negated)
        if not self._in_order:
            return told
        ranks = self._written.ranks[told.terms]
        return told.only(np.lexsort((ranks, told.hits.stop, told.hits.start, told.hits.text)))


def _first_of_each(hits: RowHits, homes: Ints) -> Ints:
    """Of hits of one label at one place the first: several labels may have come to be one."""
    columns = (homes, hits.stop, hits.start, hits.text)
    order = np.lexsort(columns)
    is_first = np.zeros(len(order), np.bool_)
    is_first[:1] = True
    for column in columns:
        is_first[1:] |= np.diff(column[order]) != 0
    return np.sort(order[is_first])
