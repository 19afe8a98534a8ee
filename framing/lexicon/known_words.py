"""A list of English words to hold terms against: those of the CMU Pronouncing Dictionary.

It ships for the readability figures.
"""

from __future__ import annotations

from functools import cache

from framing.resources import DATA

_WORD_LIST = DATA / "nltk_data" / "corpora" / "cmudict" / "cmudict"


@cache
def known_words() -> tuple[str, ...]:
    """Some hundred thousand words in small letters, sorted; none where the list is not there."""
    try:
        lines = _WORD_LIST.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    words = {line.split(" ", 1)[0].lower() for line in lines}
    return tuple(sorted(word for word in words if word.isalpha()))
