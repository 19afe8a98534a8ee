"""Files as streams of their bytes, decompressed as they are read, bombs refused."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from framing.domain.frozen import cast
from framing.errors import Problem, UnreadableError
from framing.read.kinds import packing_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any, Protocol

    from _typeshed import WriteableBuffer

    class _Stepwise(Protocol):
        """What unpacks a stream one step at a time."""

        def read1(self, size: int, /) -> bytes: ...


STDIN = "-"
# Text shrinks to a third or a tenth, the same page a thousand times over to a few hundredths.
# What grows more than this is made to fill memory or disk.
MAX_GROWTH = 1000
_ALWAYS_ALLOWED = 64 << 20
_N_BUFFER_BYTES = 64 << 10


class Meter:
    """How many bytes of all files have been read, as they lie on disk."""

    def __init__(self) -> None:
        self._n_before = 0
        self._file: IO[bytes] | None = None
        self._size = 0

    @property
    def n_bytes(self) -> int:
        """The bytes read so far."""
        is_open = self._file is not None and not self._file.closed
        return self._n_before + (self._file.tell() if is_open and self._file is not None else 0)

    def follow(self, file: IO[bytes]) -> None:
        """Count this file from now on."""
        self._file, self._size = file, os.fstat(file.fileno()).st_size

    def leave(self) -> None:
        """The file has been read, and perhaps closed by its reader: all of it counts."""
        self._n_before += self._size
        self._file, self._size = None, 0


@contextmanager
def opened(
    path: str, *, place: str, name: str, meter: Meter | None = None
) -> Iterator[io.BufferedReader]:
    """The bytes of a file, decompressed as its name asks; standard input stays open.

    Raises:
        UnreadableError: a library for its compression is absent, or it unpacks to far more
            than articles do.
    """
    if path == STDIN:
        yield unpacked(sys.stdin.buffer, place=place, name=name)
    else:
        with open(path, "rb", buffering=_N_BUFFER_BYTES) as file:
            if meter is not None:
                meter.follow(file)
            try:
                yield unpacked(file, place=place, name=name)
            finally:
                if meter is not None:
                    meter.leave()


def unpacked(file: IO[bytes], *, place: str, name: str) -> io.BufferedReader:
    """The stream decompressed as `name` asks; the stream itself where it is plain."""
    packing = packing_of(name)
    if packing is None:
        plain = file if hasattr(file, "peek") else io.BufferedReader(cast("io.RawIOBase", file))
        return cast("io.BufferedReader", plain)
    counted = _Counted(file)
    opener = _OPENERS[packing]
    guarded = _Guarded(opener(counted, place), counted, place)
    return io.BufferedReader(guarded, 1 << 17)


def damaged(place: str) -> Problem:
    """The problem of a compressed file that breaks off or does not unpack."""
    message = "the compressed file is damaged or cut off"
    return Problem(place, 0, 0, "damaged-file", message, "Fetch or compress it anew.")


def bomb(place: str) -> UnreadableError:
    """The error for what unpacks to far more than articles do."""
    message = f"unpacks to more than {MAX_GROWTH:,} times its size, which articles do not"
    remedy = "Look at where the file comes from; unpack it by hand if you trust it."
    return UnreadableError([Problem(place, 0, 0, "unpacks-too-far", message, remedy)])


def is_damage(error: Exception) -> bool:
    """Whether an error while reading tells of a damaged compressed file.

    gzip and bz2 report damage as an OSError without a number; lzma and zlib, which zipfile and
    tarfile use, and zstandard have errors of their own.
    """
    if isinstance(error, OSError):
        return error.errno is None
    named = type(error).__name__
    return isinstance(error, EOFError) or named in ("LZMAError", "ZstdError", "error")


class _Counted(io.RawIOBase):
    """A stream that counts the bytes taken from it; closing it leaves the stream open."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.n_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        taken = self._file.read(len(view))
        view[: len(taken)] = taken
        self.n_bytes += len(taken)
        return len(taken)


class _Guarded(io.RawIOBase):
    """A decompressing stream that stops where far more comes out than went in."""

    def __init__(self, file: _Stepwise, packed: _Counted, place: str) -> None:
        self._file, self._packed, self._place = file, packed, place
        self._n_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            # One step at a time, so that what stands before a damaged place is given.
            taken = self._file.read1(len(view))
        except Exception as error:
            if is_damage(error):
                raise UnreadableError([damaged(self._place)]) from error
            raise
        view[: len(taken)] = taken
        self._n_bytes += len(taken)
        allowed = max(_ALWAYS_ALLOWED, self._packed.n_bytes * MAX_GROWTH)
        if self._n_bytes > allowed:
            raise bomb(self._place)
        return len(taken)


class _ZstdFile:
    """A zstd stream, which the library's own reader takes for whole where it breaks off."""

    _N_PACKED = 1024  # may unpack to some megabytes, which wait in memory

    def __init__(self, file: _Counted, new_frame: Callable[[], Any]) -> None:
        self._file, self._new_frame = file, new_frame
        self._frame, self._is_within = new_frame(), False
        self._packed = self._ready = b""

    def read1(self, size: int) -> bytes:
        """At most so many bytes, none at the end.

        Raises:
            EOFError: the stream ends within a frame.
        """
        while not self._ready:
            packed = self._packed or self._file.read(self._N_PACKED) or b""
            if not packed and self._is_within:
                raise EOFError
            if not packed:
                break
            self._ready, self._packed = self._frame.decompress(packed), b""
            self._is_within = not self._frame.eof
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, self._new_frame()
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken


def _open_gzip(file: _Counted, _place: str) -> _Stepwise:
    import gzip

    return gzip.GzipFile(fileobj=cast("IO[bytes]", file), mode="rb")


def _open_xz(file: _Counted, _place: str) -> _Stepwise:
    import lzma

    return lzma.LZMAFile(cast("IO[bytes]", file))


def _open_bz2(file: _Counted, _place: str) -> _Stepwise:
    import bz2

    return bz2.BZ2File(cast("IO[bytes]", file))


def _open_zstd(file: _Counted, place: str) -> _Stepwise:
    from framing.read.extras import import_extra  # few files need one

    zstandard = import_extra("zstandard", path=place)
    opener = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    return _ZstdFile(file, opener.decompressobj)


_OPENERS: dict[str, Callable[[_Counted, str], _Stepwise]] = {
    ".gz": _open_gzip,
    ".xz": _open_xz,
    ".bz2": _open_bz2,
    ".zst": _open_zstd,
}
