"""Trees of forms that begin with one word, unfolded only as far as texts have asked."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from framing.domain.folding import fold
from framing.match.form import Form, plain_form
from framing.match.globs import has_wildcard, matches_glob
from framing.match.listing import Listing
from framing.match.spelling import SPACE, Spelling, Word

# What is left of a plain form behind some word, its lead, and whose it is.
Remainder = tuple[str, str, Listing]


class PlainForms(dict[tuple[int, str], Form]):
    """The Form of each listing's plain forms with one lead, made once, by identity."""

    def of(self, listing: Listing, lead: str) -> Form:
        """The Form; the caller keeps the listing alive."""
        form = self.get((id(listing), lead))
        if form is None:
            form = self[id(listing), lead] = plain_form(listing, lead)
        return form


class _Anything(Container[str]):
    """Holds whatever it is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


_ANYTHING = _Anything()


class Node:
    """What may follow some first words: forms that end here, words and globs that go on."""

    __slots__ = ("_plain_forms", "_words", "forms", "globs", "has_signs")

    def __init__(self, remainders: Iterable[Remainder], plain_forms: PlainForms) -> None:
        self._plain_forms = plain_forms
        self._words: dict[str, list[Remainder] | Node] = {}
        self.forms: list[Form] = []
        self.globs: list[tuple[str, Node]] = []
        self.has_signs = False
        folded: dict[str, list[Remainder]] = {}
        for rest, lead, listing in remainders:
            if rest:
                word, _, further = rest.partition(" ")
                folded.setdefault(word, []).append((further, lead, listing))
            else:
                self.forms.append(plain_forms.of(listing, lead))
        self._words.update(folded)

    @property
    def goes_on(self) -> bool:
        """Whether any form continues behind this node."""
        return bool(self._words or self.globs)

    @property
    def next_words(self) -> Container[str]:
        """What the next word must be, folded, for any form to go on."""
        return _ANYTHING if self.globs or self.has_signs else self._words

    def children(self, gap: str, folded: str) -> Sequence[Node]:
        """The nodes behind the next word, which stands behind a gap."""
        child = self._child(folded if gap == SPACE else _key(gap, folded))
        found = () if child is None else (child,)
        if not self.globs or gap != SPACE:
            return found
        globs = (node for glob, node in self.globs if glob == "*" or matches_glob(folded, glob))
        return (*found, *globs)

    def grow(self, words: Spelling, form: Form) -> None:
        """Add a form whose further words are given."""
        node = self
        for word in words:
            node = node._grown(word)
        node.forms.append(form)

    def _child(self, key: str) -> Node | None:
        known = self._words.get(key)
        if isinstance(known, list):
            known = self._words[key] = Node(known, self._plain_forms)
        return known

    def _grown(self, word: Word) -> Node:
        folded = fold(word.text)
        if has_wildcard(folded):
            return self._grown_glob(folded)
        self.has_signs = self.has_signs or word.gap != SPACE
        key = _key(word.gap, folded)
        child = self._child(key)
        if child is None:
            child = self._words[key] = Node((), self._plain_forms)
        return child

    def _grown_glob(self, glob: str) -> Node:
        for known, node in self.globs:
            if known == glob:
                return node
        self.globs.append((glob, Node((), self._plain_forms)))
        return self.globs[-1][1]


def _key(gap: str, folded: str) -> str:
    """The key of a word behind a gap: the word alone where the gap is SPACE."""
    return folded if gap == SPACE else f"{gap}\0{folded}"
