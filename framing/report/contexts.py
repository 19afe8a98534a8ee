"""The words around every hit, cut while its article is at hand and laid aside until they are shown."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from framing.domain.document import Document
from framing.domain.span import Span

CONTEXT_CHARS = 84
MAX_BYTES_IN_MEMORY = 8_000_000
_SAFE = "surrogatepass"


@dataclass(frozen=True, slots=True)
class Context:
    """A hit between its neighbours, as typed. Cut where the paragraph goes on beyond."""

    left: str
    node: str
    right: str
    is_cut_left: bool
    is_cut_right: bool


class Contexts:
    """Contexts by number. Few stay in memory; many go to a file without a name."""

    def __init__(self) -> None:
        # Closed, and so removed, when the page that is made from it lets go of it.
        self._file = tempfile.SpooledTemporaryFile(max_size=MAX_BYTES_IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])

    def ask(self, numbers: Iterable[int]) -> None:
        """Nothing to note: all contexts are at hand."""

    def fetch(self) -> bool:
        """Nothing to read: all contexts are at hand."""
        return False

    def __len__(self) -> int:
        return (len(self._ends) - 1) // 3

    def cut(self, document: Document, spans: Iterable[Span]) -> None:
        """Lay down the words around each span; its number is how many were there before."""
        at, pieces = self._ends[-1], []
        for span in spans:
            for piece in _pieces(document, span):
                pieces.append(piece.encode("utf-8", _SAFE))
                at += len(pieces[-1])
                self._ends.append(at)
        self._file.write(b"".join(pieces))

    def __getitem__(self, number: int) -> Context:
        start, left, node, right = self._ends[3 * number : 3 * number + 4]
        self._file.seek(start)
        read = self._file.read(right - start)
        before = read[: left - start].decode("utf-8", _SAFE)
        middle = read[left - start : node - start].decode("utf-8", _SAFE)
        return _context(before, middle, read[node - start :].decode("utf-8", _SAFE))


def context_of(document: Document, span: Span) -> Context:
    """The words around a span of a document that is at hand."""
    return _context(*_pieces(document, span))


def _context(before: str, node: str, after: str) -> Context:
    return Context(before[1:], node, after[1:], before[0] == _CUT, after[0] == _CUT)


_CUT, _WHOLE = "+-"


def _pieces(document: Document, span: Span) -> tuple[str, str, str]:
    """The words before, in and after the span, never past its paragraph, those at the sides
    with a mark in front that tells whether they are cut."""
    index = document.block_index_at(span.start)
    bounds = span if index is None else document.blocks[index].span
    text, start, end = document.text, span.start - CONTEXT_CHARS, span.end + CONTEXT_CHARS
    return (
        _CUT + text[start : span.start]
        if start > bounds.start
        else _WHOLE + text[bounds.start : span.start],
        text[span.start : span.end],
        _CUT + text[span.end : end]
        if end < bounds.end
        else _WHOLE + text[span.end : max(bounds.end, span.end)],
    )
