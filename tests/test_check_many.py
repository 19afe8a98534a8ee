"""Many drafts in one call: the same bytes whatever the number of processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_fixture import HOUSE

from framing.cli.main import main


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    for n in range(260):
        word = ("terrorists", "guards", "regime")[n % 3]
        text = f"Draft {n}. The {word} left the valley on Friday morning.\n"
        (tmp_path / "drafts" / f"{n:03}.txt").write_text(text)
    return tmp_path


def findings(workers: int, capsys: pytest.CaptureFixture[str]) -> str:
    words = ["check", "drafts", "--policy", str(HOUSE), "--format", "jsonl"]
    assert main([*words, "--workers", str(workers)]) == 1
    return capsys.readouterr().out


@pytest.mark.usefixtures("drafts")
def test_the_number_of_processes_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    alone = findings(1, capsys)
    assert alone.count("\n") == 87
    assert findings(3, capsys) == alone


def test_a_draft_that_cannot_be_read_does_not_stop_the_others(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "drafts" / "100.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    main(["check", "drafts", "--policy", str(HOUSE), "--format", "concise", "--workers", "2"])
    told = capsys.readouterr()
    assert "100.txt: skipped" in told.err
    assert "259 drafts" in told.err


def test_a_broken_policy_stops_a_run_of_many_with_exit_code_2(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "house.yml").write_text("policy: house\nrules: []\n")
    assert main(["check", "drafts", "--policy", "house.yml", "--workers", "2"]) == 2
    assert "house.yml:2" in capsys.readouterr().err
