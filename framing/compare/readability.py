"""Readability formulas from counts: a covariate beside the labels, not a judgement."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from operator import add

from framing.compare.grouping import GroupedScores
from framing.domain.comparison_rows import ReadabilityRow
from framing.domain.score import ReadabilityCounts


def flesch_reading_ease(counts: ReadabilityCounts) -> float | None:
    """206.835 less 1.015 words a sentence and 84.6 syllables a word; higher is easier.

    About 0 to 100 for prose, not bounded. None without a sentence or a word. For English.

    Source: Flesch 1948, "A new readability yardstick"; the constants of textstat.
    """
    if not counts.n_sentences or not counts.n_words:
        return None
    return (
        206.835
        - 1.015 * counts.n_words / counts.n_sentences
        - 84.6 * counts.n_syllables / counts.n_words
    )


def flesch_kincaid_grade(counts: ReadabilityCounts) -> float | None:
    """US school grade from words a sentence and syllables a word; higher is harder.

    None without a sentence or a word. For English.

    Source: Kincaid, Fishburne, Rogers & Chissom 1975; the constants of textstat.
    """
    if not counts.n_sentences or not counts.n_words:
        return None
    return (
        0.39 * counts.n_words / counts.n_sentences
        + 11.8 * counts.n_syllables / counts.n_words
        - 15.59
    )


def smog_index(counts: ReadabilityCounts) -> float | None:
    """US school grade from words of three syllables or more; higher is harder.

    From 3.1291 up. Made for texts of 30 sentences or more; None without a sentence.

    Source: McLaughlin 1969, "SMOG grading: a new readability formula".
    """
    if not counts.n_sentences:
        return None
    return 1.043 * math.sqrt(30 * counts.n_polysyllables / counts.n_sentences) + 3.1291


def readability_rows(groups: Sequence[GroupedScores]) -> tuple[ReadabilityRow, ...]:
    """Readability of each group's documents together; no rows where none was counted."""
    return tuple(row for group in groups for row in _row_of(group))


def _row_of(group: GroupedScores) -> list[ReadabilityRow]:
    counted = [score.readability for score in group.scores if score.readability is not None]
    if not counted:
        return []
    counts = reduce(add, counted)
    return [
        ReadabilityRow(
            group=group.name,
            n_documents=len(counted),
            n_sentences=counts.n_sentences,
            n_words=counts.n_words,
            flesch_reading_ease=flesch_reading_ease(counts),
            flesch_kincaid_grade=flesch_kincaid_grade(counts),
            smog_index=smog_index(counts),
            words_per_sentence=counts.n_words / counts.n_sentences if counts.n_sentences else None,
        )
    ]
