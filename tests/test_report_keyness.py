"""Keyness on the page: figures with n on both sides, and never a verdict by p alone."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
import report_fixture

from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison, DistributionTest
from framing.report.render import ReportSettings, render_report

N_COPIES = 12


def _page(scored, comparison) -> str:
    run = report_fixture.run_record(scored)
    return render_report(
        scored, comparison, report_fixture.lexicons(), run, settings=ReportSettings()
    )


def _keyness(page: str) -> list[str]:
    """The words of each keyness block."""
    blocks = re.findall(r'<details class="figuretable keyness">(.*?)</details>', page, re.DOTALL)
    return [re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", one))) for one in blocks]


def _rows(page: str) -> list[list[str]]:
    """The cells of the first table of differences."""
    blocks = re.findall(r'<details class="figuretable keyness">(.*?)</details>', page, re.DOTALL)
    rows = re.findall(r"<tr><td>(.*?)</tr>", blocks[0].split("</table>")[0], re.DOTALL)
    cells = [re.split(r"</t[dh]>", row) for row in rows]
    return [[html.unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in row] for row in cells]


@pytest.fixture(scope="module")
def scored():
    return report_fixture.scored_corpus(copies=N_COPIES)


@pytest.fixture(scope="module")
def comparison(scored) -> Comparison:
    """The corpus, with the figures that the plain fixture leaves open."""
    made = report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)
    return replace(made, contrasts=tuple(map(_with_figures, made.contrasts)))


def _with_figures(contrast):
    effects = tuple(replace(one, g2=61.25, log_ratio=-2.5) for one in contrast.effects)
    tests = (DistributionTest("Harbour Post", "The Meridian", Voice.OWN, 0.42, 24, 12, 0.003),
             DistributionTest("Harbour Post", "Press Herald", Voice.OWN, 0.99, 24, 2, None))  # fmt: skip
    dispersion = tuple((label, 0.31) for label, _ in contrast.dispersion)
    return replace(contrast, effects=effects, distribution_tests=tests, dispersion=dispersion)


@pytest.fixture(scope="module")
def figures_page(scored, comparison) -> str:
    return _page(scored, comparison)


def test_a_row_has_n_on_both_sides_the_interval_and_all_three_measures(figures_page, comparison):
    label, group, target, reference, difference, interval, ratio, g2, z, q, _ = _rows(figures_page)[
        0
    ]
    assert re.fullmatch(r"[●■▲◆▼★►✚]\w+", label)
    assert group in {one.name for one in comparison.groups}
    assert re.fullmatch(r"[\d,]+ of [\d,]+ \([<>]?\d+\u202f%\)", target)
    assert re.fullmatch(r"[\d,]+ of [\d,]+ \([<>]?\d+\u202f%\)", reference)
    assert re.fullmatch(r"[+−]\d+", difference)
    assert " to " in interval
    assert (ratio, g2, q) == ("−2.5", "61.2", "0.010")
    assert re.fullmatch(r"[+−]\d+\.\d", z)


def test_rows_are_ordered_by_the_strength_of_the_evidence(figures_page):
    sizes = [float(row[8].lstrip("+−")) for row in _rows(figures_page)]
    assert sizes == sorted(sizes, reverse=True)


def test_the_number_of_a_row_leads_to_its_sentences(figures_page):
    block = figures_page[figures_page.index('<details class="figuretable keyness">') :]
    anchor = re.search(r'<a href="#(c[0-9a-f]+)">\d+ of', block)
    assert anchor is not None
    assert f'id="{anchor[1]}"' in figures_page


def test_distances_have_their_articles_and_untested_pairs_are_left_out(figures_page):
    block = _keyness(figures_page)[0]
    assert "Harbour Post 24 The Meridian 12 0.42 0.003" in block
    assert "0.99" not in block


def test_dispersion_is_told_of_labels_with_hits_enough(figures_page):
    assert "Gries' DP" in _keyness(figures_page)[0]
    assert "0.31" in _keyness(figures_page)[0]


def test_few_hits_are_counted_and_not_ranked(scored, comparison):
    many = replace(comparison, minimum_n=100_000)
    assert not any("61.2" in block for block in _keyness(_page(scored, many)))


def test_what_is_not_listed_is_counted(scored, comparison):
    contrast = comparison.contrasts[0]
    small = replace(contrast.effects[0], n_all_target=3, n_target=1)
    changed = replace(contrast, effects=(small, *contrast.effects[1:]))
    page = _page(scored, replace(comparison, contrasts=(changed, *comparison.contrasts[1:])))
    assert "1 further difference, weaker or with fewer than 10 hits on a side" in page


def test_a_corpus_of_few_articles_has_no_keyness():
    scored = report_fixture.scored_corpus()
    comparison = report_fixture.comparison_of(scored, minimum_n=1000, minimum_documents=10)
    assert _keyness(_page(scored, comparison)) == []


def test_a_p_value_is_never_shown(figures_page):
    assert not re.search(r"\bp\s*(=|<|value)", html.unescape(re.sub(r"<[^>]+>", " ", figures_page)))
