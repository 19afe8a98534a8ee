"""Alternatives in the case and number of what they would stand for, apart from advice."""

from __future__ import annotations

from framing.domain.closed import words_of
from framing.domain.document import Document
from framing.domain.finding import Rule
from framing.domain.span import Span

# An alternative that opens so tells what to write; it cannot stand in the place itself.
_ADVICE_OPENERS = words_of(
    """
    a an the their its his her this that who whom whose what which where when how with in
    leave say name no
    """
)
_IRREGULAR_PLURALS = ("men", "people", "children")
_NO_PLURALS = ("ss", "us", "is")
_MIN_TITLE_WORDS = 3
# As many as some three hundred words have: ADR 0012.
_NEAR_CHARS = 2000


def alternatives_for(
    rule: Rule, text: str, document: Document, span: Span
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Wordings in the case and number of the text at the span, and advice as it was written."""
    is_plural = _looks_plural(text)
    wordings: list[str] = []
    advice: list[str] = []
    for one, several in zip(rule.alternatives, rule.plurals or rule.alternatives, strict=True):
        if one.split(" ", 1)[0] in _ADVICE_OPENERS:
            advice.append(one)
        else:
            wordings.append(_in_case_of(text, several if is_plural else one, document, span))
    return tuple(dict.fromkeys(wordings)), tuple(advice)


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence that holds the span, or the span itself outside all sentences.

    Of a sentence without end (a transcript that lost its full stops) only what stands near.
    """
    sentence = document.sentence_at(span.start) or span
    if len(sentence) <= 2 * _NEAR_CHARS:
        return sentence
    start, end = span.start - _NEAR_CHARS, span.end + _NEAR_CHARS
    return Span(max(sentence.start, start), max(span.end, min(sentence.end, end)))


def _looks_plural(text: str) -> bool:
    last = text.split()[-1] if text.split() else text
    if last.isupper() and len(last) < 6:  # an acronym
        return False
    last = last.lower()
    return last.endswith(_IRREGULAR_PLURALS) or (
        last.endswith("s") and not last.endswith(_NO_PLURALS)
    )


def _in_case_of(text: str, wording: str, document: Document, span: Span) -> str:
    """The wording with the capitals that its place asks for; its own capitals stay."""
    if text.isupper() and len(text) > 1 and _is_shouted(document, span):
        return wording.upper()
    if not text[:1].isupper() or not wording[:1].islower():
        return wording
    if is_titled(document, span):
        return " ".join(word if len(word) < 4 else _capitalised(word) for word in wording.split())
    return _capitalised(wording) if _is_first_in_sentence(document, span) else wording


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_first_in_sentence(document: Document, span: Span) -> bool:
    sentence = sentence_around(document, span)
    return not any(char.isalnum() for char in document.text[sentence.start : span.start])


def is_titled(document: Document, span: Span) -> bool:
    """Whether nearly all longer words of the sentence have capitals, as in a headline."""
    words = [word for word in _sentence_words(document, span) if len(word) > 3]
    n_capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _MIN_TITLE_WORDS and n_capitals >= len(words) - 1


def _is_shouted(document: Document, span: Span) -> bool:
    words = [word for word in _sentence_words(document, span) if word.isalpha()]
    return len(words) >= _MIN_TITLE_WORDS and all(word.isupper() for word in words)


def _sentence_words(document: Document, span: Span) -> list[str]:
    sentence = sentence_around(document, span)
    tokens = document.tokens
    numbers = tokens.range_within(sentence.start, sentence.end)
    return [document.text[tokens.starts[n] : tokens.ends[n]] for n in numbers]
