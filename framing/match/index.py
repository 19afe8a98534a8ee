"""The index of forms: what each spelling that stands in a text may begin.

A form costs nothing until its first word stands in a text; a text costs one look-up a token,
whatever the number of forms. What a spelling means is found out once for each spelling met.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable

from framing.domain.folding import fold
from framing.domain.frozen import NamedTuple, Protocol
from framing.match.form import Form
from framing.match.globs import GlobIndex
from framing.match.letters import letters_agree
from framing.match.spelling import GapNames, elision
from framing.match.tree import Node

MAX_SPELLINGS_KEPT = 100_000

# A form that one word completes, and how many code points before and behind are not the form's.
Single = tuple[Form, int, int]
# A tree that goes on behind a word: its possible next words, its root, the word's own shift.
Onward = tuple[Container[str], Node, int]
# What a word begins: the forms it completes, those that want a word before, the trees that go on.
Start = tuple[tuple[Single, ...], dict[str, list[Single]], tuple[Onward, ...]]
# Folded letters, folded letters without a possessive (or ""), code points that this takes.
Reading = tuple[str, str, int]

_ENDINGS = ("'s", "'ll", "'d", "'ve", "'re")


class Vocabulary(NamedTuple):
    """The words that forms are looked up by: those of terms, some of which are names' too, and
    those of names alone. `further` are all, globs left out, that may stand behind."""

    terms: Collection[str]
    names: Collection[str]
    further: set[str]


class Forms(Protocol):
    """Trees of forms by the word that they are looked up by, and which of the words are globs."""

    globs: GlobIndex

    def root(self, word: str) -> Node | None:
        """The tree of the forms that are looked up by this very word."""

    def has_root(self, word: str) -> bool:
        """Whether any form is looked up by this very word."""

    def vocabulary(self) -> Vocabulary:
        """All words of all forms."""


class FormIndex:
    """What each spelling that stands in a text may begin.

    It grows while it is used, which never changes its answers. An index may share what words
    read as with another one.
    """

    def __init__(self, forms: Forms, sharing: FormIndex | None = None) -> None:
        self.forms = forms
        self.readings: Readings = Readings() if sharing is None else sharing.readings
        self.gaps: GapNames = GapNames() if sharing is None else sharing.gaps
        self.starts = Starts(self)
        self.keys = Keys(self.starts)

    def forget(self) -> None:
        """Forget the spellings met when they have become too many: memory stays bounded."""
        if len(self.starts) > MAX_SPELLINGS_KEPT:
            self.starts.clear()
            self.keys.clear()
        if len(self.readings) > MAX_SPELLINGS_KEPT:
            self.readings.clear()

    def roots(self, folded: str) -> list[Node]:
        """The trees of the forms that may begin with this word."""
        forms = self.forms
        root = forms.root(folded)
        found = [] if root is None else [root]
        for glob in forms.globs.matching(folded) if forms.globs.globs else ():
            root = forms.root(glob)
            if root is not None:
                found.append(root)
        return found

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process without what it has learnt: identities do not travel."""
        return FormIndex, (self.forms,)


class Readings(dict[str, Reading]):
    """What each spelling reads as."""

    def __missing__(self, raw: str) -> Reading:
        folded = fold(raw)
        if folded == raw:
            folded = raw  # one string in memory, not two, for most words
        reading = (folded, "", 0)
        if "'" in folded and folded.endswith(_ENDINGS):
            ending = next(each for each in _ENDINGS if folded.endswith(each))
            if folded != ending:
                reading = (folded, folded.removesuffix(ending), _raw_length(raw, ending))
        self[raw] = reading
        return reading


def _raw_length(raw: str, ending: str) -> int:
    """How many code points fold to the ending; a soft hyphen may stand among them."""
    length = len(ending)
    while fold(raw[-length:]) != ending:
        length += 1
    return length


class Starts(dict[str, Start | None]):
    """What each spelling begins; None for the many that begin nothing."""

    def __init__(self, index: FormIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, raw: str) -> Start | None:
        found: dict[int, Single] = {}
        onward: list[Onward] = []
        index = self._index
        folded, bare, cut = index.readings[raw]
        variants = _variants(raw, folded, bare, cut) if "'" in folded else ((folded, 0, 0),)
        for word, n_before, n_behind in variants:
            roots = index.roots(word)
            letters = raw[n_before : len(raw) - n_behind] if roots else ""
            for root in roots:
                for form in root.forms:
                    if bare and not n_behind and form.spares_possessive:
                        continue
                    if form.lead or _has_letters(form, letters):
                        found.setdefault(id(form), (form, n_before, n_behind))
                if root.goes_on and not n_behind:
                    onward.append((root.next_words, root, n_before))
        start = start_of(found.values(), tuple(onward)) if found or onward else None
        self[raw] = start
        return start


_NO_KEYS: frozenset[str] = frozenset()


class Keys(dict[str, frozenset[str] | None]):
    """What conditions call the forms that each spelling completes; None where other words join in."""

    def __init__(self, starts: Starts) -> None:
        super().__init__()
        self._starts = starts

    def __missing__(self, raw: str) -> frozenset[str] | None:
        begun = self._starts[raw]
        if begun is None:
            self[raw] = _NO_KEYS
            return _NO_KEYS
        singles, led, onward = begun
        stand_alone = not led and not onward and all([form.is_settled for form, _, _ in singles])
        keys = frozenset([key for form, _, _ in singles for key in form.keys])
        found = self[raw] = keys if stand_alone else None
        return found


def start_of(found: Iterable[Single], onward: tuple[Onward, ...]) -> Start | None:
    """What a word begins that completes these forms; None where that is nothing.

    Forms with a lead come by the last word of it: one look-up tells which of them may stand.
    """
    singles: list[Single] = []
    led: dict[str, list[Single]] = {}
    for single in found:
        lead = single[0].lead
        if lead and lead[-1].text != "*":
            led.setdefault(lead[-1].text, []).append(single)
        else:
            singles.append(single)
    if not singles and not led and not onward:
        return None
    return (tuple(singles), led, onward)


def _has_letters(form: Form, letters: str) -> bool:
    return form.demands is None or letters_agree(letters, form.demands[0])


def _variants(raw: str, folded: str, bare: str, cut: int) -> list[tuple[str, int, int]]:
    """A word with an apostrophe as it stands, without its possessive, its article, both."""
    variants = [(folded, 0, 0)]
    if bare:
        variants.append((bare, 0, cut))
    length = elision(folded)
    if length:
        shift = raw_elision(raw, folded)
        variants.append((folded[length:], shift, 0))
        if len(bare) > length:
            variants.append((bare[length:], shift, cut))
    return variants


def spoken_variants(folded: str, bare: str) -> tuple[str, ...]:
    """The words that a folded one may stand for, whose possessive-less form is `bare` or ""."""
    cut = elision(folded)
    return (folded, bare, folded[cut:], bare[cut:])


def raw_elision(raw: str, folded: str) -> int:
    """How many code points of the word as printed an elided article takes."""
    length = elision(folded)
    return next(n for n in range(length, len(raw)) if fold(raw[:n]) == folded[:length])
