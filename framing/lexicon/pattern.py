"""Regular expressions in terms: a subset whose cost at one place in a text has a small bound.

A pattern is refused unless the number of ways in which it can be tried at one place stays
below MAX_WAYS; `*`, `+` and open ranges stand for at most MAX_REPEATS repetitions. So the time
it takes grows with the length of the text and no faster.
"""

from __future__ import annotations

import re

from framing.domain.frozen import dataclass

MAX_WAYS = 100_000
MAX_REPEATS = 40


def bounded_pattern(source: str) -> str:
    """The pattern with every open repetition given its bound.

    Understood: literals, `.`, `[…]`, `\\w \\d \\s \\b` and their opposites, escaped signs,
    groups `(…)` and `(?:…)`, `|`, `?`, `*`, `+`, `{m,n}`. The groups of the answer capture
    nothing.

    Raises:
        ValueError: the pattern is no regular expression, uses anything else, can match
            nothing at all, or could take too long.
    """
    if not source:
        raise ValueError("the pattern is empty")
    piece, end = _alternatives(source, 0)
    if end < len(source):
        raise ValueError(f"')' at character {end + 1} of the pattern closes nothing")
    if piece.n_ways > MAX_WAYS:
        raise ValueError(
            f"the pattern can be tried in more than {MAX_WAYS:,} ways at one place of a text"
        )
    if piece.shortest == 0:
        raise ValueError("the pattern also matches nothing at all")
    try:
        re.compile(piece.text)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return piece.text


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: its bounded text, in how many ways it can be tried, its least length."""

    text: str
    n_ways: int
    shortest: int


_STANDS_IN_TEXT = " '’-.&"


def _alternatives(source: str, start: int) -> tuple[_Piece, int]:
    pieces: list[_Piece] = []
    at = start - 1
    while at < start or (at < len(source) and source[at] == "|"):
        piece, at = _sequence(source, at + 1)
        pieces.append(piece)
    return _Piece(
        "|".join(piece.text for piece in pieces),
        sum(piece.n_ways for piece in pieces),
        min(piece.shortest for piece in pieces),
    ), at


def _sequence(source: str, start: int) -> tuple[_Piece, int]:
    text, n_ways, shortest = "", 1, 0
    at = start
    while at < len(source) and source[at] not in "|)":
        piece, at = _single(source, at)
        piece, at = _repeated(source, at, piece)
        text += piece.text
        n_ways = min(n_ways * piece.n_ways, MAX_WAYS + 1)
        shortest += piece.shortest
    return _Piece(text, n_ways, shortest), at


def _single(source: str, at: int) -> tuple[_Piece, int]:
    char = source[at]
    if char == "(":
        return _group(source, at)
    if char == "[":
        return _class(source, at)
    if char == "\\":
        return _escape(source, at)
    if char in "*+?{":
        raise ValueError(f"'{char}' at character {at + 1} of the pattern repeats nothing")
    if char in "^$":
        raise ValueError(f"'{char}' is not needed: a pattern matches whole words anywhere")
    if not (char.isalnum() or char in _STANDS_IN_TEXT):
        raise ValueError(f"'{char}' can match nothing: a pattern sees words and blanks alone")
    return _Piece(char, 1, 1), at + 1


def _group(source: str, at: int) -> tuple[_Piece, int]:
    inside = at + 1
    if source.startswith("(?:", at):
        inside = at + 3
    elif source.startswith("(?", at):
        what = "look-around" if source[at + 2 : at + 3] in ("=", "!", "<") else "flags and names"
        raise ValueError(f"'{source[at : at + 4]}…' is not understood: {what} cannot be used")
    piece, end = _alternatives(source, inside)
    if end >= len(source):
        raise ValueError("'(' is not closed by ')'")
    return _Piece(f"(?:{piece.text})", piece.n_ways, piece.shortest), end + 1


def _class(source: str, at: int) -> tuple[_Piece, int]:
    end = at + 1
    end += source.startswith("^", end)
    end += source.startswith("]", end)
    while end < len(source) and source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    if end >= len(source):
        raise ValueError("'[' is not closed by ']'")
    return _Piece(source[at : end + 1], 1, 1), end + 1


def _escape(source: str, at: int) -> tuple[_Piece, int]:
    escaped = source[at : at + 2]
    if len(escaped) < 2:
        raise ValueError("the pattern ends with a lone backslash")
    if escaped[1] in "bB":
        return _Piece(escaped, 1, 0), at + 2
    if escaped[1] in "wWdDsS" or not escaped[1].isalnum():
        return _Piece(escaped, 1, 1), at + 2
    if escaped[1].isdigit():
        raise ValueError(f"'{escaped}' refers back to a group, which cannot be used")
    raise ValueError(f"'{escaped}' is not understood")


def _repeated(source: str, at: int, piece: _Piece) -> tuple[_Piece, int]:
    """The piece with the repetition that follows it, if one does."""
    least, most, end = _repetition(source, at)
    if end == at:
        return piece, at
    if source[end : end + 1] and source[end] in "*+?{":
        raise ValueError(f"'{source[at : end + 1]}' is not understood: repeat once")
    if most > MAX_REPEATS or least > most:
        raise ValueError(f"'{source[at:end]}' may repeat up to {MAX_REPEATS} times")
    if piece.shortest == 0:
        raise ValueError(f"'{piece.text}{source[at:end]}' repeats what may be nothing")
    n_ways = 0
    for count in range(least, most + 1):
        n_ways = min(n_ways + piece.n_ways**count, MAX_WAYS + 1)
    mark = "?" if (least, most) == (0, 1) else f"{{{least},{most}}}"
    return _Piece(piece.text + mark, n_ways, piece.shortest * least), end


def _repetition(source: str, at: int) -> tuple[int, int, int]:
    """Least and most repetitions and where their sign ends; `end == at` where there is none."""
    sign = source[at : at + 1]
    simple = {"?": (0, 1), "*": (0, MAX_REPEATS), "+": (1, MAX_REPEATS)}
    if sign in simple:
        return (*simple[sign], at + 1)
    if sign != "{":
        return 1, 1, at
    close = source.find("}", at)
    low, comma, high = source[at + 1 : max(close, at)].partition(",")
    if close < 0 or not low.isdigit() or not (high.isdigit() or not high):
        raise ValueError(f"'{source[at : at + 6]}' is not understood: write {{2}} or {{2,5}}")
    if not comma:
        return int(low), int(low), close + 1
    return int(low), int(high) if high else MAX_REPEATS, close + 1
