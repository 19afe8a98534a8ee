"""The tables of a comparison as files: CSV, JSON, Parquet, one file or a folder."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from framing.cli.output import writing
from framing.compare.frames import comparison_tables, to_csv, to_json, to_parquet
from framing.compare.rows import Row
from framing.domain.comparison import Comparison
from framing.domain.comparison_rows import TrendRow
from framing.errors import InputError, Problem

_TABLE_SUFFIXES = (".csv", ".parquet")


def write_tables(
    comparison: Comparison,
    trends: Sequence[TrendRow],
    out: Path,
    *,
    table: str,
    format: str,
) -> None:
    """One table as `.csv` or `.parquet`, all as `.json`, or each as a file of the folder `out`.

    Raises:
        InputError: the name tells no format, the table is unknown, or the file is not writable.
    """
    tables = comparison_tables(comparison, trends=trends)
    if out.suffix == ".json":
        with writing(out) as handle:
            handle.write(to_json(comparison, trends=trends))
    elif out.suffix in _TABLE_SUFFIXES:
        if table not in tables:
            raise InputError([_unknown_table(table, list(tables))])
        _write(tables[table], out)
    elif out.suffix and not out.is_dir():
        raise InputError([_unknown_format(out)])
    else:
        _write_folder(tables, out, format)


def _write_folder(tables: dict[str, list[Row]], folder: Path, format: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot be made: {error.strerror}"
        remedy = "Name a folder that you may write to."
        raise InputError([Problem(str(folder), 0, 0, "not-writable", message, remedy)]) from error
    empty = [name for name, rows in tables.items() if not rows]
    for name, rows in tables.items():
        if rows:
            _write(rows, folder / f"{name}.{format}")
    n_written = len(tables) - len(empty)
    print(f"{folder}: {n_written} tables", file=sys.stderr)
    if empty:
        print(f"left out, for they have no rows: {', '.join(empty)}", file=sys.stderr)


def _write(rows: list[Row], path: Path) -> None:
    if path.suffix == ".parquet":
        _write_bytes(to_parquet(rows), path)
        return
    with writing(path) as handle:
        handle.write(to_csv(rows))


def _write_bytes(content: bytes, path: Path) -> None:
    """The file appears whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        message, remedy = f"cannot be written: {error.strerror}", "Name a folder that exists."
        raise InputError([Problem(str(path), 0, 0, "not-writable", message, remedy)]) from error
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    os.chmod(name, 0o644)
    os.replace(name, path)


def _unknown_table(table: str, known: list[str]) -> Problem:
    remedy = f"Choose one of {', '.join(known)}."
    return Problem("--table", 0, 0, "unknown-table", f"there is no table '{table}'", remedy)


def _unknown_format(out: Path) -> Problem:
    message = f"the ending {out.suffix} names no format of tables"
    remedy = "Name a .csv, .parquet or .json, or a folder."
    return Problem(str(out), 0, 0, "unknown-format", message, remedy)
