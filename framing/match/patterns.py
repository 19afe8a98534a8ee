"""Regular expressions of terms, tried on the folded words of a document.

A pattern sees the words with one blank between words that a phrase may join, whatever stands
there in the text; it begins and ends with whole words (a possessive may follow) and never
crosses a sign, a sentence or a paragraph. It is tried as often as there are such runs of words,
so a text costs one pass a pattern; the loader has bounded what one try may cost.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.folding import fold_keeping_case
from framing.domain.lexicon import CaseRule
from framing.match.confirm import Place, confirm
from framing.match.form import Form
from framing.match.forms import SPACE
from framing.match.index import FormIndex
from framing.match.listing import TermListing
from framing.match.page import Page
from framing.match.scan import Candidate


@dataclass(frozen=True, slots=True)
class TermPattern:
    """A term's compiled expression; `form` stands for it where candidates compete."""

    listing: TermListing
    form: Form
    expression: re.Pattern[str]

    @property
    def keeps_case(self) -> bool:
        """Whether it sees capitals."""
        return self.listing.term.case is CaseRule.EXACT


@dataclass(frozen=True, slots=True)
class _View:
    """Folded words in one string: a blank between words that join, a line end elsewhere."""

    text: str
    starts: list[int]
    runs: list[int]


def scan_patterns(
    patterns: Sequence[TermPattern], index: FormIndex, page: Page
) -> Iterator[Candidate]:
    """The candidates of all patterns, in no particular order."""
    if not patterns or not page.words:
        return
    breaks = _breaks(index, page)
    views: dict[bool, _View] = {}
    for pattern in patterns:
        keeps_case = pattern.keeps_case
        if keeps_case not in views:
            views[keeps_case] = _view(index, page, breaks, keeps_case=keeps_case)
        view = views[keeps_case]
        for found in _found(pattern.expression, view):
            place = _place(found, view, page, index)
            confirmed = confirm(page, index.gaps, pattern.form, place)
            if confirmed is not None:
                first, end, _, n_behind = confirmed
                span = (page.starts[first], page.ends[end - 1] - n_behind)
                yield Candidate(first, end, *span, pattern.form)


def _breaks(index: FormIndex, page: Page) -> list[bool]:
    """For each token whether it begins a run of words that may join."""
    heads = {bisect_left(page.starts, start) for start in page.sentences.starts}
    return [
        token == 0 or token in heads or index.gaps[page.gap_before(token)] != SPACE
        for token in range(len(page.words))
    ]


def _view(index: FormIndex, page: Page, breaks: Sequence[bool], *, keeps_case: bool) -> _View:
    pieces: list[str] = []
    starts: list[int] = []
    runs: list[int] = []
    at = 0
    for raw, is_break in zip(page.words, breaks, strict=True):
        word = fold_keeping_case(raw) if keeps_case else index.readings[raw][0]
        pieces += ("\n" if is_break else " ", word)
        at += 1
        if is_break:
            runs.append(at)
        starts.append(at)
        at += len(word)
    return _View("".join(pieces), starts, [*runs, at + 1])


def _found(expression: re.Pattern[str], view: _View) -> Iterator[re.Match[str]]:
    """The matches inside runs. A run is tried only where the whole text shows a beginning:
    a match inside a run is also one in the whole, so no run is missed."""
    at = 0
    while first := expression.search(view.text, at):
        number = bisect_right(view.runs, first.start()) - 1
        start, end = view.runs[number], view.runs[number + 1] - 1
        yield from expression.finditer(view.text, max(start, at), end)
        at = end


def _place(found: re.Match[str], view: _View, page: Page, index: FormIndex) -> Place:
    first = bisect_right(view.starts, found.start()) - 1
    last = bisect_right(view.starts, found.end() - 1) - 1
    folded, _, cut = index.readings[page.words[last]]
    is_whole = found.end() - view.starts[last] >= len(folded)
    return Place(first, last + 1, 0, 0 if is_whole else cut)
