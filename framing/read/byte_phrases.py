"""Phrases of page furniture that may stand anywhere in a paragraph, looked for in many texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.domain.frozen import dataclass
from framing.read.byte_looks import UNKNOWN, Paragraphs
from framing.read.byte_words import ByteWords, Flags, Ints
from framing.read.furniture import MAX_CAPTION_WORDS, MAX_INNER_WORDS
from framing.read.furniture_signs import signs_of
from framing.read.headline import HIGHLIGHTS

# Of one text the phrases of boilerplate and of captions that it holds.
Inner = tuple[tuple[str, ...], tuple[str, ...]]
NONE: Inner = ((), ())
Codes = NDArray[np.uint32]

_N_BLOCK = 4
_SMALL, _SPREAD = np.uint32(0x20202020), np.uint32(0x9E3779B1)
# From the most frequent in English on: a block of rare letters is seldom met by chance.
_BY_FREQUENCY = b" etaoinsrhldcumfpgwybvkxjqz"


def inner_phrases(
    words: ByteWords, found: Paragraphs, language: str
) -> tuple[Ints, dict[int, Inner]]:
    """The kinds of the paragraphs, UNKNOWN where such a phrase may stand, and by text those that
    it holds in paragraphs short enough for them."""
    phrases = signs_of(language).words
    rows = ((MAX_INNER_WORDS, phrases.inner), (MAX_CAPTION_WORDS, phrases.caption_inner))
    kinds = found.kinds.copy()
    held: dict[int, tuple[set[str], set[str]]] = {}
    sought_for = (*phrases.inner, *phrases.caption_inner, HIGHLIGHTS)
    for phrase, place in _places(words.data, sought_for):
        number = np.searchsorted(found.starts, place, "right") - 1
        if phrase == HIGHLIGHTS:
            kinds[number] = UNKNOWN
        for row, (n_words, sought) in enumerate(rows):
            if phrase in sought and found.n_words[number] <= n_words:
                kinds[number] = UNKNOWN
                held.setdefault(int(found.texts[number]), (set(), set()))[row].add(phrase)
    return kinds, {text: (tuple(sorted(a)), tuple(sorted(b))) for text, (a, b) in held.items()}


def _places(data: bytes, phrases: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Where phrases stand, with either apostrophe: each with its places."""
    blocks = _blocks_of(phrases)
    if blocks.others:
        lowered = data.lower()
        for phrase, sign in blocks.others:
            at = lowered.find(sign)
            while at >= 0:
                yield phrase, at
                at = lowered.find(sign, at + 1)
    read = np.frombuffer(data, "<u4", len(data) // _N_BLOCK)
    for number in np.flatnonzero(blocks.table[_digests(read)]).tolist():
        for phrase, sign, shift in blocks.at.get(int(read[number] | _SMALL), ()):
            start = number * _N_BLOCK - shift
            if data[start : start + len(sign)].lower() == sign:
                yield phrase, start


@dataclass(frozen=True, slots=True)
class _Blocks:
    """What betrays phrases: of each that is long enough one block of four letters for each way in
    which it may lie across such blocks. `others` are to be looked for letter by letter."""

    table: Flags
    at: dict[int, tuple[tuple[str, bytes, int], ...]]
    others: tuple[tuple[str, bytes], ...]


@lru_cache(maxsize=16)
def _blocks_of(phrases: tuple[str, ...]) -> _Blocks:
    table = np.zeros(1 << 16, np.bool_)
    at: dict[int, tuple[tuple[str, bytes, int], ...]] = {}
    others: list[tuple[str, bytes]] = []
    for phrase in phrases:
        sign = phrase.encode()
        if not sign.isascii() or b"'" in sign or len(sign) < 2 * _N_BLOCK - 1:
            others += sorted({(phrase, sign), (phrase, phrase.replace("'", "’").encode())})
            continue
        for shift in (_rarest(sign, first) for first in range(_N_BLOCK)):
            block = np.frombuffer(sign[shift : shift + _N_BLOCK], "<u4")
            table[_digests(block)] = True
            key = int(block[0] | _SMALL)
            at[key] = (*at.get(key, ()), (phrase, sign, shift))
    return _Blocks(table, at, tuple(others))


def _rarest(sign: bytes, first: int) -> int:
    """Where the block of the rarest letters begins, in steps of four from the first place on."""
    starts = range(first, len(sign) - _N_BLOCK + 1, _N_BLOCK)
    return max(starts, key=lambda start: sum(map(_rarity, sign[start : start + _N_BLOCK])))


def _rarity(code: int) -> int:
    place = _BY_FREQUENCY.find(code)
    return len(_BY_FREQUENCY) if place < 0 else place


def _digests(read: Codes) -> Codes:
    """A digest of each block below 65,536, capitals or not."""
    return ((read | _SMALL) * _SPREAD) >> np.uint32(16)
