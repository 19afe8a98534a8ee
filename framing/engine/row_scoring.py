"""Articles scored many at a time, without voice: the same outcomes as one by one, as text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from framing.domain.folding import fold
from framing.engine.outcomes import Outcome, ScoringPlan, words_key
from framing.engine.row_form import Article, ScoreForm
from framing.engine.row_further import FurtherRows
from framing.engine.row_hits import RowHitTexts
from framing.engine.row_terms import HitTelling
from framing.engine.row_texts import RowTexts, lexicons_of
from framing.engine.score_rows import Rows
from framing.pipeline import Road
from framing.read.byte_fronts import ZONES
from framing.read.byte_words import ByteWords
from framing.read.documents import RawDocument, record_metadata
from framing.read.segment import parts_articles
from framing.row_pipeline import RowRoad

_FRONT_MATTER = b"---"
_SCORED = np.array([zone.is_scored for zone in ZONES])
# An allocator that has seen so many bytes come and go (that of glibc) keeps those of arrays at
# hand when they are freed; it would give them back and ask for them anew with every row.
_N_HELD = 31 << 20


def _make_room() -> None:
    """Have the allocator keep what it is given back. Nothing of this is touched, nor takes memory.

    What goes beyond its first bound tells it the next one, to twice which it then grows at once.
    """
    bytes(_N_HELD)
    _ = [np.empty(_N_HELD - (1 << 20), np.uint8) for _ in range(2)]


class RowScorer:
    """Scores what it can of many raw articles at once."""

    def __init__(self, road: Road, plan: ScoringPlan) -> None:
        self._road, self._plan, self._matcher = RowRoad(road), plan, road.matcher
        self._telling = HitTelling(
            plan.levels,
            in_order=plan.with_hits,
            looks_for_negation=plan.marks_negated,
            with_negated=plan.with_negated,
        )
        form, terms = ScoreForm(plan.score_form), self._telling.terms
        self._counts = RowTexts(form, terms)
        self._further = FurtherRows(form, terms, road, plan.rows)
        self._hits = RowHitTexts(terms, marks_negated=plan.marks_negated)
        _make_room()

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
        if raw.kind != "txt" or not raw.line:
            return None
        text = raw.content if isinstance(raw.content, bytes) else raw.content.encode()
        if text.startswith(_FRONT_MATTER):
            return None
        metadata = record_metadata(raw, self._plan.settings)
        if parts_articles(metadata.language):
            return None
        return Article(place, raw, text, metadata)

    def _score_row(self, articles: list[Article], language: str) -> Iterator[tuple[int, Outcome]]:
        texts = [article.text for article in articles]
        metadata = [article.metadata for article in articles]
        with_silent = self._plan.rows != Rows()
        walked = self._road.walk(texts, metadata, language, with_silent=with_silent)
        read, words = walked.read, walked.read.words
        first_words = words.first_words
        is_scored = read.is_whole & (np.diff(first_words) > 0)
        told = self._telling.of(walked, is_scored)
        scored = told.only(_SCORED[told.zones])
        counts = self._counts.counts(articles, scored, read.n_words)
        further = self._further.of(articles, scored, read.n_words, first_words)
        hits = self._hits.hits(articles, walked, told) if self._plan.with_hits else None
        lexicons = lexicons_of(told, self._telling.terms, len(articles))
        keys = self._words_keys(words, first_words.tolist())
        is_other = not self._matcher.applies_to(language)
        for number in np.flatnonzero(is_scored).tolist():
            article = articles[number]
            scores = counts[number] + further[number]
            found = hits[number] if hits is not None else ""
            yield (
                article.place,
                Outcome(
                    article.raw.id,
                    scores,
                    found,
                    keys[number],
                    lexicons=lexicons[number],
                    is_in_other_language=is_other,
                    has_odd_date=article.metadata.has_odd_date,
                ),
            )

    def _words_keys(self, words: ByteWords, first_words: list[int]) -> list[str]:
        """What tells apart the words of each text, where somebody asks."""
        if not self._plan.with_words_key:
            return [""] * (len(first_words) - 1)
        return [self._words_key(words, *bounds) for bounds in pairwise(first_words)]

    def _words_key(self, words: ByteWords, first: int, end: int) -> str:
        bounds = zip(words.starts[first:end].tolist(), words.ends[first:end].tolist(), strict=True)
        joined = b" ".join([words.data[start:stop] for start, stop in bounds]).decode()
        return words_key(map(fold, joined.split(" ")))
