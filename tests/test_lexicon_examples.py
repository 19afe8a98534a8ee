"""`framing lexicon test`: examples run down the same road as an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli.main import main
from framing.lexicon.starter import starter_file


def _write(folder: Path, text: str) -> str:
    path = folder / "hills.yml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_examples_of_the_starter_file_all_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lexicon", "test", _write(tmp_path, starter_file("hills"))]) == 0
    assert capsys.readouterr().out == "1 lexicon: 4 hits, 4 misses, 0 misread; 0 failing\n"


def test_an_example_that_fails_is_told_at_its_place_with_what_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter_file("hills").replace("A [hill walker] raised", "A hill [walker] raised")
    path = _write(tmp_path, text)
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "hill [walker]" in each)
    assert main(["lexicon", "test", path]) == 1
    shown = capsys.readouterr().out
    assert f"{path}:{line}:9: error[hit-misses]" in shown
    assert "expected [walker], found [hill walker]" in shown
    assert '- "A hill [walker] raised the alarm."' in shown


def test_a_term_for_one_outlet_is_proved_by_examples_without_an_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter_file("hills").replace(
        "- adventurer\n", "- {term: adventurer, only: {outlet: x}}\n"
    )
    path = _write(tmp_path, text)
    assert main(["lexicon", "test", path]) == 0
    article = tmp_path / "article.txt"
    article.write_text("Two adventurers met two walkers.", encoding="utf-8")
    assert main(["score", str(article), "--lexicons", path, "--hits", str(tmp_path / "h")]) == 0
    assert '"adventurer"' not in (tmp_path / "h").read_text(encoding="utf-8")


def test_a_misread_that_no_longer_hits_is_told_and_does_not_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter_file("hills").replace(
        "  adventurer:\n", '    misread:\n      - "The dog [walkers] met."\n  adventurer:\n'
    )
    assert main(["lexicon", "test", _write(tmp_path, text)]) == 0
    assert "[walkers] is no longer hit" in capsys.readouterr().out
