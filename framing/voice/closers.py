"""Closers: the mark that ends what another one opened, openers that only look like one, and which kind quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.domain.frozen import replace
from framing.voice.marks import Mark, Role

# Marks of a block that holds one quotation with others in it.
_MOST_NESTED = 40
_DOUBLED = frozenset({"''", "’’", "‘‘"})


def double_closer(marks: list[Mark], opener: int) -> int | None:
    """The mark that closes a double opener; None where another opens before."""
    weak = None
    for index in range(opener + 1, len(marks)):
        mark = marks[index]
        if mark.is_single:
            continue
        if mark.role is Role.OPENS:
            return _nested_closer(marks, index) if weak is None else weak
        if not mark.is_weak:
            return index
        weak = index if weak is None else weak
    return weak


def _nested_closer(marks: list[Mark], second: int) -> int | None:
    """After two openers in a row: the second of two closers in a row, if so it stands."""
    n_open = 2
    for index in range(second + 1, len(marks)):
        mark = marks[index]
        if mark.is_single:
            continue
        if mark.role is Role.OPENS:
            return None
        n_open -= 1
        if n_open == 0:
            return index
    return None


def embracing_closer(text: str, marks: list[Mark], opener: int) -> int | None:
    """The last mark of a block that closes what a colon opens, each mark between having its own."""
    start, n_open = marks[opener].start, 1
    if len(marks) > _MOST_NESTED or not text[max(0, start - 2) : start].rstrip().endswith(":"):
        return None
    for index in range(opener + 1, len(marks)):
        if not marks[index].is_single:
            n_open += 1 if marks[index].role is Role.OPENS else -1
        if n_open == 0:
            return index if index + 1 == len(marks) else None
    return None


def mistyped_closer(marks: list[Mark], opener: int, text: str) -> int | None:
    """The single mark that ends what a double one opened and no double one closes: “like this’."""
    for index in range(opener + 1, len(marks)):
        mark = marks[index]
        if mark.role is Role.OPENS:
            return None
        is_weak = mark.is_weak and looks_possessive(text, mark)
        if mark.is_single and mark.role is Role.CLOSES and not is_weak:
            return index
    return None


def _inner_closer(marks: list[Mark], opener: int, text: str) -> int | None:
    """The single mark that ends a double one inside single ones: ‘They say “go’ to us,’ said Lee.

    Another single mark has to be left that closes the outer quotation.
    """
    closer = mistyped_closer(marks, opener, text)
    if closer is None or mistyped_closer(marks, closer, text) is None:
        return None
    return closer


def balanced_closers(marks: list[Mark]) -> dict[int, int]:
    """For single openers the closer that leaves as many openers as closers between them.

    A weak closer counts where a quotation inside another is open, and only for openers that
    have no partner otherwise.
    """
    closers: dict[int, int] = {}
    for least_open in (2, len(marks)):
        openers: list[int] = []
        for index, mark in enumerate(marks):
            if not mark.is_single or (mark.is_weak and len(openers) < least_open):
                continue
            if mark.role is Role.OPENS:
                openers.append(index)
            elif openers:
                closers[openers.pop()] = index
    return closers


def single_closer(marks: list[Mark], opener: int, text: str, balanced: int | None) -> int | None:
    """The mark that closes a single opener: the first sure one, else the first weak one.

    Marks inside a quotation of the other kind belong to that. Where another single mark opens
    first, a likely weak closer counts, else the `balanced` one, if there is one.
    """
    stop = len(marks)
    weak = None
    index = opener + 1
    while index < stop:
        mark = marks[index]
        if not mark.is_single:
            if mark.role is not Role.CLOSES:
                closer = double_closer(marks, index)
                closer = _inner_closer(marks, index, text) if closer is None else closer
                if closer is not None and closer < stop:
                    index = closer
            index += 1
            continue
        if mark.role is Role.OPENS:
            is_likely = weak is not None and marks[weak].is_likely
            return weak if balanced is None or is_likely else balanced
        if not mark.is_weak:
            return index
        if weak is None and not looks_possessive(text, mark):
            return index
        if weak is None or (mark.is_likely and not marks[weak].is_likely):
            weak = index
        index += 1
    return weak


def looks_possessive(text: str, mark: Mark) -> bool:
    """Whether a mark after -s or -in' may belong to the word: a word follows, maybe in double marks."""
    following = text[mark.end + 1 : mark.end + 3].lstrip('“"')
    return text[mark.end : mark.end + 1].isspace() and following[:1].isalnum()


def without_years(marks: list[Mark]) -> list[Mark]:
    """The marks of a block, those left out that shorten a year.

    A mark before two digits opens where nothing is open and the next sure mark is a single one
    that closes: ‘13 months of rain’; not in: the class of ’98 met, “Go,” said Lee.
    """
    if not any([mark.is_weak and mark.role is Role.OPENS for mark in marks]):
        return marks
    closes_next: list[bool] = []
    is_closed = False
    for mark in reversed(marks):
        closes_next.append(is_closed)
        if not mark.is_weak:
            is_closed = mark.is_single and mark.role is Role.CLOSES
    kept: list[Mark] = []
    n_open = 0
    for mark, is_closed in zip(marks, reversed(closes_next), strict=True):
        if mark.role is Role.OPENS and mark.is_weak:
            if n_open or not is_closed:
                continue
            mark = replace(mark, is_weak=False)
        if mark.role is Role.OPENS or (mark.role is Role.EITHER and not n_open):
            n_open += 1
        elif not mark.is_weak:
            n_open = max(0, n_open - 1)
        kept.append(mark)
    return kept


def taken_apart(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, two single ones that look like a double one parted.

    Where single marks prevail, two in a row end a quotation inside a quotation.
    """
    for mark in marks:
        if text[mark.start : mark.end] not in _DOUBLED:
            yield mark
            continue
        for start in range(mark.start, mark.end):
            yield Mark(start, start + 1, mark.role, True)


def singles_prevail(by_block: Sequence[list[Mark]]) -> bool:
    """The vote on the document's style: whether single marks are the outer ones."""
    if not any([mark.is_single for marks in by_block for mark in marks]):
        return False
    n_single = n_double = 0
    for marks in by_block:
        depth_single = depth_double = False
        for mark in marks:
            if mark.is_single:
                if mark.role is Role.OPENS and not depth_double:
                    n_single += 1
                    depth_single = True
                elif not mark.is_weak:
                    depth_single = False
            elif mark.role is Role.OPENS or (mark.role is Role.EITHER and not depth_double):
                n_double += not depth_single
                depth_double = True
            else:
                depth_double = False
    return n_single > n_double
