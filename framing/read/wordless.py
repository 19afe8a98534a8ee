"""Stretches of running text that hold no words: web addresses, e-mail addresses, @handles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from framing.domain.span import Span

_BLANK = "\0"
_SIGNS = ("://", "www.", "@", ".com/", ".co/", ".org/", ".net/", ".ly/", ".gov/")
_MAX_LOCAL_PART = 64


def blank_out(text: str, spans: Iterable[Span]) -> str:
    """The text in its full length with the spans, and underscores, as NUL signs."""
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.end > at:
            start = max(at, span.start)
            pieces += (text[at:start], _BLANK * (span.end - start))
            at = span.end
    view = "".join(pieces) + text[at:] if pieces else text
    return view.replace("_", _BLANK)


def link_spans(text: str) -> list[Span]:
    """The web addresses, e-mail addresses and handles of the text, without what follows them.

    An address may be glued to a word: in `nowhttps://t.co/x` the word `now` stays.
    """
    if not any(sign in text for sign in _SIGNS):
        return []
    found = _link_pattern().finditer(text)
    return [Span(_start_of(text, link), link.end()) for link in found]


def _start_of(text: str, link: re.Match[str]) -> int:
    """Where the link begins: an e-mail and a bare domain begin before their sign."""
    if link.lastgroup not in ("mail", "domain"):
        return link.start()
    at = link.start()
    floor = max(0, at - _MAX_LOCAL_PART)
    while at > floor and (text[at - 1].isalnum() or text[at - 1] in ".-+_"):
        at -= 1
    return at


@cache
def _link_pattern() -> re.Pattern[str]:
    """`https://t.co/x.` up to the stop; `a.b@c.org`; `@handle’s`; `pic.twitter.com/x`."""
    return re.compile(
        r"""
        (?P<address> (?:https?://|www\.) [^\s<>"“”«»]* (?<![.,;:!?)'’\]*_]) )
      | (?P<mail>    (?<=[\w.+-])@[\w-]++ (?:\.[\w-]++)++ )
      | (?P<handle>  (?<!\w)@\w++ (?:['’]s\b)? )
      | (?P<domain>  (?<=\w)\.(?:com|co|org|net|ly|gov)/[^\s<>"“”«»]* (?<![.,;:!?)'’\]*_]) )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
