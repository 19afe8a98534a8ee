"""Regular expressions of terms, tried on the folded words of a document.

A pattern sees the words with one blank between words that a phrase may join, whatever stands
there in the text; it begins and ends with whole words (a possessive may follow) and never
crosses a sign, a sentence or a paragraph. It is tried as often as there are such runs of words,
so a text costs one pass a pattern; the loader has bounded what one try may cost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from framing.domain.folding import fold_keeping_case
from framing.domain.lexicon import CaseRule
from framing.match.confirm import Place, confirm
from framing.match.form import Form
from framing.match.index import FormIndex
from framing.match.listing import TermListing
from framing.match.page import Page
from framing.match.scan import Candidate
from framing.match.spelling import SPACE


class TermPattern(NamedTuple):
    """A term's compiled expression; `form` stands for it where candidates compete."""

    listing: TermListing
    form: Form
    expression: re.Pattern[str]

    @property
    def keeps_case(self) -> bool:
        """Whether it sees capitals."""
        return self.listing.term.case is CaseRule.EXACT


class _View(NamedTuple):
    """The folded words of a document in one string, a blank between any two."""

    text: str
    starts: list[int]


def scan_patterns(
    patterns: Sequence[TermPattern], index: FormIndex, page: Page
) -> Iterator[Candidate]:
    """The candidates of all patterns, in no particular order."""
    for keeps_case in (False, True):
        chosen = [pattern for pattern in patterns if pattern.keeps_case is keeps_case]
        if not chosen:
            continue
        view = _view(index, page, keeps_case=keeps_case)
        for pattern in chosen:
            for place in _places(pattern.expression, view, index, page):
                confirmed = confirm(page, index, pattern.form, place)
                if confirmed is not None:
                    first, end, _, n_behind = confirmed
                    yield (
                        first,
                        end,
                        page.starts[first],
                        page.ends[end - 1] - n_behind,
                        pattern.form,
                    )


def _view(index: FormIndex, page: Page, *, keeps_case: bool) -> _View:
    if keeps_case:
        words = [fold_keeping_case(raw) for raw in page.words]
    else:
        words = [folded for folded, _, _ in map(index.readings.__getitem__, page.words)]
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return _View(" ".join(words), list(starts))


def _places(
    expression: re.Pattern[str], view: _View, index: FormIndex, page: Page
) -> Iterator[Place]:
    """Where the expression matches inside a run of words that join.

    A match inside a run is also one in the whole text, so only runs in which the whole text
    shows the beginning of a match need to be tried, and none is missed.
    """
    at = 0
    while found := expression.search(view.text, at):
        first, end = _run(bisect_right(view.starts, found.start()) - 1, index, page)
        start, at = view.starts[first], view.starts[end] - 1
        for inside in expression.finditer(view.text, start, at):
            yield _place(inside, view, index, page)


def _run(token: int, index: FormIndex, page: Page) -> tuple[int, int]:
    """The tokens `[first, end)` around a token that join with one another."""
    lowest, highest = page.sentence_range(token)
    first, end = token, token + 1
    while first > lowest and index.gaps[page.gap_before(first)] == SPACE:
        first -= 1
    while end < highest and index.gaps[page.gap_before(end)] == SPACE:
        end += 1
    return first, end


def _place(found: re.Match[str], view: _View, index: FormIndex, page: Page) -> Place:
    first = bisect_right(view.starts, found.start()) - 1
    last = bisect_right(view.starts, found.end() - 1) - 1
    folded, _, cut = index.readings[page.words[last]]
    is_whole = found.end() - view.starts[last] >= len(folded)
    return Place(first, last + 1, 0, 0 if is_whole else cut)
