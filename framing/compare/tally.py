"""Counts of one contrast as arrays: documents by labels by voices, for each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.coded import ContrastRows, met, summed
from framing.compare.grouping import CodedGroups, GroupedScores
from framing.compare.resample import Integers
from framing.domain.attribution import Voice
from framing.domain.lexicon import Contrast, Lexicon
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
    coded: CodedGroups, lexicons: Sequence[Lexicon]
) -> Iterator[tuple[Lexicon, Contrast, tuple[Tally, ...]]]:
    """Contrast by contrast a tally for each group; hits of other lexicons are left out.

    Raises:
        FramingError: a score holds a label that its contrast does not have.
    """
    tokens = [tokens_of(group) for group in coded.groups]
    for lexicon in lexicons:
        for contrast in lexicon.contrasts:
            rows = coded.of(lexicon.id, contrast)
            _refuse_unknown_label(coded, rows, (lexicon.id, contrast.id))
            yield lexicon, contrast, _tallies(tokens, coded, rows, len(contrast.labels))


def _refuse_unknown_label(coded: CodedGroups, rows: ContrastRows, key: tuple[str, str]) -> None:
    first = np.flatnonzero(rows.labels < 0)[:1]
    found = (
        (group.scores[number].document, group.corpus().keys[rows.keys[first[0]]].label)
        for group, _, numbers in coded.parts_of(rows.documents[first])
        for number in numbers.tolist()
    )
    for document, label in found:
        raise FramingError(
            f"{document}: the score holds the label '{label}', which {'/'.join(key)} does not "
            "have; score the documents again with this lexicon"
        )


def _tallies(
    tokens: Sequence[Tokens], coded: CodedGroups, rows: ContrastRows, n_labels: int
) -> tuple[Tally, ...]:
    documents, at = met(rows.documents)
    counts = summed((at, rows.labels, rows.voices), rows.n, (len(documents), n_labels, len(VOICES)))
    counts[:, :, ALL_VOICES] = counts.sum(axis=2)
    places = (coded.numbers_of(rows.documents), rows.labels, rows.voices)
    shape = (len(tokens), n_labels, len(VOICES))
    n_at_distance = summed(places, rows.n * rows.is_distant, shape)
    n_at_distance[:, :, ALL_VOICES] = n_at_distance.sum(axis=2)
    parts = zip(coded.parts_of(documents), tokens, n_at_distance, strict=True)
    return tuple(
        Tally(group, of_group, counts[part], numbers, distant)
        for (group, part, numbers), of_group, distant in parts
    )
