"""Which of the armed groups that a text names each label means ("militants", "rebels")."""

from __future__ import annotations

from collections.abc import Mapping

from framing.refer.label import Evidence, LabelInText, by_last_token, unknown
from framing.refer.noun_phrase import Tie
from framing.refer.scene import Scene


def evidence_of_groups(scene: Scene, labels: Mapping[int, LabelInText]) -> dict[int, Evidence]:
    """The evidence of each label of an armed group, by its number.

    A country ("Syrian rebels") names no group.
    """
    if all(name.group is None for name in scene.named):
        return {number: _no_group(label) for number, label in labels.items()}
    from framing.refer.group_evidence import (  # many texts name none
        first_evidence,
        group_evidence,
    )
    from framing.refer.group_story import Story
    from framing.refer.named_groups import GroupsInText

    groups, by_token = GroupsInText.of(scene), by_last_token(labels.values())
    by_words = first_evidence(labels, by_token, groups)
    story = Story.of(scene, groups, labels, by_words)
    told: dict[int, Evidence] = {}
    found: dict[int, Evidence] = {}
    for number, label in labels.items():
        evidence = by_words.get(number) or group_evidence(label, groups, by_token, found, story)
        told[number] = found[label.last_token] = evidence or _no_group(label)
    return told


def _no_group(label: LabelInText) -> Evidence:
    """The evidence that no group is named, and which state is, if any."""
    owners = label.phrase.owners
    if owners and label.phrase.tie is not Tie.JOINED:
        return unknown(f"no group named, only {owners[-1].text}")
    return unknown("no group named beside it")
