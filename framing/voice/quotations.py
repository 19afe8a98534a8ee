"""Quotations: speech, or marks for a title, a nickname, a value of markup, a word held at arm's length."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.cue import Frame
from framing.voice.fragments import (
    acts_on,
    is_assumed_name,
    is_at_arms_length,
    is_called_out,
    is_cried,
    is_gloss,
    is_issued,
    is_markup,
    is_named_as,
    is_predicate,
    is_remark,
    is_thought,
    is_used_word,
    is_word_as_word,
    modifies,
)
from framing.voice.grammar import POST_FINITE, Grammar, breaks
from framing.voice.passages import Passage, Tokens, is_joined

_LONGEST_SUBHEAD = 8
_LONGEST_ROLE = 4
_TERMINAL = frozenset(".!?…,")
# Whose words a few marked ones are, the clause around them tells.
_SIGNS = (is_predicate, is_thought, acts_on)


class QuotationKind(Enum):
    """What a pair of marks is for."""

    SPEECH = "speech"
    SCARE = "scare"
    TITLE = "title"


def parts_text(passage: Passage, number: int, are_odd_single: bool | None) -> bool:
    """Whether a paragraph is nothing but a few marked words that part the text, a subhead.

    A subhead has the kind of marks that the outlet's quotations do not have (`are_odd_single`), or
    capitals throughout; at the top of the article the words are a headline, which quotes.
    """
    start, stop = passage.quoted_ranges[number]
    if passage.number == 0 or stop - start < len(passage.words):
        return False
    if not 0 < stop - start <= _LONGEST_SUBHEAD:
        return False
    is_odd = passage.quotations[number].is_single is are_odd_single
    return is_odd or (stop - start > 1 and all(map(str.isupper, passage.words)))


def kind_of(
    passage: Passage, number: int, is_owned: bool, is_capital: bool, grammar: Grammar
) -> QuotationKind:
    """What the marks of a passage's quotation are for.

    `is_owned` tells that a reporting word claims it. Titles and nicknames are told by their
    capitals and the word before, but where all words have one (`is_capital`); one or two words
    that nobody claims are held at a distance.
    """
    tokens = start, stop = passage.quoted_ranges[number]
    if start == stop or is_markup(passage, start):
        return QuotationKind.TITLE
    is_said = is_cried(passage, start, grammar) or is_issued(passage, start, grammar)
    if is_said or is_used_word(passage, tokens, grammar):
        return QuotationKind.SPEECH
    if is_named_work(passage, start, stop, grammar) or is_told_of(passage, tokens, grammar):
        return QuotationKind.TITLE
    if is_gloss(passage, start, grammar) or is_assumed_name(passage, start, grammar):
        return QuotationKind.TITLE
    if is_owned:
        is_title = not is_capital and (
            is_title_in_phrase(passage, tokens, grammar) or is_listener(passage, tokens, grammar)
        )
        return QuotationKind.TITLE if is_title else QuotationKind.SPEECH
    return _kind_alone(passage, number, is_capital, grammar)


def _kind_alone(passage: Passage, number: int, is_capital: bool, grammar: Grammar) -> QuotationKind:
    """What the marks are for where no reporting word claims their words."""
    tokens = start, stop = passage.quoted_ranges[number]
    if is_at_arms_length(passage, start, grammar):
        return QuotationKind.SCARE
    if has_byline(passage, stop, grammar):
        return QuotationKind.TITLE
    if passage.quotations[number].is_uncertain and _is_inside(passage, start):
        return QuotationKind.SCARE
    if _opens_sentence(passage, start) and goes_on(passage, tokens, grammar):
        return QuotationKind.TITLE
    is_led = _opens_sentence(passage, start) or ":" in passage.gaps[start]
    if is_led and _is_complete(passage, number, start):
        return QuotationKind.SPEECH
    is_named = is_named_as(passage, start, grammar) or is_remark(passage, tokens, grammar)
    if is_named or is_called_out(passage, tokens):
        return QuotationKind.SPEECH
    if not is_capital and (
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
    last = passage.gaps[passage.quoted_ranges[number][1]].lstrip()[:1]
    return passage.words[start][0].isupper() and last in _TERMINAL


def _is_inside(passage: Passage, start: int) -> bool:
    """Whether the words stand in the middle of a clause, with no pause before them."""
    is_first = _opens_sentence(passage, start)
    return not is_first and passage.quoted[start - 1] == -1 and not breaks(passage.gaps[start])


def _opens_sentence(passage: Passage, start: int) -> bool:
    return passage.opens_sentence(start) or (
        start > 0 and passage.gaps[start].lstrip("”\"'’ ")[:1] in (".", "!", "?")
    )


def has_byline(passage: Passage, stop: int, grammar: Grammar) -> bool:
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


def is_told_of(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether what stands behind tells that capitals are a work: “The Bay,” a film about boats."""
    start, stop = tokens
    if not passage.words[start][0].isupper() or "," not in passage.gaps[stop]:
        return False
    if has_byline(passage, stop, grammar):
        return _has_capitals(passage, start, stop, grammar)
    if stop >= len(passage.words) or passage.lower[stop] not in grammar.articles:
        return False
    end = next(
        (i for i in range(stop + 1, len(passage.words)) if _ends_noun(passage, i, grammar)),
        len(passage.words),
    )
    return end - stop <= _LONGEST_ROLE and passage.lower[end - 1] in grammar.work_nouns


