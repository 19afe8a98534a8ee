"""The user's cache folder, and files in it that are whole or count as absent."""

from __future__ import annotations

import marshal
import os
from zlib import adler32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import FileIO
    from typing import Any

# A cache file: checksum of the rest, length of the marshalled value, the value, further bytes.
_N_CHECK = 4
_N_HEAD = 8

# A mapped file costs memory and time only for what is looked at. But a process ends at once if
# somebody cuts the file short meanwhile: only one that is over soon sets this.
maps_files = False
_N_MAPPED = 1 << 18


def cache_folder() -> str:
    """`FRAMING_CACHE`, else the platform's folder for caches; it need not exist."""
    if named := os.environ.get("FRAMING_CACHE"):
        return named
    if os.name == "nt":
        folder = os.path.join(os.environ.get("LOCALAPPDATA", "~"), "framing", "cache")
    else:
        folder = os.path.join(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "framing")
    found = os.path.expanduser(folder)
    # A user without a home has no cache: nothing can be written below this.
    return os.path.join(os.devnull, "framing") if found.startswith("~") else found


def packed(value: Any, further: bytes = b"") -> memoryview:
    """The bytes of a cache file with this value, which `marshal` must know, and bytes beside it."""
    stored = marshal.dumps(value)
    rest = len(stored).to_bytes(_N_HEAD - _N_CHECK, "little") + stored + further
    return memoryview(adler32(rest).to_bytes(_N_CHECK, "little") + rest)


def unpacked(whole: memoryview) -> tuple[Any, memoryview]:
    """The value that was packed, and the bytes beside it, which are not copied."""
    n_value = int.from_bytes(whole[_N_CHECK:_N_HEAD], "little")
    return marshal.loads(whole[_N_HEAD:]), whole[_N_HEAD + n_value :]  # noqa: S302 -- our own file


def read_checked(path: str) -> memoryview | None:
    """What the file holds; None where there is none, or not what was written."""
    try:
        with open(path, "rb", buffering=0) as file:
            return _checked(content_of(file))
    except OSError:
        return None


def read_own(path: str) -> memoryview | None:
    """As `read_checked`, for what is to be run: None where others could have written the file."""
    try:
        with open(path, "rb", buffering=0) as file:
            stat = os.fstat(file.fileno())
            if os.name == "posix" and (stat.st_uid != os.geteuid() or stat.st_mode & 0o022):
                return None
            return _checked(content_of(file))
    except OSError:
        return None


def content_of(file: FileIO) -> memoryview:
    """The bytes of an open file."""
    n_bytes = os.fstat(file.fileno()).st_size
    if not maps_files or n_bytes < _N_MAPPED:
        return memoryview(file.read())
    from mmap import ACCESS_READ, mmap

    return memoryview(mmap(file.fileno(), n_bytes, access=ACCESS_READ))


def _checked(whole: memoryview) -> memoryview | None:
    check = adler32(whole[_N_CHECK:]).to_bytes(_N_CHECK, "little")
    return whole if len(whole) > _N_HEAD and check == whole[:_N_CHECK] else None


def can_write() -> bool:
    """Whether files can be put into the cache folder, which is made if it does not exist."""
    folder = cache_folder()
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def write_whole(path: str, stored: memoryview) -> None:
    """Put the file in place in one step; where nothing can be written, nothing happens."""
    import tempfile  # costs start-up time that a warm cache need not pay

    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".writing-")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(stored)
            out.flush()
            os.fsync(out.fileno())  # else a power cut may leave a name without its bytes
        os.replace(name, path)
    except OSError:
        os.unlink(name)
