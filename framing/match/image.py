"""The image of a matcher: all its forms written out once as plain values, so that a start builds
nothing and reads of a tree only what the words of a text ask for."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

from framing.domain.lexicon import Relation
from framing.match.form import Form, camp_of, keys_of
from framing.match.globs import GlobIndex
from framing.match.index import Vocabulary
from framing.match.letters import demands_from, plain_demands
from framing.match.listing import Condition, Pattern
from framing.match.matcher import Matcher, matcher_of
from framing.match.spelling import Word
from framing.match.tree import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from framing.match.listed import ListedForms

_N_OFFSET = 4  # bytes
_N_PLACE_BITS = 32
_PLACE = (1 << _N_PLACE_BITS) - 1


def image_of(matcher: Matcher) -> tuple[object, bytes]:
    """The matcher for `matcher_from`: tuples, dicts, strings and numbers, and bytes beside them.

    The matcher must be fresh from `compile_matcher`.
    """
    written = bytearray()
    forms: Any = matcher.index.forms
    operands: Any = matcher.operands.forms
    stored = (_stored(forms, written), _stored(operands, written))
    return (matcher.languages, matcher.asks_for_names, *stored), bytes(written)


def matcher_from(image: object, further: bytes | memoryview) -> Matcher:
    """The matcher that `image_of` stored; its trees and forms are read when a text asks."""
    stored: Any = image
    languages, asks_for_names, forms, operands = stored
    view = memoryview(further)
    trees = (_listed(view, *forms), _listed(view, *operands))
    return matcher_of(languages, *trees, asks_for_names=asks_for_names)


def _listed(further: memoryview, globs: tuple[str, ...], bounds: tuple[int, ...]) -> StoredForms:
    parts = [further[start:end] for start, end in pairwise(bounds)]
    return StoredForms(globs, *parts)


class StoredForms:
    """The trees of forms of an image.

    `slots` leads from a word to its tree among `trees`: where the checksum of the word points, or
    behind, stand in eight bytes the place and one, and above them the checksum; an empty slot ends
    the search. A start would take longer to make a dictionary. `form_places` leads from a form's
    number to the form among `forms`, four bytes each. `words` are those of `Vocabulary`.
    """

    def __init__(
        self,
        globs: tuple[str, ...],
        slots: bytes | memoryview,
        trees: bytes | memoryview,
        form_places: bytes | memoryview,
        forms: bytes | memoryview,
        words: bytes | memoryview,
    ) -> None:
        self.globs = GlobIndex()
        for glob in globs:
            self.globs.add(glob)
        self._slots = memoryview(slots).cast("B").cast("Q")
        self._last_slot = len(self._slots) - 1
        self._trees = memoryview(trees)
        self._form_places = memoryview(form_places).cast("B").cast("I")
        self._forms = memoryview(forms)
        self._words = memoryview(words)
        self._known: dict[int, Form] = {}
        self._roots: dict[str, Node] = {}
        self._vocabulary: Vocabulary | None = None

    def root(self, word: str) -> Node | None:
        """The tree of the forms that are looked up by this very word."""
        root = self._roots.get(word)
        if root is None:
            tree = self._tree(word)
            if tree is not None:
                root = self._roots[word] = self._node(tree)
        return root

    def has_root(self, word: str) -> bool:
        """Whether any form is looked up by this very word."""
        return word in self._roots or self._tree(word) is not None

    def _tree(self, word: str) -> Any:
        slots, last = self._slots, self._last_slot
        check = crc32(word.encode("utf-8", "surrogatepass"))
        at = check & last
        while slot := slots[at]:
            if slot >> _N_PLACE_BITS == check:
                known, tree = marshal.loads(self._trees[(slot & _PLACE) - 1 :])  # noqa: S302
                if known == word:
                    return tree
            at = (at + 1) & last
        return None

    def vocabulary(self) -> Vocabulary:
        """All words of all forms."""
        if self._vocabulary is None:
            terms, names, further = marshal.loads(self._words)  # noqa: S302
            self._vocabulary = Vocabulary(frozenset(terms), frozenset(names), set(further))
        return self._vocabulary

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process as it was stored: views and identities do not travel."""
        views = (self._slots, self._trees, self._form_places, self._forms, self._words)
        return StoredForms, (tuple(self.globs.globs), *map(bytes, views))

    def _node(self, tree: Any) -> Node:
        node = Node(self._node)
        numbers, node.words, globs, node.has_signs = tree
        node.forms = [self._form(number) for number in numbers]
        node.globs = [(glob, self._node(below)) for glob, below in globs]
        return node

    def _form(self, number: int) -> Form:
        """A form by its number, read once: one form is one object wherever it stands."""
        form = self._known.get(number)
        if form is None:
            place = self._form_places[number]
            form = self._known[number] = _form_from(marshal.loads(self._forms[place:]))  # noqa: S302
        return form


