"""What is resampled: a group's documents, or its outlets where groups of outlets are compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from framing.compare.grouping import GroupedScores
from framing.compare.resample import Integers, Totals, resample_totals, seeded_generator
from framing.compare.tally import Tally
from framing.compare.weights import Weights, have_room
from framing.domain.comparison import CompareSettings

BY_DOCUMENT = "document-bootstrap"
BY_OUTLET = "group-bootstrap"

# How strongly a unit is expected to keep to one label, before it is looked at. A document may well
# keep to one word; an outlet has many documents, which differ.
EXPECTED_INTRACLASS = {BY_DOCUMENT: 0.5, BY_OUTLET: 0.2}


@dataclass(frozen=True)
class Sample:
    """The units of a side, each a row of labels by voices; units without a hit are left out.

    `names` are the ids of all documents, group by group, for the seed. `units` are the numbers
    of the rows among the units of their group, and `weights` its resamples; None where units of
    several groups are drawn as one.
    """

    counts: Integers
    n_units: int
    names: tuple[tuple[str, ...], ...]
    method: str
    units: Integers | None = None
    weights: Weights | None = None

    @property
    def totals(self) -> Integers:
        """Labels by voices."""
        total: Integers = self.counts.sum(axis=0)
        return total


def outlets_are_nested(groups: Sequence[GroupedScores]) -> bool:
    """Whether every outlet stands in one group only, and some group holds several.

    Then the groups are groups of outlets, and another sample would have other outlets.
    """
    outlets = [{score.metadata.outlet for score in group.scores} for group in groups]
    known = [found - {None} for found in outlets]
    n_distinct = len(set().union(*known)) if known else 0
    return sum(map(len, known)) == n_distinct and any(len(found) > 1 for found in known)


def sample_of(tally: Tally, *, is_nested: bool, minimum_clusters: int) -> Sample:
    """The units of one group: its outlets where they are nested and enough, else documents."""
    outlets = tally.tokens.outlets
    if not is_nested or None in outlets or len(set(outlets)) < minimum_clusters:
        return documents_of(tally.group, tally.counts, tally.documents)
    known = sorted({str(outlet) for outlet in outlets})
    rows = np.array([known.index(str(outlets[number])) for number in tally.documents], dtype=int)
    summed = np.zeros((len(known), *tally.counts.shape[1:]), dtype=np.int64)
    np.add.at(summed, rows, tally.counts)
    units = np.flatnonzero(summed.any(axis=(1, 2)))
    names, weights = (tally.group.group.documents,), tally.group.weights
    return Sample(summed[units], len(known), names, BY_OUTLET, units, weights)


def documents_of(group: GroupedScores, counts: Integers, documents: Integers) -> Sample:
    """The documents of a group as units. `counts` has those of these numbers, the only ones with
    a hit."""
    names = group.group.documents
    return Sample(counts, len(names), (names,), BY_DOCUMENT, documents, group.weights)


def pooled(samples: Sequence[Sample]) -> Sample:
    """The units of several sides as one."""
    return Sample(
        np.concatenate([sample.counts for sample in samples]),
        sum(sample.n_units for sample in samples),
        tuple(names for sample in samples for names in sample.names),
        BY_OUTLET if any(one.method == BY_OUTLET for one in samples) else BY_DOCUMENT,
    )


def draw_totals(sample: Sample, settings: CompareSettings) -> Totals:
    """Labels by voices by resamples."""
    n_rows, *shape = sample.counts.shape
    flat = sample.counts.reshape(n_rows, math.prod(shape))
    seed, n_resamples = settings.seed, settings.n_resamples
    if sample.weights is None or sample.units is None or not have_room(sample.n_units, n_resamples):
        generator = seeded_generator(seed, _joined(sample.names))
        totals = resample_totals(
            flat, n_units=sample.n_units, n_resamples=n_resamples, generator=generator
        ).T
    else:
        totals = sample.weights.totals(
            flat, sample.units, n_units=sample.n_units, seed=seed, n_resamples=n_resamples
        )
    return totals.reshape(*shape, n_resamples)


def _joined(names: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return names[0] if len(names) == 1 else tuple(chain.from_iterable(names))
