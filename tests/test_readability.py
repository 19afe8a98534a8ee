"""Readability is as textstat has it, on the document's own words and sentences, without a network."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from dataclasses import replace

import nltk
import pytest

from framing.compare.readability import flesch_kincaid_grade, flesch_reading_ease, smog_index
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.folding import fold
from framing.domain.score import ReadabilityCounts
from framing.domain.span import Span, Spans
from framing.resources import DATA
from framing.score.readability import count_readability, count_syllables

PLAIN = (
    "The harbour was quiet in the early morning. Several independent observers described "
    "the negotiations as complicated. Nobody answered the telephone at the ministry. "
    "Fishermen who returned before noon remembered an extraordinary silence."
)


def make_document(text: str, zone: Zone = Zone.BODY, language: str = "en") -> Document:
    """One block whose sentences end at every full stop."""
    return Document(
        id="a",
        text=text,
        path="a.txt",
        metadata=Metadata(language=language),
        blocks=(Block(Span(0, len(text)), zone),) if text else (),
        sentences=Spans.of(match.span() for match in re.finditer(r"[^.\s][^.]*\.", text)),
        tokens=Spans.of(match.span() for match in re.finditer(r"\w+(?:['’]\w+)*", text)),
    )


def counts_of(text: str) -> ReadabilityCounts:
    counts = count_readability(make_document(text))
    assert counts is not None
    return counts


@pytest.fixture(scope="module")
def textstat():
    """textstat itself, shown the shipped dictionary before it looks for another."""
    nltk.data.path.insert(0, str(DATA / "nltk_data"))
    import textstat

    return textstat.textstat


def test_counts_are_those_of_textstat_where_its_splitters_agree_with_ours(textstat) -> None:
    assert counts_of(PLAIN) == ReadabilityCounts(
        n_sentences=textstat.sentence_count(PLAIN),
        n_words=textstat.lexicon_count(PLAIN),
        n_syllables=textstat.syllable_count(PLAIN),
        n_letters=textstat.letter_count(PLAIN),
        n_polysyllables=textstat.polysyllabcount(PLAIN),
    )


def test_formulas_are_those_of_textstat_on_the_same_counts(textstat) -> None:
    counts = counts_of(PLAIN)
    assert flesch_reading_ease(counts) == pytest.approx(textstat.flesch_reading_ease(PLAIN))
    assert flesch_kincaid_grade(counts) == pytest.approx(textstat.flesch_kincaid_grade(PLAIN))
    assert smog_index(counts) == pytest.approx(textstat.smog_index(PLAIN))


@pytest.mark.parametrize(
    ("word", "n_syllables"),
    [("natural", 3), ("don't", 1), ("don’t", 1), ("Café", 2), ("regime", 2), ("militia", 3)],
)
def test_syllables_are_those_of_the_first_pronunciation_in_cmudict(word, n_syllables) -> None:
    assert count_syllables(word) == n_syllables


def test_a_word_that_cmudict_lacks_is_hyphenated_instead() -> None:
    assert count_syllables("zorblatification") >= 4


def test_the_documents_own_sentences_are_counted_and_not_textstats(textstat) -> None:
    text = "Mr. Ames of the U.N. mission left at dawn."
    document = replace(make_document(text), sentences=Spans.of([(0, len(text))]))
    counts = count_readability(document)
    assert counts is not None
    assert counts.n_sentences == 1


def test_words_outside_scored_zones_are_left_out() -> None:
    counts = count_readability(make_document(PLAIN, zone=Zone.BOILERPLATE))
    assert counts == ReadabilityCounts(0, 0, 0, 0, 0)


def test_an_empty_document_has_no_readability() -> None:
    counts = counts_of("")
    figures = (flesch_reading_ease(counts), flesch_kincaid_grade(counts), smog_index(counts))
    assert figures == (None, None, None)


def test_other_languages_are_not_counted_with_english_formulas() -> None:
    assert count_readability(make_document(PLAIN, language="de")) is None
    assert count_readability(make_document(PLAIN, language="en-GB")) is not None


def test_counts_add_up_over_documents() -> None:
    first, second = PLAIN.split(" Nobody")
    assert counts_of(first) + counts_of("Nobody" + second) == counts_of(PLAIN)


def test_no_socket_is_opened_and_no_data_of_the_machine_is_used() -> None:
    program = """
        import sys

        def refuse(event, arguments):
            if event.startswith(("socket.", "urllib.", "http.", "ftplib.")):
                raise SystemExit(f"{event} {arguments}")

        sys.addaudithook(refuse)
        from framing.score.readability import count_syllables

        words = ("insurrection", "zorblatification", "гавань")
        print([count_syllables(word) for word in words])
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={"HOME": "/nowhere", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[4, 6, 1]", "")


@pytest.mark.parametrize(
    "word",
    [
        "harbour",
        "Karvanian",
        "Karvania's",
        "2025",
        "o'neill",
        "rock'n'roll",
        "façade",
        "IS",
        "Qa'im",
        "гавань",
        "北京",
        "नमस्ते",
        "Łódź's",
        "œuvre",
    ],
)
def test_the_quick_ways_count_as_textstat_does(word: str, textstat) -> None:
    assert count_syllables(word) == max(1, textstat.syllable_count(fold(word)))


def test_words_of_cmudict_have_as_many_syllables_as_textstat_says(textstat) -> None:
    """Every seventh word that can be one of ours: a hyphen or full stop parts words."""
    words = [word for word in sorted(nltk.corpus.cmudict.dict())[::7] if not {"-", "."} & set(word)]
    assert len(words) > 15_000
    expected = {word: max(1, textstat.syllable_count(word)) for word in words}
    assert {word: count_syllables(word) for word in words} == expected
