"""Numbers, dates, names and hostile characters as the report prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.interval import Interval
from framing.errors import InputError
from framing.report.concordance import lines_a_cell
from framing.report.names import referent_title
from framing.report.shown import shown
from framing.report.strings import load_catalogue

NUMERALS = load_catalogue("en").numerals
THIN = "\u202f"


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (None, "–"),
        (0.0, f"0{THIN}%"),
        (0.0004, f"<1{THIN}%"),
        (0.0099, f"<1{THIN}%"),
        (0.01, f"1{THIN}%"),
        (0.5, f"50{THIN}%"),
        (0.99, f"99{THIN}%"),
        (0.996, f">99{THIN}%"),
        (1.0, f"100{THIN}%"),
    ],
)
def test_a_share_never_reads_0_or_100_unless_it_is(share, printed):
    assert NUMERALS.percent(share) == printed


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_0_and_100_percent_are_kept_for_none_and_all(n, extra):
    n_all = n + extra
    assert (NUMERALS.percent(n / n_all) == f"0{THIN}%") == (n == 0)
    assert NUMERALS.percent(n / n_all) != f"100{THIN}%"


@pytest.mark.parametrize(
    ("n", "printed"), [(0, "0"), (999, "999"), (4152, "4,152"), (-1200000, "−1,200,000")]
)
def test_whole_numbers_are_grouped_by_thousands(n, printed):
    assert NUMERALS.count(n) == printed


@pytest.mark.parametrize(
    ("number", "places", "printed"),
    [
        (None, 2, "–"),
        (0.0, 2, "0.00"),
        (0.004, 2, f"<{THIN}0.01"),
        (-0.004, 2, f"−<{THIN}0.01"),
        (14.25, 1, "14.2"),
        (-3.0, 1, "−3.0"),
        (1234.5, 1, "1,234.5"),
    ],
)
def test_a_small_figure_is_never_printed_as_nothing(number, places, printed):
    assert NUMERALS.decimal(number, places) == printed


@pytest.mark.parametrize(
    ("difference", "printed"),
    [
        (None, "–"),
        (0.0, "0"),
        (0.713, "+71"),
        (-0.08, "−8"),
        (0.002, "+0.2"),
        (-0.0001, "−<0.1"),
        (0.0097, "+1.0"),
        (-0.997, "−>99"),
    ],
)
def test_a_difference_carries_its_sign(difference, printed):
    assert NUMERALS.points(difference) == printed


def test_an_interval_whose_ends_read_alike_is_printed_once():
    assert NUMERALS.interval(Interval(0.001, 0.004, 0.95, "wilson")) == "<1\u202f%"
    assert NUMERALS.interval(Interval(0.0, 0.004, 0.95, "wilson")) == "0–<1\u202f%"


def test_an_interval_of_a_difference_is_not_a_row_of_dashes():
    assert NUMERALS.points_interval(Interval(-0.92, -0.72, 0.95, "newcombe")) == "−92 to −72"


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2016-10-31", "31 October 2016"),
        ("2016-10", "2016-10"),
        ("2016-13-01", "2016-13-01"),
        ("soon", "soon"),
        (None, ""),
    ],
)
def test_dates_are_written_out_and_odd_ones_left_alone(iso, printed):
    assert NUMERALS.date(iso) == printed


def test_a_period_of_one_day_is_one_date():
    assert NUMERALS.period("2016-10-31", "2016-10-31") == "31 October 2016"
    assert NUMERALS.period(None, None) == ""


@pytest.mark.parametrize(
    ("entity", "title"),
    [
        ("islamic-state", "Islamic State"),
        ("republic-of-korea", "Republic of Korea"),
        ("russia+syria", "Russia + Syria"),
        ("", ""),
    ],
)
def test_an_entitys_id_reads_as_a_name(entity, title):
    assert referent_title(entity) == title


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain", "plain"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("a\x00b\x1b[31m\x7f", "a␀b␛[31m␡"),
        ("gnp\u202eexe", "gnp[U+202E]exe"),
        ("\u2066open", "[U+2066]open"),
        ("half \ud83d", "half \ufffd"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("thin\u202fspace", "thin\u202fspace"),
        ("tag \U000e0041", "tag [U+E0041]"),
    ],
)
def test_characters_that_hide_or_reorder_are_spelt_out(text, seen):
    assert shown(text) == seen


@given(st.text())
def test_what_is_shown_can_be_written_and_holds_no_control(text):
    printed = shown(text)
    printed.encode("utf-8")
    assert not set(printed) & set(map(chr, [*range(9), *range(14, 32), 0x7F, 0x202E, 0x2066]))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.integers(1, 500))
def test_each_cell_shows_at_least_one_line_and_as_many_as_fit(sizes, limit):
    cap = lines_a_cell(sizes, limit)
    assert cap >= 1
    assert cap == 1 or sum(min(size, cap) for size in sizes) <= limit
    assert cap == max(sizes) or sum(min(size, cap + 1) for size in sizes) > limit


def test_a_catalogue_in_another_language_gives_its_words_and_numbers(tmp_path):
    from framing.resources import REPORTS

    english = (REPORTS / "strings.en.yml").read_text(encoding="utf-8")
    french = english.replace('group_separator: ","', 'group_separator: "\u202f"')
    french = french.replace('decimal_point: "."', 'decimal_point: ","')
    french = french.replace("language: en", "language: fr").replace(
        'months:\n  "1": January', 'months:\n  "1": janvier'
    )
    (tmp_path / "strings.fr.yml").write_text(french, encoding="utf-8")
    catalogue = load_catalogue("fr", tmp_path)
    assert catalogue.numerals.decimal(1234.5, 1) == "1\u202f234,5"
    assert catalogue.numerals.date("2016-01-02") == "2 janvier 2016"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("close: Close", "", "missing-sentence"),
        ('of: "of {all}"', 'of: "of {everything}"', "unknown-value"),
        ('of: "of {all}"', 'of: "of {all"', "unclosed-value"),
        ('of: "of {all}"', 'of: "of {all.__class__}"', "unknown-value"),
    ],
)
def test_a_catalogue_with_a_fault_is_refused_with_its_reason(old, new, code, tmp_path):
    from framing.resources import REPORTS

    english = (REPORTS / "strings.en.yml").read_text(encoding="utf-8")
    assert old in english
    (tmp_path / "strings.xx.yml").write_text(english.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_catalogue("xx", tmp_path)
    assert raised.value.problems[0].code == code


def test_a_language_without_a_catalogue_says_what_to_do():
    with pytest.raises(InputError, match="no report strings for 'tlh'"):
        load_catalogue("tlh")


def test_a_value_is_never_read_as_a_sentence():
    said = load_catalogue("en").say("n_of", n="{all}", all="{n}")
    assert said == "{all} of {n}"
