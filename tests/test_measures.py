"""Each measure reproduces a published value, with its citation, or scipy's figure."""

from __future__ import annotations

import math

import pytest
import scipy.spatial.distance
import scipy.stats
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.compare.measures.agreement import Metric, cohen_kappa, krippendorff_alpha
from framing.compare.measures.axis import balance, intensity_per_1000
from framing.compare.measures.count import Count
from framing.compare.measures.dispersion import (
    burch_da,
    carroll_d2,
    dp,
    dp_norm,
    juilland_d,
    kl_divergence,
    largest_part_share,
    rosengren_s,
)
from framing.compare.measures.distance import js_distance
from framing.compare.measures.intervals import newcombe, p_value_of, risk_ratio, wilson
from framing.compare.measures.keyness import (
    chi_squared,
    chi_squared_yates,
    g2_four_cell,
    g2_two_cell,
    informative_prior,
    log_odds,
    log_ratio,
    percent_difference,
    simple_maths,
)
from framing.compare.measures.multiple import benjamini_hochberg, holm
from framing.domain.interval import Interval

QUANTEDA = (Count(7, 10), Count(2, 9))

counts = st.integers(0, 400).flatmap(
    lambda n_all: st.integers(0, n_all).map(lambda n: Count(n, n_all))
)
filled = st.integers(2, 400).flatmap(
    lambda n_all: st.integers(1, n_all - 1).map(lambda n: Count(n, n_all))
)
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


# Keyness


def test_g2_of_two_cells_is_raysons_for_will_in_two_party_manifestos() -> None:
    """Rayson 2003, Matrix, 4.4.1: 515 (1.83 %) against 461 (2.26 %) gives LL 10.63.

    The sizes are known from the rounded percentages only, hence the tolerance.
    """
    labour, lib_dem = Count(515, round(515 / 0.0183)), Count(461, round(461 / 0.0226))
    assert g2_two_cell(labour, lib_dem) == pytest.approx(10.63, abs=0.35)


def test_g2_of_four_cells_is_quantedas_and_differs_from_two() -> None:
    """quanteda.textstats, tests of textstat_keyness: 7 of 10 against 2 of 9."""
    assert g2_four_cell(*QUANTEDA) == pytest.approx(4.534939332256226, rel=1e-12)
    assert g2_two_cell(*QUANTEDA) == pytest.approx(2.440100, abs=5e-7)


def test_chi_squared_is_quantedas_with_and_without_yates() -> None:
    """quanteda.textstats; the same as R's chisq.test."""
    assert chi_squared(*QUANTEDA) == pytest.approx(4.337160, abs=5e-7)
    assert chi_squared_yates(*QUANTEDA) == pytest.approx(2.632438, abs=5e-7)


@settings(deadline=None)
@given(filled, filled)
def test_g2_of_four_cells_is_scipys_log_likelihood(a: Count, b: Count) -> None:
    expected = scipy.stats.chi2_contingency(table(a, b), correction=False, lambda_=0).statistic
    assert g2_four_cell(a, b) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(filled, filled)
def test_chi_squared_is_scipys(a: Count, b: Count) -> None:
    plain = scipy.stats.chi2_contingency(table(a, b), correction=False).statistic
    corrected = scipy.stats.chi2_contingency(table(a, b), correction=True).statistic
    assert chi_squared(a, b) == pytest.approx(plain, abs=1e-9)
    assert chi_squared_yates(a, b) == pytest.approx(corrected, abs=1e-9)


@pytest.mark.parametrize(("times", "expected"), [(3, 1.585), (4, 2), (8, 3), (1, 0)])
def test_log_ratio_counts_doublings(times: int, expected: float) -> None:
    """Hardie 2014; WordSmith's help gives the same table."""
    assert log_ratio(Count(10 * times, 1000), Count(10, 1000)) == pytest.approx(expected, abs=5e-4)


def test_log_ratio_reads_a_zero_as_one_half_and_leaves_the_other_side() -> None:
    assert log_ratio(Count(8, 100), Count(0, 100)) == 4
    assert log_ratio(Count(0, 100), Count(8, 100)) == -4
    assert log_ratio(Count(0, 100), Count(0, 100)) is None


@settings(deadline=None)
@given(filled, filled)
def test_percent_difference_is_the_log_ratio_in_other_words(a: Count, b: Count) -> None:
    """Gabrielatos & Marchi 2011: %DIFF = 100 (2^LR - 1)."""
    ratio = log_ratio(a, b)
    assert ratio is not None
    assert percent_difference(a, b) == pytest.approx(100 * (2**ratio - 1))


