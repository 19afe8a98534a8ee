"""Voice reads whatever is typed so far: every case of the other tests, broken off at each word."""

from __future__ import annotations

import re

import pytest
import yaml
from test_voice import CASES, attributions, expected

FILES = sorted(path.stem for path in CASES.glob("voice*.yml"))


def texts_of(stem: str) -> list[tuple[str, str]]:
    """The language and the plain text of each case of a file."""
    rows = yaml.safe_load((CASES / f"{stem}.yml").read_text(encoding="utf-8"))
    of_file = stem[-2:] if stem in {"voice-de", "voice-es", "voice-fr"} else "en"
    return [(row.get("language", of_file), expected(row["text"])[0]) for row in rows]


@pytest.mark.parametrize("stem", FILES)
def test_a_text_may_break_off_anywhere(stem: str) -> None:
    for language, text in texts_of(stem):
        for word in re.finditer(r"\S+", text):
            for cut in (text[: word.end()], text[word.start() :]):
                for given in attributions(cut, language)[1]:
                    assert 0 <= given.content.start < given.content.end <= len(cut), cut
