"""Records of JSON Lines and CSV files: one article each, with its metadata."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import chain
from typing import IO

from framing.errors import Problem, UnreadableError
from framing.expressions import expression
from framing.read.decode import decode_unseen, refuse_control_characters
from framing.read.named_columns import choices, missing_column
from framing.read.raw import Record
from framing.read.settings import ReadSettings

# JSON holds control characters and halves of characters only as escapes that begin so.
_ESCAPE = expression(rb"\\[ub]")
_BLANKS = b" \t\r\n"
_loaded, _begun = json.JSONDecoder().decode, json.JSONDecoder().raw_decode


def json_records(
    file: IO[bytes], *, path: str, settings: ReadSettings, first_line: int = 1
) -> Iterator[Record | Problem]:
    """The records of JSON Lines from a line on; a bad line is a problem and the next one is read."""
    number = first_line - 1
    while line := file.readline(settings.max_bytes + 1):
        number += 1
        if len(line) > settings.max_bytes:
            yield _too_large(path, number, settings)
            _skip_rest_of_line(file, line)
        elif not line.isspace():
            try:
                yield _json_record(line, number, path=path, settings=settings)
            except UnreadableError as error:
                yield _on_line(error.problems[0], number)


def table_records(
    file: BufferedReader, *, path: str, is_tabbed: bool, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The records of a CSV or TSV file, whose first row names the columns."""
    import csv  # JSON Lines do without

    csv.field_size_limit(settings.max_bytes)
    is_utf_16 = file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encoding = "utf-16" if is_utf_16 else settings.encoding or "utf-8-sig"
    lines = io.TextIOWrapper(file, encoding=encoding, newline="")
    line = 1
    try:
        header, delimiter, n_above = _header(lines, is_tabbed=is_tabbed)
        if not header:
            return
        line += n_above
        rows = csv.reader(chain([header], lines), delimiter=delimiter, strict=True)
        names = [name.strip() for name in next(rows, [])]
        if problem := missing_column(names, path, settings):
            yield problem
            return
        for row in rows:
            line_of_row, line = line + 1, rows.line_num + n_above
            if any(cell.strip() for cell in row):
                yield _table_record(names, row, line_of_row, path=path, settings=settings)
    except UnicodeDecodeError as error:
        yield _undecodable(path, line + 1, error)
    except csv.Error as error:
        message = f"not readable as CSV: {error}; the rest is not read"
        remedy = "Check the quotation marks and delimiters from this row on."
        yield Problem(path, line + 1, 1, "bad-csv", message, remedy)


def _skip_rest_of_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)


def _header(lines: IO[str], *, is_tabbed: bool) -> tuple[str, str, int]:
    """The row that names the columns, the sign that parts them, and how many lines stand above:
    blank ones and `sep=;`, as spreadsheets write it."""
    said, n_above = "", 0
    while (line := lines.readline()) and (not line.strip() or line.casefold().startswith("sep=")):
        said, n_above = line.strip("\r\n")[4:5] or said, n_above + 1
    return line, said or _delimiter(line, is_tabbed=is_tabbed), n_above


def _delimiter(header: str, *, is_tabbed: bool) -> str:
    """The sign that parts most columns: comma, semicolon (as spreadsheets in Europe write), bar
    or tab, which goes first in a file named .tsv."""
    return "\t" if is_tabbed and "\t" in header else max(",;\t|", key=header.count)


def _json_record(data: bytes, line: int, *, path: str, settings: ReadSettings) -> Record:
    record = _plain_record(data, line, settings) if settings.encoding is None else None
    if record is not None:
        return record
    text = decode_unseen(data, path=path, kind="jsonl", encoding=settings.encoding)
    return _record_of_text(text, line, path=path, settings=settings)


def _plain_record(data: bytes, line: int, settings: ReadSettings) -> Record | None:
    """The record of a line of UTF-8 without such escapes, its text in bytes; None where anything
    is odd.

    Of characters that take a byte each JSON is read twice as fast as of wider ones, and to JSON
    bytes beyond ASCII are letters like others.
    """
    if not data.startswith(b"{") or _ESCAPE.search(data):
        return None
    try:
        if not data.isascii():
            data.decode()  # only to learn whether it is UTF-8
        loaded, end = _begun(data.decode("latin-1"))
    except (ValueError, RecursionError):
        return None
    if data[end:].strip(_BLANKS) or not all(map(str.isascii, loaded)):
        return None
    if settings.text_field not in loaded or settings.id_field not in loaded:
        loaded = _in_own_letters(loaded, settings)
    text = loaded.pop(settings.text_field, None)
    if not isinstance(text, str):
        return None
    fields = {
        name: value if isinstance(value, str) and value.isascii() else _from_bytes(value)
        for name, value in loaded.items()
        if value is not None
    }
    return Record(text.encode("latin-1"), fields.pop(settings.id_field, None), fields, line)


def _from_bytes(value: object) -> str:
    """The text of a value whose characters are bytes of UTF-8."""
    text = value if isinstance(value, str) else _as_text(value)
    return text if text.isascii() else text.encode("latin-1").decode()


