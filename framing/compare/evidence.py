"""What the sides of a difference hold, as sums: sides add, and the others are all less one.

Everything that the closed-form figures need is a whole number that adds over documents, so that
a side of a thousand outlets costs no more than a side of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.compare.moments import summed_by_side
from framing.compare.resample import Integers
from framing.compare.tally import VOICES, Tally

_Outlets = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sums over documents of some sides: sides by labels by voices, or sides by voices.

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

    def of_first(self, n: int) -> Evidence:
        """Those of the first sides alone."""
        return Evidence(*(one[:n] for one in self.sums))

    def others(self) -> Evidence:
        """Of each side all the others together."""
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


def evidence_of(tallies: Sequence[Tally]) -> Evidence:
    """The sums of some groups."""
    n_documents = [len(tally.documents) for tally in tallies]
    holding = np.concatenate([tally.counts for tally in tallies])
    tokens = np.concatenate([one.tokens.by_document[one.documents] for one in tallies])
    of_all = holding.sum(axis=1)
    hits, all_hits, squared_hits, hits_by_tokens, n_holding = (
        summed_by_side(one, n_documents)
        for one in (
            holding,
            of_all,
            holding**2,
            holding * tokens[:, None, :],
            (of_all > 0).astype(np.int64),
        )
    )
    total, squared, n_speaking = (
        np.stack(column)
        for column in zip(
            *((one.tokens.total, one.tokens.squared, one.tokens.n_speaking) for one in tallies),
            strict=True,
        )
    )
    return Evidence(
        hits, all_hits, squared_hits, hits_by_tokens, total, squared, n_speaking, n_holding
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
