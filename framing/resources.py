"""What the package ships, and the user's cache of what was compiled from it.

In a checkout the files lie at the top level; in an installed wheel below `framing/_shipped`.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from zlib import adler32

from framing import __version__
from framing.domain.digest import fast_digest, sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_IS_CHECKOUT = not _INSTALLED.is_dir()
_ROOT = _PACKAGE.parent if _IS_CHECKOUT else _INSTALLED

LEXICONS = _ROOT / "lexicons"
REPORTS = _ROOT / "reports"
EXAMPLES = _ROOT / "examples"
DATA = _PACKAGE / "data"

_N_CHECK_BYTES = 4


def compiled(kind: str, paths: Sequence[Path], compile_files: Callable[[], object]) -> object:
    """What `compile_files` makes of the files, from the cache where that is fresh.

    The value must consist of dict, list, tuple, frozenset, str, bytes, int, float, bool and
    None. The key is a digest of the kind, the version, the Python and all file names and
    bytes. A damaged cache file is ignored and written anew; writers replace the file in one
    step, so that several may run at once. Without a writable folder nothing is cached and
    nothing fails.
    """
    cache = _cache_file(kind, paths)
    stored = _read(cache)
    if stored is None:
        made: Any = compile_files()
        written = marshal.dumps(made)
        stored = memoryview(written)
        _write(cache, adler32(written).to_bytes(_N_CHECK_BYTES, "little") + written)
    value: object = marshal.loads(stored)  # noqa: S302 -- our own file, held against its checksum
    return value


def digest_of(paths: Sequence[Path]) -> str:
    """SHA-256 over the bytes of the files, in the order given."""
    total = sha256()
    for path in paths:
        total.update(path.read_bytes())
        total.update(b"\0")
    return total.hexdigest()


def _cache_file(kind: str, paths: Sequence[Path]) -> str:
    key = fast_digest(f"{kind}\0{__version__}\0{sys.version}\0{_code_stamp()}\0".encode())
    for path in paths:
        name = str(path)
        key.update(f"{name}\0".encode())
        with open(name, "rb", buffering=0) as file:
            key.update(file.read())
    return os.path.join(cache_folder(), f"{kind}-{key.hexdigest()}.image")


def _read(cache: str) -> memoryview | None:
    """What the cache file holds; None where there is none, or not what was written."""
    try:
        with open(cache, "rb", buffering=0) as file:
            whole = memoryview(file.read())
    except OSError:
        return None
    stored = whole[_N_CHECK_BYTES:]
    is_sound = len(stored) and adler32(stored).to_bytes(_N_CHECK_BYTES, "little") == whole[:4]
    return stored if is_sound else None


@cache
def _code_stamp() -> int:
    """When code that compiles was last saved; 0 in an installed wheel, whose version tells."""
    if not _IS_CHECKOUT:
        return 0
    folders = [_PACKAGE, *(_PACKAGE / room for room in ("lexicon", "domain", "match", "check"))]
    return max(_last_saved(str(folder)) for folder in folders)


def _last_saved(folder: str) -> int:
    with os.scandir(folder) as entries:
        return max(each.stat().st_mtime_ns for each in entries if each.name.endswith(".py"))


def cache_folder() -> Path:
    """The user's cache folder: `FRAMING_CACHE`, else the platform's."""
    if named := os.environ.get("FRAMING_CACHE"):
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "framing" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "framing"


def _write(cache: str, stored: bytes) -> None:
    import tempfile  # costs start-up time that a warm cache need not pay

    folder = os.path.dirname(cache)
    try:
        os.makedirs(folder, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".writing-")
        with os.fdopen(handle, "wb") as out:
            out.write(stored)
        os.replace(name, cache)
    except OSError:
        return
