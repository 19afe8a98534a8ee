"""Many drafts in one call: the same bytes whatever the number of processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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


LEAVE = "from framing.cli.main import leave; leave()"

# A stage that a test can make slow, or end the process in.
HOOK = """
import os, sys, time
import framing.desk.drafts as drafts
parent, check = os.getpid(), drafts.check_draft
def hooked(document, *words, **named):
    if os.getpid() != parent and document.id.startswith("15"):
        {act}
    return check(document, *words, **named)
drafts.check_draft = hooked
"""
on_linux = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")


def start(folder: Path, program: str, *options: str) -> tuple[subprocess.Popen[str], str]:
    """A check of the drafts by two workers, and the mark that its processes bear."""
    mark = f"{folder}-{time.monotonic_ns()}"
    words = ["check", "drafts", "--policy", str(HOUSE), "--format", "jsonl", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words, *options],
        cwd=folder,
        env={**os.environ, "FRAMING_TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    return process, mark


def alive(mark: str) -> list[str]:
    """The processes that bear the mark."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            is_ours = mark.encode() in (place / "environ").read_bytes()
            is_dead = "\nState:\tZ" in (place / "status").read_text()
        except OSError:
            continue  # gone meanwhile, or not ours to read
        if is_ours and not is_dead:
            found.append(place.name)
    return found


def none_stays_alive(mark: str) -> bool:
    deadline = time.monotonic() + 20
    while alive(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(mark)


@on_linux
def test_a_check_leaves_no_process_behind(drafts: Path) -> None:
    process, mark = start(drafts, LEAVE)
    out, _ = process.communicate(timeout=120)
    assert out.count("\n") == 87
    assert none_stays_alive(mark)


@on_linux
def test_a_run_that_stops_midway_leaves_no_process_behind(drafts: Path) -> None:
    (drafts / "framing.yml").write_text("desks:\n  sport: {fail-on: never}\n")
    (drafts / "drafts" / "150.txt").write_text("---\ndesk: sprot\n---\nThe terrorists left.\n")
    process, mark = start(drafts, LEAVE)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "no desk 'sprot'" in told
    assert none_stays_alive(mark)


@on_linux
def test_a_reader_that_goes_away_leaves_no_process_behind(drafts: Path) -> None:
    process, mark = start(drafts, LEAVE)
    assert process.stdout is not None
    process.stdout.close()
    process.wait(timeout=120)
    assert none_stays_alive(mark)


@on_linux
def test_an_interrupt_ends_the_workers_with_one_word(drafts: Path) -> None:
    process, mark = start(drafts, HOOK.format(act="time.sleep(0.2)") + LEAVE)
    while len(alive(mark)) < 3 and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert told.strip().splitlines()[-1] == "framing: interrupted"
    assert "Traceback" not in told
    assert none_stays_alive(mark)


@on_linux
def test_a_worker_that_is_killed_ends_the_run_with_a_word_of_what_to_do(drafts: Path) -> None:
    process, mark = start(drafts, HOOK.format(act="os.kill(os.getpid(), 9)") + LEAVE)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "a process that checks drafts ended" in told
    assert "--workers 1" in told
    assert none_stays_alive(mark)


@pytest.mark.parametrize("workers", [1, 2])
def test_settings_side_cars_and_patches_are_those_of_each_draft(
    drafts: Path, workers: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "framing.yml").write_text(
        f"policies: [{HOUSE}]\npaths:\n  'drafts/00*': {{rules: {{house/*: off}}}}\n"
    )
    (drafts / ".framing-suppressions.yml").write_text(
        "suppressions:\n  - {path: 'drafts/05*', rule: house/*, reason: quoted elsewhere}\n"
    )
    main(["check", "drafts", "--format", "concise", "--workers", str(workers)])
    told = capsys.readouterr()
    paths = {line.partition(":")[0] for line in told.out.splitlines()}
    assert not {path for path in paths if path.startswith(("drafts/00", "drafts/05"))}
    assert "drafts/060.txt" in paths
    assert "3 suppressed" in told.err
    main(["check", "drafts", "--fix", "--workers", str(workers)])
    assert "--- a/drafts/060.txt" in capsys.readouterr().out


def test_many_drafts_come_one_by_one_and_are_let_go(
    drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.desk.drafts import Request
    from framing.desk.many import check_drafts
    from framing.read.documents import ReadSettings, read_raw_documents

    n_read = 0

    def counted():  # type: ignore[no-untyped-def]
        nonlocal n_read
        for raw in read_raw_documents(["drafts"]):
            n_read += 1
            yield raw

    request = Request(ReadSettings(), "2026-01-01", policies=(str(HOUSE),))
    outcomes = check_drafts(counted(), request, n_workers=2)
    next(outcomes)
    assert n_read <= 48
    next(outcomes)
    assert n_read < 160
    assert len(list(outcomes)) == 258
