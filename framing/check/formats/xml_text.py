"""Text made safe for XML: escaped, and without the characters that XML cannot hold."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr


def attribute(text: object) -> str:
    """The text as a quoted attribute value."""
    return quoteattr(_allowed(str(text)))


def content(text: str) -> str:
    """The text as the content of an element."""
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    """Control characters and lone surrogates become the replacement character."""
    return "".join(
        char if char in "\t\n\r" or (char >= " " and not _is_excluded(char)) else "\ufffd"
        for char in text
    )


def _is_excluded(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"
