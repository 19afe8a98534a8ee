"""Candidates: every place where a form stands, before any of them competes with another."""

from __future__ import annotations

from typing import NamedTuple

from framing.match.confirm import Place, confirm
from framing.match.form import Form
from framing.match.index import FormIndex, Onward, Single
from framing.match.listing import TermListing
from framing.match.page import Page
from framing.match.patterns import Runs
from framing.match.spelling import elision
from framing.match.tree import Node

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

    def try_form(self, form: Form, place: Place) -> None:
        """Add a form that begins at the place, a pattern wherever it ends."""
        if not form.is_pattern:
            self.add(form, place)
        elif place.n_before == 0 and isinstance(form.listing, TermListing):
            if self.runs is None:
                self.runs = Runs(self.page, self.form_index)
            for matched in self.runs.matches(form.listing, place.first):
                self.add(form, matched)

    def add(self, form: Form, place: Place) -> None:
        """Add a form whose words stand at the place, if nothing speaks against it."""
        page = self.page
        confirmed = confirm(page, self.form_index, form, place)
        if confirmed is not None:
            first, end, n_before, n_behind = confirmed
            start = page.starts[first] + n_before
            self.found.append((first, end, start, page.ends[end - 1] - n_behind, form))


def scan(index: FormIndex, page: Page, first: int, end: int) -> Scan:
    """The candidates that begin among the tokens `[first, end)`, by the word looked up."""
    search = _Search(page, index)
    found = search.found
    n_steps = 0
    starts, ends, words = page.starts, page.ends, page.words
    begun = words if end - first == len(words) else words[first:end]
    for token, begins in enumerate(map(index.starts.__getitem__, begun), first):
        if begins is None:
            continue
        singles, led, onward = begins
        n_steps += 1
        for form, n_before, n_behind in singles:
            if form.is_settled:
                start, stop = starts[token] + n_before, ends[token] - n_behind
                found.append((token, token + 1, start, stop, form))
            else:
                search.try_form(form, Place(token, token + 1, n_before, n_behind))
        if led and token:
            _add_led(search, led, token)
        if onward and token + 1 < len(words):
            n_steps += _add_onward(search, onward, token)
    return Scan(found, n_steps)


def _add_led(search: _Search, led: dict[str, list[Single]], token: int) -> None:
    """Add the forms whose lead ends with the word before a token."""
    before = search.form_index.readings[search.page.words[token - 1]][0]
    waiting = led.get(before)
    if waiting is None and "'" in before:
        waiting = led.get(before[elision(before) :])
    for form, n_before, n_behind in waiting or ():
        search.add(form, Place(token, token + 1, n_before, n_behind))


def _add_onward(search: _Search, onward: tuple[Onward, ...], token: int) -> int:
    """Add the forms that go on behind a token; returns the number of steps."""
    n_steps = 0
    folded, bare, _ = search.form_index.readings[search.page.words[token + 1]]
    for next_words, root, n_before in onward:
        if folded in next_words or bare in next_words:
            n_steps += _walk(search, root, Place(token, token + 1, n_before, 0))
    return n_steps


def _walk(search: _Search, root: Node, begun: Place) -> int:
    """Add the forms that go on behind a first word; returns the number of steps."""
    page, index = search.page, search.form_index
    n_steps, n_words = 0, len(page.words)
    paths = [(root, begun.end)]
    while paths:
        node, token = paths.pop()
        gap = index.gaps[page.gap_before(token)] if token < n_words else ""
        if not gap:
            continue
        n_steps += 1
        folded, bare, cut = index.readings[page.words[token]]
        for child in node.children(gap, folded):
            for form in child.forms:
                if not (bare and form.spares_possessive):
                    search.add(form, Place(begun.first, token + 1, begun.n_before, 0))
            if child.goes_on:
                paths.append((child, token + 1))
        for child in node.children(gap, bare) if bare else ():
            for form in child.forms:
                search.add(form, Place(begun.first, token + 1, begun.n_before, cut))
    return n_steps
