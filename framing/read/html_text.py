"""Builds the prose of a page run by run and keeps the way back to the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from framing.domain.document import Remark
from framing.domain.source_map import SourceMap
from framing.domain.span import Span


class TextBuilder:
    """The text so far. White space collapses as in a browser; entities become characters."""

    def __init__(self, source: str) -> None:
        self.length = 0
        self._source = source
        self._pieces: list[str] = []
        self._first_piece = 0  # of the last paragraph
        self._starts: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        self._ends_in_blank = True
        self._waiting: list[str] = []
        self._remarks: list[Remark] = []

    def text(self) -> str:
        """All text added so far."""
        return "".join(self._pieces)

    def source_map(self) -> SourceMap:
        """The way from the text back to the source."""
        return SourceMap(
            self._source,
            tuple(self._starts),
            tuple(self._source_starts),
            tuple(self._source_ends),
            self.length,
        )

    def remarks(self) -> tuple[Remark, ...]:
        """The comments of the markup, each at the text that it precedes."""
        self.place_remarks(self.length)
        return tuple(self._remarks)

    def last_paragraph(self) -> Span:
        """Where the words of the last paragraph stand, without white space at either end."""
        words = "".join(self._pieces[self._first_piece :]).lstrip()
        start = self.length - len(words)
        return Span(start, start + len(words.rstrip()))

    def add_remark(self, text: str) -> None:
        """Keep a comment until the text that follows it is known."""
        self._waiting.append(text)

    def place_remarks(self, offset: int) -> None:
        """Let the comments met since the last text stand at a place of the text."""
        self._remarks += (Remark(offset, text) for text in self._waiting)
        self._waiting.clear()

    def start_paragraph(self) -> None:
        """Part what follows from the text before by a blank line."""
        if self.length:
            at = self._source_ends[-1]
            self._add("\n\n", at, at)
        self._ends_in_blank = True
        self._first_piece = len(self._pieces)
        self.place_remarks(self.length)

    def add_sign(self, sign: str, start: int, end: int) -> None:
        """Add a character that stands for a whole tag."""
        self._add(sign, start, end)

    def add_run(self, start: int, end: int, *, is_new_paragraph: bool) -> int:
        """Add `source[start:end]`; returns how many characters it became, 0 for mere blanks.

        The blank that parts a new paragraph from the last one is not counted.
        """
        if is_new_paragraph and not self._source[start:end].strip(" \t\n\r\f"):
            return 0
        if is_new_paragraph:
            self.start_paragraph()
        before = self.length
        self.place_remarks(self.length)
        at = start
        for sign in _sign_pattern().finditer(self._source, start, end):
            self._copy(at, sign.start())
            self._add_special(sign)
            at = sign.end()
        self._copy(at, end)
        return self.length - before

    def _add_special(self, sign: re.Match[str]) -> None:
        if sign["entity"]:
            self._add(unescape(sign["entity"]), *sign.span())
        elif not self._ends_in_blank:
            self._add(" ", *sign.span())

    def _copy(self, start: int, end: int) -> None:
        if end > start:
            self._add(self._source[start:end], start, end)

    def _add(self, piece: str, start: int, end: int) -> None:
        if not piece:
            return
        is_copy = end - start == len(piece)
        last = len(self._starts) - 1
        follows = (
            is_copy
            and last >= 0
            and self._source_ends[last] == start
            and self._source_ends[last] - self._source_starts[last]
            == self.length - self._starts[last]
        )
        if follows:
            self._source_ends[last] = end
        else:
            self._starts.append(self.length)
            self._source_starts.append(start)
            self._source_ends.append(end)
        self._pieces.append(piece)
        self.length += len(piece)
        self._ends_in_blank = piece[-1] in " \n"


def parted_by_blank_lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of the paragraphs of `source[start:end]`, which stands as written."""
    for gap in _blank_line_pattern().finditer(source, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


@cache
def _blank_line_pattern() -> re.Pattern[str]:
    return re.compile(r"\n[ \t\r]*\n\s*|\r[ \t]*\r\s*")


@cache
def _sign_pattern() -> re.Pattern[str]:
    """`&amp;`, `&#8217;`, `&nbsp`, and white space that is not one plain blank."""
    return re.compile(
        r"""(?P<entity> &(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});? )
          | (?P<blank> [ \t\n\r\f]++ )""",
        re.VERBOSE,
    )
