"""Exported articles, and what their heads tell: the day and the language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from framing.errors import Problem
from framing.read.metadata import iso_date
from framing.read.raw import Record

_LANGUAGES = {"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"}
_LANGUAGES |= {"spanish": "es", "español": "es", "italian": "it", "dutch": "nl", "portuguese": "pt"}
_MAX_DAY_CHARS = 60


def article_of(
    fields: Mapping[str, str], text: str, id: str | None, line: int, path: str
) -> Record | Problem:
    """The article, its headline above its text, or that it has none; its language as a code."""
    if not text.strip():
        message = "the article has no text"
        return Problem(path, line, 1, "no-text", message, "Export it with its full text.")
    fields = {**fields, "language": language_of(fields.get("language", ""))}
    given = {name: value for name, value in fields.items() if value}
    title = given.get("title")
    return Record(f"{title}\n\n{text}" if title else text, id, given, line)


def day_of(words: str) -> str | None:
    """The day that a line names, None for others and for long ones."""
    return iso_date(words) if len(words) < _MAX_DAY_CHARS else None


def language_of(written: str) -> str:
    """The code of a language by its name or code, empty where it is not known."""
    first = re.split(r"[\s;,]", written.strip().casefold(), maxsplit=1)[0]
    return _LANGUAGES.get(first, first if len(first) == 2 else "")