def test_simple_maths_is_sketch_engines_example() -> None:
    """Kilgarriff 2009; Sketch Engine help: 35 in 112,289,776 against 263 in 1,559,716,979."""
    keyness = simple_maths(Count(35, 112_289_776), Count(263, 1_559_716_979))
    assert keyness == pytest.approx(1.1224, abs=5e-5)


def test_log_odds_are_scattertexts_with_full_variance() -> None:
    """scattertext's tests print 1 - 2 Phi(z) for a uniform prior of 0.01 a word."""
    cat, rest = [1, 5, 1, 9], [100, 510, 100, 199]
    printed = []
    for a, b in zip(cat, rest, strict=True):
        odds = log_odds(Count(a, sum(cat)), Count(b, sum(rest)), prior=0.01, prior_all=0.04)
        assert odds is not None
        printed.append(1 - 2 * scipy.stats.norm.cdf(odds.z))
    assert printed == pytest.approx([0.4447054, 0.9433088, 0.4447054, -0.9971462], abs=5e-8)


# FightingWords' toy counts. Its z values are published for three priors, its script's counts are not:
# these are the only ones in which both words have at most 60 hits a side and the sides at most
# 3,000, that give all six values (and they share one vocabulary of six words).
FIGHTING_WORDS = {
    "migrants": (Count(12, 100), Count(4, 150), (2.7793545, 2.7758524, 1.7149705)),
    "illegal": (Count(1, 100), Count(11, 150), (-1.9714271, -1.9745367, -1.3210294)),
}


@pytest.mark.parametrize("word", sorted(FIGHTING_WORDS))
def test_log_odds_are_fighting_words_with_the_papers_short_variance(word: str) -> None:
    """Monroe, Colaresi & Quinn 2008, equations 16 and 20, as FightingWords (MIT) prints them.

    It stores counts in single precision, hence 2e-6. Its variance leaves out all other words,
    which is right for rare words only; ours does not, so its z is made here from our difference.
    """
    a, b, published = FIGHTING_WORDS[word]
    priors = ((0.01, 0.06), (0.1, 0.6), (a.n + b.n, a.n_all + b.n_all))
    for (prior, prior_all), expected in zip(priors, published, strict=True):
        odds = log_odds(a, b, prior=prior, prior_all=prior_all)
        assert odds is not None
        short_variance = 1 / (a.n + prior) + 1 / (b.n + prior)
        assert odds.difference / math.sqrt(short_variance) == pytest.approx(expected, abs=2e-6)
        assert abs(odds.z) < abs(expected)


def test_log_odds_of_a_label_that_holds_most_need_the_full_variance() -> None:
    """The paper's short variance is too small by the part of the other labels: z doubles at 3/4."""
    a, b = Count(760, 1000), Count(740, 1000)
    odds = log_odds(a, b, prior=1, prior_all=2)
    assert odds is not None
    short = odds.difference / math.sqrt(1 / (a.n + 1) + 1 / (b.n + 1))
    assert short / odds.z == pytest.approx(1 / math.sqrt(1 - 0.75), rel=0.01)


@settings(deadline=None)
@given(filled, filled)
def test_log_odds_without_prior_have_the_error_of_scipys_odds_ratio(a: Count, b: Count) -> None:
    """The full variance is that of the sample odds ratio: 1/a + 1/b + 1/c + 1/d (Woolf 1955)."""
    odds = log_odds(a, b, prior=1e-9, prior_all=2e-9)
    assert odds is not None
    result = scipy.stats.contingency.odds_ratio(table(a, b), kind="sample")
    interval = result.confidence_interval(0.95)
    assert odds.difference == pytest.approx(math.log(result.statistic), abs=1e-6)
    error = math.log(interval.high / interval.low) / (2 * 1.959963984540054)
    assert odds.z == pytest.approx(odds.difference / error, abs=1e-5)


@settings(deadline=None)
@given(filled, filled)
def test_log_odds_with_hardly_a_prior_are_the_plain_log_odds_ratio(a: Count, b: Count) -> None:
    odds = log_odds(a, b, prior=1e-9, prior_all=2e-9)
    expected = math.log(a.n / (a.n_all - a.n)) - math.log(b.n / (b.n_all - b.n))
    assert odds is not None
    assert odds.difference == pytest.approx(expected, abs=1e-6)


