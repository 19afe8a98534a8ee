"""Counts of one contrast as arrays: documents by labels by voices, for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.grouping import GroupedScores
from framing.compare.resample import Integers
from framing.domain.attribution import Voice
from framing.domain.lexicon import Contrast, Lexicon
from framing.errors import FramingError

VOICES: tuple[Voice | None, ...] = (Voice.OWN, Voice.INDIRECT, Voice.DIRECT, None)
ALL_VOICES = VOICES.index(None)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a group's documents by voice (the last column holds all voices), in order."""

    by_document: Integers
    outlets: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one group holds of one contrast.

    `counts` is documents by labels by voices and has only the documents with a hit;
    `documents` are their numbers within the group. The last voice is all voices together.
    `n_at_distance` is labels by voices.
    """

    group: GroupedScores
    tokens: Tokens
    counts: Integers
    documents: Integers
    n_at_distance: Integers

    @property
    def n_documents(self) -> int:
        """All documents of the group, with a hit or without."""
        return len(self.group.scores)

    @property
    def totals(self) -> Integers:
        """Labels by voices."""
        total: Integers = self.counts.sum(axis=0)
        return total


def tokens_of(group: GroupedScores) -> Tokens:
    """The tokens of each of the group's documents, and its outlet."""
    by_document = np.zeros((len(group.scores), len(VOICES)), dtype=np.int64)
    for number, score in enumerate(group.scores):
        for count in score.tokens:
            by_document[number, VOICES.index(count.voice)] += count.n_tokens
    by_document[:, ALL_VOICES] = by_document.sum(axis=1)
    return Tokens(by_document, tuple(score.metadata.outlet for score in group.scores))


def tally_contrasts(
    groups: Sequence[GroupedScores], lexicons: Sequence[Lexicon]
) -> dict[tuple[str, str], tuple[Tally, ...]]:
    """A tally for each group, by lexicon and contrast; hits of other lexicons are left out.

    Raises:
        FramingError: a score holds a label that its contrast does not have.
    """
    contrasts = {
        (lexicon.id, contrast.id): contrast
        for lexicon in lexicons
        for contrast in lexicon.contrasts
    }
    tallied: dict[tuple[str, str], list[Tally]] = {key: [] for key in contrasts}
    for group in groups:
        tokens = tokens_of(group)
        found = _hits_by_contrast(group, contrasts)
        for key, contrast in contrasts.items():
            tallied[key].append(_tally(group, tokens, len(contrast.labels), found.get(key, [])))
    return {key: tuple(tallies) for key, tallies in tallied.items()}


_Found = tuple[int, int, int, int, bool]


def _hits_by_contrast(
    group: GroupedScores, contrasts: dict[tuple[str, str], Contrast]
) -> dict[tuple[str, str], list[_Found]]:
    """Document, label, voice, n and whether at a distance, of each count of the group."""
    columns = {
        key: {label.id: column for column, label in enumerate(contrast.labels)}
        for key, contrast in contrasts.items()
    }
    found: dict[tuple[str, str], list[_Found]] = {}
    for number, score in enumerate(group.scores):
        for count in score.counts:
            key = (count.key.lexicon, count.key.contrast)
            if key not in columns:
                continue
            column = columns[key].get(count.key.label)
            if column is None:
                raise FramingError(
                    f"{score.document}: the score holds the label '{count.key.label}', which "
                    f"{key[0]}/{key[1]} does not have; score the documents again with this lexicon"
                )
            voice = VOICES.index(count.key.voice)
            is_distant = count.key.distance is not None
            found.setdefault(key, []).append((number, column, voice, count.n, is_distant))
    return found


def _tally(group: GroupedScores, tokens: Tokens, n_labels: int, found: Sequence[_Found]) -> Tally:
    documents = np.array(sorted({number for number, *_ in found}), dtype=np.int64)
    rows = {int(number): row for row, number in enumerate(documents)}
    counts = np.zeros((len(documents), n_labels, len(VOICES)), dtype=np.int64)
    n_at_distance = np.zeros((n_labels, len(VOICES)), dtype=np.int64)
    for number, column, voice, n, is_distant in found:
        counts[rows[number], column, [voice, ALL_VOICES]] += n
        if is_distant:
            n_at_distance[column, [voice, ALL_VOICES]] += n
    return Tally(group, tokens, counts, documents, n_at_distance)
