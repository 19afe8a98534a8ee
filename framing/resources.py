"""What the package ships and a house adds, and the user's cache of what was compiled from it.

In a checkout the files lie at the top level; in an installed wheel below `framing/_shipped`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from stat import S_ISDIR

from framing import __version__
from framing.cache import cache_folder, content_of, packed, read_checked, unpacked, write_whole
from framing.domain.digest import fast_digest, sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b
    from pathlib import Path

    LEXICONS: Path
    REPORTS: Path
    EXAMPLES: Path
    DATA: Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))
_INSTALLED = os.path.join(_PACKAGE, "_shipped")
_IS_CHECKOUT = not os.path.isdir(_INSTALLED)
_ROOT = os.path.dirname(_PACKAGE) if _IS_CHECKOUT else _INSTALLED

# As words: a start does without `pathlib`. The folders are there as paths too, see below.
LEXICON_FOLDER = os.path.join(_ROOT, "lexicons")
_FOLDERS = {
    "LEXICONS": LEXICON_FOLDER,
    "REPORTS": os.path.join(_ROOT, "reports"),
    "EXAMPLES": os.path.join(_ROOT, "examples"),
    "DATA": os.path.join(_PACKAGE, "data"),
}

# A source saved less than this before its stamp was taken may be saved again under one time.
_SETTLED_NS = 2_000_000_000


def __getattr__(name: str) -> Path:
    """`LEXICONS`, `REPORTS`, `EXAMPLES` and `DATA`, the folders of what the package ships."""
    if name not in _FOLDERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pathlib import Path

    folder = globals()[name] = Path(_FOLDERS[name])
    return folder


def compiled(kind: str, paths: Sequence[Path | str], compile_files: Callable[[], object]) -> object:
    """What `compile_files` makes of the files, from the cache where that is fresh.

    The value must consist of dict, list, tuple, frozenset, str, bytes, int, float, bool and
    None. A path may be a folder: it stands for the YAML files that lie right in it. The key is
    a digest of the kind, the version, the Python and all file names and bytes; while the files
    keep size and times of change, they are not read. A damaged cache file is ignored and written
    anew; writers replace the file in one step, so that several may run at once. Without a
    writable folder nothing is cached and nothing fails.

    Raises:
        OSError: a file cannot be read.
    """
    return compiled_with_bytes(kind, paths, lambda: (compile_files(), b""))[0]


def compiled_with_bytes(
    kind: str, paths: Sequence[Path | str], compile_files: Callable[[], tuple[object, bytes]]
) -> tuple[object, memoryview]:
    """As `compiled`, with bytes beside the value, which are handed over as they lie in the file."""
    sources = [source for path in paths for source in _sources(str(path))]
    stamp_file = _stamp_file(kind, sources)
    whole = _read_stamped(stamp_file, sources)
    if whole is None:
        image = _image_file(kind, sources)
        whole = read_checked(image)
        if whole is None:
            with without_collection():
                whole = packed(*compile_files())
            write_whole(image, whole)
        _write_stamp(stamp_file, sources, image)
    return unpacked(whole)


@contextmanager
def without_collection() -> Iterator[None]:
    """For what makes much that lasts: the collector would walk all of it again and again, in vain.

    Afterwards what was made counts as old, or the next allocation would walk it once more.
    """
    import gc  # a warm start needs none

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what a caller has frozen stays frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def digest_of(paths: Sequence[Path]) -> str:
    """SHA-256 over the bytes of the files, in the order given."""
    total = sha256()
    for path in paths:
        total.update(path.read_bytes())
        total.update(b"\0")
    return total.hexdigest()


def nearest(name: str, folder: str) -> Path | None:
    """The file of that name in the folder, or in the nearest of those above it."""
    while not os.path.isfile(os.path.join(folder, name)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    from pathlib import Path

    return Path(folder, name)


# Name, size in bytes, nanoseconds of the last change of bytes and of the entry, number of the entry.
_Source = tuple[str, int, int, int, int]


def _sources(path: str) -> Iterator[_Source]:
    """The file, or the YAML files right in the folder by name, each as it is on disk now."""
    stat = os.stat(path)
    if not S_ISDIR(stat.st_mode):
        yield _source(path, stat)
        return
    with os.scandir(path) as entries:
        found = sorted(each.name for each in entries if each.name.endswith((".yml", ".yaml")))
    for name in found:
        inside = os.path.join(path, name)
        yield _source(inside, os.stat(inside))


def _source(path: str, stat: os.stat_result) -> _Source:
    return path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _stamp_file(kind: str, sources: Sequence[_Source]) -> str:
    key = _key_of(kind)
    for name, *_ in sources:
        key.update(f"{name}\0{os.path.abspath(name)}\0".encode())
    return os.path.join(cache_folder(), f"{kind}-{key.hexdigest()}.stamp")


def _image_file(kind: str, sources: Sequence[_Source]) -> str:
    key = _key_of(kind)
    key.update(f"{_code_stamp()}\0".encode())
    for name, *_ in sources:
        key.update(f"{name}\0".encode())
        with open(name, "rb", buffering=0) as file:
            key.update(file.read())
    return os.path.join(cache_folder(), f"{kind}-{key.hexdigest()}.image")


def _key_of(kind: str) -> blake2b:
    return fast_digest(f"{kind}\0{__version__}\0{sys.version}\0{sys.byteorder}\0".encode())


def _read_stamped(stamp_file: str, sources: Sequence[_Source]) -> memoryview | None:
    """The image that the stamp names, where it and the sources are on disk as they were then."""
    stamp = read_checked(stamp_file)
    if stamp is None:
        return None
    (known, name, known_image), _ = unpacked(stamp)
    if known != (_code_stamp(), sources):
        return None
    image = os.path.join(cache_folder(), os.path.basename(name))
    try:
        with open(image, "rb", buffering=0) as file:
            if _source(image, os.fstat(file.fileno())) == known_image:
                return content_of(file)
    except OSError:
        pass  # gone: it is made anew
    return None


def _write_stamp(stamp_file: str, sources: Sequence[_Source], image: str) -> None:
    """Name the image of these sources; the image that was named before has had its day."""
    try:
        written = _source(image, os.stat(image))
    except OSError:
        return  # nothing could be cached
    latest = max((changed for each in sources for changed in each[2:4]), default=0)
    is_settled = latest + _SETTLED_NS < time.time_ns()
    known = (_code_stamp(), sources) if is_settled else None
    before = read_checked(stamp_file)
    write_whole(stamp_file, packed((known, os.path.basename(image), written)))
    former = unpacked(before)[0][1] if before is not None else os.path.basename(image)
    if former != os.path.basename(image):
        with suppress(OSError):
            os.unlink(os.path.join(cache_folder(), os.path.basename(former)))


@cache
def _code_stamp() -> int:
    """When code that compiles was last saved; 0 in an installed wheel, whose version tells."""
    if not _IS_CHECKOUT:
        return 0
    rooms = [os.path.join(_PACKAGE, room) for room in ("lexicon", "domain", "match", "check")]
    return max(map(_last_saved, (_PACKAGE, *rooms)))


def _last_saved(folder: str) -> int:
    with os.scandir(folder) as entries:
        return max(each.stat().st_mtime_ns for each in entries if each.name.endswith(".py"))
