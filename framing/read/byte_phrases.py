"""Phrases of page furniture that may stand anywhere in a paragraph, looked for in many texts."""

from __future__ import annotations

import numpy as np

from framing.read.byte_looks import UNKNOWN, Paragraphs
from framing.read.byte_words import ByteWords, Ints
from framing.read.furniture import (
    MAX_CAPTION_WORDS,
    MAX_INNER_WORDS,
    MAX_STAMP_WORDS,
    FurnitureSigns,
)

Inner = tuple[tuple[str, ...], tuple[str, ...]]


class Phrases:
    """Where phrases of furniture stand that may stand anywhere in a paragraph."""

    def __init__(self, words: ByteWords, found: Paragraphs, signs: FurnitureSigns) -> None:
        self._data, self._found = words.data, found
        self._phrases = signs.signs.words
        self._kinds = found.kinds.copy()

    def kinds(self) -> tuple[Ints, dict[int, Inner]]:
        """The kinds of the paragraphs, UNKNOWN where such a phrase may stand, and by text those
        that it holds."""
        short = np.flatnonzero((self._kinds != UNKNOWN) & (self._found.n_words <= MAX_STAMP_WORDS))
        self._look_into(short)
        return self._kinds, self._inner_phrases()

    def _look_into(self, short: Ints) -> None:
        """Short paragraphs are unknown where one of their phrases or an odd blank stands."""
        pieces = self._pieces(short)
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
        """By text the phrases that stand in paragraphs short enough for them."""
        rows = (
            (MAX_INNER_WORDS, self._phrases.inner),
            (MAX_CAPTION_WORDS, self._phrases.caption_inner),
        )
        inner: dict[int, Inner] = {}
        for row, (n_words, phrases) in enumerate(rows):
            numbers = np.flatnonzero(self._found.n_words <= n_words)
            if not (phrases and len(numbers)):
                continue
            pieces = self._pieces(numbers)
            starts = np.cumsum([0, *(len(piece) + 1 for piece in pieces)])
            together = b"\n".join(pieces).lower()
            for phrase in phrases:
                places = _places(together, phrase)
                held = numbers[np.searchsorted(starts, places, "right") - 1]
                self._kinds[held] = UNKNOWN
                for text in np.unique(self._found.texts[held]).tolist():
                    known = inner.setdefault(text, ((), ()))
                    grown = (*known[row], phrase)
                    inner[text] = (grown, known[1]) if row == 0 else (known[0], grown)
        return inner

    def _pieces(self, numbers: Ints) -> list[bytes]:
        starts, ends = self._found.starts[numbers].tolist(), self._found.ends[numbers].tolist()
        return [self._data[start:end] for start, end in zip(starts, ends, strict=True)]


def _small(piece: bytes) -> bytes:
    return piece.lower().replace(b"\xe2\x80\x99", b"'")


def _places(data: bytes, phrase: str) -> Ints:
    """Where a phrase stands, with either apostrophe."""
    places: list[int] = []
    for sign in {phrase.encode(), phrase.replace("'", "’").encode()}:
        at = data.find(sign)
        while at >= 0:
            places.append(at)
            at = data.find(sign, at + 1)
    return np.array(sorted(places), np.int64)
