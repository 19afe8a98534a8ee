"""One file to its raw articles: opened, decompressed, unpacked, parted into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.domain.frozen import cast, replace
from framing.errors import Problem, UnreadableError
from framing.read.decode import decode, known_encoding
from framing.read.kinds import ARCHIVE_KINDS, RECORD_KINDS
from framing.read.packed import STDIN, Meter, damaged, is_damage, opened, unpacked
from framing.read.raw import RawDocument, RawLines, Record
from framing.read.settings import ReadSettings
from framing.read.sources import Source, cannot_open

TYPE_CHECKING = False
if TYPE_CHECKING:
    import io
    from typing import IO

_N_HEAD_BYTES = 8192
# One of these stands early in every export of a press archive.
_EXPORT_SIGNS = (b"ocument", b"OCUMENT", b"okument", b"OKUMENT", b"words", b"mots", b"palabras")


_CHOICES = {
    "slash_dates": ("day-first", "month-first"),
    "text_format": ("article", "nexis", "factiva"),
}


def refuse_unknown_settings(settings: ReadSettings) -> None:
    """Nothing where all that the settings name is known.

    Raises:
        UnreadableError: an encoding, an order of dates or a format of texts is unknown.
    """
    if settings.encoding is not None and not known_encoding(settings.encoding):
        message = f"the encoding '{settings.encoding}' is not known"
        remedy = "Use a name such as utf-8, cp1252, iso-8859-15 or utf-16."
        raise UnreadableError([Problem("--encoding", 0, 0, "unknown-encoding", message, remedy)])
    for name, known in _CHOICES.items():
        if (given := getattr(settings, name)) not in (None, *known):
            remedy = f"Known are: {', '.join(known)}."
            problem = Problem(name, 0, 0, "unknown-setting", f"'{given}' is not known", remedy)
            raise UnreadableError([problem])


def read_source(
    source: Source, settings: ReadSettings, meter: Meter | None = None
) -> Iterator[RawDocument | RawLines | Problem]:
    """The raw articles of one file; those of JSON Lines as stretches of lines."""
    place = place_of(source, settings)
    name = (settings.stdin_filename or "") if source.path == STDIN else source.path
    try:
        with opened(source.path, place=place, name=name, meter=meter) as file:
            if source.kind in ARCHIVE_KINDS:
                yield from _members(source, file, place, settings)
            else:
                yield from _articles(source, file, place, settings)
    except UnreadableError as error:
        yield from error.problems
    except OSError as error:
        yield damaged(place) if is_damage(error) else cannot_open(place, error)
    except Exception as error:
        if not is_damage(error):
            raise
        yield damaged(place)


def read_at_hand(
    source: Source, data: bytes, settings: ReadSettings
) -> Iterator[RawDocument | RawLines | Problem]:
    """The raw articles of bytes at hand, as those of a file of that name."""
    import io  # files are opened elsewhere

    try:
        yield from _articles(source, io.BufferedReader(io.BytesIO(data)), source.path, settings)
    except UnreadableError as error:
        yield from error.problems


def place_of(source: Source, settings: ReadSettings) -> str:
    """The path for messages and records."""
    return (settings.stdin_filename or "<stdin>") if source.path == STDIN else source.path


def _members(
    source: Source, file: io.BufferedReader, place: str, settings: ReadSettings
) -> Iterator[RawDocument | RawLines | Problem]:
    """The articles of the files in an archive, one file at a time."""
    from framing.read.archives import archive_members

    is_empty = True
    n_named: dict[str, int] = {}
    for member in archive_members(file, source.kind, place=place):
        is_empty = False
        if isinstance(member, Problem):
            yield member
            continue
        inside = f"{place}/{member.name}"
        n_named[member.name] = number = n_named.get(member.name, 0) + 1
        id = _numbered(f"{source.id}/{member.name}", number)
        below = replace(source, path=inside, id=id, kind=member.kind)
        try:
            stream = unpacked(member.file, place=inside, name=member.name)
            yield from _articles(below, stream, inside, settings)
        except UnreadableError as error:
            yield from error.problems
        except Exception as error:
            # A damaged member; what follows it in a zip can still be read.
            if source.kind != "zip" or not (is_damage(error) or _is_bad_zip(error)):
                raise
            yield damaged(inside)
    if is_empty:
        message = "the archive holds no file that is read"
        yield Problem(place, 0, 0, "empty-file", message, "Remove it, or pack it anew.")


def _is_bad_zip(error: Exception) -> bool:
    return type(error).__name__ == "BadZipFile"


def _articles(
    source: Source, file: io.BufferedReader, place: str, settings: ReadSettings
) -> Iterator[RawDocument | RawLines | Problem]:
    kind = source.kind
    if kind == "txt":
        kind = _kind_of_text(file, settings)
    if kind == "jsonl":
        from framing.read.stretches import stretches_of_lines

        is_empty = True
        for lines in stretches_of_lines(source, file, path=place, settings=settings):
            is_empty = is_empty and lines.data.isspace()
            yield lines
        if is_empty:
            yield _no_record(place)
        return
    if kind in RECORD_KINDS:
        if not file.peek(1):
            yield _empty(place)
            return
        yield from _whole_records(source, _records(kind, file, place, settings), place, settings)
        return
    data = file.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        message = f"the file is larger than {settings.max_bytes:,} bytes"
        yield Problem(place, 0, 0, "too-large", message, "Split it, or raise --max-megabytes.")
    elif not data:
        yield _empty(place)
    else:
        yield RawDocument(source.id, place, kind, data, 0, source.fields, source.defaults)


def _kind_of_text(file: io.BufferedReader, settings: ReadSettings) -> str:
    """Whether a text file is an article or an export of many, as the settings or its head say."""
    if settings.text_format is not None:
        return "txt" if settings.text_format == "article" else settings.text_format
    head = file.peek(_N_HEAD_BYTES)[:_N_HEAD_BYTES]
    if not any(sign in head for sign in _EXPORT_SIGNS):
        return "txt"
    from framing.read.exports import export_kind

    return export_kind(head) or "txt"


def _records(
    kind: str, file: io.BufferedReader, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The records of a file by its kind. Each reader is imported where its kind comes up."""
    if kind in ("csv", "tsv"):
        from framing.read.records import table_records

        is_tabbed = kind == "tsv"
        return table_records(file, path=path, is_tabbed=is_tabbed, settings=settings)
    if kind in ("parquet", "arrow"):
        from framing.read.columns import column_records

        return column_records(file, kind, path=path, settings=settings)
    if kind == "warc":
        from framing.read.warc import warc_records

        return warc_records(file, path=path, settings=settings)
    if kind == "epub":
        from framing.read.epub import epub_records

        return epub_records(file, path=path, settings=settings)
    return _text_records(kind, file, path, settings)


