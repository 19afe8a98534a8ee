"""Texts read together, as the tests of rows ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from framing.read.byte_looks import lines_in_bytes
from framing.read.byte_words import words_in_bytes
from framing.read.byte_zones import ByteTexts, zoned_in_bytes


def read_in_bytes(texts: Sequence[bytes], titles: Sequence[str | None], language: str) -> ByteTexts:
    """The words of the texts and the zones of all their paragraphs."""
    words = words_in_bytes(texts)
    return zoned_in_bytes(words, lines_in_bytes(words), titles, language)
