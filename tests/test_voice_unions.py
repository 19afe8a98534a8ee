"""Classes of words: those that are asked for together hide no word that a rule would ask for; none has a word twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from framing.domain.frozen import replace
from framing.lexicon.cues import load_voice_language
from framing.read.documents import document_from_text
from framing.voice import attributions
from framing.voice.grammar import grammar_of

CASES = Path(__file__).parent / "cases"
VOICE = Path(__file__).parents[1] / "lexicons" / "voice"
UNIONS = (
    "phrase_edges",
    "edge_leads",
    "forward_edges",
    "group_words",
    "noun_leads",
    "silence_signs",
)
FILES = {"de": "voice-de", "en": "voice*", "es": "voice-es", "fr": "voice-fr"}


class Everything(frozenset[str]):
    """A class that has every word."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


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


@pytest.mark.parametrize("name", FILES)
def test_no_class_has_a_word_twice(name: str) -> None:
    """Nor under two genders, of which only one would count."""
    classes = yaml.load((VOICE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for title, words in classes.items():
        if isinstance(words, dict):
            words = [word for listed in words.values() for word in listed]
        if title != "cues" and isinstance(words, list):
            assert [word for word, times in Counter(words).items() if times > 1] == [], title


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"en"}))
def test_each_class_of_a_further_language_is_told_of(name: str) -> None:
    told = (VOICE.parents[1] / "docs" / "voice-languages.md").read_text(encoding="utf-8")
    classes = yaml.load((VOICE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert classes.keys() - {"language", "cues", *re.findall(r"`(\w+)`", told)} == set()
