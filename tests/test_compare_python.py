"""What Python users see: the examples of docs/python.md run, and notebooks show escaped text."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from compare_fixture import corpus, hits, make_lexicon, score

import framing
from framing.api import ComparedCorpus
from framing.compare.compare import CompareSettings, compare
from framing.errors import FramingError

ROOT = Path(__file__).resolve().parent.parent
QUICK = CompareSettings(n_resamples=100)


def test_the_examples_of_the_python_page_run() -> None:
    """In an interpreter of their own, as users start one: nothing of the project is imported."""
    run = "import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], module_relative=False, "
    run += "optionflags=doctest.ELLIPSIS, encoding='utf-8').failed)"
    page = ROOT / "docs" / "python.md"
    tried = subprocess.run(
        [sys.executable, "-c", run, str(page)], cwd=ROOT, capture_output=True, text=True
    )
    assert tried.returncode == 0, tried.stdout + tried.stderr


def test_the_functions_are_there_for_who_imports_the_interface_by_its_name_first() -> None:
    named = "import framing; from framing.api import ScoredCorpus; print(framing.{}.__name__)"
    for name in ("score", "compare", "check", "read", "open_road", "load_lexicons"):
        tried = subprocess.run(
            [sys.executable, "-c", named.format(name)], cwd=ROOT, capture_output=True, text=True
        )
        assert tried.stdout == f"{name}\n", tried.stderr


def test_a_notebook_shows_n_beside_every_share_and_no_share_of_few_hits() -> None:
    scored = [
        *corpus("Gazette", 14, (0.8, 0.1, 0.1)),
        score("few", "Mercury", hits("rebel", 2), hits("terrorist", 1)),
    ]
    shown = ComparedCorpus(compare(scored, lexicons=[make_lexicon()], settings=QUICK))._repr_html_()
    assert "<td>2 of 3</td>" in shown
    assert " of 3:" not in shown
    assert "%" in shown


def test_names_from_the_corpus_are_escaped_in_a_notebook() -> None:
    scored = [score("1", "<script>alert(1)</script>", hits("rebel", 2))]
    shown = ComparedCorpus(compare(scored, lexicons=[make_lexicon()], settings=QUICK))._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_lone_name_stands_for_a_list_of_one() -> None:
    text = "The terrorists took the quay.\n"
    assert framing.check(text, policies="bbc-style") == framing.check(text, policies=["bbc-style"])
    sample = ROOT / "examples" / "port-sarn"
    words = ROOT / "lexicons" / "state-power.yml"
    alone = framing.score(sample, lexicons=words)
    assert alone.counts() == framing.score(sample, lexicons=[words]).counts() != []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: framing.compare("my-corpus"), "framing.score"),
        (lambda: framing.check("A quay.", kind="pdf"), "'pdf'"),
        (lambda: framing.compare(framing.score(), count_shared="never"), "'never'"),
        (lambda: framing.compare(framing.score(), settings=CompareSettings(n_resamples=0)), "0"),
        (lambda: framing.score(["a", "b"]), "framing.score(*paths)"),
    ],
    ids=["not scored", "kind", "count_shared", "resamples", "list of paths"],
)
def test_a_wrong_value_is_named_at_once(wrong: Callable[[], object], told: str) -> None:
    with pytest.raises((FramingError, TypeError, ValueError), match=re.escape(told)):
        wrong()