def _text_records(
    kind: str, file: IO[bytes], path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The records of a file that is read whole before its first article is known."""
    data = file.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        message = f"the file is larger than {settings.max_bytes:,} bytes"
        yield Problem(path, 0, 0, "too-large", message, "Split it, or raise --max-megabytes.")
        return
    text = decode(data, path=path, kind=kind, encoding=settings.encoding)
    if kind == "json":
        from framing.read.ninjs import json_file_records

        yield from json_file_records(text, path=path, settings=settings)
    elif kind == "xml":
        from framing.read.news_xml import xml_records

        yield from xml_records(text, path=path)
    else:
        from framing.read.exports import export_records

        yield from export_records(text, kind, path=path, settings=settings)


def articles_of_lines(lines: RawLines, settings: ReadSettings) -> Iterator[RawDocument | Problem]:
    """The raw articles that a stretch of lines holds, and a problem for each bad line."""
    import io  # only where there are such lines

    from framing.read.records import json_records

    if lines.encoding != settings.encoding:
        settings = replace(settings, encoding=lines.encoding)
    with io.BytesIO(lines.data) as file:
        records = json_records(
            file, path=lines.path, settings=settings, first_line=lines.first_line
        )
        yield from _from_records(lines, records, lines.path, settings)


def _whole_records(
    source: Source, records: Iterable[Record | Problem], path: str, settings: ReadSettings
) -> Iterator[RawDocument | Problem]:
    """The raw articles of all records of a file, or that it has none."""
    is_empty = True
    for raw in _from_records(source, records, path, settings):
        is_empty = False
        yield raw
    if is_empty:
        yield _no_record(path)


def _empty(path: str) -> Problem:
    return Problem(path, 0, 0, "empty-file", "the file is empty", "Remove it, or fill it.")


def _no_record(path: str) -> Problem:
    message = "the file holds no record"
    return Problem(path, 0, 0, "empty-file", message, "Remove it, or fill it.")


def _from_records(
    source: Source | RawLines,
    records: Iterable[Record | Problem],
    path: str,
    settings: ReadSettings,
) -> Iterator[RawDocument | Problem]:
    known = dict(source.fields)
    last_line = n_on_line = 0
    if settings.fields or settings.headline_field:
        records = _with_named_columns(records, settings)
    for record in records:
        if isinstance(record, Problem):
            yield record
            continue
        fields = {**known, **record.fields} if known else record.fields
        n_on_line = n_on_line + 1 if record.line == last_line else 1
        last_line = record.line
        yield RawDocument(
            record.id or _id_by_place(source.id, record.line, n_on_line),
            path,
            record.kind,
            record.text,
            record.line,
            cast("tuple[tuple[str, str], ...]", tuple(fields.items())),
            source.defaults,
            record.id is not None,
        )


def _with_named_columns(
    records: Iterable[Record | Problem], settings: ReadSettings
) -> Iterator[Record | Problem]:
    from framing.read.named_columns import with_named_columns  # few corpora ask for it

    for record in records:
        yield record if isinstance(record, Problem) else with_named_columns(record, settings)


def _id_by_place(id: str, line: int, number: int) -> str:
    """The id of a record that has none: its file and line, and its number where lines hold more."""
    return _numbered(f"{id}:{line}" if line else id, number)


def _numbered(id: str, number: int) -> str:
    return id if number == 1 else f"{id}#{number}"
