"""Counts of one contrast as arrays: documents by labels by voices, for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.coded import ContrastRows, met, summed
from framing.compare.grouping import GroupedScores
from framing.compare.resample import Integers
from framing.domain.attribution import Voice
from framing.domain.lexicon import Lexicon
from framing.errors import FramingError

VOICES: tuple[Voice | None, ...] = (*Voice, None)
ALL_VOICES = VOICES.index(None)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a group's documents by voice (the last column holds all voices), in order.

    `outlets` are those of the documents; the same by number are `outlet_numbers`, places in
    `different_outlets`.

    `total`, `squared` (sums of squares) and `n_speaking` (documents with tokens) are by voice.
    """

    by_document: Integers
    outlets: tuple[str | None, ...]
    different_outlets: tuple[str | None, ...]
    outlet_numbers: Integers
    total: Integers
    squared: Integers
    n_speaking: Integers


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
    def is_silent(self) -> bool:
        """Whether no document has a hit."""
        return not len(self.documents)

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
    outlets = tuple(score.metadata.outlet for score in group.scores)
    numbers: dict[str | None, int] = {}
    of_each = [numbers.setdefault(outlet, len(numbers)) for outlet in outlets]
    return Tokens(
        by_document,
        outlets,
        tuple(numbers),
        np.array(of_each, dtype=np.int64),
        total=by_document.sum(axis=0),
        squared=(by_document**2).sum(axis=0),
        n_speaking=(by_document > 0).sum(axis=0),
    )


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
        for key, contrast in contrasts.items():
            rows = group.coded.of(key[0], contrast)
            _refuse_unknown_label(group, rows, key)
            tallied[key].append(_tally(group, tokens, len(contrast.labels), rows))
    return {key: tuple(tallies) for key, tallies in tallied.items()}


def _refuse_unknown_label(group: GroupedScores, rows: ContrastRows, key: tuple[str, str]) -> None:
    unknown = np.flatnonzero(rows.labels < 0)
    if len(unknown):
        first = unknown[0]
        label = group.table.counts[rows.numbers[first]].key.label
        raise FramingError(
            f"{group.scores[rows.documents[first]].document}: the score holds the label '{label}', "
            f"which {'/'.join(key)} does not have; score the documents again with this lexicon"
        )


def _tally(group: GroupedScores, tokens: Tokens, n_labels: int, rows: ContrastRows) -> Tally:
    if not len(rows.n):
        return _silent_tally(group, tokens, n_labels)
    documents, at = met(rows.documents)
    shape = (len(documents), n_labels, len(VOICES))
    counts = summed((at, rows.labels, rows.voices), rows.n, shape)
    counts[:, :, ALL_VOICES] = counts.sum(axis=2)
    n_distant = rows.n * rows.is_distant
    n_at_distance = summed((rows.labels, rows.voices), n_distant, shape[1:])
    n_at_distance[:, ALL_VOICES] = n_at_distance.sum(axis=1)
    return Tally(group, tokens, counts, documents, n_at_distance)


def _silent_tally(group: GroupedScores, tokens: Tokens, n_labels: int) -> Tally:
    nothing = np.zeros((0, n_labels, len(VOICES)), dtype=np.int64)
    documents = np.zeros(0, dtype=np.int64)
    return Tally(group, tokens, nothing, documents, np.zeros(nothing.shape[1:], dtype=np.int64))
