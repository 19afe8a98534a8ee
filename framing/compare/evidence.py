"""What the sides of a difference hold, as sums: sides add, and the others are all less one.

Everything that the closed-form figures need is a whole number that adds over documents, so that
a side of a thousand outlets costs no more than a side of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np

from framing.compare.measures.count import Count
from framing.compare.resample import Integers
from framing.compare.tally import VOICES, Tally

_Outlets = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side's sums over documents. Arrays are labels by voices, or by voice.

    `hits`, and `all_hits`, those of all labels; `squared_hits` and `hits_by_tokens` (sums of h²
    and of h·t over documents); `tokens` and `squared_tokens`; `n_speaking` documents with tokens in the voice, `n_holding`
    documents with a hit of the contrast in it.
    """

    hits: Integers
    all_hits: Integers
    squared_hits: Integers
    hits_by_tokens: Integers
    tokens: Integers
    squared_tokens: Integers
    n_speaking: Integers
    n_holding: Integers

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(*(a + b for a, b in zip(self._sums(), other._sums(), strict=True)))

    def __sub__(self, other: Evidence) -> Evidence:
        return Evidence(*(a - b for a, b in zip(self._sums(), other._sums(), strict=True)))

    def _sums(self) -> tuple[Integers, ...]:
        return (
            self.hits,
            self.all_hits,
            self.squared_hits,
            self.hits_by_tokens,
            self.tokens,
            self.squared_tokens,
            self.n_speaking,
            self.n_holding,
        )

    def in_contrast(self, label: int, voice: int) -> Count:
        """The label's hits of all hits of the contrast."""
        return Count(int(self.hits[label, voice]), int(self.all_hits[voice]))

    def in_text(self, label: int, voice: int) -> Count:
        """The label's hits of all tokens; a hit counts once, however many words it has."""
        n, n_tokens = int(self.hits[label, voice]), int(self.tokens[voice])
        return Count(min(n, n_tokens), n_tokens)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many outlets a side has, and how many of them hold a hit, by voice."""

    n_outlets: int
    n_holding: tuple[int, ...]


def evidence_of(tally: Tally) -> Evidence:
    """The sums of one group."""
    tokens, holding = tally.tokens, tally.counts
    if tally.is_silent:
        none, nowhere = np.zeros(holding.shape[1:], dtype=np.int64), np.zeros_like(tokens.total)
        sums = (tokens.total, tokens.squared, tokens.n_speaking)
        return Evidence(none, nowhere, none, none, *sums, nowhere)
    totals = tally.totals
    return Evidence(
        hits=totals,
        all_hits=totals.sum(axis=0),
        squared_hits=(holding**2).sum(axis=0),
        hits_by_tokens=(holding * tokens.by_document[tally.documents][:, None, :]).sum(axis=0),
        tokens=tokens.total,
        squared_tokens=tokens.squared,
        n_speaking=tokens.n_speaking,
        n_holding=(holding.sum(axis=1) > 0).sum(axis=0),
    )


def others_of(sides: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """For each side all the others together."""
    if not sides:
        return ()
    total = reduce(add, sides)
    return tuple(total - side for side in sides)


def spreads_of(tallies: Sequence[Tally]) -> tuple[tuple[Spread, ...], tuple[Spread, ...]]:
    """The outlets of each group, and those of all the others of each."""
    everywhere = [frozenset(tally.tokens.outlets) for tally in tallies]
    holding = [_holding_outlets(tally) for tally in tallies]
    by_voice = list(zip(*holding, strict=True))
    n_all_others = _n_in_others(everywhere)
    n_holding_others = list(zip(*map(_n_in_others, by_voice), strict=True))
    targets = tuple(
        Spread(len(outlets), tuple(map(len, held)))
        for outlets, held in zip(everywhere, holding, strict=True)
    )
    others = tuple(
        Spread(n_all, held) for n_all, held in zip(n_all_others, n_holding_others, strict=True)
    )
    return targets, others


def _holding_outlets(tally: Tally) -> tuple[_Outlets, ...]:
    if tally.is_silent:
        return (frozenset(),) * len(VOICES)
    hits, tokens = tally.counts.sum(axis=1), tally.tokens
    of_documents = tokens.outlet_numbers[tally.documents]
    return tuple(
        frozenset(
            tokens.different_outlets[number]
            for number in np.flatnonzero(np.bincount(of_documents[hits[:, voice] > 0])).tolist()
        )
        for voice in range(len(VOICES))
    )


def _n_in_others(found: Sequence[_Outlets]) -> list[int]:
    """For each set, how many outlets the other sets hold together."""
    n_sets = Counter(outlet for outlets in found for outlet in outlets)
    return [len(n_sets) - sum(n_sets[outlet] == 1 for outlet in outlets) for outlets in found]
