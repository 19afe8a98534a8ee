"""Scores on Spark: the corpus is laid down as Parquet, and every partition runs `score_batch`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.engine.arrow_batch import (
    batch_schema,
    batch_table,
    batches_from,
    outcomes_from,
    score_batch,
)
from framing.engine.extras import import_engine
from framing.engine.outcomes import ScoringPlan
from framing.engine.request import Engine, Scored
from framing.engine.tasks import Batch, all_at_hand
from framing.errors import InputError, Problem

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_N_BATCHES_A_PARTITION = 8
_N_ROWS_AT_ONCE = 256
_TYPES = "number long, place long, nth long, scores string, hits string, about string"


def engine_of_spark(master: str | None, staging: Path | None) -> Engine:
    """The engine of a Spark cluster (`master` as Spark names it; None takes what is configured).

    `staging` is a folder that all machines see; without one a temporary folder of this machine
    serves, which is right for local mode. Articles go there as Parquet and are removed after.
    The driver reads results back in order, a partition at a time.

    Raises:
        InputError: pyspark is not installed.
    """
    import_engine("pyspark", "spark")

    def score(batches: Iterator[Batch], plan: ScoringPlan, changed: tuple[str, ...]) -> Scored:
        with tempfile.TemporaryDirectory(dir=staging, prefix="framing-") as folder:
            path = Path(folder) / "batches.parquet"
            n_batches = _lay_down(all_at_hand(batches, plan.settings), path)
            if n_batches:
                rows = _scored_rows(master, path, n_batches, plan, changed)
                yield from _paired(path, rows)

    return score


def _lay_down(batches: Iterable[Batch], path: Path) -> int:
    """Write the batches, one row group each; returns how many there are."""
    parquet = import_engine("pyarrow.parquet", "spark")
    n_batches = 0
    with parquet.ParquetWriter(path, batch_schema(), compression="zstd") as out:
        for batch in batches:
            out.write_batch(batch_table(batch))
            n_batches += 1
    return n_batches


def _scored_rows(
    master: str | None, path: Path, n_batches: int, plan: ScoringPlan, changed: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    spark = _session(master)
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_N_ROWS_AT_ONCE))
    articles = spark.read.parquet(str(path))
    n_partitions = max(1, -(-n_batches // _N_BATCHES_A_PARTITION))
    spread = articles.repartition(n_partitions, "number").sortWithinPartitions("number", "place")
    scored = spread.mapInArrow(_scoring(plan, changed), _TYPES)
    try:
        for row in scored.orderBy("number", "place", "nth").toLocalIterator():
            yield row.asDict()
    finally:
        spark.stop()


def _session(master: str | None) -> Any:
    """The session with the master.

    Raises:
        InputError: there is no such master, or Java is missing.
    """
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("framing")
    try:
        return (builder.master(master) if master else builder).getOrCreate()
    except PySparkException as error:
        message = f"Spark does not start: {str(error).partition(chr(10))[0]}"
        remedy = "Give --master spark://host:7077 or local[4]; Spark needs Java."
        raise InputError(
            [Problem(master or "spark", 0, 0, "no-master", message, remedy)]
        ) from error


def _scoring(
    plan: ScoringPlan, changed: tuple[str, ...]
) -> Callable[[Iterator[RecordBatch]], Iterator[RecordBatch]]:
    def score(tables: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
        for table in tables:
            yield score_batch(table, plan, changed)

    return score


def _paired(path: Path, rows: Iterator[dict[str, Any]]) -> Scored:
    """Each batch, read back from where it was laid down, with its outcomes; both are in order."""
    parquet = import_engine("pyarrow.parquet", "spark")
    laid_down = parquet.ParquetFile(path)
    groups = groupby(rows, key=_number)
    for group in range(laid_down.num_row_groups):
        (batch,) = batches_from(laid_down.read_row_group(group).to_pylist())
        number, found = next(groups)
        if number != batch.number:
            raise RuntimeError(f"batch {batch.number} came back as {number}")
        yield batch, outcomes_from(found)


def _number(row: dict[str, Any]) -> int:
    return int(row["number"])
