"""Records of Parquet and Arrow files, read a few thousand rows at a time."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from framing.errors import Problem, UnreadableError
from framing.read.extras import import_extra
from framing.read.named_columns import missing_column
from framing.read.raw import Record
from framing.read.settings import ReadSettings

_N_ROWS = 512
_STREAM_MAGIC = b"ARROW1"


def column_records(
    file: io.BufferedReader, kind: str, *, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The rows of a Parquet, Arrow (Feather 2) or Arrow stream file; `line` is the row from 1.

    Raises:
        UnreadableError: the file is of another kind, or pyarrow is absent.
    """
    import_extra("pyarrow", path=path)
    try:
        batches = (_parquet if kind == "parquet" else _arrow)(file, path)
        number = 0
        for batch in batches:
            if problem := missing_column(batch.schema.names, path, settings):
                yield problem
                return
            names = {name.strip().casefold(): name for name in batch.schema.names}
            text_name = names[settings.text_field.casefold()]
            for row in batch.to_pylist():
                number += 1
                yield _record(row, number, text_name, names, path, settings)
    except Exception as error:
        # A damaged file leads the library to errors of Arrow, of decoding and of arithmetic.
        is_of_system = isinstance(error, OSError) and error.errno is not None
        if is_of_system or isinstance(error, UnreadableError | MemoryError):
            raise
        said = (str(error).splitlines() or [type(error).__name__])[0].lower()
        message = f"not readable as {kind.title()}: {said}"
        remedy = "Write the file anew, or save it as .jsonl."
        raise UnreadableError([Problem(path, 0, 0, "damaged-file", message, remedy)]) from error


def _parquet(file: io.BufferedReader, path: str) -> Iterator[Any]:
    parquet = import_extra("pyarrow.parquet", path=path)
    # Parquet is read from its end: a stream that cannot go back is taken into memory.
    seekable = file if file.seekable() else io.BytesIO(file.read())
    batches: Iterator[Any] = parquet.ParquetFile(seekable).iter_batches(batch_size=_N_ROWS)
    return batches


def _arrow(file: io.BufferedReader, path: str) -> Iterator[Any]:
    ipc = import_extra("pyarrow.ipc", path=path)
    if file.peek(6)[:6] != _STREAM_MAGIC:
        stream: Iterator[Any] = iter(ipc.open_stream(file))
        return stream
    seekable = file if file.seekable() else io.BytesIO(file.read())
    opened = ipc.open_file(seekable)
    return (opened.get_batch(number) for number in range(opened.num_record_batches))


def _record(
    row: dict[str, Any],
    number: int,
    text_name: str,
    names: dict[str, str],
    path: str,
    settings: ReadSettings,
) -> Record | Problem:
    text = row.pop(text_name)
    if not isinstance(text, str) or not text.strip():
        message, remedy = "the row has no text", "Fill the cell, or remove the row."
        return Problem(path, number, 1, "no-text", message, remedy)
    if len(text) > settings.max_bytes:
        message = f"the article is larger than {settings.max_bytes:,} bytes"
        return Problem(path, number, 1, "too-large", message, "Raise --max-megabytes.")
    id = row.pop(names.get(settings.id_field.casefold(), settings.id_field), None)
    fields = {name: _as_text(cell) for name, cell in row.items() if cell is not None}
    return Record(text, None if id is None else str(id), fields, number)


def _as_text(cell: Any) -> str:
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()
    if isinstance(cell, list) and all(isinstance(one, str) for one in cell):
        return ", ".join(cell)
    return str(cell)
