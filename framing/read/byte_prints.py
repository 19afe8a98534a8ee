"""How furniture begins and ends, as bytes, so that most paragraphs need not be asked about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from framing.domain.frozen import dataclass
from framing.read.byte_words import Flags, Ints, Longs
from framing.read.furniture import furniture_signs

N_EDGE = 8
_N_KEY = 3
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
    words of dates; captions end as `ends`, bylines as `jobs`. `may_begin` and `may_end` tell by
    `keys_of` of three letters whether a front or an end may hold them. `short_inner` are phrases
    that short lines may hold anywhere, in small letters.
    """

    may_begin: Flags
    may_end: Flags
    front: Fronts
    short_front: Fronts
    dates: Fronts
    ends: Edges
    jobs: Edges
    short_inner: tuple[bytes, ...]


def keys_of(loaded: Longs) -> Ints:
    """A number below 65,536 for the first three letters of each, capitals or not; 0 where a
    foreign one follows a plain one."""
    letters = (loaded | np.uint64(SMALL)) & np.uint64(0xFFFFFF)
    keys = letters * np.uint64(0x9E3779B1) >> np.uint64(16) & np.uint64(0xFFFF)
    keys[(loaded & np.uint64(0x808000) != 0) & (loaded & np.uint64(0x80) == 0)] = 0
    return keys.astype(np.int64)


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
        _keyed([_encoded(phrase) for phrase in (*front, *begun[-2:])]),
        _keyed([phrase.encode()[-_N_KEY:] for phrase in endings]),
        _fronts(front, begun[-2:]),
        _fronts((*front, *short), begun),
        _fronts(words.dates, ()),
        _edges([(phrase.encode()[-N_EDGE:], False) for phrase in endings]),
        _edges([(phrase.encode()[-N_EDGE:], False) for phrase in words.jobs]),
        tuple(phrase.encode() for phrase in words.short_inner),
    )


def _keyed(pieces: Sequence[bytes]) -> Flags:
    """The table of the keys of these pieces; of all keys where one has fewer letters."""
    read = [int.from_bytes(piece[:_N_KEY], "little") for piece in pieces if len(piece) >= _N_KEY]
    table = np.full(1 << 16, len(read) < len(pieces))
    table[keys_of(np.array(read, np.uint64))] = table[0] = True
    return table


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
