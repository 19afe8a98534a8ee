"""Negated hits: kept and flagged."""

from __future__ import annotations

import pytest
from matching_fixture import label, lexicon, matches

_HARM = lexicon(label("harm", "war crimes", "terrorists", "genocide", "massacred"))
_GERMAN = lexicon(label("harm", "terroristen", "kriegsverbrechen"), language="de")
_FRENCH = lexicon(label("harm", "terroristes", "crimes de guerre"), language="fr")
_SPANISH = lexicon(label("harm", "terroristas", "crimenes de guerra"), language="es")


def _is_negated(text: str, one=_HARM) -> bool:
    (hit,) = matches(text, one, language=one.language).hits
    return hit.is_negated


@pytest.mark.parametrize(
    "text",
    [
        "There were no war crimes here.",
        "They are not terrorists.",
        "They aren’t terrorists.",
        "They never were terrorists.",
        "A campaign without war crimes.",
        "He found no evidence that the army had committed war crimes.",
        "There is no evidence of genocide.",
        "The minister denied that his men had committed war crimes.",
        "He denied war crimes.",
        "He denies any “genocide”.",
        "NO WAR CRIMES, SAYS MINISTER",
        "Neither terrorists nor spies came.",
        "They were never called terrorists.",
        "It did not amount to war crimes.",
        "We have no proof, no sign of genocide.",
        "Nobody was massacred.",
        "Nobody has ever been massacred here.",
        "No one has been massacred in the town.",
        "No civilians have been massacred.",
        "None of them were terrorists.",
        "None of the men is a terrorists.",
        "Neither of the two was called terrorists.",
    ],
)
def test_a_hit_under_a_negation_is_flagged(text: str) -> None:
    assert _is_negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "They committed war crimes.",
        "Not only war crimes were named.",
        "There is no doubt that war crimes took place.",
        "The trial was not short, and war crimes were proven.",
        "He is not a politician but one of the terrorists.",
        "They did not deny war crimes.",
        "He has never denied the genocide.",
        "It was no accident. War crimes are like that.",
        "The village that no longer has a school saw war crimes.",
        "He did not say when or where or why the terrorists had come.",
        "The terrorists did not come.",
        "None of the terrorists came.",
        "None of the village's terrorists were caught.",
        "None of them had seen the terrorists.",
        "None of those who were terrorists came.",
        "Nobody knows who was massacred.",
        "Nobody saw the terrorists leave.",
        "No soldiers guarded the men who had been massacred.",
        "They did not visit the terrorists.",
        "She lives without fear of terrorists.",
        "The report does not name the terrorists.",
        "Not all the terrorists left.",
        "He has no answer to war crimes.",
        "Nobody who knows him doubts it – war crimes.",
    ],
)
def test_a_hit_beside_a_negation_is_not_flagged(text: str) -> None:
    assert not _is_negated(text)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Es waren keine Terroristen.", _GERMAN),
        ("Der Minister bestritt alle Kriegsverbrechen.", _GERMAN),
        ("Es gibt keine Belege für Kriegsverbrechen.", _GERMAN),
        ("Ce ne sont pas des terroristes.", _FRENCH),
        ("Il nie les crimes de guerre.", _FRENCH),
        ("No son terroristas.", _SPANISH),
        ("Es gab nie Terroristen hier.", _GERMAN),
        ("Sans crimes de guerre.", _FRENCH),
        ("El ministro negó los crímenes de guerra.", _SPANISH),
    ],
)
def test_negation_is_known_in_german_french_and_spanish(text, one) -> None:
    assert _is_negated(text, one)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Nicht nur Terroristen kamen.", _GERMAN),
        ("Nicht Soldaten, sondern Terroristen kamen.", _GERMAN),
        ("Pas seulement des terroristes.", _FRENCH),
        ("No sólo terroristas.", _SPANISH),
        ("No vieron a los terroristas.", _SPANISH),
        ("Sie sahen nicht, wie Terroristen kamen.", _GERMAN),
    ],
)
def test_near_misses_in_these_languages_are_not_flagged(text, one) -> None:
    assert not _is_negated(text, one)
