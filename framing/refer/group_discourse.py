"""Which armed group a label takes up that the text named further before: "the militants"."""

from __future__ import annotations

from framing.refer.definite_labels import (
    is_current,
    is_of_leader,
    is_one_person,
    is_told_which,
)
from framing.refer.group_fit import (
    OF_A_CREED,
    is_called_like,
    is_called_so,
    is_of_any_group,
    may_come_from,
)
from framing.refer.group_near import other_side
from framing.refer.group_nouns import (
    are_groups,
    is_group_itself,
    is_one_group,
    names_only_some,
)
from framing.refer.group_story import Story
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.labels_of_groups import (
    are_others,
    are_those_before,
    carried,
    is_told_beside,
    labels_before,
)
from framing.refer.named_groups import GroupsInText
from framing.refer.predicates import Labels
from framing.refer.pronoun_subjects import leads_clause
from framing.refer.word_classes import ARTICLES, words

_MILITIA = frozenset({"militia"})
_NAMING_ONE = ARTICLES | {"another"}
_NEXT_CLAUSE = words("and but while as because after when")
_POINTING = frozenset({"these", "those"})


def from_discourse(
    label: LabelInText,
    groups: GroupsInText,
    labels: Labels,
    found: dict[int, Evidence],
    story: Story,
) -> Evidence | None:
    """The group that a definite label takes up, or that nobody can tell; None where it takes up none.

    "Those fighters" are those of the label before. "The rebels" are whoever the word named last:
    where these were a state's ("Syrian rebels"), no group that is named beside them. Other words
    take up the only group of the text, or the one named last.
    """
    before = labels_before(label, labels, found)
    if label.phrase.determiner in _POINTING and before:
        earlier, told = before[0]
        if not groups.within(earlier.span.end, label.span.start):
            return Evidence(told.referents, f"those of '{earlier.text}'")
    if is_told_which(label):
        return None
    last = groups.last_before(label.scene, label.span.start)
    last_use = _last_use(label, before, groups.main or story.opening, last)
    if last_use is not None and not _may_all_come_from(label, groups, last_use):
        last_use = None  # "the Ugandan rebels" are no others
    is_another = last_use is not None and last not in last_use.referents
    if is_another and (other := _of_sentence_before(label, groups, story, last)):
        return other
    is_titled = label.determiner is None and is_of_leader(label)
    if is_titled or (last_use is not None and not _takes_up_any_group(label)):
        return last_use
    return _from_groups(label, groups, before, story) or last_use


def _last_use(
    label: LabelInText,
    before: list[tuple[LabelInText, Evidence]],
    main: str | None,
    last: str | None,
) -> Evidence | None:
    """Whom the same word named last, where something beside it told.

    "A rebel group" of which the text speaks by the way names no other than its main one, nor
    "another rebel group" the one behind which the `last` group was named.
    """
    named_so = {
        group for earlier, told in before if earlier.kind == label.kind for group in told.referents
    }
    for earlier, told in before:
        if earlier.kind != label.kind or names_only_some(earlier):
            continue
        if are_groups(label) and not are_groups(earlier):
            continue  # "JNIM, a militia … the militias"
        is_one = earlier.determiner in ARTICLES or (label.is_plural and not earlier.is_plural)
        if earlier.determiner in _NAMING_ONE and last not in (None, *told.referents):
            continue
        if is_one and main in named_so and main not in told.referents:
            continue
        if told.referents:
            return Evidence(told.referents, f"discourse: named before by '{earlier.in_full}'")
        if earlier.phrase.owners and not _takes_up_any_group(label):
            owner = earlier.phrase.owners[-1].text
            return unknown(f"discourse: those of {owner}, of no group named")
    return None


def _of_sentence_before(
    label: LabelInText, groups: GroupsInText, story: Story, last: str | None
) -> Evidence | None:
    """The group named last, if a clause of the sentence before or of its own begins with it: "Hamas
    militants … JNIM took a town. The militants", "JNIM took a town, and the militants"."""
    scene, sentences = label.scene, label.scene.document.sentences
    here = sentences.index_at(label.span.start)
    if here is None:
        return None
    start, end = sentences.starts[max(here - 1, 0)], sentences.starts[here]
    if scene.word_or_end(label.phrase.start - 1) in _NEXT_CLAUSE:
        start, end = end, label.span.start
    near = groups.within(start, end)
    known = [name for name in near if is_called_like(label, groups.known_as, name.group or "")]
    # "The RSF holds it; JNIM fled. The paramilitaries"
    if len({name.group for name in known}) == 1:
        near, last = tuple(known), known[-1].group
    is_about_it = bool(near) and near[-1].group == last and leads_clause(scene, near[-1])
    if last is None or not is_about_it or not _may_mean(label, groups, story, last):
        return None
    return Evidence((last,), "discourse: the armed group that the sentence before is about")


