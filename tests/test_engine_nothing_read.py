"""A run that reads nothing writes nothing: what an earlier one wrote stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli.main import main


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "The regime held the quay."}), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("options", [(), ("--incremental",), ("--workers", "2")], ids=str)
def test_results_of_an_earlier_run_stay_where_nothing_can_be_read(
    options: tuple[str, ...],
    corpus: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, hits = tmp_path / "scores.csv", tmp_path / "hits.jsonl"
    places = ["--out", str(out), "--hits", str(hits), *options]
    assert main(["score", str(corpus), *places]) == 0
    before = contents(tmp_path)
    assert main(["score", str(tmp_path / "corpsu.jsonl"), *places]) == 2
    assert contents(tmp_path) == before
    assert f"nothing could be read, so {out} is not written" in capsys.readouterr().err


def test_a_store_gets_no_run_in_which_nothing_was_read(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    store = tmp_path / "store"
    assert main(["score", str(corpus), "--store", str(store)]) == 0
    before = contents(tmp_path)
    assert main(["score", str(tmp_path / "corpsu.jsonl"), "--store", str(store)]) == 2
    assert contents(tmp_path) == before
    assert f"nothing could be read, so {store} is not written" in capsys.readouterr().err


def test_a_part_of_a_corpus_that_holds_nothing_is_a_file_without_rows(
    corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "part.csv"
    assert main(["score", str(corpus), "--out", str(out), "--shard", "2/2"]) == 0
    assert out.read_text(encoding="utf-8").count("\n") == 1
