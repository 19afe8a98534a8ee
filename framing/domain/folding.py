"""Folding: one spelling for all the ways in which a word can be typed.

Folded away: capitals, accents (composed or not), ligatures, full-width and other compatibility
letters, curly and other apostrophes, hyphens of every make, and characters that do not print
(soft hyphen, zero-width space and joiners, direction marks, variation selectors). Signs that
make another letter of a letter in scripts beyond Latin, Greek, Cyrillic, Hebrew and Arabic
(a Devanagari virama, a kana voicing mark) stay.
"""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "’‘‛ʹʻʼʽʾʿˈ′＇"
_HYPHENS = "‐‑‒﹣－⁃"
_UNPRINTED = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_UNPRINTED += "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f\u0640"

# Letters that Unicode does not take apart, as news agencies spell them without the diacritic.
_LETTERS = {
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ħ": "h", "Ħ": "H", "ı": "i",
}  # fmt: skip

_MARKS = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_UNPRINTED)
    | _LETTERS
)

# Combining classes of signs that belong to the letter: overlays, nukta, kana voicing, virama.
_KEPT_CLASSES = frozenset({0, 1, 7, 8, 9})


def fold(text: str) -> str:
    """The text in lower case, without accents, ligatures, soft hyphens and curly apostrophes.

    Folding twice changes nothing more.
    """
    if text.isascii():
        return text.lower()
    return fold_keeping_case(fold_keeping_case(text).casefold())


def fold_keeping_case(text: str) -> str:
    """As `fold`, but capitals stay: for terms such as `IS` that are matched by their case."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_MARKS))
    if apart.isascii():
        return apart
    return "".join(
        char for char in apart if unicodedata.combining(char) in _KEPT_CLASSES
    ).translate(_MARKS)
