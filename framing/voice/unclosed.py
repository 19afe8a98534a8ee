"""Unclosed quotations: where the words end when the closing mark is missing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.domain.cue import Form, Frame
from framing.domain.document import Document
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.voice.grammar import Grammar
from framing.voice.pairs import Quotation

_PAUSES = frozenset(",?!;—–")
_LONGEST_NAME = 4


def shortened(
    document: Document, quotations: Sequence[Quotation], grammar: Grammar
) -> tuple[Quotation, ...]:
    """The quotations, those without a closing mark cut where the outlet plainly speaks again.

    That is before ", Lee said" and ", said Lee"; words that begin in the middle of a sentence
    end with the first pause or full stop. Others keep the end of their paragraph.
    """
    return tuple(
        quotation if quotation.is_closed else _cut(document, quotation, grammar)
        for quotation in quotations
    )


def _cut(document: Document, quotation: Quotation, grammar: Grammar) -> Quotation:
    tokens = document.tokens.range_within(quotation.content.start, quotation.content.end)
    if not tokens:
        return quotation
    end = _attribution_in(document, tokens, grammar)
    if end is None and not quotation.is_continued:
        end = _pause_after(document, tokens)
    if end is None or end >= quotation.content.end:
        return quotation
    return replace(
        quotation,
        outer=Span(quotation.outer.start, end),
        content=Span(quotation.content.start, end),
        is_continued=False,
    )


def _attribution_in(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """The end of the word before ", Lee said" or ", said Lee"."""
    text, spans = document.text, document.tokens
    for index in tokens[1:]:
        word = text[spans.starts[index] : spans.ends[index]].lower()
        if not any(
            Frame.POST in cue.frames and cue.form in (Form.PAST, Form.PRESENT)
            for cue in grammar.cues.get(word, ())
        ):
            continue
        first = _subject_start(document, index, tokens.start, grammar)
        if first > tokens.start and _pauses(document, first):
            is_named = first < index or _opens_name(document, index + 1, tokens.stop, grammar)
            if is_named:
                return spans.ends[first - 1] + 1
    return None


def _subject_start(document: Document, cue: int, limit: int, grammar: Grammar) -> int:
    """The first token of the pronoun or name right before a cue; the cue itself without one."""
    text, spans = document.text, document.tokens
    index = cue
    while index - 1 > limit and cue - index < _LONGEST_NAME and not _pauses(document, index):
        word = text[spans.starts[index - 1] : spans.ends[index - 1]]
        if not word[0].isupper() and word not in grammar.subject_pronouns:
            break
        index -= 1
    return index


def _opens_name(document: Document, index: int, stop: int, grammar: Grammar) -> bool:
    if index >= stop:
        return False
    word = document.text[document.tokens.starts[index] : document.tokens.ends[index]]
    return word[0].isupper() or word in grammar.determiners


def _pauses(document: Document, index: int) -> bool:
    """Whether a comma or a like mark stands before a token."""
    spans = document.tokens
    gap = document.text[spans.ends[index - 1] : spans.starts[index]]
    return not _PAUSES.isdisjoint(gap)


def _pause_after(document: Document, tokens: range) -> int | None:
    """The first pause after words that begin in the middle of a sentence."""
    text, spans = document.text, document.tokens
    if not text[spans.starts[tokens.start]].islower():
        return None
    sentence_end = _sentence_end(document, spans.starts[tokens.start])
    for index in tokens[1:]:
        if spans.starts[index] >= sentence_end or _pauses(document, index):
            return min(spans.ends[index - 1] + 1, sentence_end)
    return sentence_end


def _sentence_end(document: Document, offset: int) -> int:
    number = bisect_left(document.sentences.ends, offset + 1)
    return document.sentences.ends[number]
