"""Candidates in a row of documents: as arrays wherever words alone decide, else by `scan`."""

from __future__ import annotations

import numpy as np

from framing.domain.frozen import dataclass
from framing.match.row import Row
from framing.match.scan import Candidate, scan_at
from framing.match.type_index import (
    ASKS,
    COUNTS,
    GOES_ON,
    HAS_MARK,
    LED,
    Flags,
    Numbers,
    TypeIndex,
)

# What may stand first in a gap that a phrase crosses: blanks, hyphens, emphasis, foreign signs.
_MAY_JOIN = np.isin(np.arange(256), [*b" \t*_-", *range(0x80, 0x100)])
_JOINS = np.isin(np.arange(256), list(b" -"))


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates that only longer ones can take out: words `[first, end)` of the row, the number
    of the form, and how many code points before and behind are not the form's."""

    first: Numbers
    end: Numbers
    form: Numbers
    before: Numbers
    behind: Numbers

    def only(self, which: Flags | Numbers) -> Found:
        """Some of the candidates."""
        columns = (self.first, self.end, self.form, self.before, self.behind)
        return Found(*(column[which] for column in columns))


@dataclass(frozen=True, slots=True)
class RowScan:
    """All candidates of a row: those in arrays, and by text those that `scan` found.

    `asked` are the words at which `scan` was asked, `begins` tells what each word begins. Of forms
    on the very same words `found` holds those alone that win.
    """

    found: Found
    by_text: dict[int, list[Candidate]]
    asked: Numbers
    begins: Numbers


def scan_row(index: TypeIndex, row: Row, types: Numbers, is_read: Flags) -> RowScan:
    """The candidates of the words whose texts are to be read; `types` numbers their types."""
    begins = index.types["begins"][types]
    begins[~is_read] = 0
    single = np.flatnonzero(begins & COUNTS)
    walk = _Walk(index, row, types)
    walk.go(np.flatnonzero(begins & GOES_ON))
    asking = np.unique(
        np.concatenate([np.flatnonzero(begins & ASKS), _led(index, types, begins), *walk.asking])
    )
    is_asking = np.zeros(len(types), np.bool_)
    is_asking[asking] = True
    found = joined(_singles(index, types, single[~is_asking[single]]), walk.phrases())
    by_text = _scanned(index, row, asking)
    return RowScan(found.only(~is_asking[found.first]), by_text, asking, begins)


def _singles(index: TypeIndex, types: Numbers, words: Numbers) -> Found:
    """The single words that count, with all their forms."""
    kinds = types[words]
    which, rows = _repeated(index.types["first"][kinds], index.types["n"][kinds])
    first, counting = words[which], index.counting
    return Found(
        first, first + 1, counting["form"][rows], counting["before"][rows], counting["behind"][rows]
    )


def _repeated(first: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """Each place as often as it has rows, and these rows from its first on."""
    if not len(n) or n.max() == 1 == n.min():
        return np.arange(len(n)), first
    which = np.repeat(np.arange(len(n)), n)
    behind = np.cumsum(n)
    return which, np.arange(len(which)) - np.repeat(behind - n, n) + first[which]


def _led(index: TypeIndex, types: Numbers, begins: Numbers) -> Numbers:
    """The words before which stands the last word of a lead that they wait for."""
    words = np.flatnonzero(begins & LED)
    words = words[words > 0]
    before = types[words - 1]
    keys = (types[words] << 32) | index.types["word"][before]
    has_mark = (index.types["begins"][before] & HAS_MARK) != 0
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

    def __init__(self, index: TypeIndex, row: Row, types: Numbers) -> None:
        self._index, self._types = index, types
        self._starts, self._ends = row.starts, row.ends
        self._view = np.frombuffer(row.data, np.uint8)
        self.asking: list[Numbers] = []
        self._reached: list[tuple[Numbers, Numbers, Numbers]] = []

    def go(self, begun: Numbers) -> None:
        """Follow the trees of these words."""
        nodes = self._index.types["tree"][self._types[begun]].astype(np.int64)
        first, at = begun, begun + 1
        asks = self._index.trees.nodes["asks"]
        while len(first):
            is_asking = asks[nodes]
            self.asking.append(first[is_asking])
            going = ~is_asking & (at < len(self._types))
            first, at, nodes = self._step(first[going], at[going], nodes[going])
            self._reached.append((first, at, nodes))

    def _step(
        self, first: Numbers, at: Numbers, nodes: Numbers
    ) -> tuple[Numbers, Numbers, Numbers]:
        """The phrases that the words at these places carry on."""
        edges, targets = self._index.trees.edges()
        opens = _MAY_JOIN[self._view[self._ends[at - 1]]]
        first, at, nodes = first[opens], at[opens], nodes[opens]
        kinds, base = self._types[at], nodes << 32
        bare = self._index.types["bare"][kinds]
        self.asking.append(first[(bare > 0) & _is_in(edges, base | bare)])
        keys = base | self._index.types["word"][kinds]
        goes = _is_in(edges, keys)
        first, at, keys = first[goes], at[goes], keys[goes]
        gap = self._ends[at - 1]
        is_plain = (self._starts[at] == gap + 1) & _JOINS[self._view[gap]]
        self.asking.append(first[~is_plain])
        first, at, keys = first[is_plain], at[is_plain], keys[is_plain]
        return first, at + 1, targets[np.searchsorted(edges, keys)]

    def phrases(self) -> Found:
        """The phrases that came to an end, with all their forms."""
        if not self._reached:
            none = np.zeros(0, np.int64)
            return Found(none, none, none, none, none)
        first, end, nodes = map(np.concatenate, zip(*self._reached, strict=True))
        tables = self._index.trees.nodes
        which, rows = _repeated(tables["first"][nodes], tables["n"][nodes])
        form = self._index.trees.phrases["form"][rows]
        nothing = np.zeros(len(rows), np.int64)
        return Found(first[which], end[which], form, nothing, nothing)


def joined(one: Found, other: Found) -> Found:
    """The candidates of both."""
    pairs = zip(
        (one.first, one.end, one.form, one.before, one.behind),
        (other.first, other.end, other.form, other.before, other.behind),
        strict=True,
    )
    return Found(*(np.concatenate(pair) for pair in pairs))


def _scanned(index: TypeIndex, row: Row, words: Numbers) -> dict[int, list[Candidate]]:
    """What `scan` finds at these words, by text; names and lexicons left out are among it."""
    bounds = np.searchsorted(words, row.first_words).tolist()
    found: dict[int, list[Candidate]] = {}
    for text in np.flatnonzero(np.diff(bounds)).tolist():
        tokens = words[bounds[text] : bounds[text + 1]] - row.first_words[text]
        candidates = scan_at(index.matcher.index, row.page(text), tokens.tolist())
        if candidates:
            found[text] = candidates
    return found
