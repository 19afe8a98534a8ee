"""A figure that has no room for all groups draws those with the most hits, and says so."""

from __future__ import annotations

import re

import pytest
import report_fixture
from test_report_trend import MONTHS, both, figure_of, page_with, trend

from framing.report.render import ReportSettings, render_report


@pytest.fixture(scope="module")
def scored():
    return report_fixture.scored_corpus()


def report(scored) -> str:
    comparison = report_fixture.comparison_of(scored, minimum_n=1, minimum_documents=1)
    run = report_fixture.run_record(scored)
    return render_report(
        scored, comparison, report_fixture.lexicons(), run, settings=ReportSettings()
    )


def dots_of(page: str) -> str:
    figures = re.findall(r'<figure class="figure">.*?</figure>', page, re.S)
    return next(figure for figure in figures if 'class="dot' in figure)


def hits_of(figure: str) -> dict[str, int]:
    """How many hits of the contrast each outlet drawn has."""
    row = r'<text class="name"[^>]*>([^<]+)</text><text class="figure"[^>]*>\d+ of (\d+)'
    return {name: int(n) for name, n in re.findall(row, figure)}


def test_dots_are_drawn_for_the_outlets_with_the_most_hits(
    scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits = hits_of(dots_of(report(scored)))
    assert len(hits) > 1
    monkeypatch.setattr("framing.report.charts.MAX_ROWS", 1)
    drawn = dots_of(report(scored))
    [most] = hits_of(drawn)
    assert hits[most] == max(hits.values())
    assert f"Drawn are the 1 outlets with the most hits, of {len(hits)}." in drawn


def test_a_figure_with_room_for_all_says_nothing_of_it(scored) -> None:
    assert "Drawn are the" not in report(scored)


def test_trends_are_drawn_for_the_groups_with_the_most_hits(
    scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.report.trend.MAX_PANELS", 1)
    few = [row for month in MONTHS for row in both(12, 20, month)]
    many = [trend(label, 30, 60, month, "Valley Courier") for month in MONTHS
            for label in ("rebel", "terrorist")]  # fmt: skip
    figure = figure_of(page_with(scored, *few, *many))
    assert "Drawn are the 1 outlets with the most hits, of 2." in figure
    assert "Valley Courier" in figure
    assert "Harbour Post" not in figure
