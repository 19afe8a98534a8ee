"""Interviews: whole paragraphs that answer the questions of a paper, without marks or labels."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.cue import Gender
from framing.voice.grammar import Grammar
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after

_LEAST_QUESTIONS, _LONGEST_QUESTION, _LONGEST_LEAD = 3, 60, 4


def answers_of(
    passages: Sequence[Passage], grammar: Grammar
) -> tuple[list[int], int, Tokens] | None:
    """The numbers of the paragraphs that answer, and where who answers is named; or None.

    Above the first question somebody is told to have spoken to whom a name tells; below each
    question stands a paragraph without one, and most of those say "I" or "we".
    """
    asked = [at for at, passage in enumerate(passages) if _asks(passage)]
    if len(asked) < _LEAST_QUESTIONS:
        return None
    answers = [
        passages[at]
        for question, following in zip(asked, [*asked[1:], asked[-1] + 2], strict=True)
        for at in range(question + 1, min(following, len(passages)))
    ]
    if any(passage.quotations or _asks(passage) for passage in answers):
        return None
    n_first = sum(_says_i(passage, grammar) for passage in answers)
    if len(answers) < len(asked) - 1 or 2 * n_first < len(answers):
        return None
    for passage in passages[: asked[0]]:
        if (named := _interviewed(passage, grammar)) is not None:
            return [answer.number for answer in answers], passage.number, named
    return None


def _asks(passage: Passage) -> bool:
    """Whether a short paragraph without marks ends in a question."""
    is_short = 0 < len(passage.words) <= _LONGEST_QUESTION
    return is_short and not passage.quotations and passage.gaps[-1].strip().startswith("?")


def _says_i(passage: Passage, grammar: Grammar) -> bool:
    return any(grammar.genders.get(word) is Gender.FIRST for word in passage.lower)


def _interviewed(passage: Passage, grammar: Grammar) -> Tokens | None:
    """Who is told to have been spoken to: "The Herald spoke with Ann Lee", "an interview with Tom Kern"."""
    leads, links = grammar.members("interviewing"), grammar.members("interviewing_links")
    for index, word in enumerate(passage.lower):
        if word not in leads:
            continue
        sentence = passage.sentence_of(index)
        near = range(index + 1, min(sentence[1] - 1, index + _LONGEST_LEAD))
        for link in near:
            if passage.lower[link] not in links:
                continue
            named = subject_after(passage, sentence, link + 1, grammar)
            is_name = named is not None and passage.words[named[1] - 1][0].isupper()
            if named is not None and is_name and may_speak(passage, *named, grammar):
                return named
    return None
