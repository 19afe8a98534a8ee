"""Text as a page may show it: what would be invisible or would reorder its neighbours is spelt out."""

from __future__ import annotations

_KEPT = frozenset("\t\n\r\u200c\u200d\u200e\u200f\u061c\ufeff\u00ad\u200b\u2060")


def shown(text: str) -> str:
    """The text with control characters, bidirectional overrides and unpaired surrogates visible.

    C0 controls become their control pictures (`␀`), everything else its code point in brackets
    (`[U+202E]`). Joiners and the harmless marks that Arabic, Persian and Hebrew need stay.
    """
    # The two blanks are what figures hold, and no control characters.
    if text.isprintable() or text.replace("\u202f", "").replace("\u00a0", "").isprintable():
        return text
    return "".join(char if char.isprintable() else _spelt(char) for char in text)


def one_line(text: str) -> str:
    """The text with each run of white space as one space, for a line of a table."""
    return " ".join(text.split())


def shortened(text: str, n_chars: int) -> str:
    """The text with at most so many characters, for a drawing that has room for no more."""
    return text if len(text) <= n_chars else f"{text[: n_chars - 1].rstrip()}…"


def _spelt(char: str) -> str:
    code = ord(char)
    if char in _KEPT or (char.isspace() and code > 0x20):
        return " " if code in (0x85, 0x2028, 0x2029) else char
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"[U+{code:04X}]"
