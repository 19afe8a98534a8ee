"""An entity file of one's own: the page that describes it holds, and `lexicon check` reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli.main import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "entities.md"
WRONG = "entities: quay\nstates:\n  sarn:\n    name: [Sarn]\n"


@pytest.fixture
def described(tmp_path: Path) -> Path:
    """The example of the page, under the name that it gives itself."""
    text = PAGE.read_text(encoding="utf-8")
    example = text[text.index("```yaml\n") + len("```yaml\n") :]
    path = tmp_path / "harbour.yml"
    path.write_text(example[: example.index("```")], encoding="utf-8")
    return path


def test_the_example_of_the_page_is_an_entity_file_without_a_problem(
    described: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lexicon", "check", str(described)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "1 entity file: 0 errors" in told.err


def test_the_names_of_the_example_tell_whom_labels_mean(
    described: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, hits = tmp_path / "draft.txt", tmp_path / "hits.jsonl"
    draft.write_text(
        "The Karvanian regime was silent. Rebels of the Northern Front left. "
        "The Revic regime was at the quay.",
        encoding="utf-8",
    )
    words = ["score", str(draft), "--hits", str(hits), "--out", str(tmp_path / "scores.csv")]
    assert main([*words, "--entities", str(described)]) == 0
    found = [json.loads(line) for line in hits.read_text(encoding="utf-8").splitlines()]
    meant = [(hit["text"], hit["referent"]) for hit in found]
    assert meant == [
        ("regime", "karvania"),
        ("Rebels", "northern-front"),
        ("regime", "karvania"),
    ]


def test_what_is_wrong_with_an_entity_file_is_told_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quay.yml"
    path.write_text(WRONG, encoding="utf-8")
    assert main(["lexicon", "check", str(path)]) == 1
    told = capsys.readouterr()
    assert f"{path}:4:5: error[unknown-key]: 'name' is not known here" in told.out
    assert "Did you mean 'names'?" in told.out
    assert "neither 'labels' nor 'contrasts'" not in told.out
    assert "1 entity file: 2 errors" in told.err


def test_lexicons_and_entity_files_are_checked_together(
    described: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = Path(__file__).resolve().parent.parent / "lexicons" / "state-power.yml"
    assert main(["lexicon", "check", str(shipped), str(described), "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert "1 lexicon: 0 errors, 0 warnings" in told.err
    assert "1 entity file: 0 errors" in told.err


def test_a_file_that_is_no_mapping_is_told_what_one_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quay.yml"
    path.write_text("- id: sarn\n", encoding="utf-8")
    assert main(["show", str(path), "--entities", str(path)]) == 2
    told = capsys.readouterr().err
    assert "an entity file is a mapping" in told
    assert "`entities: quay`" in told
    assert "`states:`" in told
