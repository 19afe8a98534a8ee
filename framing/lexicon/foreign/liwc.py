"""LIWC dictionaries: `.dic` of 2001 to 2015, with or without hierarchy, and `.dicx` of LIWC-22."""

from __future__ import annotations

import csv
import io

from framing.lexicon.foreign.dictionary import (
    ForeignDictionary,
    Gatherer,
    lines_of,
    numbered,
)


def read_dic(text: str) -> ForeignDictionary:
    """The categories of a `.dic`: a header of ids and names between two `%` lines, then words."""
    gatherer = Gatherer()
    lines = numbered(lines_of(text))
    marks = [i for i, (_, line) in enumerate(lines) if line.strip() == "%"][:2]
    if len(marks) < 2:
        gatherer.lose(0, "the whole file", "its header is not closed by a second % line")
        return gatherer.dictionary()
    names = _header(lines[marks[0] + 1 : marks[1]], gatherer)
    for number, line in lines[marks[1] + 1 :]:
        term, codes = _parts(line)
        for code in codes:
            kept = _plain_code(code, number, term, gatherer)
            if kept is None:
                continue
            if kept in names:
                gatherer.add(names[kept], term, number)
            else:
                gatherer.lose(number, f"{term} under {kept}", "the header has no such category")
    return gatherer.dictionary()


def _header(lines: list[tuple[int, str]], gatherer: Gatherer) -> dict[int, tuple[str, ...]]:
    """Category paths by id; leading tabs tell the depth."""
    names: dict[int, tuple[str, ...]] = {}
    open_names: list[str] = []
    for number, line in lines:
        depth = len(line) - len(line.lstrip("\t"))
        code, _, name = line.strip().replace("\t", " ").partition(" ")
        if not code.isdecimal() or not name.strip():
            gatherer.lose(number, line.strip(), "a header line without a number and a name")
            continue
        open_names = [*open_names[:depth], name.strip()]
        names[int(code)] = tuple(open_names)
        gatherer.open(tuple(open_names))
    return names


def _parts(line: str) -> tuple[str, list[str]]:
    """A line's term and its codes; tabs part them, or, where there is none, blanks."""
    if "\t" in line.strip():
        term, _, rest = line.strip().partition("\t")
        return term.strip(), rest.split()
    words = line.split()
    first_code = len(words)
    while first_code > 1 and _is_code(words[first_code - 1]):
        first_code -= 1
    return " ".join(words[:first_code]), words[first_code:]


def _is_code(word: str) -> bool:
    return (
        word[-1].isdecimal()
        and all(char.isalnum() or char in "<>()/" for char in word)
        and (word[0].isdecimal() or word[0] in "<(")
    )


def _plain_code(code: str, number: int, term: str, gatherer: Gatherer) -> int | None:
    """The category of a code; of a condition (`<of>131/125`) the one that holds otherwise."""
    if code.isdecimal():
        return int(code)
    otherwise = code.rpartition("/")[2]
    reason = "a condition on neighbouring words"
    if otherwise.isdecimal():
        gatherer.lose(number, f"{term} {code}", f"{reason}; kept under {int(otherwise)}")
        return int(otherwise)
    gatherer.lose(number, f"{term} {code}", reason)
    return None


def read_dicx(text: str) -> ForeignDictionary:
    """The categories of a `.dicx`: a table with `Entry` and a column for each category."""
    gatherer = Gatherer()
    rows = csv.reader(io.StringIO("\n".join(lines_of(text))))
    header = [name.strip() for name in next(rows, [])][1:]
    for name in header:
        gatherer.open((name,))
    for row in rows:
        term = row[0].strip() if row else ""
        for name, cell in zip(header, row[1:], strict=False):
            mark = cell.strip()
            if not term or mark in ("", "0"):
                continue
            gatherer.add((name,), term, rows.line_num)
            if mark not in ("1", "1.0") and mark.lower() != "x":
                gatherer.lose(rows.line_num, f"{term} under {name}: {mark}", "a weight")
    return gatherer.dictionary()
