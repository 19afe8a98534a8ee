"""Inflection: every form is spelled out, and no form belongs to another word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.lexicon.inflect import inflect
from framing.lexicon.spelling import spelling_variants
from framing.yaml_source import load_plain

_TABLE = Path(__file__).parent / "cases" / "inflection.yml"
_CASES: Any = load_plain(_TABLE.read_text(encoding="utf-8"), path=str(_TABLE))
_ROWS = [
    (word_class, word, forms) for word_class, rows in _CASES.items() for word, forms in rows.items()
]


def test_the_table_holds_more_than_three_hundred_words() -> None:
    assert len(_ROWS) >= 300


@pytest.mark.parametrize(("word_class", "word", "forms"), _ROWS)
def test_a_word_has_exactly_the_forms_of_the_table(
    word_class: str, word: str, forms: list[str]
) -> None:
    assert set(inflect(word, word_class)) == {word, *forms}


@pytest.mark.parametrize(
    ("word", "strangers"),
    [
        ("execute", ["executive", "execution"]),
        ("liberate", ["liberal", "liberation"]),
        ("terrorist", ["terror", "terrorism", "terrorize"]),
        ("regime", ["regimen", "regiment"]),
    ],
)
def test_an_inflected_form_is_never_another_word_with_the_same_stem(
    word: str, strangers: list[str]
) -> None:
    forms = {*inflect(word, "noun"), *inflect(word, "verb"), *inflect(word, "adjective")}
    assert not forms.intersection(strangers)


@pytest.mark.parametrize(
    "word", ["casualties", "forces", "gunmen", "women", "townspeople", "troops"]
)
def test_a_plural_is_not_made_plural_again(word: str) -> None:
    assert inflect(word, "noun") == (word,)


def test_a_singular_that_ends_like_a_plural_has_one() -> None:
    assert inflect("regimen", "noun") == ("regimen", "regimens")


def test_the_class_none_leaves_a_word_alone() -> None:
    assert inflect("regime", "none") == ("regime",)


def test_an_unknown_word_class_is_refused() -> None:
    with pytest.raises(ValueError, match="adverb"):
        inflect("quickly", "adverb")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"),
        ("militarised", "militarized"),
        ("terrorising", "terrorizing"),
        ("paralysed", "paralyzed"),
        ("colour", "color"),
        ("neighbouring", "neighboring"),
        ("dishonourable", "dishonorable"),
        ("Labour", "Labor"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("defence", "defense"),
        ("sceptic", "skeptic"),
        ("programme", "program"),
        ("protester", "protestor"),
        ("guerrilla", "guerilla"),
        ("adviser", "advisor"),
    ],
)
def test_british_and_american_spellings_stand_for_each_other(one: str, other: str) -> None:
    assert other in spelling_variants(one)
    assert one in spelling_variants(other)


@pytest.mark.parametrize(
    "word",
    [
        "advertised",
        "promise",
        "surprise",
        "exercised",
        "enterprise",
        "capsized",
        "prize",
        "seized",
        "elaborate",
        "laboratory",
        "honorary",
        "literal",
        "otherwise",
        "practise",
        "visited",
    ],
)
def test_a_word_that_only_looks_like_a_variant_has_one_spelling(word: str) -> None:
    assert spelling_variants(word) == (word,)
