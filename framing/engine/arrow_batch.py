"""Batches of articles and what became of them as Arrow tables: what travels to a cluster and back.

`score_batch` is the one function that engines past one machine run: a pure function from rows to
rows, each of which says which place of which batch it belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from framing.domain.document import SkippedDocument
from framing.engine.outcomes import Outcome, ScoringPlan, StoredRecords
from framing.engine.scorers import Scorer, scorer_of
from framing.engine.tasks import Batch, Outcomes, Task
from framing.read.documents import RawDocument

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema

_Row = dict[str, Any]


def batch_schema() -> Schema:
    """The columns of articles on their way out."""
    import pyarrow

    return pyarrow.schema(
        [
            ("number", pyarrow.int64()),
            ("place", pyarrow.int64()),
            ("is_known", pyarrow.bool_()),
            ("text", pyarrow.string()),
            ("data", pyarrow.binary()),
            ("about", pyarrow.string()),
        ]
    )


def outcome_schema() -> Schema:
    """The columns of outcomes on their way back; `nth` orders those of one article."""
    import pyarrow

    numbers = [(name, pyarrow.int64()) for name in ("number", "place", "nth")]
    texts = [(name, pyarrow.string()) for name in ("scores", "hits", "about")]
    return pyarrow.schema([*numbers, *texts])


def score_batch(table: RecordBatch, plan: ScoringPlan, changed: tuple[str, ...]) -> RecordBatch:
    """The outcomes of the articles in a table, in their order.

    The lexicons are opened once a process and kept. `changed` are the lexicons that differ from
    those of an earlier run.
    """
    import pyarrow

    scorer = _scorer(plan, changed)
    rows: list[_Row] = []
    for batch in batches_from(table.to_pylist()):
        rows += _outcome_rows(batch, scorer(batch))
    return pyarrow.RecordBatch.from_pylist(rows, schema=outcome_schema())


def batch_table(batch: Batch) -> RecordBatch:
    """A batch as a table, to be sent."""
    import pyarrow

    rows = [_task_row(batch, place, task) for place, task in enumerate(batch.tasks)]
    return pyarrow.RecordBatch.from_pylist(rows, schema=batch_schema())


def batches_from(rows: Iterable[_Row]) -> Iterator[Batch]:
    """The batches, or parts of them, that rows hold; rows of one batch stand together."""
    for number, found in groupby(rows, key=_number):
        whole = list(found)
        yield Batch(number, tuple(map(_task, whole)), whole[0]["place"])


def outcomes_from(rows: Iterable[_Row]) -> Outcomes:
    """The outcomes of one batch from its rows, in any order."""
    ordered = sorted(rows, key=_place)
    by_task = groupby(ordered, key=_task_place)
    return tuple(tuple(map(_outcome, found)) for _, found in by_task)


@lru_cache(maxsize=2)
def _scorer(plan: ScoringPlan, changed: tuple[str, ...]) -> Scorer:
    return scorer_of(plan, changed)


def _task_row(batch: Batch, place: int, task: Task) -> _Row:
    raw = task.raw
    row: _Row = {
        "number": batch.number,
        "place": place,
        "is_known": task.is_known,
        "text": None,
        "data": None,
    }
    if isinstance(raw, SkippedDocument):
        return {**row, "about": json.dumps({"skipped": asdict(raw)})}
    row["text" if isinstance(raw.content, str) else "data"] = raw.content
    named = [raw.id, raw.path, raw.kind, raw.line, raw.fields, raw.defaults]
    return {**row, "about": json.dumps(named)}


def _task(row: _Row) -> Task:
    about = json.loads(row["about"])
    if isinstance(about, dict):
        return Task(SkippedDocument(**about["skipped"]))
    id, path, kind, line, fields, defaults = about
    content = row["data"] if row["text"] is None else row["text"]
    raw = RawDocument(id, path, kind, content, line, _pairs(fields), _pairs(defaults))
    return Task(raw, is_known=row["is_known"])


def _pairs(listed: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in listed)


def _outcome_rows(batch: Batch, outcomes: Outcomes) -> Iterator[_Row]:
    for place, found in enumerate(outcomes, batch.first):
        for nth, outcome in enumerate(found):
            about = asdict(outcome)
            texts = {name: about.pop(name) for name in ("scores", "hits")}
            where = {"number": batch.number, "place": place, "nth": nth}
            yield {**where, **texts, "about": json.dumps(about)}


def _outcome(row: _Row) -> Outcome:
    about = json.loads(row["about"])
    skipped, records = about.pop("skipped"), about.pop("records")
    about["lexicons"] = tuple(about["lexicons"])
    return Outcome(
        scores=row["scores"],
        hits=row["hits"],
        skipped=SkippedDocument(**skipped) if skipped is not None else None,
        records=_records(records) if records is not None else None,
        **about,
    )


def _records(kept: dict[str, Any]) -> StoredRecords:
    return StoredRecords(kept["document"], tuple(kept["counts"]), tuple(kept["hits"]), kept["text"])


def _number(row: _Row) -> int:
    return int(row["number"])


def _task_place(row: _Row) -> int:
    return int(row["place"])


def _place(row: _Row) -> tuple[int, int]:
    return row["place"], row["nth"]
