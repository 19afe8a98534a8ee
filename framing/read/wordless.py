"""Stretches of running text that hold no words: web addresses, e-mail addresses, @handles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from framing.domain.span import Span
from framing.expressions import VERBOSE, expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_BLANK = "\0"
SIGNS = ("://", "www.", "@", ".com/", ".co/", ".org/", ".net/", ".ly/", ".gov/")
_SCHEMES = ("https", "http", "ftp")
_MAX_NAME = 64


def blank_out(text: str, spans: Iterable[Span], sign: str = _BLANK) -> str:
    """The text in its full length with the sign, by default NUL, all over the spans."""
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.end > at:
            start = max(at, span.start)
            pieces += (text[at:start], sign * (span.end - start))
            at = span.end
    return "".join(pieces) + text[at:] if pieces else text


def link_spans(text: str, signs: Iterable[str] = SIGNS) -> list[Span]:
    """The web addresses, e-mail addresses and handles of the text, without what follows them.

    An address may be glued to a word: in `nowhttps://t.co/x` the word `now` stays. `signs` are
    those that the text may hold, by default all.
    """
    return [
        Span(_start_of(text, link.start(), sign), link.end())
        for sign in signs
        if sign in text
        for link in _link_pattern(sign).finditer(text)
    ]


@cache
def _link_pattern(sign: str) -> re.Pattern[str]:
    """A link from its sign on, up to the punctuation that follows: `://t.co/x` of `…/x).`

    Each pattern begins with its sign as a literal, which the search finds at full speed.
    """
    rest = r"[^\s<>\"“”«»\0]* (?<![.,;:!?)'’\]*_])"
    if sign == "@":
        rest = r"(?: (?<=[\w.+-]@) [\w-]++ (?> (?:\.[\w-]++)+ ) | (?<!\w@) \w++ (?:['’]s\b)? )"
    return expression(sign.replace(".", r"\.") + " " + rest, VERBOSE)


def _start_of(text: str, at: int, sign: str) -> int:
    """Where the link begins: most begin before their sign."""
    if sign == "www.":
        return at
    if sign == "://":
        scheme = text[max(0, at - 5) : at].casefold()
        return at - next((len(name) for name in _SCHEMES if scheme.endswith(name)), 0)
    floor = max(0, at - _MAX_NAME)
    while at > floor and (text[at - 1].isalnum() or text[at - 1] in ".-+_"):
        at -= 1
    return at
