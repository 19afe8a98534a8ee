"""Scores to a comparison: the entrance of the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from framing.compare.asymmetries import asymmetries_of
from framing.compare.axes import axis_rows
from framing.compare.distributions import Tested as TestedDistribution
from framing.compare.distributions import distribution_tests, with_adjusted
from framing.compare.effects import (
    Opposition,
    TestedEffect,
    effects_of,
    inventory_effects_of,
    with_q_values,
)
from framing.compare.grouping import GroupedScores, group_scores
from framing.compare.omissions import omissions_of
from framing.compare.rates import rates_of
from framing.compare.readability import readability_rows
from framing.compare.referents import referent_rows
from framing.compare.sample import Sample, outlets_are_nested, sample_of
from framing.compare.shares import dispersion_of, js_distances_of, shares_of
from framing.compare.sides import Side, sides_of
from framing.compare.speakers import speaker_referent_rows, speaker_rows
from framing.compare.tally import Tally, tally_contrasts
from framing.compare.zones import zone_rows
from framing.domain.attribution import Voice
from framing.domain.comparison import (
    CompareSettings,
    Comparison,
    ContrastComparison,
    LabelInfo,
)
from framing.domain.lexicon import Contrast, Kind, Lexicon
from framing.domain.score import DocumentScore

__all__ = ["CompareSettings", "compare"]


def compare(
    scored: Sequence[DocumentScore],
    *,
    lexicons: Sequence[Lexicon],
    by: str = "outlet",
    settings: CompareSettings | None = None,
) -> Comparison:
    """The documents grouped by a field, with all that is said about the groups.

    `by` is a metadata field, a date bin or `since:DATE`, see `group_scores`. Only the given
    lexicons are compared. The result depends on the documents as a set: not on their order,
    nor on the order of the groups.

    Raises:
        InputError: `by` holds a date that is none.
        FramingError: the scores were made with another form of a given lexicon.
    """
    settings = settings or CompareSettings()
    groups = group_scores(scored, by)
    drafts = [
        _draft(plan, groups, settings) for plan in (_plans(groups, lexicons) if groups else [])
    ]
    n_tests = sum(one.p_value is not None for draft in drafts for one in draft.effects)
    n_known = sum(group.is_known for group in groups)
    names = frozenset(
        (lexicon.id, contrast.id) for lexicon in lexicons for contrast in lexicon.contrasts
    )
    return Comparison(
        by=by,
        groups=tuple(group.group for group in groups),
        contrasts=_finished(drafts),
        referents=referent_rows(groups, lexicons),
        speakers=speaker_rows(groups, names),
        zones=zone_rows(groups, lexicons),
        asymmetries=asymmetries_of(groups, lexicons, settings),
        omissions=omissions_of(groups, names),
        shared_passages=(),
        readability=readability_rows(groups),
        minimum_n=settings.minimum_n,
        minimum_documents=settings.minimum_documents,
        n_tests=n_tests // 2 if n_known == 2 else n_tests,  # A against B is B against A
        seed=settings.seed,
        n_resamples=settings.n_resamples,
        speaker_referents=speaker_referent_rows(groups, lexicons),
        level=settings.level,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """One contrast to be compared and what each group holds of it."""

    lexicon: Lexicon
    contrast: Contrast
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """One contrast compared, but for the q values, which need the effects of all contrasts."""

    comparison: ContrastComparison
    effects: tuple[TestedEffect, ...]
    distributions: tuple[TestedDistribution, ...]


def _plans(groups: Sequence[GroupedScores], lexicons: Sequence[Lexicon]) -> list[_Plan]:
    tallies = tally_contrasts(groups, lexicons)
    return [
        _Plan(lexicon, contrast, tallies[lexicon.id, contrast.id])
        for lexicon in lexicons
        for contrast in lexicon.contrasts
    ]


def _draft(plan: _Plan, groups: Sequence[GroupedScores], settings: CompareSettings) -> _Draft:
    """Shares and effects; documents that do not tell their group take part in no effect.

    The resamples of one contrast are let go before the next is begun.
    """
    known = [tally for tally in plan.tallies if tally.group.is_known]
    unknown = [tally for tally in plan.tallies if not tally.group.is_known]
    is_nested = outlets_are_nested([group for group in groups if group.is_known])
    samples = _samples(known, settings, is_nested=is_nested)
    unknown_samples = _samples(unknown, settings, is_nested=False)
    sides, others = sides_of(samples, settings)
    unknown_sides, _ = sides_of(unknown_samples, settings)
    effects = _effects(plan, known, list(zip(sides, others, strict=True)), settings)
    compared = replace(
        _compared(plan, (*sides, *unknown_sides), settings),
        axis=axis_rows(
            plan.lexicon.id, plan.contrast, plan.tallies, (*samples, *unknown_samples), settings
        ),
    )
    is_inventory = plan.lexicon.kind is Kind.INVENTORY
    distributions = () if is_inventory else distribution_tests(known, settings)
    return _Draft(compared, effects, distributions)


def _samples(
    tallies: Sequence[Tally], settings: CompareSettings, *, is_nested: bool
) -> list[Sample]:
    return [
        sample_of(tally, is_nested=is_nested, minimum_clusters=settings.minimum_clusters)
        for tally in tallies
    ]


def _effects(
    plan: _Plan,
    tallies: Sequence[Tally],
    sides: Sequence[tuple[Side, Side | None]],
    settings: CompareSettings,
) -> tuple[TestedEffect, ...]:
    if len(tallies) < 2:
        return ()
    of_group = inventory_effects_of if plan.lexicon.kind is Kind.INVENTORY else effects_of
    effects: list[TestedEffect] = []
    for number, (target, others) in enumerate(sides):
        rest = (*tallies[:number], *tallies[number + 1 :])
        opposition = Opposition(target, others, (tallies[number],), rest)
        effects += of_group(opposition, plan.contrast, settings)
    return tuple(effects)


def _compared(plan: _Plan, sides: Sequence[Side], settings: CompareSettings) -> ContrastComparison:
    contrast, tallies, level = plan.contrast, plan.tallies, settings.level
    is_inventory = plan.lexicon.kind is Kind.INVENTORY
    pairs = [] if is_inventory else list(zip(tallies, sides, strict=True))
    return ContrastComparison(
        lexicon=plan.lexicon.id,
        contrast=contrast.id,
        title=contrast.title,
        referent=contrast.referent,
        is_inventory=is_inventory,
        labels=tuple(LabelInfo(label.id, label.title, label.says) for label in contrast.labels),
        shares=tuple(share for pair in pairs for share in shares_of(*pair, contrast)),
        rates=tuple(rate for tally in tallies for rate in rates_of(tally, contrast, level=level)),
        effects=(),
        js_distances=() if is_inventory else js_distances_of(tallies, Voice.OWN),
        dispersion=dispersion_of(tallies, contrast),
    )


def _finished(drafts: Sequence[_Draft]) -> tuple[ContrastComparison, ...]:
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
