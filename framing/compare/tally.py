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
            tallied[key].append(_tally(group, tokens, len(contrast.labels), found[key]))
    return {key: tuple(tallies) for key, tallies in tallied.items()}


def _hits_by_contrast(
    group: GroupedScores, contrasts: dict[tuple[str, str], Contrast]
) -> dict[tuple[str, str], Integers]:
    """Document, label, voice, n and whether at a distance, of each count of the group."""
    table = group.table
    places = {key: number for number, key in enumerate(contrasts)}
    columns = {
        key: {label.id: column for column, label in enumerate(contrast.labels)}
        for key, contrast in contrasts.items()
    }
    told = np.full((len(table.counts), 5), -1, dtype=np.int64)
    for number, count in enumerate(table.counts):
        key = (count.key.lexicon, count.key.contrast)
        if key in columns:
            column = columns[key].get(count.key.label)
            if column is None:
                raise _unknown_label(group, number)
            voice, is_distant = VOICES.index(count.key.voice), count.key.distance is not None
            told[number] = (places[key], column, voice, count.n, is_distant)
    of_each = told[table.numbers]
    order = np.argsort(of_each[:, 0], kind="stable")
    rows = np.column_stack([table.documents, of_each[:, 1:]])[order]
    bounds = np.searchsorted(of_each[order, 0], np.arange(len(places) + 1))
    return {key: rows[bounds[at] : bounds[at + 1]] for key, at in places.items()}


def _unknown_label(group: GroupedScores, number: int) -> FramingError:
    table = group.table
    key = table.counts[number].key
    document = group.scores[table.documents[np.argmax(table.numbers == number)]].document
    return FramingError(
        f"{document}: the score holds the label '{key.label}', which "
        f"{key.lexicon}/{key.contrast} does not have; score the documents again with this lexicon"
    )


def _tally(group: GroupedScores, tokens: Tokens, n_labels: int, found: Integers) -> Tally:
    numbers, columns, voices, n, is_distant = found.T
    documents, at = np.unique(numbers, return_inverse=True)
    counts = np.zeros((len(documents), n_labels, len(VOICES)), dtype=np.int64)
    np.add.at(counts, (at, columns, voices), n)
    counts[:, :, ALL_VOICES] = counts.sum(axis=2)
    n_at_distance = np.zeros((n_labels, len(VOICES)), dtype=np.int64)
    np.add.at(n_at_distance, (columns, voices), n * is_distant)
    n_at_distance[:, ALL_VOICES] = n_at_distance.sum(axis=1)
    return Tally(group, tokens, counts, documents, n_at_distance)
