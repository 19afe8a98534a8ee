"""Describing: a participle of saying that tells of the noun before it: "Crews demanding a vote | said"."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.chains import before_main_verb
from framing.voice.clauses import begins_clause, is_cue
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage


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
    if source[1] != use.group or is_contracted or breaks(passage.gaps[use.group]):
        return False
    start = source[0]
    return start == passage.sentence_of(use.start)[0] or begins_clause(passage, start, grammar)
