"""A sieve of letters: most words of a text begin no form, and none of those is worth a look-up."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np

from framing.match.globs import GlobIndex
from framing.match.word_types import MASKS, Flags, Longs, Numbers

_N_FRONT, _N_EDGE = 8, 4  # letters
_SMALL = 0x2020202020202020  # makes small letters of capitals, and other signs of some signs
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIN_BITS = 16

# Digests of as many letters as the number says, and which of them are known.
_Table = tuple[int, Flags]


class Sieve:
    """Words by their first letters and globs by their first or last ones, as digests.

    What it lets through may be one of them; what it holds back is none, whatever its capitals, if
    it consists of ASCII letters, figures, points and commas. If a possessive was left out, the word
    with it is none either, unless a glob asks for endings.
    """

    def __init__(self, words: Iterable[str], *indexes: GlobIndex) -> None:
        edges = [globs.edges() for globs in indexes]
        starts, ends = ({*chain.from_iterable(each)} for each in zip(*edges, strict=True))
        self.has_endings = bool(ends)
        self._whole = table_of(front_keys(words))
        stems = (start.partition("'")[0] for start in starts)
        self._starts = _tables(_by_length(stem.encode()[:_N_EDGE] for stem in stems))
        self._ends = _tables(_by_length(end.encode()[-_N_EDGE:] for end in ends))

    def passed(self, fronts: Longs, loaded: Longs, ends: Numbers) -> Flags:
        """Which words may be one of those: `fronts` as `fronts_of` makes them, `ends` where the
        words end in what is `loaded` as `WordTypes.numbers` takes it."""
        found: Flags = among(self._whole, fronts)
        for n_letters, table in self._starts:
            found |= among(table, fronts & MASKS[n_letters])
        for n_letters, table in self._ends:
            backs = loaded[np.maximum(ends - n_letters, 0)] | np.uint64(_SMALL)
            found |= among(table, backs & MASKS[n_letters])
        return found


def fronts_of(loaded: Longs, starts: Numbers, ends: Numbers) -> Longs:
    """The first eight letters of words in small letters, blanks behind those of shorter words."""
    fronts: Longs = loaded[starts]
    fronts &= MASKS.take(ends - starts, mode="clip")
    fronts |= np.uint64(_SMALL)
    return fronts


def front_keys(words: Iterable[str]) -> Longs:
    """The fronts of folded words, possessives left out."""
    pieces = [word.removesuffix("'s").encode()[:_N_FRONT].ljust(_N_FRONT) for word in words]
    found: Longs = np.frombuffer(b"".join(pieces), "<u8") | np.uint64(_SMALL)
    return found


def table_of(keys: Longs) -> Flags:
    """The digests of keys among flags, one of sixteen of which is set at most."""
    table = np.zeros(1 << max(_MIN_BITS, (16 * len(keys)).bit_length()), np.bool_)
    table[_places(keys, len(table))] = True
    return table


def among(table: Flags, keys: Longs) -> Flags:
    """Which keys may be among those of a table."""
    found: Flags = table.take(_places(keys, len(table)))
    return found


def _by_length(edges: Iterable[bytes]) -> dict[int, list[bytes]]:
    found: dict[int, list[bytes]] = {}
    for edge in edges:
        found.setdefault(len(edge), []).append(edge)
    return found


def _tables(by_length: dict[int, list[bytes]]) -> list[_Table]:
    return [(n_letters, _table(pieces)) for n_letters, pieces in sorted(by_length.items())]


def _table(pieces: list[bytes]) -> Flags:
    """The digests of pieces of one length."""
    keys = [int.from_bytes(each, "little") | _SMALL & (1 << 8 * len(each)) - 1 for each in pieces]
    return table_of(np.array(keys, np.uint64))


def _places(keys: Longs, n: int) -> Numbers:
    """Where among flags, a power of two, keys have theirs."""
    digests: Longs = keys * _SPREAD
    digests >>= np.uint64(65 - n.bit_length())
    return digests.view(np.int64)
