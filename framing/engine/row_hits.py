"""The hits of many articles as JSON Lines, one record each, as `records.hit_records` has them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise, repeat

import numpy as np

from framing.engine.records import SCHEMA
from framing.engine.row_form import Article
from framing.engine.row_terms import RowTerms, ToldHits
from framing.read.byte_fronts import ZONES
from framing.read.byte_words import ByteWords
from framing.row_pipeline import WalkedRow

_quoted = json.JSONEncoder(ensure_ascii=False).encode
_UNTOLD = '"voice": null, "distance": null, "zone": "{}", "voice_confidence": null, "speaker": null, "speaker_confidence": null, "cue": null, "referent": null, "sentence": '


class RowHitTexts:
    """What is written of the hits in the articles of a row."""

    def __init__(self, terms: RowTerms, *, marks_negated: bool) -> None:
        self._terms = terms
        self._marks_negated = marks_negated
        self._written: list[str] = []  # what stands between the words and the sentence
        self._words: dict[str, str] = {}

    def hits(self, articles: Sequence[Article], walked: WalkedRow, told: ToldHits) -> list[str]:
        """The records of each text."""
        self._learn()
        hits = told.hits
        bounds = np.searchsorted(hits.text, np.arange(len(articles) + 1)).tolist()
        written, marks = self._written, self._marks(told)
        kinds = (told.terms * len(ZONES) + told.zones).tolist()
        columns = (hits.start.tolist(), hits.stop.tolist(), kinds)
        records = [
            f'{start}, "end": {stop}, "text": {words}, {written[kind]}{sentence}, "line": {line}, "column": {column}{mark}'
            for start, stop, kind, words, sentence, line, column, mark in zip(
                *columns,
                self._quoted_words(articles, told, bounds),
                _sentences(walked, told),
                *_lines_and_columns(walked.read.words, told),
                marks,
                strict=True,
            )
        ]
        rows: list[str] = []
        for article, (first, end) in zip(articles, pairwise(bounds), strict=True):
            head = f'{{"schema": {SCHEMA}, "document": {_quoted(article.raw.id)}, "start": '
            own = records[first:end]
            rows.append(f"{head}{head.join(own)}" if own else "")
        return rows

    def _quoted_words(
        self, articles: Sequence[Article], told: ToldHits, bounds: list[int]
    ) -> list[str]:
        """The words of each hit, quoted."""
        starts, stops = told.hits.start.tolist(), told.hits.stop.tolist()
        words: list[str] = []
        for article, (first, end) in zip(articles, pairwise(bounds), strict=True):
            text = article.text.decode() if first < end else ""
            words += [text[a:b] for a, b in zip(starts[first:end], stops[first:end], strict=True)]
        if len(self._words) > _MAX_WORDS_KEPT:
            self._words.clear()
        for each in {*words}.difference(self._words):
            self._words[each] = _quoted(each)
        known = self._words
        return [known[each] for each in words]

    def _marks(self, told: ToldHits) -> list[str] | repeat[str]:
        """What ends each record."""
        if told.is_negated is None or not self._marks_negated:
            return ["}\n"] * len(told.terms)
        ends = ', "is_negated": false}\n', ', "is_negated": true}\n'
        return [ends[is_negated] for is_negated in told.is_negated.tolist()]

    def _learn(self) -> None:
        for lexicon, contrast, label, term in self._terms.known[len(self._written) // len(ZONES) :]:
            cells = {"lexicon": lexicon, "contrast": contrast, "label": label, "term": term}
            named = _quoted(cells)[1:-1]
            self._written += [f"{named}, {_UNTOLD.format(zone.value)}" for zone in ZONES]


_MAX_WORDS_KEPT = 100_000


def _sentences(walked: WalkedRow, told: ToldHits) -> list[str]:
    """The sentence of each hit, quoted."""
    starts, ends = walked.sentences(told.hits)
    is_other = np.diff(starts, prepend=-1) != 0
    data = walked.read.words.data
    bounds = zip(starts[is_other].tolist(), ends[is_other].tolist(), strict=True)
    written = [_quoted(data[start:end].decode()) for start, end in bounds]
    return [written[number] for number in (np.cumsum(is_other) - 1).tolist()]


def _lines_and_columns(words: ByteWords, told: ToldHits) -> tuple[list[int], list[int]]:
    """The line and the column of each hit, from 1, the column in code points."""
    hits = told.hits
    ends = words.lines
    is_half = (words.view[ends] == ord("\r")) & (words.view[ends + 1] == ord("\n"))
    ends = ends[~is_half]
    places = words.starts[hits.word]
    n_above = np.searchsorted(ends, places)
    begun = ends[n_above - 1] + 1
    lines = n_above - np.searchsorted(ends, words.first[hits.text]) + 1
    columns = hits.start - words.chars(begun, hits.text) + 1
    return lines.tolist(), columns.tolist()
