"""What a run cannot do is told before it begins, and what it has done is not thrown away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli.main import main

LINE = json.dumps({"text": "The rebels took the quay. " * 40}) + "\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "c.jsonl"
    path.write_text(LINE * 300)
    return path


@pytest.mark.parametrize(
    ("out", "hits", "told"),
    [
        ("c.jsonl", "h.jsonl", "error[would-overwrite]"),
        ("s.csv", "c.jsonl", "error[would-overwrite]"),
        ("s.csv", "s.csv", "error[same-file]"),
        ("folder", "h.jsonl", "folder: error[not-writable]: is a folder"),
        ("s.csv", "folder", "folder: error[not-writable]: is a folder"),
        ("c.jsonl/s.csv", "h.jsonl", "error[not-writable]: cannot be written"),
        ("s.parquet", "h.jsonl", "error[unknown-form]: scores are not written as .parquet"),
        ("s.csv.gz", "h.jsonl", "error[unknown-form]"),
    ],
)
def test_a_place_that_cannot_serve_is_refused_before_anything_is_read(
    corpus: Path, capsys: pytest.CaptureFixture[str], out: str, hits: str, told: str
) -> None:
    folder = corpus.parent
    (folder / "folder").mkdir()
    words = ["score", str(corpus), "--out", str(folder / out), "--hits", str(folder / hits)]
    assert main(words) == 2
    assert told in capsys.readouterr().err
    assert corpus.read_text() == LINE * 300
    assert sorted(path.name for path in folder.iterdir()) == ["c.jsonl", "folder"]


def test_a_pipe_is_not_replaced_by_a_file(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = corpus.parent / "pipe"
    os.mkfifo(pipe)
    assert main(["score", str(corpus), "--out", str(pipe)]) == 2
    assert "is no file that could be replaced" in capsys.readouterr().err
    assert pipe.is_fifo()


def test_folders_of_both_results_are_made(corpus: Path) -> None:
    out, hits = corpus.parent / "a" / "s.csv", corpus.parent / "b" / "c" / "h.jsonl"
    assert main(["score", str(corpus), "--out", str(out), "--hits", str(hits)]) == 0
    assert out.exists()
    assert hits.exists()


@pytest.mark.parametrize("n_workers", ["1", "2"])
def test_a_ceiling_too_low_for_any_article_is_told_once(
    corpus: Path, capfd: pytest.CaptureFixture[str], n_workers: str
) -> None:
    out = corpus.parent / "s.csv"
    words = ["score", str(corpus), "--out", str(out), "--worker-megabytes", "1"]
    assert main([*words, "--workers", n_workers]) == 2
    said = capfd.readouterr().err
    assert said.count("error[no-worker]") == 1
    assert "skipped" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "words",
    [
        ["--scheduler", "tcp://host:8786"],
        ["--staging", "/shared"],
        ["--engine", "dask", "--scheduler", "tcp://host:8786", "--workers", "4"],
        ["--engine", "spark", "--worker-megabytes", "500"],
    ],
)
def test_an_option_that_the_engine_does_not_follow_is_refused(
    corpus: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["score", str(corpus), *words]) == 2
    captured = capsys.readouterr()
    assert "error[no-effect]" in captured.err
    assert not captured.out


def test_a_part_without_articles_is_no_failure(corpus: Path) -> None:
    corpus.write_text(LINE)
    assert main(["score", str(corpus), "--shard", "2/2"]) == 0
    assert main(["score", str(corpus), "--shard", "1/2"]) == 0


def test_what_comes_by_standard_input_is_read_by_its_name(corpus: Path) -> None:
    command = [sys.executable, "-m", "framing", "score", "-", "--stdin-filename", "x.jsonl"]
    with corpus.open("rb") as lines:
        done = subprocess.run(command, stdin=lines, capture_output=True, check=True)
    assert len({row.split(b",")[0] for row in done.stdout.splitlines()[1:]}) == 300


def test_a_run_goes_on_where_what_outlets_share_could_not_be_written(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, store = corpus.parent / "s.csv", corpus.parent / "store"
    words = ["score", str(corpus), "--out", str(out), "--store", str(store)]
    assert main(words) == 0
    (shared,) = store.glob("runs/*.shared.jsonl")
    whole = shared.read_bytes()
    shared.unlink()
    shared.mkdir()
    capsys.readouterr()

    assert main(words) == 2

    told = capsys.readouterr().err
    assert (
        f"s.csv.unfinished: error[broken-off]: cannot go on: is a directory: {store}/runs/" in told
    )
    assert "--resume" in told
    shared.rmdir()
    assert main([*words, "--resume"]) == 0
    assert shared.read_bytes() == whole


def test_a_full_disk_leaves_a_run_that_goes_on(corpus: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from framing.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    out = corpus.parent / "s.csv"
    words = ["score", str(corpus), "--out", str(out)]
    done = subprocess.run([sys.executable, "-c", limited, *words], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"error[broken-off]" in done.stderr
    assert b"Traceback" not in done.stderr
    assert (corpus.parent / "s.csv.unfinished" / "journal").stat().st_size
    assert main([*words, "--resume"]) == 0
    assert main(["score", str(corpus), "--out", str(corpus.parent / "t.csv")]) == 0
    assert out.read_bytes() == (corpus.parent / "t.csv").read_bytes()
