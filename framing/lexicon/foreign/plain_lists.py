"""Plain lists under headings: Lexicoder `.lc3` and VBPro."""

from __future__ import annotations

from framing.lexicon.foreign.dictionary import (
    ForeignDictionary,
    Gatherer,
    flattened,
    lines_of,
    numbered,
)


def read_lc3(text: str) -> ForeignDictionary:
    """A `+CATEGORY` line, perhaps with a colour, then one pattern a line."""
    gatherer = Gatherer()
    path: tuple[str, ...] | None = None
    lines = numbered(lines_of(text))
    names = [_name(line) for _, line in lines if line.strip().startswith("+")]
    paths = iter(flattened(names))
    for number, line in lines:
        if line.strip().startswith("+"):
            path = next(paths)
            gatherer.open(path)
        elif path is None:
            gatherer.lose(number, line.strip(), "it stands before the first category")
        else:
            gatherer.add(path, line.strip(), number)
    return gatherer.dictionary()


def _name(line: str) -> str:
    """`negative` of `+negative#AA0000`."""
    return line.strip()[1:].partition("#")[0].strip()


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
