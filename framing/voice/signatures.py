"""Signatures: who spoke a quotation, named in the paragraph below it, behind it or between it and its verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from framing.domain.cue import Form
from framing.voice.cues import CueUse
from framing.voice.grammar import POST_FINITE, Grammar, breaks
from framing.voice.leads import possessor
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import ANY_VERB, Report
from framing.voice.runs import is_named
from framing.voice.sources import subject_before
from framing.voice.tokens import is_person_noun

_REACH = 9
_LONGEST_CIRCUMSTANCE = 10
_LONGEST_NAME, _LONGEST_ROLE = 4, 3
_LONGEST_SPEECH, _LONGEST_TAG, _LONGEST_SOURCE = 12, 16, 14
_MARKS = " \t\n\u00a0.,!?…”\"’')]"


def signature(passage: Passage, start: int, grammar: Grammar) -> Tokens | None:
    """The name behind a dash at `start` ("— Ann Lee, mayor"), or None."""
    if start == 0 and passage.quotations and not passage.quotations[0].is_opened:
        return _within_marks(passage, grammar)
    if start >= len(passage.words) or passage.gaps[start].strip(_MARKS)[:1] not in tuple("—–―-"):
        return None
    is_genre = passage.lower[start] in grammar.headline_labels and start + 1 < len(passage.words)
    start += is_genre and "," in passage.gaps[start + 1]  # "— editorial, Bay Times"
    if not passage.words[start][0].isupper() or passage.quoted[start] != -1:
        return None
    source = subject_after(passage, (start, len(passage.words)), start, grammar)
    if source is None or source[1] - start > _REACH:
        return None
    if _is_gloss(passage, source[1], grammar) or _acts(passage, source, grammar):
        return None
    is_subhead = passage.gaps[source[1]].strip(_MARKS)[:1] in tuple("—–―-:")
    return None if is_subhead else source


def _acts(passage: Passage, source: Tokens, grammar: Grammar) -> bool:
    """Whether a sentence goes on behind a dash that opens its paragraph: "-- Boats have left"."""
    last = len(passage.words)
    stop = next((i for i in range(source[1], last) if breaks(passage.gaps[i])), last)
    acting = (i for i in range(source[0] + 1, stop) if grammar.is_verb_at(passage, i))
    return source[0] == 0 and any(passage.quoted[i] == -1 for i in acting)


def signed_below(
    passages: Sequence[Passage], number: int, grammar: Grammar
) -> tuple[Passage, Tokens] | None:
    """The paragraph below a quotation and whom it names: behind a dash, looking back or alone.

    A quotation that runs over paragraphs is signed below its last.
    """
    for above, below in pairwise(passages[number : number + _LONGEST_SPEECH]):
        source = signature(below, 0, grammar) or looking_back(below, 0, grammar)
        if source is None and above.quoted_ranges == [(0, len(above.words))]:
            source = _author_alone(below, grammar)
            if source is None and "," in above.gaps[-1]:
                source = _teller_behind(below, 0, grammar)  # “It is old,” ¶ she said.
        if source is not None:
            return below, source
        if not _runs_on(above):
            return None
    return None


def _runs_on(passage: Passage) -> bool:
    return bool(passage.quotations) and passage.quotations[-1].is_continued


def _author_alone(passage: Passage, grammar: Grammar) -> Tokens | None:
    """The name in a paragraph that only tells who wrote for whom: "Ann Lee (and Eva Kern), Bay Times"."""
    stop = len(passage.words)
    comma = next((i for i in range(1, min(stop, _REACH)) if "," in passage.gaps[i]), 0)
    link = next((i for i in range(1, comma) if passage.lower[i] in grammar.coordinators), comma)
    if not 1 < max(link, comma - link - 1) <= _LONGEST_NAME or stop > _REACH or passage.quotations:
        return None
    if passage.lower[0] in grammar.determiners or grammar.media_marks & {*passage.lower[:comma]}:
        return None
    names = [(0, link), (link + 1, comma)] if link < comma else [(0, comma)]
    if passage.gaps[-1].strip() or not all(is_named(passage, *name, grammar) for name in names):
        return None
    is_work = all(_is_in_name(passage, index, grammar) for index in range(comma, stop))
    return (0, comma) if is_work else None


def _is_in_name(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    is_joint = word in grammar.particles or word in grammar.definite or word in grammar.coordinators
    return is_joint or (passage.words[index][0].isupper() and word not in grammar.times)


def _paper_behind(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether only the name of a paper follows a paragraph that it is quoted for: “…” Bay Times."""
    start, stop = tokens
    n_left = len(passage.words) - stop
    if start > 0 or stop <= _REACH or not 0 < n_left <= _LONGEST_NAME or passage.gaps[-1].strip():
        return False
    is_paper = not grammar.media_marks.isdisjoint(passage.lower[stop:])
    return is_paper and all(
        _is_in_name(passage, index, grammar) for index in range(stop, stop + n_left)
    )


