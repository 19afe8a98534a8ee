"""Unclosed quotations: where the words begin or end when a mark is missing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.domain.cue import Frame
from framing.domain.document import Document
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.voice.grammar import POST_FINITE, Grammar
from framing.voice.pairs import Quotation

_PAUSES = frozenset(",?!;—–")
_BREAKS = _PAUSES | frozenset(":()")
_LONGEST_NAME = 4
_LONGEST_SOURCE = 8
_LONGEST_APPOSITION = 12


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
        if not grammar.cue_signs_of(_word(document, index).lower()) & POST_FINITE:
            continue
        if not _pauses(document, index + 1) or not _word(document, index + 1)[0].isupper():
            continue
        is_pronoun = _word(document, index - 1).lower() in grammar.subject_pronouns
        if is_pronoun or _subject_start(document, index, tokens.start, grammar) is not None:
            return document.tokens.starts[index + 1]
    return None


def _sentence_behind(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """Where the second sentence of some words begins, if the first one tells who has spoken."""
    sentence_end = _sentence_end(document, document.tokens.starts[tokens.start])
    is_told = False
    for index in tokens:
        if document.tokens.starts[index] >= sentence_end:
            return document.tokens.starts[index] if is_told else None
        signs = grammar.cue_signs_of(_word(document, index).lower())
        is_told = is_told or bool(signs & POST_FINITE)
    return None


def _cut(document: Document, quotation: Quotation, grammar: Grammar) -> Quotation:
    tokens = document.tokens.range_within(quotation.content.start, quotation.content.end)
    if not tokens:
        return quotation
    end = _attribution_in(document, tokens, grammar)
    if end is None and not quotation.is_continued:
        end = _pause_after(document, tokens, grammar)
    if end is None or end >= quotation.content.end:
        return quotation
    return replace(
        quotation,
        outer=Span(quotation.outer.start, end),
        content=Span(quotation.content.start, end),
        is_continued=False,
    )


def _attribution_in(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """The end of the word before ", Lee said", ", said Lee"; of a fragment, ", according to Lee"."""
    text, spans = document.text, document.tokens
    is_fragment = text[spans.starts[tokens.start]].islower()
    for index in tokens[1:]:
        word = text[spans.starts[index] : spans.ends[index]].lower()
        if is_fragment and word in grammar.according_words and _pauses(document, index):
            return spans.ends[index - 1] + 1
        if not grammar.cue_signs_of(word) & POST_FINITE:
            continue
        if _pauses(document, index):
            is_inverted = _opens_name(document, index + 1, tokens.stop, grammar)
            first = index if is_inverted else _explained_name(document, index, tokens.start)
        elif _closes(document, index, tokens.stop, grammar):
            first = _subject_start(document, index, tokens.start, grammar)
        else:
            first = None
        if first is not None and first > tokens.start:
            return spans.ends[first - 1] + 1
    return None


def _closes(document: Document, cue: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb that says looks back to what is said: a pause, time, place or listener follows.

    Not in "First, she vowed that …": that is told inside the marks.
    """
    after = cue + 1
    if after >= stop or _pauses(document, after) or _ends_sentence(document, after):
        return True
    word, cue_word = _word(document, after).lower(), _word(document, cue).lower()
    if word in grammar.complementizers:
        return False
    has_listener = any(Frame.LISTENER in cue.frames for cue in grammar.cues_of(cue_word))
    return (
        has_listener
        or word in grammar.prepositions
        or word in grammar.times
        or word in grammar.clause_leads
        or word in grammar.coordinators
        or word in grammar.listeners
        or grammar.is_adverb(word)
    )


def _ends_sentence(document: Document, index: int) -> bool:
    """Whether a sentence ends before a token."""
    number = bisect_left(document.sentences.starts, document.tokens.ends[index - 1])
    starts = document.sentences.starts
    return number < len(starts) and starts[number] <= document.tokens.starts[index]


def _subject_start(document: Document, cue: int, limit: int, grammar: Grammar) -> int | None:
    """The first token of the pronoun, name or role behind a pause and right before a cue."""
    first = _behind_pause(document, cue, limit, _LONGEST_SOURCE)
    if first is None:
        return None
    words = [_word(document, index) for index in range(first, cue)]
    is_noun = words[-1].lower() in grammar.determiners or (
        _word(document, cue).lower() in grammar.also_nouns
        and words[0] not in grammar.subject_pronouns
        and not any(word[0].isupper() for word in words)
    )
    if is_noun or not (
        words[0][0].isupper()
        or words[0] in grammar.determiners
        or words[0] in grammar.subject_pronouns
    ):
        return None
    is_clause = any(
        grammar.is_finite(word) and (place == 0 or words[place - 1].lower() not in grammar.articles)
        for place, word in enumerate(words)
    )
    return None if is_clause else first


def _explained_name(document: Document, cue: int, limit: int) -> int | None:
    """The first token of the name before an apposition: ", Ann Lee, a clerk, said"."""
    apposition = _behind_pause(document, cue, limit, _LONGEST_APPOSITION)
    name = apposition and _behind_pause(document, apposition, limit, _LONGEST_NAME)
    if apposition is None or name is None:
        return None
    is_name = all(_word(document, index)[0].isupper() for index in range(name, apposition))
    return name if is_name and apposition - name > 1 else None


def _behind_pause(document: Document, stop: int, limit: int, longest: int) -> int | None:
    """The token behind the last pause before `stop`, not the pause at `stop` itself."""
    for index in range(stop - 1, max(limit, stop - 1 - longest), -1):
        if _pauses(document, index):
            return index
    return None


def _word(document: Document, index: int) -> str:
    return document.text[document.tokens.starts[index] : document.tokens.ends[index]]


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


def _pause_after(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """The first pause after words that begin in the middle of a clause."""
    text, spans = document.text, document.tokens
    is_clause = text[spans.starts[tokens.start]].islower() and not _opens_block(document, tokens)
    if not (is_clause or _is_inside(document, tokens.start, grammar)):
        return None
    sentence_end = _sentence_end(document, spans.starts[tokens.start])
    for index in tokens[1:]:
        gap = text[spans.ends[index - 1] : spans.starts[index]]
        if spans.starts[index] >= sentence_end or not _BREAKS.isdisjoint(gap):
            return min(spans.ends[index - 1] + 1, sentence_end)
    return sentence_end


def _opens_block(document: Document, tokens: range) -> bool:
    """Whether no word of its paragraph stands before the first token."""
    first, starts = tokens.start, document.tokens.starts
    between = document.text[document.tokens.ends[first - 1] : starts[first]] if first else "\n"
    return "\n" in between


def _is_inside(document: Document, index: int, grammar: Grammar) -> bool:
    """Whether words in the middle of a clause are no sentence: saw the “Old Bay; not: said that “We"."""
    if index == 0:
        return False
    spans = document.tokens
    gap = document.text[spans.ends[index - 1] : spans.starts[index]]
    word = _word(document, index - 1).lower()
    leads = word in grammar.complementizers or word in grammar.cues
    return len(gap.strip()) == 1 and "\n" not in gap and not leads


def _sentence_end(document: Document, offset: int) -> int:
    number = bisect_left(document.sentences.ends, offset + 1)
    return document.sentences.ends[number]
