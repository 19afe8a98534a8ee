"""Where an extracted text lies in its file, and which line and column an offset stands on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from framing.domain.frozen import dataclass
from framing.domain.span import Span


@dataclass(frozen=True, slots=True)
class SourceMap:
    """How the offsets of a text that was extracted from markup lie in the file.

    The text is a row of runs. Run `i` begins at `starts[i]` of the text (`starts[0]` is 0) and
    came from `source[source_starts[i]:source_ends[i]]`. A run as long as its origin is a copy
    of it; any other (a character from an entity, one blank for many) maps as a whole.
    """

    source: str
    starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    n_chars: int

    def original_start(self, offset: int) -> int:
        """The offset in the file of the character at this offset of the text."""
        if offset >= self.n_chars:
            return self.source_ends[-1] if self.source_ends else len(self.source)
        run = bisect_right(self.starts, offset) - 1
        return self.source_starts[run] + (offset - self.starts[run]) * self._is_copy(run)

    def original_end(self, offset: int) -> int:
        """The offset in the file just after the character before this offset of the text."""
        if offset <= 0:
            return self.original_start(0)
        run = bisect_right(self.starts, offset - 1) - 1
        if self._is_copy(run):
            return self.source_starts[run] + offset - self.starts[run]
        return self.source_ends[run]

    def _is_copy(self, run: int) -> bool:
        after = self.starts[run + 1] if run + 1 < len(self.starts) else self.n_chars
        return self.source_ends[run] - self.source_starts[run] == after - self.starts[run]


class LineIndex:
    """The line starts of a text, for many look-ups. Lines end at `\\n`, `\\r\\n` or `\\r`."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        one_end = text.replace("\r\n", " \n").replace("\r", "\n")
        lengths = (len(line) + 1 for line in one_end.split("\n"))
        self._starts = [0, *accumulate(lengths)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the offset, both 1-based, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of one offset, both 1-based; for many offsets use `LineIndex`."""
    return LineIndex(text[:offset] + text[offset : offset + 1]).place(offset)


def original_span(source_map: SourceMap | None, span: Span) -> Span:
    """The stretch of the file that a span of the text came from; the same without a map."""
    if source_map is None:
        return span
    start = source_map.original_start(span.start)
    return Span(start, max(start, source_map.original_end(span.end)))
