"""A comparison as tidy tables: one row a figure, for CSV, JSON, Parquet, pandas and polars.

The columns are explained in docs/data-dictionary.md. pandas, polars and pyarrow are used where
they are installed and never needed.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.compare.rows import Cell, Row, tables_in_turn
from framing.domain.comparison import Comparison
from framing.domain.comparison_rows import TrendRow
from framing.domain.spreadsheet import defused
from framing.errors import FramingError

SCHEMA = 1


def comparison_tables(
    comparison: Comparison, *, trends: Sequence[TrendRow] = ()
) -> dict[str, list[Row]]:
    """All tables by name, in the order of the data dictionary; a table may be empty.

    `voice` is "all" for all voices together; None is not known or not defined, never 0.
    """
    return {name: list(rows) for name, rows in tables_in_turn(comparison, trends=trends)}


def to_json(comparison: Comparison, *, trends: Sequence[TrendRow] = ()) -> str:
    """The tables and the settings as one JSON document, with `"schema": 1`."""
    settings = {
        name: getattr(comparison, name)
        for name in ("by", "level", "seed", "n_resamples", "n_tests", "minimum_n")
    }
    whole = {
        "schema": SCHEMA,
        **settings,
        "minimum_documents": comparison.minimum_documents,
        "tables": comparison_tables(comparison, trends=trends),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def to_csv(rows: Iterable[Mapping[str, Cell]]) -> str:
    """One table as CSV with a head line; None is an empty cell; no rows give no text.

    A text that a spreadsheet would run as a formula is led in by an apostrophe.
    """
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: defused(cell) for name, cell in row.items()})
    return out.getvalue()


def to_pandas(comparison: Comparison) -> dict[str, Any]:
    """The tables as pandas data frames, by name.

    Raises:
        FramingError: pandas is not installed.
    """
    return {name: pandas_frame(rows) for name, rows in comparison_tables(comparison).items()}


def to_polars(comparison: Comparison) -> dict[str, Any]:
    """The tables as polars data frames, by name.

    Raises:
        FramingError: polars is not installed.
    """
    return {name: polars_frame(rows) for name, rows in comparison_tables(comparison).items()}


def pandas_frame(rows: Iterable[Mapping[str, object]]) -> Any:
    """Rows as a pandas data frame.

    Raises:
        FramingError: pandas is not installed.
    """
    return _installed("pandas").DataFrame(list(rows))


def polars_frame(rows: Iterable[Mapping[str, object]]) -> Any:
    """Rows as a polars data frame; the types are those of all rows.

    Raises:
        FramingError: polars is not installed.
    """
    return _installed("polars").DataFrame(list(rows), infer_schema_length=None)


def to_parquet(rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """One table as a Parquet file, by pyarrow.

    Raises:
        FramingError: pyarrow is not installed.
    """
    pyarrow, parquet = _installed("pyarrow"), _installed("pyarrow.parquet")
    out = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows]), out)
    return bytes(out.getvalue().to_pybytes())


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise FramingError(f"{package} is not installed; try: pip install {package}") from error
