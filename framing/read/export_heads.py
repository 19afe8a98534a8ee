"""What the heads of exported articles tell: the day and the language."""

from __future__ import annotations

import re

from framing.read.metadata import iso_date

_LANGUAGES = {"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"}
_LANGUAGES |= {"spanish": "es", "español": "es", "italian": "it", "dutch": "nl", "portuguese": "pt"}
_MAX_DAY_CHARS = 60


def day_of(words: str) -> str | None:
    """The day that a line names, None for others and for long ones."""
    return iso_date(words) if len(words) < _MAX_DAY_CHARS else None


def language_of(written: str) -> str:
    """The code of a language by its name or code, empty where it is not known."""
    first = re.split(r"[\s;,]", written.strip().casefold(), maxsplit=1)[0]
    return _LANGUAGES.get(first, first if len(first) == 2 else "")
