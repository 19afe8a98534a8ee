"""A real Chromium for pages: skipped with a reason where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import report_fixture
from screens import WIDE

from framing.cli.main import main
from framing.config.report_section import PAPER, RATIO, TINT, dark_colour
from framing.domain.attribution import Voice
from framing.domain.colour import BLACK, colour_from
from framing.domain.comparison_rows import TrendRow
from framing.report.render import (
    ReportSettings,
    gather_report,
    render_article,
    render_email,
    render_report,
)

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = Path(
    os.environ.get("FRAMING_NODE_MODULES", Path(__file__).parents[2] / "node_modules")
)

AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PALE = ("#ffdd55", "#7fdbff", "#ff9999", "#b5e853", "#e0b0ff", "#ffb347", "#9fe2bf", "#cccccc")
LEXICON = """\
lexicon: ID
title: Armed groups
language: en
version: 1.0.0
kind: inventory
referent: A group that uses force
sources:
  desk: {title: The desk's own guide}
labels:
  fighter:
    says: Names the fighting.
    evidence: [desk]
    terms: TERMS
    hits: ["The [insurgents] left.", "An [insurgent] came."]
    misses: ["The insurance paid.", "They surged in."]
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _chromium_path() -> str | None:
    named = os.environ.get("FRAMING_CHROMIUM")
    return named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = _chromium_path()
    if path is None:
        pytest.skip("no Chromium found; set FRAMING_CHROMIUM to its path")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file or an address; the page keeps what it asked for and what it complained of."""
    contexts = []

    def opened(place: Path | str, **options: Any) -> Any:
        context = chromium.new_context(viewport=options.pop("viewport", WIDE), **options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.goto(place.as_uri() if isinstance(place, Path) else place)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe_finds() -> Callable[[Any], list[str]]:
    """What axe has against a page."""
    path = NODE_MODULES / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("axe-core is not installed; set FRAMING_NODE_MODULES to its node_modules")
    axe = path.read_text(encoding="utf-8")

    def found(page: Any) -> list[str]:
        page.evaluate(axe)
        violations = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)[
            "violations"
        ]
        return [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"][:3]
        ]

    return found


@pytest.fixture(scope="session")
def html_validate() -> Path:
    path = NODE_MODULES / ".bin" / "html-validate"
    if not path.is_file():
        pytest.skip("html-validate is not installed; set FRAMING_NODE_MODULES to its node_modules")
    return path


@pytest.fixture(scope="session")
def small_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven articles: some contrasts too small for shares, one large enough."""
    scored = report_fixture.scored_corpus()
    comparison = report_fixture.comparison_of(scored)
    settings = ReportSettings(watermark="Draft")
    return _written(tmp_path_factory, "small", scored, comparison, settings)


@pytest.fixture(scope="session")
def large_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighty-four articles: findings, charts of shares with intervals."""
    scored = report_fixture.scored_corpus(copies=12)
    comparison = report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)
    return _written(tmp_path_factory, "large", scored, comparison, ReportSettings())


@pytest.fixture(scope="session")
def trend_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two labels over four months, whose names do not follow each other in the alphabet."""
    scored = report_fixture.scored_corpus()
    comparison = report_fixture.comparison_of(scored, minimum_n=10)
    lexicon = next(one.lexicon for one in comparison.contrasts if one.contrast == "armed")
    trends = tuple(
        TrendRow(lexicon, "armed", label, Voice.OWN, "Harbour Post", month, 6, 10, 20, 0.5, None)
        for month in ("2024-12", "2025-01", "2025-02", "2025-03")
        for label in ("rebel", "terrorist")
    )
    told = replace(comparison, trends=trends)
    return _written(tmp_path_factory, "trend", scored, told, ReportSettings())


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, names and lexicons that try to be more than text."""
    return _written(tmp_path_factory, "hostile", *report_fixture.hostile_corpus(), ReportSettings())


@pytest.fixture(scope="session")
def article_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of the seven articles, set beside the others."""
    scored = report_fixture.scored_corpus()
    report = gather_report(
        scored,
        report_fixture.comparison_of(scored),
        report_fixture.lexicons(),
        report_fixture.run_record(scored),
        settings=ReportSettings(watermark="draft"),
    )
    page = render_article(report, document=scored[0].document.id)
    return _kept(tmp_path_factory, "article", page)


@pytest.fixture(scope="session")
def house_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house's own colours, each as pale as framing.yml lets it be."""
    scored = report_fixture.scored_corpus()
    pairs = [
        (colour.legible_on(PAPER, toward=BLACK, ratio=RATIO, tint=TINT).hex, dark_colour(text))
        for text in PALE
        if (colour := colour_from(text)) is not None
    ]
    settings = ReportSettings(accent=pairs[0], label_colours=tuple(pairs))
    comparison = report_fixture.comparison_of(scored)
    return _written(tmp_path_factory, "house", scored, comparison, settings)


@pytest.fixture(scope="session")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The summary for e-mail."""
    scored = report_fixture.scored_corpus(copies=12)
    report = gather_report(
        scored,
        report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10),
        report_fixture.lexicons(),
        report_fixture.run_record(scored),
        settings=ReportSettings(watermark="draft", publisher="The Quay Courier"),
    )
    return _kept(tmp_path_factory, "mail", render_email(report))


@pytest.fixture(scope="session")
def lexicon_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an edit of a lexicon changes in the sample corpus."""
    path = tmp_path_factory.mktemp("lexicon") / "report.html"
    old, new = path.with_name("old.yml"), path.with_name("new.yml")
    for edited, terms in ((old, "[rebel, insurgent]"), (new, "[militant, insurgent]")):
        edited.write_text(LEXICON.replace("TERMS", terms).replace("ID", edited.stem), "utf-8")
    words = [
        "lexicon",
        "diff",
        str(old),
        str(new),
        "--corpus",
        str(ROOT / "examples" / "port-sarn"),
    ]
    assert main([*words, "--html", str(path)]) == 0
    return path


def _kept(factory: pytest.TempPathFactory, name: str, page: str) -> Path:
    path = factory.mktemp(name) / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def _written(
    factory: pytest.TempPathFactory, name: str, scored, comparison, settings: ReportSettings
) -> Path:
    page = render_report(
        scored,
        comparison,
        report_fixture.lexicons(),
        report_fixture.run_record(scored),
        settings=settings,
    )
    return _kept(factory, name, page)
