"""Echoes: the words of a heading's marks that a quotation of the article holds again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.attribution import Attribution, Voice
from framing.domain.frozen import replace

_MOST_PLACES = 20
_Words = tuple[str, ...]


def echoes(
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


def echo(heading: Attribution, quoted: Attribution) -> Attribution:
    """The words of a heading, given to whom the same words below are."""
    return replace(
        heading,
        voice=Voice.DIRECT,
        distance=None,
        source=quoted.source,
        speaker=quoted.speaker,
        speaker_confidence=quoted.speaker_confidence,
        is_uncertain=quoted.is_uncertain,
        reason="echo",
    )
