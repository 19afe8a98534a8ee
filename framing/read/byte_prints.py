"""How furniture begins and ends, as bytes, so that most paragraphs need not be asked about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from framing.domain.frozen import dataclass
from framing.read.byte_words import Longs
from framing.read.furniture import furniture_signs

N_EDGE = 8
SMALL = 0x2020202020202020  # makes small letters of capitals, and other signs of some signs

# Letters in a row as numbers made of their bytes, by how many bytes these are, and whether the
# word ends with them.
Edges = tuple[tuple[int, bool, Longs], ...]

# Edges of many letters, and by a number of letters from 1 those of so few.
Fronts = tuple[Edges, tuple[Edges, ...]]


@dataclass(frozen=True, slots=True)
class Prints:
    """How furniture may begin and end: three letters in front, some letters at the end.

    `front` holds openings of lines of any length, `short_front` those of short ones too, `dates`
    words of dates; captions end as `ends`, bylines as `jobs`.
    """

    front: Fronts
    short_front: Fronts
    dates: Fronts
    ends: Edges
    jobs: Edges


@cache
def prints_of(language: str) -> Prints:
    words = furniture_signs("", language).signs.words
    front = (*words.openings, *words.labels, *words.stamps, *words.caption_openings)
    heads = {head[:N_EDGE] for head in words.link_heads}
    days = {f"{day}{end} {head}" for day in words.dates for end in ("", "'s") for head in heads}
    short = (
        *words.whole, *words.link_heads, *words.sections, *words.counted, *words.comment_heads,
        *words.by, *days,
    )  # fmt: skip
    begun = (*words.reply_heads, "http", "www.", "one response to ", "one thought on ")
    endings = words.caption_endings
    if not all(phrase.isascii() and "'" not in phrase for phrase in endings):
        endings = ("",)  # it ends whatever there is
    return Prints(
        _fronts(front, begun[-2:]),
        _fronts((*front, *short), begun),
        _fronts(words.dates, ()),
        _edges([(phrase.encode()[-N_EDGE:], False) for phrase in endings]),
        _edges([(phrase.encode()[-N_EDGE:], False) for phrase in words.jobs]),
    )


def _fronts(whole: Iterable[str], begun: Sequence[str]) -> Fronts:
    """The first letters of phrases, many and few; the last word of the `whole` ones is whole."""
    many = {(_encoded(phrase), phrase[-1].isalpha()) for phrase in whole}
    many |= {(_encoded(phrase), False) for phrase in begun}
    few = [{(head[:n], False) for head, _ in many} for n in range(1, N_EDGE)]
    return _edges(many), tuple(map(_edges, few))


def _encoded(phrase: str) -> bytes:
    return phrase.encode()[:N_EDGE]


def _edges(pieces: Iterable[tuple[bytes, bool]]) -> Edges:
    by_length: dict[tuple[int, bool], set[int]] = {}
    for piece, is_whole in pieces:
        number = int.from_bytes(piece, "little") | SMALL & (1 << 8 * len(piece)) - 1
        is_bounded = is_whole and len(piece) < N_EDGE
        by_length.setdefault((len(piece), is_bounded), set()).add(number)
    return tuple(
        (*kind, np.array(sorted(found), np.uint64)) for kind, found in sorted(by_length.items())
    )
