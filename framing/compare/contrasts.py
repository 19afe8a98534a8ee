"""One contrast over all groups: shares, rates, effects, dispersion, axis, tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from framing.compare.axes import axis_rows
from framing.compare.distributions import Tested as TestedDistribution
from framing.compare.distributions import distribution_tests, with_adjusted
from framing.compare.effects import (
    Opponents,
    TestedEffects,
    comparable_shares,
    rate_effects,
    share_effects,
    with_q_values,
)
from framing.compare.evidence import Evidence, evidence_of
from framing.compare.oppositions import oppose, own_estimates
from framing.compare.rates import rates_of
from framing.compare.sample import Sample, sample_of
from framing.compare.shares import dispersion_of, shares_of
from framing.compare.tally import Tally
from framing.domain.comparison import CompareSettings, ContrastComparison, LabelInfo, Share
from framing.domain.lexicon import Contrast, Kind, Lexicon


@dataclass(frozen=True, slots=True)
class ContrastTally:
    """A contrast, and what each group holds of it; the unknown group, if any, stands last.

    `is_nested`: the groups are groups of outlets, see `outlets_are_nested`.
    """

    lexicon: Lexicon
    contrast: Contrast
    tallies: tuple[Tally, ...]
    is_nested: bool

    @property
    def is_inventory(self) -> bool:
        """Whether the labels do not compete, so that shares are not defined."""
        return self.lexicon.kind is Kind.INVENTORY

    @property
    def known(self) -> tuple[Tally, ...]:
        """The groups whose documents tell the field compared by."""
        return tuple(tally for tally in self.tallies if tally.group.is_known)


@dataclass(frozen=True, slots=True)
class Draft:
    """One contrast compared, but for the q values, which need the tests of all contrasts."""

    comparison: ContrastComparison
    effects: TestedEffects
    distributions: tuple[TestedDistribution, ...]


def compare_contrast(tally: ContrastTally, settings: CompareSettings) -> Draft:
    """Everything about one contrast; documents of unknown group take part in no effect."""
    lexicon, contrast, tallies = tally.lexicon, tally.contrast, tally.tallies
    samples = [_sample(one, tally, settings) for one in tallies]
    evidence = evidence_of(tallies)
    compared = _inventory if tally.is_inventory else _shares_and_effects
    shares, effects = compared(tally, samples, evidence, settings)
    comparison = ContrastComparison(
        lexicon=lexicon.id,
        contrast=contrast.id,
        title=contrast.title,
        referent=contrast.referent,
        is_inventory=tally.is_inventory,
        labels=tuple(LabelInfo(label.id, label.title, label.says) for label in contrast.labels),
        shares=shares,
        rates=rates_of(
            [one.group.name for one in tallies], evidence, contrast, level=settings.level
        ),
        effects=(),
        dispersion=dispersion_of(tallies, contrast),
        axis=axis_rows(lexicon.id, contrast, tallies, samples, settings),
    )
    distributions = () if tally.is_inventory else distribution_tests(tally.known, settings)
    return Draft(comparison, effects, distributions)


def finished(drafts: Sequence[Draft]) -> tuple[ContrastComparison, ...]:
    """The contrasts with effects and tests adjusted over all of them; drafts keep their order."""
    effects = with_q_values([draft.effects for draft in drafts])
    tests = iter(with_adjusted([test for draft in drafts for test in draft.distributions]))
    return tuple(
        replace(
            draft.comparison,
            effects=found,
            distribution_tests=tuple(islice(tests, len(draft.distributions))),
        )
        for draft, found in zip(drafts, effects, strict=True)
    )


def _sample(one: Tally, tally: ContrastTally, settings: CompareSettings) -> Sample:
    is_nested = tally.is_nested and one.group.is_known
    return sample_of(one, is_nested=is_nested, minimum_clusters=settings.minimum_clusters)


def _shares_and_effects(
    tally: ContrastTally,
    samples: Sequence[Sample],
    evidence: Evidence,
    settings: CompareSettings,
) -> tuple[tuple[Share, ...], TestedEffects]:
    """Of the known groups against each other, and the shares of the unknown one, if there is one."""
    known, contrast = tally.known, tally.contrast
    n_known, effects = len(known), TestedEffects()
    shares: list[Share] = []
    if known:
        opponents = Opponents.of(known, evidence.of_first(n_known))
        asked = comparable_shares(opponents)
        opposed = oppose(samples[:n_known], asked, settings)
        shares += shares_of(known, opposed.targets, contrast)
        found = (opposed.at, opposed.differences)
        effects = share_effects(opponents, contrast, found, settings)
    unknown = tally.tallies[n_known:]
    if unknown:
        estimates = own_estimates(samples[n_known:], settings)
        shares += shares_of(unknown, estimates, contrast)
    return tuple(shares), effects


def _inventory(
    tally: ContrastTally,
    _samples: Sequence[Sample],
    evidence: Evidence,
    settings: CompareSettings,
) -> tuple[tuple[Share, ...], TestedEffects]:
    """An inventory has no shares; its effects are of rates."""
    known = tally.known
    if not known:
        return (), TestedEffects()
    opponents = Opponents.of(known, evidence.of_first(len(known)))
    return (), rate_effects(opponents, tally.contrast, settings)
