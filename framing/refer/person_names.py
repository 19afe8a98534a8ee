"""Where a name in the text belongs to somebody else: people named like states or like leaders."""

from __future__ import annotations

from framing.domain.document import Document, Zone
from framing.domain.span import Span
from framing.refer.word_classes import (
    DATES,
    LOCATIVE,
    POSSESSIVE_ENDINGS,
    RULER_TITLES,
    TITLES,
    words,
)


def is_surname_of_another(document: Document, span: Span, initials: frozenset[str]) -> bool:
    """Whether a known person's surname follows the first name of somebody else: "Adam Example".

    `initials` are the first letters of the known person's names: first names have many spellings.
    """
    index = document.tokens.first_from(span.start) - 1
    if index > 0 and _word(document, index).isupper() and len(_word(document, index)) == 1:
        index -= 1  # "Adam R. Example"
        token = document.tokens[index]
        is_next = document.text[token.end : span.start].count(" ") == 2
        span = Span(document.tokens[index + 1].start, span.end) if is_next else span
    word = _word(document, index) if index >= 0 else ""
    if word[:1] in initials or word.lower() in _NOT_BEFORE_SURNAMES:
        return False
    return not word.lower().endswith(POSSESSIVE_ENDINGS) and is_first_name_before(document, span)


def is_after_title(document: Document, span: Span) -> bool:
    """Whether a ruler's title stands before the name: "Prime Minister Example"."""
    index = document.tokens.first_from(span.start) - 1
    return index >= 0 and _word(document, index).lower() in RULER_TITLES


def is_after_preposition(document: Document, span: Span) -> bool:
    """Whether "in", "of" or the like stands before the name, as before a place."""
    index = document.tokens.first_from(span.start) - 1
    return index >= 0 and _word(document, index).lower() in _BEFORE_PLACES


def _word(document: Document, index: int) -> str:
    token = document.tokens[index]
    return document.text[token.start : token.end]


def is_part_of_a_persons_name(document: Document, span: Span) -> bool:
    """Whether a name that people bear too stands beside another capitalised word.

    "Jordan Smith", "Michael Jordan", not "Jordan's King" or "In Jordan". Headlines capitalise
    every word, so nothing is known there.
    """
    if document.zone_at(span.start) is Zone.HEADLINE:
        return False
    return _is_surname_after(document, span) or is_first_name_before(document, span)


_NOT_SURNAMES = TITLES | (DATES - {"may"})
_NOT_FIRST_NAMES = TITLES | words(
    "north south east west northern southern eastern western central upper lower"
)


def _is_surname_after(document: Document, span: Span) -> bool:
    index = document.tokens.first_from(span.end)
    if index == len(document.tokens):
        return False
    token = document.tokens[index]
    word = document.text[token.start : token.end]
    return (
        document.text[span.end : token.start] == " "
        and word[:1].isupper()
        and word[1:].islower()
        and word.lower() not in _NOT_SURNAMES
    )


def is_first_name_before(document: Document, span: Span) -> bool:
    """Whether a capitalised word before the name may be a first name: "Michael Jordan"."""
    index = document.tokens.first_from(span.start) - 1
    if index < 0:
        return False
    token = document.tokens[index]
    word = document.text[token.start : token.end]
    sentence = document.sentence_at(span.start)
    return (
        document.text[token.end : span.start] == " "
        and word[:1].isupper()
        and word[1:].islower()
        and word.lower() not in _NOT_FIRST_NAMES
        and sentence is not None
        and (token.start > sentence.start or not _opens_otherwise(word.lower()))
    )


def _opens_otherwise(word: str) -> bool:
    """Whether a sentence's first word is no first name: "In Jordan", "Scolding Jordan"."""
    return word in _SENTENCE_OPENERS or word.endswith("ing")


_SENTENCE_OPENERS = words(
    """in from to for with by at on of the a an and but both when while where after before since
    as if although though because that this does did do is are was were has had have can could
    will would should may might what why how who neighbouring neighboring meanwhile across inside
    outside near like unlike until throughout within most much all many some only even"""
)
# Words with a capital before a surname that are no first names: "On Tuesday Example", "Team Example".
_NOT_BEFORE_SURNAMES = DATES | words(
    """team never candidate nominee republican republicans democrat democrats democratic camp era
    despite once unless because still then thus later earlier today yesterday now soon so if"""
)
_BEFORE_PLACES = LOCATIVE | {"of", "to", "on"}
