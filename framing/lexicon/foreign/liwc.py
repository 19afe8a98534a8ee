"""LIWC dictionaries: `.dic` of 2001 to 2015, with or without hierarchy, and `.dicx` of LIWC-22."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import NamedTuple

from framing.lexicon.foreign.dictionary import (
    Condition,
    ForeignDictionary,
    Gatherer,
    flattened,
    lines_of,
    numbered,
)

# A code with a condition: `<of>131/125`, `(02 134)125/464`; not `131`, `<of>`, `(02)x`.
_CONDITION = re.compile(
    r"""(?: <(?P<next>[^<>]+)> | \((?P<before>[0-9][0-9 ]*)\) )
        (?P<when>[0-9]+) (?: /(?P<otherwise>[0-9]+) )?""",
    re.VERBOSE,
)
# What blanks part, but for those in brackets: `like (02 134)125/464 17` has three.
_CODES = re.compile(r"(?:<[^<>]*>|\([^()]*\)|\S)+")


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
            _add(gatherer, names, _Line(term, number), code)
    return gatherer.dictionary()


class _Line(NamedTuple):
    """A term and the number of its line."""

    term: str
    number: int


def _add(gatherer: Gatherer, names: dict[int, tuple[str, ...]], line: _Line, code: str) -> None:
    """Put a term under the category of a code, or under the two of a condition.

    `<of>131/125` means 131 where *of* is the next word, else 125; `(02 134)125/464` means 125
    where a word of category 2 or 134 is the one before, else 464.
    """
    condition, when, otherwise = _parsed(code, names)
    if condition is None and when is None:
        gatherer.lose(line.number, f"{line.term} {code}", "a code that is no number")
        return
    for number, each in ((when, condition), (otherwise, _opposite(condition))):
        if number is None:
            continue
        if number not in names:
            what = f"{line.term} under {number}"
            gatherer.lose(line.number, what, "the header has no such category")
        else:
            gatherer.add(names[number], line.term, line.number, condition=each)


def _parsed(
    code: str, names: dict[int, tuple[str, ...]]
) -> tuple[Condition | None, int | None, int | None]:
    """The condition, the category where it holds, and the one where it does not."""
    if code.isdecimal():
        return None, int(code), None
    found = _CONDITION.fullmatch(code)
    if found is None:
        return None, None, None
    words = tuple((found["next"] or "").replace("_", " ").split("|")) if found["next"] else ()
    numbers = [int(each) for each in (found["before"] or "").split()]
    relation = "after" if words else "before"
    known = tuple(names[each] for each in numbers if each in names)
    if not words and not known:
        return None, None, None
    otherwise = int(found["otherwise"]) if found["otherwise"] else None
    return Condition(relation, words, known, 1), int(found["when"]), otherwise


def _opposite(condition: Condition | None) -> Condition | None:
    return replace(condition, relation=f"unless-{condition.relation}") if condition else None


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
        return term.strip(), _CODES.findall(rest)
    words = _CODES.findall(line.strip())
    first_code = len(words)
    while first_code > 1 and _is_code(words[first_code - 1]):
        first_code -= 1
    return " ".join(words[:first_code]), words[first_code:]


def _is_code(word: str) -> bool:
    return word.isdecimal() or _CONDITION.fullmatch(word) is not None


def read_dicx(text: str) -> ForeignDictionary:
    """The categories of a `.dicx`: a table with `Entry` and a column for each category."""
    gatherer = Gatherer()
    rows = csv.reader(io.StringIO("\n".join(lines_of(text))))
    header = flattened([name.strip() for name in next(rows, [])][1:])
    for path in header:
        gatherer.open(path)
    for row in rows:
        term = row[0].strip() if row else ""
        for path, cell in zip(header, row[1:], strict=False):
            mark = cell.strip()
            if not term or mark in ("", "0"):
                continue
            gatherer.add(path, term, rows.line_num)
            if mark not in ("1", "1.0") and mark.lower() != "x":
                what = f"{term} under {'.'.join(path)}: {mark}"
                gatherer.lose(rows.line_num, what, "a weight")
    return gatherer.dictionary()
