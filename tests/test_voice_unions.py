"""Classes of words that are asked for together hide no word that a rule would ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from framing.domain.frozen import replace
from framing.lexicon.cues import load_voice_language
from framing.read.documents import document_from_text
from framing.voice import attributions
from framing.voice.grammar import grammar_of

CASES = Path(__file__).parent / "cases"
UNIONS = ("phrase_edges", "edge_leads", "forward_edges", "group_words", "noun_leads")
FILES = {"de": "voice-de", "en": "voice*", "es": "voice-es", "fr": "voice-fr"}


class Everything(frozenset[str]):
    """A class that has every word."""

    def __contains__(self, _: object) -> bool:
        return True


def texts(pattern: str) -> str:
    """The sentences of case files without their markup, a paragraph each."""
    rows = [
        row
        for path in sorted(CASES.glob(f"{pattern}.yml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    marked = (row["text"] for row in rows if isinstance(row.get("text"), str))
    return "\n\n".join(re.sub(r"\{[A-Z]+\|(?:[^|{}]*\|)?|\}", "", text) for text in marked)


@pytest.mark.parametrize("name", FILES)
def test_a_rule_says_the_same_where_it_is_asked_of_every_word(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language, text = load_voice_language(name), texts(FILES[name])
    document = document_from_text(text, id="cases")
    told = attributions.find_attributions(document, language)
    assert len(told) > 40
    opened = replace(grammar_of(language), traits={}, **dict.fromkeys(UNIONS, Everything()))
    monkeypatch.setattr(attributions, "grammar_of", lambda _: opened)
    assert attributions.find_attributions(document, language) == told
