"""Relatives that a cue between commas parts from what they tell: "the dam, where, Lee said, crews slept"."""

from __future__ import annotations

from framing.voice.clauses import resumes_verb
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage
from framing.voice.unsaid import has_verb

_LONGEST_OCCASION = 14


def takes_up(passage: Passage, link: int, grammar: Grammar) -> bool:
    """Whether a relative right before a cue between commas begins what is said: "boats that, Lee said, are".

    Behind a comma too: "the dam, where, Lee said, crews slept"; but not "it is that, Lee said".
    """
    word, gap = passage.lower[link], passage.gaps[link]
    is_relative = word in grammar.relatives or word in grammar.clause_leads & grammar.questions
    is_relative |= word in grammar.complementizers and gap == " "
    return is_relative and passage.quoted[link] == -1 and passage.quoted[link - 1] == -1


def taken_up(
    passage: Passage,
    before: tuple[int, int],
    tail: tuple[int, int] | None,
    rest: tuple[int, int],
    grammar: Grammar,
) -> list[tuple[int, int]]:
    """The relative behind `before`, and the `tail` behind the cue, or all that a pause parts from it."""
    after, last = rest
    link = before[1]
    if tail is None:
        pauses = range(after, min(last, after + _LONGEST_OCCASION))
        tail = next(((i, last) for i in pauses if breaks(passage.gaps[i])), None)
    if tail is None:
        return []
    start, end = tail
    if not has_verb(passage, before, grammar):  # "The men, who, Lee said, fled, | were found"
        commas = (i for i in range(start + 1, last) if "," in passage.gaps[i])
        end = next((i for i in commas if resumes_verb(passage, i, grammar)), last)
    return [(link, link + 1), (start, end)]
