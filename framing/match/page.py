"""A document laid out for matching: its words in a row, and the bounds of its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from framing.domain.document import Document, Metadata, written_of
from framing.domain.frozen import NamedTuple
from framing.domain.span import Spans


class Page(NamedTuple):
    """The words of a document with their places; tokens are numbered from 0.

    One empty word stands behind the last, so that every token has a neighbour on either side
    (the first has it at -1).
    """

    text: str
    words: list[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: Spans
    language: str
    metadata: Metadata

    @property
    def n_tokens(self) -> int:
        """How many tokens the document has."""
        return len(self.starts)

    def gap_before(self, token: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.ends[token - 1] : self.starts[token]]

    def is_one_sentence(self, first: int, last: int) -> bool:
        """Whether two tokens stand in the same sentence."""
        sentences = self.sentences
        number = bisect_right(sentences.starts, self.starts[first]) - 1
        return number >= 0 and self.starts[last] < sentences.ends[number]

    def sentence_range(self, token: int) -> tuple[int, int]:
        """The tokens `[first, end)` of a token's sentence; outside sentences the token alone."""
        index = self.sentences.index_at(self.starts[token])
        if index is None:
            return token, token + 1
        first = bisect_left(self.starts, self.sentences.starts[index])
        return first, bisect_left(self.starts, self.sentences.ends[index], first)


def page_of(document: Document) -> Page:
    """The document laid out."""
    text, tokens, metadata = document.text, document.tokens, document.metadata
    words = [*written_of(document).words, ""]
    return Page(
        text=text,
        words=words,
        starts=tokens.starts,
        ends=tokens.ends,
        sentences=document.sentences,
        language=primary_language(metadata.language),
        metadata=metadata,
    )


def primary_language(language: str) -> str:
    """`en` for `en-GB`."""
    return language.casefold().replace("_", "-").partition("-")[0]
