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
    ".json": "json",
    ".xml": "xml",
    ".nitf": "xml",
    ".newsml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".docx": "docx",
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".epub": "epub",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".arrows": "arrow",
    ".warc": "warc",
    ".wet": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
# Files of many articles; any other kind of file is one article.
RECORD_KINDS = frozenset(
    {"jsonl", "csv", "tsv", "json", "xml", "epub", "parquet", "arrow", "warc", "nexis", "factiva"}
)
ARCHIVE_KINDS = frozenset({"zip", "tar"})
# Their text is extracted from bytes that are no text themselves.
BINARY_KINDS = frozenset({"docx", "pdf", "rtf"})
PACKINGS = (".gz", ".xz", ".bz2", ".zst")
READABLE = (
    ".txt, .md, .html, .jsonl, .csv, .tsv, .json, .xml, .docx, .pdf, .rtf, .epub, .parquet, .arrow, "
    ".warc, .zip, .tar (also with .gz, .xz, .bz2, .zst)"
)

_SHORT = {".tgz": ".tar.gz", ".txz": ".tar.xz", ".tbz2": ".tar.bz2", ".tzst": ".tar.zst"}
_SAVE_AS_TEXT = "Save it as .docx, .txt, .md or .html and give that file."
_SAVE_AS_TABLE = "Save it as .csv with a column `text`, or as .jsonl, and give that file."
_UNPACK = "Unpack it and give the folder."
_REMEDIES = {
    **dict.fromkeys((".doc", ".odt", ".pages"), _SAVE_AS_TEXT),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _SAVE_AS_TABLE),
    **dict.fromkeys((".7z", ".rar"), _UNPACK),
}


def kind_of(name: str) -> str | None:
    """The kind of a file by its name, `.gz` and its like left out of account; None if unknown."""
    return KINDS.get(suffix_of(name))


def packing_of(name: str) -> str | None:
    """The last suffix where it is one of compression: `.gz`; None where the file is plain."""
    whole = _spelled_out(name)
    return next((packing for packing in PACKINGS if whole.endswith(packing)), None)


def suffix_of(name: str) -> str:
    """The last suffix below a `.gz`, in lower case with its point; empty without one."""
    plain = _spelled_out(name)
    packing = packing_of(plain)
    stem, point, suffix = plain.removesuffix(packing or "").rpartition(".")
    if stem:
        return point + suffix
    return packing or ""


def remedy_for(name: str) -> str | None:
    """What to do with a kind of file that holds articles but is not read; None for any other."""
    return _REMEDIES.get(suffix_of(name))


def _spelled_out(name: str) -> str:
    """The last part of the path in small letters, `.tgz` written as `.tar.gz`."""
    plain = name.casefold().replace("\\", "/").rpartition("/")[2]
    for short, whole in _SHORT.items():
        if plain.endswith(short):
            return plain.removesuffix(short) + whole
    return plain
