"""The measures of many counts at once are those of one, place by place."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.measures import intervals, keyness, many, normal
from framing.compare.measures.count import Count
from framing.domain.interval import Interval

LEVEL = 0.95

counts = st.integers(1, 400).flatmap(lambda n_all: st.tuples(st.integers(0, n_all), st.just(n_all)))
pairs = st.lists(st.tuples(counts, counts), min_size=1, max_size=8)
shares = st.floats(0, 1)


def sides(rows: list[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[many.Counts, many.Counts]:
    a, b = (np.array(side, dtype=np.int64).T for side in zip(*rows, strict=True))
    return many.Counts(*a), many.Counts(*b)


@settings(deadline=None)
@given(pairs)
def test_g2_and_log_odds_of_many_are_those_of_each(
    rows: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    a, b = sides(rows)
    of_each = [(Count(*first), Count(*second)) for first, second in rows]
    assert many.g2_two_cell(a, b).tolist() == [keyness.g2_two_cell(*pair) for pair in of_each]
    assert many.g2_four_cell(a, b).tolist() == [keyness.g2_four_cell(*pair) for pair in of_each]
    prior, prior_all = 0.7, 3.1
    found = [keyness.log_odds(*pair, prior=prior, prior_all=prior_all) for pair in of_each]
    n = len(rows)
    odds = many.log_odds(a, b, prior=np.full(n, prior), prior_all=np.full(n, prior_all))
    assert odds[0].tolist() == [one.difference for one in found if one is not None]
    assert odds[1].tolist() == [one.z for one in found if one is not None]


@settings(deadline=None)
@given(pairs.map(lambda rows: [row for row in rows if row[0][0] + row[1][0]]))
def test_log_ratios_of_many_are_those_of_each(
    rows: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    if rows:
        found = many.log_ratio(*sides(rows)).tolist()
        assert found == [keyness.log_ratio(Count(*first), Count(*second)) for first, second in rows]


def test_log_odds_are_not_defined_where_the_prior_leaves_nothing() -> None:
    a, b = sides([((0, 5), (0, 5)), ((1, 5), (2, 5))])
    difference, z = many.log_odds(a, b, prior=np.zeros(2), prior_all=np.ones(2))
    assert np.isnan([difference[0], z[0]]).all()
    assert not np.isnan([difference[1], z[1]]).any()


@settings(deadline=None)
@given(st.lists(st.tuples(shares, st.floats(1, 1e6), st.floats(1, 1e6)), min_size=1, max_size=8))
def test_score_limits_of_many_are_those_of_each(rows: list[tuple[float, float, float]]) -> None:
    share, n, degrees = (np.array(column) for column in zip(*rows, strict=True))
    quantiles = many.two_sided_quantiles(LEVEL, degrees)
    assert quantiles.tolist() == [normal.two_sided_t(LEVEL, one) for one in degrees.tolist()]
    low, high = many.score_limits(share, n, quantile=quantiles)
    for place, (one, weight, _) in enumerate(rows):
        limits = intervals.score_limits(one, weight, quantile=float(quantiles[place]))
        assert (low[place], high[place]) == limits


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.tuples(shares, shares, shares)] * 2), min_size=1, max_size=8))
def test_differences_and_p_values_of_many_are_those_of_each(
    rows: list[tuple[tuple[float, float, float], tuple[float, float, float]]],
) -> None:
    ordered = [tuple(tuple(sorted(side)) for side in row) for row in rows]
    estimated = [[(middle, low, high) for low, middle, high in row] for row in ordered]
    a, b = (
        tuple(np.array(column) for column in zip(*side, strict=True))
        for side in zip(*estimated, strict=True)
    )
    low, high = many.recover_difference(a, b)
    p_values = many.p_values_of(a[0] - b[0], low, high, level=LEVEL)
    for place, sides_of_one in enumerate(estimated):
        one, other = (
            (share, Interval(lowest, highest, LEVEL, "wilson"))
            for share, lowest, highest in sides_of_one
        )
        limits = intervals.recover_difference(one, other)
        assert (low[place], high[place]) == limits
        difference = one[0] - other[0]
        expected = intervals.p_value_of(difference, Interval(*limits, LEVEL, "recovered"))
        assert p_values[place] == expected


@pytest.mark.parametrize(
    ("estimate", "low", "high"),
    [(0.0, -0.1, 0.1), (0.2, 0.2, 0.3), (0.2, 0.25, 0.3), (0.2, -0.1, 0.3), (-0.2, -0.3, -0.1)],
)
def test_p_values_at_the_edges_are_those_of_one(estimate: float, low: float, high: float) -> None:
    found = many.p_values_of(*(np.array([one]) for one in (estimate, low, high)), level=LEVEL)
    assert found.tolist() == [intervals.p_value_of(estimate, Interval(low, high, LEVEL, "wilson"))]


def test_exponentials_and_tails_are_pythons_own() -> None:
    powers = np.linspace(-3, 3, 50)
    assert many.exponentials(powers).tolist() == [math.exp(one) for one in powers.tolist()]
    tails = many.expanded_tails(LEVEL, degrees=np.array([3.5, 1e6]), inflation=np.array([1.1, 1.0]))
    assert tails.tolist() == [
        normal.expanded_tail(LEVEL, degrees=3.5, inflation=1.1),
        normal.expanded_tail(LEVEL, degrees=1e6, inflation=1.0),
    ]
