"""A document laid out for matching: its words in a row, and the bounds of its sentences."""

from __future__ import annotations

from bisect import bisect_left

from framing.domain.document import Document, Metadata, written_of
from framing.domain.span import Spans


class Page:
    """The words of a document with their places; tokens are numbered from 0.

    One empty word stands behind the last, so that every token has a neighbour on either side
    (the first has it at -1). Which sentence holds which tokens is told for all when one asks.
    """

    __slots__ = (
        *("text", "words", "starts", "ends", "sentences", "language", "metadata", "n_tokens"),
        *("_numbers", "_ranges"),
    )

    def __init__(
        self,
        text: str,
        words: list[str],
        starts: tuple[int, ...],
        ends: tuple[int, ...],
        sentences: Spans,
        metadata: Metadata,
    ) -> None:
        self.text, self.words, self.starts, self.ends = text, words, starts, ends
        self.sentences, self.metadata = sentences, metadata
        self.language = primary_language(metadata.language)
        self.n_tokens = len(starts)
        self._numbers: list[int] = []  # of the sentence of each token, -1 outside
        self._ranges: list[tuple[int, int]] = []  # the tokens of each sentence

    def gap_before(self, token: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.ends[token - 1] : self.starts[token]]

    def is_one_sentence(self, first: int, last: int) -> bool:
        """Whether two tokens stand in the same sentence."""
        numbers = self._numbers or self._numbered()
        return numbers[first] == numbers[last] >= 0

    def sentence_range(self, token: int) -> tuple[int, int]:
        """The tokens `[first, end)` of a token's sentence; outside sentences the token alone."""
        number = (self._numbers or self._numbered())[token]
        return self._ranges[number] if number >= 0 else (token, token + 1)

    def _numbered(self) -> list[int]:
        """The number of each token's sentence, kept with what tokens each holds."""
        numbers, ranges, starts = self._numbers, self._ranges, self.starts
        end = 0
        for number, stop in enumerate(self.sentences.ends):
            first = bisect_left(starts, self.sentences.starts[number], end)
            numbers += [-1] * (first - end)
            end = bisect_left(starts, stop, first)
            numbers += [number] * (end - first)
            ranges.append((first, end))
        numbers += [-1] * (self.n_tokens - end)
        return numbers


def page_of(document: Document) -> Page:
    """The document laid out."""
    tokens, words = document.tokens, [*written_of(document).words, ""]
    bounds = (tokens.starts, tokens.ends, document.sentences)
    return Page(document.text, words, *bounds, document.metadata)


def primary_language(language: str) -> str:
    """`en` for `en-GB`."""
    return language.casefold().replace("_", "-").partition("-")[0]
