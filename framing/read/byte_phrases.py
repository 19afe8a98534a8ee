"""Phrases of page furniture that may stand anywhere in a paragraph, looked for in many texts."""

from __future__ import annotations

import numpy as np

from framing.read.byte_looks import UNKNOWN, Paragraphs
from framing.read.byte_words import ByteWords, Ints
from framing.read.furniture import MAX_CAPTION_WORDS, MAX_INNER_WORDS, FurnitureSigns

# Of one text the phrases of boilerplate and of captions that it holds.
Inner = tuple[tuple[str, ...], tuple[str, ...]]
NONE: Inner = ((), ())


def inner_phrases(
    words: ByteWords, found: Paragraphs, signs: FurnitureSigns
) -> tuple[Ints, dict[int, Inner]]:
    """The kinds of the paragraphs, UNKNOWN where such a phrase may stand, and by text those that
    it holds in paragraphs short enough for them."""
    phrases = signs.signs.words
    rows = ((MAX_INNER_WORDS, phrases.inner), (MAX_CAPTION_WORDS, phrases.caption_inner))
    kinds, inner = found.kinds.copy(), dict[int, Inner]()
    data = words.data.lower() if any(held for _, held in rows) else b""
    for row, (n_words, held) in enumerate(rows):
        for phrase in held:
            numbers = np.searchsorted(found.starts, _places(data, phrase), "right") - 1
            numbers = numbers[found.n_words[numbers] <= n_words]
            kinds[numbers] = UNKNOWN
            for text in np.unique(found.texts[numbers]).tolist():
                known = inner.get(text, NONE)
                grown = (*known[row], phrase)
                inner[text] = (grown, known[1]) if row == 0 else (known[0], grown)
    return kinds, inner


def _places(data: bytes, phrase: str) -> Ints:
    """Where a phrase stands, with either apostrophe."""
    places: list[int] = []
    for sign in {phrase.encode(), phrase.replace("'", "’").encode()}:
        at = data.find(sign)
        while at >= 0:
            places.append(at)
            at = data.find(sign, at + 1)
    return np.array(sorted(places), np.int64)
