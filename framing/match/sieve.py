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
        wholes = (word.removesuffix("'s") for word in words)
        self._whole = _table([word.encode()[:_N_FRONT] for word in wholes])
        stems = (start.partition("'")[0] for start in starts)
        self._starts = _tables(_by_length(stem.encode()[:_N_EDGE] for stem in stems))
        self._ends = _tables(_by_length(end.encode()[-_N_EDGE:] for end in ends))

    def passed(self, loaded: Longs, starts: Numbers, ends: Numbers) -> Flags:
        """Which words may be one of those; `loaded` as `WordTypes.numbers` takes it."""
        fronts = loaded[starts] | np.uint64(_SMALL)
        whole = fronts & MASKS[np.minimum(ends - starts, _N_FRONT)]
        found: Flags = _among(self._whole, whole)
        for n_letters, table in self._starts:
            found |= _among(table, fronts & MASKS[n_letters])
        for n_letters, table in self._ends:
            backs = loaded[np.maximum(ends - n_letters, 0)] | np.uint64(_SMALL)
            found |= _among(table, backs & MASKS[n_letters])
        return found


def _by_length(edges: Iterable[bytes]) -> dict[int, list[bytes]]:
    found: dict[int, list[bytes]] = {}
    for edge in edges:
        found.setdefault(len(edge), []).append(edge)
    return found


def _tables(by_length: dict[int, list[bytes]]) -> list[_Table]:
    return [(n_letters, _table(pieces)) for n_letters, pieces in sorted(by_length.items())]


def _table(pieces: list[bytes]) -> Flags:
    """The digests of these letters among flags, one of sixteen of which is set at most."""
    table = np.zeros(1 << max(_MIN_BITS, (16 * len(pieces)).bit_length()), np.bool_)
    keys = [int.from_bytes(each, "little") | _SMALL & (1 << 8 * len(each)) - 1 for each in pieces]
    table[_places(np.array(keys, np.uint64), len(table))] = True
    return table


def _among(table: Flags, keys: Longs) -> Flags:
    found: Flags = table.take(_places(keys, len(table)))
    return found


def _places(keys: Longs, n: int) -> Numbers:
    """Where among flags, a power of two, keys have theirs."""
    digests: Longs = (keys * _SPREAD) >> np.uint64(65 - n.bit_length())
    return digests.view(np.int64)
