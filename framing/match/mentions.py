"""Mentions: which of the candidate names of entities stand, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.domain.entity import Mention
from framing.domain.span import Span
from framing.match.listing import NameListing
from framing.match.scan import Candidate


def longest_names(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leftmost first, then longest; all entities that bear a name keep it."""
    reached, kept = 0, (-1, -1)
    for each in sorted(candidates, key=_precedence):
        tokens = (each.first, each.end)
        if each.first >= reached:
            reached, kept = each.end, tokens
        if tokens == kept:
            yield each


def mentions_of(names: Iterable[Candidate]) -> tuple[Mention, ...]:
    """The mentions, each entity and role once at a place, in a stable order."""
    found = dict.fromkeys(_mention(each) for each in names)
    return tuple(sorted(found, key=_order))


def _precedence(candidate: Candidate) -> tuple[object, ...]:
    length = candidate.stop - candidate.start
    return (candidate.first, -candidate.end, length, candidate.form.name)


def _mention(candidate: Candidate) -> Mention:
    listing = candidate.form.listing
    assert isinstance(listing, NameListing)  # only names are mentioned
    entity = listing.entity
    span = Span(candidate.start, candidate.stop)
    return Mention(span, entity.id, entity.kind, listing.name.role)


def _order(mention: Mention) -> tuple[Span, str, str]:
    return mention.span, mention.entity, mention.role.value
