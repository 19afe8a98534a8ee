"""Unsaid: uses of reporting words that report nothing: "called a vote", "What Lee said was new"."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import begins_clause
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage


def gives_name(
    passage: Passage, use: CueUse, source: tuple[int, int] | None, grammar: Grammar
) -> bool:
    """Whether a participle tells what a thing is called: "a group called “Our Bay”", "… Our Bay".

    A name without marks has nothing behind it that it could be called: not "a judge called Lee unfit".
    """
    if use.cue.form is not Form.PAST or use.is_passive or use.group != use.start:
        return False
    if source is None or passage.lower[source[0]] not in grammar.indefinite:
        return False
    index = use.stop
    if index + 1 < len(passage.words) and passage.lower[index] in grammar.articles:
        index += 1
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return index < len(passage.words)
    stop = index
    while stop < passage.sentence_of(index)[1] and (
        passage.words[stop][0].isupper() or passage.lower[stop] in grammar.prepositions
    ):
        stop += 1
        if stop < len(passage.words) and breaks(passage.gaps[stop]):
            break
    if stop == index:
        return False
    ends = stop == passage.sentence_of(index)[1] or breaks(passage.gaps[stop])
    return ends or grammar.is_verb_at(passage, stop) or passage.lower[stop] in grammar.relatives


def names_nothing(
    passage: Passage,
    use: CueUse,
    source: tuple[int, int] | None,
    content: tuple[int, int],
    grammar: Grammar,
) -> bool:
    """Whether a verb of naming has one noun behind it: "called a vote", not "called votes a waste".

    Nor "what Lee called a waste", where the other stands before its subject.
    """
    start, stop = content
    if use.cue.frames != {Frame.NAME} or not _opens(passage, source, grammar):
        return False
    if use.is_passive or any(number != -1 for number in passage.quoted[start : stop + 1]):
        return False
    if passage.lower[start] in grammar.determiners and start + 1 < stop:
        start += 1
    if stop > start + 1 and passage.lower[stop - 1] in grammar.times:
        stop -= 1 + (passage.lower[stop - 2] in grammar.occasion_leads)
    return stop - start == 1 and passage.lower[start] not in grammar.be


def is_headed(
    passage: Passage,
    sentence: tuple[int, int],
    source: tuple[int, int] | None,
    use: CueUse,
    grammar: Grammar,
) -> bool:
    """Whether source and cue only say which thing a clause is about: "What Lee said was new".

    "They found what Lee said was a bomb" reports.
    """
    if source is None or use.stop >= sentence[1] or not sentence[0] < source[0] < use.start:
        return False
    head, verb = source[0] - 1, use.stop
    is_head = passage.lower[head] in grammar.clause_heads and not breaks(passage.gaps[source[0]])
    if not is_head or passage.quoted[verb] != -1 or not grammar.is_finite(passage.lower[verb]):
        return False
    while head > sentence[0] and (
        passage.lower[head - 1] in grammar.negations or grammar.is_adverb(passage.lower[head - 1])
    ):
        head -= 1
    return head == sentence[0] or begins_clause(passage, head, grammar)


def _opens(passage: Passage, source: tuple[int, int] | None, grammar: Grammar) -> bool:
    """Whether nothing that a verb could take stands before its subject."""
    if source is None or source[0] == 0 or passage.opens_sentence(source[0]):
        return True
    word = passage.lower[source[0] - 1]
    is_taken = word in grammar.complementizers or word in grammar.as_leads
    return begins_clause(passage, source[0], grammar) and not is_taken


def is_empty(passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the object reports nothing: "said goodbye", "said little"."""
    word = passage.lower[start]
    if word in grammar.empty_objects and use.cue.lemma in ("say", "tell"):
        return True
    return word in grammar.degrees and (start + 1 == stop or breaks(passage.gaps[start + 1]))
