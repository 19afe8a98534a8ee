"""Kinds of files by their names: which are read, and what to do about those that are not."""

from __future__ import annotations

KINDS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
}
RECORD_KINDS = frozenset({"jsonl", "csv", "tsv"})
READABLE = ".txt, .md, .html, .jsonl, .csv, .tsv (also with .gz)"

_SAVE_AS_TEXT = "Save it as .txt, .md or .html and give that file."
_SAVE_AS_TABLE = "Save it as .csv with a column `text`, or as .jsonl, and give that file."
_UNPACK = "Unpack it and give the folder."
_REMEDIES = {
    ".pdf": "Extract its text to a .txt file (for example with pdftotext) and give that file.",
    ".json": "Write one JSON object a line to a .jsonl file (for example with `jq -c '.[]'`).",
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pages", ".epub"), _SAVE_AS_TEXT),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".parquet", ".feather"), _SAVE_AS_TABLE),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar"), _UNPACK),
}


def kind_of(name: str) -> str | None:
    """The kind of a file by its name, `.gz` left out of account; None where it is unknown."""
    return KINDS.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """The last suffix below a `.gz`, in lower case with its point; empty without one."""
    plain = name.casefold().replace("\\", "/").rpartition("/")[2].removesuffix(".gz")
    stem, point, suffix = plain.rpartition(".")
    return point + suffix if stem else ""


def remedy_for(name: str) -> str | None:
    """What to do with a kind of file that holds articles but is not read; None for any other."""
    return _REMEDIES.get(suffix_of(name))
