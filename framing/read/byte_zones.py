"""The zones of the paragraphs of many texts at once: what counts in them, and how many words.

The law is that of `zones`, which is asked of each text without most of its running text: beyond
the first paragraphs, one that follows running text is zoned as that is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.read.byte_looks import BARE, PROSE, UNKNOWN, Paragraphs, paragraphs_in_bytes
from framing.read.byte_words import ByteWords, Flags, Ints, words_in_bytes
from framing.read.furniture import (
    MAX_STAMP_WORDS,
    FurnitureSigns,
    furniture_signs,
    small_letters,
)
from framing.read.looks import Look, look_at
from framing.read.paragraphs import N_WITH_GLUE, parted
from framing.read.zones import zones_of_looks

ZONES = tuple(sorted(Zone, key=lambda zone: zone.value))
_NUMBERS = {zone: number for number, zone in enumerate(ZONES)}
_SCORED = np.array([zone.is_scored for zone in ZONES])
_NOWHERE = Span(0, 0)
# Running text farther down, of which nothing is asked but that it is some.
_MORE_PROSE = Look("x" * 1000, _NOWHERE, None, False, False, None, 100, True)
_N_FIRST = 6  # no rule of `zones` looks farther into running text


@dataclass(frozen=True, slots=True)
class ByteTexts:
    """Texts of one language in a row: their words, their paragraphs, and the zone of each.

    `zones` are numbers in ZONES; `n_words` counts the words of each text in zones that are
    scored. `is_whole` tells of each text whether all this is right.
    """

    words: ByteWords
    starts: Ints
    ends: Ints
    zones: Ints
    n_words: Ints
    is_whole: Flags

    def paragraphs_at(self, places: Ints) -> Ints:
        """The numbers of the paragraphs that hold the places, which lie in some."""
        return np.searchsorted(self.starts, places, "right") - 1


def read_in_bytes(texts: Sequence[str], titles: Sequence[str | None], language: str) -> ByteTexts:
    """Texts without front matter or markup, read together; each may have a headline known."""
    words = words_in_bytes(texts)
    found = paragraphs_in_bytes(words, language)
    is_whole = found.is_whole.copy()
    zones = np.full(len(found.starts), _NUMBERS[Zone.BODY])
    zoning = _Zoning(words, found, language)
    bounds = np.searchsorted(found.texts, np.arange(len(texts) + 1)).tolist()
    for text in np.flatnonzero(is_whole).tolist():
        first, end = bounds[text], bounds[text + 1]
        known = zoning.zones_of(text, first, end, titles[text])
        if known is None:
            is_whole[text] = False
        else:
            zones[first:end] = known
    n_words = np.searchsorted(words.starts, found.ends) - np.searchsorted(
        words.starts, found.starts
    )
    counted = np.bincount(found.texts, n_words * _SCORED[zones], len(texts)).astype(np.int64)
    return ByteTexts(words, found.starts, found.ends, zones, counted, is_whole)


class _Zoning:
    """Finds the zones of one text after the other."""

    def __init__(self, words: ByteWords, found: Paragraphs, language: str) -> None:
        self._data = words.data
        self._signs = furniture_signs("", language)
        self._starts, self._ends = found.starts.tolist(), found.ends.tolist()
        kinds, self._inner = _Phrases(words, found, self._signs).kinds()
        self._kinds: list[int] = kinds.tolist()

    def zones_of(self, text: int, first: int, end: int, title: str | None) -> list[int] | None:
        """The zones of the paragraphs `[first, end)`; None where they are not one a line."""
        looks: list[Look] = []
        asked: list[int] = []
        n_prose, previous = 0, UNKNOWN
        for number in range(first, end):
            kind = self._kinds[number]
            if kind == PROSE:
                n_prose += 1
                if n_prose > _N_FIRST:
                    if previous != PROSE:
                        looks.append(_MORE_PROSE)
                        asked.append(number)
                        previous = kind
                    continue
            look = self._look(number, kind, number - first, text)
            if look is None:
                return None
            looks.append(look)
            asked.append(number)
            previous = kind
        known = [_NUMBERS[zone] for zone in zones_of_looks(looks, title)]
        return _spread(known, asked, end)

    def _look(self, number: int, kind: int, place: int, text: int) -> Look | None:
        words = self._data[self._starts[number] : self._ends[number]].decode()
        if kind != UNKNOWN and not (place < N_WITH_GLUE and words[0].islower()):
            n_words = words.count(" ") + 1
            return Look(words, _NOWHERE, None, False, False, None, n_words, kind != BARE)
        parts = parted(words, Span(0, len(words)), place)
        if len(parts) > 1:
            return None
        signs = self._signs.signs
        page = FurnitureSigns(words, small_letters(words), signs, *self._inner.get(text, ((), ())))
        return look_at(page, parts[0])


def _spread(zones: list[int], numbers: list[int], end: int) -> list[int]:
    """The zones of all paragraphs: those that were not asked for are as the one before."""
    if not numbers:
        return []
    spread: list[int] = []
    for zone, number, following in zip(zones, numbers, [*numbers[1:], end], strict=True):
        spread += [zone] * (following - number)
    return spread


_Inner = tuple[tuple[str, ...], tuple[str, ...]]


class _Phrases:
    """Where phrases of furniture stand that may stand anywhere in a paragraph."""

    def __init__(self, words: ByteWords, found: Paragraphs, signs: FurnitureSigns) -> None:
        self._data, self._found, self._words = words.data, found, words
        self._phrases = signs.signs.words
        self._kinds = found.kinds.copy()

    def kinds(self) -> tuple[Ints, dict[int, _Inner]]:
        """The kinds of the paragraphs, UNKNOWN where such a phrase may stand, and by text those
        that it holds."""
        short = np.flatnonzero((self._kinds != UNKNOWN) & (self._found.n_words <= MAX_STAMP_WORDS))
        self._look_into(short)
        inner = self._inner_phrases()
        self._kinds[short[np.isin(self._found.texts[short], list(inner))]] = UNKNOWN
        return self._kinds, inner

    def _look_into(self, short: Ints) -> None:
        """Short paragraphs are unknown where one of their phrases or an odd blank stands."""
        pieces = [
            self._data[start:end]
            for start, end in zip(
                self._found.starts[short].tolist(), self._found.ends[short].tolist(), strict=True
            )
        ]
        signs = [b"  ", b"\t", b"\xc2\xa0", *(each.encode() for each in self._phrases.short_inner)]
        together = _small(b"\n".join(pieces))
        signs = [sign for sign in signs if sign in together]
        if signs:
            odd = [any(sign in _small(piece) for sign in signs) for piece in pieces]
            self._kinds[short[np.array(odd)]] = UNKNOWN

    def _inner_phrases(self) -> dict[int, _Inner]:
        lowered = self._data.lower().replace(b"\xe2\x80\x99", b"'  ")
        inner: dict[int, _Inner] = {}
        for row, phrases in enumerate((self._phrases.inner, self._phrases.caption_inner)):
            for phrase in phrases:
                places = np.array(_places(lowered, phrase.encode()), np.int64)
                if not len(places):
                    continue
                numbers = np.searchsorted(self._found.starts, places, "right") - 1
                self._kinds[numbers] = UNKNOWN
                for text in np.unique(self._words.text_at(places)).tolist():
                    known = inner.setdefault(text, ((), ()))
                    grown = (*known[row], phrase)
                    inner[text] = (grown, known[1]) if row == 0 else (known[0], grown)
        return inner


def _small(piece: bytes) -> bytes:
    return piece.lower().replace(b"\xe2\x80\x99", b"'")


def _places(data: bytes, sign: bytes) -> list[int]:
    places: list[int] = []
    at = data.find(sign)
    while at >= 0:
        places.append(at)
        at = data.find(sign, at + 1)
    return places
