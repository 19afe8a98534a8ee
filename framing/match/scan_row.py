"""Candidates in a row of documents: as arrays wherever words alone decide, else by `scan`."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from framing.domain.frozen import dataclass
from framing.match.endings import PhraseTrees
from framing.match.page import Page
from framing.match.row import WordRow
from framing.match.scan import Candidate, scan_at
from framing.match.type_index import (
    ASKS,
    COUNTS,
    ELIDES,
    GOES_ON,
    LED,
    Flags,
    Numbers,
    TypeIndex,
)


class TypesOfWords(Protocol):
    """The types of the words of a row, in `TypeIndex`, wherever they are kept."""

    def __len__(self) -> int: ...

    def __getitem__(self, words: Numbers) -> Numbers: ...

    def may_be_operands(self, first: int, end: int) -> Numbers:
        """Those of the words `[first, end)` that may begin what a condition looks for."""

    def may_go_on(self, trees: PhraseTrees, nodes: Numbers, words: Numbers) -> Flags:
        """Which of the words may lead on from these nodes; the types of others are not asked."""


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates that only others can take out: words `[first, end)` of the row, the number of the
    form, how many code points before and behind are not the form's, and the word looked up.

    Of forms on the very same words that were found at one word those alone are here that win.
    """

    first: Numbers
    end: Numbers
    form: Numbers
    before: Numbers
    behind: Numbers
    origin: Numbers

    @property
    def columns(self) -> tuple[Numbers, ...]:
        """All columns, in order."""
        return (self.first, self.end, self.form, self.before, self.behind, self.origin)

    def only(self, which: Flags) -> Found:
        """Some of the candidates; mostly it is all, and then nothing is copied."""
        return self if which.all() else self.at(np.flatnonzero(which))

    def at(self, rows: Numbers) -> Found:
        """The candidates of these rows, in the order given."""
        return Found(*(column[rows] for column in self.columns))


@dataclass(frozen=True, slots=True)
class RowScan:
    """All candidates of a row: those in arrays, and by text those that `scan` found.

    `asked` are the words at which `scan` was asked. `words` are those that begin something, in
    order, and `begins` tells what; `types` are those of all words. `pages` are those of the texts in which `scan` was asked.
    """

    found: Found
    by_text: dict[int, list[Candidate]]
    asked: Numbers
    words: Numbers
    begins: Numbers
    types: TypesOfWords
    pages: dict[int, Page]

    def operands(self, index: TypeIndex, first: int, end: int) -> list[int]:
        """The numbers in `OperandTypes` of the words `[first, end)`."""
        words = self.types.may_be_operands(first, end)
        kinds = self.types[words]
        numbers = np.zeros(end - first, np.int32)
        numbers[words - first] = index.types["operands"][kinds]
        found: list[int] = numbers.tolist()
        return found


def scan_words(
    index: TypeIndex, row: WordRow, types: TypesOfWords, words: Numbers, begins: Numbers
) -> RowScan:
    """The candidates that begin at these words, in order; `begins` tells what each begins."""
    walk = _Walk(index, row, types)
    walk.go(words[begins & GOES_ON != 0])
    single = words[begins & COUNTS != 0]
    tables, kinds = index.types, types[single]
    places = (single, single + 1, np.zeros(len(single), np.int64))
    singles = _ended(index, types, places, (tables["first"][kinds], tables["n"][kinds]))
    found, unsure = _Leads(index, row, types).kept(*_both(singles, walk.phrases()))
    led = _led(index, types, words[begins & LED != 0])
    asking = np.sort(np.concatenate([words[begins & ASKS != 0], led, unsure, *walk.asking]))
    # As `np.unique`, which would import masked arrays: a start with arrays has no others.
    asking = asking[np.diff(asking, prepend=-1) > 0]
    is_free = ~_is_in(asking, found.origin)
    pages, by_text = _scanned(index, row, asking)
    return RowScan(found.only(is_free), by_text, asking, words, begins, types, pages)


# Candidates, and the leads that they still want.
_Ended = tuple[Found, Numbers]


