"""Shares of the labels of a contrast in one group, voice by voice, and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.compare.measures.dispersion import dp
from framing.compare.resample import Integers
from framing.compare.sides import Side
from framing.compare.tally import VOICES, Tally
from framing.domain.comparison import Share
from framing.domain.lexicon import Contrast

_MINIMUM_PARTS = 10


def shares_of(tally: Tally, side: Side, contrast: Contrast) -> tuple[Share, ...]:
    """The share of each label in each voice of one group, own voice first."""
    if tally.is_silent:
        return _silent_shares(tally.group.name, contrast)
    n_documents = (tally.counts > 0).sum(axis=0).tolist()
    largest = tally.counts.max(axis=0, initial=0).tolist()
    return tuple(
        _share(
            tally, side, contrast, (row, column), (n_documents[row][column], largest[row][column])
        )
        for column in range(len(VOICES))
        for row in range(len(contrast.labels))
    )


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


def _share(
    tally: Tally, side: Side, contrast: Contrast, place: tuple[int, int], held: tuple[int, int]
) -> Share:
    """The share at a row and column; `held` are the documents with the label and its most hits
    in one of them."""
    (row, column), (n_documents, largest) = place, held
    estimate = side.estimate(row, column)
    count = estimate.count
    return Share(
        group=tally.group.name,
        label=contrast.labels[row].id,
        voice=VOICES[column],
        n=count.n,
        n_all=count.n_all,
        share=count.share,
        interval=estimate.interval,
        n_documents=n_documents,
        largest_document_share=largest / count.n if count.n else None,
        n_at_distance=int(tally.n_at_distance[row, column]),
    )


def _hits_in_all_documents(tally: Tally) -> Integers:
    hits = np.zeros((tally.n_documents, len(tally.totals)), dtype=np.int64)
    hits[tally.documents] = tally.counts[:, :, VOICES.index(None)]
    return hits
