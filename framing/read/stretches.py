"""JSON Lines in stretches of whole lines: cheap to find, to be read by whoever scores them."""

from __future__ import annotations

from collections.abc import Iterator

from framing.read.raw import RawLines
from framing.read.sources import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

STRETCH_BYTES = 1 << 16
_END = b"\n"


def stretches_of_lines(
    source: Source, file: IO[bytes], *, path: str, max_line: int
) -> Iterator[RawLines]:
    """The lines of a file, some `STRETCH_BYTES` at a time.

    Of a line longer than `max_line` bytes one byte more than that is kept, and its end: enough to
    be refused where it is read.
    """
    line = 1
    for data in _stretches(file, max_line):
        n_lines = data.count(_END) + (not data.endswith(_END))
        yield RawLines(source.id, path, data, line, n_lines, source.fields, source.defaults)
        line += n_lines


def _stretches(file: IO[bytes], max_line: int) -> Iterator[bytes]:
    while data := file.read(STRETCH_BYTES):
        if not data.endswith(_END):
            rest = file.readline(max_line + 1)
            data += rest
            while len(rest) > max_line and not rest.endswith(_END):
                rest = file.readline(max_line + 1)
        yield data
