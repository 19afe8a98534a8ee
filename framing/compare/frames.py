"""A comparison as tidy tables: one row a figure, for CSV, JSON, Parquet, pandas and polars.

The columns are explained in docs/data-dictionary.md. pandas, polars and pyarrow are used where
they are installed and never needed.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from framing.domain.closed import Enum
from framing.domain.comparison import Comparison, ContrastComparison
from framing.domain.comparison_rows import SharedPassage, TrendRow
from framing.domain.interval import Interval
from framing.errors import FramingError

SCHEMA = 1
ALL_VOICES = "all"

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def comparison_tables(
    comparison: Comparison, *, trends: Sequence[TrendRow] = ()
) -> dict[str, list[Row]]:
    """All tables by name, in the order of the data dictionary; a table may be empty.

    `voice` is "all" for all voices together; None is not known or not defined, never 0.
    """
    return {name: list(rows) for name, rows in tables_in_turn(comparison, trends=trends)}


def tables_in_turn(
    comparison: Comparison, *, trends: Sequence[TrendRow] = ()
) -> Iterator[tuple[str, Iterator[Row]]]:
    """The same tables one by one, their rows made as they are asked for."""
    for name, make in _TABLES.items():
        yield name, iter(make(comparison))
    yield "trends", map(_row, trends)


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
        writer.writerow({name: _csv_cell(cell) for name, cell in row.items()})
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


def _csv_cell(cell: Cell) -> Cell:
    is_formula = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if is_formula else cell


def _row(record: object, *, leaving_out: tuple[str, ...] = ()) -> Row:
    """A frozen record as a flat row: enums by value, an interval as low, high, level, method."""
    row: Row = {}
    for name in _names_of(type(record)):
        if name in leaving_out:
            continue
        value = getattr(record, name)
        if name == "interval":
            row |= _interval_cells(value)
        elif name == "voice":
            row["voice"] = ALL_VOICES if value is None else value.value
        else:
            row[name] = value.value if isinstance(value, Enum) else value
    return row


def _names_of(kind: type) -> tuple[str, ...]:
    """The names of the fields of a kind of record, asked for once a kind."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


_NAMES: dict[type, tuple[str, ...]] = {}


def _interval_cells(interval: Interval | None) -> Row:
    if interval is None:
        return {"low": None, "high": None, "level": None, "method": None}
    return {
        "low": interval.low,
        "high": interval.high,
        "level": interval.level,
        "method": interval.method,
    }


def _groups(comparison: Comparison) -> Iterator[Row]:
    for group in comparison.groups:
        yield {
            "group": group.name,
            "n_documents": group.n_documents,
            "n_tokens": group.n_tokens,
            "n_own_tokens": group.n_own_tokens,
            "first_date": group.first_date,
            "last_date": group.last_date,
        }


def _of_contrasts(name: str) -> Callable[[Comparison], Iterator[Row]]:
    """The rows of one field of every contrast, led by lexicon and contrast."""

    def rows(comparison: Comparison) -> Iterator[Row]:
        for contrast in comparison.contrasts:
            for record in getattr(contrast, name):
                yield {**_place(contrast), **_row(record)}

    return rows


def _place(contrast: ContrastComparison) -> dict[str, Cell]:
    return {"lexicon": contrast.lexicon, "contrast": contrast.contrast}


def _axes(comparison: Comparison) -> Iterator[Row]:
    for contrast in comparison.contrasts:
        yield from map(_row, contrast.axis)


def _labels(comparison: Comparison) -> Iterator[Row]:
    for contrast in comparison.contrasts:
        dispersion = dict(contrast.dispersion)
        for label in contrast.labels:
            yield {
                **_place(contrast),
                "label": label.id,
                "title": label.title,
                "says": label.says,
                "is_inventory": contrast.is_inventory,
                "dp": dispersion.get(label.id),
            }


def _exploded(name: str) -> Callable[[Comparison], Iterator[Row]]:
    """One row for each label of a record's counts."""

    def rows(comparison: Comparison) -> Iterator[Row]:
        for record in getattr(comparison, name):
            for label, n in record.counts:
                yield {**_row(record, leaving_out=("counts",)), "label": label, "n": n}

    return rows


def _speakers(comparison: Comparison) -> Iterator[Row]:
    """One row for each label a speaker says, and one without a label for who says none."""
    for speaker in comparison.speakers:
        first = _row(speaker, leaving_out=("counts",))
        for lexicon, contrast, label, n in speaker.counts or ((None, None, None, 0),):
            yield {**first, "lexicon": lexicon, "contrast": contrast, "label": label, "n": n}


def _plain(name: str) -> Callable[[Comparison], Iterator[Row]]:
    def rows(comparison: Comparison) -> Iterator[Row]:
        yield from map(_row, getattr(comparison, name))

    return rows


def _passages(comparison: Comparison) -> Iterator[Row]:
    for number, passage in enumerate(comparison.shared_passages, start=1):
        for document, start, end in passage.places:
            yield {
                "passage": number,
                "n_tokens": passage.n_tokens,
                "n_labels": _n_labels(passage),
                "document": document,
                "start": start,
                "end": end,
                "text": passage.text,
            }


def _n_labels(passage: SharedPassage) -> int:
    return sum(n for *_, n in passage.counts)


def _duplicates(comparison: Comparison) -> Iterator[Row]:
    for number, duplicates in enumerate(comparison.duplicates, start=1):
        for document in duplicates.documents:
            yield {"set": number, "n_tokens": duplicates.n_tokens, "document": document}


_TABLES: dict[str, Callable[[Comparison], Iterator[Row]]] = {
    "groups": _groups,
    "labels": _labels,
    "shares": _of_contrasts("shares"),
    "rates": _of_contrasts("rates"),
    "effects": _of_contrasts("effects"),
    "distributions": _of_contrasts("distribution_tests"),
    "axes": _axes,
    "referents": _exploded("referents"),
    "speakers": _speakers,
    "speaker_referents": _exploded("speaker_referents"),
    "zones": _plain("zones"),
    "asymmetries": _plain("asymmetries"),
    "omissions": _plain("omissions"),
    "passages": _passages,
    "duplicates": _duplicates,
    "readability": _plain("readability"),
}
