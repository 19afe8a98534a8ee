"""Pages of web archives: WARC (the pages as served) and WET (their plain text)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from framing.errors import Problem, UnreadableError
from framing.read.decode import decode, known_encoding
from framing.read.extras import import_extra
from framing.read.raw import Record
from framing.read.settings import ReadSettings

_MAGIC = (b"WARC/", b"\x1f\x8b")


def warc_records(
    file: io.BufferedReader, *, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The pages of a web archive that were served whole (status 200) as HTML or plain text.

    Pictures, scripts, redirects and requests are passed over. Each page keeps its address as
    `url`, the host as outlet unless the page names one, and the day of the visit as `crawled`.
    `line` is the number of the record.

    Raises:
        UnreadableError: the file is no web archive, or warcio is absent.
    """
    module = import_extra("warcio.archiveiterator", path=path)
    if not file.peek(5).startswith(_MAGIC):
        message, remedy = "the file is no web archive", "Give a .warc or .wet file."
        raise UnreadableError([Problem(path, 0, 0, "damaged-file", message, remedy)])
    try:
        for number, record in enumerate(module.ArchiveIterator(file), 1):
            kind = _kind_of(record)
            if kind is not None:
                yield _record(record, kind, number, path, settings)
    except Exception as error:
        # A damaged head leads the library to errors of its own and to plain attribute errors.
        is_of_system = isinstance(error, OSError) and error.errno is not None
        if is_of_system or isinstance(error, UnreadableError | MemoryError):
            raise
        message = "the web archive is damaged; the rest is not read"
        raise UnreadableError(
            [Problem(path, 0, 0, "damaged-file", message, "Fetch it anew.")]
        ) from error


def _kind_of(record: Any) -> str | None:
    """How a record is read: "html" or "txt"; None for one that is no article."""
    if record.rec_type == "conversion":
        return "txt"
    if record.rec_type not in ("response", "resource"):
        return None
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return None
    served = _content_type(record)
    if "html" in served:
        return "html"
    return "txt" if served.startswith("text/plain") else None


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").casefold()


def _record(
    record: Any, kind: str, number: int, path: str, settings: ReadSettings
) -> Record | Problem:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    data = record.content_stream().read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        message = f"the page {url} is larger than {settings.max_bytes:,} bytes"
        return Problem(path, number, 1, "too-large", message, "Raise --max-megabytes.")
    charset = _content_type(record).partition("charset=")[2].partition(";")[0].strip(" \"'")
    encoding = charset if charset and known_encoding(charset) else settings.encoding
    try:
        text = decode(data, path=path, kind=kind, encoding=encoding)
    except UnreadableError as error:
        first = error.problems[0]
        return Problem(path, number, 1, first.code, f"{url}: {first.message}", first.remedy)
    fields = {
        "url": url,
        "crawled": (record.rec_headers.get_header("WARC-Date") or "")[:10],
    }
    if host := (urlsplit(url).hostname or "").removeprefix("www."):
        fields["host"] = host
    return Record(text, url or None, fields, number, kind=kind)
