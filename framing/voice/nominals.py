"""Reports without a verb of saying: "according to Lee", "the claim that …"."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.cues import CueUse
from framing.voice.endings import content_end
from framing.voice.grammar import Grammar
from framing.voice.openings import content_start
from framing.voice.passages import Passage
from framing.voice.report import Report, SourceKind
from framing.voice.sources import subject_after
from framing.voice.subjects import governor, possessor


def by_adverb(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "according to X" on either side of what X says."""
    if Frame.OBJECT not in use.cue.frames:
        return None
    source = subject_after(passage, sentence, use.stop, grammar)
    if source is None:
        return None
    _first, stop = sentence
    start = use.start
    lead = _clause_first(passage, sentence, start, grammar)
    if lead < start:
        regions = [(lead, start)]
        tail = _tail_after_source(passage, source[1], stop, grammar)
        if tail is not None:
            regions.append(tail)
    else:
        comma = next((i for i in range(source[1], stop) if "," in passage.gaps[i]), None)
        if comma is None:
            is_verb = source[1] < stop and grammar.is_finite(passage.lower[source[1]])
            comma = source[1] if is_verb else None
        if comma is None:
            return None
        while (
            passage.lower[comma] in grammar.definite | grammar.indefinite | grammar.relatives
            and (
                following := next(
                    (i for i in range(comma + 1, stop) if "," in passage.gaps[i]), None
                )
            )
            and following - comma < 9
            and not any(grammar.is_finite(passage.lower[i]) for i in range(comma, following))
        ):
            comma = following
        regions = [(comma, stop)]
    return Report(
        use.cue,
        (use.start, use.stop),
        source,
        SourceKind.PHRASE,
        tuple(regions),
        rule="according-to",
    )


def _clause_first(passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar) -> int:
    """Where the clause before "according to" begins."""
    first = sentence[0]
    if start == first:
        return start
    index = start - 1
    while index > first:
        if ";" in passage.gaps[index]:
            return index
        index -= 1
    if start - first <= 1 and passage.lower[first] in grammar.coordinators:
        return start
    return after_lead(passage, first, start, grammar)


def _tail_after_source(
    passage: Passage, after: int, stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    for index in range(after, min(stop, after + 8)):
        if "," in passage.gaps[index]:
            word = passage.lower[index]
            if (
                word in grammar.auxiliaries
                or word in grammar.infinitive
                or word in grammar.complementizers
            ):
                return (index, stop)
            return None
    return None


def by_noun(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "the claim that …", "accusations of …", "Lee's promise to …"."""
    found = content_start(passage, use, sentence[1], grammar)
    if found is None:
        return None
    start, frame = found
    end = content_end(passage, use, start, sentence[1], frame, grammar)
    if frame is Frame.THAT and _is_relative_clause(passage, start, end, grammar):
        return None
    source = possessor(passage, sentence, use, grammar) or governor(
        passage, sentence, use.start, grammar
    )
    return Report(
        use.cue,
        (use.start, use.stop),
        source,
        SourceKind.PHRASE if source else SourceKind.NONE,
        ((start, end),),
        rule="noun",
    )


def _is_relative_clause(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a that-clause lacks its object: "a demand that the groups have refused"."""
    word = passage.lower[end - 1]
    return (
        end - start <= 7
        and passage.quoted[end - 1] == -1
        and word.endswith("ed")
        and passage.lower[end - 2] not in grammar.be
    )


def after_lead(passage: Passage, first: int, edge: int, grammar: Grammar) -> int:
    """The first token of what is said before a postposed cue: "But", "And" are left out."""
    if (
        passage.lower[first] in grammar.coordinators
        and first + 1 < edge
        and passage.quoted[first] == -1
    ):
        return first + 1
    return first
