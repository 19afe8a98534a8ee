"""The entrance for foreign dictionaries: bytes to text, the format by its content, then a reader."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.foreign.decode import refused, text_of
from framing.lexicon.foreign.dictionary import ForeignDictionary, lines_of
from framing.lexicon.foreign.liwc import read_dic, read_dicx
from framing.lexicon.foreign.nested import read_quanteda, read_vale, read_voyant
from framing.lexicon.foreign.plain_lists import read_lc3, read_vbpro
from framing.lexicon.foreign.preferences import read_equality, read_prh
from framing.lexicon.foreign.tables import (
    CATEGORY_COLUMNS,
    WORD_COLUMNS,
    read_afinn,
    read_empath,
    read_general_inquirer,
    read_tidy,
)
from framing.lexicon.foreign.wordstat import read_cat
from framing.lexicon.foreign.yoshikoder import read_ykd
from framing.yaml_source import Mapping, Sequence, parse_yaml

FORMATS = (
    *("dic", "dicx", "lc3", "lcd", "ykd", "cat", "quanteda", "vale", "csv", "tsv"),
    *("vbpro", "voyant", "inquirer", "afinn", "empath", "prh", "equality"),
)
_OURS = "framing"


def read_foreign(
    path: Path, *, format_name: str | None = None, encoding: str | None = None
) -> tuple[str, ForeignDictionary]:
    """The format's name and the dictionary of a file; the content decides, never the ending.

    Raises:
        LexiconError: the file cannot be read, or its format is not known.
    """
    text, guess = text_of(path, encoding)
    name = format_name or sniff_format(text)
    if name == _OURS:
        message = "this is a lexicon of framing already"
        remedy = f"Use it as it is; `framing lexicon check {path}` tells what to mend."
        raise refused(path, "no-foreign", message, remedy)
    if name is None:
        raise refused(
            path,
            "unknown-format",
            "no known dictionary format",
            f"Give one of {', '.join(FORMATS)}.",
        )
    try:
        found = _read(name, text, path)
    except (csv.Error, ValueError, StopIteration) as error:
        raise refused(path, "bad-dictionary", f"not a {name} file: {error}", "Check it.") from error
    losses = [*found.losses, *([guess] if guess else [])]
    return name, replace(found, losses=tuple(sorted(losses)))


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
    if {"lexicon", "kind"} <= keys:
        return _OURS
    if {"extends", "message"} <= keys:
        return "vale"
    starts = {line.lstrip(" -").partition(":")[0] for line in lines if ":" in line}
    if "rules" in keys and starts.intersection({"expected", "pattern", "patterns"}):
        return "prh"
    if "inconsiderate" in starts:
        return "equality"
    return "quanteda" if keys else None


def _is_number(text: str) -> bool:
    return text.lstrip("-+").replace(".", "", 1).isdecimal()


def _read(name: str, text: str, path: Path) -> ForeignDictionary:
    if name in _YAML:
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


_YAML = ("quanteda", "vale", "voyant", "prh", "equality")


def _read_yaml(name: str, text: str, path: Path) -> ForeignDictionary:
    file = parse_yaml(text, path=str(path))
    if file.problems:
        raise LexiconError(file.problems)
    if name == "equality" and isinstance(file.root, Sequence):
        return read_equality(file.root)
    if not isinstance(file.root, Mapping):
        raise refused(path, "bad-dictionary", "it holds no keys", "Check it.")
    if name == "vale":
        return read_vale(file.root, path.stem)
    readers = {"voyant": read_voyant, "prh": read_prh}
    return readers.get(name, read_quanteda)(file.root)
