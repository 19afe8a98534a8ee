"""Regular expressions of terms, tried where their first letters stand.

A pattern sees the folded words of a run, as far as a phrase may run on: one blank for white space
of any kind, `-` for a hyphen. It begins and ends with whole words (a possessive may follow) and
never crosses a sign, a sentence or a paragraph. The loader has bounded what one try may cost; a
pattern that begins with no letters of its own is tried at every word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from framing.domain.folding import fold_keeping_case
from framing.domain.frozen import NamedTuple
from framing.match.confirm import Place
from framing.match.index import FormIndex
from framing.match.listing import Pattern
from framing.match.page import Page
from framing.match.spelling import SPACE


class _Run(NamedTuple):
    """The tokens `[first, end)` that join, as one folded string, and where each begins in it."""

    first: int
    end: int
    text: str
    starts: list[int]


class Runs:
    """The runs of a page, each made ready when a pattern is first tried in it."""

    def __init__(self, page: Page, index: FormIndex) -> None:
        self._page = page
        self._index = index
        self._latest: dict[bool, _Run] = {}

    def matches(self, pattern: Pattern, token: int) -> Iterator[Place]:
        """Where the pattern matches from a token on: at one place or none."""
        run = self._run_of(token, keeps_case=pattern.keeps_case)
        found = pattern.expression.match(run.text, run.starts[token - run.first])
        if found:
            last = run.first + bisect_right(run.starts, found.end() - 1) - 1
            folded, _, cut = self._index.readings[self._page.words[last]]
            is_whole = found.end() - run.starts[last - run.first] >= len(folded)
            yield token, last + 1, 0, 0 if is_whole else cut

    def _run_of(self, token: int, *, keeps_case: bool) -> _Run:
        latest = self._latest.get(keeps_case)
        if latest is None or not latest.first <= token < latest.end:
            latest = self._latest[keeps_case] = self._made(token, keeps_case=keeps_case)
        return latest

    def _made(self, token: int, *, keeps_case: bool) -> _Run:
        page = self._page
        lowest, highest = page.sentence_range(token)
        first, end = token, token + 1
        while first > lowest and self._joins(first):
            first -= 1
        while end < highest and self._joins(end):
            end += 1
        pieces: list[str] = []
        starts: list[int] = []
        at = 0
        for number in range(first, end):
            if number > first:
                pieces.append(" " if page.gap_before(number).strip("*_").isspace() else "-")
                at += 1
            raw = page.words[number]
            word = fold_keeping_case(raw) if keeps_case else self._index.readings[raw][0]
            pieces.append(word)
            starts.append(at)
            at += len(word)
        return _Run(first, end, "".join(pieces), starts)

    def _joins(self, token: int) -> bool:
        return self._index.gaps[self._page.gap_before(token)] == SPACE
