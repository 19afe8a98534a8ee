"""Shares over time: drawn only where enough spans hold enough hits, weak ones apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import report_fixture

from framing.domain.attribution import Voice
from framing.domain.comparison_rows import TrendRow
from framing.domain.interval import Interval
from framing.report.render import ReportSettings, render_report
from framing.report.spans import spans_between

MONTHS = ("2025-01", "2025-02", "2025-04")


@pytest.fixture(scope="module")
def scored():
    return report_fixture.scored_corpus()


def trend(label: str, n: int, n_all: int, month: str, group: str = "Harbour Post") -> TrendRow:
    share = n / n_all
    interval = Interval(max(0.0, share - 0.1), min(1.0, share + 0.1), 0.95, "document-bootstrap")
    return TrendRow("armed-groups", "armed", label, Voice.OWN, group, month, 6, n, n_all, share,
                    interval)  # fmt: skip


def page_with(scored, *rows: TrendRow) -> str:
    comparison = report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)
    lexicon = next(one.lexicon for one in comparison.contrasts if one.contrast == "armed")
    rows = tuple(replace(row, lexicon=lexicon) for row in rows)
    return render_report(
        scored, replace(comparison, trends=rows), report_fixture.lexicons(),
        report_fixture.run_record(scored), settings=ReportSettings(),
    )  # fmt: skip


def both(n: int, n_all: int, month: str) -> tuple[TrendRow, TrendRow]:
    return trend("rebel", n, n_all, month), trend("terrorist", n_all - n, n_all, month)


def figure_of(page: str) -> str:
    return page[page.index('<figure class="figure trends">') :].split("</figure>")[0]


def test_strong_neighbours_are_joined_and_a_missing_span_is_a_gap(scored) -> None:
    rows = [row for month in MONTHS for row in both(12, 20, month)]
    figure = figure_of(page_with(scored, *rows))
    paths = re.findall(r'<path class="line-of" d="([^"]+)"', figure)
    assert len(paths) == 2
    assert all(path.count("L") == 1 for path in paths)


def test_a_weak_span_is_hollow_joined_to_nothing_and_has_no_interval(scored) -> None:
    rows = [*both(12, 20, "2025-01"), *both(2, 4, "2025-02"), *both(9, 30, "2025-03")]
    figure = figure_of(page_with(scored, *rows))
    assert "line-of" not in figure
    assert figure.count("hollow") == 2
    assert figure.count('class="whisker thin"') == 4


def test_the_chart_is_followed_by_its_figures(scored) -> None:
    figure = figure_of(page_with(scored, *both(12, 20, "2025-01"), *both(3, 20, "2025-02")))
    row = re.search(r"<tr>(?:(?!</tr>).)*January 2025(?:(?!</tr>).)*rebel.*?</tr>", figure)[0]
    assert re.findall(r">(?:12|20)<", row) == [">12<", ">20<"]
    assert "50–70" in row
    assert "rebel: January 2025 60" in figure


@pytest.mark.parametrize(
    "counts",
    [((12, 20),), ((1, 3), (2, 4), (3, 5)), ((12, 20), (12, 20), (1, 2), (1, 2), (1, 2))],
    ids=["one span", "only weak spans", "mostly weak spans"],
)
def test_without_enough_spans_nothing_is_drawn(counts, scored) -> None:
    rows = [row for month, one in enumerate(counts, 1) for row in both(*one, f"2025-{month:02d}")]
    assert '<figure class="figure trends">' not in page_with(scored, *rows)


@pytest.mark.parametrize(
    ("bins", "spans"),
    [
        (["2016", "2019"], ("2016", "2017", "2018", "2019")),
        (["2016-Q3", "2017-Q1"], ("2016-Q3", "2016-Q4", "2017-Q1")),
        (["2016-11", "2017-01"], ("2016-11", "2016-12", "2017-01")),
        (["2016-W01", "2016-W05"], ("2016-W01", "2016-W05")),
        ([], ()),
    ],
)
def test_spans_without_a_document_keep_their_place(bins, spans) -> None:
    assert spans_between(bins) == spans
