"""The rows of counts of many articles as text: what is said of an article, a term or a count is
written once and joined."""

from __future__ import annotations

import csv
import io
import json
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.engine.records import SCORE_FIELDS, Record
from framing.match.form import Form
from framing.read.byte_zones import ZONES
from framing.read.documents import RawDocument
from framing.row_pipeline import WalkedRow

_N_KEPT = 8  # rows that count more are written anew each time
_SCORED = np.array([zone.is_scored for zone in ZONES])

_Key = tuple[str, ...]
_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Article:
    """A raw article that may be scored in a row: where it stood, its text and its metadata."""

    place: int
    raw: RawDocument
    text: str
    metadata: Metadata


class _Terms:
    """The terms that forms stand for, numbered as they are met.

    `of_form` tells the term of each form, `lexicons` the lexicon of each term among `names`,
    `by_rank` the terms in the order of the alphabet, and `ranks` where each stands in it.
    """

    def __init__(self) -> None:
        self._numbers: dict[_Key, int] = {}
        self._forms: Sequence[Form] = ()
        self._sorted: list[_Key] = []
        self.names: list[str] = []
        self.known: list[_Key] = []
        self.of_form = self.by_rank = self.ranks = self.lexicons = np.zeros(0, np.int64)

    def learn(self, forms: Sequence[Form]) -> None:
        """Take in forms not met before."""
        if forms is not self._forms:  # another language, or words forgotten: numbered anew
            self._forms, self.of_form = forms, self.of_form[:0]
        n_known = len(self.known)
        numbers = [self._number(form) for form in forms[len(self.of_form) :]]
        self.of_form = np.concatenate((self.of_form, np.array(numbers, np.int64)))
        if n_known == len(self.known):
            return
        self._put_in_order(n_known)
        self.names += sorted({key[0] for key in self.known[n_known:]}.difference(self.names))
        lexicons = [self.names.index(key[0]) for key in self.known[n_known:]]
        self.lexicons = np.concatenate((self.lexicons, np.array(lexicons, np.int64)))

    def _number(self, form: Form) -> int:
        key = (*(form.home or ("", "", "")), form.text)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self.known):
            self.known.append(key)
        return number

    def _put_in_order(self, n_known: int) -> None:
        fresh = sorted(range(n_known, len(self.known)), key=self.known.__getitem__)
        places = [bisect(self._sorted, self.known[number]) for number in fresh]
        self.by_rank = np.insert(self.by_rank, places, fresh)
        self._sorted = [self.known[number] for number in self.by_rank.tolist()]
        self.ranks = np.empty(len(self.by_rank), np.int64)
        self.ranks[self.by_rank] = np.arange(len(self.by_rank))


class RowTexts:
    """What is written of the articles of a row: their counts, and the lexicons that hit."""

    def __init__(self, form: str) -> None:
        self._written = _as_csv if form == "csv" else _as_json
        self._opening = "" if form == "csv" else "{"
        self._zones, *self._around_words = _tails(form)
        self._terms = _Terms()
        self._written_terms: list[str] = []
        self._kept = np.zeros(0, np.int32)  # for each term, zone and small count its text
        self._texts: NDArray[Any] = np.zeros(0, object)

    def of(
        self, articles: Sequence[Article], walked: WalkedRow
    ) -> tuple[list[str], list[tuple[str, ...]]]:
        """The rows of each text, in the order of `score.document`, and the lexicons that hit in it,
        in any zone."""
        self._learn(walked.forms)
        terms = self._terms.of_form[walked.hits.form]
        lexicons = self._lexicons(walked.hits.text, terms, len(articles))
        is_scored = _SCORED[walked.zones]
        kinds = self._terms.ranks[terms[is_scored]] * len(ZONES) + walked.zones[is_scored]
        n_kinds = max(1, len(self._terms.known) * len(ZONES))
        cells, n = np.unique(walked.hits.text[is_scored] * n_kinds + kinds, return_counts=True)
        texts, kinds = np.divmod(cells, n_kinds)
        ranks, zones = np.divmod(kinds, len(ZONES))
        middles = self._middles(self._terms.by_rank[ranks], zones, n)
        bounds = np.searchsorted(texts, np.arange(len(articles) + 1)).tolist()
        n_words = walked.read.n_words.tolist()
        rows = []
        for number, (start, end) in enumerate(pairwise(bounds)):
            head = self._opening + self._written(_about(articles[number])) if start < end else ""
            rows.append(self._joined(head, middles[start:end], n_words[number]))
        return rows, lexicons

    def _joined(self, head: str, middles: Sequence[str], n_words: int) -> str:
        if not middles:
            return ""
        tail = f"{self._around_words[0]}{n_words}{self._around_words[1]}"
        return f"{head}{(tail + head).join(middles)}{tail}"

    def _middles(self, terms: _Ints, zones: _Ints, n: _Ints) -> list[str]:
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

    def _learn(self, forms: Sequence[Form]) -> None:
        terms = self._terms
        terms.learn(forms)
        for key in terms.known[len(self._written_terms) :]:
            cells: Record = dict(zip(SCORE_FIELDS[4:8], key, strict=True))
            self._written_terms.append(self._written(cells))
        n_fresh = len(terms.known) * len(ZONES) * _N_KEPT - len(self._kept)
        if n_fresh:
            self._kept = np.concatenate((self._kept, np.full(n_fresh, -1, np.int32)))

    def _lexicons(self, texts: _Ints, terms: _Ints, n_texts: int) -> list[tuple[str, ...]]:
        names = self._terms.names
        pairs = np.zeros(n_texts * len(names), np.bool_)
        pairs[texts * len(names) + self._terms.lexicons[terms]] = True
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
