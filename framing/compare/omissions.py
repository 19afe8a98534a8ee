"""Omissions: what the other groups' documents of an event mention and this group's do not."""

from __future__ import annotations

from collections.abc import Sequence

from framing.compare.grouping import GroupedScores
from framing.domain.comparison_rows import Omission
from framing.domain.score import DocumentScore

_Mentioned = frozenset[tuple[str, str]]


def omissions_of(
    groups: Sequence[GroupedScores], contrasts: frozenset[tuple[str, str]]
) -> tuple[Omission, ...]:
    """Labels, referents and speakers that at least half of the other groups mention.

    Only within one event, and only where two known groups or more cover it. A mention in any
    voice counts. What a single other group of three or more mentions is no omission but that
    group's find. A label is named `lexicon/label`.
    """
    omissions = []
    for event, mentioned in _mentioned_by_event(groups, contrasts).items():
        everything = sorted(set().union(*mentioned.values()))
        for group in mentioned:
            for kind, name in everything:
                n_with = sum((kind, name) in found for found in mentioned.values())
                is_absent = (kind, name) not in mentioned[group]
                if is_absent and 2 * n_with >= len(mentioned) - 1:
                    omissions.append(Omission(event, group, kind, name, n_with, len(mentioned)))
    return tuple(
        sorted(
            omissions,
            key=lambda one: (one.event, one.group, one.kind, -one.n_groups_with, one.name),
        )
    )


def _mentioned_by_event(
    groups: Sequence[GroupedScores], contrasts: frozenset[tuple[str, str]]
) -> dict[str, dict[str, set[tuple[str, str]]]]:
    events: dict[str, dict[str, set[tuple[str, str]]]] = {}
    for group in groups:
        if not group.is_known:
            continue
        for score in group.scores:
            event = score.metadata.event
            if event:
                found = events.setdefault(event, {}).setdefault(group.name, set())
                found |= _mentioned(score, contrasts)
    return {event: events[event] for event in sorted(events) if len(events[event]) > 1}


def _mentioned(score: DocumentScore, contrasts: frozenset[tuple[str, str]]) -> _Mentioned:
    keys = [
        count.key for count in score.counts if (count.key.lexicon, count.key.contrast) in contrasts
    ]
    labels = {("label", f"{key.lexicon}/{key.label}") for key in keys}
    referents = {
        ("referent", name) for key in keys if key.referent for name in key.referent.split("+")
    }
    speakers = {("speaker", speaker) for speaker, _ in score.attributed_speakers}
    return frozenset(labels | referents | speakers)
