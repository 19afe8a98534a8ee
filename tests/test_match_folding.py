"""Folding: what is one spelling and what is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.folding import fold, fold_keeping_case


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Québec", "quebec"),
        ("regime’s", "regime's"),
        ("Daʼesh", "da'esh"),
        ("Shiʿa", "shi'a"),
        ("ﬁghter", "fighter"),
        ("Œuvre", "oeuvre"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("İstanbul", "istanbul"),
        ("ＩＳＩＳ", "isis"),
        ("re\u00adgime", "regime"),
        ("re\u200bgi\u2060me", "regime"),
        ("rebel‑held", "rebel-held"),
        ("Αθήνα", "αθηνα"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rebel", "rеbel"), ("हिन्दी", "हिनदी"), ("が", "か"), ("us", "u.s."), ("war", "warr")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_capitals_can_be_kept() -> None:
    assert fold_keeping_case("L’Élysée") == "L'Elysee"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["L", "M", "N"])))
def test_composed_and_decomposed_text_fold_together(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
