"""Where the words of each spelling of a part stand, by spelling.

Of spellings of few words the places are kept as they are; of others their low sixteen bits, and
how many lie in each block of 65,536 words. The few most frequent are looked for in the stream.
docs/word-index.md explains the arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.store.arrays import small

_N_FEW = 32  # a spelling of no more words has its places kept as they are
_N_COMMON = 64  # a spelling that is more than one word in so many is looked for in the stream
_BLOCK_BITS = 16

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def postings_of(stream: NDArray[Any], n_types: int) -> dict[str, NDArray[Any]]:
    """The arrays of the places of all spellings, numbered as in the stream."""
    counts = np.bincount(stream, minlength=n_types)
    is_few, is_in_blocks = _kinds(counts)
    places = np.argsort(stream, kind="stable")
    blocked = places[np.repeat(is_in_blocks, counts)]
    ranks = np.repeat(np.arange(np.count_nonzero(is_in_blocks)), counts[is_in_blocks])
    n_blocks = _n_blocks(len(stream))
    in_blocks = np.bincount(
        ranks * n_blocks + (blocked >> _BLOCK_BITS),
        minlength=np.count_nonzero(is_in_blocks) * n_blocks,
    )
    return {
        "n_postings": small(counts),
        "postings": places[np.repeat(is_few, counts)].astype(np.uint32),
        "block_postings": (blocked & ((1 << _BLOCK_BITS) - 1)).astype(np.uint16),
        "n_in_blocks": small(in_blocks),
    }


class Postings:
    """The places of the words of a part by spelling; `array` gives the arrays by name."""

    def __init__(self, array: Callable[[str], NDArray[Any]], stream: NDArray[Any]) -> None:
        self._array, self._stream = array, stream
        self._counts = array("n_postings")

    def costs(self, types: Numbers) -> Numbers:
        """How many places are looked at where each of some spellings is looked for."""
        is_few, is_in_blocks = (kind[types] for kind in self._kinds)
        costs: Numbers = np.where(is_few | is_in_blocks, self._counts[types], len(self._stream))
        return costs

    def places_of(self, types: Numbers) -> Numbers:
        """Where words of some spellings stand, in no order."""
        is_few, is_in_blocks = (kind[types] for kind in self._kinds)
        places = np.concatenate((self._few(types[is_few]), self._in_blocks(types[is_in_blocks])))
        common = types[~is_few & ~is_in_blocks]
        if not len(common):
            return places
        is_common = np.zeros(len(self._counts), np.bool_)
        is_common[common] = True
        return np.concatenate((places, np.flatnonzero(is_common[self._stream])))

    def _few(self, types: Numbers) -> Numbers:
        n = self._counts[types].astype(np.int64)
        rows = rows_of(self._ends[0][types] - n, n)
        found: Numbers = self._array("postings")[rows].astype(np.int64)
        return found

    def _in_blocks(self, types: Numbers) -> Numbers:
        n = self._counts[types].astype(np.int64)
        lows = self._array("block_postings")[rows_of(self._ends[1][types] - n, n)]
        n_blocks = _n_blocks(len(self._stream))
        n_each = self._array("n_in_blocks").reshape(-1, n_blocks)[self._ranks[types]]
        blocks = np.tile(np.arange(n_blocks) << _BLOCK_BITS, len(types))
        found: Numbers = np.repeat(blocks, n_each.ravel()) + lows
        return found

    @cached_property
    def _kinds(self) -> tuple[Flags, Flags]:
        return _kinds(self._counts)

    @cached_property
    def _ends(self) -> tuple[Numbers, Numbers]:
        """Where the places of each spelling end: of those of few words, of those in blocks."""
        few, blocked = (np.cumsum(self._counts * kind, dtype=np.int64) for kind in self._kinds)
        return few, blocked

    @cached_property
    def _ranks(self) -> Numbers:
        """The number of each spelling among those that lie in blocks."""
        ranks: Numbers = np.cumsum(self._kinds[1]) - 1
        return ranks


def rows_of(firsts: Numbers, n: Numbers) -> Numbers:
    """So many rows from each first one on, all behind one another."""
    behind = np.cumsum(n)
    rows: Numbers = np.arange(n.sum()) + np.repeat(firsts - behind + n, n)
    return rows


def _kinds(counts: NDArray[Any]) -> tuple[Flags, Flags]:
    """Which spellings have few words, and which more but not most; the rest are not kept."""
    most = max(_N_FEW, int(counts.sum()) // _N_COMMON)
    return counts <= _N_FEW, (counts > _N_FEW) & (counts <= most)


def _n_blocks(n_words: int) -> int:
    return (n_words >> _BLOCK_BITS) + 1
