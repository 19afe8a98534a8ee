"""Effects: each group against the others, for each label and voice, with everything shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.compare.differences import At, Differences
from framing.compare.estimates import Booleans
from framing.compare.evidence import Evidence, Spread, spreads_of
from framing.compare.measures.many import (
    Counts,
    g2_four_cell,
    g2_two_cell,
    log_odds,
    log_ratio,
    p_values_of,
    recover_difference,
)
from framing.compare.measures.multiple import benjamini_hochberg
from framing.compare.rates import LINEARISED, SCORED, rate_limits
from framing.compare.resample import Floats
from framing.compare.tally import VOICES, Tally
from framing.domain.comparison import CompareSettings, Effect
from framing.domain.lexicon import Contrast

THE_REST = "(the rest)"


@dataclass(frozen=True, slots=True)
class TestedEffects:
    """Effects before the tests of the whole comparison are counted, as columns.

    `before` and `after` are the columns of the fields of an effect before and after its q value;
    a p value of None is no test.
    """

    before: tuple[Sequence[Any], ...] = ()
    p_values: tuple[float | None, ...] = ()
    after: tuple[Sequence[Any], ...] = ()

    @property
    def n_tests(self) -> int:
        """How many effects were tested."""
        return sum(p_value is not None for p_value in self.p_values)

    def with_q_values(self, q_values: Iterator[float]) -> tuple[Effect, ...]:
        """The effects; as many q values are taken as there are tests."""
        if not self.p_values:
            return ()
        own = [None if p_value is None else next(q_values) for p_value in self.p_values]
        return tuple(map(Effect, *self.before, own, *self.after))


def with_q_values(tested: Sequence[TestedEffects]) -> tuple[tuple[Effect, ...], ...]:
    """The effects with q values over all that were tested together."""
    p_values = [p for one in tested for p in one.p_values if p is not None]
    q_values = iter(benjamini_hochberg(p_values))
    return tuple(one.with_q_values(q_values) for one in tested)


@dataclass(frozen=True, slots=True)
class Opponents:
    """Groups, each against all the others: what they and the others hold of one contrast."""

    names: tuple[str, ...]
    targets: Evidence
    references: Evidence
    spreads: tuple[tuple[Spread, ...], tuple[Spread, ...]]

    @classmethod
    def of(cls, tallies: Sequence[Tally], evidence: Evidence) -> Opponents:
        """`evidence` is that of the tallies."""
        names = tuple(tally.group.name for tally in tallies)
        return cls(names, evidence, evidence.others(), spreads_of(tallies))

    @property
    def reference_names(self) -> tuple[str, ...]:
        """Two groups are held against each other under their names, more against "(the rest)"."""
        return self.names[::-1] if len(self.names) == 2 else (THE_REST,) * len(self.names)

    @property
    def is_used(self) -> Booleans:
        """Where a label is used by either side."""
        used: Booleans = self.targets.hits + self.references.hits > 0
        return used

    def is_carried(self, settings: CompareSettings) -> Booleans:
        """Whether enough documents, of enough outlets unless the side is one outlet, hold hits on both
        sides: groups by voices."""
        return _is_carried(self.targets, self.spreads[0], settings) & _is_carried(
            self.references, self.spreads[1], settings
        )


def comparable_shares(opponents: Opponents) -> Booleans:
    """Where both sides name the referent in the voice and one of them uses the label."""
    named = (opponents.targets.all_hits > 0) & (opponents.references.all_hits > 0)
    return opponents.is_used & named[:, None, :]


def share_effects(
    opponents: Opponents,
    contrast: Contrast,
    differences: tuple[At, Differences],
    settings: CompareSettings,
) -> TestedEffects:
    """The effects of all groups on the labels of a contrast; `differences` are of their shares."""
    at, intervals = differences
    by_voice = (at.sides, at.columns)
    a, b = (
        Counts(one.hits[at], one.all_hits[by_voice])
        for one in (opponents.targets, opponents.references)
    )
    pooled = opponents.targets.hits + opponents.references.hits
    strength = settings.prior_strength or float(len(contrast.labels))
    prior = _informative_priors(pooled, strength=strength)
    # One after another, as few terms are added up everywhere.
    prior_all = np.cumsum(prior, axis=1)[:, -1, :]
    odds = log_odds(a, b, prior=prior[at], prior_all=prior_all[by_voice])
    found = _Found(a.shares - b.shares, intervals, g2_four_cell(a, b), odds, is_of_shares=True)
    return _tested(opponents, contrast, at, (a, b), found, settings)


def rate_effects(
    opponents: Opponents, contrast: Contrast, settings: CompareSettings
) -> TestedEffects:
    """The effects of all groups on the labels of an inventory: of rates, not of shares.

    Only where both sides have tokens in that voice and one of them uses the label.
    """
    targets, references = opponents.targets, opponents.references
    speak = (targets.tokens > 0) & (references.tokens > 0)
    groups, columns, labels = np.nonzero((opponents.is_used & speak[:, None, :]).transpose(0, 2, 1))
    at = At(groups, labels, columns)
    sides = [
        (np.minimum(one.hits[at], tokens), tokens)
        for one in (targets, references)
        for tokens in (one.tokens[groups, columns],)
    ]
    a, b = (Counts(n, n_all) for n, n_all in sides)
    limits = [rate_limits(one, level=settings.level) for one in (targets, references)]
    estimates = [
        (counts.rates_per_1000, one.low[at], one.high[at])
        for counts, one in zip((a, b), limits, strict=True)
    ]
    n_linear = sum(one.is_linearised[at].astype(int) for one in limits)
    methods = np.array([SCORED, "recovered", LINEARISED], dtype=object)[n_linear]
    intervals = Differences(*recover_difference(estimates[0], estimates[1]), methods)
    difference = estimates[0][0] - estimates[1][0]
    odds = _log_odds_of_rates(a, b)
    found = _Found(difference, intervals, g2_two_cell(a, b), odds, is_of_shares=False)
    return _tested(opponents, contrast, at, (a, b), found, settings)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is made of the counts of both sides."""

    difference: Floats
    intervals: Differences
    g2: Floats
    odds: tuple[Floats, Floats]
    is_of_shares: bool


