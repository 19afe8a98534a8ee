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
from framing.match.index import Single, Start
from framing.match.law import leftmost_longest
from framing.match.leads import FUNCTION_WORDS
from framing.match.matcher import Matcher
from framing.match.scan import Candidate
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
        self.forms = FormNumbers()
        inner = sorted(matcher.index.forms.further_words() | FUNCTION_WORDS)
        self._inner = {word: number for number, word in enumerate(inner, 1)}
        self.trees = PhraseTrees(self._inner, self.is_wanted, self.forms)
        self.types = Grown(
            {
                "begins": np.uint8,
                "word": np.int32,
                "bare": np.int32,
                "tree": np.int32,
                "first": np.int32,
                "n": np.int32,
            }
        )
        self.counting = Grown({"form": np.int32, "before": np.int32, "behind": np.int32})
        self._led: set[tuple[int, int]] = set()
        self._led_pairs: Numbers | None = None

    def is_wanted(self, form: Form) -> bool:
        """Whether the form is a term of a lexicon that is applied in this language."""
        return form.home is not None and form.home[0] not in self.left_out

    def add(self, words: Iterable[str]) -> None:
        """Take in the types of words that follow those taken in before."""
        index, forms = self.matcher.index, self.matcher.index.forms
        inner, globs = self._inner, forms.globs
        rows: list[tuple[int, int, int, int, int, int]] = []
        n_before = self.types.n
        for number, word in enumerate(words, n_before):
            if word.isascii() and "'" not in word:
                folded, bare = word.lower(), ""
                may_begin = forms.root(folded) is not None or any(globs.matching(folded))
            else:
                folded, bare, _ = index.readings[word]
                may_begin = True
            start = index.starts[word] if may_begin else None
            mark = HAS_MARK if "'" in folded else 0
            begun = self._begun(number, word, start) if start is not None else (0, -1, 0, 0)
            rows.append((begun[0] | mark, inner.get(folded, 0), inner.get(bare, 0), *begun[1:]))
        self.types.add(rows)

    def led_pairs(self) -> Numbers:
        """Type and preceding inner word of the forms that want a word before, as sorted keys."""
        if self._led_pairs is None:
            keys = sorted(pair_key(*pair) for pair in self._led)
            self._led_pairs = np.array(keys, np.int64)
        return self._led_pairs

    def _begun(self, number: int, word: str, start: Start) -> tuple[int, int, int, int]:
        """What a type begins: its marks, its tree, and which rows of `counting` are its own."""
        singles, led, onward = start
        wanted = [single for single in singles if self.is_wanted(single[0])]
        # A tree or a lead may be a name's: `scan` finds out where names are asked for.
        names = NAMES if led or onward or len(wanted) < len(singles) else 0
        begins, tree, first, n = names, -1, self.counting.n, 0
        leads = [lead for lead, forms in led.items() if any(self.is_wanted(f[0]) for f in forms)]
        roots = [(root, shift) for _, root, shift in onward if self.trees.number(root) >= 0]
        if leads:
            begins |= LED
            self._led.update((number, self._inner[lead]) for lead in leads)
            self._led_pairs = None
        if not all(form.is_settled and is_plain(form) for form, _, _ in wanted) or len(roots) > 1:
            return begins | ASKS, -1, 0, 0
        if any(shift for _, shift in roots):
            return begins | ASKS, -1, 0, 0
        if roots:
            begins |= GOES_ON
            tree = self.trees.number(roots[0][0])
        if wanted:
            begins |= COUNTS
            n = self._add_counting(wanted, len(word))
        return begins, tree, first, n

    def _add_counting(self, singles: Sequence[Single], length: int) -> int:
        rows = [
            (self.forms.number(form), start, length - stop)
            for _, _, start, stop, form in _winners(singles, length)
        ]
        self.counting.add(rows)
        return len(rows)


def is_plain(form: Form) -> bool:
    """Whether what is met of the form counts, unless a longer phrase takes it in."""
    return not form.conditions and not form.is_exclusion


def _winners(singles: Sequence[Single], length: int) -> list[Candidate]:
    """Which of the forms on the same words count, lexicon by lexicon."""
    by_lexicon: dict[str, list[Candidate]] = {}
    for form, before, behind in singles:
        home = form.home[0] if form.home else ""
        by_lexicon.setdefault(home, []).append((0, 1, before, length - behind, form))
    return [each for name in sorted(by_lexicon) for each in leftmost_longest(by_lexicon[name])]


def pair_key(first: int, second: int) -> int:
    """Two numbers as one."""
    return first << 32 | second


class FormNumbers:
    """Forms by number, in the order in which they are met, and the lexicon of each."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.lexicons = Grown({"lexicon": np.int32})
        self._numbers: dict[int, int] = {}
        self._lexicons: dict[str, int] = {}

    def number(self, form: Form) -> int:
        """The number of a form, by identity."""
        number = self._numbers.get(id(form))
        if number is None:
            number = self._numbers[id(form)] = len(self.forms)
            self.forms.append(form)
            name = form.home[0] if form.home else ""
            self.lexicons.add([(self._lexicons.setdefault(name, len(self._lexicons)),)])
        return number


class PhraseTrees:
    """Trees of phrases as rows: from a node and an inner word to the node behind it.

    `nodes` tells of each node whether `scan` must look at what is begun there, and which rows of
    `phrases` are the forms that count where it is reached.
    """

    def __init__(
        self, inner: dict[str, int], is_wanted: Callable[[Form], bool], forms: FormNumbers
    ) -> None:
        self._inner, self._is_wanted, self._forms = inner, is_wanted, forms
        self._known: dict[int, tuple[Node, int]] = {}
        self._edges: dict[int, int] = {}
        self._sorted: tuple[Numbers, Numbers] | None = None
        self.nodes = Grown({"asks": np.bool_, "first": np.int32, "n": np.int32})
        self.phrases = Grown({"form": np.int32})

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
        wanted = [form for form in forms if self._is_wanted(form)]
        asks = not all(form.is_bare and is_plain(form) for form in wanted)
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
        first, won = self.phrases.n, _winners([(form, 0, 0) for form in wanted], 1)
        self.phrases.add([(self._forms.number(form),) for _, _, _, _, form in won])
        number = self.nodes.n
        self.nodes.add([(asks, first, len(won))])
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
