"""Compares the groups of a scored corpus, with the passages and whole texts they share."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.compare import compare
from framing.compare.passages import find_duplicates, find_shared_passages
from framing.domain.comparison import CompareSettings, Comparison
from framing.engine.corpus import CorpusRun
from framing.pipeline import Road


def compare_corpus(run: CorpusRun, road: Road, *, by: str, settings: CompareSettings) -> Comparison:
    """Everything that is said about the corpus, grouped by one metadata field.

    Raises:
        InputError: `by` holds a date that is none.
    """
    scores = [scored.score for scored in run.scored]
    documents = [scored.document for scored in run.scored]
    return replace(
        compare(scores, lexicons=road.lexicons, by=by, settings=settings),
        shared_passages=find_shared_passages(documents),
        duplicates=find_duplicates(documents),
    )
