"""Mentions: which of the candidate names of entities stand, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.entity import EntityKind, Mention, Role
from framing.domain.span import Span
from framing.match.law import clusters
from framing.match.scan import Candidate

_KINDS = {kind.value: kind for kind in EntityKind}
_ROLES = {role.value: role for role in Role}
_NOTHING = ("", "", "")  # only names are mentioned


def longest_names(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leftmost first, then longest; all entities that bear a name keep it."""
    longest: list[Candidate] = []
    for cluster in clusters(candidates):
        if len(cluster) == 1:
            longest += cluster
            continue
        reached, kept = 0, (-1, -1)
        cluster.sort(key=_precedence)
        for each in cluster:
            if each[0] >= reached:
                reached, kept = each[1], each[:2]
            if each[:2] == kept:
                longest.append(each)
    return longest


def mentions_of(names: Iterable[Candidate]) -> tuple[Mention, ...]:
    """The mentions, each entity and role once at a place, in a stable order."""
    places = {(start, stop, *(form.mention or _NOTHING)) for _, _, start, stop, form in names}
    return tuple(
        [
            Mention(Span(start, stop), entity, _KINDS[kind], _ROLES[role])
            for start, stop, entity, kind, role in sorted(places)
        ]
    )


def _precedence(candidate: Candidate) -> tuple[int, int]:
    return (candidate[0], -candidate[1])
