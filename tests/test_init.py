"""A project that `framing init` starts works at once, and nothing of the user's is ever overwritten."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.resources import EXAMPLES

STARTER = EXAMPLES / "starter"


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def commands(told: str) -> list[list[str]]:
    """The commands that were printed."""
    lines = [line.strip() for line in told.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("framing ")]


def test_the_three_next_commands_run_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "our house"]) == 0
    told = capsys.readouterr().out
    assert "cd 'our house'" in told
    monkeypatch.chdir(tmp_path / "our house")
    given = commands(told)
    assert [words[0] for words in given] == ["lexicon", "check", "report"]
    for words in given:
        assert main(words) == 0, words
    out, err = capsys.readouterr()
    assert "6 hits, 6 misses, 0 misread; 0 failing" in out
    assert "warning[house/squatter]" in out
    assert "1 draft held against house: 0 errors, 1 warning" in err
    assert "2 documents" in err
    assert Path("report.html").is_file()


def test_the_files_are_those_that_ship_and_each_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    names = files_in(STARTER) - {"pre-commit-config.yaml"}
    assert files_in(tmp_path) == names
    assert all(f"{tmp_path / name}\n" in told for name in names)
    for name in names:
        assert (tmp_path / name).read_bytes() == (STARTER / name).read_bytes()


def test_here_is_the_default_and_needs_no_cd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert "cd " not in capsys.readouterr().out
    assert Path("framing.yml").is_file()


def test_what_is_in_the_way_is_listed_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "framing.yml").write_text("policies: [own.yml]\n")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "corpus.yml").symlink_to("nowhere")
    (tmp_path / "policies").write_text("no folder")
    before = files_in(tmp_path)
    assert main(["init", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.count("error[exists]") == 3
    for name in ("framing.yml", "corpus/corpus.yml", "policies"):
        assert f"{tmp_path / name}: error[exists]" in told
    assert files_in(tmp_path) == before
    assert (tmp_path / "framing.yml").read_text() == "policies: [own.yml]\n"


def test_a_second_time_nothing_changes(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    (tmp_path / "drafts" / "first-draft.md").write_text("Mine.\n")
    assert main(["init", str(tmp_path)]) == 2
    assert (tmp_path / "drafts" / "first-draft.md").read_text() == "Mine.\n"


def test_files_of_other_names_stay_beside_it(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "mine.md").write_text("Mine.\n")
    assert main(["init", str(tmp_path)]) == 0
    assert files_in(tmp_path / "drafts") == {"mine.md", "first-draft.md"}


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes")
    assert main(["init", str(path)]) == 2
    assert f"{path}: error[exists]" in capsys.readouterr().err


def test_hooks_come_where_they_are_asked_for_and_are_valid(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    assert main(["init", str(tmp_path), "--pre-commit"]) == 0
    config = tmp_path / ".pre-commit-config.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", str(config)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_settings_of_the_starter_hold_for_its_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    Path("drafts/opinion").mkdir()
    Path("drafts/opinion/own.md").write_text("# Talks\n\nThe squatters left the mill.\n")
    Path("drafts/news.md").write_text("# Squatters leave mill\n\nThey left on Friday.\n")
    capsys.readouterr()
    assert main(["check", "drafts/opinion/own.md", "--format", "concise", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "drafts/news.md", "--format", "concise", "--quiet"]) == 1
    assert "error[house/squatter-in-headlines]" in capsys.readouterr().out


def test_the_starter_lexicon_has_nothing_to_mend() -> None:
    assert main(["lexicon", "check", "--strict", str(STARTER / "lexicons")]) == 0
    assert main(["lexicon", "test", str(STARTER / "lexicons")]) == 0
