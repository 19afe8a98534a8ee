"""Standard output and standard error as a shell hands them over: full, closed, a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

RUN = [sys.executable, "-B", "-m", "framing"]


def test_scores_go_to_the_file_while_a_terminal_shows_the_progress(
    examples: Path, tmp_path: Path
) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [*RUN, "score", str(examples), "--no-voice"]
    with (tmp_path / "scores.csv").open("wb") as out:
        run = subprocess.Popen(command, stdout=out, stderr=theirs)
    os.close(theirs)
    shown = read_whole(ours)
    assert run.wait() == 0
    rows = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("document,outlet")
    assert len(rows) > 100
    assert b"meridian-wire.txt" not in shown


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_last_line_for_which_there_is_no_room_is_told_of(
    unbuffered: str, examples: Path, tmp_path: Path
) -> None:
    """All that is printed but for the last bytes finds room."""
    resource = pytest.importorskip("resource")
    command = [*RUN, "score", str(examples), "--no-voice"]
    whole = subprocess.run(command, capture_output=True, check=True).stdout
    limit = len(whole) - 3
    with (tmp_path / "printed").open("wb") as out:
        done = subprocess.run(
            command,
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"output: error[not-writable]: cannot be written: file too large")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        [],
        ["check", "--help"],
        ["lexicon", "--help"],
        ["score", "--help"],
    ],
)
def test_help_for_which_there_is_no_room_is_told_of(words: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*RUN, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"output: error[not-writable]: cannot be written: no space left")
    assert done.stderr.count(b"\n") == 2


@pytest.mark.parametrize("words", [["--help"], ["score", "--help"], ["check", "--help"]])
def test_help_into_a_pipe_that_nobody_reads_ends_quietly(words: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run([*RUN, *words], stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("words", [["score"], ["check", "--policy", "bbc-style"], ["compare"]])
def test_a_closed_standard_output_is_told_of(words: list[str], examples: Path) -> None:
    done = closed(1, [words[0], str(examples), *words[1:]])
    assert done.returncode == 2
    assert done.stderr.startswith(b"output: error[not-writable]: cannot be written")
    assert b"Traceback" not in done.stderr


def test_with_standard_output_closed_a_report_is_written_all_the_same(
    examples: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    done = closed(1, ["report", str(examples), "--out", str(out), "--resamples", "100"])
    assert done.returncode == 0
    assert out.read_bytes().endswith(b"</html>")


def test_with_standard_error_closed_no_message_gets_among_the_scores(
    examples: Path, tmp_path: Path
) -> None:
    words = ["score", str(examples), str(tmp_path / "absent.txt"), "--no-voice"]
    done = closed(2, words)
    assert done.returncode == 0
    assert b"absent.txt" not in done.stdout
    assert b"meridian-wire.txt" in done.stdout


def test_a_run_with_workers_leaves_nothing_to_warn_of(examples: Path, tmp_path: Path) -> None:
    words = ["score", str(examples), "--no-voice", "--worker-megabytes", "500"]
    for number in range(3):  # what is left behind is not always met
        command = [*RUN, *words, "--out", str(tmp_path / f"{number}.csv")]
        done = subprocess.run(command, capture_output=True, check=True)
        assert done.stderr == b""


def read_whole(terminal: int) -> bytes:
    """What is written to a terminal until nobody holds its other end."""
    parts = []
    with suppress(OSError):  # so ends a terminal on Linux
        while part := os.read(terminal, 65_536):
            parts.append(part)
    os.close(terminal)
    return b"".join(parts)


def closed(handle: int, words: list[str]) -> subprocess.CompletedProcess[bytes]:
    """The command with one of its two streams closed, as `>&-` and `2>&-` do."""
    return subprocess.run(
        [*RUN, *words], capture_output=True, preexec_fn=lambda: os.close(handle), check=False
    )
