"""Which columns of a table hold text, outlet, day and headline, where these have names of their own."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.frozen import replace
from framing.errors import Problem
from framing.read.raw import Record
from framing.read.settings import ReadSettings

_BLANKS_AND_MARKS = " \t\r\n.:!?"
_MAX_NAME = 60  # a longer one is a text, and no row names the columns


def with_named_columns(record: Record, settings: ReadSettings) -> Record:
    """The record with the fields that the settings name, and with its headline above its text.

    A column that fills a field stays a field under its own name too. Only running text gets a
    headline, and none that it begins with.
    """
    given = {name.strip().casefold(): text for name, text in record.fields.items()}
    named = {
        field: given[column.casefold()]
        for field, column in settings.fields
        if column.casefold() in given
    }
    headline = given.get((settings.headline_field or "").casefold(), "").strip()
    if headline:
        named.setdefault("title", headline)
    text = record.text.decode() if isinstance(record.text, bytes) else record.text
    if headline and record.kind == "txt" and not _begins_with(text, headline):
        text = f"{headline}\n\n{text}"
    return replace(record, text=text, fields={**record.fields, **named})


def missing_column(names: Sequence[str], path: str, settings: ReadSettings) -> Problem | None:
    """That a table lacks that of the text or one which the settings name, or has it twice; None
    where it has each once."""
    known = {name.strip().casefold() for name in names}
    if settings.text_field.casefold() not in known:
        remedy = f"Name the column that holds the article with --text-field: {choices(names)}."
        if any(len(name) > _MAX_NAME for name in names):
            remedy = "Write the names of the columns into the first row, for example `id,text`."
        message = f"no column '{settings.text_field}'"
        return Problem(path, 1, 1, "no-text-column", message, remedy)
    asked = [(column, f"--field names for '{field}'") for field, column in settings.fields]
    if settings.headline_field is not None:
        asked.append((settings.headline_field, "--headline-field names"))
    for column, asking in asked:
        if column.casefold() not in known:
            remedy = f"Name one of its columns: {choices(names)}."
            return Problem(path, 1, 1, "no-column", f"no column '{column}', which {asking}", remedy)
    return _repeated_column(names, (settings.text_field, *(column for column, _ in asked)), path)


def _repeated_column(names: Sequence[str], used: Sequence[str], path: str) -> Problem | None:
    """That two columns bear one name and it is not told which of them is meant."""
    for column in used:
        alike = [name for name in names if name.strip().casefold() == column.casefold()]
        if len(set(alike)) < len(alike):
            message = f"{len(alike)} columns are named '{alike[0]}'"
            remedy = "Give each a name of its own, so that it is known which is meant."
            return Problem(path, 1, 1, "repeated-column", message, remedy)
    return None


def choices(names: Sequence[str]) -> str:
    """The names to choose from, as a message tells them."""
    return ", ".join(f"'{name}'" for name in names[:20]) or "there is none"


def _begins_with(text: str, headline: str) -> bool:
    """Whether a text opens with its headline, capitals and white space apart."""
    words = headline.casefold().split()
    opening = text.casefold().split(maxsplit=len(words))[: len(words)]
    return [word.strip(_BLANKS_AND_MARKS) for word in opening] == [
        word.strip(_BLANKS_AND_MARKS) for word in words
    ]
