"""Phrases of page furniture that may stand anywhere in a paragraph, looked for in many texts."""

from __future__ import annotations

import numpy as np

from framing.read.byte_looks import UNKNOWN, Paragraphs
from framing.read.byte_words import ByteWords, Ints
from framing.read.furniture import MAX_STAMP_WORDS, FurnitureSigns

Inner = tuple[tuple[str, ...], tuple[str, ...]]


class Phrases:
    """Where phrases of furniture stand that may stand anywhere in a paragraph."""

    def __init__(self, words: ByteWords, found: Paragraphs, signs: FurnitureSigns) -> None:
        self._data, self._found, self._words = words.data, found, words
        self._phrases = signs.signs.words
        self._kinds = found.kinds.copy()

    def kinds(self) -> tuple[Ints, dict[int, Inner]]:
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
        signs = [
            b"  ",
            b"\t",
            b"\xc2\xa0",
            b"pic.",
            b"www.",
            *(each.encode() for each in self._phrases.short_inner),
        ]
        together = _small(b"\n".join(pieces))
        signs = [sign for sign in signs if sign in together]
        if signs:
            odd = [any(sign in _small(piece) for sign in signs) for piece in pieces]
            self._kinds[short[np.array(odd)]] = UNKNOWN

    def _inner_phrases(self) -> dict[int, Inner]:
        lowered = self._data.lower().replace(b"\xe2\x80\x99", b"'  ")
        inner: dict[int, Inner] = {}
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
