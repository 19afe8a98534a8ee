"""Quotations: speech, or marks for a title, a nickname, a word held at arm's length."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.voice.fragments import (
    acts_on,
    is_at_arms_length,
    is_cried,
    is_named_as,
    is_predicate,
    is_remark,
    is_thought,
    is_used_word,
    is_word_as_word,
    modifies,
)
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.titles import (
    goes_on,
    has_byline,
    is_listener,
    is_markup,
    is_named_work,
    is_nickname,
    is_title_case,
    is_title_in_phrase,
)

_LONGEST_SUBHEAD = 8
_TERMINAL = frozenset(".!?…,")
# Whose words a few marked ones are, the clause around them tells.
_SIGNS = (is_predicate, is_thought, acts_on)


class QuotationKind(Enum):
    """What a pair of marks is for."""

    SPEECH = "speech"
    SCARE = "scare"
    TITLE = "title"


def token_range(passage: Passage, number: int) -> tuple[int, int]:
    """The tokens inside a passage's quotation."""
    return passage.quoted_ranges[number]


def parts_text(passage: Passage, number: int, are_marks_single: bool) -> bool:
    """Whether a paragraph is nothing but a few marked words that part the text, a subhead.

    A subhead has single marks where the outlet's own are double, or capitals throughout; at the
    top of the article the words are a headline, which quotes.
    """
    start, stop = token_range(passage, number)
    if passage.number == 0 or stop - start < len(passage.words):
        return False
    if not 0 < stop - start <= _LONGEST_SUBHEAD:
        return False
    is_odd = passage.quotations[number].is_single and not are_marks_single
    return is_odd or (stop - start > 1 and all(map(str.isupper, passage.words)))


def kind_of(
    passage: Passage, number: int, is_owned: bool, is_headline: bool, grammar: Grammar
) -> QuotationKind:
    """What the marks of a passage's quotation are for.

    `is_owned` tells that a reporting word claims it. Titles and nicknames are told by their
    capitals and the word before; one or two words that nobody claims are held at a distance.
    """
    tokens = start, stop = token_range(passage, number)
    if start == stop:
        return QuotationKind.TITLE
    if is_markup(passage, start) or is_nickname(passage, start, stop):
        return QuotationKind.TITLE
    if is_cried(passage, start, grammar) or is_used_word(passage, tokens, grammar):
        return QuotationKind.SPEECH
    if is_named_work(passage, start, stop, grammar):
        return QuotationKind.TITLE
    if is_owned:
        is_title = not is_headline and (
            is_title_in_phrase(passage, tokens, grammar) or is_listener(passage, tokens, grammar)
        )
        return QuotationKind.TITLE if is_title else QuotationKind.SPEECH
    return _kind_alone(passage, number, is_headline, grammar)


def _kind_alone(
    passage: Passage, number: int, is_headline: bool, grammar: Grammar
) -> QuotationKind:
    """What the marks are for where no reporting word claims their words."""
    tokens = start, stop = token_range(passage, number)
    if is_at_arms_length(passage, start, grammar):
        return QuotationKind.SCARE
    if has_byline(passage, stop, grammar):
        return QuotationKind.TITLE
    if passage.quotations[number].is_uncertain and _is_inside(passage, start):
        return QuotationKind.SCARE
    if _opens_sentence(passage, start):
        if goes_on(passage, tokens, grammar):
            return QuotationKind.TITLE
        if _is_complete(passage, number, start):
            return QuotationKind.SPEECH
    if is_named_as(passage, start, grammar) or is_remark(passage, tokens, grammar):
        return QuotationKind.SPEECH
    if not is_headline and (
        is_title_case(passage, start, stop, grammar) or is_title_in_phrase(passage, tokens, grammar)
    ):
        return QuotationKind.TITLE if stop - start > 1 else QuotationKind.SCARE
    is_short = stop - start < 3 or (stop - start <= 5 and modifies(passage, stop, grammar))
    if is_word_as_word(passage, start, grammar):
        return QuotationKind.SCARE
    is_said = not is_short or any(sign(passage, tokens, grammar) for sign in _SIGNS)
    return QuotationKind.SPEECH if is_said else QuotationKind.SCARE


def _is_complete(passage: Passage, number: int, start: int) -> bool:
    """Whether the words begin with a capital and end with a mark, as an utterance does."""
    last = passage.gaps[token_range(passage, number)[1]].lstrip()[:1]
    return passage.words[start][0].isupper() and last in _TERMINAL


def _is_inside(passage: Passage, start: int) -> bool:
    """Whether the words stand in the middle of a clause, with no pause before them."""
    is_first = _opens_sentence(passage, start)
    return not is_first and passage.quoted[start - 1] == -1 and not breaks(passage.gaps[start])


def _opens_sentence(passage: Passage, start: int) -> bool:
    return passage.opens_sentence(start) or (
        start > 0 and passage.gaps[start].lstrip("”\"'’ ")[:1] in (".", "!", "?")
    )
