"""A list in brackets on one line of YAML: its entries, its end, a mark that it lacks."""

from __future__ import annotations

from collections.abc import Iterator


def entries(text: str) -> Iterator[tuple[int, int]]:
    """Where the entries of a list in brackets stand; commas inside braces part none."""
    start, depth, mark = 1, 0, ""
    for at, char in enumerate(text[1:], start=1):
        if mark:
            mark = "" if char == mark else mark
        elif char in "\"'" and not text[start:at].strip():
            mark = char
        elif char in "{[":
            depth += 1
        elif depth and char in "}]":
            depth -= 1
        elif not depth and char in ",]":
            yield start, at
            start = at + 1


def list_end(text: str) -> int:
    """Where the bracket or brace that opens the text is closed; -1 where it is not.

    Those in quotation marks count nothing, and marks quote at the beginning of an entry.
    """
    depth, at = 0, 0
    is_beginning = False
    while at < len(text):
        char = text[at]
        if is_beginning and char in "\"'":
            at = closing(text, at)
            if at < 0:
                return -1
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if not depth:
                return at
        is_beginning = char in "[{,:" or (is_beginning and char == " ")
        at += 1
    return -1


def closing(text: str, at: int) -> int:
    """Where the quotation mark that stands at a place is closed; -1 where it is not."""
    mark = text[at]
    at += 1
    while at < len(text):
        if text.startswith("\\" if mark == '"' else "''", at):
            at += 2
        elif text[at] == mark:
            return at
        else:
            at += 1
    return -1


def with_closing_mark(text: str) -> tuple[int, str] | None:
    """Where an entry of the list lacks its closing quotation mark, and the list with it.

    `["one, "two"]`: what closes the first mark was meant to open the second entry.
    """
    at = 1
    while at < len(text):
        at += len(text[at:]) - len(text[at:].lstrip())
        if text[at : at + 1] not in ("'", '"'):
            return None
        end = closing(text, at)
        if end < 0:
            return None
        if text[at:end].rstrip().endswith(",") and text[end + 1 : end + 2] not in ("", ",", "]"):
            comma = text.rindex(",", at, end)
            return at, text[:comma] + text[at] + text[comma:]
        at = text.find(",", end) + 1 or len(text)
    return None