@settings(deadline=None)
@given(filled, filled)
def test_log_odds_under_a_prior_of_millions_are_nothing(a: Count, b: Count) -> None:
    odds = log_odds(a, b, prior=4e8, prior_all=1e9)
    assert odds is not None
    assert abs(odds.difference) < 1e-4


def test_an_informative_prior_has_the_pooled_shares_and_the_given_weight() -> None:
    assert informative_prior([30, 10, 0], strength=4) == (3.0, 1.0, 0.0)
    assert informative_prior([0, 0], strength=4) == (0.0, 0.0)


@settings(deadline=None)
@given(counts, counts)
@example(Count(0, 1), Count(387, 387))  # differences of nearly equal numbers lost eight digits
def test_swapping_the_sides_turns_the_sign_of_every_effect(a: Count, b: Count) -> None:
    for measure in (log_ratio, lambda x, y: getattr(prior_of_one(x, y), "z", None)):
        there, back = measure(a, b), measure(b, a)
        assert (there is None) == (back is None)
        if there is not None and back is not None:
            assert there == pytest.approx(-back, abs=1e-9)
    for unsigned in (g2_two_cell, g2_four_cell, chi_squared):
        assert unsigned(a, b) == pytest.approx(unsigned(b, a), abs=1e-9)


def prior_of_one(a: Count, b: Count):
    return log_odds(a, b, prior=1, prior_all=2)


def table(a: Count, b: Count) -> list[list[int]]:
    return [[a.n, b.n], [a.n_all - a.n, b.n_all - b.n]]


@pytest.mark.parametrize(
    "measure",
    [g2_two_cell, g2_four_cell, chi_squared, log_ratio, percent_difference, simple_maths, newcombe],
)
def test_a_side_without_tokens_leaves_every_measure_undefined(measure) -> None:
    assert measure(Count(0, 0), Count(1, 3)) is None
    assert measure(Count(1, 3), Count(0, 0)) is None


def test_a_share_of_nothing_is_unknown_and_not_zero() -> None:
    assert (Count(0, 0).share, Count(0, 0).rate_per_1000) == (None, None)
    assert (Count(0, 5).share, Count(1, 4).share, Count(3, 2000).rate_per_1000) == (0, 0.25, 1.5)


def test_a_count_above_its_total_is_refused() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        Count(6, 5)


# Intervals


