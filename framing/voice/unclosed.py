"""Unclosed quotations: where the words begin or end when a mark is missing."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Document
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.voice.grammar import POST_FINITE, Grammar
from framing.voice.overrun import (
    attribution_in,
    end_of_sentence,
    next_marks_from,
    pause_after,
    pauses,
    subject_start,
    word_at,
)
from framing.voice.pairs import Quotation


def shortened(
    document: Document, quotations: Sequence[Quotation], grammar: Grammar
) -> tuple[Quotation, ...]:
    """The quotations, those without one of their marks cut where the outlet plainly speaks.

    Without a closing mark that is before ", Lee said" and ", said Lee"; words that begin in the
    middle of a clause end with the first pause or full stop. Others keep the end of their
    paragraph. Without an opening mark the words begin with the sentence behind "…,” Lee said.",
    or behind "Lee added, " with a capital; else with their paragraph, or they are none.
    """
    found: list[Quotation] = []
    for number, quotation in enumerate(quotations):
        if not quotation.is_opened:
            is_first = number == 0
            begun = _begun(document, quotation, grammar, is_first=is_first)
            found += [begun] if begun is not None else []
        elif quotation.is_closed:
            found.append(quotation)
        else:
            found.append(_cut(document, quotation, grammar))
    return tuple(found)


def _begun(
    document: Document, quotation: Quotation, grammar: Grammar, *, is_first: bool
) -> Quotation | None:
    """The quotation from where its words begin; None where nothing tells that they are quoted."""
    tokens = document.tokens.range_within(quotation.content.start, quotation.content.end)
    if not tokens:
        return None
    start = _introduced(document, tokens, grammar) if is_first else None
    if start is None and is_first:
        return quotation
    if start is None:
        start = _sentence_behind(document, tokens, grammar)
    if start is None:
        return None
    return replace(
        quotation,
        outer=Span(start, quotation.outer.end),
        content=Span(start, quotation.content.end),
    )


def _introduced(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """The first capital behind "Lee added, " in words whose opening mark is missing."""
    for index in tokens[1:-1]:
        if not grammar.cue_signs_of(word_at(document, index).lower()) & POST_FINITE:
            continue
        if not pauses(document, index + 1) or not word_at(document, index + 1)[0].isupper():
            continue
        is_pronoun = word_at(document, index - 1).lower() in grammar.subject_pronouns
        if is_pronoun or subject_start(document, index, tokens.start, grammar) is not None:
            return document.tokens.starts[index + 1]
    return None


def _sentence_behind(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """Where the second sentence of some words begins, if the first one tells who has spoken."""
    sentence_end = end_of_sentence(document, document.tokens.starts[tokens.start])
    is_told = False
    for index in tokens:
        if document.tokens.starts[index] >= sentence_end:
            return document.tokens.starts[index] if is_told else None
        signs = grammar.cue_signs_of(word_at(document, index).lower())
        is_told = is_told or bool(signs & POST_FINITE)
    return None


def _cut(document: Document, quotation: Quotation, grammar: Grammar) -> Quotation:
    content = quotation.content
    tokens = document.tokens.range_within(content.start, content.end)
    if not tokens:
        return quotation
    end = attribution_in(document, tokens, grammar, is_continued=quotation.is_continued)
    if end is None and not quotation.is_continued:
        signs = (
            pause_after(document, tokens, grammar),
            next_marks_from(document, tokens, quotation.outer.end, grammar),
        )
        end = min((sign for sign in signs if sign is not None), default=None)
    if end is None or end >= content.end:
        return quotation
    return replace(
        quotation,
        outer=Span(quotation.outer.start, end),
        content=Span(content.start, end),
        is_continued=False,
    )
