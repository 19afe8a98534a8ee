"""One contrast over all groups: shares, rates, effects, distances, dispersion, axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from framing.compare.axes import axis_rows
from framing.compare.distributions import Tested as TestedDistribution
from framing.compare.distributions import distribution_tests, js_distances_of, with_adjusted
from framing.compare.effects import (
    TestedEffect,
    effects_of,
    inventory_effects_of,
    oppositions_of,
    with_q_values,
)
from framing.compare.evidence import Evidence, evidence_of
from framing.compare.rates import rates_of
from framing.compare.sample import Sample, sample_of
from framing.compare.shares import dispersion_of, shares_of
from framing.compare.sides import sides_of
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
    effects: tuple[TestedEffect, ...]
    distributions: tuple[TestedDistribution, ...]


def compare_contrast(tally: ContrastTally, settings: CompareSettings) -> Draft:
    """Everything about one contrast; documents of unknown group take part in no effect."""
    lexicon, contrast, tallies = tally.lexicon, tally.contrast, tally.tallies
    samples = [_sample(one, tally, settings) for one in tallies]
    evidence = [evidence_of(one) for one in tallies]
    shares, effects = _shares_and_effects(tally, samples, evidence, settings)
    compared = ContrastComparison(
        lexicon=lexicon.id,
        contrast=contrast.id,
        title=contrast.title,
        referent=contrast.referent,
        is_inventory=tally.is_inventory,
        labels=tuple(LabelInfo(label.id, label.title, label.says) for label in contrast.labels),
        shares=() if tally.is_inventory else shares,
        rates=tuple(
            rate
            for one, held in zip(tallies, evidence, strict=True)
            for rate in rates_of(one.group.name, held, contrast, level=settings.level)
        ),
        effects=(),
        js_distances=() if tally.is_inventory else js_distances_of(tallies, settings),
        dispersion=dispersion_of(tallies, contrast),
        axis=axis_rows(lexicon.id, contrast, tallies, samples, settings),
    )
    distributions = () if tally.is_inventory else distribution_tests(tally.known, settings)
    return Draft(compared, effects, distributions)


def finished(drafts: Sequence[Draft]) -> tuple[ContrastComparison, ...]:
    """The contrasts with effects and tests adjusted over all of them; drafts keep their order."""
    effects = iter(with_q_values([effect for draft in drafts for effect in draft.effects]))
    tests = iter(with_adjusted([test for draft in drafts for test in draft.distributions]))
    return tuple(
        replace(
            draft.comparison,
            effects=tuple(islice(effects, len(draft.effects))),
            distribution_tests=tuple(islice(tests, len(draft.distributions))),
        )
        for draft in drafts
    )


def _sample(one: Tally, tally: ContrastTally, settings: CompareSettings) -> Sample:
    is_nested = tally.is_nested and one.group.is_known
    return sample_of(one, is_nested=is_nested, minimum_clusters=settings.minimum_clusters)


def _shares_and_effects(
    tally: ContrastTally,
    samples: Sequence[Sample],
    evidence: Sequence[Evidence],
    settings: CompareSettings,
) -> tuple[tuple[Share, ...], tuple[TestedEffect, ...]]:
    """Group after group, so that the resamples of one are let go before the next is begun."""
    known, contrast = tally.known, tally.contrast
    of_group = inventory_effects_of if tally.is_inventory else effects_of
    shares: list[Share] = []
    effects: list[TestedEffect] = []
    sides = sides_of(samples[: len(known)], settings)
    oppositions = oppositions_of(known, evidence[: len(known)], sides)
    for one, opposition in zip(known, oppositions, strict=True):
        shares += shares_of(one, opposition.target_side, contrast)
        if len(known) > 1:
            effects += of_group(opposition, contrast, settings)
    unknown, unknown_samples = tally.tallies[len(known) :], samples[len(known) :]
    for one, (side, _) in zip(unknown, sides_of(unknown_samples, settings), strict=True):
        shares += shares_of(one, side, contrast)
    return tuple(shares), tuple(effects)
