"""The tables of a store and where they lie: `TABLE/run=ID/part-N.parquet` and `runs/ID.json`."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any

from framing.errors import InputError, Problem

SCHEMA = 2
DOCUMENTS, COUNTS, HITS, TEXTS = "documents", "counts", "hits", "texts"
TABLES = (DOCUMENTS, COUNTS, HITS, TEXTS)

_TEXT, _NUMBER, _SHARE, _TRUTH = "string", "int64", "float64", "bool"
_NUMBERS, _DIGESTS = "numbers", "digests"  # lists, of 32 and of 64 bits
_COUNTED = ("lexicon", "contrast", "label", "term", "voice", "distance", "zone", "referent")
COLUMNS: dict[str, dict[str, str]] = {
    DOCUMENTS: {
        "schema": _NUMBER,
        **dict.fromkeys(("document", "outlet", "date", "event", "language", "url"), _TEXT),
        **dict.fromkeys(("author", "title", "custom", "digest"), _TEXT),
        "n_tokens": _NUMBER,
        **dict.fromkeys(("tokens", "speakers", "readability", "path", "headline"), _TEXT),
        **dict.fromkeys(("n_bytes", "n_marks"), _NUMBER),
    },
    COUNTS: {
        **dict.fromkeys(("document", "outlet", "date", "event"), _TEXT),
        **dict.fromkeys((*_COUNTED, "speaker"), _TEXT),
        **dict.fromkeys(("n", "n_tokens"), _NUMBER),
    },
    HITS: {
        "schema": _NUMBER,
        "document": _TEXT,
        **dict.fromkeys(("start", "end"), _NUMBER),
        "text": _TEXT,
        **dict.fromkeys((*_COUNTED, "speaker", "cue", "sentence"), _TEXT),
        **dict.fromkeys(("voice_confidence", "speaker_confidence"), _SHARE),
        **dict.fromkeys(("line", "column"), _NUMBER),
        "is_negated": _TRUTH,
    },
    TEXTS: {
        **dict.fromkeys(("document", "path", "text", "found"), _TEXT),
        **dict.fromkeys(("gaps", "lengths"), _NUMBERS),
        "words": _DIGESTS,
        "parts": _NUMBERS,
    },
}


def table_folder(store: Path, table: str, run: str) -> Path:
    """Where the parts of a table of one run lie."""
    return store / table / f"run={run}"


def record_path(store: Path, run: str) -> Path:
    """The record of a run; it is written last, so a run without one is not whole."""
    return store / "runs" / f"{run}.json"


def is_store(path: Path) -> bool:
    """Whether a folder holds a store."""
    return (path / "runs").is_dir() and any((path / table).is_dir() for table in TABLES)


def import_library(module: str) -> Any:
    """pyarrow or duckdb, which only stores need.

    Raises:
        InputError: it is not installed; names the extra that brings it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        message = f"the package {package} is needed, which is not installed"
        remedy = "Install it with `pip install 'framing[store]'`."
        raise InputError([Problem("--store", 0, 0, "missing-extra", message, remedy)]) from error


def write_whole(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all."""
    growing = path.with_name(f".{path.name}")
    growing.write_text(text, encoding="utf-8")
    os.replace(growing, path)
