"""JSON Lines in stretches of whole lines: cheap to find, to be read by whoever scores them."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from framing.errors import Problem, UnreadableError
from framing.read.raw import RawLines
from framing.read.settings import ReadSettings
from framing.read.sources import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from _typeshed import WriteableBuffer

    class _Lines(Protocol):
        """What gives bytes as they come, and lines."""

        def read1(self, size: int, /) -> bytes: ...
        def readline(self, size: int, /) -> bytes: ...


STRETCH_BYTES = 1 << 16
_END = b"\n"


def stretches_of_lines(
    source: Source, file: io.BufferedReader, *, path: str, settings: ReadSettings
) -> Iterator[RawLines]:
    """The lines of a file, some `STRETCH_BYTES` at a time.

    Of a line longer than `max_bytes` that many bytes and one more are kept: enough to be refused
    where it is read. Encodings whose line ends are more than one byte are turned into UTF-8.

    Raises:
        UnreadableError: the file is not in such an encoding.
    """
    encoding, lines = settings.encoding, file
    wide = _wide_encoding(file, encoding)
    if wide is not None:
        encoding, lines = "utf-8", io.BufferedReader(_InUtf8(file, wide, path), STRETCH_BYTES)
    line = 1
    for data in _stretches(lines, settings.max_bytes):
        n_lines = _n_lines(data)
        yield RawLines(
            source.id, path, data, line, n_lines, source.fields, source.defaults, encoding
        )
        line += n_lines


def _n_lines(data: bytes) -> int:
    """How many lines there are. To find the end of a long one is faster than to count it."""
    n_lines, end = 0, -1
    while (end := data.find(_END, end + 1)) >= 0:
        n_lines += 1
    return n_lines + (not data.endswith(_END))


def _wide_encoding(file: io.BufferedReader, encoding: str | None) -> str | None:
    """UTF-16 or UTF-32, by the mark of the file or as it is named; None for any other."""
    head = file.peek(4)[:4]
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    name = codecs.lookup(encoding).name if encoding is not None else ""
    return name if name.startswith(("utf-16", "utf-32")) else None


class _InUtf8(io.RawIOBase):
    """The text of a file as UTF-8."""

    def __init__(self, file: io.BufferedReader, encoding: str, path: str) -> None:
        self._text = io.TextIOWrapper(file, encoding=encoding, newline="")
        self._path = path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._text.read(len(view) // 4).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            message = f"the file is not {error.encoding} throughout; the rest is not read"
            remedy = "Save the file as UTF-8."
            problem = Problem(self._path, 0, 0, "wrong-encoding", message, remedy)
            raise UnreadableError([problem]) from error
        view[: len(data)] = data
        return len(data)


def _stretches(file: _Lines, max_line: int) -> Iterator[bytes]:
    """Stretches as long as the bytes ask for, however the system hands them out.

    Where a file is damaged, the whole lines before the place come first, then the error.
    """
    error: Exception | None = None
    data = b"start"
    while data and error is None:
        data, error = _block(file)
        if data and error is None and not data.endswith(_END):
            rest, error = _rest_of_line(file, max_line)
            data += rest
        if error is not None:
            data = data[: data.rfind(_END) + 1]
        if data:
            yield data
    if error is not None:
        raise error


def _block(file: _Lines) -> tuple[bytes, Exception | None]:
    pieces: list[bytes] = []
    n_left = STRETCH_BYTES
    try:
        while n_left and (piece := file.read1(n_left)):
            pieces.append(piece)
            n_left -= len(piece)
    except Exception as error:  # noqa: BLE001  (raised when what came before has been given)
        return b"".join(pieces), error
    return b"".join(pieces), None


def _rest_of_line(file: _Lines, max_line: int) -> tuple[bytes, Exception | None]:
    try:
        kept = rest = file.readline(max_line + 1)
        while len(rest) > max_line and not rest.endswith(_END):
            rest = file.readline(max_line + 1)
    except Exception as error:  # noqa: BLE001  (the same)
        return b"", error
    return kept, None
