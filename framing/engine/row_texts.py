"""The rows of counts of many articles as text: what is said of an article, a term or a count is
written once and joined."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.engine.records import SCORE_FIELDS, Record
from framing.engine.row_terms import Ints, RowTerms, ToldHits
from framing.read.byte_zones import ZONES
from framing.read.documents import RawDocument

_N_KEPT = 8  # rows that count more are written anew each time
_SCORED = np.array([zone.is_scored for zone in ZONES])


@dataclass(frozen=True, slots=True)
class Article:
    """A raw article that may be scored in a row: where it stood, its text and its metadata."""

    place: int
    raw: RawDocument
    text: str
    metadata: Metadata


class RowTexts:
    """What is written of the articles of a row: their counts, and the lexicons that hit."""

    def __init__(self, form: str, terms: RowTerms) -> None:
        self._written = _as_csv if form == "csv" else _as_json
        self._opening = "" if form == "csv" else "{"
        self._zones, *self._around_words = _tails(form)
        self._terms = terms
        self._written_terms: list[str] = []
        self._kept = np.zeros(0, np.int32)  # for each term, zone and small count its text
        self._texts: NDArray[Any] = np.zeros(0, object)

    def counts(self, articles: Sequence[Article], told: ToldHits, n_words: Ints) -> list[str]:
        """The rows of each text, in the order of `score.document`; `n_words` are those that are
        scored."""
        self._learn()
        is_scored = _SCORED[told.zones]
        ranks, zones = self._terms.ranks[told.terms[is_scored]], told.zones[is_scored]
        n_kinds = max(1, len(self._terms.known) * len(ZONES))
        kinds = ranks * len(ZONES) + zones
        cells, n = np.unique(told.hits.text[is_scored] * n_kinds + kinds, return_counts=True)
        texts, kinds = np.divmod(cells, n_kinds)
        ranks, zones = np.divmod(kinds, len(ZONES))
        middles = self._middles(self._terms.by_rank[ranks], zones, n)
        bounds = np.searchsorted(texts, np.arange(len(articles) + 1)).tolist()
        rows = []
        for number, (start, end) in enumerate(pairwise(bounds)):
            head = self._opening + self._written(_about(articles[number])) if start < end else ""
            rows.append(self._joined(head, middles[start:end], int(n_words[number])))
        return rows

    def _joined(self, head: str, middles: Sequence[str], n_words: int) -> str:
        if not middles:
            return ""
        tail = f"{self._around_words[0]}{n_words}{self._around_words[1]}"
        return f"{head}{(tail + head).join(middles)}{tail}"

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
        return f"{self._written_terms[term]}{self._zones[zone]}{n}"

    def _learn(self) -> None:
        known = self._terms.known
        for key in known[len(self._written_terms) :]:
            cells: Record = dict(zip(SCORE_FIELDS[4:8], key, strict=True))
            self._written_terms.append(self._written(cells))
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


def _about(article: Article) -> Record:
    known = article.metadata
    return {
        "document": article.raw.id,
        "outlet": known.outlet,
        "date": known.date,
        "event": known.event,
    }


def _as_csv(cells: Record) -> str:
    """Some cells of a row, each with the comma behind it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow((*cells.values(), ""))
    return out.getvalue()


def _as_json(cells: Record) -> str:
    """Some members of an object, each with the comma behind it."""
    return json.dumps(cells, ensure_ascii=False)[1:-1] + ", "


def _tails(form: str) -> tuple[list[str], str, str]:
    """What stands in a row before the count, by zone, before the number of words, and behind."""
    zones = [zone.value for zone in ZONES]
    if form == "csv":
        return [f",,{zone},,," for zone in zones], ",", "\n"
    empty = (
        '"voice": null, "distance": null, "zone": "{}", "referent": null, "speaker": null, "n": '
    )
    return [empty.format(zone) for zone in zones], ', "n_tokens": ', "}\n"