def _record_of_text(text: str, line: int, *, path: str, settings: ReadSettings) -> Record:
    try:
        loaded = _loaded(text)
    except json.JSONDecodeError as error:
        refuse_control_characters(text, path=path)
        message, remedy = f"not JSON: {error.msg.lower()}", "Write one JSON object on each line."
        if text.strip() == "[":
            remedy = "A list of objects is read from a file with a name that ends in .json."
        problem = Problem(path, line, error.colno, "bad-json", message, remedy)
        raise UnreadableError([problem]) from error
    except (ValueError, RecursionError) as error:
        refuse_control_characters(text, path=path)
        message = "not JSON that can be read: nested too deep or a figure too long"
        problem = Problem(path, line, 1, "bad-json", message, "Write one flat JSON object a line.")
        raise UnreadableError([problem]) from error
    if not isinstance(loaded, dict):
        message = f"the line holds a {type(loaded).__name__}, not an object"
        problem = Problem(path, line, 1, "bad-json", message, "Write one JSON object on each line.")
        raise UnreadableError([problem])
    if settings.text_field not in loaded or settings.id_field not in loaded:
        loaded = _in_own_letters(loaded, settings)
    fields = {
        name: value if isinstance(value, str) else _as_text(value)
        for name, value in loaded.items()
        if value is not None
    }
    if settings.text_field not in loaded:
        raise UnreadableError([_no_text(path, line, sorted(fields), settings)])
    if not isinstance(loaded[settings.text_field], str):
        raise UnreadableError([_no_string(path, line, loaded[settings.text_field], settings)])
    _refuse_unwritable(fields[settings.text_field], line, path=path)
    return _record(fields, line, path=path, settings=settings)


def _in_own_letters(loaded: dict[str, object], settings: ReadSettings) -> dict[str, object]:
    """The object with its text and id under the names asked for, where they differ in capitals."""
    own = {name.casefold(): name for name in (settings.text_field, settings.id_field)}
    own = {folded: name for folded, name in own.items() if name not in loaded}
    return {own.get(name.casefold(), name): value for name, value in loaded.items()}


def _table_record(
    names: Sequence[str], row: Sequence[str], line: int, *, path: str, settings: ReadSettings
) -> Record | Problem:
    if len(row) > len(names):
        message = f"the row has {len(row)} cells, the header {len(names)}"
        remedy = "Put cells that hold a delimiter or a line end in quotation marks."
        return Problem(path, line, 1, "bad-csv", message, remedy)
    own_names = {settings.text_field.casefold(): settings.text_field}
    own_names[settings.id_field.casefold()] = settings.id_field
    cells = zip(names, row, strict=False)
    fields = {own_names.get(name.casefold(), name): cell for name, cell in cells if cell}
    if settings.text_field not in fields:
        return Problem(
            path, line, 1, "no-text", "the row has no text", "Fill the cell, or remove the row."
        )
    text = fields[settings.text_field]
    try:
        record = _record(fields, line, path=path, settings=settings)
        _refuse_unwritable(text, line, path=path)
    except UnreadableError as error:
        return _on_line(error.problems[0], line)
    return record


def _record(fields: dict[str, str], line: int, *, path: str, settings: ReadSettings) -> Record:
    """The record of fields, which become its own."""
    text, id = fields.pop(settings.text_field), fields.pop(settings.id_field, None)
    if len(text) > settings.max_bytes:
        raise UnreadableError([_too_large(path, line, settings)])
    return Record(text, id, fields, line)


def _refuse_unwritable(text: str, line: int, *, path: str) -> None:
    refuse_control_characters(text, path=path, line=line)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = "the text holds half a character (a lone surrogate)"
        remedy = "Write the file anew from its source as UTF-8."
        problem = Problem(path, line, 1, "half-character", message, remedy)
        raise UnreadableError([problem]) from error


def _as_text(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _on_line(problem: Problem, line: int) -> Problem:
    """The problem of one line, placed in the file that holds the line."""
    column = problem.column or 1
    return Problem(problem.path, line, column, problem.code, problem.message, problem.remedy)


def _too_large(path: str, line: int, settings: ReadSettings) -> Problem:
    message = f"the article is larger than {settings.max_bytes:,} bytes"
    return Problem(path, line, 1, "too-large", message, "Split it, or raise --max-megabytes.")


def _no_text(path: str, line: int, names: Sequence[str], settings: ReadSettings) -> Problem:
    message = f"no text under '{settings.text_field}'"
    remedy = f"Name the field that holds the article with --text-field: {choices(names)}."
    return Problem(path, line, 1, "no-text", message, remedy)


def _no_string(path: str, line: int, value: object, settings: ReadSettings) -> Problem:
    kinds = {list: "a list", dict: "an object", bool: "true or false", type(None): "nothing"}
    held = kinds.get(type(value), "a number")
    message = f"'{settings.text_field}' holds {held}, not the text of an article"
    remedy = "Write the text as one string, or name another field with --text-field."
    return Problem(path, line, 1, "no-text", message, remedy)


def _undecodable(path: str, line: int, error: UnicodeDecodeError) -> Problem:
    message = (
        f"byte 0x{error.object[error.start]:02x} is not {error.encoding}; the rest is not read"
    )
    remedy = "Save the file as UTF-8, or name its encoding, for example `--encoding cp1252`."
    return Problem(path, line, 1, "wrong-encoding", message, remedy)
