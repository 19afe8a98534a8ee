"""Simulated corpora of known shares: many at once, documents by labels by corpora."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

N_AT_ONCE = 250

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A design by name: documents and true share of either side, intraclass correlation."""

    design: str
    n_documents: tuple[int, int]
    shares: tuple[float, float]
    intraclass: float


def plain(row: Row, side: int, source: np.random.Generator) -> Integers:
    """Hits in bursts; a share for each document."""
    shape = (row.n_documents[side], N_AT_ONCE)
    shares = beta(np.full(shape, row.shares[side]), row.intraclass, source)
    return labelled(bursts(shape, source), shares, source)


def skewed(row: Row, side: int, source: np.random.Generator) -> Integers:
    """The same with log-normal hits."""
    shape = (row.n_documents[side], N_AT_ONCE)
    lengths = np.minimum(np.ceil(source.lognormal(0.5, 1.2, shape)), 200).astype(np.int64)
    shares = beta(np.full(shape, row.shares[side]), row.intraclass, source)
    return labelled(np.where(source.random(shape) < 0.6, lengths, 0), shares, source)


def by_topic(row: Row, side: int, source: np.random.Generator) -> Integers:
    """Three documents in ten twice as long and richer in the label; the share stays the same.

    They hold 0.6 of 1.3 of all hits, so a share of 1.6 s in them needs this one elsewhere.
    """
    shape, share = (row.n_documents[side], N_AT_ONCE), row.shares[side]
    is_topic = source.random(shape) < 0.3
    means = np.where(is_topic, 1.6 * share, (1.3 - 0.96) * share / 0.7)
    hits = bursts(shape, source) * np.where(is_topic, 2, 1)
    return labelled(hits, beta(means, row.intraclass, source), source)


DESIGNS: dict[str, Callable[[Row, int, np.random.Generator], Integers]] = {
    "plain": plain,
    "skewed": skewed,
    "by topic": by_topic,
}


def bursts(shape: tuple[int, ...], source: np.random.Generator) -> Integers:
    mentions = source.random(shape) < 0.6
    hits = 1 + source.poisson(1.5, shape) * source.gamma(1, 1, shape).round()
    return np.where(mentions, np.minimum(hits, 40), 0).astype(np.int64)


def beta(means: Floats, intraclass: float, source: np.random.Generator) -> Floats:
    weight = 1 / intraclass - 1
    drawn: Floats = source.beta(means * weight, (1 - means) * weight)
    return drawn


def labelled(hits: Integers, shares: Floats, source: np.random.Generator) -> Integers:
    """The label and all its competitors."""
    n_label = source.binomial(hits, shares)
    return np.stack([n_label, hits - n_label], axis=-2)


def outlets(share: float, n_outlets: int, source: np.random.Generator) -> Integers:
    """Outlets by documents by labels by corpora."""
    of_outlets = np.clip(beta(np.full((n_outlets, N_AT_ONCE), share), 0.1, source), 1e-6, 1 - 1e-6)
    means = np.repeat(of_outlets[:, None, :], 10, axis=1)
    return labelled(bursts(means.shape, source), beta(means, 0.2, source), source)
