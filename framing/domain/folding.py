"""Folding: one spelling for all the ways in which a word can be typed."""

from __future__ import annotations

import unicodedata

_MARKS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‛": "'",
        "＇": "'",
        "‐": "-",
        "‑": "-",
        "­": None,
        "​": None,
        "‌": None,
        "‍": None,
        "⁠": None,
        "﻿": None,
    }
)


def fold(text: str) -> str:
    """The text in lower case, without accents, ligatures, soft hyphens and curly apostrophes."""
    return fold_keeping_case(text).casefold()


def fold_keeping_case(text: str) -> str:
    """As `fold`, but capitals stay: for terms such as `IS` that are matched by their case."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS))
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_MARKS)
