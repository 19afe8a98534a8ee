"""Where forms end, as rows of numbers: single words, and trees of phrases word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.match.form import Form
from framing.match.grown import Grown
from framing.match.index import Single
from framing.match.law import leftmost_longest
from framing.match.scan import Candidate
from framing.match.sieve import among, front_keys, table_of
from framing.match.spelling import SPACE, Spelling
from framing.match.tree import Node
from framing.match.word_types import Longs

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_LOW = (1 << 32) - 1
_N_FRONT_BITS = 40  # of the fronts of words those above tell the fewest apart
_SPREAD, _TURN = 40_503, 60_493  # odd, so that no two words of a number share a place for nothing

# Of words on which forms compete: only what their spans leave out tells them apart.
ANY_LENGTH = 1_000


def is_plain(form: Form) -> bool:
    """Whether what is met of the form counts, unless a longer phrase takes it in."""
    return not form.conditions and not form.is_exclusion


def _is_settled(phrase: Form) -> bool:
    return phrase.is_bare and is_plain(phrase)


def has_plain_lead(single: Single) -> bool:
    """Whether the words of its lead are all that the form asks for."""
    form, before, _ = single
    if not form.lead:
        return False
    gaps = [word.gap for word in (*form.lead[1:], form.words[0])]
    words = [word.text for word in form.lead]
    asks = form.demands or form.limits or form.capitals or form.is_pointed or form.pattern
    is_spaced = set(gaps) == {SPACE} and "*" not in words
    return is_spaced and not before and not asks and is_plain(form)


class Endings:
    """Forms by where their last word is met, as rows: the number of the form, the code points
    before and behind that are not its own, the number of its lead and the last word of that, 0 where
    it has none.

    `leads` tells which rows of `lead_words` are the words of a lead, the nearest first.
    """

    def __init__(self, inner: dict[str, int]) -> None:
        self._inner = inner
        self.forms: list[Form] = []
        self.lexicons = Grown({"lexicon": np.int32})
        names = ("form", "before", "behind", "lead", "nearest")
        self.rows = Grown(dict.fromkeys(names, np.int32))
        self.leads = Grown({"first": np.int32, "n": np.int32})
        self.leads.add_one(0, 0)
        self.lead_words = Grown({"word": np.int32})
        self._numbers: dict[int, int] = {}
        self._lexicons: dict[str, int] = {}
        self._leads: dict[Spelling, int] = {(): 0}

    def number(self, form: Form) -> int:
        """The number of a form, by identity."""
        number = self._numbers.get(id(form))
        if number is None:
            number = self._numbers[id(form)] = len(self.forms)
            self.forms.append(form)
            name = form.home[0] if form.home else ""
            self.lexicons.add_one(self._lexicons.setdefault(name, len(self._lexicons)))
        return number

    def add_one(self, form: Form) -> int:
        """Add a form of one word without a lead; returns its row."""
        self.rows.add_one(self.number(form), 0, 0, 0, 0)
        return self.rows.n - 1

    def add(self, singles: Iterable[Single]) -> tuple[int, int]:
        """Add the forms that win against others of their lexicon on the very same words; returns
        the first of their rows and how many they are."""
        first = self.rows.n
        singles = list(singles)
        if len(singles) < 2:  # nearly all
            for single in singles:
                self.rows.add_one(*self._row(*single))
            return first, len(singles)
        groups: dict[tuple[str, Spelling], list[Candidate]] = {}
        for form, before, behind in singles:
            group = (form.home[0] if form.home else "", form.lead)
            groups.setdefault(group, []).append((0, 1, before, ANY_LENGTH - behind, form))
        for _, rivals in sorted(groups.items()) if len(groups) > 1 else groups.items():
            self.rows.add(
                self._row(form, start, ANY_LENGTH - stop)
                for _, _, start, stop, form in (
                    leftmost_longest(rivals) if len(rivals) > 1 else rivals
                )
            )
        return first, self.rows.n - first

    def _row(self, form: Form, before: int, behind: int) -> tuple[int, int, int, int, int]:
        lead = form.lead
        nearest = self._inner[lead[-1].text] if lead else 0
        return self.number(form), before, behind, self._lead(lead) if lead else 0, nearest

    def _lead(self, lead: Spelling) -> int:
        number = self._leads.get(lead)
        if number is None:
            number = self._leads[lead] = self.leads.n
            self.leads.add_one(self.lead_words.n, len(lead))
            self.lead_words.add((self._inner[word.text],) for word in reversed(lead))
        return number


def pair_key(first: int, second: int) -> int:
    """Two numbers as one."""
    return first << 32 | second


class EdgeTable:
    """From a number and a word to a number, for many pairs at once.

    Most pairs asked for are not here: a table of flags, where many pairs share a place, tells that
    of nearly all before any is searched for.
    """

    def __init__(self) -> None:
        self._pairs = Grown({"key": np.int64, "target": np.int64})
        self._sorted: tuple[Numbers, Numbers, Flags] | None = None

    def add(self, number: int, word: int, target: int) -> None:
        """Add a pair, which is not here."""
        self._pairs.add_one(pair_key(number, word), target)
        self._sorted = None

    def look_up(self, numbers: Numbers, words: Numbers) -> Numbers:
        """What the pairs lead to, -1 where that is nothing."""
        keys, targets, _ = self._laid_out()
        found = np.full(len(numbers), -1)
        rows = np.flatnonzero(self.may_hold(numbers, words))
        if len(keys) and len(rows):
            asked = (numbers[rows].astype(np.int64) << 32) | words[rows]
            near = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
            is_here = keys[near] == asked
            found[rows[is_here]] = targets[near[is_here]]
        return found

    def n_pairs(self) -> int:
        """How many pairs there are."""
        return self._pairs.n

    def may_hold(self, numbers: Numbers, words: Numbers) -> Flags:
        """Which pairs may be here; few that are not are among them."""
        flags = self._laid_out()[2]
        found: Flags = flags[_places(numbers, words, len(flags))]
        return found

    def pairs(self) -> tuple[Numbers, Numbers]:
        """The numbers and the words of all pairs."""
        keys = self._pairs["key"]
        return keys >> 32, keys & _LOW

    def _laid_out(self) -> tuple[Numbers, Numbers, Flags]:
        if self._sorted is None:
            order = np.argsort(self._pairs["key"])
            keys, targets = self._pairs["key"][order], self._pairs["target"][order]
            flags = np.zeros(1 << max(10, (16 * len(keys)).bit_length()), np.bool_)
            flags[_places(keys >> 32, keys & _LOW, len(flags))] = True
            self._sorted = keys, targets, flags
        return self._sorted


def _edge_keys(nodes: Numbers, fronts: Longs) -> Longs:
    """Nodes and fronts as one key each; seldom the same one for two pairs."""
    keys: Longs = fronts ^ (nodes.astype(np.uint64) << np.uint64(_N_FRONT_BITS))
    return keys


def _places(numbers: Numbers, words: Numbers, n: int) -> Numbers:
    """Where among flags, a power of two, pairs have theirs."""
    found: Numbers = (numbers * _SPREAD + words * _TURN) & (n - 1)
    return found


class PhraseTrees:
    """Trees of phrases as rows: from a node and an inner word to the node behind it.

    `nodes` tells of each node whether `scan` must look at what is begun there, and which rows of
    the endings are the forms that count where it is reached.
    """

    def __init__(
        self, inner: dict[str, int], is_wanted: Callable[[Form], bool], endings: Endings
    ) -> None:
        self._inner, self._is_wanted, self._endings = inner, is_wanted, endings
        self._known: dict[int, tuple[Node, int]] = {}
        self._edges = EdgeTable()
        self._fronts = front_keys(inner)  # they are numbered from 1
        self._by_front, self._n_by_front = table_of(self._fronts[:0]), 0
        self.nodes = Grown({"asks": np.bool_, "first": np.int32, "n": np.int32})

    def number(self, root: Node) -> int:
        """The node of a root, -1 where no wanted phrase goes on behind it."""
        known = self._known.get(id(root))
        if known is None:
            known = self._known[id(root)] = (root, self._grown(root, ()))
        return known[1]

    def reached(self, nodes: Numbers, words: Numbers) -> Numbers:
        """The nodes behind nodes and inner words, -1 where there is none."""
        return self._edges.look_up(nodes, words)

    def may_reach(self, nodes: Numbers, words: Numbers) -> Flags:
        """Where a node may be behind nodes and inner words; elsewhere there is none."""
        return self._edges.may_hold(nodes, words)

    def may_go_on(self, nodes: Numbers, fronts: Longs) -> Flags:
        """Where a node may be behind nodes and words of ASCII, by the fronts of these."""
        if self._n_by_front != self._edges.n_pairs():
            numbers, words = self._edges.pairs()
            self._n_by_front = len(numbers)
            self._by_front = table_of(_edge_keys(numbers, self._fronts[words - 1]))
        return among(self._by_front, _edge_keys(nodes, fronts))

    def edges(self) -> tuple[Numbers, Numbers]:
        """All nodes and inner words that lead to another node."""
        return self._edges.pairs()

    def _grown(self, node: Node, forms: Sequence[Form]) -> int:
        """The number of a node at which forms end, -1 where nothing wanted ends or goes on."""
        wanted: list[Single] = [(form, 0, 0) for form in forms if self._is_wanted(form)]
        plain = [one for one in wanted if _is_settled(one[0]) or has_plain_lead(one)]
        asks = len(plain) < len(wanted)
        asks |= any(self._grown(below, below.forms) >= 0 for _, below in node.globs)
        below: list[tuple[str, int]] = []
        for key, child in node.branches():
            number = self._grown(child, child.forms)
            if number >= 0 and "\0" in key:
                asks = True
            elif number >= 0:
                below.append((key, number))
        if not (wanted or asks or below):
            return -1
        number = self.nodes.n
        self.nodes.add_one(asks, *self._endings.add(plain))
        for key, child_number in below:
            self._edges.add(number, self._inner[key], child_number)
        return number
