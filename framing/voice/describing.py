"""Describing: participles of saying beside who says it: "Crews demanding a vote | said".

"With Lee saying boats sank | and crews denying it": each ends where another begins.
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.chains import before_main_verb
from framing.voice.clauses import begins_clause, is_cue
from framing.voice.cues import CueUse
from framing.voice.grammar import SAYING, Grammar, breaks
from framing.voice.passages import Passage

_LONGEST_SUBJECT, _LONGEST_OWNED, _FAR = 7, 3, 250


def before_described(
    passage: Passage,
    use: CueUse,
    source: tuple[int, int] | None,
    content: tuple[int, int],
    frame: Frame,
    grammar: Grammar,
) -> int:
    """Where the verb stands of the noun that a participle tells of; the end of its content where none does.

    Without "that" the first verb of saying is the noun's: "crews claiming a raid | said it was old".
    """
    if source is None or not _tells_of(passage, use, source, grammar):
        return content[1]
    first = before_main_verb(passage, content, Frame.OBJECT, grammar)
    if frame is not Frame.THAT or first == content[1]:
        return first
    is_bare = passage.lower[content[0]] not in grammar.complementizers
    if is_bare and is_cue(passage.lower[first], grammar):
        return first
    main = before_main_verb(passage, content, frame, grammar)
    is_thing = is_bare and main == content[1] and Frame.OBJECT in use.cue.frames
    return first if is_thing else main  # "soldiers denying the charge | were freed"


def _tells_of(passage: Passage, use: CueUse, source: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a participle stands right behind a noun that opens its clause."""
    is_contracted = "'" in passage.lower[use.group - 1]  # "He's saying", "Lee's telling remark"
    # "Lee's letter denying it failed"
    is_owner = passage.lower[source[1] - 1].endswith(("'s", "s'"))
    is_behind = source[1] <= use.group <= source[1] + _LONGEST_OWNED * is_owner
    if not is_behind or is_contracted or breaks(passage.gaps[use.group]):
        return False
    start = source[0]
    return start == passage.sentence_of(use.start)[0] or begins_clause(passage, start, grammar)


def before_another(
    passage: Passage, use: CueUse, content: tuple[int, int], grammar: Grammar
) -> int:
    """Where "and" joins who else tells: "with Lee saying boats sank | and crews denying it"."""
    start, stop = content
    is_beside = use.group == use.start and not breaks(passage.gaps[use.start])
    if not is_beside or passage.opens_sentence(use.start):
        return stop
    joints = (
        index
        for index in range(start + 1, min(stop - 1, start + _FAR))
        if passage.lower[index] in grammar.conjunctions and passage.quoted[index] == -1
    )
    return next((i for i in joints if somebody_tells(passage, i + 1, stop, grammar)), stop)


def somebody_tells(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase and a reporting participle follow: ", with Lee calling it old", "crews saying"."""
    if start >= stop:
        return False
    word = passage.lower[start]
    is_plural = word in grammar.plural_people or (word.endswith("s") and not word.endswith("ss"))
    if not is_plural and not grammar.opens_noun_phrase(passage, start):
        return False
    for index in range(start, min(stop, start + _LONGEST_SUBJECT)):
        if (index > start and breaks(passage.gaps[index])) or passage.quoted[index] != -1:
            return False
        if index > start and grammar.cue_signs_of(passage.lower[index]) & SAYING:
            return True
        if grammar.is_verb_at(passage, index):
            return False
    return False


def gives_name(
    passage: Passage, use: CueUse, source: tuple[int, int] | None, grammar: Grammar
) -> bool:
    """Whether a participle tells what a thing is called: "a group called “Our Bay”", "… Our Bay".

    A name without marks has nothing behind it that it could be called: not "a judge called Lee unfit".
    """
    if use.cue.form is not Form.PAST or use.is_passive or use.group != use.start:
        return False
    if source is None or grammar.indefinite.isdisjoint(passage.lower[source[0] : source[1]]):
        return False
    index = use.stop
    if index + 1 < len(passage.words) and passage.lower[index] in grammar.articles:
        index += 1
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return index < len(passage.words)
    stop, end = index, passage.sentence_of(index)[1]
    while stop < end and (stop == index or not breaks(passage.gaps[stop])):
        if not (passage.words[stop][0].isupper() or passage.lower[stop] in grammar.prepositions):
            break
        stop += 1
    if stop == index:
        return False
    ends = stop == end or breaks(passage.gaps[stop])
    return ends or grammar.is_verb_at(passage, stop) or passage.lower[stop] in grammar.relatives
