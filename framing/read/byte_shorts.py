"""What short paragraphs of a row of texts are: most furniture is short, and so are headings."""

from __future__ import annotations

import numpy as np

from framing.read.byte_lines import Lines, bytes_among
from framing.read.byte_prints import Prints, small_bytes
from framing.read.byte_words import Flags, Ints
from framing.read.furniture import EDGES
from framing.read.furniture_signs import small_letters
from framing.read.looks import MAX_QUESTION

_BAR, _SLASH, _FIGURE, _COMMA = 1, 2, 4, 8
_SIGNS = bytearray(256)
for _signs, _bit in ((b"|@>", _BAR), (b"/", _SLASH), (b"0123456789", _FIGURE), (b",", _COMMA)):
    for _code in _signs:
        _SIGNS[_code] = _bit
_LETTERS = bytes(code for code in range(128) if chr(code).isalpha())
_OPENS = bytes_among(_LETTERS + b"\"'")
_CURLY = ("“", "‘")
_ENDS_CREDIT = bytes_among(b"*_)")
_IS_JUNIOR = bytes_among(b"JS")
_ODD = (b"pic.", b"www.")


def short_kinds(lines: Lines, prints: Prints) -> tuple[Ints, Ints, Ints]:
    """The numbers of those that are running text, that are bare lines, and that are questions,
    which may be headings. Of the others too little is known."""
    blob = small_bytes(b"\n".join([b"", *lines.pieces()]).replace("’".encode(), b"'"))
    signs = _signs_in(blob)
    is_known = (signs & (_BAR | _SLASH) == 0) & _opens_plainly(lines)
    is_known &= ~lines.ends_like(prints.ends)
    is_known &= ~(_ENDS_CREDIT[lines.last] | _is_junior(lines))
    has_figure = signs & _FIGURE > 0
    is_known &= ~(has_figure & (lines.last - 48 < 10))  # unsigned
    dated = np.flatnonzero(is_known & has_figure)
    is_known[dated] &= ~lines.only(dated).begins_like(prints.dates)
    is_known[_rows_with(blob, (*_ODD, *prints.short_inner))] = False
    known = np.flatnonzero(is_known)
    known = known[~lines.only(known).begins_like(prints.short_front)]
    known = known[~_may_head_links(lines.only(known), prints)]
    is_stopped = lines.only(known).is_stopped()
    prose, bare = known[is_stopped], known[~is_stopped]
    bare = bare[(lines.n_words[bare] > 1) & ~_may_be_bylines(lines.only(bare), signs[bare], prints)]
    asks = (lines.last[prose] == ord("?")) & (lines.n_words[prose] < MAX_QUESTION)
    return prose[~asks], bare, prose[asks]


def _signs_in(blob: bytes) -> Ints:
    """The signs of each line of the blob together, each line behind its end."""
    ends = np.flatnonzero(np.frombuffer(blob, np.uint8) == ord("\n"))
    if not len(ends):
        return np.zeros(0, np.int64)
    signs = np.frombuffer(blob.translate(_SIGNS), np.uint8)
    return np.bitwise_or.reduceat(signs, ends).astype(np.int64)


def _rows_with(blob: bytes, signs: tuple[bytes, ...]) -> Ints:
    """The numbers of the lines that hold one of the signs."""
    places: list[int] = []
    for sign in signs:
        at = blob.find(sign)
        while at >= 0:
            places.append(at)
            at = blob.find(sign, at + 1)
    ends = np.flatnonzero(np.frombuffer(blob, np.uint8) == ord("\n"))
    return np.searchsorted(ends, np.array(places, np.int64)) - 1


def _opens_plainly(lines: Lines) -> Flags:
    """Whether a letter or an opening mark stands in front: no figure, sign or bullet."""
    return _OPENS[lines.first] | lines.opens_with(_CURLY)


def _is_junior(lines: Lines) -> Flags:
    """Whether it ends in Jr. or Sr., as bylines may."""
    view, ends = lines.words.view, lines.ends
    found: Flags = (view[ends - 2] == ord("r")) & _IS_JUNIOR[view[ends - 3]]
    return found


def _may_head_links(lines: Lines, prints: Prints) -> Flags:
    """Which may be the head of a list of links behind a word of a date: `Monday's top stories`."""
    found = lines.begins_like(prints.days)
    rows = np.flatnonzero(found)
    heads = frozenset(prints.words.link_heads)
    found[rows] = [_without_first_word(piece) in heads for piece in lines.only(rows).pieces()]
    return found


def _without_first_word(piece: bytes) -> str:
    line = " ".join(small_letters(piece.decode()).split())
    return line.strip(EDGES).partition(" ")[2]


def _may_be_bylines(lines: Lines, signs: Ints, prints: Prints) -> Flags:
    """Which may end in a job behind a comma, or in a dash."""
    found = lines.ends_in_dash()
    rows = np.flatnonzero(signs & _COMMA)
    found[rows] |= lines.only(rows).ends_like(prints.jobs)
    return found
