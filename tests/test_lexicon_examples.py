"""`framing lexicon test`: examples run down the same road as an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli.main import main
from framing.lexicon.files import lexicon_files
from framing.lexicon.load import check_lexicons, load_lexicons
from framing.lexicon.proof import unproved
from framing.lexicon.starter import starter_file
from framing.resources import LEXICONS


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


def test_a_failing_example_in_another_language_says_that_words_stand_as_written_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter_file("hills").replace("language: en", "language: de")
    assert main(["lexicon", "test", _write(tmp_path, text)]) == 1
    assert "Only English words inflect by themselves" in capsys.readouterr().out


_HEIR = """\
lexicon: our-hills
title: Our hills
language: en
version: 1.0.0
kind: contrast
extends: hills
labels:
  adventurer: {remove: [adventurer]}
"""


def test_an_inherited_example_that_fails_names_the_heir_and_the_place_it_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter_file("hills")
    parent = _write(tmp_path, text)
    heir = tmp_path / "our-hills.yml"
    heir.write_text(_HEIR, encoding="utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "[adventurers]" in each)
    assert main(["lexicon", "test", str(heir)]) == 1
    shown = capsys.readouterr().out
    assert f"{heir}:8:3: error[hit-misses]: the example inherited from {parent}:{line}:" in shown
    assert "Write `hits:` for 'adventurer' here" in shown


def test_a_fault_of_the_heir_in_an_inherited_term_names_the_heir(tmp_path: Path) -> None:
    text = starter_file("hills").replace(
        "- hill-walker", '- {term: hill-walker, near: "#adventurer"}'
    )
    _write(tmp_path, text)
    heir = tmp_path / "our-hills.yml"
    heir.write_text(_HEIR[: _HEIR.index("labels:")] + "without: [adventurer]\n")
    told = [p.message for p in check_lexicons([heir]).errors if p.code == "unknown-label"]
    assert told == [f"'#adventurer' is no label of 'our-hills', as {heir} has it"]


def test_only_the_shipped_lexicons_that_a_list_of_exceptions_changes_are_proved_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / "names.yml"
    path.write_text("exceptions: names\nphrases: [Old Regime Street]\n", encoding="utf-8")
    lexicons = load_lexicons([path])
    proved = [lexicon.id for lexicon in unproved(lexicons, [path])]
    assert "state-power" in proved
    assert "abortion" not in proved
    assert len(unproved(lexicons, lexicon_files([LEXICONS]))) == len(lexicons)


def test_an_example_that_a_list_of_exceptions_breaks_names_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "names.yml"
    names.write_text("exceptions: names\nphrases: [two adventurers]\n", encoding="utf-8")
    path = _write(tmp_path, starter_file("hills"))
    assert main(["lexicon", "test", path, str(names)]) == 1
    shown = capsys.readouterr().out
    assert f"found nothing, under the exceptions of {names}" in shown
