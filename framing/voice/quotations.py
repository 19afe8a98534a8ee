"""Quotations: speech, or marks for a title, a nickname, a word held at arm's length."""

from __future__ import annotations

from enum import Enum

from framing.voice.grammar import Grammar
from framing.voice.passages import Passage


class QuotationKind(Enum):
    """What a pair of marks is for."""

    SPEECH = "speech"
    SCARE = "scare"
    TITLE = "title"


def kind_of(passage: Passage, number: int, is_owned: bool, grammar: Grammar) -> QuotationKind:
    """What the marks of a passage's quotation are for."""
    quotation = passage.quotations[number]
    tokens = [i for i, q in enumerate(passage.quoted) if q == number]
    if not tokens:
        return QuotationKind.SCARE
    if is_owned:
        return QuotationKind.SPEECH
    if len(tokens) <= 4:
        return QuotationKind.SCARE
    return QuotationKind.SPEECH
