"""Resampling agrees with scipy, with exhaustive counting, and with itself."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.measures.normal import expanded_tail, two_sided_t
from framing.compare.resample import (
    js_divergences,
    percentile_limits,
    permutation_p_value,
    resample_totals,
    seeded_generator,
)
from framing.compare.weights import Weights

RNG = np.random.default_rng(7)
DOCUMENTS = RNG.poisson([1.0, 0.4, 2.0], size=(80, 3)).astype(np.int64)


def draw(counts: np.ndarray, n_resamples: int = 4000, n_units: int | None = None) -> np.ndarray:
    return resample_totals(
        counts,
        n_units=len(counts) if n_units is None else n_units,
        n_resamples=n_resamples,
        generator=seeded_generator(1, ["a"]),
    )


def test_a_resample_holds_as_many_documents_as_the_corpus() -> None:
    ones = np.ones((30, 1), dtype=np.int64)
    assert np.all(draw(ones, 50) == 30)


def test_totals_are_whole_numbers_and_right_on_average() -> None:
    totals = draw(DOCUMENTS)
    assert np.array_equal(totals, totals.round())
    errors = DOCUMENTS.std(axis=0) * np.sqrt(len(DOCUMENTS) / len(totals))
    assert np.all(np.abs(totals.mean(axis=0) - DOCUMENTS.sum(axis=0)) < 4 * errors)


def test_documents_without_hits_may_be_left_out_if_they_are_counted() -> None:
    holding = DOCUMENTS[DOCUMENTS.any(axis=1)]
    assert len(holding) < len(DOCUMENTS)
    assert np.array_equal(draw(DOCUMENTS), draw(holding, n_units=len(DOCUMENTS)))


def test_the_order_of_the_documents_changes_no_resample() -> None:
    assert np.array_equal(draw(DOCUMENTS), draw(DOCUMENTS[::-1]))


def weighted(counts: np.ndarray, units: np.ndarray | None = None, n_units: int = 80) -> np.ndarray:
    numbers = np.arange(len(counts)) if units is None else units
    weights = Weights(("a", "b"))
    return weights.totals(counts, numbers, n_units=n_units, seed=1, n_resamples=4000)


def test_documents_drawn_for_all_contrasts_at_once_are_drawn_with_replacement() -> None:
    """Each is drawn once on average, by the binomial law, and as many as there are in all."""
    times = weighted(np.eye(80, dtype=np.int64))
    assert np.all(times.sum(axis=0) == 80)
    found = np.bincount(times.astype(int).ravel(), minlength=5)[:5] / times.size
    assert found == pytest.approx(scipy.stats.binom(80, 1 / 80).pmf(np.arange(5)), abs=0.003)
    assert np.cov(times[:2]) == pytest.approx(
        np.array([[1 - 1 / 80, -1 / 80], [-1 / 80, 1 - 1 / 80]]), abs=0.08
    )


def test_all_that_is_counted_of_a_document_is_drawn_with_it() -> None:
    times = weighted(np.eye(80, dtype=np.int64))
    assert np.array_equal(weighted(DOCUMENTS), DOCUMENTS.T @ times)
    units = np.flatnonzero(DOCUMENTS[:, 1])
    assert np.array_equal(weighted(DOCUMENTS[units], units), DOCUMENTS[units].T @ times[units])


def test_totals_of_many_hits_are_whole_to_the_last() -> None:
    many = DOCUMENTS * 1_000_003
    assert np.array_equal(weighted(many), 1_000_003 * weighted(DOCUMENTS))


def test_the_limits_are_those_of_documents_drawn_for_one_contrast() -> None:
    at_once, alone = weighted(DOCUMENTS).T, draw(DOCUMENTS)
    for totals in (at_once, alone):
        assert percentile_limits(totals[:, 0] / totals.sum(axis=1), tail=0.025) == pytest.approx(
            percentile_limits(alone[:, 0] / alone.sum(axis=1), tail=0.025), abs=0.008
        )


def test_the_seed_and_the_documents_make_the_resamples_and_nothing_else() -> None:
    first, again = (seeded_generator(1, names).random() for names in (["a", "b"], ["b", "a"]))
    assert first == again
    assert seeded_generator(2, ["a", "b"]).random() != first
    assert seeded_generator(1, ["a", "c"]).random() != first


def test_the_percentile_interval_of_a_share_is_scipys() -> None:
    """scipy.stats.bootstrap, percentile method, documents as the paired observations."""
    totals = draw(DOCUMENTS, 20_000)
    low, high = percentile_limits(totals[:, 0] / totals.sum(axis=1), tail=0.025)
    expected = scipy.stats.bootstrap(
        (DOCUMENTS[:, 0], DOCUMENTS.sum(axis=1)),
        lambda n, n_all, axis: n.sum(axis=axis) / n_all.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(3),
    ).confidence_interval
    assert (low, high) == pytest.approx((expected.low, expected.high), abs=0.004)


def test_on_the_same_resamples_the_limits_are_those_of_scipy_exactly() -> None:
    indices = np.random.default_rng(5).integers(0, 80, size=(500, 80))
    totals = DOCUMENTS[indices].sum(axis=1)
    shares = totals[:, 0] / totals.sum(axis=1)
    expected = scipy.stats.bootstrap(
        (DOCUMENTS[:, 0],),
        lambda n, axis: shares,
        n_resamples=500,
        batch=500,
        method="percentile",
        rng=np.random.default_rng(5),
        vectorized=True,
    )
    limits = percentile_limits(np.sort(expected.bootstrap_distribution), tail=0.025)
    interval = expected.confidence_interval
    assert limits == pytest.approx((interval.low, interval.high), rel=1e-12)


@settings(deadline=None)
@given(
    st.lists(st.floats(-1, 1), min_size=1, max_size=60),
    st.integers(0, 5),
    st.sampled_from([0.0, 0.01, 0.025, 0.3]),
)
def test_percentiles_are_numpys_with_undefined_resamples_left_out(
    values: list[float], n_undefined: int, tail: float
) -> None:
    column = np.array(values + [np.nan] * n_undefined)
    low, high = percentile_limits(np.stack([column, column], axis=1), tail=np.array([tail, 0.5]))
    expected = np.percentile(values, [100 * tail, 100 * (1 - tail), 50])
    assert [low[0], high[0], low[1]] == pytest.approx(list(expected), abs=1e-12)
    assert high[1] == pytest.approx(low[1], abs=1e-12)
    # A column by itself has the very same limits.
    assert percentile_limits(column, tail=tail) == (low[0], high[0])


def test_a_share_that_no_resample_defines_has_no_limits() -> None:
    low, high = percentile_limits(np.full((9, 1), np.nan), tail=0.025)
    assert np.isnan(low[0])
    assert np.isnan(high[0])


def test_the_permutation_p_value_is_that_of_all_deals() -> None:
    target = np.array([[3, 0], [2, 1], [4, 0]], dtype=np.int64)
    reference = np.array([[0, 2], [1, 3], [0, 0], [1, 1]], dtype=np.int64)
    pooled = np.concatenate([target, reference])
    observed = divergence(target.sum(axis=0), reference.sum(axis=0))
    deals = list(combinations(range(7), 3))
    as_far = sum(
        divergence(pooled[list(deal)].sum(axis=0), np.delete(pooled, deal, axis=0).sum(axis=0))
        >= observed - 1e-12
        for deal in deals
    )
    p_value = permutation_p_value(
        target, reference, n_resamples=20_000, generator=seeded_generator(1, ["a"])
    )
    assert p_value == pytest.approx(as_far / len(deals), abs=0.01)


def divergence(target: np.ndarray, reference: np.ndarray) -> float:
    return float(js_divergences(target[None, :], reference[None, :])[0])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000))
def test_swapping_the_sides_leaves_the_permutation_p_value(seed: int) -> None:
    source = np.random.default_rng(seed)
    sides = [source.poisson(1.0, size=(n, 2)).astype(np.int64) for n in (4, 9)]
    there, back = (
        permutation_p_value(*pair, n_resamples=200, generator=seeded_generator(1, ["a"]))
        for pair in (sides, sides[::-1])
    )
    assert there == back


def test_a_side_without_hits_has_no_permutation_p_value() -> None:
    silent, speaking = np.zeros((3, 2), dtype=np.int64), np.ones((3, 2), dtype=np.int64)
    generator = seeded_generator(1, ["a"])
    assert permutation_p_value(silent, speaking, n_resamples=9, generator=generator) is None


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("degrees", [2.5, 3, 4.2, 7, 9, 20, 100, 1e6])
def test_t_quantiles_are_scipys(level: float, degrees: float) -> None:
    expected = scipy.stats.t.ppf(0.5 + level / 2, degrees)
    assert two_sided_t(level, degrees) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("degrees", [1, 1.5, 2])
def test_t_quantiles_of_very_few_degrees_err_on_the_wide_side(degrees: float) -> None:
    expected = scipy.stats.t.ppf(0.975, degrees)
    assert expected <= two_sided_t(0.95, degrees) < 1.2 * expected


@pytest.mark.parametrize("n", [5, 10, 20, 60])
def test_the_expanded_percentile_is_hesterbergs(n: int) -> None:
    """Hesterberg 2015: the tail is Phi(-sqrt(n / (n - 1)) t(0.025, n - 1))."""
    tail = expanded_tail(0.95, degrees=n - 1, inflation=(n / (n - 1)) ** 0.5)
    t = scipy.stats.t.ppf(0.025, n - 1)
    assert tail == pytest.approx(scipy.stats.norm.cdf(np.sqrt(n / (n - 1)) * t), abs=1e-6)


def test_with_many_units_the_percentile_is_the_plain_one() -> None:
    assert expanded_tail(0.95, degrees=1e9, inflation=1) == pytest.approx(0.025)
