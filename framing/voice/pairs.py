"""Pairs of marks: the outermost quotations of each paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.expressions import expression
from framing.voice.closers import (
    balanced_closers,
    double_closer,
    embracing_closer,
    looks_possessive,
    mistyped_closer,
    single_closer,
    singles_prevail,
    taken_apart,
    without_years,
)
from framing.voice.marks import Mark, Role, marks_by_block, stands_first

_RARE = 4
_SENTENCE_ENDS = frozenset(".,!?…;:—–)")
# Single marks that a double one closes: ‘like this”.
_MISTYPED = frozenset("'‘`")
# Matches "[the rebels]"; not "[f]ighters", which is the speaker's word all the same.
_BRACKETS = expression(r"(?<!\w)\[([^\[\]\n]{2,200})\](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. `outer` spans the marks, `content` the words.

    `is_closed` is false where the closing mark is missing; `is_continued` where the next
    paragraph opens again, as running quotations do; `continues` where this one goes on.
    """

    outer: Span
    content: Span
    is_single: bool
    is_closed: bool = True
    is_continued: bool = False
    continues: bool = False
    is_opened: bool = True
    inner: tuple[Span, ...] = ()

    @property
    def is_uncertain(self) -> bool:
        """Whether a mark is missing that no convention lets go."""
        return not self.is_opened or (not self.is_closed and not self.is_continued)


def find_quotations(
    text: str,
    blocks: Sequence[Span],
    elisions: frozenset[str],
    unowned: frozenset[str] = frozenset(),
) -> tuple[tuple[Quotation, ...], ...]:
    """The outermost quotations of each block, in order.

    `elisions` are words written with an apostrophe in front, `unowned` those that no possessive
    stands before. Quotations never cross a block; one that never closes ends with its block, or where the
    next mark opens. Linear in the length of the text.
    """
    by_block = [
        without_years(marks) if marks else marks
        for marks in marks_by_block(text, blocks, elisions, unowned)
    ]
    is_british = singles_prevail(by_block)
    if is_british:
        by_block = [list(taken_apart(text, marks)) for marks in by_block]
    found = [
        list(_pair(text, block, marks, is_british, _reopens(number, blocks, by_block)))
        if marks
        else []
        for number, (block, marks) in enumerate(zip(blocks, by_block, strict=True))
    ]
    return tuple(_link(text, blocks, found))


def _reopens(number: int, blocks: Sequence[Span], by_block: list[list[Mark]]) -> bool:
    """Whether the next block begins with a single mark that opens, as running quotations do."""
    if number + 1 >= len(blocks) or not by_block[number + 1]:
        return False
    first = by_block[number + 1][0]
    return first.is_single and first.role is Role.OPENS and first.start == blocks[number + 1].start


def _pair(
    text: str, block: Span, marks: list[Mark], is_british: bool, is_reopened: bool
) -> Iterator[Quotation]:
    """Outermost quotations of one block from its marks, left to right.

    `is_reopened`: the next block begins with a single mark.
    """
    balanced = balanced_closers(marks) if is_british else {}
    index = 0
    since = block.start
    while index < len(marks):
        mark = marks[index]
        if mark.role is Role.CLOSES:
            if _opens_by_mistake(text, marks, index):
                quotation, index = _quotation(text, block, marks, index, index + 1)
                yield quotation
                since = quotation.outer.end
                continue
            if not mark.is_single and not mark.is_weak:
                yield from _without_opener(text, since, mark)
                since = mark.end
            index += 1
            continue
        if mark.is_single:
            closer = single_closer(marks, index, text, balanced.get(index))
            if closer is None and not is_british:
                index += 1
                continue
            if is_reopened and _runs_on(text, block, marks, index, closer):
                yield _running(text, block, mark)
                return
        else:
            closer = double_closer(marks, index)
            closer = embracing_closer(text, marks, index) if closer is None else closer
            closer = mistyped_closer(marks, index, text) if closer is None else closer
        quotation, index = _quotation(text, block, marks, index, closer)
        yield quotation
        since = quotation.outer.end


def _opens_by_mistake(text: str, marks: list[Mark], index: int) -> bool:
    """Whether a closer that nothing opened stands before a blank or a word and another follows."""
    mark = marks[index]
    after = text[mark.end : mark.end + 1]
    if mark.is_single or index + 1 >= len(marks) or not (after.isspace() or after.isalnum()):
        return False
    following = marks[index + 1]
    return following.role is Role.CLOSES and not following.is_single and not following.is_weak