def _is_gloss(passage: Passage, after: int, grammar: Grammar) -> bool:
    """Whether a preposition and marked words tell what was said: “Moin!” – German for “hello”."""
    return (
        after + 1 < len(passage.words)
        and passage.lower[after] in grammar.links
        and passage.quoted[after + 1] != -1
    )


def _within_marks(passage: Passage, grammar: Grammar) -> Tokens | None:
    """The name in a paragraph that only closes the marks of the one above: "Ann Lee, mayor.”"."""
    stop = passage.quoted_ranges[0][1]
    if not 0 < stop <= _REACH or stop < len(passage.words) or not passage.words[0][0].isupper():
        return None
    if any(map(grammar.is_finite, passage.lower)):
        return None
    end = next((i for i in range(1, stop) if "," in passage.gaps[i]), stop)
    return 0, end


def looking_back(passage: Passage, start: int, grammar: Grammar) -> Tokens | None:
    """Who spoke before a sentence that looks back: "So reads the leaflet", "That is how Lee sees it"."""
    if start + 2 >= len(passage.words) or passage.quoted[start] != -1:
        return None
    if passage.lower[start] not in grammar.backward_leads:
        return _remembered(passage, start, grammar) or _told_of(passage, start, grammar)
    verb = passage.lower[start + 1]
    if not (grammar.is_finite(verb) or verb in grammar.cues):
        return None
    return subject_after(passage, (start, len(passage.words)), start + 2, grammar)


def _remembered(passage: Passage, start: int, grammar: Grammar) -> Tokens | None:
    """The subject of "that is how Lee remembers it", a verb of telling or thinking."""
    demonstrative, _, contracted = passage.lower[start].partition("'")
    if demonstrative not in grammar.demonstratives:
        return None
    manner = start + (1 if contracted else 2)
    is_said_of = contracted or passage.lower[start + 1] in grammar.be
    if not is_said_of or passage.lower[manner] not in grammar.manners:
        return None
    stop = min(len(passage.words), manner + _REACH)
    for index in range(manner + 2, stop):
        word = passage.lower[index]
        if word in grammar.thoughts or (word in grammar.cues and word not in grammar.also_nouns):
            return subject_before(passage, (manner + 1, stop), index, grammar)
    return None


def _told_of(passage: Passage, start: int, grammar: Grammar) -> Tokens | None:
    """Whose words marks are told to be: “…” is how Lee put it; was Lee's reply; was the reply of Lee."""
    stop = min(len(passage.words), start + _REACH)
    if passage.lower[start] not in grammar.be or breaks(passage.gaps[start + 1]):
        return None
    first, owner = start + 1, 0
    is_clause = passage.lower[first] in grammar.questions.union(grammar.quantities)
    for index in range(first + 1, stop):
        word, before = passage.lower[index], passage.lower[index - 1]
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        is_owner = before in grammar.genders and before in grammar.determiners
        is_owner = is_owner and before not in grammar.subject_pronouns  # "are both praised"
        owner = index if is_owner or before.endswith(("'s", "s'")) else owner
        if word not in grammar.cues:
            continue
        if is_clause:
            return subject_before(passage, (first + 1, stop), index, grammar)
        if owner:
            return first, owner
        is_noun = passage.lower[first] in grammar.articles and index + 1 < stop
        if is_noun and passage.lower[index + 1] in grammar.origins.union(grammar.topic_links):
            return subject_after(passage, (start, len(passage.words)), index + 2, grammar)
        return None
    return None


