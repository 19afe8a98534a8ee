"""Rivals in a row of documents: of candidates that overlap, which one counts, as arrays."""

from __future__ import annotations

import numpy as np

from framing.match.type_index import Flags, Numbers


def leftmost_longest_rows(lexicons: Numbers, first: Numbers, end: Numbers) -> Flags:
    """As `law.leftmost_longest`, over all lexicons at once: which candidates remain.

    Those on the very same words remain together.
    """
    n_words = int(end.max(initial=0)) + 1
    kept = np.ones(len(first), np.bool_)
    starts, ends = first + lexicons * n_words, end + lexicons * n_words
    rows = _touching(starts, ends)
    if not len(rows):
        return kept
    kept[rows] = False
    rows = rows[np.lexsort((-ends[rows], starts[rows]))]
    while len(rows):
        reached = np.maximum.accumulate(ends[rows])
        before = np.concatenate(([0], reached[:-1]))
        leads = starts[rows] >= before
        # Of those that lead, all on the same words; each takes out what it overlaps.
        group = np.cumsum(leads) - 1
        heads = rows[leads]
        taken = ends[heads][group]
        same = (starts[rows] == starts[heads][group]) & (ends[rows] == taken)
        kept[rows[same]] = True
        rows = rows[starts[rows] >= taken]
    return kept


def _touching(starts: Numbers, ends: Numbers) -> Numbers:
    """The candidates that overlap a phrase, and the phrases."""
    long = np.flatnonzero(ends - starts > 1)
    if not len(long):
        return long
    order = long[np.argsort(starts[long], kind="stable")]
    reached = np.maximum.accumulate(ends[order])
    at = np.searchsorted(starts[order], starts, "right") - 1
    return np.flatnonzero((at >= 0) & (reached[np.maximum(at, 0)] > starts))
