"""Line and column in a document's file for an offset of its text."""

from __future__ import annotations

from framing.domain import source_map
from framing.domain.document import Document


class LineIndex:
    """The line starts of a document's file, for many look-ups by offsets of its text."""

    __slots__ = ("_lines", "_map")

    def __init__(self, text: str, way_back: source_map.SourceMap | None = None) -> None:
        self._map = way_back
        self._lines = source_map.LineIndex(text if way_back is None else way_back.source)

    @classmethod
    def of(cls, document: Document) -> LineIndex:
        """The lines of the file that the document came from."""
        return cls(document.text, document.source_map)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, both 1-based, the column in code points."""
        return self._lines.place(offset if self._map is None else self._map.original_start(offset))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of one offset, both 1-based. Lines end at `\\n`, `\\r\\n` or `\\r`."""
    return source_map.line_and_column(text, offset)
