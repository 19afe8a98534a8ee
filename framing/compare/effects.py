"""Effects: each group against the others, for each label and voice, with everything shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.compare.evidence import Evidence, Spread, others_of, spreads_of
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
from framing.domain.comparison import CompareSettings, Effect
from framing.domain.frozen import replace
from framing.domain.interval import Interval
from framing.domain.lexicon import Contrast

THE_REST = "(the rest)"


@dataclass(frozen=True, slots=True)
class TestedEffect:
    """An effect before the tests of the whole comparison are counted; p None is no test."""

    effect: Effect
    p_value: float | None


@dataclass(frozen=True, slots=True)
class Party:
    """One party to an opposition: its name, its sums and its outlets."""

    name: str
    evidence: Evidence
    spread: Spread


@dataclass(frozen=True, slots=True)
class Opposition:
    """A group and all the others, in one contrast, with the resamples of both.

    `reference_side` is None where there are no others or they are not resampled.
    """

    target: Party
    reference: Party
    target_side: Side
    reference_side: Side | None


def oppositions_of(
    tallies: Sequence[Tally],
    evidence: Sequence[Evidence],
    sides: Iterable[tuple[Side, Side | None]],
) -> Iterator[Opposition]:
    """Each group against the others, of whom there may be none.

    Two groups are held against each other under their names, more against "(the rest)".
    """
    names = [tally.group.name for tally in tallies]
    reference_names = names[::-1] if len(names) == 2 else [THE_REST] * len(names)
    targets = zip(names, evidence, strict=True)
    references = zip(reference_names, others_of(evidence), strict=True)
    spreads = zip(*spreads_of(tallies), strict=True)
    parts = zip(targets, references, spreads, sides, strict=True)
    for (name, held), (other_name, other_held), (spread, other_spread), (side, other) in parts:
        target, reference = Party(name, held, spread), Party(other_name, other_held, other_spread)
        yield Opposition(target, reference, side, other)


def effects_of(
    opposition: Opposition, contrast: Contrast, settings: CompareSettings
) -> Iterator[TestedEffect]:
    """The effects of one group on the labels of a contrast, voice by voice.

    Only where both sides name the referent in that voice and one of them uses the label.
    """
    a, b = opposition.target.evidence, opposition.reference.evidence
    is_named = ((a.all_hits > 0) & (b.all_hits > 0)).tolist()
    if not any(is_named):
        return
    n_both = (a.hits + b.hits).tolist()
    for column in range(len(VOICES)):
        for row in range(len(contrast.labels)):
            if is_named[column] and n_both[row][column]:
                yield _share_effect(opposition, contrast, row, column, settings)


def inventory_effects_of(
    opposition: Opposition, contrast: Contrast, settings: CompareSettings
) -> Iterator[TestedEffect]:
    """The effects of one group on the labels of an inventory: of rates, not of shares.

    Only where both sides have tokens in that voice and one of them uses the label.
    """
    a, b = opposition.target.evidence, opposition.reference.evidence
    has_tokens, n_both = ((a.tokens > 0) & (b.tokens > 0)).tolist(), (a.hits + b.hits).tolist()
    for column in range(len(VOICES)):
        for row in range(len(contrast.labels)):
            if has_tokens[column] and n_both[row][column]:
                yield _rate_effect(opposition, contrast, row, column, settings)


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
    a = opposition.target.evidence.in_contrast(row, column)
    b = opposition.reference.evidence.in_contrast(row, column)
    difference = None if a.share is None or b.share is None else a.share - b.share
    interval = _share_difference_interval(opposition, row, column)
    odds = _log_odds_in_contrast(opposition, row, column, settings)
    effect = replace(
        _plain_effect(opposition, contrast.labels[row].id, column, (a, b)),
        share_difference=difference,
        interval=interval,
        g2=g2_four_cell(a, b),
        differs=_differs(opposition, interval, column, settings),
        log_odds=odds.difference if odds else None,
        log_odds_z=odds.z if odds else None,
    )
    return _tested(effect, difference, interval)


def _rate_effect(
    opposition: Opposition, contrast: Contrast, row: int, column: int, settings: CompareSettings
) -> TestedEffect:
    a = opposition.target.evidence.in_text(row, column)
    b = opposition.reference.evidence.in_text(row, column)
    rates = (a.rate_per_1000, b.rate_per_1000)
    difference = None if rates[0] is None or rates[1] is None else rates[0] - rates[1]
    interval = _rate_difference_interval(opposition, row, column, settings.level)
    odds = _log_odds_of_rates(a, b)
    effect = replace(
        _plain_effect(opposition, contrast.labels[row].id, column, (a, b)),
        rate_difference_per_1000=difference,
        interval=interval,
        g2=g2_two_cell(a, b),
        g2_method="two-cell",
        differs=_differs(opposition, interval, column, settings),
        log_odds=odds.difference if odds else None,
        log_odds_z=odds.z if odds else None,
    )
    return _tested(effect, difference, interval)


def _plain_effect(
    opposition: Opposition, label: str, column: int, counts: tuple[Count, Count]
) -> Effect:
    """The counts of both sides, which the caller completes with what is made of them."""
    target, reference = opposition.target, opposition.reference
    a, b = counts
    return Effect(
        label=label,
        voice=VOICES[column],
        target=target.name,
        reference=reference.name,
        n_target=a.n,
        n_all_target=a.n_all,
        n_reference=b.n,
        n_all_reference=b.n_all,
        n_documents_target=int(target.evidence.n_holding[column]),
        n_documents_reference=int(reference.evidence.n_holding[column]),
        share_difference=None,
        interval=None,
        g2=None,
        log_ratio=log_ratio(a, b),
        log_odds=None,
        log_odds_z=None,
        q_value=None,
        differs=False,
    )


def _tested(effect: Effect, difference: float | None, interval: Interval | None) -> TestedEffect:
    if difference is None or interval is None:
        return TestedEffect(effect, None)
    return TestedEffect(effect, p_value_of(difference, interval))


def _differs(
    opposition: Opposition, interval: Interval | None, voice: int, settings: CompareSettings
) -> bool:
    if interval is None or not interval.excludes(0):
        return False
    parties = (opposition.target, opposition.reference)
    return all(_is_carried(party, voice, settings) for party in parties)


def _is_carried(party: Party, voice: int, settings: CompareSettings) -> bool:
    """Whether enough documents, of enough outlets unless the side is one outlet, hold hits."""
    enough_outlets = min(settings.minimum_outlets, party.spread.n_outlets)
    return (
        int(party.evidence.n_holding[voice]) >= settings.minimum_documents
        and party.spread.n_holding[voice] >= enough_outlets
    )


def _share_difference_interval(opposition: Opposition, row: int, column: int) -> Interval | None:
    target, reference = opposition.target_side, opposition.reference_side
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
    parties = (opposition.target, opposition.reference)
    a, b = (party.evidence.in_text(row, column).rate_per_1000 for party in parties)
    of_a, of_b = (rate_interval(party.evidence, row, column, level=level) for party in parties)
    if a is None or b is None or of_a is None or of_b is None:
        return None
    method = of_a.method if of_a.method == of_b.method else "recovered"
    return Interval(*recover_difference((a, of_a), (b, of_b)), level, method)


def _log_odds_in_contrast(
    opposition: Opposition, row: int, column: int, settings: CompareSettings
) -> LogOdds | None:
    target, reference = opposition.target.evidence, opposition.reference.evidence
    pooled = (target.hits[:, column] + reference.hits[:, column]).tolist()
    strength = settings.prior_strength or float(len(pooled))
    prior = informative_prior(pooled, strength=strength)
    return log_odds(
        target.in_contrast(row, column),
        reference.in_contrast(row, column),
        prior=prior[row],
        prior_all=sum(prior),
    )


def _log_odds_of_rates(a: Count, b: Count) -> LogOdds | None:
    """A prior of one hit, at the pooled rate: as informative as one hit of the label is."""
    n, n_all = a.n + b.n, a.n_all + b.n_all
    if not n or not a.n_all or not b.n_all:
        return None
    return log_odds(a, b, prior=1.0, prior_all=n_all / n)
