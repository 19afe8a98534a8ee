"""The entrance for foreign dictionaries: bytes to text, the format by its content, then a reader."""

from __future__ import annotations

import csv
from pathlib import Path

from framing.errors import LexiconError, Problem
from framing.lexicon.foreign.dictionary import ForeignDictionary, Loss, lines_of
from framing.lexicon.foreign.liwc import read_dic, read_dicx
from framing.lexicon.foreign.nested import read_quanteda, read_vale, read_voyant
from framing.lexicon.foreign.plain_lists import read_cat, read_lc3, read_vbpro
from framing.lexicon.foreign.tables import (
    CATEGORY_COLUMNS,
    WORD_COLUMNS,
    read_afinn,
    read_empath,
    read_general_inquirer,
    read_tidy,
)
from framing.lexicon.foreign.yoshikoder import read_ykd
from framing.yaml_source import MAX_BYTES, Mapping, parse_yaml

FORMATS = (
    *("dic", "dicx", "lc3", "lcd", "ykd", "cat", "quanteda", "vale", "csv", "tsv"),
    *("vbpro", "voyant", "inquirer", "afinn", "empath"),
)


def read_foreign(
    path: Path, *, format_name: str | None = None, encoding: str | None = None
) -> tuple[str, ForeignDictionary]:
    """The format's name and the dictionary of a file; the content decides, never the ending.

    Raises:
        LexiconError: the file cannot be read, or its format is not known.
    """
    text, guess = _text_of(path, encoding)
    name = format_name or sniff_format(text)
    if name is None:
        raise _error(
            path,
            "unknown-format",
            "no known dictionary format",
            f"Give one of {', '.join(FORMATS)}.",
        )
    try:
        found = _read(name, text, path)
    except (csv.Error, ValueError, StopIteration) as error:
        raise _error(path, "bad-dictionary", f"not a {name} file: {error}", "Check it.") from error
    losses = [*found.losses, *([guess] if guess else [])]
    return name, ForeignDictionary(found.categories, tuple(sorted(losses)))


def _error(path: Path, code: str, message: str, remedy: str) -> LexiconError:
    return LexiconError([Problem(str(path), 0, 0, code, message, remedy)])


def _text_of(path: Path, encoding: str | None) -> tuple[str, Loss | None]:
    """The file's text, and a note where its encoding had to be guessed."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _error(path, "unreadable", f"{error.strerror}", "Check its name.") from error
    if len(content) > MAX_BYTES:
        raise _error(path, "too-large", f"larger than {MAX_BYTES:,} bytes", "Split it.")
    if encoding is None and content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    try:
        return content.decode(encoding or "utf-8-sig"), None
    except LookupError as error:
        raise _error(path, "bad-encoding", f"no encoding '{encoding}'", "Try utf-8.") from error
    except UnicodeDecodeError as error:
        if encoding is not None:
            message = f"not {encoding} (byte {error.start + 1})"
            raise _error(path, "bad-encoding", message, "Give its encoding.") from error
    reason = "it is not UTF-8; read as windows-1252. Give --encoding if letters are wrong"
    return content.decode("windows-1252", "replace"), Loss(0, "the encoding", reason)


def sniff_format(text: str) -> str | None:
    """The format that the content of a dictionary shows, None where it shows none."""
    start = text.lstrip()
    lines = [line for line in lines_of(text) if line.strip()][:200]
    if not lines:
        return None
    if start.startswith("%"):
        return "dic"
    if start.startswith("<"):
        return _sniff_xml(start)
    if start.startswith("{"):
        return "voyant"
    if start.startswith(">>"):
        return "vbpro"
    if start.startswith("+"):
        return "lc3"
    return _sniff_table(lines) or _sniff_tree(lines)


def _sniff_xml(start: str) -> str | None:
    head = start[:2000]
    if "<dictionary" not in head:
        return None
    return "ykd" if "patternengine" in head else "lcd"


def _sniff_table(lines: list[str]) -> str | None:
    header = [cell.strip().strip('"').lower() for cell in lines[0].replace("\t", ",").split(",")]
    if header[:2] == ["entry", "source"]:
        return "inquirer"
    if header[0] == "entry" and not set(header).intersection(CATEGORY_COLUMNS):
        return "dicx"
    if set(header).intersection(WORD_COLUMNS) and set(header).intersection(CATEGORY_COLUMNS):
        return "tsv" if "\t" in lines[0] else "csv"
    if any(line.startswith("\t") or "\t" not in line.strip() for line in lines):
        return None
    last = [line.strip().rpartition("\t")[2] for line in lines]
    return "afinn" if all(cell.lstrip("-+").isdecimal() for cell in last) else "empath"


def _sniff_tree(lines: list[str]) -> str | None:
    """WordStat where lines end in a number in brackets, else YAML with keys."""
    for line in lines:
        name, _, rest = line.strip().rpartition("(")
        if name.endswith((" ", "_")) and rest.endswith(")") and _is_number(rest[:-1]):
            return "cat"
    keys = {line.partition(":")[0] for line in lines if ":" in line and line[0] not in " -#\t"}
    if "lexicon" in keys and "labels" in keys | {"labels"} and "kind" in keys:
        return None
    if {"extends", "message"} <= keys:
        return "vale"
    return "quanteda" if keys else None


def _is_number(text: str) -> bool:
    return text.lstrip("-+").replace(".", "", 1).isdecimal()


def _read(name: str, text: str, path: Path) -> ForeignDictionary:
    if name in ("quanteda", "vale", "voyant"):
        return _read_yaml(name, text, path)
    match name:
        case "csv" | "tsv":
            return read_tidy(text, delimiter="\t" if name == "tsv" else ",")
        case "lcd" | "ykd":
            return read_ykd(text)
        case _:
            readers = {
                "dic": read_dic,
                "dicx": read_dicx,
                "lc3": read_lc3,
                "vbpro": read_vbpro,
                "cat": read_cat,
                "inquirer": read_general_inquirer,
                "afinn": read_afinn,
                "empath": read_empath,
            }
            return readers[name](text)


def _read_yaml(name: str, text: str, path: Path) -> ForeignDictionary:
    file = parse_yaml(text, path=str(path))
    if file.problems:
        raise LexiconError(file.problems)
    if not isinstance(file.root, Mapping):
        raise _error(path, "bad-dictionary", "it holds no keys", "Check it.")
    if name == "vale":
        return read_vale(file.root, path.stem)
    return read_voyant(file.root) if name == "voyant" else read_quanteda(file.root)
