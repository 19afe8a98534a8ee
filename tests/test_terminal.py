"""Findings and problems on a terminal: on one line, steering nothing, the caret below its word."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli.main import format_problem, main
from framing.errors import Problem
from framing.terminal import n_columns, spelt_out

ODD = "a\nb: x\x1b[31mred.txt"


@pytest.mark.parametrize("form", ["text", "concise"])
def test_the_name_of_a_draft_stays_on_its_line_and_steers_no_terminal(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_text("The terrorists took the quay.\n")
    main(["check", ODD, "--policy", "bbc-style", "--no-config", "--format", form])
    printed = capsys.readouterr().out
    assert printed.startswith("a␊b: x␛[31mred.txt:1:5: error[bbc-style/terrorist]")
    assert "\x1b" not in printed


def test_what_was_skipped_is_told_of_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_bytes(b"")
    assert main(["score", ODD]) == 2
    assert capsys.readouterr().err.startswith("a␊b: x␛[31mred.txt: skipped[empty-file]: ")


def test_show_names_the_file_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_text("The terrorists took the quay.\n")
    assert main(["show", ODD]) == 0
    assert capsys.readouterr().out.startswith("a␊b: x␛[31mred.txt  labels: 1 own")


def test_line_ends_of_windows_are_shown_as_line_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        "The rebels came to the old town by the river at",
        "night, and they left it before dawn.",
    ]
    draft = tmp_path / "draft.txt"
    draft.write_bytes("\r\n".join(lines).encode())
    assert main(["show", str(draft)]) == 0
    assert capsys.readouterr().out.endswith(
        "[body] The [rebels: own] came to the old town by the river at\n"
        "night, and they left it before dawn.\n"
    )


@pytest.mark.parametrize(
    "before",
    ["", "In 東京 and 漢字, ", "🎉🎉 Then ", "Outside the cafe\u0301 ", "Ｗｉｄｅ letters: "],
    ids=["plain", "wide letters", "emoji", "a mark above", "full width"],
)
def test_the_caret_stands_below_its_word(
    before: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"{before}the terrorists took the quay.\n", encoding="utf-8")
    main(["check", str(draft), "--policy", "bbc-style", "--no-config"])
    _, sentence, caret, *_ = capsys.readouterr().out.splitlines()
    assert len(caret) - len(caret.lstrip()) == n_columns(sentence[: sentence.index("terrorists")])
    assert caret.strip() == "^" * len("terrorists")


def test_the_caret_of_a_problem_stands_below_its_place() -> None:
    line = "title: 東京 🎉 wrong"
    problem = Problem("x.yml", 1, line.index("wrong") + 1, "code", "message", source_line=line)
    _, shown, caret = format_problem(problem).splitlines()
    assert caret.index("^") == n_columns(shown[: shown.index("wrong")]) == 4 + 7 + 4 + 1 + 2 + 1


def test_the_line_of_a_problem_steers_no_terminal() -> None:
    problem = Problem("x.yml", 1, 8, "code", "message", source_line="title: \x1b[31mred\tword")
    assert "\x1b" not in format_problem(problem)
    assert "\tword" in format_problem(problem)


@pytest.mark.parametrize(
    ("text", "n"),
    [("", 0), ("word", 4), ("漢字", 4), ("🎉", 2), ("e\u0301", 1), ("é", 1), ("א", 1), ("Ａ", 2)],
)
def test_columns_are_those_of_a_terminal(text: str, n: int) -> None:
    assert n_columns(text) == n


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("word", "word"),
        ("a\tb\r\nc", "a␉b␍␊c"),
        ("\x7f\u202e\ud800", "␡[U+202E]\ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u00a0b", "a b"),
    ],
)
def test_what_steers_is_spelt_out(text: str, seen: str) -> None:
    assert spelt_out(text) == seen
