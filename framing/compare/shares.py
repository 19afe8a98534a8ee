"""Shares of the labels of a contrast in one group, voice by voice, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from framing.compare.estimates import Estimates
from framing.compare.measures.dispersion import dp
from framing.compare.resample import Integers
from framing.compare.tally import VOICES, Tally
from framing.domain.comparison import Share
from framing.domain.lexicon import Contrast

_MINIMUM_PARTS = 10


def shares_of(
    tallies: Sequence[Tally], estimates: Estimates, contrast: Contrast
) -> Iterator[Share]:
    """The share of each label in each voice of each group, own voice first."""
    for number, tally in enumerate(tallies):
        if tally.is_silent:
            yield from _silent_shares(tally.group.name, contrast)
        else:
            yield from _shares(tally, estimates, number, contrast)


def _silent_shares(group: str, contrast: Contrast) -> tuple[Share, ...]:
    """Those of a group that never names the referent: not defined."""
    return tuple(
        Share(group, label.id, voice, 0, 0, None, None, 0, None)
        for voice in VOICES
        for label in contrast.labels
    )


def dispersion_of(
    tallies: Sequence[Tally], contrast: Contrast
) -> tuple[tuple[str, float | None], ...]:
    """Gries' DP of each label over all documents, all voices.

    None where the label has no hit or there are fewer than ten documents, over which the
    figure means little.
    """
    sizes = np.concatenate([tally.tokens.by_document[:, VOICES.index(None)] for tally in tallies])
    parts = np.flatnonzero(sizes)
    hits = np.concatenate([_hits_in_all_documents(tally) for tally in tallies])
    return tuple(
        (
            label.id,
            dp(hits[parts, row], sizes[parts]) if len(parts) >= _MINIMUM_PARTS else None,
        )
        for row, label in enumerate(contrast.labels)
    )


def _shares(tally: Tally, estimates: Estimates, number: int, contrast: Contrast) -> Iterator[Share]:
    """Those of the group of a number."""
    sides, group = estimates.sides, tally.group.name
    n_documents = (tally.counts > 0).sum(axis=0)
    largest = tally.counts.max(axis=0, initial=0)
    arrays = (sides.n[number], n_documents, largest, tally.n_at_distance)
    listed = [one.T.tolist() for one in arrays]
    n_all, intervals = sides.n_all[number, 0].tolist(), estimates.intervals(number)
    for column, voice in enumerate(VOICES):
        of_voice = zip(contrast.labels, *(one[column] for one in listed), strict=True)
        whole = n_all[column]
        for row, (label, n, n_with, most, n_distant) in enumerate(of_voice):
            yield Share(
                group,
                label.id,
                voice,
                n,
                whole,
                n / whole if whole else None,
                intervals[row][column],
                n_with,
                most / n if n else None,
                n_distant,
            )


def _hits_in_all_documents(tally: Tally) -> Integers:
    hits = np.zeros((tally.n_documents, len(tally.totals)), dtype=np.int64)
    hits[tally.documents] = tally.counts[:, :, VOICES.index(None)]
    return hits
