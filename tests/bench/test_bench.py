"""How long each room takes on the sample corpus: measures only, asserts nothing about time."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from framing.domain.comparison import CompareSettings
from framing.domain.document import Document
from framing.domain.run import RunRecord
from framing.engine.comparing import compare_corpus
from framing.engine.corpus import CorpusRun, record_run, score_corpus
from framing.lexicon.cues import load_voice_language
from framing.match.find import find_matches
from framing.pipeline import Road, open_road, walk
from framing.read.documents import ReadSettings, corpus_entities, document_from_text
from framing.report.render import ReportSettings, render_report
from framing.voice.attributions import find_attributions

N_COPIES = 40


@pytest.fixture(scope="module", autouse=True)
def collecting_as_the_command_line() -> Iterator[None]:
    """Garbage is looked for as seldom as `framing` does it."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    yield
    gc.set_threshold(*usual)


@pytest.fixture(scope="module")
def road() -> Road:
    return open_road()


@pytest.fixture(scope="module")
def long_text(examples: Path) -> str:
    """About 100 KB of prose: the sample's plain articles, again and again."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.txt"))]
    return "\n\n".join(texts * (N_COPIES // 2))


@pytest.fixture(scope="module")
def long_document(long_text: str) -> Document:
    return document_from_text(long_text, id="long")


@pytest.fixture(scope="module")
def run(examples: Path) -> tuple[CorpusRun, Road]:
    road = open_road((), corpus_entities([str(examples)]))
    return score_corpus([str(examples)], road, ReadSettings()), road


def test_read(benchmark: BenchmarkFixture, long_text: str) -> None:
    benchmark(document_from_text, long_text, id="long")
    benchmark.extra_info["n_chars"] = len(long_text)


def test_match(benchmark: BenchmarkFixture, long_document: Document, road: Road) -> None:
    benchmark(find_matches, long_document, road.matcher)
    benchmark.extra_info["n_chars"] = len(long_document.text)


def test_voice(benchmark: BenchmarkFixture, long_document: Document) -> None:
    benchmark(find_attributions, long_document, load_voice_language("en"))
    benchmark.extra_info["n_chars"] = len(long_document.text)


def test_voice_in_one_paragraph_of_ten_megabytes(
    benchmark: BenchmarkFixture, long_text: str
) -> None:
    line = " ".join(long_text.split())
    document = document_from_text(" ".join([line] * (10_000_000 // len(line) + 1)), id="line")
    language = load_voice_language("en")
    benchmark.pedantic(find_attributions, (document, language), rounds=1)
    benchmark.extra_info["n_chars"] = len(document.text)


def test_voice_of_marks_that_never_close(benchmark: BenchmarkFixture) -> None:
    document = document_from_text(" “word" * 100_000, id="marks")
    benchmark.pedantic(find_attributions, (document, load_voice_language("en")), rounds=1)


def test_walk(benchmark: BenchmarkFixture, long_document: Document, road: Road) -> None:
    benchmark(walk, long_document, road)
    benchmark.extra_info["n_chars"] = len(long_document.text)


def test_compare(benchmark: BenchmarkFixture, run: tuple[CorpusRun, Road]) -> None:
    benchmark(compare_corpus, *run, by="outlet", settings=CompareSettings())


def test_report(benchmark: BenchmarkFixture, run: tuple[CorpusRun, Road]) -> None:
    corpus, road = run
    comparison = compare_corpus(corpus, road, by="outlet", settings=CompareSettings())
    record: RunRecord = record_run(corpus, road, command="", options=())
    benchmark(
        render_report, corpus.scored, comparison, road.lexicons, record, settings=ReportSettings()
    )


def test_check_from_a_cold_start(benchmark: BenchmarkFixture, examples: Path) -> None:
    words = [sys.executable, "-m", "framing", "check", str(examples / "harbour-herald.txt")]

    def check() -> int:
        return subprocess.run(words, capture_output=True, check=False).returncode

    check()  # compiles the lexicons into the cache
    benchmark.pedantic(check, rounds=7)
