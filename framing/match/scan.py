"""Candidates: every place where a form stands, before any of them competes with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from framing.match.confirm import Place, confirm
from framing.match.form import Form
from framing.match.forms import SPACE
from framing.match.globs import matches_glob
from framing.match.index import FormIndex, Node, key_of
from framing.match.page import Page


class Candidate(NamedTuple):
    """A form at its place: tokens `[first, end)`, code points `[start, stop)`."""

    first: int
    end: int
    start: int
    stop: int
    form: Form


@dataclass(frozen=True, slots=True)
class Scan:
    """The candidates of a stretch of text, and how many steps it took to find them."""

    candidates: list[Candidate]
    n_steps: int


def scan(index: FormIndex, page: Page, first: int, end: int) -> Scan:
    """The candidates that begin among the tokens `[first, end)`."""
    found: list[Candidate] = []
    n_steps = 0
    starts, ends = page.starts, page.ends
    words = page.words if end - first == len(page.words) else page.words[first:end]
    for token, start in enumerate(map(index.starts.__getitem__, words), first):
        if start is None:
            continue
        singles, onward = start
        n_steps += len(singles)
        for form, n_before, n_behind in singles:
            if form.is_settled:
                span = (starts[token] + n_before, ends[token] - n_behind)
                found.append(Candidate(token, token + 1, *span, form))
            else:
                _add(found, page, index, form, Place(token, token + 1, n_before, n_behind))
        for root, n_before in onward:
            n_steps += _walk(found, page, index, root, Place(token, token + 1, n_before, 0))
    return Scan(found, n_steps)


def _walk(found: list[Candidate], page: Page, index: FormIndex, root: Node, begun: Place) -> int:
    """Add the candidates that go on behind a first word; returns the number of steps."""
    n_steps, n_words = 0, len(page.words)
    paths = [(root, begun.end)]
    while paths:
        node, token = paths.pop()
        gap = index.gaps[page.gap_before(token)] if token < n_words else ""
        if not gap:
            continue
        n_steps += 1
        folded, bare, cut = index.readings[page.words[token]]
        place = begun._replace(end=token + 1)
        for child in _children(node, gap, folded):
            for form in child.forms:
                if not (bare and form.swallows_possessive):
                    _add(found, page, index, form, place)
            if child.goes_on:
                paths.append((child, token + 1))
        for child in _children(node, gap, bare) if bare else ():
            for form in child.forms:
                _add(found, page, index, form, place._replace(n_behind=cut))
    return n_steps


def _children(node: Node, gap: str, folded: str) -> list[Node]:
    child = node.words.get(key_of(gap, folded))
    found = [] if child is None else [child]
    if node.globs and gap == SPACE:
        found += [other for glob, other in node.globs if glob == "*" or matches_glob(folded, glob)]
    return found


def _add(found: list[Candidate], page: Page, index: FormIndex, form: Form, place: Place) -> None:
    confirmed = confirm(page, index.gaps, form, place)
    if confirmed is not None:
        first, end, n_before, n_behind = confirmed
        start = page.starts[first] + n_before
        stop = page.ends[end - 1] - n_behind
        found.append(Candidate(first, end, start, stop, form))
