"""The runs of a store, and what differs between two, asked of DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.errors import InputError, Problem
from framing.store.parts import damage, part_metadata, part_paths
from framing.store.tables import (
    COUNTS,
    DOCUMENTS,
    HITS,
    SCHEMA,
    TEXTS,
    import_library,
    record_path,
)

_N_ROWS = 2_000
# What the record of a run tells at least, and which of it are the rows of its tables.
_SIZES = {DOCUMENTS: "n_documents", TEXTS: "n_documents", HITS: "n_hits", COUNTS: "n_counts"}
_TOLD = {"schema", "tool", "lexicons", "shard", "n_documents", "n_skipped", "n_hits"}
_TOTALS = """
    SELECT lexicon, contrast, label, sum(n)::BIGINT AS n FROM read_parquet(?) GROUP BY ALL
"""
_DIFFERENCE = """
    SELECT count(*) FILTER (a.document IS NULL), count(*) FILTER (b.document IS NULL),
           count(*) FILTER (a.digest <> b.digest)
    FROM (SELECT document, digest FROM read_parquet(?)) a
    FULL JOIN (SELECT document, digest FROM read_parquet(?)) b ON a.document = b.document
"""


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run that a store holds. `changed_at` is when it was written, in seconds since 1970."""

    id: str
    changed_at: float
    record: dict[str, Any]

    @property
    def lexicons(self) -> dict[str, str]:
        """The digest of each lexicon that took part, by its id."""
        return {one["id"]: one["digest"] for one in self.record["lexicons"]}


@dataclass(frozen=True, slots=True)
class LabelChange:
    """How often a label was counted in two runs."""

    lexicon: str
    contrast: str
    label: str
    n_before: int
    n_after: int


def stored_runs(store: Path) -> tuple[StoredRun, ...]:
    """The whole runs of a store, the oldest first.

    Raises:
        InputError: the store was written by a later version, or a record is damaged.
    """
    runs = [
        StoredRun(path.stem, path.stat().st_mtime, _record(path))
        for path in sorted((store / "runs").glob("*.json"))
    ]
    return tuple(sorted(runs, key=_age))


def _record(path: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        record = {}
    schema = record.get("schema") if isinstance(record, dict) else None
    if isinstance(schema, int) and schema > SCHEMA:
        message = f"the run was written by a later version (schema {schema})"
        raise InputError([_problem(path, "later-schema", message, "Update framing.")])
    is_told = isinstance(record, dict) and record.keys() >= _TOLD
    if not isinstance(schema, int) or not is_told:
        remedy = "Remove it, or score the corpus again into the store."
        raise InputError([_problem(path, "damaged-store", "this is no record of a run", remedy)])
    return record


def skipped_documents(store: Path, run: str) -> tuple[SkippedDocument, ...]:
    """What was left out of a run, and why."""
    path = record_path(store, run).with_suffix(".skipped.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(SkippedDocument(**json.loads(line)) for line in lines)


def stored_run(store: Path, id: str | None = None) -> StoredRun:
    """The run whose id begins so, by default the latest.

    Raises:
        InputError: the folder is no store, no run or more than one begins so, or files of it are
            gone or damaged.
    """
    found = _named_run(store, id)
    for table, counted in _SIZES.items():
        n_rows = sum(part_metadata(part).num_rows for part in part_paths(store, table, found.id))
        if n_rows != found.record.get(counted, n_rows):
            raise damage(store, f"run {found.id} has lost a part of its files")
    return found


def _named_run(store: Path, id: str | None) -> StoredRun:
    runs = stored_runs(store)
    if not runs:
        remedy = "Name a folder that `framing score --store` wrote."
        raise InputError(
            [_problem(store, "no-store", "is no store, or holds no whole run", remedy)]
        )
    found = [run for run in runs if run.id.startswith(id or "")]
    if id is None:
        return runs[-1]
    if len(found) != 1:
        known = ", ".join(run.id for run in runs)
        message = f"{'no run' if not found else 'more than one run'} begins with '{id}'"
        raise InputError([_problem(store, "no-run", message, f"Whole runs are: {known}.")])
    return found[0]


def label_changes(store: Path, before: str, after: str) -> tuple[LabelChange, ...]:
    """The labels that two runs count differently, by lexicon and name; 0 where a run has none."""
    connection = import_library("duckdb").connect()
    totals = []
    for run in (before, after):
        parts = _parts(store, COUNTS, run)
        found = _rows(connection, _TOTALS, parts)
        totals.append({(row["lexicon"], row["contrast"], row["label"]): row["n"] for row in found})
    connection.close()
    first, second = totals
    return tuple(
        LabelChange(*key, first.get(key, 0), second.get(key, 0))
        for key in sorted({*first, *second})
        if first.get(key, 0) != second.get(key, 0)
    )


def document_changes(store: Path, before: str, after: str) -> tuple[int, int, int]:
    """How many documents only the second run has, only the first has, and have another text."""
    connection = import_library("duckdb").connect()
    parts = [_parts(store, DOCUMENTS, run) for run in (before, after)]
    if not all(parts):
        raise InputError([_problem(store, "no-run", "a run holds no documents", "Name another.")])
    added, removed, changed = connection.execute(_DIFFERENCE, parts).fetchall()[0]
    connection.close()
    return int(added), int(removed), int(changed)


def _age(run: StoredRun) -> tuple[float, str]:
    return run.changed_at, run.id


def _parts(store: Path, table: str, run: str) -> list[str]:
    return [str(part) for part in part_paths(store, table, run)]


def _rows(connection: Any, query: str, parts: list[str]) -> Iterator[dict[str, Any]]:
    """The rows that a query over parts gives, a few thousand in memory at a time."""
    if not parts:
        return
    found = connection.execute(query, [parts])
    names = [column[0] for column in found.description]
    while rows := found.fetchmany(_N_ROWS):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _problem(path: Path, code: str, message: str, remedy: str) -> Problem:
    return Problem(path.as_posix(), 0, 0, code, message, remedy)
