"""The counts of a group as numbers: each different one looked at once, then only arrays."""

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
from framing.domain.score import DocumentScore, LabelCount, LabelKey

Numbers = NDArray[np.int64]
_VOICES, _ZONES = tuple(Voice), tuple(Zone)


@dataclass(frozen=True, slots=True)
class CountTable:
    """The counts of a group's documents: each different one once, and where it stands.

    `documents` and `numbers` are parallel: the number of the document within the group, and the
    number of the count in `counts`. A store gives like counts of several documents as one object;
    others are taken as they come.
    """

    counts: tuple[LabelCount, ...]
    documents: NDArray[np.int64]
    numbers: NDArray[np.int64]

    @classmethod
    def of(cls, scores: Sequence[DocumentScore]) -> CountTable:
        """The table of some documents, its counts in the order in which they are met."""
        counts = list(chain.from_iterable(score.counts for score in scores))
        ids = np.fromiter(map(id, counts), dtype=np.int64, count=len(counts))
        _, firsts, places = np.unique(ids, return_index=True, return_inverse=True)
        order = np.argsort(firsts)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        documents = np.repeat(np.arange(len(scores)), [len(score.counts) for score in scores])
        return cls(tuple(counts[at] for at in firsts[order].tolist()), documents, rank[places])

    def totals(self) -> Iterator[tuple[LabelKey, int]]:
        """Each key with how often it is counted; the same key may come more than once."""
        times = np.bincount(self.numbers, minlength=len(self.counts)).tolist()
        return ((one.key, one.n * n) for one, n in zip(self.counts, times, strict=True))


@dataclass(frozen=True, slots=True)
class ContrastRows:
    """The counts of one contrast in one group, a row each, as parallel arrays.

    `documents` are numbers within the group, in order; `labels` are columns of the contrast,
    -1 for a label that it does not have; `voices` and `zones` are places in `Voice` and `Zone`,
    `referents` places in the `referents` of the `CodedCounts`.
    """

    documents: Numbers
    numbers: Numbers
    labels: Numbers
    voices: Numbers
    zones: Numbers
    referents: Numbers
    n: Numbers
    is_distant: NDArray[np.bool_]


_NONE = np.zeros(0, dtype=np.int64)
_NO_ROWS = ContrastRows(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, np.zeros(0, dtype=bool))


@dataclass(frozen=True, slots=True)
class CodedCounts:
    """The counts of a group, those of a contrast together. `referents` are the different ones."""

    table: CountTable
    referents: tuple[str | None, ...]
    _labels: dict[str, int]
    _columns: Numbers
    _order: Numbers
    _places: dict[tuple[str, str], tuple[int, int]]

    def of(self, lexicon: str, contrast: Contrast) -> ContrastRows:
        """The counts of a contrast, of which there may be none."""
        start, end = self._places.get((lexicon, contrast.id), (0, 0))
        if start == end:
            return _NO_ROWS
        rows = self._order[start:end]
        numbers = self.table.numbers[rows]
        labels, voices, zones, referents, n, is_distant = self._columns[:, numbers]
        column_of = np.full(len(self._labels), -1)
        for column, label in enumerate(contrast.labels):
            if label.id in self._labels:
                column_of[self._labels[label.id]] = column
        documents, of_labels = self.table.documents[rows], column_of[labels]
        return ContrastRows(
            documents, numbers, of_labels, voices, zones, referents, n, is_distant.astype(bool)
        )


def coded_counts(table: CountTable) -> CodedCounts:
    """The counts of a table as numbers."""
    contrasts: dict[tuple[str, str], int] = {}
    labels: dict[str, int] = {}
    referents: dict[str | None, int] = {}
    voices, zones = ({id(one): n for n, one in enumerate(all_)} for all_ in (_VOICES, _ZONES))
    found = [
        (
            contrasts.setdefault((count.key.lexicon, count.key.contrast), len(contrasts)),
            labels.setdefault(count.key.label, len(labels)),
            voices[id(count.key.voice)],
            zones[id(count.key.zone)],
            referents.setdefault(count.key.referent, len(referents)),
            count.n,
            count.key.distance is not None,
        )
        for count in table.counts
    ]
    coded = np.array(found, dtype=np.int64).reshape(-1, 7).T
    of_each = coded[0][table.numbers]
    order = np.argsort(of_each, kind="stable")
    ends = np.cumsum(np.bincount(of_each, minlength=len(contrasts))).tolist()
    places = dict(zip(contrasts, zip([0, *ends], ends, strict=False), strict=True))
    return CodedCounts(table, tuple(referents), labels, coded[1:], order, places)


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
