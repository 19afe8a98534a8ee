"""One file to its documents: opened, decompressed, decoded, parted into records, built."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from framing.domain.document import Document
from framing.errors import Problem, UnreadableError
from framing.read.decode import decode, known_encoding
from framing.read.kinds import RECORD_KINDS
from framing.read.metadata import metadata_of
from framing.read.page import Page
from framing.read.paragraphs import paragraphs_of
from framing.read.segment import segment
from framing.read.settings import ReadSettings
from framing.read.sources import STDIN, Source, cannot_open
from framing.read.zones import zone_blocks

if TYPE_CHECKING:
    from framing.read.records import Record


def refuse_unknown_encoding(settings: ReadSettings) -> None:
    """Nothing where the settings name no encoding or one that Python knows.

    Raises:
        UnreadableError: the encoding is unknown.
    """
    if settings.encoding is not None and not known_encoding(settings.encoding):
        message = f"the encoding '{settings.encoding}' is not known"
        remedy = "Use a name such as utf-8, cp1252, iso-8859-15 or utf-16."
        raise UnreadableError([Problem("--encoding", 0, 0, "unknown-encoding", message, remedy)])


def read_source(
    source: Source, settings: ReadSettings, seen: set[int]
) -> Iterator[Document | Problem]:
    """The documents of one file. `seen` holds hashes of the record ids met so far and grows."""
    try:
        with _opened(source) as file:
            if source.kind in RECORD_KINDS:
                yield from _record_documents(source, file, settings, seen)
            else:
                yield _whole_file(source, file, settings)
    except UnreadableError as error:
        yield from error.problems
    except EOFError:
        yield _damaged(source)
    except OSError as error:
        # gzip reports damage as an OSError without a number.
        yield (
            _damaged(source)
            if error.errno is None
            else cannot_open(place_of(source, settings), error)
        )


def build_document(  # noqa: PLR0913  (each is one plain fact of the document)
    text: str,
    *,
    id: str,
    path: str,
    kind: str,
    fields: Mapping[str, str],
    language: str,
    defaults: Mapping[str, str] | None = None,
) -> Document:
    """A document whose metadata are `fields`, over what the page gives, over the defaults.

    Raises:
        UnreadableError: the front matter is not readable YAML.
    """
    page = _page_of(text, kind, path)
    metadata = metadata_of({**(defaults or {}), **dict(page.fields), **fields}, language=language)
    blocks = zone_blocks(
        page.text, page.paragraphs, language=metadata.language, title=metadata.title
    )
    sentences, tokens = segment(
        page.text, blocks, language=metadata.language, wordless=page.wordless
    )
    return Document(
        id, page.text, path, metadata, blocks, sentences, tokens, page.source_map, page.remarks
    )


def _page_of(text: str, kind: str, path: str) -> Page:
    """The page of a text. Readers of markup are imported only where a file needs them."""
    if kind == "html":
        from framing.read.html_page import read_html_page

        return read_html_page(text)
    from framing.read.front_matter import split_front_matter

    fields, start = split_front_matter(text, path=path)
    if kind == "md":
        from framing.read.markdown_page import read_markdown_page

        return read_markdown_page(text, start, tuple(fields.items()))
    return Page(text, tuple(paragraphs_of(text, start)), tuple(fields.items()))


@contextmanager
def _opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of the file, decompressed; standard input stays open."""
    if source.path == STDIN:
        yield cast("io.BufferedReader", sys.stdin.buffer)
    elif source.path.casefold().endswith(".gz"):
        import gzip  # only where a file needs it

        with gzip.open(source.path, "rb") as packed, io.BufferedReader(packed) as file:
            yield cast("io.BufferedReader", file)
    else:
        with open(source.path, "rb") as file:
            yield file


def place_of(source: Source, settings: ReadSettings) -> str:
    """The path for messages and records."""
    return (settings.stdin_filename or "<stdin>") if source.path == STDIN else source.path


def _whole_file(
    source: Source, file: io.BufferedReader, settings: ReadSettings
) -> Document | Problem:
    path = place_of(source, settings)
    data = file.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        message = f"the file is larger than {settings.max_bytes:,} bytes"
        return Problem(path, 0, 0, "too-large", message, "Split it, or raise --max-megabytes.")
    text = decode(data, path=path, kind=source.kind, encoding=settings.encoding)
    if not text.strip():
        return Problem(path, 0, 0, "empty-file", "the file is empty", "Remove it, or fill it.")
    document = build_document(
        text,
        id=source.id,
        path=path,
        kind=source.kind,
        fields=dict(source.fields),
        defaults=dict(source.defaults),
        language=settings.language,
    )
    return document if len(document.tokens) else _wordless(path, 0)


def _record_documents(
    source: Source, file: io.BufferedReader, settings: ReadSettings, seen: set[int]
) -> Iterator[Document | Problem]:
    from framing.read.records import json_records, table_records  # csv and json cost time

    path = place_of(source, settings)
    if source.kind == "jsonl":
        records = json_records(file, path=path, settings=settings)
    else:
        is_tabbed = source.kind == "tsv"
        records = table_records(file, path=path, is_tabbed=is_tabbed, settings=settings)
    n_records = 0
    for record in records:
        n_records += 1
        if isinstance(record, Problem):
            yield record
        else:
            id = record.id or f"{source.id}:{record.line}"
            problem = _repeated(path, record.line, id) if hash(id) in seen else None
            seen.add(hash(id))
            yield problem or _record_document(source, record, id, path, settings)
    if not n_records:
        message = "the file holds no record"
        yield Problem(path, 0, 0, "empty-file", message, "Remove it, or fill it.")


def _record_document(
    source: Source, record: Record, id: str, path: str, settings: ReadSettings
) -> Document | Problem:
    try:
        document = build_document(
            record.text,
            id=id,
            path=path,
            kind="txt",
            fields={**dict(source.defaults), **dict(source.fields), **record.fields},
            language=settings.language,
        )
    except UnreadableError as error:
        first = error.problems[0]
        return Problem(path, record.line, 1, first.code, first.message, first.remedy)
    return document if len(document.tokens) else _wordless(path, record.line)


def _repeated(path: str, line: int, id: str) -> Problem:
    message = f"the id '{id}' has been read before; this record is left out"
    return Problem(path, line, 1, "repeated-id", message, "Give each record an id of its own.")


def _wordless(path: str, line: int) -> Problem:
    message = "the document holds no words"
    remedy = "Check that it is the article and not an empty page."
    return Problem(path, line, int(line > 0), "no-words", message, remedy)


def _damaged(source: Source) -> Problem:
    message = "the compressed file is damaged or cut off"
    return Problem(source.path, 0, 0, "damaged-file", message, "Fetch or compress it anew.")
