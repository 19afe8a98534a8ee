"""What the sides of a difference hold, as sums: sides add, and the others are all less one.

Everything that the closed-form figures need is a whole number that adds over documents, so that
a side of a thousand outlets costs no more than a side of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.resample import Integers
from framing.compare.tally import VOICES, Tally

_Outlets = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side's sums over documents. Arrays are labels by voices, or by voice; those of several
    sides, see `stacked`, have a row a side before.

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

    @classmethod
    def stacked(cls, sides: Sequence[Evidence]) -> Evidence:
        """Those of several sides in one."""
        return cls(*map(np.stack, zip(*(side.sums for side in sides), strict=True)))

    def others(self) -> Evidence:
        """Of each of several sides all the others together."""
        return Evidence(*(one.sum(axis=0) - one for one in self.sums))

    @property
    def sums(self) -> tuple[Integers, ...]:
        """All of them, in order."""
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
