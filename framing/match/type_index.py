"""What each word type may begin, as arrays: the index of forms for words that come as numbers.

It holds what can be decided for a spelling once and for all: single words that count wherever they
stand, and trees of plain phrases. Whatever asks more of the text (conditions, case in phrases,
leads, patterns, gaps with signs) is only marked: `scan` decides it at its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.domain.frozen import NamedTuple
from framing.match.endings import Endings, PhraseTrees, has_plain_lead, is_plain, pair_key
from framing.match.form import Form
from framing.match.grown import Grown
from framing.match.index import Single, Start, spoken_variants, start_of
from framing.match.leads import FUNCTION_WORDS
from framing.match.matcher import Matcher
from framing.match.near_row import OperandTypes
from framing.match.sieve import Sieve
from framing.match.spelling import elision

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Column = NDArray[np.int32]

# What a word type begins: words that count by themselves, a tree of phrases, forms that want a
# word before, what `scan` must look at, names. The last one tells that an article is elided in it.
COUNTS, GOES_ON, LED, ASKS, NAMES, ELIDES = 1, 2, 4, 8, 16, 32

# The types of words that no lexicon knows, before all others.
UNKNOWN, ELIDED, N_UNKNOWN = range(3)

_COLUMNS = ("word", "bare", "cut", "tree", "first", "n", "operands")


class Begun(NamedTuple):
    """What a type begins: its marks, its tree, which rows of `endings` are its own, and the words
    before it that `scan` must be asked about."""

    marks: int
    tree: int = -1
    first: int = 0
    n: int = 0
    leads: tuple[str, ...] = ()


_NOTHING = Begun(0)


class TypeIndex:
    """What the types of words of one language begin. It grows as words are met."""

    def __init__(self, matcher: Matcher, language: str) -> None:
        self.matcher = matcher
        self.left_out = frozenset(matcher.left_out_for(language))
        self._vocabulary = matcher.index.forms.vocabulary()
        if not matcher.asks_for_names:  # then nobody asks where any stands
            self._vocabulary = self._vocabulary._replace(names=frozenset())
        inner = sorted(self._vocabulary.further | FUNCTION_WORDS)
        self._inner = {word: number for number, word in enumerate(inner, 1)}
        self.endings = Endings(self._inner)
        self.trees = PhraseTrees(self._inner, self.is_wanted, self.endings)
        self.types = Grown({"begins": np.uint8, **dict.fromkeys(_COLUMNS, np.int32)})
        self.operands = OperandTypes(matcher.operands)
        self._by_roots: dict[tuple[str, ...], Begun | None] = {}
        self._led: set[tuple[int, int]] = set()
        self._led_pairs: Numbers | None = None
        self._add_unknown()

    @property
    def forms(self) -> Sequence[Form]:
        """The forms by the numbers that candidates have."""
        return self.endings.forms

    @cached_property
    def beginnings(self) -> Sieve:
        """What lets through the words that begin a term or name."""
        terms, names, _ = self._vocabulary
        return Sieve((*terms, *names), self.matcher.index.forms.globs)

    @cached_property
    def known(self) -> Sieve:
        """What lets through the words that forms may begin or go on with or conditions look for."""
        terms, names, _ = self._vocabulary
        forms, operands = self.matcher.index.forms, self.matcher.operands.forms
        words = (*terms, *names, *self._inner, *operands.vocabulary().terms)
        return Sieve(words, forms.globs, operands.globs)

    def is_wanted(self, form: Form) -> bool:
        """Whether the form is a term of a lexicon that is applied in this language."""
        return form.home is not None and form.home[0] not in self.left_out

    def add(self, words: Iterable[str]) -> None:
        """Take in the types of words that follow those taken in before."""
        words = list(words)
        if not words:
            return
        is_odd = [not word.isascii() or "'" in word for word in words]
        odd = [number for number, known in enumerate(is_odd) if known]
        folded = "\n".join(words).lower().split("\n")
        rows = {name: np.zeros(len(words), np.int32) for name in ("begins", *_COLUMNS)}
        rows["tree"] -= 1
        terms, names, _ = self._vocabulary
        may_match = self.matcher.index.forms.globs.may_match
        rows["begins"][[number for number, word in enumerate(folded) if word in names]] = NAMES
        begun = [
            (number, self._of_plain(words[number], word, has_globs=has_globs))
            for number, word in enumerate(folded)
            if ((has_globs := may_match(word)) or word in terms) and not is_odd[number]
        ]
        self.operands.add_to(rows["operands"], folded)
        for number in odd:
            begun += self._of_odd(number, words[number], folded, rows)
        inner = self._inner.get
        rows["word"][:] = [inner(word, 0) for word in folded]
        self._lay_down(begun, rows)
        self.types.extend(rows)

    def _of_odd(
        self, number: int, word: str, folded: list[str], rows: dict[str, Column]
    ) -> Iterable[tuple[int, Begun]]:
        """What a word begins that folding changes or that holds an apostrophe."""
        index = self.matcher.index
        folded[number], bare, rows["cut"][number] = index.readings[word]
        rows["bare"][number] = self._inner.get(bare, 0)
        rows["operands"][number] = self.operands.number_of(word)
        variants = {*spoken_variants(folded[number], bare)}
        terms, names, _ = self._vocabulary
        is_named = not variants.isdisjoint(names)
        rows["begins"][number] = (ELIDES if elision(folded[number]) else 0) | NAMES * is_named
        may_match = index.forms.globs.may_match
        if not variants.isdisjoint(terms) or any(map(may_match, variants)):
            yield number, self._of_letters(word)

    def _lay_down(self, begun: Sequence[tuple[int, Begun]], rows: dict[str, Column]) -> None:
        """Write down what each of these words begins."""
        base, inner = self.types.n, self._inner
        numbers = [number for number, _ in begun]
        table = np.array([each[:-1] for _, each in begun], np.int32).reshape(-1, 4)
        rows["begins"][numbers] |= table[:, 0]
        rows["tree"][numbers], rows["first"][numbers], rows["n"][numbers] = table.T[1:]
        led = {(base + number, inner[lead]) for number, each in begun for lead in each.leads}
        if led:
            self._led |= led
            self._led_pairs = None

    def _add_unknown(self) -> None:
        """Take in the types that stand for all that the lexicons do not know: a word, and one in
        which an article is elided. They begin nothing and go on with nothing."""
        rows = {name: np.zeros(N_UNKNOWN, np.int32) for name in ("begins", *_COLUMNS)}
        rows["begins"][ELIDED] = ELIDES
        rows["tree"] -= 1
        self.types.extend(rows)

    def known_among(self, words: Sequence[str]) -> list[int]:
        """The numbers of the words, folded and in order, that forms may begin or go on with or
        conditions look for; some that none does are among them."""
        forms, operands = self.matcher.index.forms, self.matcher.operands.forms
        terms, names, _ = self._vocabulary
        asked = {*terms, *names, *self._inner, *operands.vocabulary().terms}
        places = {word: bisect_left(words, word) for word in asked}
        n_words = len(words)
        found = {at for word, at in places.items() if at < n_words and words[at] == word}
        return sorted(found.union(forms.globs.among(words), operands.globs.among(words)))

    def led_pairs(self) -> Numbers:
        """Type and preceding inner word of the forms that want a word before, as sorted keys."""
        if self._led_pairs is None:
            keys = sorted(pair_key(*pair) for pair in self._led)
            self._led_pairs = np.array(keys, np.int64)
        return self._led_pairs

    def _of_plain(self, word: str, folded: str, *, has_globs: bool) -> Begun:
        """What a word of ASCII letters begins: the same as all with its roots, unless they ask
        for letters. `has_globs` tells that globs may match it."""
        roots = tuple(self.matcher.index.forms.globs.matching(folded)) if has_globs else ()
        if folded in self._vocabulary.terms:
            roots = (folded, *roots)
        if not roots:
            return _NOTHING
        if roots not in self._by_roots:
            self._by_roots[roots] = self._of_roots(roots)
        return self._by_roots[roots] or self._of_letters(word)

    def _of_roots(self, roots: Iterable[str]) -> Begun | None:
        """What a word with these roots begins, None where that depends on its capitals."""
        nodes = [
            node for word in roots if (node := self.matcher.index.forms.root(word)) is not None
        ]
        if len(nodes) == 1 and not nodes[0].goes_on and len(nodes[0].forms) == 1:
            form = nodes[0].forms[0]
            if _asks_nothing(form) and self.is_wanted(form):  # nearly all
                return Begun(COUNTS, first=self.endings.add_one(form), n=1)
        found = {id(form): form for node in nodes for form in node.forms}
        wanted = [form for form in found.values() if self.is_wanted(form)]
        if any(form.demands is not None and not form.lead for form in wanted):
            return None
        onward = [(node.next_words, node, 0) for node in nodes if node.goes_on]
        start = start_of([(form, 0, 0) for form in wanted], tuple(onward))
        begun = _NOTHING if start is None else self._begun(start)
        return begun._replace(marks=begun.marks | NAMES) if len(wanted) < len(found) else begun

    def _of_letters(self, word: str) -> Begun:
        """What the word begins as it is printed."""
        start = self.matcher.index.starts[word]
        return _NOTHING if start is None else self._begun(start)

    def _begun(self, start: Start) -> Begun:
        singles, led, onward = start
        wanted = [single for single in singles if self.is_wanted(single[0])]
        # A tree or a lead may be a name's: `scan` finds out where names are asked for.
        marks = NAMES if led or onward or len(wanted) < len(singles) else 0
        if not all([form.is_settled and is_plain(form) for form, _, _ in wanted]):
            return Begun(marks | ASKS)
        tree = -1
        leads: tuple[str, ...] = ()
        if onward:
            roots = [(root, shift) for _, root, shift in onward if self.trees.number(root) >= 0]
            if len(roots) > 1 or (roots and roots[0][1]):
                return Begun(marks | ASKS)
            if roots:
                tree, marks = self.trees.number(roots[0][0]), marks | GOES_ON
        if led:
            leads = tuple([lead for lead, forms in led.items() if any(map(self._asks, forms))])
            marks |= LED if leads else 0
            wanted += [one for forms in led.values() for one in forms if self._is_led(one)]
        first, n = self.endings.add(wanted)
        return Begun(marks | (COUNTS if n else 0), tree, first, n, leads)

    def _asks(self, led: Single) -> bool:
        """Whether `scan` must be asked about a form that wants a word before."""
        return self.is_wanted(led[0]) and not has_plain_lead(led)

    def _is_led(self, led: Single) -> bool:
        """Whether a form wants nothing but some words before."""
        return self.is_wanted(led[0]) and has_plain_lead(led)


def _asks_nothing(form: Form) -> bool:
    """Whether the form stands wherever its one word does, whatever its letters."""
    return form.is_settled and not form.lead and form.demands is None and is_plain(form)
