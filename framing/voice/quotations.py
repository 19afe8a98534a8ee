"""Quotations: speech, or marks for a title, a nickname, a word held at arm's length."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage

_LONGEST_SUBHEAD = 8
_LONGEST_CLAUSE = 12
_TERMINAL = frozenset(".!?…,")
_MARKS = " \t\"'“”‘’«»"


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
    start, stop = token_range(passage, number)
    if start == stop:
        return QuotationKind.TITLE
    if _is_markup(passage, start) or _is_nickname(passage, start, stop):
        return QuotationKind.TITLE
    if _is_named_work(passage, start, stop, grammar):
        return QuotationKind.TITLE
    if is_owned:
        is_title = not is_headline and _is_title_in_phrase(passage, start, stop, grammar)
        return QuotationKind.TITLE if is_title else QuotationKind.SPEECH
    return _kind_alone(passage, number, is_headline, grammar)


def _kind_alone(
    passage: Passage, number: int, is_headline: bool, grammar: Grammar
) -> QuotationKind:
    """What the marks are for where no reporting word claims their words."""
    start, stop = token_range(passage, number)
    if _has_byline(passage, stop, grammar):
        return QuotationKind.TITLE
    is_complete = _is_complete(passage, number, start)
    if is_complete and _opens_sentence(passage, start):
        return QuotationKind.SPEECH
    if _is_named_as(passage, start, grammar) or _is_cried(passage, start, grammar):
        return QuotationKind.SPEECH
    if not is_headline and _is_title_case(passage, start, stop, grammar):
        return QuotationKind.TITLE if stop - start > 1 else QuotationKind.SCARE
    if _is_word_as_word(passage, start, grammar):
        return QuotationKind.SCARE
    if _is_predicate(passage, (start, stop), grammar):
        return QuotationKind.SPEECH
    if stop - start < 3 or (stop - start <= 5 and _modifies(passage, stop, grammar)):
        return QuotationKind.SCARE
    return QuotationKind.SPEECH


def _is_markup(passage: Passage, start: int) -> bool:
    """Whether the words are the value of an attribute of markup: name="…"."""
    gap = passage.gaps[start]
    return "=" in gap and gap[gap.rindex("=") + 1 :][:1] in tuple("\"'“”’")


def _has_byline(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether an author's name stands behind a comma: “Boats at rest,” by the Echo's Ann Lee."""
    return (
        stop + 1 < len(passage.words)
        and "," in passage.gaps[stop]
        and passage.lower[stop] in grammar.agent_links
        and passage.quoted[stop] == -1
        and (
            passage.words[stop + 1][0].isupper()
            or (stop + 2 < len(passage.words) and passage.words[stop + 2][0].isupper())
        )
    )


def _modifies(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether the noun that the words describe stands right behind them: the “save our bay” rally."""
    if stop >= len(passage.words) or passage.quoted[stop] != -1 or passage.gaps[stop].strip(_MARKS):
        return False
    word = passage.lower[stop]
    return not (
        word in grammar.prepositions
        or word in grammar.coordinators
        or word in grammar.subordinators
        or word in grammar.relatives
        or word in grammar.determiners
        or word in grammar.subject_pronouns
        or word in grammar.genders
        or word in grammar.infinitive
        or grammar.is_adverb(word)
        or grammar.is_finite(word)
        or (word in grammar.cues and word not in grammar.also_nouns)
    )


def _is_complete(passage: Passage, number: int, start: int) -> bool:
    """Whether the words begin with a capital and end with a mark, as an utterance does."""
    last = passage.gaps[token_range(passage, number)[1]].lstrip()[:1]
    return passage.words[start][0].isupper() and last in _TERMINAL


def _opens_sentence(passage: Passage, start: int) -> bool:
    return passage.opens_sentence(start) or (
        start > 0 and passage.gaps[start].lstrip("”\"'’ ")[:1] in (".", "!", "?")
    )


def _is_nickname(passage: Passage, start: int, stop: int) -> bool:
    """Whether the words stand inside a name: Ann “Red” Lee."""
    if stop - start > 2 or start == 0 or stop >= len(passage.words):
        return False
    return (
        passage.words[start - 1][0].isupper()
        and passage.words[stop][0].isupper()
        and passage.words[start][0].isupper()
        and not breaks(passage.gaps[start])
        and not breaks(passage.gaps[stop])
        and "." not in passage.gaps[stop]
    )


def _is_named_work(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a word for a work stands right before: the film “…”, host of “…”."""
    if not passage.words[start][0].isupper():
        return False
    near = passage.lower[max(0, start - 2) : start]
    if not near or (start > 0 and passage.quoted[start - 1] != -1):
        return False
    if near[-1] in grammar.work_nouns:
        return _is_title_case(passage, start, stop, grammar)
    return (
        near[-1] in grammar.links
        and near[0] in grammar.work_nouns
        and _is_title_case(passage, start, stop, grammar)
    )


def _is_title_in_phrase(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether capitals and a preposition or article before make owned words a title."""
    if (
        start == 0
        or not _is_title_case(passage, start, stop, grammar)
        or breaks(passage.gaps[start])
    ):
        return False
    before = passage.lower[start - 1]
    return stop - start > 1 and (
        before in grammar.prepositions
        or before in grammar.determiners
        or before in grammar.titling
        or before.endswith("'s")
    )


def _is_title_case(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether all longer words but prepositions have a capital, and one is no sentence opener."""
    words = passage.words[start:stop]
    longer = [word for word in words if len(word) > 3 and word not in grammar.prepositions]
    if not words[0][0].isupper() or not all(word[0].isupper() for word in longer):
        return False
    return len(longer) >= 2 or (stop - start <= 2 and all(word[0].isupper() for word in words))


def _before_article(passage: Passage, start: int, grammar: Grammar) -> int:
    """The token before a quotation and its article; -1 where none or a pause stands there."""
    index = start - 1
    if index >= 0 and passage.lower[index] in grammar.articles and not breaks(passage.gaps[start]):
        index -= 1
    return -1 if index < 0 or breaks(passage.gaps[index + 1]) else index


def _is_named_as(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether somebody takes a thing for what the marks say: "hailed the deal as a “triumph”"."""
    index = _before_article(passage, start, grammar)
    if index < 1 or passage.lower[index] not in grammar.as_leads:
        return False
    is_example = passage.lower[index - 1] in grammar.example_leads
    return not (is_example or breaks(passage.gaps[index]) or passage.opens_sentence(index))


def _is_cried(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the marks hold what is cried: "chants of “Go home”"."""
    return (
        start > 1
        and passage.lower[start - 1] in grammar.topic_links
        and passage.lower[start - 2] in grammar.cries
    )


def _is_predicate(passage: Passage, tokens: tuple[int, int], grammar: Grammar) -> bool:
    """Whether the marks hold what something is thought to be: "that she was “likable enough”"."""
    index = _before_article(passage, tokens[0], grammar)
    if index < 1 or passage.lower[index] not in grammar.be:
        return False
    first = max(passage.sentence_of(index)[0], index - _LONGEST_CLAUSE)
    is_thought = not grammar.complementizers.isdisjoint(passage.lower[first:index])
    return is_thought and not _modifies(passage, tokens[1], grammar)


def _is_word_as_word(passage: Passage, start: int, grammar: Grammar) -> bool:
    return start > 0 and passage.lower[start - 1] in grammar.word_nouns
