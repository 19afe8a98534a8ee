"""Mistakes that people type: told in a line or two, with what to write instead, before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli.main import COMMANDS, main


def told(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What standard error says of a command that cannot run."""
    try:
        code = main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "score", "check", "compare", "show"])
def test_a_wrong_option_is_not_buried_under_all_the_right_ones(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told([command, "--no-such-option"], capsys).splitlines()
    assert len(lines) <= 2
    assert lines[0].startswith(f"framing {command}: error: ")
    assert f"framing {command} --help" in lines[-1]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["reprot", "x"], "report"),
        (["lexcion", "list"], "lexicon"),
        (["check", "x", "--polcy", "bbc-style"], "--policy"),
        (["report", "x", "--out", "y.html", "--lexcions", "z.yml"], "--lexicons"),
        (["check", "x", "--fail-on", "warnings"], "warning"),
        (["lexicon", "tset"], "test"),
    ],
    ids=" ".join,
)
def test_what_was_probably_meant_is_named(
    words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"Did you mean {meant}?" in told(words, capsys)


def test_a_word_like_no_command_names_none(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(["zzz"], capsys)
    assert "Did you mean" not in said
    assert all(name in said for name in COMMANDS)


@pytest.mark.parametrize("n", ["0", "-5", "many"])
@pytest.mark.parametrize("command", ["report", "compare"])
def test_intervals_need_resamples(
    command: str, n: str, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "r.html"
    said = told([command, str(examples), "--out", str(out), "--resamples", n], capsys)
    assert "--resamples" in said
    assert f"'{n}' is no whole number from 1" in said
    assert not out.exists()


@pytest.mark.parametrize("n", ["0", "-1"])
def test_a_document_may_take_at_least_a_megabyte(
    n: str, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "is no whole number from 1" in told(
        ["score", str(examples), "--max-megabytes", n], capsys
    )


def test_the_uses_of_evaluate_are_not_pressed_into_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gold.txt").write_text("x")
    said = told(["evaluate", str(tmp_path / "gold.txt")], capsys)
    assert "error[no-use]" in said
    assert "␊" not in said
    assert "framing evaluate --help" in said


@pytest.mark.parametrize("words", [["evaluate", "gone.jsonl"], ["runs", "gone"]], ids=" ".join)
def test_a_file_that_is_not_there_is_called_so(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told([words[0], str(tmp_path / words[1])], capsys)
    assert "error[no-such-file]: no such file or folder" in said


def test_a_new_lexicon_may_be_named_as_its_file_will_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lexicon", "new", "quay-words.yml", "--folder", str(tmp_path)]) == 0
    assert (tmp_path / "quay-words.yml").is_file()
    assert "quay-words.yml.yml" not in capsys.readouterr().out


def test_a_template_that_takes_the_place_of_none_is_told(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    (own / "sections").mkdir(parents=True)
    (own / "sections" / "sumary.html.j2").write_text("hello")
    (own / "parts.html.j2").write_text("a part that the masthead takes in")
    (own / "sections" / "masthead.html.j2").write_text('{% include "parts.html.j2" %}')
    (own / "strings.fr.yml").write_text("words of a language of our own")
    (own / "notes.md").write_text("what we changed and why")
    out = tmp_path / "r.html"
    assert main(["report", str(examples), "--out", str(out), "--templates", str(own)]) == 0
    said = capsys.readouterr().err
    line = next(line for line in said.splitlines() if "sumary" in line)
    assert "takes the place of no shipped template" in line
    assert "Did you mean sections/summary.html.j2?" in line
    assert not any(name in said for name in ("parts.html", "masthead", "strings", "notes"))


def test_what_a_template_of_ones_own_asks_in_vain_is_told_at_its_line(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    (own / "sections").mkdir(parents=True)
    asking = own / "sections" / "masthead.html.j2"
    asking.write_text("<h1>{{ view.title }}</h1>\n\n<p>{{ view.tittle }}</p>\n")
    out = tmp_path / "r.html"
    words = ["report", str(examples), "--out", str(out), "--templates", str(own)]
    said = told(words, capsys)
    assert f"{asking}:3:1: error[template]: " in said
    assert "tittle" in said
    asking.write_text("{{ 1 / 0 }}")
    assert f"{asking}:1:1: error[template]: ZeroDivisionError" in told(words, capsys)
