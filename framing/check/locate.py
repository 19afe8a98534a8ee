"""Findings get their places in the file as it lies on disk, and the words around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.domain.document import Document
from framing.domain.finding import Finding, LocatedFinding, Region, Suppression
from framing.domain.source_map import LineIndex
from framing.domain.span import Span

_SNIPPET_CHARS = 96


def locate_findings(
    document: Document,
    findings: Sequence[Finding],
    suppressed: Mapping[str, Suppression] | None = None,
) -> tuple[LocatedFinding, ...]:
    """The findings with lines and columns of the file. `suppressed` is by fingerprint."""
    if not findings:
        return ()
    lines = LineIndex(document.source)
    kept = suppressed or {}
    return tuple(_located(document, each, lines, kept.get(each.fingerprint)) for each in findings)


def region_of(document: Document, span: Span, lines: LineIndex) -> Region:
    """Where a stretch of the document's text stands in its file."""
    original = document.original_span(span)
    line, column = lines.place(original.start)
    end_line, end_column = lines.place(max(original.end - 1, original.start))
    end_column += bool(len(original))
    before = document.source[max(original.start - column + 1, 0) : original.start]
    end_before = document.source[max(original.end - end_column + 1, 0) : original.end]
    return Region(
        start=original.start,
        end=original.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        column_utf16=1 + _n_utf16(before),
        end_column_utf16=1 + _n_utf16(end_before),
        column_utf8=1 + _n_utf8(before),
        end_column_utf8=1 + _n_utf8(end_before),
    )


def _n_utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _n_utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def _located(
    document: Document, finding: Finding, lines: LineIndex, suppression: Suppression | None
) -> LocatedFinding:
    snippet, caret, n_marked = _snippet(document, finding)
    return LocatedFinding(
        finding=finding,
        region=region_of(document, finding.span, lines),
        sentence=region_of(document, finding.sentence, lines),
        related=tuple(
            (region_of(document, place.span, lines), place.message) for place in finding.related
        ),
        snippet=snippet,
        caret=caret,
        n_marked=n_marked,
        suppression=suppression,
    )


def _snippet(document: Document, finding: Finding) -> tuple[str, int, int]:
    """The sentence around the finding, cut to a line's width, and where the finding stands in it."""
    sentence, span = finding.sentence, finding.span
    room = max((_SNIPPET_CHARS - len(span)) // 2, 0)
    start = max(sentence.start, min(span.start - room, sentence.end - _SNIPPET_CHARS))
    end = max(min(sentence.end, start + _SNIPPET_CHARS), min(span.end, span.start + _SNIPPET_CHARS))
    shown = "".join(char if char.isprintable() else " " for char in document.text[start:end])
    lead = "…" if start > sentence.start else ""
    tail = "…" if end < max(sentence.end, span.end) else ""
    n_marked = max(min(span.end, end) - span.start, 1)
    return f"{lead}{shown}{tail}", len(lead) + span.start - start, n_marked
