"""Sources without a verb where nouns have capitals and commas part clauses, as in German.

"Laut Roth ist das Geld da.", "Der Polizei zufolge …", "Die Lage ist nach Angaben des Amts ernst.", "…, so Roth."
"""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.acting import Acting, report_of
from framing.voice.cues import CueUse
from framing.voice.fields import (
    holds_verb,
    is_pause,
    opens_subordinate,
    part_end,
    pause_before,
    skip_asides,
    subject_in,
)
from framing.voice.grammar import Grammar
from framing.voice.nouns import noun_phrase, without_article
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report
from framing.voice.said import said_before, said_behind

_LONGEST_NOUN, _LONGEST_PAPER = 12, 3


def by_adverb_second(passage: Passage, use: CueUse, grammar: Grammar) -> Report | None:
    """The report of a phrase that names a source, or tells of one; or None."""
    start, after = use.start, use.stop
    if use.cue.words[0] in grammar.members("trailing_according"):
        source = _noun_before(passage, use.sentence, start, grammar)
        start = start if source is None else source[0]
    elif Frame.OBJECT in use.cue.frames:
        source = _noun_behind(passage, after, use.sentence[1], grammar)
        after = after if source is None else source[1]
    else:
        source = _told_of(passage, use, grammar)
        regions = _regions(passage, use.sentence, (start, after), grammar)
        return _report(use, source, regions)
    if source is None or not _may_stand(passage, use, after, grammar):
        return None
    source = without_article(passage, source, grammar)
    return _report(use, source, _regions(passage, use.sentence, (start, after), grammar))


def _report(use: CueUse, source: Tokens | None, regions: list[Tokens]) -> Report | None:
    report = report_of(use, Acting(source), regions, "according-to")
    return report if report.regions else None


def _noun_behind(passage: Passage, start: int, stop: int, grammar: Grammar) -> Tokens | None:
    """The noun phrase behind the words for a source: "laut Polizei", "nach Angaben der Wehr"."""
    if start >= stop or is_pause(passage, start):
        return None
    number = passage.quoted[start]
    if number != -1 and passage.words[start][0].isupper():  # "laut „Abendpost“ ist …"
        end = passage.quoted_ranges[number][1]
        return (start, end) if end - start <= _LONGEST_PAPER and end <= stop else None
    return noun_phrase(passage, start, stop, grammar)


def _noun_before(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """The noun phrase before the word for a source: "Der Polizei zufolge"."""
    first = max(pause_before(passage, sentence[0], stop), stop - _LONGEST_NOUN)
    for start in range(first, stop):
        if noun_phrase(passage, start, stop, grammar) == (start, stop):
            return start, stop
    return None


def _told_of(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Who is told of in a phrase of its own: "nach Polizeiangaben", "nach eigenen Angaben"; or None."""
    if Frame.NAME in use.cue.frames:
        return use.stop - 1, use.stop
    if grammar.members("own_accounts").isdisjoint(use.cue.words):
        return None
    first = pause_before(passage, use.sentence[0], use.start)
    return subject_in(passage, first, use.start, grammar) or subject_in(
        passage, min(use.stop + 1, use.sentence[1]), use.sentence[1], grammar
    )


def _may_stand(passage: Passage, use: CueUse, after: int, grammar: Grammar) -> bool:
    """Whether a word that only closes what is said does so: "…, so Roth am Montag"."""
    if use.cue.words[0] not in grammar.members("closing_adverbs"):
        return True
    is_behind = use.start > use.sentence[0] and is_pause(passage, use.start)
    is_behind |= use.start > use.sentence[0] and passage.quoted[use.start - 1] != -1
    if not is_behind or after >= use.sentence[1] or is_pause(passage, after):
        return is_behind
    word = passage.lower[after]
    return word in grammar.prepositions or word in grammar.times or grammar.is_adverb(word)


def _regions(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> list[Tokens]:
    """What is said before and behind the phrase that names a source."""
    start, after = phrase
    first, stop = sentence
    lead = pause_before(passage, first, start)
    if lead == start > first:
        head = said_before(passage, sentence, start, grammar)
        end = part_end(passage, after - 1, stop)
        tail = said_behind(passage, head, (end, stop), grammar)
        is_open = passage.quoted[start - 1] == -1 and not holds_verb(passage, head, grammar)
        return [head, (end, stop) if is_open and tail == (stop, stop) else tail]
    behind = skip_asides(passage, after, stop, grammar)
    if lead > first and opens_subordinate(passage, (lead, start), grammar):
        return [(lead, start), (behind, part_end(passage, behind, stop))]
    before = said_before(passage, sentence, start, grammar) if start > first else (start, start)
    return [before, (behind, stop)]
