"""Libraries that only some kinds of files need: imported where one is read, named where absent."""

from __future__ import annotations

import importlib

from framing.errors import Problem, UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The package and the extra of this project that brings it, by the module that is imported.
_PACKAGES = {
    "docx": ("python-docx", "docx"),
    "pypdf": ("pypdf", "pdf"),
    "striprtf.striprtf": ("striprtf", "rtf"),
    "warcio.archiveiterator": ("warcio", "warc"),
    "pyarrow": ("pyarrow", "parquet"),
    "pyarrow.parquet": ("pyarrow", "parquet"),
    "pyarrow.ipc": ("pyarrow", "parquet"),
    "zstandard": ("zstandard", "zstd"),
    "trafilatura": ("trafilatura", "html"),
}


def import_extra(module: str, *, path: str) -> Any:
    """The module.

    Raises:
        UnreadableError: its package is not installed; names the extra that brings it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package, extra = _PACKAGES[module]
        message = f"to read this, the package {package} is needed, which is not installed"
        remedy = f"Install it with `pip install 'framing[{extra}]'`."
        raise UnreadableError([Problem(path, 0, 0, "missing-extra", message, remedy)]) from error
