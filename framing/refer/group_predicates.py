"""Of which armed group a label is said: "Hamas are terrorists", "lists the group as a terrorist one"."""

from __future__ import annotations

from collections.abc import Mapping

from framing.refer.group_nouns import ONE_GROUP
from framing.refer.label import Evidence, LabelInText
from framing.refer.named_groups import GroupsInText
from framing.refer.predicates import PLAIN, Labels, Subject, subject_of
from framing.refer.word_classes import words

_BOTH, _MAX_WORDS_TO_BOTH, _ARE = 2, 9, words("are were remain")


def group_said_of(
    label: LabelInText, groups: GroupsInText, labels: Labels, found: Mapping[int, Evidence]
) -> Evidence | None:
    """The group of which the label is said: "Hamas are terrorists", "calls them terrorists"."""
    subject = subject_of(label, labels)
    if subject is None:
        return _of_both(label, groups)
    told = found.get(subject.last)
    if told is not None and told.referents:
        return Evidence(told.referents, f"said to be it: {labels[subject.last].text}")
    if subject.names:
        ids = [name.group for name in subject.names if name.group is not None]
        names = " and ".join([name.text for name in subject.names])
        is_told = len(ids) == len(subject.names)
        return Evidence(tuple(ids), f"said to be it: {names}") if is_told else None
    if subject.pronoun is None:
        return _of_the_group(label, groups, subject)
    if subject.pronoun not in PLAIN:
        return None
    from framing.refer.pronoun_subjects import whom_pronoun_means  # said of few labels

    name = whom_pronoun_means(label, subject, groups.within)
    if name is None or name.group is None:
        return None
    return Evidence((name.group,), f"said to be it: {subject.pronoun}, after {name.text}")


def _of_the_group(label: LabelInText, groups: GroupsInText, subject: Subject) -> Evidence | None:
    """The group named last, where "the group" is said to be it: "lists the group as a terrorist"."""
    scene, last = label.scene, subject.last
    is_taken_up = scene.word(last) in ONE_GROUP and scene.word_or_end(last - 1) == "the"
    if not is_taken_up:
        return None
    group = groups.last_before(scene, scene.document.tokens.starts[last])
    return None if group is None else Evidence((group,), "said to be it: the group named last")


def _of_both(label: LabelInText, groups: GroupsInText) -> Evidence | None:
    """The two groups named last together, where "Both are" them: "Both are terrorists", "Both are
    listed as terrorists"."""
    scene, sentences = label.scene, label.scene.document.sentences
    here = sentences.index_at(label.span.start)
    before = range(label.phrase.start - 2, label.phrase.start - _MAX_WORDS_TO_BOTH, -1)
    both = next((token for token in before if scene.word_or_end(token) == "both"), -1)
    if here is None or scene.word_or_end(both + 1) not in _ARE:
        return None
    start = sentences.starts[max(here - 1, 0)]
    near = groups.within(start, scene.document.tokens.starts[both])
    ids = tuple(dict.fromkeys([name.group for name in near if name.group is not None]))
    return Evidence(ids, "said to be it: both groups") if len(ids) == _BOTH else None