def signed(passage: Passage, tokens: Tokens, grammar: Grammar) -> Report | None:
    """A quotation with its speaker behind a dash: “…” — Ann Lee, alone, or in a clause that looks
    back or only tells who spoke."""
    stop = tokens[1]
    source = signature(passage, stop, grammar)
    if source is None and _paper_behind(passage, tokens, grammar):
        source = stop, len(passage.words)
    if source is None or any(map(grammar.is_finite, passage.lower[stop : stop + 2 * _REACH])):
        source = looking_back(passage, stop, grammar) or _teller_behind(passage, stop, grammar)
    if source is None:
        return _before_colon(passage, tokens, grammar)
    return Report(ANY_VERB, (stop, stop + 1), source, (tokens,), rule="signed")


def _before_colon(passage: Passage, tokens: Tokens, grammar: Grammar) -> Report | None:
    """Who acts in the clause that marks and a colon open, where the press writes so; or None."""
    if "marks before colons" not in grammar.habits:
        return None
    from framing.voice.outlets import before_colon  # few languages have it

    return before_colon(passage, tokens, grammar)


def _teller_behind(passage: Passage, start: int, grammar: Grammar) -> Tokens | None:
    """Who speaks in a sentence that tells nothing else: “It is old.” Ann Lee told the Bay Times."""
    first, stop = passage.sentence_of(start) if start < len(passage.words) else (0, 0)
    if first != start or not 1 < stop - first <= _LONGEST_TAG:
        return None
    verbs = [index for index in range(first, stop) if grammar.is_verb_at(passage, index)]
    is_told = len(verbs) == 1 and grammar.cue_signs_of(passage.lower[verbs[0]]) & POST_FINITE
    if not is_told or any(owner != -1 for owner in passage.quoted[first:stop]):
        return None
    listeners = grammar.listeners | grammar.determiners | grammar.times | grammar.prepositions
    small = (i for i in range(verbs[0] + 1, stop) if passage.words[i][0].islower())
    if any(passage.lower[index] not in listeners for index in small):
        return None
    if verbs[0] == first:
        return subject_after(passage, (first, stop), first + 1, grammar)
    source = subject_before(passage, (first, stop), verbs[0], grammar)
    return source if source is not None and source[0] == first else None


def words_between(passage: Passage, use: CueUse, first: int, grammar: Grammar) -> Tokens | None:
    """All words between a quotation and its verb, where no mark parts them: “…,” old Lee said."""
    index = use.group
    if not passage.quotations:
        return None
    while index > first and passage.quoted[index - 1] == -1:
        if breaks(passage.gaps[index]):
            return None
        index -= 1
    is_plain = 0 < use.group - index <= _LONGEST_SOURCE and passage.quoted[index - 1] != -1
    is_finite = use.cue.form in (Form.PAST, Form.PRESENT) or use.group < use.start
    is_plain = is_plain and is_finite  # not "…,” then ask the court", "…,” and vowing to go"
    if not is_plain or index == first or passage.lower[index] in grammar.coordinators:
        return None
    if passage.lower[index] in grammar.clause_leads or passage.lower[index] in grammar.prepositions:
        return None
    if any(grammar.is_verb_at(passage, i) for i in range(index, use.group)):
        return None
    is_pause = passage.gaps[index].lstrip()[:1] in tuple(",!?") or "," in passage.gaps[index]
    return (index, use.group) if is_pause else None


def is_opened(passage: Passage, grammar: Grammar) -> bool:
    """Whether the first quotation has its opening mark, here or above, and is no signature."""
    first = passage.quotations[0]
    return first.is_opened or (first.continues and signature(passage, 0, grammar) is None)


def owner_of_word(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """Whose word a "that" before a quotation takes up: "her claim in May that “…”"; or None."""
    that = start - 1
    if that <= sentence[0] or passage.lower[that] not in grammar.complementizers:
        return None
    for index in range(that - 1, max(sentence[0], that - _LONGEST_CIRCUMSTANCE), -1):
        if breaks(passage.gaps[index + 1]) or passage.quoted[index] != -1:
            return None
        noun = next(
            (c for c in grammar.cues.get(passage.lower[index], ()) if c.form is Form.NOUN), None
        )
        if noun is not None:
            return possessor(passage, CueUse(index, index + 1, index, noun, sentence), grammar)
    return None


def names_person(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun for people without an article begins there: "“…”, vows | union leader"."""
    end = min(stop, start + _LONGEST_ROLE)
    near = (i for i in range(start + 1, end) if breaks(passage.gaps[i]))
    return any(is_person_noun(word, grammar) for word in passage.lower[start : next(near, end)])
