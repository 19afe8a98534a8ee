"""Voice reads whatever is typed so far: every case of the other tests, broken off at each word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from framing.domain.document import Metadata
from framing.lexicon.cues import load_voice_language
from framing.read.documents import document_from_text
from framing.voice.attributions import find_attributions

CASES = Path(__file__).parent / "cases"
MARKUP = re.compile(r"\{(?:[DI]\|[^|{}]*|S)\|([^{}]*)\}")
FILES = sorted(path.stem for path in CASES.glob("voice*.yml"))


def texts_of(stem: str) -> list[tuple[str, str]]:
    """The language and the plain text of each case of a file, paragraphs parted."""
    rows = yaml.safe_load((CASES / f"{stem}.yml").read_text(encoding="utf-8"))
    of_file = stem[-2:] if stem.startswith("voice-") and len(stem) == len("voice-de") else "en"
    return [
        (row.get("language", of_file), MARKUP.sub(r"\1", row["text"]).replace("\n/\n", "\n\n"))
        for row in rows
    ]


@pytest.mark.parametrize("stem", FILES)
def test_a_text_may_break_off_anywhere(stem: str) -> None:
    for language, text in texts_of(stem):
        cues = load_voice_language(language)
        for word in re.finditer(r"\S+", text):
            for cut in (text[: word.end()], text[word.start() :]):
                document = document_from_text(cut, metadata=Metadata(language=language))
                for given in find_attributions(document, cues):
                    assert 0 <= given.content.start < given.content.end <= len(cut), cut