def _ends_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a noun phrase without "and" ends before a token."""
    word = passage.lower[index]
    is_joined = word in grammar.prepositions or word in grammar.relatives
    is_joined = is_joined or word in grammar.complementizers
    following = passage.lower[min(index + 1, len(passage.words) - 1)]
    is_made = word.endswith(("ed", "en")) and following in grammar.agent_links
    return breaks(passage.gaps[index]) or is_joined or is_made


def is_named_work(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a word for a work stands right before: the film “…”, host of “…”."""
    if not _opens_title(passage.words[start]):
        return False
    near = passage.lower[max(0, start - _LONGEST_ROLE) : start]
    if not near or (start > 0 and passage.quoted[start - 1] != -1):
        return False
    is_work = near[-1] in grammar.work_nouns or (
        near[-1] in grammar.links and near[-2:][0] in grammar.work_nouns
    )
    if near[-1] in grammar.titling and not breaks(passage.gaps[start]):
        works = grammar.work_nouns - grammar.documents
        return not works.isdisjoint(near[:-1])
    is_told = near[-1] in grammar.listener_articles and (
        grammar.cue_signs_of(near[-2:][0]) & POST_FINITE or near[-2:][0] in grammar.persons
    )
    if "title capitals" in grammar.habits:
        return (is_work or bool(is_told)) and _has_capitals(passage, start, stop, grammar)
    return (is_work or bool(is_told)) and not breaks(passage.gaps[start])


def is_title_in_phrase(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether capitals and the word before make owned words a title: on “Our Bay Tonight”.

    An article before capitals names a thing somebody's way, "the “Great Fraud”", and no work,
    unless it belongs to a noun behind them: the “Save Our Bay” shirts.
    """
    start, stop = tokens
    if start == 0 or stop - start < 2 or breaks(passage.gaps[start]):
        return False
    if not _has_capitals(passage, start, stop, grammar):
        return False
    if "noun capitals" in grammar.habits and grammar.work_nouns.isdisjoint(
        passage.lower[start:stop]
    ):
        return False  # "mit den „Feinden Gottes“", not "in der „Neuen Zeitung“"
    before = passage.lower[start - 1]
    if before in grammar.articles:
        return modifies(passage, stop, grammar)
    return (
        before in grammar.prepositions
        or before in grammar.determiners
        or before in grammar.titling
        or before.endswith("'s")
    )


def lists_titles(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether capitals go on with a title: starred in “The Bay” and “Boats of the North”."""
    tokens = passage.quoted_ranges[number]
    return is_joined(passage, number, grammar.coordinators) and _has_capitals(
        passage, *tokens, grammar
    )


def is_listener(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether capitals right behind a verb with a listener name who listens: told “Our Bay”."""
    start, stop = tokens
    return (
        start > 0
        and not breaks(passage.gaps[start])
        and _has_capitals(passage, start, stop, grammar)
        and any(
            Frame.LISTENER in cue.frames for cue in grammar.cues.get(passage.lower[start - 1], ())
        )
    )


def goes_on(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the sentence says something about its capitals: “The Long Road,” which opened …"."""
    start, stop = tokens
    if stop >= len(passage.words) or passage.quoted[stop] != -1:
        return False
    if any(mark in passage.gaps[stop] for mark in ".!?"):
        return False
    word = passage.lower[stop]
    if word in grammar.articles and not grammar.work_nouns.isdisjoint(
        passage.lower[stop + 1 : stop + _LONGEST_ROLE]
    ):
        return passage.words[start][0].isupper()
    is_told = word in grammar.relatives or word in grammar.articles or grammar.is_finite(word)
    return is_told and _all_capital(passage, start, stop, grammar)


def is_title_case(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether all words but those of grammar have a capital, and one is no sentence opener."""
    if not _opens_title(passage.words[start]):
        return False
    words = passage.words[start:stop]
    longer = [word for word in words if len(word) > 3 and word not in grammar.prepositions]
    if any(word[0].islower() for word in longer):
        return False
    if any(word[0].islower() and _tells(word, grammar) for word in words):
        return False
    return len(longer) >= 2 or (stop - start <= 2 and all(word[0].isupper() for word in words))


def _opens_title(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _tells(word: str, grammar: Grammar) -> bool:
    """Whether a short word in small letters is one that a title gives a capital."""
    return not (
        _is_function_word(word, grammar)
        or word in grammar.determiners
        or word in grammar.auxiliaries
        or word in grammar.infinitive
        or word in grammar.subordinators
        or word in grammar.particles
    )


def _has_capitals(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    place = passage, start, stop, grammar
    return is_title_case(*place) or _all_capital(*place)


def _all_capital(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether two words or more have a capital, and all but small function words."""
    n_capital = 0
    for index in range(start, stop):
        if passage.words[index][0].isupper():
            n_capital += 1
        elif index == start or not _is_function_word(passage.lower[index], grammar):
            return False
    return n_capital > 1


def _is_function_word(word: str, grammar: Grammar) -> bool:
    return word in grammar.prepositions or word in grammar.coordinators or word in grammar.articles
