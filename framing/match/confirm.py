"""The one function that says whether a form whose words stand in a row is really meant there."""

from __future__ import annotations

from collections.abc import Sequence

from framing.match.form import Form
from framing.match.index import FormIndex, raw_elision
from framing.match.letters import Demands, is_abbreviation_like_a_word, letters_agree
from framing.match.listing import is_within
from framing.match.page import Page
from framing.match.spelling import SPACE, GapNames, elision

# Tokens `[first, end)`, with the code points of the first and last that are not the form's. A
# plain tuple, because a text full of names makes ten thousand a second.
Place = tuple[int, int, int, int]


def confirm(page: Page, index: FormIndex, form: Form, place: Place) -> Place | None:
    """The place with the words that lead up to it, or None.

    Asked are: the lead, letters, one sentence, the date and scope, and that capitals are not shouted.
    A point that ends a dotted abbreviation comes in (`n_behind` is then -1).
    """
    if form.lead:
        led = _with_lead(page, index, form, place)
        if led is None:
            return None
        place = led
    first, end, n_before, _ = place
    if form.demands is not None and not have_letters(page.words, form.demands, place):
        return None
    if end - first > 1 and not page.is_one_sentence(first, end - 1):
        return None
    if form.limits is not None and not is_within(form.limits, page.metadata):
        return None
    if form.capitals and _is_imitated(page, index.gaps, form, first):
        return None
    if form.is_pointed and page.text[page.ends[end - 1] : page.ends[end - 1] + 1] == ".":
        return first, end, n_before, -1
    return place


def _with_lead(page: Page, index: FormIndex, form: Form, place: Place) -> Place | None:
    """The place with the form's lead; an article may be elided before its first word."""
    begun, end, n_before, n_behind = place
    first = begun - len(form.lead)
    if first < 0 or n_before:
        return None
    shift = 0
    for token, word in enumerate(form.lead, first):
        raw = page.words[token]
        folded = index.readings[raw][0]
        if word.text in (folded, "*"):
            continue
        if token > first or word.text != folded[elision(folded) :]:
            return None
        shift = raw_elision(raw, folded)
    wanted = [word.gap for word in (*form.lead[1:], form.words[0])]
    for token, gap in enumerate(wanted, first + 1):
        if index.gaps[page.gap_before(token)] != gap:
            return None
    return first, end, shift, n_behind


def have_letters(words: Sequence[str], demands: Demands, place: Place) -> bool:
    """Whether the words at a place meet what a form demands of the letters of each."""
    first, end, n_before, n_behind = place
    for token, demand in enumerate(demands, first):
        if demand is None:
            continue
        raw = words[token]
        if n_behind and token == end - 1:
            raw = raw[: len(raw) - n_behind]
        if n_before and token == first:
            raw = raw[n_before:]
        if not letters_agree(raw, demand):
            return False
    return True


def _is_imitated(page: Page, gaps: GapNames, form: Form, token: int) -> bool:
    """Whether shouting makes an everyday word look like the abbreviation."""
    if not is_abbreviation_like_a_word(form.capitals, page.language):
        return False
    return is_shouted(page, gaps, token)


_RUN = 3
_SHORT_SENTENCE = 12


def is_shouted(page: Page, gaps: GapNames, token: int) -> bool:
    """Whether a word in capitals stands in a run of three, or its short sentence is all capitals.

    A run goes on over white space and hyphens; figures neither break nor lengthen it.
    """
    first, end = page.sentence_range(token)
    start = token
    while token - start < _RUN and start > first and _goes_on(page, gaps, start, start - 1):
        start -= 1
    stop = token + 1
    while stop - token <= _RUN and stop < end and _goes_on(page, gaps, stop, stop):
        stop += 1
    if sum(map(str.isupper, page.words[start:stop])) >= _RUN:
        return True
    if end - first > _SHORT_SENTENCE:
        return False
    lettered = [word for word in page.words[first:end] if not _is_figure(word)]
    return len(lettered) > 1 and all(map(str.isupper, lettered))


def _goes_on(page: Page, gaps: GapNames, later: int, neighbour: int) -> bool:
    """Whether capitals go on with a neighbour; `later` is the second token of the two."""
    word = page.words[neighbour]
    return (word.isupper() or _is_figure(word)) and gaps[page.gap_before(later)] == SPACE


def _is_figure(word: str) -> bool:
    return word.upper() == word.lower()
