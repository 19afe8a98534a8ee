"""What each word type may begin, as arrays: the index of forms for words that come as numbers.

It holds what can be decided for a spelling once and for all: single words that count wherever they
stand, and trees of plain phrases. Whatever asks more of the text (conditions, case in phrases,
leads, patterns, gaps with signs) is only marked: `scan` decides it at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.match.form import Form
from framing.match.index import Single, Start, spoken_variants
from framing.match.law import leftmost_longest
from framing.match.leads import FUNCTION_WORDS
from framing.match.matcher import Matcher
from framing.match.scan import Candidate
from framing.match.spelling import SPACE, Spelling
from framing.match.tree import Node

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# What a word type begins: words that count by themselves, a tree of phrases, forms that want a
# word before, what `scan` must look at, names. The last one tells that it holds an apostrophe.
COUNTS, GOES_ON, LED, ASKS, NAMES, HAS_MARK = 1, 2, 4, 8, 16, 32


class TypeIndex:
    """What the types of words of one language begin. It grows as words are met."""

    def __init__(self, matcher: Matcher, language: str) -> None:
        self.matcher = matcher
        self.left_out = frozenset(matcher.left_out_for(language))
        inner = sorted(matcher.index.forms.further_words() | FUNCTION_WORDS)
        self._inner = {word: number for number, word in enumerate(inner, 1)}
        self.endings = Endings(self._inner)
        self.trees = PhraseTrees(self._inner, self.is_wanted, self.endings)
        names = ("word", "bare", "cut", "tree", "first", "n")
        self.types = Grown({"begins": np.uint8, **dict.fromkeys(names, np.int32)})
        self._led: set[tuple[int, int]] = set()
        self._led_pairs: Numbers | None = None

    @property
    def forms(self) -> Sequence[Form]:
        """The forms by the numbers that candidates have."""
        return self.endings.forms

    def is_wanted(self, form: Form) -> bool:
        """Whether the form is a term of a lexicon that is applied in this language."""
        return form.home is not None and form.home[0] not in self.left_out

    def add(self, words: Iterable[str]) -> None:
        """Take in the types of words that follow those taken in before."""
        index, inner = self.matcher.index, self._inner
        rows: list[tuple[int, ...]] = []
        for number, word in enumerate(words, self.types.n):
            if word.isascii() and "'" not in word:
                folded, bare, mark, cut = word.lower(), "", 0, 0
                may_begin = index.may_begin(folded)
            else:
                folded, bare, cut = index.readings[word]
                mark = HAS_MARK if "'" in folded else 0
                may_begin = any(map(index.may_begin, spoken_variants(folded, bare)))
            start = index.starts[word] if may_begin else None
            begun = (0, -1, 0, 0) if start is None else self._begun(number, word, start)
            words_of = (inner.get(folded, 0), inner.get(bare, 0), cut)
            rows.append((begun[0] | mark, *words_of, *begun[1:]))
        self.types.add(rows)

    def led_pairs(self) -> Numbers:
        """Type and preceding inner word of the forms that want a word before, as sorted keys."""
        if self._led_pairs is None:
            keys = sorted(pair_key(*pair) for pair in self._led)
            self._led_pairs = np.array(keys, np.int64)
        return self._led_pairs

    def _begun(self, number: int, word: str, start: Start) -> tuple[int, int, int, int]:
        """What a type begins: its marks, its tree, and which rows of `endings` are its own."""
        singles, led, onward = start
        wanted = [single for single in singles if self.is_wanted(single[0])]
        # A tree or a lead may be a name's: `scan` finds out where names are asked for.
        begins = NAMES if led or onward or len(wanted) < len(singles) else 0
        roots = [(root, shift) for _, root, shift in onward if self.trees.number(root) >= 0]
        if not all(form.is_settled and is_plain(form) for form, _, _ in wanted) or len(roots) > 1:
            return begins | ASKS, -1, 0, 0
        if any(shift for _, shift in roots):
            return begins | ASKS, -1, 0, 0
        for lead, forms in led.items():
            asking = [one for one in forms if self.is_wanted(one[0]) and not _has_plain_lead(one)]
            wanted += [one for one in forms if self.is_wanted(one[0]) and _has_plain_lead(one)]
            if asking:
                begins |= LED
                self._led.add((number, self._inner[lead]))
                self._led_pairs = None
        tree = self.trees.number(roots[0][0]) if roots else -1
        first, n = self.endings.add(wanted, len(word))
        return begins | (GOES_ON if roots else 0) | (COUNTS if n else 0), tree, first, n


def is_plain(form: Form) -> bool:
    """Whether what is met of the form counts, unless a longer phrase takes it in."""
    return not form.conditions and not form.is_exclusion


def _is_settled(phrase: Form) -> bool:
    return phrase.is_bare and is_plain(phrase)


def _has_plain_lead(single: Single) -> bool:
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
    before and behind that are not its own, and the number of its lead, 0 where it has none.

    `leads` tells which rows of `lead_words` are the words of a lead, the nearest first.
    """

    def __init__(self, inner: dict[str, int]) -> None:
        self._inner = inner
        self.forms: list[Form] = []
        self.lexicons = Grown({"lexicon": np.int32})
        self.rows = Grown(dict.fromkeys(("form", "before", "behind", "lead"), np.int32))
        self.leads = Grown({"first": np.int32, "n": np.int32})
        self.leads.add([(0, 0)])
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
            self.lexicons.add([(self._lexicons.setdefault(name, len(self._lexicons)),)])
        return number

    def add(self, singles: Iterable[Single], length: int) -> tuple[int, int]:
        """Add the forms that win against others of their lexicon on the very same words, the
        last of which has this length; returns the first of their rows and how many they are."""
        groups: dict[tuple[str, Spelling], list[Candidate]] = {}
        for form, before, behind in singles:
            group = (form.home[0] if form.home else "", form.lead)
            groups.setdefault(group, []).append((0, 1, before, length - behind, form))
        first = self.rows.n
        for (_, lead), rivals in sorted(groups.items()):
            number = self._lead(lead)
            self.rows.add(
                (self.number(form), start, length - stop, number)
                for _, _, start, stop, form in leftmost_longest(rivals)
            )
        return first, self.rows.n - first

    def _lead(self, lead: Spelling) -> int:
        number = self._leads.get(lead)
        if number is None:
            number = self._leads[lead] = self.leads.n
            self.leads.add([(self.lead_words.n, len(lead))])
            self.lead_words.add((self._inner[word.text],) for word in reversed(lead))
        return number


