"""Closed lists of words, written as prose."""

from __future__ import annotations


def words_of(listing: str) -> frozenset[str]:
    """The words of a listing, parted by white space."""
    return frozenset(listing.split())
