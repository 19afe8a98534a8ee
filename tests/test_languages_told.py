"""Texts in a language that no lexicon is written in: that nothing is looked for is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli.main import main

TEXT = "The regime held the quay."


def corpus_in(folder: Path, *languages: str) -> str:
    path = folder / "corpus.jsonl"
    rows = (
        {"id": f"{number}", "outlet": "Quay", "language": language, "text": TEXT}
        for number, language in enumerate(languages)
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


COMMANDS = (
    ["score"],
    ["score", "--no-voice"],
    ["score", "--workers", "2"],
    ["compare"],
    ["report", "--out", "page.html"],
    ["show"],
    ["check", "--no-config"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("languages", "is_told"),
    [(("de", "en-GB", "de-AT"), True), (("en", "en-GB"), False)],
    ids=["others", "none"],
)
def test_languages_without_a_lexicon_are_told_and_no_others(
    languages: tuple[str, ...],
    is_told: bool,
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *options = words
    assert main([command, corpus_in(tmp_path, *languages), *options]) == 0
    told = capsys.readouterr().err
    assert ("2 documents are in a language that no lexicon is written in" in told) is is_told
    assert ("--lexicons" in told) is is_told
    assert ("no lexicon is written in" in told) is is_told


def test_a_quiet_check_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", corpus_in(tmp_path, "de"), "--no-config", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
