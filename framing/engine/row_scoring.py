"""Articles scored many at a time, without voice: the same outcomes as one by one, as text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence

import numpy as np

from framing.engine.outcomes import Outcome, ScoringPlan
from framing.engine.row_hits import RowHitTexts
from framing.engine.row_terms import HitTelling
from framing.engine.row_texts import Article, RowTexts, lexicons_of
from framing.pipeline import Road
from framing.read.documents import RawDocument, record_metadata
from framing.read.segment import parts_articles
from framing.row_pipeline import RowRoad

_FRONT_MATTER = "---"
# An allocator that has seen so many bytes come and go (that of glibc) keeps those of arrays at
# hand when they are freed; it would give them back and ask for them anew with every row.
_N_HELD = 1 << 24


class RowScorer:
    """Scores what it can of many raw articles at once."""

    def __init__(self, road: Road, plan: ScoringPlan) -> None:
        self._road, self._plan = RowRoad(road), plan
        self._telling = HitTelling(
            plan.levels, looks_for_negation=plan.marks_negated, with_negated=plan.with_negated
        )
        self._texts = RowTexts(plan.score_form, self._telling.terms)
        self._hits = RowHitTexts(self._telling.terms, marks_negated=plan.marks_negated)
        bytes(_N_HELD)

    def score(self, raws: Sequence[RawDocument | None]) -> dict[int, Outcome]:
        """The outcomes of those that could be scored, by their places; None is passed over.

        One article may be more than memory or our own code can take: none is scored then, which
        is told, so that each is scored by itself and the one that fails is listed.
        """
        try:
            return self._score(raws)
        except Exception as error:  # noqa: BLE001
            told = f"{len(raws)} articles are scored one by one: {type(error).__name__}: {error}"
            warnings.warn(told, RuntimeWarning, stacklevel=1)
            return {}

    def _score(self, raws: Sequence[RawDocument | None]) -> dict[int, Outcome]:
        by_language: dict[str, list[Article]] = {}
        for place, raw in enumerate(raws):
            article = self._article(place, raw) if raw is not None else None
            if article is not None:
                by_language.setdefault(article.metadata.language, []).append(article)
        outcomes: dict[int, Outcome] = {}
        for language in sorted(by_language):
            outcomes.update(self._score_row(by_language[language], language))
        return outcomes

    def _article(self, place: int, raw: RawDocument) -> Article | None:
        """The article, None where it is no plain text of a record."""
        text = raw.content
        if raw.kind != "txt" or not raw.line or isinstance(text, bytes):
            return None
        if text.startswith(_FRONT_MATTER):
            return None
        metadata = record_metadata(raw, self._plan.settings)
        if parts_articles(metadata.language):
            return None
        return Article(place, raw, text, metadata)

    def _score_row(self, articles: list[Article], language: str) -> Iterator[tuple[int, Outcome]]:
        texts = [article.text for article in articles]
        walked = self._road.walk(texts, [article.metadata for article in articles], language)
        n_words = np.diff(walked.read.words.first_words)
        is_scored = walked.read.is_whole & (n_words > 0)
        told = self._telling.of(walked, is_scored)
        rows = self._texts.counts(articles, told, walked.read.n_words)
        hits = self._hits.hits(articles, walked, told) if self._plan.with_hits else None
        lexicons = lexicons_of(told, self._telling.terms, len(articles))
        for number in np.flatnonzero(is_scored).tolist():
            article = articles[number]
            yield (
                article.place,
                Outcome(
                    article.raw.id,
                    rows[number],
                    hits[number] if hits is not None else "",
                    lexicons=lexicons[number],
                ),
            )
