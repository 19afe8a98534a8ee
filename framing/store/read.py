"""Reads a store through DuckDB: the runs, their counts by document, what differs between two."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from framing.domain.attribution import Distance, Voice
from framing.domain.document import Metadata, Zone
from framing.domain.frozen import dataclass
from framing.domain.score import (
    DocumentScore,
    LabelCount,
    LabelKey,
    ReadabilityCounts,
    TokenCount,
)
from framing.errors import InputError, Problem
from framing.store.tables import COUNTS, DOCUMENTS, SCHEMA, import_library, table_folder

_N_ROWS = 2_000
# Parts are numbered, and rows stand in them, in the order of the corpus.
_IN_ORDER = (
    "SELECT * FROM read_parquet(?, file_row_number=true, filename=true) "
    "ORDER BY filename, file_row_number"
)
_TOTALS = "SELECT contrast, label, sum(n)::BIGINT AS n FROM read_parquet(?) GROUP BY ALL"
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

    contrast: str
    label: str
    n_before: int
    n_after: int


def stored_runs(store: Path) -> tuple[StoredRun, ...]:
    """The whole runs of a store, the oldest first.

    Raises:
        InputError: the store was written by a later version.
    """
    runs = []
    for path in sorted((store / "runs").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.get("schema", 0) > SCHEMA:
            message = f"the run was written by a later version (schema {record['schema']})"
            raise InputError([_problem(path, "later-schema", message, "Update framing.")])
        runs.append(StoredRun(path.stem, path.stat().st_mtime, record))
    return tuple(sorted(runs, key=_age))


def stored_run(store: Path, id: str | None = None) -> StoredRun:
    """The run whose id begins so, by default the latest.

    Raises:
        InputError: there is none, or more than one.
    """
    runs = stored_runs(store)
    found = [run for run in runs if run.id.startswith(id or "")]
    if id is None and runs:
        return runs[-1]
    if len(found) != 1:
        known = ", ".join(run.id for run in runs) or "none"
        message = f"{'no run' if not found else 'more than one run'} begins with '{id or ''}'"
        raise InputError([_problem(store, "no-run", message, f"Whole runs are: {known}.")])
    return found[0]


def stored_scores(store: Path, run: str) -> Iterator[DocumentScore]:
    """The counts of each document of a run, in the order of the corpus. No text is read."""
    connection = import_library("duckdb").connect()
    rows = _rows(connection, _IN_ORDER, _parts(store, DOCUMENTS, run))
    counted = _rows(connection.cursor(), _IN_ORDER, _parts(store, COUNTS, run))
    by_document = groupby(counted, key=_document)
    waiting = next(by_document, None)
    for row in rows:
        found: tuple[LabelCount, ...] = ()
        if waiting is not None and waiting[0] == row["document"]:
            found = tuple(map(_label_count, waiting[1]))
            waiting = next(by_document, None)
        yield _score(row, found)
    connection.close()


def label_changes(store: Path, before: str, after: str) -> tuple[LabelChange, ...]:
    """The labels that two runs count differently, by name."""
    connection = import_library("duckdb").connect()
    totals = []
    for run in (before, after):
        parts = _parts(store, COUNTS, run)
        found = _rows(connection, _TOTALS, parts)
        totals.append({(row["contrast"], row["label"]): row["n"] for row in found})
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
    return sorted(str(part) for part in table_folder(store, table, run).glob("part-*.parquet"))


def _rows(connection: Any, query: str, parts: list[str]) -> Iterator[dict[str, Any]]:
    """The rows that a query over parts gives, a few thousand in memory at a time."""
    if not parts:
        return
    found = connection.execute(query, [parts])
    names = [column[0] for column in found.description]
    while rows := found.fetchmany(_N_ROWS):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _document(row: dict[str, Any]) -> str:
    return str(row["document"])


def _label_count(row: dict[str, Any]) -> LabelCount:
    key = LabelKey(
        lexicon=row["lexicon"],
        contrast=row["contrast"],
        label=row["label"],
        term=row["term"],
        voice=Voice(row["voice"]),
        distance=Distance(row["distance"]) if row["distance"] else None,
        zone=Zone(row["zone"]),
        referent=row["referent"],
        speaker=row["speaker"],
    )
    return LabelCount(key, row["n"])


def _score(row: dict[str, Any], counts: tuple[LabelCount, ...]) -> DocumentScore:
    readability = json.loads(row["readability"]) if row["readability"] else None
    speakers = tuple((name, n) for name, n in json.loads(row["speakers"]))
    return DocumentScore(
        document=row["document"],
        metadata=Metadata(
            outlet=row["outlet"],
            date=row["date"],
            event=row["event"],
            language=row["language"],
            url=row["url"],
            author=row["author"],
            title=row["title"],
            custom=tuple(sorted(json.loads(row["custom"]).items())),
        ),
        n_tokens=row["n_tokens"],
        tokens=tuple(TokenCount(Voice(v), Zone(z), n) for v, z, n in json.loads(row["tokens"])),
        counts=counts,
        excluded=(),
        attributed_speakers=speakers,
        readability=ReadabilityCounts(**readability) if readability is not None else None,
        digest=row["digest"],
    )


def _problem(path: Path, code: str, message: str, remedy: str) -> Problem:
    return Problem(path.as_posix(), 0, 0, code, message, remedy)