def _may_all_come_from(label: LabelInText, groups: GroupsInText, told: Evidence) -> bool:
    known = [group for group in told.referents if group in groups.states]
    return all(may_come_from(label, groups, group) for group in known)


def _from_groups(
    label: LabelInText,
    groups: GroupsInText,
    before: list[tuple[LabelInText, Evidence]],
    story: Story,
) -> Evidence | None:
    """The only group of the text, the one it named last, or the one that it is about."""
    if _takes_up_none(label, groups, before) or are_groups(label):
        return None
    start, others = label.span.start, other_side(label, groups)
    only = groups.only
    earliest = _first_use(label, before, story)
    if only is not None and may_come_from(label, groups, only):
        if only in others or start <= groups.first[only]:
            return None
        if not _is_named_first(label, groups, only, earliest):
            return None
        return Evidence((only,), "discourse: the only armed group that the text names")
    unlike = _called_otherwise(label, groups, story)
    last = groups.last_before(label.scene, start, other_than=others | unlike)
    last = last or groups.last_before(label.scene, start, other_than=others)
    if label.phrase.owners:
        return _of_its_state(label, groups, last)
    if last is not None and is_told_beside(label, groups, before, last):
        return None
    last = last or _leading_near(label, groups, story) or carried(label, groups, before, others)
    last = last or groups.only_before(start)
    is_first = last is not None and _is_named_first(label, groups, last, earliest)
    if last is not None and is_first and _may_mean(label, groups, story, last):
        return Evidence((last,), "discourse: the armed group that the text named last")
    main = groups.main
    if main is None or main in others or not groups.first[main] <= earliest <= start:
        return None
    return _main_group(label, groups, story, main)


def _main_group(
    label: LabelInText, groups: GroupsInText, story: Story, main: str
) -> Evidence | None:
    """The group that the text is about, unless the text calls it something else alone."""
    is_otherwise = main in story.called and not _may_mean(label, groups, story, main)
    if is_otherwise or not is_group_itself(label):
        return None
    return Evidence((main,), "discourse: the armed group that the text is about")


def _is_named_first(label: LabelInText, groups: GroupsInText, group: str, earliest: int) -> bool:
    """Whether no such people stand before the group is named, or news calls it so."""
    return earliest >= groups.first[group] or is_called_like(label, groups.known_as, group)


def _first_use(label: LabelInText, before: list[tuple[LabelInText, Evidence]], story: Story) -> int:
    """Where such people stand first without a name; before all else, where they are told apart."""
    if is_one_group(label):
        return label.span.start
    if not _takes_up_any_group(label) and are_others(label, before):
        return -1
    return story.first_uses.get(label.kind, label.span.start)


def _called_otherwise(label: LabelInText, groups: GroupsInText, story: Story) -> frozenset[str]:
    """The groups that neither the text nor other news calls so: no militia for "the rebels"."""
    if is_of_any_group(label):
        return frozenset()
    kind, known_as = label.voiced.hit.label, groups.known_as
    called = {
        group
        for group in known_as
        if kind in known_as[group] or is_called_like(label, story.called, group)
    }
    called = called or {group for group in known_as if is_called_like(label, known_as, group)}
    return frozenset(known_as) - called


def _leading_near(label: LabelInText, groups: GroupsInText, story: Story) -> str | None:
    """The group that the text is about, where the last sentence with groups names it among several."""
    near = groups.last_named(label.scene, label.span.start)
    leading = groups.main or story.opening
    return leading if leading in {name.group for name in near} else None


def _may_mean(label: LabelInText, groups: GroupsInText, story: Story, group: str) -> bool:
    """Whether the word is used of whatever group was named, or of this one elsewhere in the text.

    Those whom a text calls a militia alone are hardly its terrorists: they fight for a state.
    """
    is_of_state = story.called.get(group) == _MILITIA and label.voiced.hit.label in OF_A_CREED
    is_so = _takes_up_any_group(label) or is_called_so(label, groups, story.called, group)
    return is_so and not is_of_state


def _takes_up_none(
    label: LabelInText, groups: GroupsInText, before: list[tuple[LabelInText, Evidence]]
) -> bool:
    """Whether the label takes up no named group: an opposition, mostly that in a parliament, one
    person, a current, or people of whom the text spoke before without a name."""
    if label.voiced.hit.label == "opposition" or is_one_person(label) or is_current(label):
        return True
    return are_those_before(label, groups, before)


def _of_its_state(label: LabelInText, groups: GroupsInText, last: str | None) -> Evidence | None:
    """The group named last, where it is of the label's country: "the Ugandan rebels"."""
    if last is None or not may_come_from(label, groups, last):
        return None
    return Evidence((last,), "discourse: the armed group of that country that the text named last")


def _takes_up_any_group(label: LabelInText) -> bool:
    """Whether the word is used of whatever group was named: rebels and fighters may be others."""
    return is_of_any_group(label) or is_one_group(label)
