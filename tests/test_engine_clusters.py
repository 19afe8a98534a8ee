"""Past one machine: a real Dask cluster and Spark in local mode write what one process writes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import time
from pathlib import Path

import distributed
import pytest

from framing.cli.main import main
from framing.domain.document import SkippedDocument
from framing.engine.arrow_batch import batch_table, outcomes_from, score_batch
from framing.engine.outcomes import ScoringPlan
from framing.engine.scorers import scorer_of
from framing.engine.tasks import Batch, Task
from framing.read.documents import RawDocument, ReadSettings

TEXTS = (
    "Harbour falls\n\nThe rebels took the quay at dawn.\n\n“They are terrorists,” the mayor said.",
    "A quiet day\n\nThe regime said that militants had fled the town on Monday.",
    "The ferry\n\nThe ferry went on as before, and nobody was on it.",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    lines = [
        json.dumps({"id": f"d{n}", "outlet": "ab"[n % 2], "text": TEXTS[n % 3]}) for n in range(400)
    ]
    path.write_text("\n".join([*lines, "no json"]) + "\n")
    return path


def score(corpus: Path, folder: Path, *options: str) -> tuple[bytes, bytes]:
    folder.mkdir()
    out, hits = folder / "scores.csv", folder / "hits.jsonl"
    assert main(["score", str(corpus), "--out", str(out), "--hits", str(hits), *options]) == 0
    return out.read_bytes(), hits.read_bytes()


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    return score(corpus, tmp_path_factory.mktemp("whole") / "out")


def test_a_batch_goes_through_arrow_and_back_unchanged() -> None:
    raws = [
        RawDocument(
            "a", "a.txt", "txt", TEXTS[0].encode(), 0, (("outlet", "x"),), (("event", "e"),)
        ),
        RawDocument("b", "b.jsonl", "txt", TEXTS[1] + " ☕ 𝔘", 7, (("outlet", "y"),)),
        SkippedDocument(
            "c.pdf", "encrypted", "the PDF is encrypted", "Save it without a password."
        ),
    ]
    plan = ScoringPlan(ReadSettings(), with_hits=True, with_records=True, with_words_key=True)
    batch = Batch(5, tuple(map(Task, raws)))
    sent = score_batch(batch_table(batch), plan, ())
    assert outcomes_from(reversed(sent.to_pylist())) == scorer_of(plan)(batch)


@pytest.fixture(scope="module")
def cluster() -> distributed.LocalCluster:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running


def test_dask_writes_the_same_bytes(
    cluster: distributed.LocalCluster, corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    options = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert score(corpus, tmp_path / "out", *options) == whole


def test_a_dask_worker_killed_half_way_loses_nothing(
    cluster: distributed.LocalCluster, corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    victim = next(iter(cluster.workers.values())).pid
    journal = tmp_path / "out" / "scores.csv.unfinished" / "journal"

    def kill_when_under_way() -> None:
        while not journal.exists() or not journal.stat().st_size:
            time.sleep(0.005)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill_when_under_way)
    killer.start()
    options = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert score(corpus, tmp_path / "out", *options) == whole
    killer.join(timeout=60)


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_spark_writes_the_same_bytes(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    pytest.importorskip("pyspark")
    options = ["--engine", "spark", "--master", "local[2]", "--staging", str(tmp_path)]
    assert score(corpus, tmp_path / "out", *options) == whole
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_no_scheduler_is_named_as_such(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(corpus), "--engine", "dask"]) == 2
    assert "--scheduler" in capsys.readouterr().err


def test_a_master_that_spark_does_not_know_is_named(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyspark")
    assert main(["score", str(corpus), "--engine", "spark", "--master", "nowhere"]) == 2
    err = capsys.readouterr().err
    assert "nowhere: error[no-master]: Spark does not start" in err
    assert "Traceback" not in err
