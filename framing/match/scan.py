"""Candidates: every place where a form stands, before any of them competes with another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from framing.domain.frozen import NamedTuple
from framing.match.confirm import Place, confirm, have_letters
from framing.match.form import Form
from framing.match.index import FormIndex, Reading, Single, Start
from framing.match.listing import Pattern
from framing.match.page import Page
from framing.match.spelling import elision
from framing.match.tree import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.match.patterns import Runs

# A form at its place: tokens [first, end), code points [start, stop). A plain tuple, because
# a text full of hits makes tens of thousands of them a second.
Candidate = tuple[int, int, int, int, Form]


class Scan(NamedTuple):
    """The candidates of a stretch of text, and how many steps it took to find them."""

    candidates: list[Candidate]
    n_steps: int


class _Search:
    """What a search goes through, and what it has found so far."""

    __slots__ = ("form_index", "found", "page", "runs")

    def __init__(self, page: Page, index: FormIndex) -> None:
        self.page = page
        self.form_index = index
        self.found: list[Candidate] = []
        self.runs: Runs | None = None

    def add_all(self, forms: Iterable[Form], place: Place, *, has_ending: bool) -> None:
        """Add forms of several words that stand at the place."""
        first, end, n_before, n_behind = place
        page = self.page
        if not page.is_one_sentence(first, end - 1):
            return
        start, stop = page.starts[first] + n_before, page.ends[end - 1] - n_behind
        for form in forms:
            if has_ending and form.spares_possessive:
                continue
            if not form.is_settled or form.is_pointed:
                self.add(form, place)
            elif form.demands is None or have_letters(page.words, form.demands, place):
                self.found.append((first, end, start, stop, form))

    def add(self, form: Form, place: Place) -> None:
        """Add a form whose words stand at the place, if nothing speaks against it."""
        page = self.page
        for begun in self._tried(form.pattern, place) if form.pattern else (place,):
            confirmed = confirm(page, self.form_index, form, begun)
            if confirmed is not None:
                first, end, n_before, n_behind = confirmed
                start, stop = page.starts[first] + n_before, page.ends[end - 1] - n_behind
                self.found.append((first, end, start, stop, form))

    def _tried(self, pattern: Pattern, place: Place) -> Iterable[Place]:
        """Where a pattern matches from the first word of its beginning on."""
        first, _, n_before, _ = place
        if n_before:
            return ()
        if self.runs is None:
            from framing.match.patterns import Runs  # few terms are expressions

            self.runs = Runs(self.page, self.form_index)
        return self.runs.matches(pattern, first)


def scan(index: FormIndex, page: Page, first: int, end: int) -> Scan:
    """The candidates that begin among the tokens `[first, end)`, by the word looked up."""
    words = page.words[first : end + 1]
    begun = [*map(index.starts.__getitem__, words[:-1])]
    # Most words begin nothing: those are left out before Python looks at any.
    tokens = [*compress(range(first, end), begun)]
    following = map(index.readings.__getitem__, compress(words[1:], begun))
    found, n_steps = _scan(index, page, zip(tokens, filter(None, begun), following, strict=True))
    return Scan(found, len(tokens) + n_steps)


def scan_at(index: FormIndex, page: Page, tokens: Iterable[int]) -> list[Candidate]:
    """The candidates that begin at these tokens."""
    known, readings, words = index.starts, index.readings, page.words
    begun = [(token, begins) for token in tokens if (begins := known[words[token]])]
    return _scan(
        index,
        page,
        [(at, each, readings[words[at + 1]] if each[2] else _NONE) for at, each in begun],
    )[0]


_NONE: Reading = ("", "", 0)


def _scan(
    index: FormIndex, page: Page, begun: Iterable[tuple[int, Start, Reading]]
) -> tuple[list[Candidate], int]:
    """The candidates that begin at tokens, of which is given what they begin and how the word
    behind reads; and the number of steps behind first words."""
    search = _Search(page, index)
    found, words, starts, ends = search.found, page.words, page.starts, page.ends
    n_steps = 0
    for token, (singles, led, onward), (folded, bare, _) in begun:
        if singles:
            for form, n_before, n_behind in singles:
                if form.is_settled:
                    start, stop = starts[token] + n_before, ends[token] - n_behind
                    found.append((token, token + 1, start, stop, form))
                else:
                    search.add(form, (token, token + 1, n_before, n_behind))
        if led:
            _add_led(search, led, words[token - 1], token)
        for next_words, root, n_before in onward:
            if folded in next_words or bare in next_words:
                n_steps += _walk(search, root, token, n_before)
    return found, n_steps


def _add_led(search: _Search, led: dict[str, list[Single]], before: str, token: int) -> None:
    """Add the forms whose lead ends with the word before a token."""
    folded = search.form_index.readings[before][0]
    waiting = led.get(folded)
    if waiting is None and "'" in folded:
        waiting = led.get(folded[elision(folded) :])
    for form, n_before, n_behind in waiting or ():
        search.add(form, (token, token + 1, n_before, n_behind))


def _walk(search: _Search, root: Node, first: int, n_before: int) -> int:
    """Add the forms that go on behind a first word; returns the number of steps."""
    page, index = search.page, search.form_index
    n_steps = 0
    paths = [(root, first + 1)]
    while paths:
        node, token = paths.pop()
        gap = index.gaps[page.gap_before(token)] if token < page.n_tokens else ""
        if not gap:
            continue
        n_steps += 1
        folded, bare, cut = index.readings[page.words[token]]
        for child in node.children(gap, folded):
            if child.forms:
                place = (first, token + 1, n_before, 0)
                search.add_all(child.forms, place, has_ending=bool(bare))
            if child.words or child.globs:
                paths.append((child, token + 1))
        for child in node.children(gap, bare) if bare else ():
            place = (first, token + 1, n_before, cut)
            search.add_all(child.forms, place, has_ending=False)
    return n_steps
