"""Closing: who says what a heading tells, named at its end: "Rebels shell port: army", "… - army"."""

from __future__ import annotations

from framing.domain.frozen import replace
from framing.voice.grammar import Grammar
from framing.voice.headlines import is_somebody, may_speak_in_heading
from framing.voice.passages import Passage
from framing.voice.report import COLON, Report
from framing.voice.spellings import has_capitals_throughout
from framing.voice.tokens import are_persons

_SHORTEST_HEAD, _LONGEST_SMALL, _LONGEST_NAME, _LONGEST_LETTERS = 3, 3, 6, 6
_DASHES = frozenset("-–—")


def closing_report(passage: Passage, grammar: Grammar) -> Report | None:
    """What a heading reports that ends in who says it, or None."""
    stop = len(passage.words)
    marks = range(stop - 1, max(_SHORTEST_HEAD, stop - _LONGEST_NAME) - 1, -1)
    at = next((i for i in marks if _parts(passage.gaps[i])), None)
    if at is None or passage.quoted[at] != -1 or "?" in passage.gaps[stop]:
        return None
    is_colon = ":" in passage.gaps[at]
    if not _is_source(passage, at, grammar) and not _speaks_marks(passage, at, grammar):
        return None
    is_told = _is_told if is_colon else _is_told_before_dash
    if passage.quoted[at - 1] == -1 and not is_told(passage, at, grammar):
        return None
    return Report(COLON, (at - 1, at), (at, stop), ((0, at),), rule="headline")


def _parts(gap: str) -> bool:
    """Whether a colon, or a dash behind a space, stands between two words."""
    is_dash = gap[:1].isspace() and not _DASHES.isdisjoint(gap)
    return is_dash or (":" in gap and gap != ":")


def _is_source(passage: Passage, at: int, grammar: Grammar) -> bool:
    """Whether words name a body or people: "state TV", "Ministry of Defence", "UN", "UN envoy to Yemen"."""
    words, lower = passage.words[at:], passage.lower[at:]
    link = next((i for i, word in enumerate(lower) if word in grammar.prepositions), len(words))
    if not link or lower[-1] in grammar.headline_labels or lower[0] in grammar.determiners:
        return False
    is_small = words[0].islower()
    if len(words) > (_LONGEST_SMALL if is_small else _LONGEST_NAME):
        return False
    others = grammar.conjunctions | grammar.subject_pronouns | grammar.negations
    if not others.isdisjoint(lower) or any(map(grammar.is_finite, lower)):
        return False
    head, noun = words[link - 1], lower[link - 1]
    is_body = noun in grammar.body_kinds or noun in grammar.media_marks or noun == "media"
    is_letters = len(words) == 1 and head.isupper() and 1 < len(head) <= _LONGEST_LETTERS
    return is_body or is_letters or is_somebody(noun, grammar)


def _speaks_marks(passage: Passage, at: int, grammar: Grammar) -> bool:
    """Whether a name closes a heading that ends in words in marks: "‘We will not leave’: Lee".

    Capitals without a verb are a title: "‘The Long Road’: Lee".
    """
    if passage.quoted[at - 1] == -1:
        return False
    marked = slice(passage.quoted_ranges[passage.quoted[at - 1]][0], at)
    is_title = not any(
        word.islower() and len(word) > _LONGEST_SMALL for word in passage.words[marked]
    )
    if is_title and not any(map(grammar.is_finite, passage.lower[marked])):
        return False
    return may_speak_in_heading(passage, at, len(passage.words), grammar)


def _is_told(passage: Passage, at: int, grammar: Grammar) -> bool:
    """Whether the words before a colon tell something and are no name, list or topic."""
    links = grammar.headline_links | grammar.infinitive
    is_one = len(passage.words) == at + 1
    if not is_one and not links.isdisjoint(passage.lower[1:at]):
        return False  # "Lee to crews: stay with police"
    is_open = passage.words[at].islower() or (
        has_capitals_throughout(passage) and _is_body(passage.lower[-1], grammar)
    )
    if passage.lower[-1] not in grammar.documents:
        is_open = is_open and not is_somebody(passage.lower[at - 1], grammar)
    return is_open or _acts(passage, at, grammar)


def _is_body(word: str, grammar: Grammar) -> bool:
    return word in grammar.groups or word in grammar.documents or word in grammar.body_kinds


def _is_told_before_dash(passage: Passage, at: int, grammar: Grammar) -> bool:
    """Whether the words before a dash tell something; no name of a site stands behind it."""
    words = passage.lower[at:]
    if passage.words[at][0].isupper():
        is_site = not grammar.media_marks.isdisjoint(words) or not grammar.media.isdisjoint(words)
        is_letters = passage.words[-1].isupper() and words[-1] not in grammar.members("scenes")
        if is_site or is_letters:
            return False
    is_body = passage.words[at].islower() and _is_body(words[-1], grammar)
    is_open = is_body and at > _SHORTEST_HEAD and passage.lower[0] not in grammar.determiners
    return is_open or _acts(passage, at, grammar)


def _acts(passage: Passage, at: int, grammar: Grammar) -> bool:
    """Whether somebody does something in a heading: a verb, a form in -s behind a name, or people first."""
    lower = passage.lower
    leads = grammar.prepositions | grammar.conjunctions
    first = _behind_label(passage, at, grammar)
    for who in (first, first + 1):  # "Men shut port", "Armed men shut port"
        if who + 1 < at and are_persons(lower[who], grammar) and lower[who + 1] not in leads:
            return leads.isdisjoint(lower[first:who])
    states = grammar.countries | grammar.members("scenes") | grammar.members("capitals")
    has_capitals = has_capitals_throughout(passage)
    for index in range(1, at):
        if passage.words[index][0].isupper() and not has_capitals:
            continue
        word = lower[index]
        is_known = grammar.is_finite(word) and word not in grammar.noun_verbs
        is_done = word.endswith("s") and not word.endswith(("ss", "'s"))
        counts = lower[index + 1][0].isdigit() or lower[index + 1] in grammar.quantities
        is_named = passage.words[index - 1][0].isupper() and not has_capitals
        is_named = is_named or lower[index - 1] in states
        is_done = is_done and (is_named or (counts and index + 1 < at))  # "strike kills 12"
        if (is_known or is_done) and lower[index - 1] not in grammar.articles:
            return True
    return False


def _behind_label(passage: Passage, at: int, grammar: Grammar) -> int:
    """Where a heading begins behind what an agency glues to it: "UPDATE 2-Men shut port", "EXCLUSIVE-Men"."""
    if passage.lower[0] not in grammar.headline_labels or not passage.words[0].isupper():
        return 0
    return next((i for i in range(1, min(at, 3)) if passage.gaps[i] == "-"), 0)


def before_closing(reports: tuple[Report, ...], headline: Report) -> tuple[Report, ...]:
    """The reports of a heading, what they report cut before who says it all at its end."""
    stop = headline.regions[0][1]
    if headline.source is None or headline.source[0] < stop:
        return reports
    return tuple(
        replace(
            report,
            regions=tuple((start, min(end, stop)) for start, end in report.regions if start < stop),
        )
        for report in reports
    )
