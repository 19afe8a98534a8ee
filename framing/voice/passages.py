"""Passages: a paragraph as words, gaps, quotations and sentences, the view that all rules read."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.voice.pairs import Quotation


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One block. Token lists run in parallel; `gaps[i]` is the text before token i.

    `gaps` has one more entry than there are tokens: the text after the last.
    `quoted[i]` is the number of the quotation that holds token i, or -1.
    `sentences` are token ranges; a sentence does not end inside a quotation.
    """

    number: int
    span: Span
    words: list[str]
    lower: list[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: list[str]
    quoted: list[int]
    quotations: tuple[Quotation, ...]
    sentences: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.words)

    def char_span(self, start: int, stop: int) -> Span:
        """The characters of the tokens `[start, stop)`."""
        return Span(self.starts[start], self.ends[stop - 1])

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, (token, len(self.words))) - 1]

    def opens_sentence(self, token: int) -> bool:
        """Whether a token is the first of its sentence."""
        return token < len(self.words) and self.sentence_of(token)[0] == token

    def token_from(self, offset: int) -> int:
        """The number of the first token that ends after the offset."""
        return bisect_right(self.ends, offset)


def passage_of(document: Document, number: int, quotations: tuple[Quotation, ...]) -> Passage:
    """The passage of a document's block."""
    block = document.blocks[number].span
    tokens = document.tokens.range_within(block.start, block.end)
    starts = document.tokens.starts[tokens.start : tokens.stop]
    ends = document.tokens.ends[tokens.start : tokens.stop]
    text = document.text
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    lower = [word.lower() if word.isascii() else _folded(word) for word in words]
    edges_before = (block.start, *ends)
    edges_after = (*starts, block.end)
    gaps = [text[a:b] for a, b in zip(edges_before, edges_after, strict=True)]
    quoted = _quoted(starts, quotations)
    sentences = _sentences(document, block, starts, quotations)
    return Passage(number, block, words, lower, starts, ends, gaps, quoted, quotations, sentences)


def _folded(word: str) -> str:
    straight = word.replace("’", "'").lower()
    return straight if straight.isascii() else fold(straight)


def _quoted(starts: tuple[int, ...], quotations: tuple[Quotation, ...]) -> list[int]:
    quoted = [-1] * len(starts)
    for number, quotation in enumerate(quotations):
        first = bisect_right(starts, quotation.content.start - 1)
        stop = bisect_right(starts, quotation.content.end - 1)
        quoted[first:stop] = [number] * (stop - first)
    return quoted


def _sentences(
    document: Document,
    block: Span,
    starts: tuple[int, ...],
    quotations: tuple[Quotation, ...],
) -> list[tuple[int, int]]:
    """Token ranges of the block's sentences; a break inside quotation marks is none."""
    if not starts:
        return []
    numbers = document.sentences.range_within(block.start, block.end)
    cuts = [document.sentences.starts[i] for i in numbers]
    open_starts = [quotation.outer.start for quotation in quotations]
    edges = [0]
    for cut in cuts[1:]:
        inside = bisect_right(open_starts, cut) - 1
        if inside >= 0 and open_starts[inside] < cut < quotations[inside].outer.end:
            continue
        edge = bisect_right(starts, cut - 1)
        if edges[-1] < edge < len(starts) and not _goes_on(document.text, cut):
            edges.append(edge)
    edges.append(len(starts))
    return list(itertools.pairwise(edges))


def _goes_on(text: str, cut: int) -> bool:
    """Whether a sentence seems to begin with a small letter after a mark: it goes on instead."""
    return text[cut].islower() and text[cut - 2 : cut - 1] in "\"”'’»"
