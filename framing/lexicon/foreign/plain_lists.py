"""Plain lists under headings: Lexicoder `.lc3`, VBPro, and WordStat `.cat`."""

from __future__ import annotations

from framing.lexicon.foreign.dictionary import (
    ForeignDictionary,
    Gatherer,
    lines_of,
    numbered,
)


def read_lc3(text: str) -> ForeignDictionary:
    """A `+CATEGORY` line, perhaps with a colour, then one pattern a line."""
    gatherer = Gatherer()
    path: tuple[str, ...] | None = None
    for number, line in numbered(lines_of(text)):
        if line.strip().startswith("+"):
            path = (line.strip()[1:].partition("#")[0].strip(),)
            gatherer.open(path)
        elif path is None:
            gatherer.lose(number, line.strip(), "it stands before the first category")
        else:
            gatherer.add(path, line.strip(), number)
    return gatherer.dictionary()


def read_vbpro(text: str) -> ForeignDictionary:
    """A `>>Category<<` line, then one pattern a line."""
    gatherer = Gatherer()
    path: tuple[str, ...] | None = None
    for number, line in numbered(lines_of(text)):
        if line.strip().startswith(">>"):
            path = (line.strip().removeprefix(">>").removesuffix("<<").strip(),)
            gatherer.open(path)
        elif path is None:
            gatherer.lose(number, line.strip(), "it stands before the first category")
        else:
            gatherer.add(path, line.strip(), number)
    return gatherer.dictionary()


def read_cat(text: str) -> ForeignDictionary:
    """A WordStat tree: tabs tell the depth, `TERM (1)` is an entry, other lines are categories."""
    gatherer = Gatherer()
    open_names: list[str] = []
    for number, line in numbered(lines_of(text)):
        depth = len(line) - len(line.lstrip("\t"))
        name, weight = _without_weight(line.strip())
        if name.startswith("@"):
            gatherer.lose(number, line.strip(), "a rule; write it as near, before, after or unless")
        elif weight is None:
            open_names = [*open_names[:depth], name]
            gatherer.open(tuple(open_names))
        elif not open_names[:depth]:
            gatherer.lose(number, line.strip(), "it stands before the first category")
        else:
            term = name.replace("_", " ").lower()
            gatherer.add(tuple(open_names[:depth]), term, number)
            if weight != 1:
                gatherer.lose(number, line.strip(), "a weight")
    return gatherer.dictionary()


def _without_weight(line: str) -> tuple[str, float | None]:
    """`REGIME (10)` as its name and number; None where there is no number in brackets."""
    name, _, rest = line.rpartition("(")
    if not name or not rest.endswith(")"):
        return line, None
    try:
        return name.strip(), float(rest[:-1])
    except ValueError:
        return line, None
