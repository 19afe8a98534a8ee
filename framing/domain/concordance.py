"""Concordance lines: a stretch of a document with its sentence on both sides, and its place."""

from __future__ import annotations

from framing.domain.document import Document
from framing.domain.frozen import dataclass
from framing.domain.source_map import LineIndex
from framing.domain.span import Span


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """The node between its left and right context, which end with the sentence.

    Line and column are those of the file, both from 1. White space runs are one blank each.
    """

    document: str
    path: str
    outlet: str | None
    line: int
    column: int
    left: str
    node: str
    right: str

    @property
    def place(self) -> str:
        """`path:line:column`; a file of many documents is followed by the document's id."""
        path = self.path or self.document
        name = path if path.endswith(self.document) else f"{path}#{self.document}"
        return f"{name}:{self.line}:{self.column}"


class Concordance:
    """Cuts the lines of one document while its text is at hand."""

    __slots__ = ("_document", "_lines")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines: LineIndex | None = None

    def cut(self, span: Span) -> ConcordanceLine:
        """The line of a span; in masked text there is no context."""
        document, text = self._document, self._document.text
        if self._lines is None:
            self._lines = LineIndex(document.source)
        line, column = self._lines.place(document.original_span(span).start)
        sentence = document.sentence_at(span.start) or span
        return ConcordanceLine(
            document=document.id,
            path=document.path,
            outlet=document.metadata.outlet,
            line=line,
            column=column,
            left=_one_line(text[sentence.start : span.start]),
            node=" ".join(text[span.start : span.end].split()),
            right=_one_line(text[span.end : max(sentence.end, span.end)]),
        )


def _one_line(text: str) -> str:
    """The text with runs of white space as one blank, those at its ends too."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}"