@settings(deadline=None)
@given(counts.filter(lambda count: count.n_all > 0), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_is_scipys_score_interval(count: Count, level: float) -> None:
    expected = scipy.stats.binomtest(count.n, count.n_all).proportion_ci(level, method="wilson")
    interval = wilson(count, level=level)
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


@pytest.mark.parametrize(
    ("target", "reference", "expected"),
    [
        (Count(56, 70), Count(48, 80), (0.0524, 0.3339)),
        (Count(9, 10), Count(3, 10), (0.1705, 0.8090)),
        (Count(10, 10), Count(0, 20), (0.6791, 1.0000)),
        (Count(10, 10), Count(0, 10), (0.6075, 1.0000)),
        (Count(5, 56), Count(0, 29), (-0.0381, 0.1926)),
    ],
)
def test_newcombe_is_method_10_of_his_table(target, reference, expected) -> None:
    """Newcombe 1998, table II, method 10, columns (a), (b), (g), (h) and (d)."""
    interval = newcombe(target, reference)
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(expected, abs=5e-5)


@settings(deadline=None)
@given(filled, filled)
def test_the_risk_ratio_and_its_interval_are_scipys(a: Count, b: Count) -> None:
    expected = scipy.stats.contingency.relative_risk(a.n, a.n_all, b.n, b.n_all)
    interval = risk_ratio(a, b)
    assert interval is not None
    limits = expected.confidence_interval(0.95)
    assert (interval.low, interval.high) == pytest.approx((limits.low, limits.high), rel=1e-9)


def test_risk_ratio_is_yoshikoders() -> None:
    """Yoshikoder's documentation (32/1200 against 10/900) and its source (11/25, 3/34)."""
    documented = risk_ratio(Count(32, 1200), Count(10, 900))
    assert documented is not None
    assert (documented.low, documented.high) == pytest.approx((1.186, 4.856), abs=5e-4)
    in_source = risk_ratio(Count(11, 25), Count(3, 34))
    assert in_source is not None
    assert (in_source.low, in_source.high) == pytest.approx((1.5515, 16.0273), abs=5e-4)


def test_risk_ratio_with_a_zero_is_undefined() -> None:
    assert risk_ratio(Count(0, 10), Count(3, 10)) is None
    assert risk_ratio(Count(3, 10), Count(0, 10)) is None


def test_a_p_value_follows_from_the_interval() -> None:
    """Altman & Bland 2011: a relative risk of 0.81 with interval 0.70 to 0.94 gives P = 0.005."""
    interval = Interval(math.log(0.70), math.log(0.94), 0.95, "any")
    assert p_value_of(math.log(0.81), interval) == pytest.approx(0.005, abs=0.001)
    assert p_value_of(0, interval) == 1


@settings(deadline=None)
@given(st.floats(-1, 1), st.floats(1e-6, 1), st.floats(1e-6, 1))
def test_p_is_below_the_level_just_where_the_interval_excludes_zero(
    estimate: float, below: float, above: float
) -> None:
    interval = Interval(estimate - below, estimate + above, 0.95, "any")
    p_value = p_value_of(estimate, interval)
    assert interval.excludes(0) == (p_value < 0.05 - 1e-9) or p_value == pytest.approx(0.05)


# Distance


def test_js_distance_is_lins_on_the_published_example() -> None:
    """scipy's documentation: [1, 0] against [.5, .5] is 0.46450140402245893 in natural units."""
    distance = js_distance([1, 0], [0.5, 0.5])
    assert distance is not None
    assert distance * math.sqrt(math.log(2)) == pytest.approx(0.46450140402245893, rel=1e-12)


def test_js_distance_of_disjoint_labels_is_one_and_of_silence_unknown() -> None:
    assert js_distance([3, 0], [0, 9]) == 1.0
    assert js_distance([3, 1], [9, 3]) == 0.0
    assert js_distance([0, 0], [0, 9]) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=9))
def test_js_distance_is_scipys(pairs: list[tuple[int, int]]) -> None:
    target, reference = zip(*pairs, strict=True)
    distance = js_distance(target, reference)
    if not sum(target) or not sum(reference):
        assert distance is None
    else:
        expected = scipy.spatial.distance.jensenshannon(target, reference, base=2)
        assert distance == pytest.approx(0 if math.isnan(expected) else expected, abs=1e-7)


# Dispersion

GRIES_PARTS = (
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("b", (0.020, 0.024, 0.003)),
        ("i", (0.820, 1.000, 2.474)),
        ("q", (0.800, 0.976, 2.322)),
        ("x", (0.780, 0.951, 2.184)),
    ],
)
def test_dispersion_of_gries_toy_corpus(word: str, expected: tuple[float, ...]) -> None:
    """Gries 2008 and 2020, five parts: DP, DPnorm, KL divergence."""
    hits, sizes = toy(word)
    found = (dp(hits, sizes), dp_norm(hits, sizes), kl_divergence(hits, sizes))
    assert found == pytest.approx(expected, abs=5e-4)


def test_juillands_and_rosengrens_figures_of_the_toy_corpus() -> None:
    """Gries 2008; scattertext's tests: D .968 and S .999 for b, D 0 where one part has all."""
    assert juilland_d(*toy("b")) == pytest.approx(0.968, abs=5e-4)
    assert juilland_d(*toy("i")) == pytest.approx(0, abs=5e-4)
    assert [rosengren_s(*toy(word)) for word in "biqx"] == pytest.approx(
        [0.999, 0.18, 0.2, 0.22], abs=5e-4
    )


def toy(word: str) -> tuple[list[int], list[int]]:
    parts = [part.split() for part in GRIES_PARTS]
    return [part.count(word) for part in parts], [len(part) for part in parts]


def test_dispersion_of_lynes_allemand() -> None:
    """README of the R package tlda, data of Lyne 1985; DP is the raw form of 2008."""
    hits = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
    sizes = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    assert dp(hits, sizes) == pytest.approx(0.4990705, abs=5e-8)
    assert juilland_d(hits, sizes) == pytest.approx(0.6038797, abs=5e-8)
    assert carroll_d2(hits, sizes) == pytest.approx(0.6521444, abs=5e-8)
    assert rosengren_s(hits, sizes) == pytest.approx(0.4763652, abs=5e-8)
    assert burch_da(hits, sizes) == pytest.approx(0.3081640, abs=5e-8)
    divergence = kl_divergence(hits, sizes)
    assert divergence is not None
    assert 1 / (1 + divergence) == pytest.approx(0.4665078, abs=5e-8)


