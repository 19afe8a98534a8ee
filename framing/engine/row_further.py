"""Rows of many articles beyond the counts, as `score_rows.further_rows` has them: zeros, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.domain.lexicon import Lexicon
from framing.engine.records import SCORE_FIELDS
from framing.engine.row_form import Article, ScoreForm
from framing.engine.row_terms import Flags, Ints, Key, RowTerms, ToldHits
from framing.engine.score_rows import MATCHED, UNMATCHED, Rows, zero_terms
from framing.pipeline import Road

_CELLS = SCORE_FIELDS[4:-1]


class FurtherRows:
    """What is written of articles besides their counts, where it is asked for."""

    def __init__(self, form: ScoreForm, terms: RowTerms, road: Road, rows: Rows) -> None:
        self._form, self._terms, self._road, self._rows = form, terms, road, rows
        self._by_language: dict[str, tuple[list[str], _Zeros]] = {}

    def of(
        self, articles: Sequence[Article], scored: ToldHits, n_words: Ints, first_words: Ints
    ) -> list[str]:
        """The rows of each text, all of one language, from the hits in scored zones; `n_words` are
        the words there, `first_words` the number of the first word of each text."""
        if not articles or self._rows == Rows():
            return [""] * len(articles)
        applied, zeros = self._applied(articles[0].metadata.language)
        covered = self._covered(applied, scored, first_words) if self._rows.with_coverage else None
        found = zeros.places(self._terms)[scored.terms]
        bounds = np.searchsorted(scored.hits.text, np.arange(len(articles) + 1)).tolist()
        rows: list[str] = []
        for number, (start, end) in enumerate(pairwise(bounds)):
            own = int(n_words[number])
            middles = zeros.without(found[start:end])
            if covered is not None:
                middles += self._coverage(applied, covered[:, number].tolist(), own)
            rows.append(self._form.rows(articles[number], middles, own))
        return rows

    def _applied(self, language: str) -> tuple[list[str], _Zeros]:
        """The ids of the lexicons applied in a language, and the zeros that they may have."""
        known = self._by_language.get(language)
        if known is None:
            left_out = self._road.matcher.left_out_for(language)
            lexicons = [each for each in self._road.lexicons if each.id not in left_out]
            zeros = _Zeros(self._form, lexicons, self._rows.zeros)
            known = self._by_language[language] = ([each.id for each in lexicons], zeros)
        return known

    def _covered(self, applied: list[str], scored: ToldHits, first_words: Ints) -> Ints:
        """How many words of each text stand in hits of each lexicon, and, last, of any."""
        hits, n = scored.hits, scored.hits.end - scored.hits.word
        behind = np.cumsum(n)
        words = np.repeat(hits.word - behind + n, n) + np.arange(int(n.sum()))
        lexicons = np.repeat(self._terms.lexicons[scored.terms], n)
        names = self._terms.names
        by_name = [
            words[lexicons == names.index(id)] if id in names else words[:0] for id in applied
        ]
        return np.array([_by_text(each, first_words) for each in (*by_name, words)])

    def _coverage(self, applied: list[str], covered: list[int], n_words: int) -> Iterator[str]:
        for lexicon, n in zip((*applied, None), covered, strict=True):
            for label, counted in ((MATCHED, n), (UNMATCHED, n_words - n)):
                yield _middle(self._form, lexicon=lexicon, label=label, n=counted)


class _Zeros:
    """The rows of zeros that articles may have, in order, by what they count."""

    def __init__(self, form: ScoreForm, lexicons: Iterable[Lexicon], zeros: str) -> None:
        self._is_of_terms = zeros == "terms"
        self._places: dict[Key, int] = {}
        middles: list[str] = []
        for key in _keys_of_zeros(lexicons, zeros):
            self._places[key] = len(middles)
            names = dict(zip(_CELLS, key, strict=False))
            middles.append(_middle(form, **names, n=0))
        self._middles: NDArray[Any] = np.array(middles, object)
        self._of_terms = np.zeros(0, np.int64)

    def places(self, terms: RowTerms) -> Ints:
        """For each term which of the zeros it takes away, -1 where it is none of them."""
        fresh = terms.known[len(self._of_terms) :]
        if fresh:
            n = 4 if self._is_of_terms else 3
            places = [self._places.get(key[:n], -1) for key in fresh]
            self._of_terms = np.concatenate((self._of_terms, np.array(places, np.int64)))
        return self._of_terms

    def without(self, found: Ints) -> list[str]:
        """The middles of the rows of an article in which these were found."""
        is_zero: Flags = np.ones(len(self._middles), np.bool_)
        is_zero[found[found >= 0]] = False
        middles: list[str] = self._middles[is_zero].tolist()
        return middles


def _keys_of_zeros(lexicons: Iterable[Lexicon], zeros: str) -> Iterator[Key]:
    for lexicon in lexicons if zeros else ():
        for contrast in lexicon.contrasts:
            for label in contrast.labels:
                home = (lexicon.id, contrast.id, label.id)
                yield from (
                    ((*home, term) for term in zero_terms(label)) if zeros == "terms" else (home,)
                )


def _middle(form: ScoreForm, **cells: object) -> str:
    return form.cells({**dict.fromkeys(_CELLS), **cells})


def _by_text(words: Ints, first_words: Ints) -> Ints:
    """How many different words of each text are among these."""
    ordered = np.sort(words)
    distinct = ordered[np.diff(ordered, prepend=-1) > 0]
    return np.diff(np.searchsorted(distinct, first_words))
