"""How much hits that cluster in documents are worth, and the intervals made of it."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.measures.intervals import score_limits
from framing.compare.moments import Moments, moments_of, moments_of_each
from framing.compare.precision import precision_of

SOURCE = np.random.default_rng(5)

documents = st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=25).filter(
    lambda rows: any(map(any, rows))
)


def held(*rows: tuple[int, ...]) -> Moments:
    return moments_of(units(*rows))


def units(*rows: tuple[int, ...]) -> np.ndarray:
    """Documents by labels by one voice."""
    return np.array(rows, dtype=np.int64)[:, :, None]


def drawn(intraclass: float, n_documents: int, n_hits: int) -> np.ndarray:
    weight = 1 / intraclass - 1
    shares = SOURCE.beta(0.3 * weight, 0.7 * weight, n_documents)
    n = SOURCE.binomial(n_hits, shares)
    return np.stack([n, n_hits - n], axis=1)[:, :, None]


def test_documents_of_one_hit_each_are_independent_draws() -> None:
    precision = precision_of(held(*[(1, 0)] * 6, *[(0, 1)] * 14))
    assert precision.n_effective[:, 0] == pytest.approx([20, 20])
    assert precision.variance[:, 0] == pytest.approx([0.3 * 0.7 / 20] * 2)
    assert precision.degrees[0, 0] == 1e6


def test_documents_that_keep_to_one_label_count_as_one_hit_each() -> None:
    """With an intraclass correlation of 1 the effective number is Kish's: that of the documents."""
    precision = precision_of(held(*[(4, 0)] * 100, *[(0, 4)] * 100))
    assert precision.n_effective[0, 0] == pytest.approx(200, rel=0.02)


@pytest.mark.parametrize("intraclass", [0.1, 0.3, 0.6])
def test_the_effective_number_of_many_documents_is_that_of_their_true_clustering(
    intraclass: float,
) -> None:
    """Kish 1965: n / (1 + r (m - 1)) for documents of m hits each."""
    n_effective = precision_of(moments_of(drawn(intraclass, 20_000, 5))).n_effective[0, 0]
    assert n_effective == pytest.approx(100_000 / (1 + intraclass * 4), rel=0.03)


def test_where_no_document_deviates_clustering_is_as_expected_and_no_figure_is_certain() -> None:
    precision = precision_of(held(*[(0, 3)] * 10), expected_intraclass=0.5)
    assert precision.n_effective[0, 0] == pytest.approx(30 / (1 + 0.5 * 2))
    milder = precision_of(held(*[(0, 3)] * 10), expected_intraclass=0.2)
    assert milder.n_effective[0, 0] == pytest.approx(30 / (1 + 0.2 * 2))


def test_one_long_document_is_not_many_draws() -> None:
    even = precision_of(held(*[(2, 3)] * 20))
    uneven = precision_of(held(*[(0, 1)] * 19, (40, 41)))
    assert uneven.n_effective[0, 0] < 12 < 60 < even.n_effective[0, 0]


@settings(deadline=None)
@given(documents)
def test_effective_hits_are_between_one_and_all_and_the_order_changes_nothing(
    rows: list[tuple[int, ...]],
) -> None:
    counts = units(*(row for row in rows if any(row)))
    precision, reversed_ = (precision_of(moments_of(one)) for one in (counts, counts[::-1]))
    assert np.all(precision.n_effective <= counts.sum() + 1e-9)
    assert np.all(precision.n_effective >= 1 - 1e-9)
    assert np.all(precision.degrees >= 1)
    assert np.all(precision.n_fewest <= precision.n_effective / 2 + 1e-9)
    assert np.array_equal(precision.n_effective, reversed_.n_effective)
    assert np.array_equal(precision.degrees, reversed_.degrees)


@settings(deadline=None)
@given(documents, documents, st.sampled_from([1, 10**3, 10**6]))
def test_what_the_others_are_worth_is_all_less_one_however_many_hits_a_unit_has(
    rows: list[tuple[int, ...]], others: list[tuple[int, ...]], scale: int
) -> None:
    a, b = units(*rows) * scale, units(*others) * scale
    both, alone = moments_of(np.concatenate([a, b])), moments_of(a)
    left = precision_of(both - alone)
    expected = precision_of(moments_of(b))
    assert np.array_equal(left.n_effective, expected.n_effective)
    assert np.array_equal(left.degrees, expected.degrees)
    assert np.array_equal((both - alone).n_holding, moments_of(b).n_holding)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(*[st.integers(0, 6)] * 3), max_size=9), min_size=1, max_size=6),
    st.sampled_from([1, 10**3, 10**6]),
)
def test_several_sides_at_once_are_what_each_is_alone_and_so_are_sides_without_a_unit(
    sides: list[list[tuple[int, ...]]], scale: int
) -> None:
    counts = [np.array(rows, dtype=np.int64).reshape(-1, 3, 1) * scale for rows in sides]
    together = moments_of_each(counts)
    for number, alone in enumerate(map(moments_of, counts)):
        assert np.array_equal(together.of_labels[:, number], alone.of_labels)
        assert np.array_equal(together.of_all[:, number], alone.of_all)


@settings(deadline=None)
@given(documents)
def test_residuals_multiplied_out_are_those_of_each_unit(rows: list[tuple[int, ...]]) -> None:
    counts = units(*rows)
    hits = counts.sum(axis=1, keepdims=True)
    share = counts.sum(axis=0) / hits.sum()
    expected = ((counts - share * hits) ** 2).sum(axis=0) / hits.sum() ** 2
    assert precision_of(moments_of(counts)).resampled_variance == pytest.approx(expected, abs=1e-12)


@settings(deadline=None)
@given(st.integers(1, 300), st.data(), st.sampled_from([0.9, 0.95, 0.99]))
def test_score_limits_of_whole_numbers_are_scipys(
    n: int, data: st.DataObject, level: float
) -> None:
    k = data.draw(st.integers(0, n))
    expected = scipy.stats.binomtest(k, n).proportion_ci(level, method="wilson")
    limits = score_limits(k / n, n, quantile=scipy.stats.norm.ppf(0.5 + level / 2))
    assert limits == pytest.approx((expected.low, expected.high), abs=1e-9)


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(1, 500), st.floats(1, 13))
def test_score_limits_hold_the_share_and_stay_within_none_and_all(
    share: float, n: float, quantile: float
) -> None:
    low, high = score_limits(share, n, quantile=quantile)
    assert -1e-12 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1 + 1e-12


@settings(deadline=None)
@given(st.floats(0.01, 0.99), st.floats(2, 500))
def test_score_limits_are_the_shares_at_which_the_score_test_just_rejects(
    share: float, n: float
) -> None:
    for limit in score_limits(share, n, quantile=1.96):
        error = np.sqrt(limit * (1 - limit) / n)
        assert abs(share - limit) / error == pytest.approx(1.96, rel=1e-6)
