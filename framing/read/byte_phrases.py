"""Phrases of page furniture that may stand anywhere in a paragraph, looked for in many texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.domain.frozen import dataclass
from framing.read.byte_looks import UNKNOWN, Paragraphs
from framing.read.byte_prints import N_BLOCK, lies_in_blocks, small_bytes
from framing.read.byte_words import PADDING, ByteWords, Flags, Ints, Longs
from framing.read.edges import HIGHLIGHTS
from framing.read.furniture import HELPED, MAX_CAPTION_WORDS, MAX_INNER_WORDS, MAX_STAMP_WORDS
from framing.read.furniture_signs import signs_of

# Of one text the phrases of boilerplate, of captions, and of who is shown that it holds.
Inner = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
NONE: Inner = ((), (), ())
Codes = NDArray[np.uint32]

_SMALL, _SPREAD = np.uint32(0x20202020), np.uint32(0x9E3779B1)
_SMALL_BYTE, _SMALL_LONG = 0x20, 0x2020202020202020
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
# From the most frequent in English on: a block of rare letters is seldom met by chance.
_BY_FREQUENCY = b" etaoinsrhldcumfpgwybvkxjqz"
_RANKS = bytes(_BY_FREQUENCY.find(code) % (len(_BY_FREQUENCY) + 1) for code in range(256))


def inner_phrases(
    words: ByteWords, found: Paragraphs, language: str
) -> tuple[Ints, dict[int, Inner]]:
    """The kinds of the paragraphs, UNKNOWN where such a phrase may stand, and by text those that
    it holds in paragraphs short enough for them."""
    phrases = signs_of(language).words
    rows = (
        (MAX_INNER_WORDS, phrases.inner),
        (MAX_CAPTION_WORDS, phrases.caption_inner),
        (MAX_CAPTION_WORDS, phrases.shown),
    )
    short = (*filter(lies_in_blocks, phrases.short_inner), HELPED)
    kinds = found.kinds.copy()
    if not len(kinds):
        return kinds, {}
    held: dict[int, tuple[set[str], set[str], set[str]]] = {}
    sought_for = (*phrases.inner, *phrases.caption_inner, *phrases.shown, *short, HIGHLIGHTS)
    met = list(_places(words, sought_for))
    places = np.array([place for _, place in met], np.int64)
    numbers = np.searchsorted(found.starts, places, "right") - 1
    columns = (numbers, found.texts[numbers], words.text_at(places), found.n_words[numbers])
    paragraphs = zip(*map(np.ndarray.tolist, columns), strict=True)
    for (phrase, _), (number, text, own, n_words) in zip(met, paragraphs, strict=True):
        if text != own:
            continue  # it stands in a text whose paragraphs are left out
        if phrase == HIGHLIGHTS or (phrase in short and n_words <= MAX_STAMP_WORDS):
            kinds[number] = UNKNOWN
        for row, (max_words, sought) in enumerate(rows):
            if phrase in sought and n_words <= max_words:
                kinds[number] = UNKNOWN
                held.setdefault(text, (set(), set(), set()))[row].add(phrase)
    return kinds, {
        text: (tuple(sorted(inner)), tuple(sorted(captions)), tuple(sorted(shown)))
        for text, (inner, captions, shown) in held.items()
    }


def _places(words: ByteWords, phrases: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Where phrases stand, with either apostrophe: each with its places."""
    data, blocks = words.data, _blocks_of(phrases)
    for phrase, sign in blocks.others:
        for start in _begun(words, sign):
            if small_bytes(data[start : start + len(sign)]) == sign:
                yield phrase, start
    for number, start in zip(*_betrayed(words, blocks), strict=True):
        phrase, sign = blocks.sought[number]
        if small_bytes(data[start : start + len(sign)]) == sign:
            yield phrase, start


