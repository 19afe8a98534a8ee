"""The code of the modules that a command imports, in one file of the cache: see ADR 0015.

To find, look at and open a hundred and fifty compiled modules costs a start more than to run
them. The bundle is a finder like any other: `import` stays the law, a module that was saved since
comes from its own file, and what a module says of itself is what it always says.
"""

from __future__ import annotations

import marshal
import os
import sys
from zlib import crc32

from framing import __version__, expressions, functions
from framing.cache import cache_folder, can_write, packed, read_own, unpacked, write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.machinery import ModuleSpec, SourceFileLoader
    from typing import Any
else:
    # The standard ones, without the import of `importlib` that a start can do without.
    ModuleSpec, SourceFileLoader = type(__spec__), type(__spec__.loader)

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
# A package in an archive, or frozen into a program, has no files to look at.
_HAS_FILES = SourceFileLoader.__name__ == "SourceFileLoader"

# Path, whether it is a package, path of the own compiled file; size in bytes and nanoseconds of
# the last change of the source; in the bundle also start and end of the code.
_Known = tuple[str, bool, str, int, int]
_Entry = tuple[str, bool, str, int, int, int, int]


class Bundle:
    """A finder of the modules that earlier starts have imported."""

    def __init__(self, path: str, key: str) -> None:
        self._path = path
        self._key = key
        self._entries: dict[str, _Entry] = {}
        self._codes = memoryview(b"")
        self._missed: list[str] = []
        self._kept: tuple[Any, Any] = ({}, {})
        whole = read_own(path)
        if whole is not None:
            (known, *stored), codes = unpacked(whole)
            if known == key:
                self._entries, self._kept = stored
                self._codes = codes
                expressions.kept.update(self._kept[0])
                functions.kept.update(self._kept[1])

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """The module as the bundle has it; None leaves it to the finders that follow."""
        entry = self._entries.get(name)
        if entry is None or not _is_fresh(entry):
            if name.startswith("framing."):
                self._missed.append(name)
            return None
        file, is_package, compiled, _, _, start, end = entry
        loader = _BundledLoader(name, file)
        loader.code = self._codes[start:end]
        spec = ModuleSpec(name, loader, origin=file, is_package=is_package)
        spec.has_location = True
        spec.cached = compiled
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(file)]
        return spec

    def keep(self) -> None:
        """Write the bundle anew if this start has imported modules, or compiled expressions, of its own.

        A start that had to compile lexicons is none to remember: it imports far more.
        """
        is_news = self._missed or expressions.met or functions.met
        if not is_news or "yaml" in sys.modules or sys.dont_write_bytecode or not can_write():
            return
        coded: dict[str, tuple[_Known, bytes | memoryview]] = {}
        coded.update(filter(None, map(_coded, self._missed)))
        kept = (expressions.to_keep(), functions.to_keep())
        if coded or kept != self._kept:
            for name, entry in self._entries.items():
                if name not in coded and _is_fresh(entry):
                    coded[name] = (entry[:-2], self._codes[entry[-2] : entry[-1]])
            write_whole(self._path, _bundled(self._key, kept, coded))


class _BundledLoader(SourceFileLoader):
    """The standard loader of a source file, which has the compiled code at hand."""

    code: memoryview

    def get_code(self, _name: str) -> Any:
        """The code of the module."""
        return marshal.loads(self.code)  # noqa: S302 -- our own file, held against its checksum


def use_bundle(command: str = "check") -> Bundle | None:
    """Have modules imported from the bundle of a command, where the package consists of files."""
    if not _HAS_FILES:
        return None
    name = "\0".join((_PACKAGE, __version__, sys.version, str(sys.flags.optimize), command))
    path = os.path.join(cache_folder(), f"code-{crc32(name.encode()):08x}.bundle")
    # In a checkout what a bundle holds changes with these, whatever the version.
    written = [
        os.stat(each).st_mtime_ns for each in (__file__, expressions.__file__, functions.__file__)
    ]
    key = f"{name}\0{written}"
    bundle = Bundle(path, key)
    sys.meta_path.insert(0, bundle)
    return bundle


def _bundled(
    key: str, kept: tuple[Any, Any], coded: Mapping[str, tuple[_Known, bytes | memoryview]]
) -> memoryview:
    """The bytes of a bundle with these expressions, functions and modules."""
    entries: dict[str, _Entry] = {}
    codes = bytearray()
    for name in sorted(coded):
        known, code = coded[name]
        entries[name] = (*known, len(codes), len(codes) + len(code))
        codes += code
    return packed((key, entries, kept), bytes(codes))


def _coded(name: str) -> tuple[str, tuple[_Known, bytes]] | None:
    """An imported module with its code; None where it has no file or that is being saved."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    if spec is None or type(spec.loader) is not SourceFileLoader or not spec.origin:
        return None
    try:
        before = os.stat(spec.origin)
        code = spec.loader.get_code(name)
        known = (
            *(spec.origin, spec.submodule_search_locations is not None, spec.cached or ""),
            *(before.st_size, before.st_mtime_ns),
        )
    except (OSError, SyntaxError):
        return None
    return (name, (known, marshal.dumps(code))) if _is_fresh((*known, 0, 0)) else None


def _is_fresh(entry: _Entry) -> bool:
    """Whether the source has the size and time of change that it had when it was bundled."""
    try:
        stat = os.stat(entry[0])
    except OSError:
        return False
    return stat.st_mtime_ns == entry[4] and stat.st_size == entry[3]
