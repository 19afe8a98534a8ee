"""Whether a label may mean a group that is not named beside it."""

from __future__ import annotations

from collections.abc import Mapping

from framing.domain.document import Zone
from framing.domain.entity import Role
from framing.refer.label import LabelInText
from framing.refer.named_groups import GroupsInText
from framing.refer.word_classes import (
    ARTICLES,
    CONDITIONS,
    CREEDS,
    DATES,
    LINKING_PARTICIPLES,
    words,
)

_OPEN_ADJECTIVES = (
    CREEDS
    | CONDITIONS
    | words("""armed masked unidentified unknown islamic ethnic communist leftist maoist marxist""")
)
_OF_OTHER_SORT = words(
    """foreign homegrown domestic potential returning former ex other fellow moderate rival young real
    be local good bad"""
)
_NUMBERS = words(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty dozens hundreds several both"""
)
_OPEN_DETERMINERS = ARTICLES | _NUMBERS | {"the", "these", "no", "that"}
OF_A_CREED = frozenset({"extremist", "jihadist", "islamist", "islamic-extremist"})
_GENERIC = OF_A_CREED | {"terrorist"}
_OF_ANY_GROUP = frozenset(
    {
        "militant",
        "extremist",
        "jihadist",
        "terrorist",
        "insurgent",
        "gunman",
        "fighter",
        "armed-group",
    }
)
_OF_REBELS = frozenset({"rebel", "guerrilla", "separatist", "insurgent"})
_LIKE_REBELS = _OF_REBELS | {"armed-group"}
_RELATIVES, _SUSPECTED = words("who that"), words("suspected alleged presumed")
# What a capital makes look like an owner's name: "Eleven fighters", "On Monday militants".
_NO_OWNERS = _NUMBERS | _OPEN_ADJECTIVES | _SUSPECTED | DATES | {""}
_OF_OTHERS = words("with from linked tied allied loyal across worldwide elsewhere such like")

_HEADINGS = (Zone.HEADLINE, Zone.STANDFIRST, Zone.SUBHEAD)

# The labels that a text gives a group beside its name, or that news gives it, by the group.
Called = Mapping[str, frozenset[str]]


def may_come_from(label: LabelInText, groups: GroupsInText, group: str) -> bool:
    """Whether the label's people may be of the group's: "Ugandan rebels" of a Ugandan one."""
    state = groups.states[group]
    return all(name.owner is not None and name.owner == state for name in label.phrase.owners)


def is_of_any_group(label: LabelInText) -> bool:
    """Whether the word is used of whatever group a text names: rebels may be others."""
    return label.voiced.hit.label in _OF_ANY_GROUP


def is_in_heading(label: LabelInText) -> bool:
    """Whether the label stands above the text, which names its groups only then."""
    return label.voiced.zone in _HEADINGS


def is_suspected(label: LabelInText) -> bool:
    """Whether nobody knows who they were: "suspected militants"."""
    before = label.scene.word_or_end(label.phrase.start - 1)
    return before in _SUSPECTED or _word_of_owner(label) in _SUSPECTED


def _word_of_owner(label: LabelInText) -> str:
    """The word before the label that is written like an owner's name, in small letters."""
    return (label.phrase.possessor or "").lower()


def is_called_like(label: LabelInText, called: Called, group: str) -> bool:
    """Whether the group is called so; rebels are also guerrillas and separatists."""
    kinds, kind = called.get(group, frozenset()), label.voiced.hit.label
    return kind in kinds or (kind in _OF_REBELS and not _LIKE_REBELS.isdisjoint(kinds))


def is_called_so(label: LabelInText, groups: GroupsInText, called: Called, group: str) -> bool:
    """Whether the text or other news calls the group so."""
    return any(is_called_like(label, each, group) for each in (called, groups.known_as))


def is_counted(label: LabelInText) -> bool:
    """Whether so many are meant: "11 fighters", "about 60 guerrillas"."""
    phrase = label.phrase
    before = label.scene.word_or_end(phrase.start - 1)
    counted = (before, phrase.determiner or "", _word_of_owner(label))
    return any(word in _NUMBERS or word.replace(",", "").isdigit() for word in counted)


def is_open(label: LabelInText) -> bool:
    """Whether the label may mean a group named further on: "gunmen", "two rebels", "the group"."""
    phrase, is_headline = label.phrase, label.voiced.zone is Zone.HEADLINE
    is_named = _word_of_owner(label) not in _NO_OWNERS
    is_owned = (is_named and not is_headline) or any(
        name.role is not Role.DEMONYM for name in phrase.owners
    )
    if is_owned or phrase.pronoun is not None:
        return False
    if any(name.group is not None for name in phrase.sponsors):
        return False
    if label.voiced.hit.label in ("opposition", "resistance", "freedom-fighter"):
        return False
    if not (label.is_plural or is_headline or phrase.determiner is not None):
        return False  # "rebel-held", "on militant forums"
    is_told = phrase.determiner is None or phrase.determiner in _OPEN_DETERMINERS
    tied = LINKING_PARTICIPLES if phrase.sponsors else frozenset[str]()  # "Kenyan-backed"
    is_plain = (_OPEN_ADJECTIVES | tied).issuperset(phrase.adjectives)
    before = label.scene.word_or_end(phrase.start - 1)
    behind = label.scene.word_or_end(label.last_token + 1)
    if not (is_told and is_plain) or behind in _OF_OTHERS or before in _OF_OTHER_SORT:
        return False
    if phrase.determiner is not None or is_counted(label):
        return True
    is_of_any = label.voiced.hit.label in _GENERIC or behind in _RELATIVES
    return not is_of_any or is_headline
