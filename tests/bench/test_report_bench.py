"""How long and how large the report is, on few and on many articles: measures, asserts nothing.

The articles are made of our own sentences, the same on every run. An ordinary test run renders
a small corpus once; `tox -e bench` renders all of it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from framing.domain.comparison import CompareSettings
from framing.engine.comparing import compare_corpus
from framing.engine.corpus import record_run, score_corpus
from framing.pipeline import open_road
from framing.read.documents import ReadSettings
from framing.report.markdown import render_markdown
from framing.report.render import (
    GatheredReport,
    Layout,
    ReportSettings,
    gather_report,
    render_files,
    render_page,
)

N_MANY, N_MANY_IN_AN_ORDINARY_RUN, N_SENTENCES = 3_000, 60, 12
OUTLETS = ("Quay Courier", "Salt Road Weekly", "The Lower Bell", "Ostra Tribune", "Pier Nine")
PLACES = ("Ostra", "the salt market", "Lower Bell Street", "the old pier", "the ferry yard")
PEOPLE = ("Ilse Varn", "Tomas Reck", "the harbour master", "a baker", "the mayor of Ostra")
FRAMES = (
    "The {armed} held {place} until the snow came.",
    "The {rulers} sent two boats to {place} before noon.",
    "{person} said that the {armed} had paid for the bread.",
    "“The {rulers} forgot us,” {person} said near {place}.",
    "A letter pinned up at {place} called them “{armed}”.",
    "Rain fell on {place} and nobody moved the crates.",
    "According to {person}, the {rulers} will talk again on Friday.",
    "Shops at {place} sold lamps, rope and dried fish all day.",
)
ARMED = ("rebels", "militants", "terrorists", "insurgents", "gunmen", "fighters")
RULERS = ("government", "regime", "authorities", "administration")


def _articles(n_articles: int, path: Path) -> Path:
    """A file of articles; every outlet has words that it prefers."""
    dice = random.Random(11)
    with path.open("w", encoding="utf-8") as out:
        for number in range(n_articles):
            outlet = number % len(OUTLETS)
            article = {
                "id": f"a{number}",
                "outlet": OUTLETS[outlet],
                "date": f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
                "title": f"Day {number} at {dice.choice(PLACES)}",
                "text": "\n\n".join(_sentence(dice, outlet) for _ in range(N_SENTENCES)),
            }
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def _sentence(dice: random.Random, outlet: int) -> str:
    preferred = {"armed": ARMED[outlet], "rulers": RULERS[outlet % len(RULERS)]}
    any_word = {"armed": dice.choice(ARMED), "rulers": dice.choice(RULERS)}
    words = preferred if dice.random() < 0.4 else any_word
    sentence = dice.choice(FRAMES).format(
        place=dice.choice(PLACES), person=dice.choice(PEOPLE), **words
    )
    return sentence[:1].upper() + sentence[1:]


def _gatherer(path: Path) -> Callable[[], GatheredReport]:
    """A call that meets every article of a scored and compared corpus."""
    road = open_road()
    corpus = score_corpus([str(path)], road, ReadSettings())
    settings = CompareSettings(n_resamples=200)
    comparison = compare_corpus(corpus, road, by="outlet", settings=settings)
    record = record_run(corpus, road, command="", options=())

    def gather() -> GatheredReport:
        return gather_report(
            corpus.scored, comparison, road.lexicons, record, settings=ReportSettings()
        )

    return gather


def _renderer(path: Path) -> Callable[[], str]:
    """A call that renders what has been scored and compared on one page."""
    gather = _gatherer(path)
    return lambda: render_page(gather())


def _note_size(benchmark: BenchmarkFixture, render: Callable[[], str]) -> None:
    """The page's bytes and the memory that making it takes, beyond the scored corpus."""
    tracemalloc.start()
    page = render()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    benchmark.extra_info["page_bytes"] = len(page.encode())
    benchmark.extra_info["peak_bytes"] = peak


def test_report_on_five_articles(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    render = _renderer(_articles(5, tmp_path / "five.jsonl"))
    benchmark(render)
    _note_size(benchmark, render)


def test_report_on_thousands_of_articles(
    benchmark: BenchmarkFixture, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_measured = request.config.getoption("benchmark_enable")
    n_articles = _n_articles(request)
    render = _renderer(_articles(n_articles, tmp_path / "many.jsonl"))
    benchmark.pedantic(render, rounds=3)
    if is_measured:
        _note_size(benchmark, render)
    benchmark.extra_info["n_articles"] = n_articles


def test_folder_of_articles(
    benchmark: BenchmarkFixture, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The main page, the list and a page for each article, as they are written one by one."""
    n_articles = _n_articles(request)
    gather = _gatherer(_articles(n_articles, tmp_path / "many.jsonl"))

    def write() -> int:
        return sum(len(page) for _, page in render_files(gather(), Layout("index.html")))

    benchmark.pedantic(write, rounds=1)
    benchmark.extra_info["n_articles"] = n_articles


def test_peak_memory_of_the_whole_command(
    benchmark: BenchmarkFixture, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Reading, scoring, comparing and writing a folder, in a process of its own."""
    n_articles = _n_articles(request)
    path = _articles(n_articles, tmp_path / "many.jsonl")
    words = [str(Path(__file__).parent / "peak_memory.py"), "report", str(path)]
    words += ["--out", str(tmp_path / "report"), "--resamples", "200"]

    def run() -> str:
        ran = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
        return ran.stdout

    peak = benchmark.pedantic(run, rounds=1)
    benchmark.extra_info |= {"n_articles": n_articles, "peak": peak.strip()}


def _n_articles(request: pytest.FixtureRequest) -> int:
    is_measured = request.config.getoption("benchmark_enable")
    return N_MANY if is_measured else N_MANY_IN_AN_ORDINARY_RUN


def test_markdown_summary_of_the_sample(benchmark: BenchmarkFixture, examples: Path) -> None:
    road = open_road()
    corpus = score_corpus([str(examples)], road, ReadSettings())
    comparison = compare_corpus(corpus, road, by="outlet", settings=CompareSettings())
    record = record_run(corpus, road, command="", options=())
    benchmark(
        render_markdown, corpus.scored, comparison, road.lexicons, record, settings=ReportSettings()
    )
