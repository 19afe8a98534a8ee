"""Readability, a covariate: how the groups write, beside what they call things."""

from __future__ import annotations

from dataclasses import dataclass

from framing.report.desk import Desk


@dataclass(frozen=True, slots=True)
class ReadabilityView:
    """One group's figures, a dash where a formula is not defined."""

    group: str
    n_documents: str
    n_sentences: str
    n_words: str
    words_per_sentence: str
    flesch_reading_ease: str
    flesch_kincaid_grade: str
    smog_index: str


def readability_view(desk: Desk) -> tuple[ReadabilityView, ...]:
    """A row for each group."""
    numerals = desk.numerals
    return tuple(
        ReadabilityView(
            desk.evidence.name(row.group),
            numerals.count(row.n_documents),
            numerals.count(row.n_sentences),
            numerals.count(row.n_words),
            numerals.decimal(row.words_per_sentence, 1),
            numerals.decimal(row.flesch_reading_ease, 1),
            numerals.decimal(row.flesch_kincaid_grade, 1),
            numerals.decimal(row.smog_index, 1),
        )
        for row in desk.comparison.readability
    )
