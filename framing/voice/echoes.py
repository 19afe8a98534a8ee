"""Echoes: marked words of a heading that the article quotes from somebody are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document
from framing.domain.frozen import replace
from framing.voice.headlines import is_headline
from framing.voice.passages import Passage
from framing.voice.quotations import parts_text, token_range

_MOST_PLACES = 20
_Words = tuple[str, ...]


def with_echoes(
    document: Document,
    passages: Sequence[Passage],
    found: list[Attribution],
    *,
    are_marks_single: bool,
) -> list[Attribution]:
    """The attributions, those of headings without a cue given to whom the same words below are.

    At least two words stand in the marks of the heading, and a quotation of the article holds
    them in a row. What a heading holds at arm's length stays there.
    """
    headings: list[tuple[int, _Words]] = []
    bodies: list[tuple[int, _Words]] = []
    by_start = {attribution.content.start: at for at, attribution in enumerate(found)}
    for passage in passages:
        is_heading = is_headline(passage, document.blocks[passage.number].zone)
        for number, quotation in enumerate(passage.quotations):
            at = by_start.get(quotation.content.start)
            if at is None:
                continue
            quoted = at, tuple(passage.lower[slice(*token_range(passage, number))])
            is_subhead = parts_text(passage, number, are_marks_single)
            if not is_heading and not is_subhead:
                bodies.append(quoted)
            elif found[at].cue is None and (is_subhead or found[at].voice is Voice.DIRECT):
                headings.append(quoted)
    if headings:
        for at, echoed in _echoes(headings, [each for each in bodies if found[each[0]].speaker]):
            found[at] = _echo(found[at], found[echoed])
    return found


def _echoes(
    headings: Sequence[tuple[int, _Words]], bodies: Sequence[tuple[int, _Words]]
) -> Iterator[tuple[int, int]]:
    """The number of each heading's quotation, and of the first below that holds its words."""
    places: dict[_Words, list[tuple[int, _Words]]] = {}
    for at, words in bodies:
        for first in range(len(words) - 1):
            known = places.setdefault(words[first : first + 2], [])
            if len(known) < _MOST_PLACES:
                known.append((at, words[first:]))
    for number, words in headings:
        for at, rest in places.get(words[:2], ()):
            if rest[: len(words)] == words:
                yield number, at
                break


def _echo(heading: Attribution, quoted: Attribution) -> Attribution:
    return replace(
        heading,
        voice=Voice.DIRECT,
        distance=None,
        source=quoted.source,
        speaker=quoted.speaker,
        confidence=quoted.confidence * 0.8,
        is_uncertain=quoted.is_uncertain,
        reason="echo",
    )