def _ended(
    index: TypeIndex,
    types: TypesOfWords,
    places: tuple[Numbers, Numbers, Numbers],
    rows: tuple[Numbers, Numbers],
) -> _Ended:
    """The forms of `endings` that end at these places, so many rows from a first one each, but
    those of whose lead the last word does not stand before.

    A place is where they begin and end, and how many code points at the end are not theirs.
    """
    which, numbers = _repeated(*rows)
    table = index.endings.rows
    leads = table["lead"][numbers]
    led = np.flatnonzero(leads > 0)
    if len(led):
        before = types[np.maximum(places[0][which[led]] - 1, 0)]
        may_elide = (index.types["begins"][before] & ELIDES) != 0
        is_near = index.types["word"][before] == table["nearest"][numbers[led]]
        is_kept = np.ones(len(which), np.bool_)
        is_kept[led] = is_near | may_elide
        kept = np.flatnonzero(is_kept)
        which, numbers, leads = which[kept], numbers[kept], leads[kept]
    begun, end, cut = (column[which] for column in places)
    behind = table["behind"][numbers] + cut
    found = Found(begun, end, table["form"][numbers], table["before"][numbers], behind, begun)
    return found, leads


def _both(one: _Ended, other: _Ended) -> _Ended:
    return joined(one[0], other[0]), np.concatenate((one[1], other[1]))