def _tested(
    opponents: Opponents,
    contrast: Contrast,
    at: At,
    counts: tuple[Counts, Counts],
    found: _Found,
    settings: CompareSettings,
) -> TestedEffects:
    """The columns of the fields of an effect, in order."""
    level, (low, high, _) = settings.level, found.intervals
    p_values = _told(p_values_of(found.difference, low, high, level=level), ~np.isnan(low))
    carried = opponents.is_carried(settings)[at.sides, at.columns]
    differs = carried & ((low > 0) | (high < 0))
    labels = [label.id for label in contrast.labels]
    groups, nothing = at.sides.tolist(), [None] * len(at.sides)
    differences = found.difference.tolist()
    n_holding = [
        one.n_holding[at.sides, at.columns].tolist()
        for one in (opponents.targets, opponents.references)
    ]
    reference_names = opponents.reference_names
    return TestedEffects(
        (
            [labels[row] for row in at.labels.tolist()],
            [VOICES[column] for column in at.columns.tolist()],
            [opponents.names[group] for group in groups],
            [reference_names[group] for group in groups],
            *(column.tolist() for one in counts for column in (one.n, one.n_all)),
            *n_holding,
            differences if found.is_of_shares else nothing,
            found.intervals.intervals(level),
            found.g2.tolist(),
            log_ratio(*counts).tolist(),
            *(_told(column, ~np.isnan(column)) for column in found.odds),
        ),
        tuple(p_values),
        (
            differs.tolist(),
            nothing if found.is_of_shares else differences,
            ["four-cell" if found.is_of_shares else "two-cell"] * len(groups),
        ),
    )


def _told(column: Floats, is_told: NDArray[np.bool_]) -> list[float | None]:
    cells = zip(column.tolist(), is_told.tolist(), strict=True)
    return [one if told else None for one, told in cells]


def _is_carried(
    evidence: Evidence, spreads: Sequence[Spread], settings: CompareSettings
) -> Booleans:
    n_holding = np.array([spread.n_holding for spread in spreads])
    n_outlets = np.array([spread.n_outlets for spread in spreads])
    enough_outlets = n_holding >= np.minimum(n_outlets, settings.minimum_outlets)[:, None]
    carried: Booleans = enough_outlets & (evidence.n_holding >= settings.minimum_documents)
    return carried


def _informative_priors(pooled: NDArray[np.int64], *, strength: float) -> Floats:
    """See `keyness.informative_prior`, for groups by labels by voices."""
    totals = np.broadcast_to(pooled.sum(axis=1, keepdims=True), pooled.shape)
    priors = np.zeros(pooled.shape)
    np.divide(strength * pooled, totals, out=priors, where=totals > 0)
    return priors


def _log_odds_of_rates(a: Counts, b: Counts) -> tuple[Floats, Floats]:
    """A prior of one hit, at the pooled rate: as informative as one hit of the label is."""
    n, n_all = a.n + b.n, a.n_all + b.n_all
    return log_odds(a, b, prior=np.ones(len(n)), prior_all=n_all / n)
