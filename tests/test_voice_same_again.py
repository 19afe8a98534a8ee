"""The voices of a text are its own: they hang on no text that was read before it."""

from __future__ import annotations

import pytest

from framing.domain.attribution import Attribution
from framing.lexicon.cues import load_voice_language
from framing.read.documents import document_from_text
from framing.voice.attributions import find_attributions
from framing.voice.grammar import grammar_of


def told_in(text: str) -> tuple[Attribution, ...]:
    return find_attributions(document_from_text(text, id="x"), load_voice_language("en"))


@pytest.mark.parametrize(
    "before",
    ["Officials said it was late.", "In May, Officials said it was late.", "The quay was calm."],
)
@pytest.mark.parametrize(
    "text",
    [
        "It was late, said Officials.",
        "The Sarn Port Officials met on Monday. In the evening Officials said the boats had left.",
        "Officials said the boats had left.",
    ],
)
def test_what_a_word_says_where_it_opens_a_sentence_is_not_what_it_says_elsewhere(
    text: str, before: str
) -> None:
    grammar_of.cache_clear()
    alone = told_in(text)
    grammar_of.cache_clear()
    told_in(before)
    assert told_in(text) == alone


@pytest.mark.parametrize("text", ["you see:", "We saw:", "They consider:"])
def test_an_opinion_of_which_nothing_is_told_is_none(text: str) -> None:
    assert told_in(text) == ()
