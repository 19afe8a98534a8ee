"""Places as editors count them: lines and columns from 0, columns in UTF-16 code units."""

from __future__ import annotations

from lsprotocol import types

from framing.domain.finding import Region
from framing.errors import Problem


def range_of(region: Region) -> types.Range:
    """The region of a draft."""
    return types.Range(
        types.Position(region.line - 1, region.column_utf16 - 1),
        types.Position(region.end_line - 1, region.end_column_utf16 - 1),
    )


def range_in_line(lines: list[str], line: int, column: int, n_chars: int) -> types.Range:
    """A stretch of one line; `line` and `column` count from 1, in code points."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = n_utf16(text[: column - 1])
    stop = start + n_utf16(text[column - 1 : column - 1 + n_chars])
    return types.Range(types.Position(line - 1, start), types.Position(line - 1, stop))


def code_points(line: str, n_utf16: int) -> int:
    """How many characters of a line stand before a column in UTF-16 code units."""
    count = 0
    for number, char in enumerate(line):
        if count >= n_utf16:
            return number
        count += 1 + (char > "\uffff")
    return len(line)


def diagnostic_of(problem: Problem, lines: list[str]) -> types.Diagnostic:
    """A problem of a file, marked from its place to the end of the word."""
    line, column = max(problem.line, 1), max(problem.column, 1)
    text = lines[line - 1] if line <= len(lines) else ""
    n_chars = len(text[column - 1 :].split(" ", 1)[0]) or 1
    is_error = problem.severity == "error"
    return types.Diagnostic(
        range=range_in_line(lines, line, column, n_chars),
        severity=types.DiagnosticSeverity.Error if is_error else types.DiagnosticSeverity.Warning,
        code=problem.code,
        source="framing",
        message=f"{problem.message}\n{problem.remedy}".strip(),
    )


def holds(span: types.Range, position: types.Position) -> bool:
    """Whether the position lies in the range or at its end."""
    return span.start <= position <= span.end


def meet(one: types.Range, other: types.Range) -> bool:
    """Whether the ranges touch."""
    return one.start <= other.end and other.start <= one.end


def n_utf16(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)