def _quotation(
    text: str, block: Span, marks: list[Mark], opener: int, closer: int | None
) -> tuple[Quotation, int]:
    """The quotation from an opener, and the number of the mark after it."""
    opened = marks[opener]
    if closer is not None:
        closed = marks[closer]
        inner: tuple[Span, ...] = ()
        if closer - opener > 1:
            inner = tuple(_inner(marks, opener + 1, closer, opened.is_single))
        outer = Span(opened.start, closed.end)
        content = trimmed(text, opened.end, closed.start)
        return Quotation(outer, content, opened.is_single, inner=inner), closer + 1
    following = _next_opener(marks, opener)
    end = block.end if following is None else marks[following].start
    span = trimmed(text, opened.end, end)
    quotation = Quotation(Span(opened.start, end), span, opened.is_single, is_closed=False)
    return quotation, len(marks) if following is None else following


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends (French marks stand off their words)."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _next_opener(marks: list[Mark], opener: int) -> int | None:
    for index in range(opener + 1, len(marks)):
        mark = marks[index]
        if mark.is_single == marks[opener].is_single and mark.role is not Role.CLOSES:
            return index
    return None


def _runs_on(text: str, block: Span, marks: list[Mark], opener: int, closer: int | None) -> bool:
    """Whether a sentence in marks has no closer but a possessive and goes on in the next block."""
    end = marks[opener].end
    if not text[end : end + 1].isupper() or marks[-1].end >= block.end:
        return False
    if closer is not None:
        is_possessive = looks_possessive(text, marks[closer]) and not marks[closer].is_likely
        if not marks[closer].is_weak or not is_possessive:
            return False
        if any(marks[later].role is Role.OPENS for later in range(closer + 1, len(marks))):
            return False
    before = text[block.start : marks[opener].start].rstrip()[-1:]
    return not before or before in ".!?:"


def _running(text: str, block: Span, mark: Mark) -> Quotation:
    """The quotation from a mark to the end of its block."""
    span = trimmed(text, mark.end, block.end)
    return Quotation(Span(mark.start, block.end), span, mark.is_single, is_closed=False)


def _inner(marks: list[Mark], start: int, stop: int, is_outer_single: bool) -> Iterator[Span]:
    """Quotations between an outer pair."""
    index = start
    while index < stop:
        mark = marks[index]
        if mark.role is Role.CLOSES or mark.is_single == is_outer_single:
            index += 1
            continue
        closer = next(
            (
                i
                for i in range(index + 1, stop)
                if marks[i].is_single == mark.is_single
                and marks[i].role is not Role.OPENS
                and not (marks[i].is_weak and mark.is_single)
            ),
            None,
        )
        if closer is None:
            return
        yield Span(mark.end, marks[closer].start)
        index = closer + 1


def _without_opener(text: str, since: int, mark: Mark) -> Iterator[Quotation]:
    """A closer that nothing opened, behind a sentence: a quotation of all since the one before.

    Where the words begin the clause before them tells (`unclosed.begun`).
    """
    if mark.start > since and text[mark.start - 1] in _SENTENCE_ENDS:
        span = trimmed(text, since, mark.start)
        if text[span.start] in _MISTYPED:
            span = trimmed(text, span.start + 1, mark.start)
        yield Quotation(Span(span.start, mark.end), span, mark.is_single, is_opened=False)


def _link(
    text: str, blocks: Sequence[Span], found: list[list[Quotation]]
) -> Iterator[tuple[Quotation, ...]]:
    """Mark quotations that run on into the next paragraph, which begins with a mark then."""
    runs_on = False
    for index, quotations in enumerate(found):
        if not quotations:
            runs_on = False
            yield ()
            continue
        following = found[index + 1] if index + 1 < len(found) else []
        done = list(quotations)
        if runs_on:
            done[0] = replace(done[0], continues=True)
        runs_on = False
        if following and not done[-1].is_closed:
            last, first = done[-1], following[0]
            is_first = stands_first(text, blocks[index + 1], first.outer.start)
            # The convention opens again; where no mark does, one closes what is open.
            if is_first and first.is_single == last.is_single:
                done[-1] = replace(last, is_continued=True)
                runs_on = True
        yield tuple(done)


def odd_marks(quotations: Sequence[Quotation]) -> bool | None:
    """Whether single marks are the kind that a text does not quote with; None where it uses both.

    Double ones are it only where they are rare: an outlet may hold words off in single marks and
    quote in double ones.
    """
    n_single = sum(quotation.is_single for quotation in quotations)
    if 2 * n_single <= len(quotations):
        return True
    return False if _RARE * (len(quotations) - n_single) <= n_single else None


def bracketed(text: str, content: Span) -> Span | None:
    """What an editor put into a quotation between square brackets; of several the longest, or None."""
    if text.find("[", content.start, content.end) == -1:
        return None
    found = [Span(*match.span(1)) for match in _BRACKETS.finditer(text, content.start, content.end)]
    return max(found, key=_length, default=None)


def _length(span: Span) -> int:
    return span.end - span.start
