"""Texts whose labels are marked with whom they mean."""

from __future__ import annotations

from framing.domain.span import Span


def split_marked(marked: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text, and for each `[label>referent]` its place and referent."""
    plain, expected = "", []
    for part in marked.split("["):
        label, arrow, rest = part.partition(">")
        referent, bracket, after = rest.partition("]")
        if arrow and bracket:
            expected.append((Span(len(plain), len(plain) + len(label)), referent))
            plain += label + after
        else:
            plain += part
    return plain, expected
