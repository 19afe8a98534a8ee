"""Mentions: which of the candidate names of entities stand, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.entity import Mention
from framing.domain.span import Span
from framing.match.law import clusters
from framing.match.listing import NameListing
from framing.match.scan import Candidate


def longest_names(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leftmost first, then longest; all entities that bear a name keep it."""
    longest: list[Candidate] = []
    for cluster in clusters(candidates):
        reached, kept = 0, (-1, -1)
        if len(cluster) > 1:
            cluster.sort(key=_precedence)
        for each in cluster:
            if each[0] >= reached:
                reached, kept = each[1], each[:2]
            if each[:2] == kept:
                longest.append(each)
    return longest


def mentions_of(names: Iterable[Candidate]) -> tuple[Mention, ...]:
    """The mentions, each entity and role once at a place, in a stable order."""
    places = {_place(each): each for each in names}
    return tuple(_mention(places[place]) for place in sorted(places))


def _precedence(candidate: Candidate) -> tuple[int, int]:
    return (candidate[0], -candidate[1])


def _place(candidate: Candidate) -> tuple[int, int, str, str]:
    _, _, start, stop, form = candidate
    listing = form.listing
    assert isinstance(listing, NameListing)  # only names are mentioned
    return (start, stop, listing.entity.id, listing.name.role.value)


def _mention(candidate: Candidate) -> Mention:
    _, _, start, stop, form = candidate
    listing = form.listing
    assert isinstance(listing, NameListing)  # as above
    entity = listing.entity
    return Mention(Span(start, stop), entity.id, entity.kind, listing.name.role)
