"""The index of forms: for each first word a tree of what may follow, grown when first met.

A form costs nothing until its first word stands in a text; a text costs one look-up a token,
whatever the number of forms. What a spelling means is found out once for each spelling met.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from framing.domain.folding import fold
from framing.match.first_words import first_words
from framing.match.form import Form, forms_of, plain_form, plain_forms_of
from framing.match.gaps import GapNames
from framing.match.globs import GlobIndex, has_wildcard
from framing.match.letters import letters_agree
from framing.match.listing import Listing
from framing.match.spelling import SPACE, Spelling, Word, elision

MAX_SPELLINGS_KEPT = 200_000

# A form that one word completes, and how many code points before and behind are not the form's.
Single = tuple[Form, int, int]
# A tree that goes on behind a word: its possible next words, its root, the word's own shift.
Onward = tuple[Container[str], "Node", int]
# What a word begins: the forms it completes, and the trees that go on.
Start = tuple[tuple[Single, ...], tuple[Onward, ...]]
# Folded letters, folded letters without a possessive (or ""), code points that this takes.
Reading = tuple[str, str, int]


class _Anything(Container[str]):
    """Holds whatever it is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


_ANYTHING = _Anything()
_ENDINGS = ("'s", "'ll", "'d", "'ve", "'re")


class Node:
    """What may follow some first words: forms that end here, words and globs that go on."""

    __slots__ = ("forms", "globs", "has_signs", "words")

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.has_signs = False
        self.words: dict[str, Node] = {}
        self.globs: list[tuple[str, Node]] = []

    @property
    def goes_on(self) -> bool:
        """Whether any form continues behind this node."""
        return bool(self.words or self.globs)

    @property
    def next_words(self) -> Container[str]:
        """What the next word must be, folded, for any form to go on; anything for a glob."""
        return _ANYTHING if self.globs or self.has_signs else self.words

    def grow(self, words: Spelling, form: Form) -> None:
        """Add a form whose further words are given."""
        node = self
        for word in words:
            node = node._child(word)
        node.forms.append(form)

    def grow_plainly(self, words: list[str], form: Form) -> None:
        """Add a form whose further words are folded, without wildcards, with blanks between."""
        node = self
        for word in words:
            known = node.words.get(word)
            if known is None:
                known = node.words[word] = Node()
            node = known
        node.forms.append(form)

    def _child(self, word: Word) -> Node:
        folded = fold(word.text)
        if word.gap != SPACE:
            self.has_signs = True
        if not has_wildcard(folded):
            return self.words.setdefault(key_of(word.gap, folded), Node())
        for glob, node in self.globs:
            if glob == folded:
                return node
        self.globs.append((folded, Node()))
        return self.globs[-1][1]


def key_of(gap: str, folded: str) -> str:
    """The key of a word behind a gap: the word alone where the gap is SPACE."""
    return folded if gap == SPACE else f"{gap}\0{folded}"


class Readings(dict[str, Reading]):
    """What each spelling reads as."""

    def __missing__(self, raw: str) -> Reading:
        folded = fold(raw)
        reading = (folded, "", 0)
        if "'" in folded:
            ending = next((each for each in _ENDINGS if folded.endswith(each)), "")
            if ending and folded != ending:
                reading = (folded, folded.removesuffix(ending), _raw_length(raw, ending))
        self[raw] = reading
        return reading


def _raw_length(raw: str, ending: str) -> int:
    """How many code points fold to the ending; a soft hyphen may stand among them."""
    return next(n for n in range(len(ending), len(raw) + 1) if fold(raw[-n:]) == ending)


class FormIndex:
    """Forms by their first word. It grows while it is used, which never changes its answers."""

    def __init__(self) -> None:
        self._pending: dict[str, list[Listing]] = {}
        self._roots: dict[str, Node] = {}
        self._globs = GlobIndex()
        self.readings = Readings()
        self.gaps = GapNames()
        self.starts = Starts(self)

    def add(self, listing: Listing) -> None:
        """Add all forms of a listing; all are added before the first text is read."""
        pending = self._pending
        for word in first_words(listing):
            if word in pending:
                pending[word].append(listing)
                continue
            pending[word] = [listing]
            if "*" in word or "?" in word:
                self._globs.add(word)

    def forget(self) -> None:
        """Forget the spellings met when they have become too many: memory stays bounded."""
        if len(self.starts) > MAX_SPELLINGS_KEPT:
            self.starts.clear()
        if len(self.readings) > MAX_SPELLINGS_KEPT:
            self.readings.clear()

    def roots(self, folded: str) -> Iterator[Node]:
        """The trees of the forms that may begin with this word."""
        if folded in self._pending:
            yield self._root(folded)
        for glob in self._globs.matching(folded):
            yield self._root(glob)

    def _root(self, first: str) -> Node:
        root = self._roots.get(first)
        if root is None:
            root = self._roots[first] = Node()
            for listing in self._pending[first]:
                _grow(root, first, listing)
        return root


def _grow(root: Node, first: str, listing: Listing) -> None:
    """Add the forms of a listing that begin with a word."""
    further = list(plain_forms_of(listing, first))
    if further:
        form = plain_form(listing)
        for words in further:
            root.grow_plainly(words, form)
    for form in forms_of(listing):
        if fold(form.words[0].text) == first:
            root.grow(form.words[1:], form)


class Starts(dict[str, Start | None]):
    """What each spelling begins; None for the many that begin nothing."""

    def __init__(self, index: FormIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, raw: str) -> Start | None:
        singles: dict[int, Single] = {}
        onward: list[Onward] = []
        folded, bare, cut = self._index.readings[raw]
        for word, n_before, n_behind in _variants(raw, folded, bare, cut):
            letters = raw[n_before : len(raw) - n_behind]
            for root in self._index.roots(word):
                for form in root.forms:
                    if bare and not n_behind and form.spares_possessive:
                        continue
                    if letters_agree(letters, form.demands[0] if form.demands else None):
                        singles.setdefault(id(form), (form, n_before, n_behind))
                if root.goes_on and not n_behind:
                    onward.append((root.next_words, root, n_before))
        start = (tuple(singles.values()), tuple(onward)) if singles or onward else None
        self[raw] = start
        return start


def _variants(raw: str, folded: str, bare: str, cut: int) -> Iterator[tuple[str, int, int]]:
    """The word as it stands, without its possessive, without its article, without both."""
    yield folded, 0, 0
    if bare:
        yield bare, 0, cut
    length = elision(folded)
    if length:
        shift = next(n for n in range(length, len(raw)) if fold(raw[:n]) == folded[:length])
        yield folded[length:], shift, 0
        if len(bare) > length:
            yield bare[length:], shift, cut
