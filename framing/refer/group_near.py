"""Which armed group a label means by what is named beside it, and which it stands against."""

from __future__ import annotations

from framing.domain.entity import EntityKind
from framing.refer.group_fit import (
    Called,
    is_called_so,
    is_counted,
    is_open,
    is_suspected,
    may_come_from,
)
from framing.refer.label import Evidence, LabelInText
from framing.refer.named_groups import GroupsInText
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import DEFINITE, words

_TWICE, _OFTEN = 2, 3
_MAX_WORDS_TO_YEAR, _DIGITS_OF_YEAR = 5, 4
_OF_PEOPLE_IN_ARMS = frozenset({"fighter", "militant", "insurgent", "gunman", "guerrilla"})
_POINTING, _JOINING = words("the these those a an both"), words("and or")
_FOUGHT = words("against fight fights fought fighting battle battled battling versus")
_ITS_OWN = words("leader leaders chief spokesman spokeswoman spokesmen attacks rule")
_AGAINST = words("from against")
_FIGHTING = words("back fight fought fighting battle battled offensive war campaign struggle")


def near_evidence(
    label: LabelInText, groups: GroupsInText, called: Called, found: dict[int, Evidence]
) -> Evidence | None:
    """The only group that the label's sentence and the one before name or have labels of, where
    people of it fight: "11 fighters died", "militants set off a mine"."""
    before = label.scene.word_or_end(label.phrase.start - 1)
    if before in _JOINING or is_suspected(label) or not _is_of_deed(label):
        return None
    near = _groups_near(label, groups, found)
    one = min(near, default="")
    if len(near) != 1 or one not in groups.counts or not may_come_from(label, groups, one):
        return None
    is_about_it = one in called or one == groups.main
    is_known = groups.counts[one] >= (_TWICE if is_about_it else _OFTEN)
    is_theirs = label.voiced.hit.label in _OF_PEOPLE_IN_ARMS or is_counted(label)
    if not is_known or not (is_theirs or is_called_so(label, groups, called, one)):
        return None
    return Evidence((one,), "story: the only group named near")


def _groups_near(label: LabelInText, groups: GroupsInText, found: dict[int, Evidence]) -> set[str]:
    """The groups that the label's sentence and the one before name, or the label before means;
    none where the label's people stand against one of them."""
    scene, sentences = label.scene, label.scene.document.sentences
    here = sentences.index_at(label.span.start)
    if here is None:
        return set()
    start = sentences.starts[max(here - 1, 0)]
    names = groups.within(start, sentences.ends[here])
    if any(_is_fought(label, name) or _is_of_clause(label, name) for name in names):
        return set()
    near = {name.group for name in names if name.group is not None}
    if not is_counted(label):
        return near
    nearest = next(reversed(found), -1)
    return near | set(found[nearest].referents if nearest >= scene.token_after(start) else ())


def _is_of_deed(label: LabelInText) -> bool:
    """Whether people are told of who do or suffer something now."""
    is_bare = label.is_plural and label.phrase.determiner not in _POINTING
    is_elsewhere = is_bare and _is_in_a_country(label)
    return is_bare and is_open(label) and not is_elsewhere and not _is_of_a_year(label)


def _is_in_a_country(label: LabelInText) -> bool:
    """Whether they are those of a country: "sold rifles to militants in Libya"."""
    scene, behind = label.scene, label.last_token + 1
    name = scene.named_by_token.get(behind + 1)
    return scene.word_or_end(behind) == "in" and name is not None and name.kind is EntityKind.STATE


def _is_fought(label: LabelInText, name: Named) -> bool:
    """Whether the label's people fight the group: "fighters died in battles against Hamas"."""
    scene, first = label.scene, label.scene.first_token(name.span)
    if name.span.start < label.span.start:
        return False
    first -= scene.word_or_end(first - 1) in DEFINITE
    return scene.word_or_end(first - 1) in _FOUGHT


def _is_of_a_year(label: LabelInText) -> bool:
    """Whether a deed of another time is told: "wounded by insurgents in 2006"."""
    scene, behind = label.scene, label.last_token + 1
    stop = min(behind + _MAX_WORDS_TO_YEAR, scene.sentence_tokens(label.span.start).stop)
    return any(
        scene.word(token).isdigit() and len(scene.word(token)) == _DIGITS_OF_YEAR
        for token in range(behind, stop)
    )


def _is_of_clause(label: LabelInText, name: Named) -> bool:
    """Whether no comma parts the name from the label in its sentence: "Hamas trains militants"."""
    text, span = label.scene.document.text, label.span
    sentence = label.scene.document.sentence_at(span.start)
    if sentence is None or not sentence.start <= name.span.start < sentence.end:
        return False
    is_behind = name.span.start > span.start
    start, end = (span.end, name.span.start) if is_behind else (name.span.end, span.start)
    return text.find(",", start, end) < 0


def other_side(label: LabelInText, groups: GroupsInText) -> frozenset[str]:
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
    return is_first and not scene.is_possessive(name) and behind not in _ITS_OWN
