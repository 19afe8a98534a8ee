"""What the package ships, and the user's cache of what was compiled from it.

In a checkout the files lie at the top level; in an installed wheel below `framing/_shipped`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from framing import __version__

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_IS_CHECKOUT = not _INSTALLED.is_dir()
_ROOT = _PACKAGE.parent if _IS_CHECKOUT else _INSTALLED

LEXICONS = _ROOT / "lexicons"
REPORTS = _ROOT / "reports"
EXAMPLES = _ROOT / "examples"
DATA = _PACKAGE / "data"


def compiled(kind: str, paths: Sequence[Path], compile_files: Callable[[], object]) -> object:
    """What `compile_files` makes of the files, from the cache where that is fresh.

    The value must consist of dict, list, str, int, float, bool and None; it comes back as
    from JSON (tuples as lists). The key is the SHA-256 of the kind, the version and all file
    names and bytes. A damaged cache file is ignored and written anew; writers replace the
    file in one step, so that several may run at once. Without a writable folder nothing is
    cached and nothing fails.
    """
    cache = _cache_file(kind, paths)
    try:
        with cache.open(encoding="utf-8") as handle:
            stored = json.load(handle)
        if stored["kind"] == kind:
            return stored["value"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    text = json.dumps(
        {"kind": kind, "value": compile_files()}, ensure_ascii=False, separators=(",", ":")
    )
    _write(cache, text)
    return json.loads(text)["value"]


def digest_of(paths: Sequence[Path]) -> str:
    """SHA-256 over the bytes of the files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
        total.update(b"\0")
    return total.hexdigest()


def _cache_file(kind: str, paths: Sequence[Path]) -> Path:
    key = hashlib.sha256(f"{kind}\0{__version__}\0{_code_stamp()}\0".encode())
    for path in paths:
        key.update(str(path).encode())
        key.update(b"\0")
        key.update(path.read_bytes())
    return cache_folder() / f"{kind}-{key.hexdigest()[:32]}.json"


def _code_stamp() -> int:
    """When code that compiles was last saved; 0 in an installed wheel, whose version tells."""
    if not _IS_CHECKOUT:
        return 0
    files = list(_PACKAGE.glob("yaml_*.py"))
    for room in ("lexicon", "domain"):
        files.extend((_PACKAGE / room).glob("*.py"))
    return max(file.stat().st_mtime_ns for file in files)


def cache_folder() -> Path:
    """The user's cache folder: `FRAMING_CACHE`, else the platform's."""
    if named := os.environ.get("FRAMING_CACHE"):
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "framing" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "framing"


def _write(cache: Path, text: str) -> None:
    import tempfile  # costs start-up time that a warm cache need not pay

    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache.parent, prefix=".writing-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        os.replace(name, cache)
    except OSError:
        return