def _repeated(first: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """Each place as often as it has rows, and these rows from its first on."""
    if not len(n) or n.max() == 1 == n.min():
        return np.arange(len(n)), first
    which = np.repeat(np.arange(len(n)), n)
    ahead = first + n - np.cumsum(n)
    return which, np.arange(len(which)) + ahead[which]


def _led(index: TypeIndex, types: TypesOfWords, words: Numbers) -> Numbers:
    """The words before which stands the last word of a lead that they wait for."""
    words = words[words > 0]
    before = types[words - 1]
    keys = (types[words].astype(np.int64) << 32) | index.types["word"][before]
    has_mark = (index.types["begins"][before] & ELIDES) != 0
    led: Numbers = words[_is_in(index.led_pairs(), keys) | has_mark]
    return led


def _is_in(known: Numbers, keys: Numbers) -> Flags:
    if not len(known):
        return np.zeros(len(keys), np.bool_)
    near = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: Flags = known[near] == keys
    return found


class _Walk:
    """All phrases of the row at once: a step takes every phrase begun one word farther."""

    def __init__(self, index: TypeIndex, row: WordRow, types: TypesOfWords) -> None:
        self._index, self._row, self._types = index, row, types
        self.asking: list[Numbers] = []
        self._reached: list[tuple[Numbers, ...]] = []

    def go(self, begun: Numbers) -> None:
        """Follow the trees of these words."""
        kinds = self._types[begun]
        nodes = self._index.types["tree"][kinds].astype(np.int64)
        first, at = begun, begun + 1
        asks = self._index.trees.nodes["asks"]
        while len(first):
            is_asking = asks[nodes]
            self.asking.append(first[np.flatnonzero(is_asking)])
            going = np.flatnonzero(~is_asking & (at < len(self._types)))
            first, at, nodes = self._step(first[going], at[going], nodes[going])
            self._reached.append((first, at, nodes, np.zeros(len(first), np.int64)))

    def _step(
        self, first: Numbers, at: Numbers, nodes: Numbers
    ) -> tuple[Numbers, Numbers, Numbers]:
        """The phrases that the words at these places carry on."""
        held = np.flatnonzero(self._types.may_go_on(self._index.trees, nodes, at))
        first, at, nodes = first[held], at[held], nodes[held]
        kinds, reached = self._types[at], self._index.trees.reached
        bare = self._index.types["bare"][kinds]
        marked = np.flatnonzero(bare)
        goes, ends = reached(nodes, self._index.types["word"][kinds]), np.full(len(at), -1)
        ends[marked] = reached(nodes[marked], bare[marked])
        met = np.flatnonzero((goes >= 0) | (ends >= 0))
        joins, may_join = _gaps_behind(self._row, at[met] - 1)
        is_doubtful = may_join | (joins & (goes[met] >= 0) & (ends[met] >= 0))
        self.asking.append(first[met[is_doubtful]])
        met = met[joins]
        ending, going = met[ends[met] >= 0], met[goes[met] >= 0]
        self._end_bare(first[ending], at[ending], ends[ending])
        return first[going], at[going] + 1, goes[going]

    def _end_bare(self, first: Numbers, at: Numbers, nodes: Numbers) -> None:
        """Phrases whose last words have a possessive, which is not theirs."""
        self.asking.append(first[self._index.trees.nodes["asks"][nodes]])
        kinds = self._types[at]
        cut = self._index.types["cut"][kinds].astype(np.int64)
        self._reached.append((first, at + 1, nodes, cut))

    def phrases(self) -> _Ended:
        """The phrases that came to an end, with all their forms."""
        none = np.zeros(0, np.int64)
        reached = zip(*self._reached, strict=True) if self._reached else [[none]] * 4
        first, end, nodes, cut = map(np.concatenate, reached)
        tables = self._index.trees.nodes
        rows = (tables["first"][nodes], tables["n"][nodes])
        return _ended(self._index, self._types, (first, end, cut), rows)


class _Leads:
    """The words before candidates that their leads ask for."""

    def __init__(self, index: TypeIndex, row: WordRow, types: TypesOfWords) -> None:
        self._endings, self._row = index.endings, row
        self._columns, self._types = index.types, types

    def kept(self, found: Found, leads: Numbers) -> tuple[Found, Numbers]:
        """The candidates that have their leads, which come in, and the words to be asked at."""
        led = np.flatnonzero(leads > 0)
        if not len(led):
            return found, led
        n_words = self._endings.leads["n"][leads[led]]
        nearest = self._endings.leads["first"][leads[led]]
        begun = found.first[led]
        is_led = n_words <= begun
        unsure: list[Numbers] = []
        for step in range(int(n_words.max())):
            rows = np.flatnonzero(is_led & (n_words > step))
            before = begun[rows] - 1 - step
            is_near, may_be_near = _gaps_behind(self._row, before)
            kinds = self._types[before]
            asked = self._endings.lead_words["word"][nearest[rows] + step]
            is_last = n_words[rows] == step + 1
            may_elide = is_last & (self._columns["begins"][kinds] & ELIDES != 0)
            unsure.append(found.origin[led[rows[may_elide | may_be_near]]])
            is_led[rows] = is_near & (self._columns["word"][kinds] == asked)
        first, is_kept = found.first.copy(), np.ones(len(leads), np.bool_)
        first[led] -= n_words
        is_kept[led] = is_led
        moved = Found(first, *found.columns[1:])
        return moved.only(is_kept), np.concatenate(unsure)


def _gaps_behind(row: WordRow, words: Numbers) -> tuple[Flags, Flags]:
    """Where a phrase runs over what follows words, and where that is in doubt."""
    joins = row.joins(words)
    may_join = ~joins
    may_join[may_join] = row.may_join(words[may_join])
    return joins, may_join


def joined(one: Found, other: Found) -> Found:
    """The candidates of both."""
    if not (len(one.first) and len(other.first)):
        return one if len(one.first) else other
    return Found(*map(np.concatenate, zip(one.columns, other.columns, strict=True)))


def _scanned(
    index: TypeIndex, row: WordRow, words: Numbers
) -> tuple[dict[int, Page], dict[int, list[Candidate]]]:
    """The pages of these words, and what `scan` finds at them, by text; names and lexicons left
    out are among it."""
    bounds = np.searchsorted(words, row.first_words)
    pages: dict[int, Page] = {}
    found: dict[int, list[Candidate]] = {}
    for text in np.flatnonzero(np.diff(bounds)).tolist():
        tokens = words[bounds[text] : bounds[text + 1]] - row.first_words[text]
        page = pages[text] = row.page(text)
        candidates = scan_at(index.matcher.index, page, tokens.tolist())
        if candidates:
            found[text] = candidates
    return pages, found