def test_dp_compares_with_the_sizes_of_the_parts() -> None:
    """Hits spread evenly over parts of .5, .25, .15 and .1: DP .25."""
    assert dp([1, 1, 1, 1], [50, 25, 15, 10]) == pytest.approx(0.25)


def test_dispersion_of_no_hits_is_undefined() -> None:
    figures = [
        measure([0, 0], [5, 5])
        for measure in (dp, dp_norm, kl_divergence, juilland_d, rosengren_s, carroll_d2, burch_da)
    ]
    assert figures == [None] * 7
    assert largest_part_share([0, 0]) is None


def test_the_largest_part_tells_when_one_document_makes_the_figure() -> None:
    assert largest_part_share([1, 8, 1]) == 0.8


# Many tests


@settings(deadline=None)
@given(p_values)
def test_benjamini_hochberg_is_scipys(given_values: list[float]) -> None:
    expected = scipy.stats.false_discovery_control(given_values)
    assert benjamini_hochberg(given_values) == pytest.approx(tuple(expected), abs=1e-12)


def test_holm_on_a_worked_example() -> None:
    """Holm 1979: the smallest of m is multiplied by m, the next by m - 1, never falling."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


@settings(deadline=None)
@given(p_values)
def test_adjusted_values_keep_the_order_and_holm_is_the_stricter(given_values: list[float]) -> None:
    for adjusted in (holm(given_values), benjamini_hochberg(given_values)):
        assert all(p <= q <= 1 for p, q in zip(given_values, adjusted, strict=True))
    pairs = zip(benjamini_hochberg(given_values), holm(given_values), strict=True)
    assert all(lenient <= strict + 1e-12 for lenient, strict in pairs)


# Axis


def test_balance_and_intensity_say_which_way_and_how_much() -> None:
    assert (balance(1, 3), intensity_per_1000(1, 3, 2000)) == (0.5, 2.0)
    assert balance(3, 1) == -0.5
    assert (balance(0, 0), intensity_per_1000(0, 0, 0)) == (None, None)


# Agreement

FOUR_CODERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
THREE_CODERS = (
    (None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3),
    (1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None),
    (None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4),
)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        (Metric.NOMINAL, 0.743421052631579),
        (Metric.ORDINAL, 0.8153875037548814),
        (Metric.INTERVAL, 0.8491071428571428),
        (Metric.RATIO, 0.7974027747116121),
    ],
)
def test_alpha_of_krippendorffs_four_coders(metric: Metric, expected: float) -> None:
    """Krippendorff 2011, section E: .743, .815, .849, .797."""
    assert krippendorff_alpha(FOUR_CODERS, metric=metric) == pytest.approx(expected, rel=1e-12)


def test_alpha_of_three_coders_with_many_gaps() -> None:
    """Krippendorff 2004; the worked example of the encyclopedias: .691 and .811."""
    assert krippendorff_alpha(THREE_CODERS) == pytest.approx(0.691358, abs=5e-7)
    interval = krippendorff_alpha(THREE_CODERS, metric=Metric.INTERVAL)
    assert interval == pytest.approx(0.810845, abs=5e-7)


def test_alpha_of_no_variation_or_no_pairs_is_undefined() -> None:
    assert krippendorff_alpha([["own", "own"], ["own", "own"]]) is None
    assert krippendorff_alpha([["own", None], [None, "direct"]]) is None


def test_alpha_refuses_words_on_a_numeric_scale() -> None:
    with pytest.raises(ValueError, match="some values are words"):
        krippendorff_alpha([["a", "b"], ["b", "b"]], metric=Metric.INTERVAL)


def test_kappa_of_two_readers_of_grant_proposals() -> None:
    """The standard worked example: 20 + 15 agreements of 50, marginals 25/25 and 30/20: .4."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4)
    assert cohen_kappa(["yes"], ["yes"]) is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(*[st.integers(1, 4)] * 2), min_size=2, max_size=12))
def test_alpha_does_not_depend_on_which_coder_comes_first(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    there = krippendorff_alpha([first, second])
    back = krippendorff_alpha([second, first])
    assert there == back if there is None else there == pytest.approx(back)
