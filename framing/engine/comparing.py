"""Compares the groups of a scored corpus, with the passages and whole texts they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.compare.against import compare_with_reference
from framing.compare.compare import compare
from framing.compare.copies import between_outlets, copied_passages, count_once
from framing.compare.passages import find_duplicates, find_shared_passages, shared_spans
from framing.compare.trends import trend_rows
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.comparison_rows import SharedPassage, TrendRow
from framing.domain.scored import ScoredDocument
from framing.domain.span import Span, Spans
from framing.engine.corpus import CorpusRun
from framing.pipeline import Road
from framing.score.document import score_document


def set_copy_aside(run: CorpusRun) -> CorpusRun:
    """The run with agency copy credited to no document: its hits and words count for none.

    Copy is what several outlets carry word for word, quotations apart. Its labels are counted
    once, in `copy` of the run.
    """
    shared = _shared_passages(run)
    copy = copied_passages(shared, run.scored)
    aside = shared_spans(copy, [scored.document for scored in run.scored])
    scored = tuple(_without(scored, aside[scored.document.id]) for scored in run.scored)
    return replace(run, scored=scored, shared=shared, copy=copy)


def compare_corpus(run: CorpusRun, road: Road, *, by: str, settings: CompareSettings) -> Comparison:
    """Everything that is said about the corpus, grouped by one metadata field.

    Raises:
        InputError: `by` holds a date that is none.
    """
    scores = [scored.score for scored in run.scored]
    compared = compare(scores, lexicons=road.lexicons, by=by, settings=settings)
    return _with_shared(compared, run)


def compare_against(
    run: CorpusRun, ids: frozenset[str], road: Road, *, settings: CompareSettings
) -> Comparison:
    """The documents of these ids against all others of the run."""
    scores = [scored.score for scored in run.scored]
    compared = compare_with_reference(
        [score for score in scores if score.document in ids],
        [score for score in scores if score.document not in ids],
        lexicons=road.lexicons,
        settings=settings,
    )
    return _with_shared(compared, run)


def joined_runs(run: CorpusRun, reference: CorpusRun) -> CorpusRun:
    """Both corpora as one, the documents of both only once.

    A document of the reference that has the name of another one's text is told apart by a
    name in front, so that `a.txt` of two folders stays two documents.
    """
    known = {scored.document.id: scored.score.digest for scored in run.scored}
    others = tuple(
        _renamed(scored, f"reference: {scored.document.id}")
        if scored.document.id in known
        else scored
        for scored in reference.scored
        if known.get(scored.document.id) != scored.score.digest
    )
    return CorpusRun(run.scored + others, run.skipped + reference.skipped)


def trends_of(
    run: CorpusRun, road: Road, *, by: str, width: str, settings: CompareSettings
) -> tuple[TrendRow, ...]:
    """Each label's share in each group over time.

    Raises:
        InputError: the width is no span of time.
    """
    scores = [scored.score for scored in run.scored]
    return trend_rows(scores, lexicons=road.lexicons, by=by, width=width, settings=settings)


def _with_shared(compared: Comparison, run: CorpusRun) -> Comparison:
    documents = [scored.document for scored in run.scored]
    return replace(
        compared,
        shared_passages=_shared_passages(run) if run.shared is None else run.shared,
        duplicates=find_duplicates(documents),
    )


def _shared_passages(run: CorpusRun) -> tuple[SharedPassage, ...]:
    documents = [scored.document for scored in run.scored]
    shared = between_outlets(find_shared_passages(documents), documents)
    return count_once(shared, run.scored)


def _without(scored: ScoredDocument, aside: Sequence[Span]) -> ScoredDocument:
    if not aside:
        return scored
    score = score_document(
        scored.document,
        scored.hits,
        scored.attributions,
        readability=scored.score.readability,
        shared=aside,
    )
    stretches = Spans.of((span.start, span.end) for span in aside)
    kept = [hit for hit in scored.hits if stretches.index_at(hit.hit.span.start) is None]
    copied = [hit for hit in scored.hits if stretches.index_at(hit.hit.span.start) is not None]
    return replace(scored, hits=tuple(kept), score=score, copied_hits=tuple(copied))


def _renamed(scored: ScoredDocument, id: str) -> ScoredDocument:
    return replace(
        scored,
        document=replace(scored.document, id=id),
        score=replace(scored.score, document=id),
    )