def _begun(words: ByteWords, sign: bytes) -> list[int]:
    """Where the first letters of a sign stand."""
    places = np.flatnonzero(words.view[:-PADDING] | _SMALL_BYTE == sign[0] | _SMALL_BYTE)
    loaded = words.loaded[places] | np.uint64(_SMALL_LONG)
    front = np.uint64(int.from_bytes(sign[:8], "little") | _SMALL_LONG)
    found: list[int] = places[(loaded ^ front) & _MASKS[min(len(sign), 8)] == 0].tolist()
    return found


def _betrayed(words: ByteWords, blocks: _Blocks) -> tuple[list[int], list[int]]:
    """The rows of blocks whose letters stand somewhere, and where their phrases then begin, if
    the first letters of these stand there."""
    digests = _digests(np.frombuffer(words.data, "<u4", len(words.data) // N_BLOCK))
    met = np.flatnonzero(blocks.table.take(digests))
    first, n = blocks.first[digests[met]], blocks.n[digests[met]]
    which = np.repeat(np.arange(len(met)), n)
    rows = np.arange(len(which)) - np.repeat(np.cumsum(n) - n, n) + first[which]
    starts = met[which] * N_BLOCK - blocks.shifts[rows]
    loaded = words.loaded[np.maximum(starts, 0)] | np.uint64(_SMALL_LONG)
    kept = (starts >= 0) & (loaded & blocks.masks[rows] == blocks.fronts[rows])
    numbers: list[int] = rows[kept].tolist()
    return numbers, starts[kept].tolist()


@dataclass(frozen=True, slots=True)
class _Blocks:
    """What betrays phrases: of each that is long enough one block of four letters for each way in
    which it may lie across such blocks, a row each.

    `first` and `n` lead from the digest of a block to its rows, `table` tells whether it has any. `shifts` tell how far behind the start of its phrase a block stands, `fronts` the first letters
    of the phrase, as many as `masks` keep. `sought` are the phrases, each with its small letters
    in bytes, as are `others`, which are to be looked for letter by letter.
    """

    table: Flags
    first: Ints
    n: Ints
    shifts: Ints
    fronts: Longs
    masks: Longs
    sought: tuple[tuple[str, bytes], ...]
    others: tuple[tuple[str, bytes], ...]


@lru_cache(maxsize=16)
def _blocks_of(phrases: tuple[str, ...]) -> _Blocks:
    keys: list[int] = []
    shifted: list[tuple[int, str]] = []
    others: list[tuple[str, bytes]] = []
    for phrase in phrases:
        sign = phrase.encode()
        if not lies_in_blocks(phrase):
            signs = (sign, phrase.replace("'", "’").encode())
            others += sorted({(phrase, small_bytes(each)) for each in signs})
            continue
        ranks = sign.translate(_RANKS)
        for shift in (_rarest(ranks, first) for first in range(N_BLOCK)):
            keys.append(int.from_bytes(sign[shift : shift + N_BLOCK], "little"))
            shifted.append((shift, phrase))
    digests = _digests(np.array(keys, np.uint32)).tolist()
    rows = [(digest, *row) for digest, row in zip(digests, shifted, strict=True)]
    rows.sort()
    n = np.bincount([digest for digest, _, _ in rows], minlength=1 << 16)
    found = tuple([(phrase, small_bytes(phrase.encode())) for _, _, phrase in rows])
    masks = _MASKS.take([len(sign) for _, sign in found], mode="clip")
    fronts = np.array([int.from_bytes(sign[:8], "little") for _, sign in found], np.uint64)
    fronts = (fronts | np.uint64(_SMALL_LONG)) & masks
    shifts = np.array([shift for _, shift, _ in rows], np.int64)
    return _Blocks(n > 0, np.cumsum(n) - n, n, shifts, fronts, masks, found, tuple(others))


def _rarest(ranks: bytes, first: int) -> int:
    """Where the block of the rarest letters begins, in steps of four from the first place on."""
    starts = range(first, len(ranks) - N_BLOCK + 1, N_BLOCK)
    return max(starts, key=lambda start: sum(ranks[start : start + N_BLOCK]))


def _digests(read: Codes) -> Codes:
    """A digest of each block below 65,536, capitals or not."""
    return ((read | _SMALL) * _SPREAD) >> np.uint32(16)
