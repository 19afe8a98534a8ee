"""Alternation in terms: `{a,b}` and `[sz]` written out as all the texts they stand for."""

from __future__ import annotations


def expand_alternatives(text: str, *, limit: int) -> list[str]:
    """All texts that the braces and brackets of a term stand for, in the order written.

    Braces may hold phrases and nest; an empty alternative stands for nothing. `\\` makes the
    next character plain.

    Raises:
        ValueError: a brace or bracket is not closed or holds nothing, or the texts are more
            than the limit.
    """
    if not _MARKS.intersection(text):
        return [text]
    found, end = _sequence(text, 0, "", limit)
    if end < len(text):
        raise ValueError(f"'{text[end]}' closes nothing")
    return [" ".join(each.split()) for each in found]


_MARKS = frozenset("{}[]\\")


def _sequence(text: str, start: int, stops: str, limit: int) -> tuple[list[str], int]:
    """The texts of the stretch from `start` to one of the stops, and where it ends."""
    found = [""]
    at = start
    while at < len(text) and text[at] not in stops:
        char = text[at]
        if char == "{":
            choices, at = _braces(text, at, limit)
        elif char == "[":
            choices, at = _brackets(text, at)
        elif char in "}]":
            break
        elif char == "\\" and at + 1 < len(text):
            choices, at = [text[at + 1]], at + 2
        else:
            end = _end_of_plain(text, at, stops)
            choices, at = [text[at:end]], end
        found = [before + choice for before in found for choice in choices]
        if len(found) > limit:
            raise ValueError(f"the alternatives stand for more than {limit:,} texts")
    return found, at


def _end_of_plain(text: str, start: int, stops: str) -> int:
    """Where the run of characters without a meaning ends; it holds one character at least."""
    at = start + 1
    while at < len(text) and text[at] not in _MARKS and text[at] not in stops:
        at += 1
    return at


def _braces(text: str, start: int, limit: int) -> tuple[list[str], int]:
    end = text.find("}", start)
    inner = text[start + 1 : end]
    if end > 0 and _MARKS.isdisjoint(inner):  # most by far: nothing nests
        choices = [each.strip() for each in inner.split(",")]
    else:
        choices, end = _nested_choices(text, start, limit)
    if len(choices) < 2:
        raise ValueError("'{…}' holds one alternative only")
    return choices, end + 1


def _nested_choices(text: str, start: int, limit: int) -> tuple[list[str], int]:
    choices: list[str] = []
    at = start
    while at == start or text[at] == ",":
        texts, at = _sequence(text, at + 1, ",}", limit)
        choices.extend(each.strip() for each in texts)
        if at >= len(text) or text[at] not in ",}":
            raise ValueError("'{' is not closed by '}'")
    return choices, at


def _brackets(text: str, start: int) -> tuple[list[str], int]:
    end = text.find("]", start)
    if end < 0:
        raise ValueError("'[' is not closed by ']'")
    letters = text[start + 1 : end]
    if not letters:
        raise ValueError("'[]' holds no letter")
    if not all(char.isalnum() or char in "'" for char in letters):
        raise ValueError(f"'[{letters}]' may hold single letters and digits only")
    return list(letters), end + 1
