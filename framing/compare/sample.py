"""What is resampled: a group's documents, or its outlets where groups of outlets are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.grouping import GroupedScores
from framing.compare.resample import Floats, Integers, resample_totals, seeded_generator
from framing.compare.tally import Tally
from framing.domain.comparison import CompareSettings

BY_DOCUMENT = "document-bootstrap"
BY_OUTLET = "group-bootstrap"


@dataclass(frozen=True, slots=True)
class Sample:
    """The units of a side, each a row of labels by voices; units without a hit are left out.

    `n_holding` is how many units have a hit of the contrast, by voice. `names` are the ids of
    all units, for the seed.
    """

    counts: Integers
    n_units: int
    names: tuple[str, ...]
    method: str

    @property
    def totals(self) -> Integers:
        """Labels by voices."""
        total: Integers = self.counts.sum(axis=0)
        return total

    @property
    def n_holding(self) -> Integers:
        """By voice."""
        holding: Integers = (self.counts.sum(axis=1) > 0).sum(axis=0)
        return holding

    @property
    def n_effective(self) -> Floats:
        """Labels by voices: how many units the interval of a share really rests on.

        The lesser of two: Kish's number (sum m)^2 / sum m^2 over the units' hits of the
        contrast, which one long unit brings near 1; and one more than the degrees of freedom
        of the variance of the units' residuals, 2 / cv^2, which few units with all hits of a
        rare label bring down.

        Source: Kish 1965, "Survey Sampling"; Satterthwaite 1946, "An approximate distribution
        of estimates of variance components".
        """
        hits = self.counts.sum(axis=1, keepdims=True).astype(np.float64)
        totals = hits.sum(axis=0)
        kish = totals**2 / np.maximum((hits**2).sum(axis=0), 1)
        shares = self.counts.sum(axis=0) / np.maximum(totals, 1)
        squares = (self.counts - shares * hits) ** 2
        sum_squared = squares.sum(axis=0) ** 2
        spread = (squares**2).sum(axis=0) - sum_squared / np.maximum(self.n_holding, 1)
        degrees = np.full(spread.shape, np.inf)
        np.divide(2 * sum_squared, spread, out=degrees, where=spread > 1e-9 * sum_squared)
        effective: Floats = np.minimum(kish, degrees + 1)
        return effective


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
    names = tuple(score.document for score in tally.group.scores)
    if not is_nested or None in outlets or len(set(outlets)) < minimum_clusters:
        return Sample(tally.counts, len(names), names, BY_DOCUMENT)
    known = sorted({str(outlet) for outlet in outlets})
    rows = np.array([known.index(str(outlets[number])) for number in tally.documents], dtype=int)
    summed = np.zeros((len(known), *tally.counts.shape[1:]), dtype=np.int64)
    np.add.at(summed, rows, tally.counts)
    return Sample(summed[summed.any(axis=(1, 2))], len(known), names, BY_OUTLET)


def pooled(samples: Sequence[Sample]) -> Sample:
    """The units of several sides as one."""
    methods = {sample.method for sample in samples}
    return Sample(
        np.concatenate([sample.counts for sample in samples]),
        sum(sample.n_units for sample in samples),
        tuple(sorted(name for sample in samples for name in sample.names)),
        BY_OUTLET if BY_OUTLET in methods else BY_DOCUMENT,
    )


def draw_totals(sample: Sample, settings: CompareSettings) -> Floats:
    """Resamples by labels by voices."""
    n_labels, n_voices = sample.counts.shape[1:]
    flat = sample.counts.reshape(len(sample.counts), n_labels * n_voices)
    totals = resample_totals(
        flat,
        n_units=sample.n_units,
        n_resamples=settings.n_resamples,
        generator=seeded_generator(settings.seed, sample.names),
    )
    return totals.reshape(settings.n_resamples, n_labels, n_voices)
