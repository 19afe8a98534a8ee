"""The rows of counts of many articles as text: what is said of an article, a term or a count is
written once and joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.engine.records import SCORE_FIELDS, Record
from framing.engine.row_form import Article, ScoreForm
from framing.engine.row_terms import Ints, RowTerms, ToldHits
from framing.read.byte_fronts import ZONES

_N_KEPT = 8  # rows that count more are written anew each time
_NAMES, _REST = SCORE_FIELDS[4:8], SCORE_FIELDS[8:13]


class RowTexts:
    """What is written of the counts in the articles of a row."""

    def __init__(self, form: ScoreForm, terms: RowTerms) -> None:
        self._form, self._terms = form, terms
        self._zones = [
            form.cells({**dict.fromkeys(_REST), "zone": zone.value}) + form.before_count
            for zone in ZONES
        ]
        self._written_terms: list[str] = []
        self._kept = np.zeros(0, np.int32)  # for each term, zone and small count its text
        self._texts: NDArray[Any] = np.zeros(0, object)

    def counts(self, articles: Sequence[Article], scored: ToldHits, n_words: Ints) -> list[str]:
        """The rows of each text, in the order of `score.document`, from the hits in scored zones;
        `n_words` are the words there."""
        self._learn()
        n_kinds = max(1, len(self._terms.known) * len(ZONES))
        kinds = self._terms.ranks[scored.terms] * len(ZONES) + scored.zones
        # In order by texts already, which is quicker to sort than `np.unique` knows.
        told = np.sort(scored.hits.text * n_kinds + kinds, kind="stable")
        begun = np.flatnonzero(np.diff(told, prepend=-1))
        n = np.diff(begun, append=len(told))
        texts, kinds = np.divmod(told[begun], n_kinds)
        ranks, zones = np.divmod(kinds, len(ZONES))
        middles = self._middles(self._terms.by_rank[ranks], zones, n)
        bounds = np.searchsorted(texts, np.arange(len(articles) + 1)).tolist()
        parts = zip(articles, pairwise(bounds), n_words.tolist(), strict=True)
        rows = self._form.rows
        return [rows(article, middles[start:end], own) for article, (start, end), own in parts]

    def _middles(self, terms: Ints, zones: Ints, n: Ints) -> list[str]:
        """Term, zone and count of each row as text."""
        cells = (terms * len(ZONES) + zones) * _N_KEPT + np.minimum(n, _N_KEPT) - 1
        rows = self._kept[cells]
        fresh = np.array(sorted({*cells[rows < 0].tolist()}), np.int64)
        if len(fresh):
            of = [(*divmod(cell // _N_KEPT, len(ZONES)), cell % _N_KEPT) for cell in fresh.tolist()]
            written = [self._middle(term, zone, n + 1) for term, zone, n in of]
            self._kept[fresh] = np.arange(len(self._texts), len(self._texts) + len(written))
            self._texts = np.concatenate((self._texts, np.array(written, object)))
            rows = self._kept[cells]
        middles: list[str] = self._texts[rows].tolist()
        for place in np.flatnonzero(n > _N_KEPT).tolist():
            middles[place] = self._middle(int(terms[place]), int(zones[place]), int(n[place]))
        return middles

    def _middle(self, term: int, zone: int, n: int) -> str:
        return f"{self._written_terms[term]}{self._zones[zone]}{n}{self._form.behind_count}"

    def _learn(self) -> None:
        known = self._terms.known
        for key in known[len(self._written_terms) :]:
            cells: Record = dict(zip(_NAMES, key, strict=True))
            self._written_terms.append(self._form.cells(cells))
        n_fresh = len(known) * len(ZONES) * _N_KEPT - len(self._kept)
        if n_fresh:
            self._kept = np.concatenate((self._kept, np.full(n_fresh, -1, np.int32)))


def lexicons_of(told: ToldHits, terms: RowTerms, n_texts: int) -> list[tuple[str, ...]]:
    """The lexicons that hit in each text, in any zone."""
    names = terms.names
    pairs = np.zeros(n_texts * len(names), np.bool_)
    pairs[told.hits.text * len(names) + terms.lexicons[told.terms]] = True
    found: list[list[str]] = [[] for _ in range(n_texts)]
    for pair in np.flatnonzero(pairs).tolist():
        text, number = divmod(pair, len(names))
        found[text].append(names[number])
    return [tuple(sorted(each)) for each in found]
