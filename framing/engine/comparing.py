"""Compares the groups of a scored corpus, with the passages and whole texts they share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from framing.compare.against import compare_with_reference
from framing.compare.compare import compare
from framing.compare.copies import between_outlets, copied_passages, count_once
from framing.compare.families import Family, shared_families
from framing.compare.passages import passages_of, shared_spans
from framing.compare.trends import fitting_width, own_trend_rows, trend_rows
from framing.compare.words import duplicates_in, word_stream
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.comparison_rows import SharedPassage, TrendRow
from framing.domain.document import Document
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredCorpus, ScoredDocument
from framing.domain.span import Span, Spans
from framing.engine.arranged import changed, joined
from framing.engine.corpus import CorpusRun
from framing.pipeline import Road
from framing.resources import without_collection
from framing.score.document import score_document


def set_copy_aside(run: CorpusRun) -> CorpusRun:
    """The run with agency copy credited to no document: its hits and words count for none.

    Copy is what several outlets carry word for word, quotations apart. Its labels are counted
    once, in `copy` of the run. A run in which that has been done stays as it is.
    """
    if run.copy is not None:
        return run
    run = _sharing(run)
    copy = copied_passages(run.shared or (), _by_name(run.scored))
    places = {score.document: place for place, score in enumerate(run.scored.scores)}
    aside = {places[id]: spans for id, spans in shared_spans(copy).items()}
    scores = {place: _score_without(run.scored[place], spans) for place, spans in aside.items()}
    changes = {place: _without(spans) for place, spans in aside.items()}
    return replace(run, scored=changed(run.scored, changes, scores), copy=copy)


@without_collection()
def compare_corpus(run: CorpusRun, road: Road, *, by: str, settings: CompareSettings) -> Comparison:
    """Everything that is said about the corpus, grouped by one metadata field.

    Raises:
        InputError: `by` holds a date that is none, or no document tells the field.
    """
    scores = run.scored.scores
    compared = compare(scores, lexicons=road.lexicons, by=by, settings=settings)
    return _with_shared(compared, run)


def compare_against(
    run: CorpusRun, ids: frozenset[str], road: Road, *, settings: CompareSettings
) -> Comparison:
    """The documents of these ids against all others of the run."""
    scores = run.scored.scores
    compared = compare_with_reference(
        [score for score in scores if score.document in ids],
        [score for score in scores if score.document not in ids],
        lexicons=road.lexicons,
        settings=settings,
    )
    return _with_shared(compared, run)


def joined_runs(run: CorpusRun, reference: CorpusRun) -> CorpusRun:
    """Both corpora as one, the documents of both only once, whatever their name in the reference.

    A document of the reference that has the name of another one's text is told apart by a
    name in front, so that `a.txt` of two folders stays two documents.
    """
    known = {score.document: score.digest for score in run.scored.scores}
    in_both = _same_texts(run, reference)
    others = {
        place: f"reference: {score.document}" if score.document in known else score.document
        for place, score in enumerate(reference.scored.scores)
        if known.get(score.document) != score.digest and place not in in_both
    }
    both = joined(run.scored, reference.scored, others)
    return CorpusRun(both, run.skipped + reference.skipped)


def _same_texts(run: CorpusRun, reference: CorpusRun) -> frozenset[int]:
    """The places in the reference of texts that the run has too; only likely ones are read."""
    alike: dict[Hashable, list[int]] = {}
    for place, score in enumerate(run.scored.scores):
        alike.setdefault((score.n_tokens, score.readability), []).append(place)
    likely = (
        (place, here)
        for place, score in enumerate(reference.scored.scores)
        if (here := alike.get((score.n_tokens, score.readability)))
    )
    return frozenset(
        place
        for place, here in likely
        if any(_text(run, each) == _text(reference, place) for each in here)
    )


def _text(run: CorpusRun, place: int) -> str:
    return run.scored[place].document.text


def trends_of(
    run: CorpusRun, road: Road, *, by: str, width: str, settings: CompareSettings
) -> tuple[TrendRow, ...]:
    """Each label's share in each group over time.

    Raises:
        InputError: the width is no span of time.
    """
    scores = run.scored.scores
    return trend_rows(scores, lexicons=road.lexicons, by=by, width=width, settings=settings)


@without_collection()
def with_trends(
    compared: Comparison, run: CorpusRun, road: Road, *, width: str, settings: CompareSettings
) -> Comparison:
    """The comparison with the labels' shares over time in the groups' own voice, for charts; `width`
    "auto" takes what fits the dates.

    Raises:
        InputError: the width is no span of time.
    """
    scores = run.scored.scores
    fitting = fitting_width(scores, compared.by) if width == "auto" else width
    if fitting is None:
        return compared
    rows = own_trend_rows(
        scores, lexicons=road.lexicons, by=compared.by, width=fitting, settings=settings
    )
    return replace(compared, trends=rows)


def with_shared(run: CorpusRun) -> CorpusRun:
    """The run with the passages and the whole texts that its documents share."""
    words = word_stream(_Documents(run.scored))
    scores = run.scored.scores
    families = between_outlets(shared_families(words), [one.metadata.outlet for one in scores])
    run.scored.hold({stretch.owner for family in families for stretch in family})
    return replace(
        run,
        shared=shared_of(families, run.scored),
        duplicates=duplicates_in(words, [score.document for score in scores]),
    )


def shared_of(families: Sequence[Family], corpus: ScoredCorpus) -> tuple[SharedPassage, ...]:
    """The passages of a corpus with their texts and, counted once, their labels."""
    return count_once(passages_of(families, _Documents(corpus)), _by_name(corpus))


def _with_shared(compared: Comparison, run: CorpusRun) -> Comparison:
    found = _sharing(run)
    return replace(compared, shared_passages=found.shared or (), duplicates=found.duplicates or ())


def _sharing(run: CorpusRun) -> CorpusRun:
    return with_shared(run) if run.shared is None else run


class _Documents:
    """The documents of a corpus without what was found in them, read anew at each look."""

    def __init__(self, corpus: ScoredCorpus) -> None:
        self._corpus = corpus

    def __iter__(self) -> Iterator[Document]:
        return map(self._corpus.document, range(len(self._corpus)))

    def __getitem__(self, place: int) -> Document:
        return self._corpus.document(place)


_N_KEPT = 64


def _by_name(corpus: ScoredCorpus) -> Callable[[str], ScoredDocument]:
    """A document by its id; the last few stay at hand, for passages share documents."""
    places = {score.document: place for place, score in enumerate(corpus.scores)}

    @lru_cache(maxsize=_N_KEPT)
    def met(id: str) -> ScoredDocument:
        return corpus[places[id]]

    return met


def _score_without(scored: ScoredDocument, aside: Sequence[Span]) -> DocumentScore:
    return score_document(
        scored.document,
        scored.hits,
        scored.attributions,
        readability=scored.score.readability,
        shared=aside,
    )


def _without(aside: Sequence[Span]) -> Callable[[ScoredDocument], ScoredDocument]:
    """What takes the hits of these stretches from the counted ones."""
    stretches = Spans.of((span.start, span.end) for span in aside)

    def without(scored: ScoredDocument) -> ScoredDocument:
        is_copied = [stretches.index_at(hit.hit.span.start) is not None for hit in scored.hits]
        hits = list(zip(scored.hits, is_copied, strict=True))
        return replace(
            scored,
            hits=tuple(hit for hit, copied in hits if not copied),
            copied_hits=tuple(hit for hit, copied in hits if copied),
        )

    return without