def pair_key(first: int, second: int) -> int:
    """Two numbers as one."""
    return first << 32 | second


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
        self._edges: dict[int, int] = {}
        self._sorted: tuple[Numbers, Numbers] | None = None
        self.nodes = Grown({"asks": np.bool_, "first": np.int32, "n": np.int32})

    def number(self, root: Node) -> int:
        """The node of a root, -1 where no wanted phrase goes on behind it."""
        known = self._known.get(id(root))
        if known is None:
            known = self._known[id(root)] = (root, self._grown(root, ()))
            self._sorted = None
        return known[1]

    def edges(self) -> tuple[Numbers, Numbers]:
        """Keys of node and inner word, sorted, and the nodes that they lead to."""
        if self._sorted is None:
            keys = np.array(sorted(self._edges), np.int64)
            self._sorted = keys, np.array([self._edges[key] for key in keys.tolist()], np.int64)
        return self._sorted

    def _grown(self, node: Node, forms: Sequence[Form]) -> int:
        """The number of a node at which forms end, -1 where nothing wanted ends or goes on."""
        wanted: list[Single] = [(form, 0, 0) for form in forms if self._is_wanted(form)]
        plain = [one for one in wanted if _is_settled(one[0]) or _has_plain_lead(one)]
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
        self.nodes.add([(asks, *self._endings.add(plain, 1))])
        for key, child_number in below:
            self._edges[pair_key(number, self._inner[key])] = child_number
        return number


class Grown:
    """Rows of numbers that grow, read column by column."""

    def __init__(self, columns: dict[str, type]) -> None:
        self._columns: dict[str, NDArray[Any]] = {
            name: np.zeros(1024, kind) for name, kind in columns.items()
        }
        self._waiting: list[tuple[int, ...]] = []
        self._n_laid = 0

    @property
    def n(self) -> int:
        """How many rows there are."""
        return self._n_laid + len(self._waiting)

    def add(self, rows: Iterable[tuple[int, ...]]) -> None:
        """Add rows, each with a value a column."""
        self._waiting += rows

    def __getitem__(self, name: str) -> NDArray[Any]:
        if self._waiting:
            self._lay_down()
        return self._columns[name][: self._n_laid]

    def _lay_down(self) -> None:
        n = self.n
        for (column, kept), values in zip(
            list(self._columns.items()), zip(*self._waiting, strict=True), strict=True
        ):
            while n > len(kept):
                kept = self._columns[column] = np.concatenate((kept, kept))
            kept[self._n_laid : n] = values
        self._n_laid = n
        self._waiting.clear()
