"""Negation in a row of documents: `negation` is asked only where a negator may stand before a hit."""

from __future__ import annotations

from functools import cache

import numpy as np

from framing.match.globs import GlobIndex
from framing.match.negation import FARTHEST, Negation, negators_of
from framing.match.row import Flags, Numbers, Row
from framing.match.sieve import Sieve, fronts_of
from framing.match.word_types import Longs


def negated_in_row(row: Row, loaded: Longs, words: Numbers, texts: Numbers) -> Flags:
    """Which hits stand under a negation, by their first words and their texts, which are in order;
    `loaded` as `WordTypes.numbers` takes it."""
    found = np.zeros(len(words), np.bool_)
    rows = np.flatnonzero(_may_be_negated(row, loaded, words, texts))
    tokens = words[rows] - row.first_words[texts[rows]]
    negation, text_before = None, -1
    for hit, text, token in zip(rows.tolist(), texts[rows].tolist(), tokens.tolist(), strict=True):
        if negation is None or text != text_before:
            negation, text_before = Negation(row.page(text)), text
        found[hit] = negation.covers(token)
    return found


def _may_be_negated(row: Row, loaded: Longs, words: Numbers, texts: Numbers) -> Flags:
    """Before which words something that looks like a negator stands, as far as any reaches."""
    found = np.zeros(len(words), np.bool_)
    sieve = _sieve_of(row.language)
    if sieve is None or not len(words):
        return found
    is_odd = np.zeros(len(row.starts), np.bool_)
    is_odd[row.odd_words] = True
    first = row.first_words[texts]
    for distance in range(1, FARTHEST + 1):
        rows = np.flatnonzero(~found & (words - distance >= first))
        before = words[rows] - distance
        ends = row.ends[before]
        passed = sieve.passed(fronts_of(loaded, row.starts[before], ends), loaded, ends)
        found[rows] = passed | is_odd[before]
    return found


@cache
def _sieve_of(language: str) -> Sieve | None:
    negators = negators_of(language)
    return Sieve((word.lower() for word in negators), GlobIndex()) if negators else None
