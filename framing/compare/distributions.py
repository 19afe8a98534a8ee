"""Whether two groups spread the labels of a contrast alike: distance with a permutation test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from framing.compare.measures.distance import js_distance
from framing.compare.measures.multiple import benjamini_hochberg
from framing.compare.resample import Integers, permutation_p_value, seeded_generator
from framing.compare.tally import VOICES, Tally
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings, DistributionTest

_MAXIMUM_TESTED = 10
_MAXIMUM_DEALS = 1_999

Tested = tuple[DistributionTest, float | None]


def distribution_tests(tallies: Sequence[Tally], settings: CompareSettings) -> tuple[Tested, ...]:
    """Each two groups' distance in the own voice, and the p value of dealing documents at random.

    Pairs in which a group has no hit in its own voice are left out. p is None where a group
    has fewer documents with hits than `minimum_documents`. Nothing where there are more than
    ten groups, among which some pair would be far apart anyway. Documents without a hit play
    no part.
    """
    if len(tallies) > _MAXIMUM_TESTED:
        return ()
    tested = []
    for first, second in combinations(tallies, 2):
        counts = [_own_counts(tally) for tally in (first, second)]
        distance = js_distance(*(found.sum(axis=0).tolist() for found in counts))
        if distance is None:
            continue
        n_first, n_second = (len(found) for found in counts)
        is_tested = min(n_first, n_second) >= settings.minimum_documents
        test = DistributionTest(
            first.group.name, second.group.name, Voice.OWN, distance, n_first, n_second, None
        )
        names = (*first.group.group.documents, *second.group.group.documents)
        p_value = _p_value(counts, names, settings) if is_tested else None
        tested.append((test, p_value))
    return tuple(tested)


def with_adjusted(tested: Sequence[Tested]) -> tuple[DistributionTest, ...]:
    """The tests with q values over all of them."""
    q_values = iter(benjamini_hochberg([p for _, p in tested if p is not None]))
    return tuple(
        test if p_value is None else replace(test, q_value=next(q_values))
        for test, p_value in tested
    )


def _p_value(
    counts: Sequence[Integers], names: tuple[str, ...], settings: CompareSettings
) -> float | None:
    return permutation_p_value(
        counts[0],
        counts[1],
        n_resamples=min(settings.n_resamples, _MAXIMUM_DEALS),
        generator=seeded_generator(settings.seed, names),
    )


def _own_counts(tally: Tally) -> Integers:
    """Documents by labels, of the documents with a hit in the own voice."""
    own = np.asarray(tally.counts[:, :, VOICES.index(Voice.OWN)])
    holding: Integers = own[own.any(axis=1)]
    return holding
