"""Effects: each group against the others, for each label and voice, with everything shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import p_value_of, recover_difference
from framing.compare.measures.keyness import (
    LogOdds,
    g2_four_cell,
    g2_two_cell,
    informative_prior,
    log_odds,
    log_ratio,
)
from framing.compare.measures.multiple import benjamini_hochberg
from framing.compare.rates import rate_interval
from framing.compare.sides import Side, difference_interval
from framing.compare.tally import VOICES, Tally
from framing.domain.comparison import CompareSettings, Effect, Interval
from framing.domain.lexicon import Contrast

THE_REST = "(the rest)"


@dataclass(frozen=True, slots=True)
class TestedEffect:
    """An effect before the tests of the whole comparison are counted; p None is no test."""

    effect: Effect
    p_value: float | None


@dataclass(frozen=True, slots=True)
class Opposition:
    """A group and all the others of one contrast, as sides and as tallies."""

    target: Side
    reference: Side | None
    target_tallies: tuple[Tally, ...]
    reference_tallies: tuple[Tally, ...]

    @property
    def reference_name(self) -> str:
        """The other group where there is one, else "(the rest)"."""
        tallies = self.reference_tallies
        return tallies[0].group.name if len(tallies) == 1 else THE_REST


def effects_of(
    opposition: Opposition, contrast: Contrast, settings: CompareSettings
) -> list[TestedEffect]:
    """The effects of one group on every label and voice of a contrast."""
    return [
        _share_effect(opposition, contrast, row, column, settings)
        for column in range(len(VOICES))
        for row in range(len(contrast.labels))
    ]


def inventory_effects_of(
    opposition: Opposition, contrast: Contrast, settings: CompareSettings
) -> list[TestedEffect]:
    """The effects of one group on every label of an inventory: of rates, not of shares."""
    return [
        _rate_effect(opposition, contrast, row, column, settings)
        for column in range(len(VOICES))
        for row in range(len(contrast.labels))
    ]


def with_q_values(tested: Sequence[TestedEffect]) -> tuple[Effect, ...]:
    """The effects with q values over all that were tested together."""
    p_values = [one.p_value for one in tested if one.p_value is not None]
    q_values = iter(benjamini_hochberg(p_values))
    return tuple(
        one.effect if one.p_value is None else replace(one.effect, q_value=next(q_values))
        for one in tested
    )


def _share_effect(
    opposition: Opposition, contrast: Contrast, row: int, column: int, settings: CompareSettings
) -> TestedEffect:
    a = _pooled_count(opposition.target_tallies, row, column)
    b = _pooled_count(opposition.reference_tallies, row, column)
    difference = None if a.share is None or b.share is None else a.share - b.share
    interval = _share_difference_interval(opposition, row, column)
    odds = _log_odds_in_contrast(opposition, row, column, settings)
    effect = Effect(
        label=contrast.labels[row].id,
        voice=VOICES[column],
        target=opposition.target_tallies[0].group.name,
        reference=opposition.reference_name,
        n_target=a.n,
        n_all_target=a.n_all,
        n_reference=b.n,
        n_all_reference=b.n_all,
        n_documents_target=_n_holding(opposition.target_tallies, column),
        n_documents_reference=_n_holding(opposition.reference_tallies, column),
        share_difference=difference,
        interval=interval,
        g2=g2_four_cell(a, b),
        log_ratio=log_ratio(a, b),
        log_odds=odds.difference if odds else None,
        log_odds_z=odds.z if odds else None,
        q_value=None,
        differs=_differs(opposition, interval, column, settings),
    )
    return _tested(effect, difference, interval)


def _rate_effect(
    opposition: Opposition, contrast: Contrast, row: int, column: int, settings: CompareSettings
) -> TestedEffect:
    a = _token_count(opposition.target_tallies, row, column)
    b = _token_count(opposition.reference_tallies, row, column)
    interval = _rate_difference_interval(opposition, row, column, settings.level)
    difference = (
        None
        if a.rate_per_1000 is None or b.rate_per_1000 is None
        else a.rate_per_1000 - b.rate_per_1000
    )
    odds = _log_odds_of_rates(a, b)
    effect = Effect(
        label=contrast.labels[row].id,
        voice=VOICES[column],
        target=opposition.target_tallies[0].group.name,
        reference=opposition.reference_name,
        n_target=a.n,
        n_all_target=a.n_all,
        n_reference=b.n,
        n_all_reference=b.n_all,
        n_documents_target=_n_holding(opposition.target_tallies, column),
        n_documents_reference=_n_holding(opposition.reference_tallies, column),
        share_difference=None,
        interval=interval,
        g2=g2_two_cell(a, b),
        log_ratio=log_ratio(a, b),
        log_odds=odds.difference if odds else None,
        log_odds_z=odds.z if odds else None,
        q_value=None,
        differs=_differs(opposition, interval, column, settings),
        rate_difference_per_1000=difference,
        g2_method="two-cell",
    )
    return _tested(effect, difference, interval)


def _tested(effect: Effect, difference: float | None, interval: Interval | None) -> TestedEffect:
    if difference is None or interval is None or not effect.n_target + effect.n_reference:
        return TestedEffect(effect, None)
    return TestedEffect(effect, p_value_of(difference, interval))


def _differs(
    opposition: Opposition, interval: Interval | None, voice: int, settings: CompareSettings
) -> bool:
    if interval is None or not interval.excludes(0):
        return False
    return all(
        _is_carried(tallies, voice, settings)
        for tallies in (opposition.target_tallies, opposition.reference_tallies)
    )


def _is_carried(tallies: Sequence[Tally], voice: int, settings: CompareSettings) -> bool:
    """Whether enough documents, of enough outlets unless the side is one outlet, hold hits."""
    outlets_all = {outlet for tally in tallies for outlet in tally.tokens.outlets}
    holding = [
        tally.tokens.outlets[int(number)]
        for tally in tallies
        for number in tally.documents[_holds(tally, voice)]
    ]
    enough_outlets = min(settings.minimum_outlets, len(outlets_all))
    return len(holding) >= settings.minimum_documents and len(set(holding)) >= enough_outlets


def _holds(tally: Tally, voice: int) -> NDArray[np.bool_]:
    return np.asarray(tally.counts[:, :, voice].any(axis=1))


def _n_holding(tallies: Sequence[Tally], voice: int) -> int:
    return sum(int(_holds(tally, voice).sum()) for tally in tallies)


def _pooled_count(tallies: Sequence[Tally], row: int, column: int) -> Count:
    return Count(
        sum(int(tally.totals[row, column]) for tally in tallies),
        sum(int(tally.totals[:, column].sum()) for tally in tallies),
    )


def _token_count(tallies: Sequence[Tally], row: int, column: int) -> Count:
    n = sum(int(tally.totals[row, column]) for tally in tallies)
    n_tokens = sum(int(tally.tokens.by_document[:, column].sum()) for tally in tallies)
    return Count(min(n, n_tokens), n_tokens)


def _log_odds_in_contrast(
    opposition: Opposition, row: int, column: int, settings: CompareSettings
) -> LogOdds | None:
    tallies = (*opposition.target_tallies, *opposition.reference_tallies)
    n_labels = len(tallies[0].totals)
    counts = [_pooled_count(tallies, label, column).n for label in range(n_labels)]
    strength = settings.prior_strength or float(n_labels)
    prior = informative_prior(counts, strength=strength)
    return log_odds(
        _pooled_count(opposition.target_tallies, row, column),
        _pooled_count(opposition.reference_tallies, row, column),
        prior=prior[row],
        prior_all=sum(prior),
    )


def _log_odds_of_rates(a: Count, b: Count) -> LogOdds | None:
    """A prior of one hit, at the pooled rate: as informative as one hit of the label is."""
    n, n_all = a.n + b.n, a.n_all + b.n_all
    if not n or not a.n_all or not b.n_all:
        return None
    return log_odds(a, b, prior=1.0, prior_all=n_all / n)


def _share_difference_interval(opposition: Opposition, row: int, column: int) -> Interval | None:
    target, reference = opposition.target, opposition.reference
    if reference is None:
        return None
    return difference_interval(
        target.estimate(row, column),
        reference.estimate(row, column),
        level=target.level,
        method=max(target.method, reference.method),  # outlets, if either resamples outlets
    )


def _rate_difference_interval(
    opposition: Opposition, row: int, column: int, level: float
) -> Interval | None:
    a = _token_count(opposition.target_tallies, row, column).rate_per_1000
    b = _token_count(opposition.reference_tallies, row, column).rate_per_1000
    of_a = rate_interval(opposition.target_tallies, row, column, level=level)
    of_b = rate_interval(opposition.reference_tallies, row, column, level=level)
    if a is None or b is None or of_a is None or of_b is None:
        return None
    method = of_a.method if of_a.method == of_b.method else "recovered"
    return Interval(*recover_difference((a, of_a), (b, of_b)), level, method)
