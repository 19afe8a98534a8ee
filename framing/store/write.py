"""Writes the parts of a store, each whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from framing.store.parts import part_metadata, part_paths
from framing.store.tables import (
    COLUMNS,
    COUNTS,
    DOCUMENTS,
    HITS,
    SCHEMA,
    TABLES,
    TEXTS,
    import_library,
    record_path,
    table_folder,
    write_whole,
)

_MAX_DOCUMENTS, _MAX_ROWS, _MAX_WORDS = 2_000, 60_000, 1_000_000

Record = Mapping[str, object]


class StoreWriter:
    """One run on its way into a store: records gather and go out as parts.

    Parts are named by the number that `flush` is given, so a run that goes on writes the same
    parts again.
    """

    def __init__(self, store: Path, run: str) -> None:
        self.store, self.run = store, run
        self._n_words = 0
        self._rows: dict[str, list[Record]] = {table: [] for table in TABLES}
        self._arrow = import_library("pyarrow")
        self._parquet = import_library("pyarrow.parquet")

    def begin(self, first_part: int) -> None:
        """Remove parts of this run from the given number on: those of an end that came too soon."""
        record = record_path(self.store, self.run)
        record.parent.mkdir(parents=True, exist_ok=True)
        record.unlink(missing_ok=True)
        for table in TABLES:
            folder = table_folder(self.store, table, self.run)
            folder.mkdir(parents=True, exist_ok=True)
            for part in folder.iterdir():
                number = part.stem.removeprefix("part-")
                if not number.isdigit() or int(number) >= first_part:
                    part.unlink()

    def add(
        self, document: Record, counts: Iterable[Record], hits: Iterable[Record], text: Record
    ) -> None:
        """Take in the records of one document."""
        self._rows[DOCUMENTS].append(document)
        self._rows[COUNTS] += counts
        self._rows[HITS] += hits
        self._rows[TEXTS].append(text)
        self._n_words += len(cast("list[int]", text["lengths"]))

    def is_full(self) -> bool:
        """Whether enough has gathered for a part."""
        n_rows = sum(map(len, self._rows.values()))
        n_documents = len(self._rows[DOCUMENTS])
        is_many = n_documents >= _MAX_DOCUMENTS or n_rows >= _MAX_ROWS
        return is_many or self._n_words >= _MAX_WORDS

    def flush(self, number: int) -> None:
        """Write what has gathered as the part of this number."""
        for table, rows in self._rows.items():
            if rows:
                self._write(table, rows, number)
                rows.clear()
        self._n_words = 0

    def finish(self, record: Record, skipped: Iterable[Record]) -> None:
        """Write the record of the run: from then on it is whole."""
        path = record_path(self.store, self.run)
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in skipped)
        write_whole(path.with_suffix(".skipped.jsonl"), lines)
        sizes = {"n_hits": self._n_rows(HITS), "n_counts": self._n_rows(COUNTS)}
        whole = {"schema": SCHEMA, "run": self.run, **record, **sizes}
        write_whole(path, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")

    def _n_rows(self, table: str) -> int:
        parts = part_paths(self.store, table, self.run)
        return sum(part_metadata(part).num_rows for part in parts)

    def discard(self) -> None:
        """Remove all that this run has written."""
        import shutil  # a run that is not broken off does without

        for table in TABLES:
            shutil.rmtree(table_folder(self.store, table, self.run), ignore_errors=True)

    def _write(self, table: str, rows: list[Record], number: int) -> None:
        arrow = self._arrow
        types = {
            "string": arrow.string(),
            "float64": arrow.float64(),
            "int64": arrow.int64(),
            "bool": arrow.bool_(),
            "numbers": arrow.list_(arrow.int32()),
            "digests": arrow.list_(arrow.int64()),
        }
        columns = COLUMNS[table]
        schema: Any = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
        folder = table_folder(self.store, table, self.run)
        growing = folder / f".part-{number:08}"
        whole = arrow.Table.from_pylist(rows, schema=schema)
        self._parquet.write_table(whole, growing, compression="zstd")
        os.replace(growing, folder / f"part-{number:08}.parquet")
