"""Forms as lexicons list them, by the word that each is looked up by; written out when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.match.form import Form, form_of, plain_form
from framing.match.globs import GlobIndex
from framing.match.index import Vocabulary
from framing.match.listing import Listing, NameListing
from framing.match.tree import Node
from framing.match.written import Written, words_that_show, write_out

# What is left of a plain form behind some word, its lead, and whose it is.
_Remainder = tuple[str, str, Listing]


class ListedForms:
    """The trees of forms of listings, each made when a text first holds its word."""

    def __init__(self) -> None:
        self.listings: dict[str, list[Listing]] = {}
        self.globs = GlobIndex()
        self._written: dict[int, Written] = {}
        self._plain_forms: dict[tuple[int, str], Form] = {}
        self._roots: dict[str, Node] = {}

    def add(self, listing: Listing) -> None:
        """Add all forms of a listing; all are added before the first text is read.

        Raises:
            LexiconError: a form consists of stars alone.
        """
        listings = self.listings
        words = words_that_show(listing)
        for word in self._write_out(listing).words if words is None else words:
            if word in listings:
                listings[word].append(listing)
                continue
            listings[word] = [listing]
            if "*" in word or "?" in word:
                self.globs.add(word)

    def root(self, word: str) -> Node | None:
        """The tree of the forms that are looked up by this very word."""
        root = self._roots.get(word)
        if root is None and word in self.listings:
            root = self._roots[word] = self._made(word)
        return root

    def has_root(self, word: str) -> bool:
        """Whether any form is looked up by this very word."""
        return word in self.listings

    def vocabulary(self) -> Vocabulary:
        """All words of all forms."""
        further: set[str] = set()
        nodes = [root for word in self.listings if (root := self.root(word)) is not None]
        while nodes:
            node = nodes.pop()
            further.update(node.words)
            nodes += [below for _, below in (*node.branches(), *node.globs)]
        names = frozenset(self.names())
        return Vocabulary(self.listings.keys() - names, names, further)

    def names(self) -> Iterator[str]:
        """The words that names alone are looked up by."""
        for word, listings in self.listings.items():
            if all(isinstance(each, NameListing) for each in listings):
                yield word

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process without what it has written out: identities do not travel."""
        return _relisted, (self.listings, self.globs)

    def _made(self, word: str) -> Node:
        remainders: list[_Remainder] = []
        forms: list[Form] = []
        for listing in self.listings[word]:
            written = self._write_out(listing)
            remainders += _remainders(written, word, listing)
            forms += [form_of(listing, each) for each in written.spellings_with(word, listing)]
        root = self._unfold(remainders)
        for form in forms:
            root.grow(form.words[1:], form)
        return root

    def _unfold(self, remainders: Iterable[_Remainder]) -> Node:
        node = Node(self._unfold)
        for rest, lead, listing in remainders:
            if rest:
                word, _, further = rest.partition(" ")
                node.words.setdefault(word, []).append((further, lead, listing))
            else:
                node.forms.append(self._plain_form(listing, lead))
        return node

    def _plain_form(self, listing: Listing, lead: str) -> Form:
        """The Form of a listing's plain forms with one lead, made once, by identity."""
        form = self._plain_forms.get((id(listing), lead))
        if form is None:
            form = self._plain_forms[id(listing), lead] = plain_form(listing, lead)
        return form

    def _write_out(self, listing: Listing) -> Written:
        written = self._written.get(id(listing))
        if written is None:
            written = self._written[id(listing)] = write_out(listing)
        return written


def _relisted(listings: dict[str, list[Listing]], globs: GlobIndex) -> ListedForms:
    forms = ListedForms()
    forms.listings, forms.globs = listings, globs
    return forms


def _remainders(written: Written, word: str, listing: Listing) -> Iterator[_Remainder]:
    """What follows the word in the plain forms that are looked up by it, and their leads."""
    start = f"{word} "
    for form in written.plain:
        if form.startswith(start):
            yield form[len(start) :], "", listing
        elif form == word:
            yield "", "", listing
    for lead, rest in written.led.get(word, ()):
        yield rest, lead, listing
