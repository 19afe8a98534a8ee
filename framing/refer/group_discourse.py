"""Which armed group a label takes up that the text named further before: "the militants"."""

from __future__ import annotations

from itertools import islice

from framing.refer.armed_groups import GroupsInText, is_group_itself
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.naming import Named
from framing.refer.predicates import Labels
from framing.refer.scene import Scene
from framing.refer.word_classes import DEFINITE, FUNCTION_WORDS, words

_OF_ANY_GROUP = frozenset({"militant", "extremist", "jihadist", "terrorist", "insurgent", "gunman"})
_OF_A_CREED = frozenset({"extremist", "jihadist", "islamist", "islamic-extremist"})
_POINTING = frozenset({"these", "those"})
_MAX_LABELS_BACK = 24
_SPEAKING_FOR_IT = words("leader leaders chief spokesman spokeswoman spokesmen attacks rule")
_PERSONS = words(
    "fighter rebel militant terrorist extremist jihadist insurgent guerrilla operative"
)
_AGAINST = words("from against")
_FIGHTING = words("back fight fought fighting battle battled offensive war campaign struggle")


def from_discourse(
    label: LabelInText,
    groups: GroupsInText,
    labels: Labels,
    found: dict[int, Evidence],
    *,
    first_use: int,
) -> Evidence | None:
    """The group that a definite label takes up, or that nobody can tell; None where it takes up none.

    "Those fighters" are those of the label before. "The rebels" are whoever the word named last:
    where these were a state's ("Syrian rebels"), no group that is named beside them. Other words
    take up the only group of the text, or the one named last.
    """
    before = _labels_before(label, labels, found)
    if label.phrase.determiner in _POINTING and before:
        earlier, told = before[0]
        if told.referents or earlier.phrase.owners or not _takes_up_any_group(label):
            return Evidence(told.referents, f"those of '{earlier.text}'")
    last_use = _last_use(label, before)
    if last_use is not None and not _takes_up_any_group(label):
        return last_use
    return _from_groups(label, groups, first_use) or last_use


def _labels_before(
    label: LabelInText, labels: Labels, found: dict[int, Evidence]
) -> list[tuple[LabelInText, Evidence]]:
    """The labels before, nearest first, each with its evidence."""
    nearest = islice(reversed(found.items()), _MAX_LABELS_BACK)
    return [(labels[token], told) for token, told in nearest if token < label.last_token]


def _last_use(label: LabelInText, before: list[tuple[LabelInText, Evidence]]) -> Evidence | None:
    """Whom the same word named last, where something beside it told."""
    for earlier, told in before:
        if earlier.kind != label.kind:
            continue
        if told.referents:
            return Evidence(told.referents, f"discourse: named before by '{_phrase(earlier)}'")
        if earlier.phrase.owners and not _takes_up_any_group(label):
            owner = earlier.phrase.owners[-1].text
            return unknown(f"discourse: those of {owner}, of no group named")
    return None


def _phrase(label: LabelInText) -> str:
    """The label as written, with what stands before it: "Houthi rebels"."""
    document = label.scene.document
    start = min(document.tokens.starts[label.phrase.start], label.span.start)
    return " ".join(document.text[start : label.span.end].split())


def _from_groups(label: LabelInText, groups: GroupsInText, first_use: int) -> Evidence | None:
    """The only group of the text, or the one it named last."""
    if label.voiced.hit.label == "opposition" or _is_one_person(label) or _is_current(label):
        return None  # mostly that in a parliament
    start, others = label.span.start, _other_side(label, groups)
    only = groups.only
    is_whole = is_group_itself(label) and not label.is_plural
    earliest = start if is_whole else first_use
    if only is not None:
        if only in others or start <= groups.first[only] or earliest < groups.first[only]:
            return None
        return Evidence((only,), "discourse: the only armed group that the text names")
    last = groups.last_before(label.scene, start, other_than=others)
    if last is None or earliest < groups.first[last] or not _takes_up_any_group(label):
        return None
    return Evidence((last,), "discourse: the armed group that the text named last")


def _other_side(label: LabelInText, groups: GroupsInText) -> frozenset[str]:
    """The group with which the label's sentence begins, where it acts against the label's.

    "The Peshmerga took the town from the militants"; also "AQAP, the terror group's arm".
    """
    scene, first = label.scene, label.phrase.start
    start = scene.sentence_tokens(label.span.start).start
    names = groups.within(scene.document.tokens.starts[start], label.span.start)
    if not names or names[-1].group is None:
        return frozenset()
    last = scene.token_after(names[-1].span.end) - 1
    is_beside = last + 1 == first and "," in scene.gap_after(last) and label.owns_what_follows
    is_against = scene.word_or_end(first - 1) in _AGAINST and (
        _begins(scene, names[-1], start) or scene.word_or_end(first - 2) in _FIGHTING
    )
    return frozenset({names[-1].group}) if is_beside or is_against else frozenset()


def _begins(scene: Scene, name: Named, start: int) -> bool:
    """Whether a name, or people called after it, is the subject with which a sentence begins."""
    first = scene.first_token(name.span)
    behind = scene.word_or_end(scene.token_after(name.span.end))
    is_first = first - (scene.word_or_end(first - 1) in DEFINITE) == start
    return is_first and not scene.is_possessive(name) and behind not in _SPEAKING_FOR_IT


def _is_one_person(label: LabelInText) -> bool:
    """Whether the label is one fighter and no modifier: "the tough guy, the fighter"."""
    if label.is_plural or label.words[-1] not in _PERSONS:
        return False
    scene, last = label.scene, label.last_token
    gap, behind = scene.gap_after(last), scene.word_or_end(last + 1)
    return gap != " " or behind in FUNCTION_WORDS


def _is_current(label: LabelInText) -> bool:
    """Whether all of one mind are meant: "the jihadist movement", not "the rebel movement"."""
    behind = label.scene.word_or_end(label.last_token + 1)
    return "movement" in (*label.words, behind) and label.voiced.hit.label in _OF_A_CREED


def _takes_up_any_group(label: LabelInText) -> bool:
    """Whether the word is used of whatever group was named: rebels and fighters may be others."""
    is_whole = is_group_itself(label) and not label.is_plural
    return label.voiced.hit.label in _OF_ANY_GROUP or is_whole
