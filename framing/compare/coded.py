"""The counts of a corpus as numbers: each different one looked at once, then only arrays."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from framing.domain.attribution import Voice
from framing.domain.document import Zone
from framing.domain.lexicon import Contrast
from framing.domain.score import DocumentScore, LabelKey

Numbers = NDArray[np.int64]
_VOICES, _ZONES = tuple(Voice), tuple(Zone)


@dataclass(frozen=True, slots=True)
class ContrastRows:
    """The counts of one contrast in some documents, a row each, as parallel arrays.

    `documents` are numbers among these, in order; `keys` and `referents` are places in those of
    the `CodedCorpus`, `voices` and `zones` in `Voice` and `Zone`; `labels` are columns of the
    contrast, -1 for a label that it does not have.
    """

    documents: Numbers
    keys: Numbers
    labels: Numbers
    voices: Numbers
    zones: Numbers
    referents: Numbers
    n: Numbers
    is_distant: NDArray[np.bool_]

    def part(self, rows: slice, documents: Numbers) -> ContrastRows:
        """Some of the rows, with other numbers of their documents."""
        return ContrastRows(
            documents,
            self.keys[rows],
            self.labels[rows],
            self.voices[rows],
            self.zones[rows],
            self.referents[rows],
            self.n[rows],
            self.is_distant[rows],
        )


_NONE = np.zeros(0, dtype=np.int64)
_NO_ROWS = ContrastRows(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, np.zeros(0, dtype=bool))


class CodedCorpus:
    """The counts of some documents, of which groups are taken by their places.

    A store gives like keys of several documents as one object, which is looked at once; others are
    taken as they come.
    """

    def __init__(self, scores: Sequence[DocumentScore]) -> None:
        counts = list(chain.from_iterable(score.counts for score in scores))
        self._ends = np.cumsum([0, *(len(score.counts) for score in scores)])
        self._n = np.array([count.n for count in counts], dtype=np.int64)
        self.keys, self._of_rows = _different([count.key for count in counts])
        self.labels: dict[str, int] = {}
        self._contrasts: dict[tuple[str, str], int] = {}
        referents: dict[str | None, int] = {}
        self._columns = self._coded(referents)
        self.referents = tuple(referents)

    def of(self, places: Numbers) -> CodedCounts:
        """The counts of the documents at these places, in this order."""
        rows, sizes = self._rows_of(places)
        keys, n = self._of_rows[rows], self._n[rows]
        contrasts = self._columns[0][keys]
        # Numbers of few bits are sorted by counting.
        few_bits = contrasts.astype(np.min_scalar_type(len(self._contrasts)))
        order = np.argsort(few_bits, kind="stable")
        ends = np.cumsum(np.bincount(contrasts, minlength=len(self._contrasts))).tolist()
        bounds = dict(zip(self._contrasts, zip([0, *ends], ends, strict=False), strict=True))
        documents = np.repeat(np.arange(len(places)), sizes)[order]
        columns = self._columns[1:, keys[order]]
        return CodedCounts(self, documents, keys[order], n[order], columns, bounds)

    def totals(self, places: Numbers) -> Iterator[tuple[LabelKey, int]]:
        """Each key of these documents with how often it is counted; like ones may come one by one."""
        rows, _ = self._rows_of(places)
        n = np.bincount(self._of_rows[rows], weights=self._n[rows]).astype(np.int64)
        keys = np.flatnonzero(n)
        named = (self.keys[key] for key in keys.tolist())
        return zip(named, n[keys].tolist(), strict=True)

    def _rows_of(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Where the counts of these documents stand, one after another, and how many each has."""
        starts, sizes = self._ends[places], self._ends[places + 1] - self._ends[places]
        return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum()), sizes

    def _coded(self, referents: dict[str | None, int]) -> Numbers:
        """Contrast, label, voice, zone, referent, and whether at a distance, of each key."""
        contrasts, labels = self._contrasts, self.labels
        voices, zones = ({id(one): n for n, one in enumerate(all_)} for all_ in (_VOICES, _ZONES))
        found = [
            (
                contrasts.setdefault((key.lexicon, key.contrast), len(contrasts)),
                labels.setdefault(key.label, len(labels)),
                voices[id(key.voice)],
                zones[id(key.zone)],
                referents.setdefault(key.referent, len(referents)),
                key.distance is not None,
            )
            for key in self.keys
        ]
        return np.array(found, dtype=np.int64).reshape(-1, 6).T


def _different(keys: Sequence[LabelKey]) -> tuple[list[LabelKey], Numbers]:
    """The different objects in the order in which they are met, and the place of each."""
    ids = np.fromiter(map(id, keys), dtype=np.int64, count=len(keys))
    _, firsts, places = np.unique(ids, return_index=True, return_inverse=True)
    order = np.argsort(firsts)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return [keys[at] for at in firsts[order].tolist()], rank[places]


@dataclass(frozen=True, slots=True)
class CodedCounts:
    """The counts of some documents as parallel arrays, those of a contrast together."""

    corpus: CodedCorpus
    _documents: Numbers
    _keys: Numbers
    _n: Numbers
    _columns: Numbers
    _bounds: dict[tuple[str, str], tuple[int, int]]

    def of(self, lexicon: str, contrast: Contrast) -> ContrastRows:
        """The counts of a contrast, of which there may be none."""
        start, end = self._bounds.get((lexicon, contrast.id), (0, 0))
        if start == end:
            return _NO_ROWS
        labels, voices, zones, referents, is_distant = self._columns[:, start:end]
        known = self.corpus.labels
        column_of = np.full(len(known), -1)
        for column, label in enumerate(contrast.labels):
            if label.id in known:
                column_of[known[label.id]] = column
        documents, keys, n = (one[start:end] for one in (self._documents, self._keys, self._n))
        return ContrastRows(
            documents, keys, column_of[labels], voices, zones, referents, n, is_distant.astype(bool)
        )


def met(documents: Numbers) -> tuple[Numbers, Numbers]:
    """The different numbers of documents, which are in order, and for each the place of its own."""
    is_first = np.ones(len(documents), dtype=bool)
    np.not_equal(documents[1:], documents[:-1], out=is_first[1:])
    return documents[is_first], np.cumsum(is_first) - 1


def summed(places: tuple[Numbers, ...], n: Numbers, shape: tuple[int, ...]) -> Numbers:
    """An array of this shape with every `n` added at its place."""
    flat = np.ravel_multi_index(places, shape)
    # Sums of whole numbers, which floats hold exactly.
    totals = np.bincount(flat, weights=n, minlength=math.prod(shape))
    return totals.astype(np.int64).reshape(shape)
