"""What the labels of armed groups that stand before a label tell about it."""

from __future__ import annotations

from itertools import islice

from framing.refer.group_fit import is_in_heading
from framing.refer.label import Evidence, LabelInText
from framing.refer.named_groups import GroupsInText
from framing.refer.predicates import Labels

_MAX_LABELS_BACK, _MAX_SENTENCES_TO_LABEL = 24, 3


def labels_before(
    label: LabelInText, labels: Labels, found: dict[int, Evidence]
) -> list[tuple[LabelInText, Evidence]]:
    """The labels before, nearest first, each with its evidence."""
    nearest = islice(reversed(found.items()), _MAX_LABELS_BACK)
    return [(labels[token], told) for token, told in nearest if token < label.last_token]


def is_told_beside(
    label: LabelInText,
    groups: GroupsInText,
    before: list[tuple[LabelInText, Evidence]],
    last: str,
) -> bool:
    """Whether a label of another group leads the sentence that names the last: "JNIM sang. The militants
    hid Lee, who leads Ansar Dine. The gunmen"."""
    names = groups.last_named(label.scene, label.span.start)
    sentence = label.scene.document.sentence_at(names[-1].span.start) if names else None
    return sentence is not None and any(
        sentence.start <= earlier.span.start < names[0].span.start
        and bool(told.referents)
        and last not in told.referents
        for earlier, told in before
    )


def are_those_before(
    label: LabelInText, groups: GroupsInText, before: list[tuple[LabelInText, Evidence]]
) -> bool:
    """Whether people without a name are taken up: "Gunmen came … the gunmen fled", no group named
    between."""
    sentences = label.scene.document.sentences
    here = sentences.index_at(label.span.start) or 0
    for earlier, told in before:
        if earlier.kind != label.kind:
            continue
        there = sentences.index_at(earlier.span.start) or 0
        is_bare = earlier.is_plural and earlier.determiner is None and not told.referents
        is_near = here - there <= _MAX_SENTENCES_TO_LABEL
        return is_bare and is_near and not groups.within(earlier.span.start, label.span.start)
    return False


def are_others(label: LabelInText, before: list[tuple[LabelInText, Evidence]]) -> bool:
    """Whether the same word stood bare before, of no group: "ISIS met rebels. The rebels fled"."""
    return any(
        earlier.kind == label.kind and earlier.is_plural and earlier.determiner is None
        for earlier, told in before
        if not (told.referents or earlier.phrase.sponsors or is_in_heading(earlier))
    )


def carried(
    label: LabelInText,
    groups: GroupsInText,
    before: list[tuple[LabelInText, Evidence]],
    others: frozenset[str],
) -> str | None:
    """The group of the label before, where it stands near and no other is named behind it."""
    sentences = label.scene.document.sentences
    here = sentences.index_at(label.span.start) or 0
    for earlier, told in before:
        there = sentences.index_at(earlier.span.start) or 0
        if here - there > _MAX_SENTENCES_TO_LABEL:
            return None
        if len(told.referents) != 1:
            continue
        group = told.referents[0]
        between = groups.within(earlier.span.end, label.span.start)
        is_told = all(name.group == group for name in between) and group in groups.first
        return group if is_told and group not in others else None
    return None
