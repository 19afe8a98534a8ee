"""Text on a terminal: what would steer it spelt out, and how many columns it takes."""

from __future__ import annotations

_JOINERS = frozenset("\u200c\u200d\u00ad\u2060")
_MARKS = ("Mn", "Me", "Cf")


def spelt_out(text: str) -> str:
    """The text on one line, with control characters and overrides of the reading direction visible.

    C0 controls, line ends among them, become their control pictures (`␊`), others their code
    point in brackets (`[U+202E]`). Joiners that some scripts need stay.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _spelt(char) for char in text)


def _spelt(char: str) -> str:
    code = ord(char)
    if char in _JOINERS:
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    if char.isspace():
        return " "
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return "␡" if code == 0x7F else f"[U+{code:04X}]"


def n_columns(text: str) -> int:
    """How many columns the text takes: two for a wide letter or an emoji, none for a mark above one."""
    if text.isascii():
        return len(text)
    import unicodedata  # only for a text that is not plain

    wide = sum(unicodedata.east_asian_width(char) in ("W", "F") for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in _MARKS for char in text)
