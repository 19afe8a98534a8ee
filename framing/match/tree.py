"""Trees of forms that begin with one word, unfolded only as far as texts have asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from framing.domain.folding import fold
from framing.match.form import Form
from framing.match.globs import has_wildcard, matches_glob
from framing.match.spelling import SPACE, Spelling, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Anything(Container[str]):
    """Holds whatever it is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


_ANYTHING = _Anything()


class Node:
    """What may follow some first words: forms that end here, words and globs that go on.

    `words` maps what follows to a node, or to what `unfold` makes a node of when a text asks.
    """

    __slots__ = ("_unfold", "forms", "globs", "has_signs", "words")

    def __init__(self, unfold: Callable[[Any], Node]) -> None:
        self._unfold = unfold
        self.words: dict[str, Any] = {}
        self.forms: list[Form] = []
        self.globs: list[tuple[str, Node]] = []
        self.has_signs = False

    @property
    def goes_on(self) -> bool:
        """Whether any form continues behind this node."""
        return bool(self.words or self.globs)

    @property
    def next_words(self) -> Container[str]:
        """What the next word must be, folded, for any form to go on."""
        return _ANYTHING if self.globs or self.has_signs else self.words

    def children(self, gap: str, folded: str) -> Sequence[Node]:
        """The nodes behind the next word, which stands behind a gap."""
        key = folded if gap == SPACE else _key(gap, folded)
        known = self.words.get(key)
        if known is not None and type(known) is not Node:
            known = self._child(key)
        found = () if known is None else (known,)
        if not self.globs or gap != SPACE:
            return found
        globs = (node for glob, node in self.globs if glob == "*" or matches_glob(folded, glob))
        return (*found, *globs)

    def branches(self) -> Iterator[tuple[str, Node]]:
        """All words that go on, with their nodes, globs left out."""
        for key in self.words:
            node = self._child(key)
            assert node is not None  # the key is there
            yield key, node

    def grow(self, words: Spelling, form: Form) -> None:
        """Add a form whose further words are given."""
        node = self
        for word in words:
            node = node._grown(word)
        node.forms.append(form)

    def _child(self, key: str) -> Node | None:
        known = self.words.get(key)
        if known is not None and type(known) is not Node:
            known = self.words[key] = self._unfold(known)
        child: Node | None = known
        return child

    def _grown(self, word: Word) -> Node:
        folded = fold(word.text)
        if has_wildcard(folded):
            return self._grown_glob(folded)
        self.has_signs = self.has_signs or word.gap != SPACE
        key = _key(word.gap, folded)
        child = self._child(key)
        if child is None:
            child = self.words[key] = Node(self._unfold)
        return child

    def _grown_glob(self, glob: str) -> Node:
        for known, node in self.globs:
            if known == glob:
                return node
        self.globs.append((glob, Node(self._unfold)))
        return self.globs[-1][1]


def _key(gap: str, folded: str) -> str:
    """The key of a word behind a gap: the word alone where the gap is SPACE."""
    return folded if gap == SPACE else f"{gap}\0{folded}"
