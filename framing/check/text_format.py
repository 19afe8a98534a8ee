"""Findings as text for a terminal: place, severity, rule, message, the line with a caret."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Document
from framing.domain.finding import Finding

Places = tuple[int, int]


def format_finding(document: Document, finding: Finding, place: Places) -> str:
    """One finding over several lines; `place` is its 1-based line and column."""
    line, column = place
    head = (
        f"{finding.path}:{line}:{column}: {finding.severity.value}[{finding.rule}]: "
        f"{finding.message}"
    )
    lines = [head, *_snippet(document, finding)]
    if finding.why:
        lines.append(f"  why: {finding.why}")
    if finding.source:
        lines.append(f"  source: {finding.source}{_how_read(finding.verified)}")
    if finding.alternatives:
        lines.append(f"  consider: {', '.join(finding.alternatives)}")
    return "\n".join(lines)


def _snippet(document: Document, finding: Finding, width: int = 96) -> Sequence[str]:
    """The sentence around the finding, cut to the width, with a caret line below it."""
    sentence, span = finding.sentence, finding.span
    room = max((width - len(span)) // 2, 0)
    start = max(sentence.start, span.start - room)
    end = min(sentence.end, span.end + room)
    shown = "".join(" " if char in "\n\r\t" else char for char in document.text[start:end])
    lead = "…" if start > sentence.start else ""
    tail = "…" if end < sentence.end else ""
    indent = " " * (len(lead) + span.start - start)
    return (f"  {lead}{shown}{tail}", f"  {indent}{'^' * max(len(span), 1)}")


def _how_read(verified: str) -> str:
    said = {
        "S": "as quoted by others",
        "L": "an internal memo as printed by the press",
        "K": "not confirmed at the source",
    }
    return f" ({said[verified]})" if verified in said else ""