class _Numbers(dict[int, int]):
    """The numbers of forms by identity, in the order in which they are first met."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def of(self, form: Form) -> int:
        number = self.get(id(form))
        if number is None:
            number = self[id(form)] = len(self.forms)
            self.forms.append(form)
        return number


def _stored(listed: ListedForms, written: bytearray) -> object:
    """The forms without their trees, which are written one after the other, with their bounds."""
    numbers = _Numbers()
    places: dict[str, int] = {}
    trees = bytearray()
    for word in sorted(listed.listings):
        root = listed.root(word)
        assert root is not None  # the word is listed
        places[word] = len(trees)
        trees += _dumped((word, _plain_tree(root, numbers)))
    dumped = [_dumped(_plain_form(form)) for form in numbers.forms]
    bounds = [len(written)]
    words = _dumped(tuple([tuple(sorted(each)) for each in listed.vocabulary()]))
    offsets = _offsets(map(len, dumped))
    for part in (_slots_of(places), trees, offsets, b"".join(dumped), words):
        written += part
        bounds.append(len(written))
    return tuple(sorted(listed.globs.globs)), tuple(bounds)


def _slots_of(places: dict[str, int]) -> bytes:
    """The places of the words for `StoredForms`; a quarter of the slots is taken at most."""
    slots = [0] * (1 << (4 * len(places)).bit_length())
    last = len(slots) - 1
    for word, place in places.items():
        check = crc32(word.encode("utf-8", "surrogatepass"))
        at = check & last
        while slots[at]:
            at = (at + 1) & last
        slots[at] = check << _N_PLACE_BITS | (place + 1)
    return b"".join([slot.to_bytes(8, sys.byteorder) for slot in slots])


def _dumped(value: Any) -> bytes:
    return marshal.dumps(value)


def _offsets(lengths: Iterable[int]) -> bytes:
    packed = bytearray()
    at = 0
    for length in lengths:
        packed += at.to_bytes(_N_OFFSET, sys.byteorder)
        at += length
    return bytes(packed)


def _plain_tree(node: Node, numbers: _Numbers) -> tuple[object, ...]:
    words = {key: _plain_tree(below, numbers) for key, below in node.branches()}
    globs = tuple((glob, _plain_tree(below, numbers)) for glob, below in node.globs)
    return (tuple(map(numbers.of, node.forms)), words, globs, node.has_signs)


def _plain_form(form: Form) -> tuple[object, ...]:
    """The form as plain values, without what `_form_from` tells from the others."""
    conditions = [
        (each.relation.value, each.window_tokens, tuple(sorted(each.words)), each.keys)
        for each in form.conditions
    ]
    return (
        tuple([(word.gap, word.text) for word in form.lead]),
        tuple([(word.gap, word.text) for word in form.words[: len(form.lead)]]),
        plain_demands(form.demands),
        tuple(conditions),
        None if form.pattern is None else (*form.pattern,),
        form.home != form.camp,
        form.text,
        form.home,
        form.mention,
        form.rank,
        form.capitals,
        form.is_pointed,
        form.spares_possessive,
        form.limits,
        form.is_settled,
        form.is_bare,
        form.is_exclusion,
    )


def _form_from(plain: Any) -> Form:
    lead, words, demands, conditions, pattern, is_competing, text, home, mention, *rest = plain
    return Form(
        tuple([Word(*each) for each in lead]) if lead else (),
        tuple([Word(*each) for each in words]) if words else (),
        demands_from(demands),
        tuple([_condition(*each) for each in conditions]) if conditions else (),
        None if pattern is None else Pattern(*pattern),
        text,
        home,
        mention,
        camp_of(home, is_competing=is_competing),
        keys_of(home, mention, text),
        *rest,
    )


def _condition(
    relation: str, window_tokens: int, words: tuple[str, ...], keys: tuple[str, ...]
) -> Condition:
    return Condition(Relation(relation), window_tokens, frozenset(words), keys)
