"""What a comparison says, and what it refuses to say."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from compare_fixture import LABELS, corpus, hits, make_lexicon, score
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.compare import CompareSettings, compare
from framing.compare.effects import THE_REST
from framing.compare.grouping import NOT_KNOWN, group_scores
from framing.compare.measures.distance import js_distance
from framing.domain.attribution import Distance, Voice
from framing.domain.comparison import Comparison, Effect, Share
from framing.domain.document import Zone
from framing.domain.lexicon import Kind
from framing.domain.score import DocumentScore, ReadabilityCounts
from framing.errors import FramingError, InputError

QUICK = CompareSettings(n_resamples=400)
HARD, MILD = (0.8, 0.1, 0.1), (0.1, 0.8, 0.1)
TWO = corpus("Gazette", 30, HARD) + corpus("Mercury", 30, MILD)
THREE = TWO + corpus("Echo", 30, (1, 1, 1))


def compared(scored: list[DocumentScore], by: str = "outlet", **changes: object) -> Comparison:
    return compare(
        scored,
        lexicons=[make_lexicon()],
        by=by,
        settings=replace(QUICK, **changes),  # type: ignore[arg-type]
    )


def share_of(
    comparison: Comparison, group: str, label: str, voice: Voice | None = Voice.OWN
) -> Share:
    return next(
        share
        for share in comparison.contrasts[0].shares
        if (share.group, share.label, share.voice) == (group, label, voice)
    )


def effect_of(
    comparison: Comparison, target: str, label: str, voice: Voice | None = Voice.OWN
) -> Effect:
    return next(
        effect
        for effect in comparison.contrasts[0].effects
        if (effect.target, effect.label, effect.voice) == (target, label, voice)
    )


# Groups


def test_groups_are_sorted_by_name_and_the_unknown_one_stands_last() -> None:
    scored = [score("1", "Zenith"), score("2", None), score("3", "Argus"), score("4", "")]
    groups = compared(scored).groups
    assert [(group.name, group.documents) for group in groups] == [
        ("Argus", ("3",)),
        ("Zenith", ("1",)),
        (NOT_KNOWN, ("2", "4")),
    ]


def test_a_group_tells_its_tokens_and_its_dates() -> None:
    first = score("1", "Argus", date="2016-10-31")
    second = score("2", "Argus", date="2015-01-02", n_own=50, n_direct=0)
    (group,) = compared([first, second, score("3", "Argus")]).groups
    assert (group.n_documents, group.n_tokens, group.n_own_tokens) == (3, 1050, 850)
    assert (group.first_date, group.last_date) == ("2015-01-02", "2016-10-31")


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("year", ["2015", "2016", NOT_KNOWN]),
        ("quarter", ["2015-Q1", "2016-Q4", NOT_KNOWN]),
        ("month", ["2015-01", "2016-10", NOT_KNOWN]),
        ("week", ["2015-W01", "2016-W44", NOT_KNOWN]),
        ("since:2016-01-01", ["before 2016-01-01", "since 2016-01-01", NOT_KNOWN]),
        ("lean", ["left", NOT_KNOWN]),
        ("event", [NOT_KNOWN]),
    ],
)
def test_documents_group_by_any_field_and_by_date_bins(by: str, names: list[str]) -> None:
    scored = [
        score("1", "Argus", date="2016-10-31", lean="left"),
        score("2", "Argus", date="2015-01-02T10:00:00Z"),
        score("3", "Argus", date="soon"),
    ]
    assert [group.name for group in group_scores(scored, by)] == names


def test_a_boundary_that_is_no_date_is_refused_with_the_remedy() -> None:
    with pytest.raises(InputError, match="names no date") as caught:
        compared(TWO, by="since:Monday")
    assert "since:2016-10-31" in caught.value.problems[0].remedy


def test_an_empty_corpus_compares_to_nothing() -> None:
    comparison = compared([])
    assert (comparison.groups, comparison.contrasts, comparison.n_tests) == ((), (), 0)


# Shares


def test_a_share_is_n_of_all_labels_of_the_contrast_in_that_voice() -> None:
    scored = [
        score("1", "Argus", hits("terrorist", 3), hits("rebel", 1)),
        score("2", "Argus", hits("terrorist", 4, voice=Voice.DIRECT)),
    ]
    comparison = compared(scored)
    own, quoted, both = (
        share_of(comparison, "Argus", "terrorist", voice)
        for voice in (Voice.OWN, Voice.DIRECT, None)
    )
    assert [(s.n, s.n_all, s.share) for s in (own, quoted, both)] == [
        (3, 4, 0.75),
        (4, 4, 1.0),
        (7, 8, 0.875),
    ]
    assert (both.n_documents, both.largest_document_share) == (2, 4 / 7)


def test_a_share_is_unknown_and_not_zero_where_the_referent_is_absent() -> None:
    share = share_of(compared([score("1", "Argus")]), "Argus", "rebel")
    assert (share.n, share.n_all, share.share, share.interval) == (0, 0, None, None)
    assert share.largest_document_share is None


def test_own_voice_stands_first() -> None:
    voices = [share.voice for share in compared(TWO).contrasts[0].shares[:12:3]]
    assert voices == [Voice.OWN, Voice.INDIRECT, Voice.DIRECT, None]


def test_hits_at_a_distance_are_counted_beside() -> None:
    distant = hits("rebel", 2, distance=Distance.SCARE_QUOTES)
    share = share_of(compared([score("1", "Argus", hits("rebel"), distant)]), "Argus", "rebel")
    assert (share.n, share.n_at_distance) == (3, 2)


@given(st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_shares_of_a_voice_add_to_one(rows: list[tuple[int, int, int]]) -> None:
    scored = [
        score(f"{number}", "Argus", *map(hits, LABELS, row)) for number, row in enumerate(rows)
    ]
    comparison = compared(scored, n_resamples=50)
    shares = [share_of(comparison, "Argus", label) for label in LABELS]
    if sum(map(sum, rows)):
        assert sum(share.share or 0 for share in shares) == pytest.approx(1)
        for share in shares:
            assert share.interval is not None
            assert share.interval.low <= share.share + 1e-12  # type: ignore[operator]
            assert share.share <= share.interval.high + 1e-12  # type: ignore[operator]
    else:
        assert [share.share for share in shares] == [None] * 3


def test_a_single_document_has_a_score_interval_and_says_so() -> None:
    scored = [score("1", "Argus", hits("terrorist", 3), hits("rebel", 1))]
    interval = share_of(compared(scored), "Argus", "terrorist").interval
    assert interval is not None
    assert interval.method == "wilson"
    assert (interval.low, interval.high) == pytest.approx((0.3006, 0.9544), abs=5e-5)


def test_none_of_many_documents_is_no_certainty() -> None:
    scored = [score(f"{number:02}", "Argus", hits("rebel")) for number in range(20)]
    interval = share_of(compared(scored), "Argus", "terrorist").interval
    assert interval is not None
    assert (interval.low, interval.method) == (0, "wilson-documents")
    assert interval.high == pytest.approx(0.161, abs=0.001)


def test_one_document_with_most_hits_widens_the_interval() -> None:
    even = [
        score(f"{number:02}", "Argus", hits("rebel", 2 + number % 2), hits("terrorist", 2))
        for number in range(12)
    ]
    uneven = [replace(even[0], counts=(hits("rebel", 40), hits("terrorist", 10))), *even[1:]]
    widths = []
    for scored in (even, uneven):
        interval = share_of(compared(scored), "Argus", "rebel").interval
        assert interval is not None
        widths.append(interval.high - interval.low)
    assert widths[1] > 3 * widths[0]


# Rates


def test_a_rate_in_a_voice_is_held_against_the_tokens_of_that_voice() -> None:
    scored = [score("1", "Argus", hits("rebel", 2)), score("2", "Argus", hits("rebel", 4))]
    rates = compared(scored).contrasts[0].rates
    rate = next(r for r in rates if r.label == "rebel" and r.voice is Voice.OWN)
    assert (rate.n, rate.n_tokens, rate.rate_per_1000) == (6, 800, 7.5)
    assert rate.interval is not None
    assert rate.interval.method == "linearised"
    assert rate.interval.low < 7.5 < rate.interval.high


def test_a_voice_without_tokens_has_no_rate() -> None:
    rates = compared([score("1", "Argus")]).contrasts[0].rates
    silent = next(rate for rate in rates if rate.voice is Voice.INDIRECT)
    assert (silent.n_tokens, silent.rate_per_1000, silent.interval) == (0, None, None)


def test_an_inventory_has_rates_and_effects_of_rates_but_no_shares() -> None:
    inventory = make_lexicon("euphemism", kind=Kind.INVENTORY)
    scored = [
        score(
            f"{outlet}{number}", outlet, hits("rebel", 1 + number % 3 + more, lexicon="euphemism")
        )
        for outlet, more in (("Argus", 5), ("Echo", 0))
        for number in range(12)
    ]
    (contrast,) = compare(scored, lexicons=[inventory], settings=QUICK).contrasts
    effect = next(e for e in contrast.effects if e.label == "rebel" and e.target == "Argus")
    assert (contrast.is_inventory, contrast.shares, contrast.distribution_tests) == (True, (), ())
    assert (effect.share_difference, effect.g2_method) == (None, "two-cell")
    assert effect.rate_difference_per_1000 == pytest.approx(12.5)
    assert effect.n_all_target == 12 * 400
    assert effect.differs


# Effects


def test_two_groups_are_held_against_each_other_and_mirror_each_other() -> None:
    comparison = compared(TWO)
    for label in LABELS:
        for voice in (Voice.OWN, Voice.DIRECT, None):
            there = effect_of(comparison, "Gazette", label, voice)
            back = effect_of(comparison, "Mercury", label, voice)
            assert (there.reference, back.reference) == ("Mercury", "Gazette")
            assert_mirrored(there, back)


def assert_mirrored(there: Effect, back: Effect) -> None:
    for name in ("share_difference", "log_ratio", "log_odds", "log_odds_z"):
        assert getattr(there, name) == pytest.approx(-getattr(back, name), abs=1e-12)
    for name in ("g2", "q_value"):
        assert getattr(there, name) == pytest.approx(getattr(back, name), abs=1e-9)
    assert there.interval is not None
    assert back.interval is not None
    mirrored = (-back.interval.high, -back.interval.low)
    assert (there.interval.low, there.interval.high) == pytest.approx(mirrored, abs=1e-12)
    assert there.differs == back.differs


def test_with_more_groups_each_is_held_against_all_the_others() -> None:
    comparison = compared(THREE)
    effect = effect_of(comparison, "Gazette", "terrorist")
    others = [share_of(comparison, name, "terrorist") for name in ("Echo", "Mercury")]
    assert effect.reference == THE_REST
    assert effect.n_reference == sum(share.n for share in others)
    assert effect.n_all_reference == sum(share.n_all for share in others)


def test_a_plain_difference_carried_by_enough_documents_differs() -> None:
    effect = effect_of(compared(TWO), "Gazette", "terrorist")
    assert effect.differs
    assert effect.interval is not None
    assert effect.interval.excludes(0)
    assert effect.q_value is not None
    assert effect.q_value < 0.001


def test_the_same_difference_in_few_documents_is_not_called_one() -> None:
    few = corpus("Gazette", 8, HARD) + corpus("Mercury", 8, MILD)
    effect = effect_of(compared(few), "Gazette", "terrorist")
    assert effect.interval is not None
    assert effect.interval.excludes(0)
    assert not effect.differs


def test_outlets_that_write_alike_do_not_differ() -> None:
    alike = corpus("Gazette", 40, (1, 1, 1)) + corpus("Mercury", 40, (1, 1, 1))
    effects = compared(alike).contrasts[0].effects
    assert not any(effect.differs for effect in effects)


@pytest.mark.filterwarnings("error")
def test_outlets_whose_documents_are_all_alike_are_compared_without_a_warning() -> None:
    scored = [
        score(f"{outlet}{n}", outlet, hits("terrorist"), hits("rebel"))
        for outlet in ("Argus", "Tribune")
        for n in range(60)
    ]
    effect = effect_of(compared(scored), "Argus", "rebel")
    assert effect.share_difference == 0
    assert effect.interval is not None
    assert effect.interval.low == effect.interval.high == 0


def test_a_single_document_a_side_is_compared_by_newcombe() -> None:
    scored = [
        score("1", "Argus", hits("terrorist", 3), hits("rebel", 1)),
        score("2", "Echo", hits("terrorist", 1), hits("rebel", 3)),
    ]
    effect = effect_of(compared(scored), "Argus", "terrorist")
    assert effect.interval is not None
    assert (effect.interval.method, effect.differs) == ("newcombe", False)


def test_a_silent_group_has_no_effect_and_no_test() -> None:
    scored = [*corpus("Gazette", 20, HARD), score("1", "Argus")]
    comparison = compared(scored)
    assert comparison.contrasts[0].effects == ()
    assert comparison.n_tests == 0


def test_documents_of_unknown_group_take_part_in_no_effect() -> None:
    unknown = [replace(one, document=f"x{n}") for n, one in enumerate(corpus("", 9, (1, 1, 1)))]
    with_unknown, without = compared(TWO + unknown), compared(TWO)
    assert with_unknown.contrasts[0].effects == without.contrasts[0].effects
    assert share_of(with_unknown, NOT_KNOWN, "rebel").n > 0


def test_a_single_group_has_shares_and_no_effects() -> None:
    comparison = compared(corpus("Gazette", 5, HARD))
    assert comparison.contrasts[0].effects == ()
    assert comparison.n_tests == 0


def test_the_tests_of_two_groups_are_counted_once_though_shown_from_both_sides() -> None:
    comparison = compared(TWO)
    tested = [e for e in comparison.contrasts[0].effects if e.q_value is not None]
    assert comparison.n_tests == len(tested) / 2 == 9


# Which units are resampled


def nested_corpus(n_outlets: int, n_documents: int = 6) -> list[DocumentScore]:
    return [
        one
        for lean, shares in (("left", MILD), ("right", HARD))
        for number in range(n_outlets)
        for one in corpus(f"{lean} {number}", n_documents, shares, lean=lean)
    ]


def method_of(scored: list[DocumentScore], *, by: str, target: str) -> str:
    interval = effect_of(compared(scored, by=by), target, "rebel").interval
    assert interval is not None
    return interval.method


def test_outlets_are_resampled_where_groups_of_outlets_are_compared() -> None:
    assert method_of(nested_corpus(12, 60), by="lean", target="left") == "group-bootstrap"


def test_documents_are_resampled_where_there_are_too_few_outlets() -> None:
    assert method_of(nested_corpus(3, 60), by="lean", target="left") == "document-bootstrap"


def test_documents_are_resampled_where_outlets_stand_in_several_groups() -> None:
    crossed = [
        one
        for event in ("siege", "truce")
        for number in range(6)
        for one in corpus(f"outlet {number}", 50, MILD, seed=len(event), event=event)
    ]
    renamed = [replace(one, document=f"{n}") for n, one in enumerate(crossed)]
    assert method_of(renamed, by="event", target="siege") == "document-bootstrap"


def test_few_hits_are_not_resampled_and_the_interval_tells_what_was_drawn() -> None:
    assert method_of(nested_corpus(6), by="lean", target="left") == "newcombe-outlets"
    assert method_of(nested_corpus(3), by="lean", target="left") == "newcombe-documents"


def test_a_label_with_one_hit_has_no_interval_that_begins_at_none_or_ends_at_all() -> None:
    scored = [score(f"{number:02}", "Argus", hits("rebel")) for number in range(13)]
    scored.append(score("13", "Argus", hits("terrorist")))
    interval = share_of(compared(scored), "Argus", "terrorist").interval
    assert interval is not None
    assert 0 < interval.low < 1 / 14 < interval.high < 0.4


def test_a_difference_needs_two_outlets_unless_a_side_is_one_outlet() -> None:
    one_talks = [
        one
        if one.metadata.outlet == "right 0" or one.metadata.field("lean") == "left"
        else replace(one, counts=())
        for one in nested_corpus(3)
    ]
    many = [replace(one, document=f"{n}{one.document}") for n in range(4) for one in one_talks]
    effect = effect_of(compared(many, by="lean"), "right", "terrorist")
    assert effect.interval is not None
    assert effect.interval.excludes(0)
    assert not effect.differs


# Repeatability


def test_the_order_of_the_documents_changes_nothing() -> None:
    assert compared(random.Random(3).sample(THREE, len(THREE))) == compared(THREE)


def test_renaming_the_groups_renames_the_figures_and_changes_none() -> None:
    names = {"Gazette": "Zebra", "Mercury": "Aardvark"}
    renamed = [
        replace(one, metadata=replace(one.metadata, outlet=names[str(one.metadata.outlet)]))
        for one in TWO
    ]
    before, after = compared(TWO), compared(renamed)
    for old, new in names.items():
        for label in LABELS:
            old_share, new_share = share_of(before, old, label), share_of(after, new, label)
            assert replace(old_share, group=new) == new_share
            assert effect_of(before, old, label).interval == effect_of(after, new, label).interval


def test_splitting_a_document_adds_up() -> None:
    whole = [score("1", "Argus", hits("rebel", 3)), *TWO]
    halves = [
        score("1a", "Argus", hits("rebel", 1), n_own=150, n_direct=60),
        score("1b", "Argus", hits("rebel", 2), n_own=250, n_direct=40),
        *TWO,
    ]
    for name, label in (("Argus", "rebel"), ("Gazette", "rebel")):
        one, other = (share_of(compared(scored), name, label) for scored in (whole, halves))
        assert (one.n, one.n_all, one.share) == (other.n, other.n_all, other.share)
    rates = [compared(scored).contrasts[0].rates for scored in (whole, halves)]
    assert [r.rate_per_1000 for r in rates[0]] == [r.rate_per_1000 for r in rates[1]]


def test_the_same_corpus_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib;"
        "from test_compare import compared, THREE;"
        "print(hashlib.sha256(repr(compared(THREE)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(digests) == 1


def test_another_seed_moves_the_limits_a_little_and_no_count() -> None:
    rich = corpus("Gazette", 200, HARD)
    first, second = (share_of(compared(rich, seed=seed), "Gazette", "rebel") for seed in (1, 2))
    assert replace(first, interval=None) == replace(second, interval=None)
    assert first.interval is not None
    assert second.interval is not None
    assert first.interval != second.interval
    assert first.interval.low == pytest.approx(second.interval.low, abs=0.03)


# Lexicons


def test_a_score_with_a_label_that_the_lexicon_lacks_is_refused() -> None:
    with pytest.raises(FramingError, match="score the documents again"):
        compared([score("1", "Argus", hits("bandit"))])


def test_only_the_given_lexicons_are_compared() -> None:
    comparison = compared([score("1", "Argus", hits("rebel"), hits("rebel", lexicon="other"))])
    assert [contrast.lexicon for contrast in comparison.contrasts] == ["armed"]
    assert share_of(comparison, "Argus", "rebel").n == 1


# Speakers, referents, zones, omissions, symmetry, axes, readability


def test_speakers_are_listed_with_what_they_say_even_if_that_is_no_label() -> None:
    said = hits("terrorist", 2, voice=Voice.DIRECT, speaker="Ames", referent="league")
    scored = [score("1", "Argus", said, hits("rebel"), speakers=(("Ames", 3), ("Brandt", 5)))]
    comparison = compared(scored)
    assert [(row.speaker, row.n_attributions, row.counts) for row in comparison.speakers] == [
        ("Brandt", 5, ()),
        ("Ames", 3, (("armed", "armed", "terrorist", 2),)),
    ]
    (row,) = comparison.speaker_referents
    assert (row.speaker, row.referent) == ("Ames", "league")
    assert row.counts == (("terrorist", 2), ("rebel", 0), ("fighter", 0))


def test_a_referent_named_only_in_quotations_keeps_its_row_of_zeros_in_the_own_voice() -> None:
    scored = [
        score("1", "Argus", hits("rebel", 2, voice=Voice.DIRECT, referent="league"), hits("rebel"))
    ]
    rows = [(r.referent, r.voice, dict(r.counts)["rebel"]) for r in compared(scored).referents]
    assert rows == [
        ("league", Voice.OWN, 0),
        ("league", Voice.DIRECT, 2),
        ("league", None, 2),
        (None, Voice.OWN, 1),
        (None, None, 1),
    ]


def test_headlines_are_held_against_bodies_in_the_own_voice() -> None:
    scored = [
        score(
            "1",
            "Argus",
            hits("terrorist", 1, zone=Zone.HEADLINE),
            hits("rebel", 3),
            hits("rebel", 5, voice=Voice.DIRECT),
            hits("fighter", 2, zone=Zone.CAPTION),
        )
    ]
    rows = {row.label: row for row in compared(scored).zones}
    assert (rows["terrorist"].n_headline, rows["terrorist"].n_body) == (1, 0)
    assert (rows["rebel"].n_body, rows["rebel"].n_all_body) == (3, 3)
    assert (rows["fighter"].n_headline, rows["fighter"].n_body) == (0, 0)


def test_headlines_that_say_it_otherwise_than_bodies_have_an_interval() -> None:
    scored = [
        score(
            f"{number:02}",
            "Argus",
            hits("terrorist", zone=Zone.HEADLINE),
            hits("terrorist" if number % 4 == 0 else "rebel", 2),
        )
        for number in range(16)
    ]
    row = next(row for row in compared(scored).zones if row.label == "terrorist")
    assert row.share_difference == pytest.approx(0.75)
    assert row.interval is not None
    assert row.interval.low > 0.3
    silent = compared([score("1", "Argus", hits("rebel"))]).zones
    assert {(row.share_difference, row.interval) for row in silent} == {(None, None)}


def test_an_omission_is_what_half_of_the_others_mention_of_the_same_event() -> None:
    scored = [
        score("1", "Argus", hits("rebel", referent="league"), event="siege"),
        score("2", "Echo", hits("rebel"), hits("fighter"), event="siege", speakers=(("Ames", 1),)),
        score("3", "Gazette", hits("terrorist"), event="siege"),
        score("4", "Mercury", hits("rebel"), event="truce"),
    ]
    omitted = [(o.group, o.kind, o.name, o.n_groups_with) for o in compared(scored).omissions]
    assert ("Gazette", "label", "armed/rebel", 2) in omitted
    assert ("Gazette", "referent", "league", 1) in omitted
    assert ("Argus", "speaker", "Ames", 1) in omitted
    assert not any(group == "Mercury" for group, *_ in omitted)


def test_what_one_of_four_others_mentions_is_no_omission() -> None:
    scored = [score(name, name, hits("rebel"), event="siege") for name in "ABCD"]
    scored.append(score("E", "E", hits("rebel"), hits("fighter"), event="siege"))
    assert compared(scored).omissions == ()


def test_like_referents_are_held_against_each_other_in_the_own_voice() -> None:
    scored = [
        score(
            f"{number:02}",
            "Argus",
            hits("terrorist", 1 + number % 2, referent="league"),
            hits("rebel", 1, referent="league"),
            hits("rebel", 1 + number % 3, referent="front"),
            hits("terrorist", 1, referent="front"),
            hits("terrorist", 9, referent="front", voice=Voice.DIRECT),
            hits("terrorist", 9, referent="front+league"),
        )
        for number in range(12)
    ]
    rows = {row.label: row for row in compared(scored).asymmetries}
    row = rows["terrorist"]
    assert (row.referent_a, row.n_a, row.n_all_a) == ("front", 12, 36)
    assert (row.referent_b, row.n_b, row.n_all_b) == ("league", 18, 30)
    assert row.share_difference == pytest.approx(12 / 36 - 18 / 30)
    assert row.interval is not None
    assert row.interval.high < 0


def test_referents_with_few_hits_are_not_held_against_each_other() -> None:
    scored = [score("1", "Argus", hits("rebel", 9, referent="a"), hits("rebel", 30, referent="b"))]
    assert compared(scored).asymmetries == ()


def test_an_axis_gives_balance_with_intensity_and_swapping_poles_turns_the_sign() -> None:
    scored = [
        score(f"{n}", "Argus", hits("terrorist", 1 + n % 2), hits("rebel", 3), hits("fighter", 9))
        for n in range(6)
    ]
    rows = []
    for poles in ((-1, 1, 0), (1, -1, 0)):
        lexicon = make_lexicon(poles=poles)
        (contrast,) = compare(scored, lexicons=[lexicon], settings=QUICK).contrasts
        rows.append(next(row for row in contrast.axis if row.voice is Voice.OWN))
    assert (rows[0].n_negative, rows[0].n_positive) == (9, 18)
    assert rows[0].balance == pytest.approx(1 / 3)
    assert rows[0].intensity_per_1000 == pytest.approx(1000 * 27 / 2400)
    assert rows[1].balance == pytest.approx(-1 / 3)
    assert rows[0].interval is not None
    assert rows[1].interval is not None
    assert rows[0].interval.low == pytest.approx(-rows[1].interval.high)


def test_no_axis_is_invented_where_the_lexicon_declares_none() -> None:
    assert compared(TWO).contrasts[0].axis == ()


def test_label_distributions_are_tested_by_dealing_documents_at_random() -> None:
    contrast = compared(THREE).contrasts[0]
    tests = {(t.group_a, t.group_b): t for t in contrast.distribution_tests}
    far = tests["Gazette", "Mercury"]
    n = [
        [one.n for one in contrast.shares if (one.group, one.voice) == (group, Voice.OWN)]
        for group in ("Gazette", "Mercury")
    ]
    assert far.js_distance == js_distance(*n)
    assert far.q_value is not None
    assert far.q_value <= 3 / 401
    few = compared(corpus("Gazette", 5, HARD) + corpus("Mercury", 5, MILD)).contrasts[0]
    assert few.distribution_tests[0].q_value is None


def test_dispersion_needs_ten_documents() -> None:
    assert dict(compared(corpus("Gazette", 9, HARD)).contrasts[0].dispersion)["rebel"] is None
    spread = dict(compared(corpus("Gazette", 30, HARD)).contrasts[0].dispersion)["terrorist"]
    assert spread is not None
    assert 0 < spread < 1


def test_readability_is_that_of_the_groups_documents_together() -> None:
    counts = ReadabilityCounts(10, 200, 300, 900, 20)
    scored = [score("1", "Argus", readability=counts), score("2", "Argus"), score("3", "Echo")]
    (row,) = compared(scored).readability
    assert (row.group, row.n_documents, row.words_per_sentence) == ("Argus", 1, 20)
    assert row.flesch_reading_ease == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5)
