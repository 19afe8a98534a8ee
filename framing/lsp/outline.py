"""YAML while it is typed: which keys stand above a line, though the file may not parse yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.domain.frozen import dataclass

# `key:`, perhaps behind a dash, with what follows it on the line.
_KEY = re.compile(
    r"^(?P<indent>\s*(?:-\s+)*)(?P<key>[^\s#'\"{\[][^:#]*|\"[^\"]+\"|'[^']+')\s*:(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key with the keys above it; `line` and `column` count from 1."""

    above: tuple[str, ...]
    key: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where somebody types: below which keys, at the value of which key, and what so far.

    `key` is None where a key is to be written. `is_entry` tells that it is an entry of a list,
    which may be a word or a mapping. `typed` is the word before the cursor.
    """

    above: tuple[str, ...]
    key: str | None
    typed: str
    is_entry: bool = False


def outline(lines: Sequence[str]) -> Iterator[KeyLine]:
    """The keys of a file in block style, each with those above it."""
    above: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        found = _KEY.match(line)
        if found is None:
            continue
        indent = found.end("indent")
        while above and above[-1][0] >= indent:
            above.pop()
        key = found["key"].strip("\"' ")
        yield KeyLine(tuple(name for _, name in above), key, number, indent + 1)
        above.append((indent, key))


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """What is being typed before a place; `line` counts from 1, `column` characters from 0."""
    head = lines[line - 1][:column] if line <= len(lines) else ""
    indent, is_entry = _indent(head)
    above = _above(lines[: line - 1], indent, is_entry)
    key, rest = _key_of(head)
    if key is None:
        typed = _last_word(head[indent:])
        if is_entry:
            return Cursor(above[:-1], above[-1] if above else None, typed, is_entry=True)
        return Cursor(above, None, typed)
    opened = _open_brace(rest)
    if opened is None:
        return Cursor(above, key, _last_word(rest))
    segment = re.split(r",(?![^\[]*\])", opened)[-1]
    name, colon, value = segment.partition(":")
    if colon:
        return Cursor((*above, key), name.strip(), _last_word(value))
    return Cursor((*above, key), None, name.strip())


def names_below(lines: Sequence[str], *above: str) -> tuple[str, ...]:
    """The keys right below a row of keys; `*` stands for any."""
    return tuple(
        each.key
        for each in outline(lines)
        if len(each.above) == len(above)
        and all(want in ("*", have) for want, have in zip(above, each.above, strict=True))
    )


def _indent(head: str) -> tuple[int, bool]:
    """How far the line's own words are indented, dashes included, and whether there is a dash."""
    dashes = re.match(r"\s*(?:-(?:\s+|$))*", head)
    lead = dashes[0] if dashes else ""
    return len(lead), "-" in lead


def _above(lines: Sequence[str], indent: int, is_entry: bool) -> tuple[str, ...]:
    """The keys above a line that is indented so far; a dash may stand right below its key."""
    row: list[tuple[int, str]] = []
    for each in outline(lines):
        while row and row[-1][0] >= each.column - 1:
            row.pop()
        row.append((each.column - 1, each.key))
    return tuple(name for at, name in row if at < indent or (is_entry and at == indent - 2))


def _key_of(head: str) -> tuple[str | None, str]:
    found = _KEY.match(head) or _KEY.match(head + " ")
    if found is None or found.end() > len(head):
        return None, head
    return found["key"].strip("\"' "), head[found.end() :]


def _open_brace(text: str) -> str | None:
    """What stands behind a brace that nothing closes."""
    at = text.rfind("{")
    return None if at < 0 or "}" in text[at:] else text[at + 1 :]


def _last_word(text: str) -> str:
    return re.split(r"[\s,\[\]\"']", text)[-1]
