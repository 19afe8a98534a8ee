"""The Parquet parts of a run: read as they lie, and refused by name where they are damaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing.errors import InputError, Problem
from framing.store.tables import import_library, table_folder


def part_paths(store: Path, table: str, run: str) -> list[Path]:
    """The parts of a table of a run, in the order of the corpus."""
    return sorted(table_folder(store, table, run).glob("part-*.parquet"))


def part_rows(
    path: Path, names: Sequence[str] | None = None, *, encoded: Sequence[str] = ()
) -> Any:
    """The columns of these names of a part, as an Arrow table; texts of those that are `encoded` are
    held once each, as dictionaries."""
    # `read_table` would import all that pyarrow knows of many files.
    parquet = import_library("pyarrow.parquet")
    with refusing_damage(path):
        with parquet.ParquetFile(path, read_dictionary=list(encoded) or None) as file:
            table = file.read(columns=None if names is None else list(names))
        if lost := [name for name in names or () if name not in table.column_names]:
            raise OSError(f"it has no column '{lost[0]}'")
    return table


def part_metadata(path: Path) -> Any:
    """What a part tells of its rows and columns."""
    parquet = import_library("pyarrow.parquet")
    with refusing_damage(path):
        return parquet.read_metadata(path)


def text_columns(path: Path, names: Sequence[str]) -> list[str]:
    """Those of the columns that hold texts."""
    parquet = import_library("pyarrow.parquet")
    with refusing_damage(path):
        schema = parquet.read_schema(path)
        return [name for name in names if str(schema.field(name).type) == "string"]


@contextmanager
def refusing_damage(path: Path) -> Iterator[None]:
    """Turns what a damaged file of a store brings up into its name, the reason and a remedy.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        yield
    except (import_library("pyarrow").ArrowException, OSError, KeyError, ValueError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise damage(path, f"this file of the store cannot be read: {reason}") from error


def damage(path: Path, message: str) -> InputError:
    """That a store cannot serve as it lies there."""
    remedy = "Score the corpus again into the store."
    return InputError([Problem(path.as_posix(), 0, 0, "damaged-store", message, remedy)])
