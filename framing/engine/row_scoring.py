"""Articles scored many at a time, without voice: the same outcomes as one by one, as text."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.engine.outcomes import Outcome, ScoringPlan
from framing.engine.records import SCORE_FIELDS, Record
from framing.match.form import Form
from framing.pipeline import Road
from framing.read.byte_zones import ZONES
from framing.read.documents import RawDocument, record_metadata
from framing.read.segment import parts_articles
from framing.row_pipeline import RowRoad, WalkedRow

_FRONT_MATTER = "---"


@dataclass(frozen=True, slots=True)
class _Article:
    """A raw article that may be scored in a row: where it stood, its text and its metadata."""

    place: int
    raw: RawDocument
    text: str
    metadata: Metadata


class RowScorer:
    """Scores what it can of many raw articles at once."""

    def __init__(self, road: Road, plan: ScoringPlan) -> None:
        self._road, self._plan = RowRoad(road), plan
        self._texts = _RowTexts(plan.score_form)

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
        by_language: dict[str, list[_Article]] = {}
        for place, raw in enumerate(raws):
            article = self._article(place, raw) if raw is not None else None
            if article is not None:
                by_language.setdefault(article.metadata.language, []).append(article)
        outcomes: dict[int, Outcome] = {}
        for language in sorted(by_language):
            outcomes.update(self._score_row(by_language[language], language))
        return outcomes

    def _article(self, place: int, raw: RawDocument) -> _Article | None:
        """The article, None where it is no plain text of a record."""
        text = raw.content
        if raw.kind != "txt" or not raw.line or isinstance(text, bytes):
            return None
        if text.startswith(_FRONT_MATTER):
            return None
        metadata = record_metadata(raw, self._plan.settings)
        if parts_articles(metadata.language):
            return None
        return _Article(place, raw, text, metadata)

    def _score_row(self, articles: list[_Article], language: str) -> Iterator[tuple[int, Outcome]]:
        texts = [article.text for article in articles]
        walked = self._road.walk(texts, [article.metadata for article in articles], language)
        n_words = np.diff(walked.read.words.first_words)
        is_scored = walked.read.is_whole & (n_words > 0)
        rows = self._texts.of(articles, walked)
        lexicons = _lexicons(walked, len(articles))
        for number in np.flatnonzero(is_scored).tolist():
            article = articles[number]
            yield article.place, Outcome(article.raw.id, rows[number], lexicons=lexicons[number])


def _lexicons(walked: WalkedRow, n_texts: int) -> list[tuple[str, ...]]:
    """The lexicons that hit in each text, in any zone."""
    names = sorted({form.home[0] for form in walked.forms if form.home})
    numbers = {name: number for number, name in enumerate(names)}
    of_form = np.array([numbers[form.home[0]] if form.home else 0 for form in walked.forms], int)
    pairs = np.flatnonzero(np.bincount(walked.hits.text * len(names) + of_form[walked.hits.form]))
    found: list[tuple[str, ...]] = [()] * n_texts
    for pair in pairs.tolist():
        text, number = divmod(pair, len(names))
        found[text] = (*found[text], names[number])
    return found


class _RowTexts:
    """The rows of counts as text. What is said of a term is written once."""

    def __init__(self, form: str) -> None:
        self._written = _as_csv if form == "csv" else _as_json
        self._keys: dict[_Key, int] = {}
        self._forms: Sequence[Form] = ()
        self._key_of_form: list[int] = []
        self._known: list[_Key] = []
        self._terms: list[str] = []
        self._opening = "" if form == "csv" else "{"
        self._tails = _tails(form)

    def of(self, articles: Sequence[_Article], walked: WalkedRow) -> list[str]:
        """The rows of each text, in the order of `score.document`."""
        self._learn(walked.forms)
        is_scored = np.array([zone.is_scored for zone in ZONES])[walked.zones]
        texts, zones = walked.hits.text[is_scored], walked.zones[is_scored]
        keys = np.array(self._key_of_form, np.int64)[walked.hits.form[is_scored]]
        met, places = np.unique(keys, return_inverse=True)
        order = np.array(sorted(met.tolist(), key=self._known.__getitem__), np.int64)
        rank = np.empty(len(met), np.int64)
        rank[np.searchsorted(met, order)] = np.arange(len(met))
        cells = (texts * len(met) + rank[places]) * len(ZONES) + zones
        cells, n = np.unique(cells, return_counts=True)
        cells, zones = np.divmod(cells, len(ZONES))
        texts, ranks = np.divmod(cells, max(1, len(met)))
        return self._texts(articles, walked, (texts, order[ranks], zones, n))

    def _texts(
        self, articles: Sequence[_Article], walked: WalkedRow, counts: tuple[_Ints, ...]
    ) -> list[str]:
        heads = [self._opening + self._written(_about(article)) for article in articles]
        n_words = [f"{self._tails[1]}{n}{self._tails[2]}" for n in walked.read.n_words.tolist()]
        terms, zones = self._terms, self._tails[0]
        rows = [
            f"{heads[text]}{terms[key]}{zones[zone]}{n}{n_words[text]}"
            for text, key, zone, n in zip(*(each.tolist() for each in counts), strict=True)
        ]
        bounds = np.searchsorted(counts[0], np.arange(len(articles) + 1)).tolist()
        return ["".join(rows[start:end]) for start, end in pairwise(bounds)]

    def _learn(self, forms: Sequence[Form]) -> None:
        """Write what is said of the terms of forms not met before."""
        if forms is not self._forms:  # another language, or words forgotten: numbered anew
            self._forms, self._key_of_form = forms, []
        for form in forms[len(self._key_of_form) :]:
            key = (*(form.home or ("", "", "")), form.text)
            number = self._keys.setdefault(key, len(self._keys))
            if number == len(self._known):
                self._known.append(key)
                cells: Record = dict(zip(SCORE_FIELDS[4:8], key, strict=True))
                self._terms.append(self._written(cells))
            self._key_of_form.append(number)


_Key = tuple[str, ...]
_Ints = NDArray[np.int64]


def _about(article: _Article) -> Record:
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
