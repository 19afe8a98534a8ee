"""A report in a folder, in a real browser from disk: every way between its pages lands."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import report_fixture
from screens import NARROW, WIDE

from framing.engine.kept_runs import change_between, load_kept_run
from framing.engine.run_file import run_json
from framing.report.render import Layout, ReportSettings, gather_report, render_files
from framing.report.runs import render_runs

LINKS = """() => ({
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
    hrefs: [...document.querySelectorAll("a[href]")].map((one) => one.href),
})"""


def _written(folder: Path, scored, comparison, layout: Layout, **settings) -> Path:
    report = gather_report(
        scored,
        comparison,
        report_fixture.lexicons(),
        report_fixture.run_record(scored),
        settings=ReportSettings(**settings),
    )
    files = render_files(report, layout)
    for position, (name, page) in enumerate(files):
        path = folder / name if position == 0 else folder / layout.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    (folder / layout.folder / "report.json").write_text("{}", encoding="utf-8")
    return folder / layout.main


@pytest.fixture(scope="session")
def folder_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven articles in a folder, drafts all of them."""
    scored = report_fixture.scored_corpus()
    comparison = report_fixture.comparison_of(scored)
    folder = tmp_path_factory.mktemp("folder")
    return _written(folder, scored, comparison, Layout("index.html"), watermark="Draft")


@pytest.fixture(scope="session")
def page_with_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Attacks on a page with a folder beside it, whose name needs escaping in a link."""
    scored, comparison = report_fixture.hostile_corpus()
    folder = tmp_path_factory.mktemp("beside")
    return _written(folder, scored, comparison, Layout("50% #1.html", "50% #1_files"))


def _all_pages(main: Path) -> list[Path]:
    return sorted(main.parent.rglob("*.html"))


@pytest.mark.parametrize("name", ["folder_report", "page_with_folder"])
def test_every_way_between_the_pages_lands_and_no_request_leaves_them(name, request, open_page):
    main = request.getfixturevalue(name)
    page = open_page(main)
    found = {}
    for path in _all_pages(main):
        page.requests.clear()
        page.goto(path.as_uri())
        assert page.requests == [path.as_uri()]
        found[path.as_uri()] = page.evaluate(LINKS)
    assert page.complaints == []
    lost = []
    for links in found.values():
        assert len(links["ids"]) == len(set(links["ids"]))
        for href in links["hrefs"]:
            target, _, anchor = href.partition("#")
            if target.endswith("/report.json"):
                continue
            if target not in found or (anchor and anchor not in found[target]["ids"]):
                lost.append(href)
    assert lost == []
    assert len(found) > 3


def test_a_sentence_leads_to_its_place_on_the_page_of_its_article_and_back(
    folder_report, open_page
):
    page = open_page(folder_report, java_script_enabled=False)
    node = page.locator("#concordance a.node").first
    words = node.inner_text()
    node.click()
    assert "/articles/" in page.url
    mark = page.locator("mark:target")
    assert mark.inner_text().startswith(words)
    page.locator(".masthead a").first.click()
    assert page.url.endswith("index.html#documents")
    page.locator("#documents a").first.click()
    assert page.url.endswith("documents.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_on_any_kind_of_page(
    scheme, viewport, folder_report, open_page, axe_finds
):
    page = open_page(folder_report, color_scheme=scheme, viewport=viewport)
    for path in (folder_report.parent / "documents.html", _article(folder_report), folder_report):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert axe_finds(page) == []


def _article(main: Path) -> Path:
    return next((main.parent / "articles").iterdir())


def test_attacks_in_an_article_of_its_own_are_shown_as_text(page_with_folder, open_page):
    page = open_page(page_with_folder)
    for path in _all_pages(page_with_folder):
        page.goto(path.as_uri())
        assert page.evaluate("window.hacked") is None
        assert page.locator("img, iframe, object, embed, [onerror], [onload]").count() == 0


def test_html_validate_finds_nothing_on_any_page(folder_report, page_with_folder, html_validate):
    config = Path(__file__).parent / "html-validate.json"
    pages = [*_all_pages(folder_report), *_all_pages(page_with_folder)]
    run = subprocess.run(
        [html_validate, "--config", config, "--formatter", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout, run.stderr
    assert [
        f"{one['ruleId']}: {one['message']} at {one['line']}:{one['column']}"
        for report in json.loads(run.stdout)
        for one in report["messages"]
    ][:20] == []


@pytest.fixture(scope="session")
def runs_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What moved between two runs, the later with half its hits of one label."""
    scored = report_fixture.scored_corpus(copies=12)
    comparison = report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)
    scores = [one.score for one in scored]
    folder = tmp_path_factory.mktemp("runs")
    then = json.loads("".join(run_json(report_fixture.run_record(scored), comparison, scores)))
    now = json.loads(json.dumps(then))
    for row in now["tables"]["shares"]:
        row["n"], row["share"] = row["n_all"] - row["n"], row["share"] and 1 - row["share"]
        row["low"], row["high"] = row["high"] and 1 - row["high"], row["low"] and 1 - row["low"]
    now["run"]["lexicons"][0]["digest"] = "f" * 64
    now["documents"] = now["documents"][3:]
    for name, run in (("then", then), ("now", now)):
        (folder / f"{name}.json").write_text(json.dumps(run), encoding="utf-8")
    change = change_between(*(load_kept_run(folder / f"{name}.json") for name in ("then", "now")))
    assert any(move.has_moved for move in change.moves)
    (folder / "moved.html").write_text(render_runs(change), encoding="utf-8")
    return folder / "moved.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_moved_is_closed_sound_and_sorted_by_its_heads(
    scheme, viewport, runs_page, open_page, axe_finds
):
    page = open_page(runs_page, color_scheme=scheme, viewport=viewport)
    assert page.requests == [runs_page.as_uri()]
    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.locator("#figures th button").first.click()
    assert page.locator("#figures th").first.get_attribute("aria-sort") == "descending"
    assert axe_finds(page) == []


def test_html_validate_finds_nothing_in_what_moved(runs_page, html_validate):
    config = Path(__file__).parent / "html-validate.json"
    run = subprocess.run(
        [html_validate, "--config", config, runs_page], capture_output=True, text=True, check=False
    )
    assert run.stdout + run.stderr == ""


def test_on_a_telephone_a_date_keeps_its_line_and_a_title_without_a_gap_its_column(
    folder_report, open_page
):
    page = open_page(folder_report.parent / "documents.html", viewport=NARROW)
    lines = page.eval_on_selector_all(
        "td[data-sort]",
        """cells => cells.filter(cell => cell.textContent).map(cell => {
            const words = document.createRange();
            words.selectNodeContents(cell);
            return words.getClientRects().length;
        })""",
    )
    assert set(lines) == {1}
    width = page.eval_on_selector(
        ".articles th[scope=row]",
        """title => {
            title.textContent = "https://quay.example/" + "harbour-".repeat(30) + "x".repeat(200);
            return title.getBoundingClientRect().width;
        }""",
    )
    assert width <= NARROW["width"] / 2
