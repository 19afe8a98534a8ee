"""What English usage of a label's words, its letters and its speaker tell about a bare label."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise

from framing.domain.document import Zone
from framing.domain.entity import EntityKind, Role
from framing.refer.label import LabelInText, NamedLabel, Use, is_formed, is_head
from framing.refer.scene import Scene
from framing.refer.speakers import (
    names_of_source,
    official_state_of_speaker,
    state_of_speaker,
    title_alone,
    words_of_speaker,
)
from framing.refer.word_classes import (
    AMERICAN,
    ARTICLES,
    CITIES_WITH_RULERS,
    FEDERATIONS,
    IN_TURN,
    KINGDOMS,
    NOT_OF_HOME,
    NOT_OF_ONES_OWN,
    PASSING,
    STATES_OF_CREED,
    words,
)

# What English usage of a word weighs: as much as all names of a text.
_USAGE = 4.0
_OF_ANY_STATE, _FEW_NAMES = 0.25, 0.2
# What a word weighs that is hardly said of the American government.
_HARDLY = 1.5
# American courts call the prosecution "the government", where a part of the names is American.
_COURT, _SOME = 3.0, 0.25
# Without more, "the federal government" is the American one.
_FEDERAL = 1.0
# However long a text is, a look over all of it stays cheap: its first names tell.
_MAX_NAMES = 200
_BODIES = words("government authorities")
_MINISTERS = words("minister mp mps lawmaker lawmakers legislator legislators")
_SPOKESMEN = words("spokesman spokeswoman spokesperson source sources")
# A new American government is an administration.
_NOT_OF_AMERICANS = PASSING | words(
    "new central coalition military ruling minority totalitarian authoritarian"
)
_IN_TURN = IN_TURN | words("new outgoing next")
_MAX_WORDS_BACK = 40
_PROMISING = words("would will")
_HOPING = words(
    "hope hopes hoped hoping expect expects expected fear fears feared doubt doubts doubted confident"
)
_TELLING = words("that which of")
_BELONGING = words(
    """serve serves served serving join joins joined joining leave leaves left leaving quit quits
    quitting enter enters entered sit sits sat sitting lead leads led leading form formed build head
    headed"""
)
_OF_COURT = words(
    """cooperate cooperates cooperated cooperating cooperation plea pleaded testify testified
    testifying"""
)
_MAX_WORDS_TO_COURT = 5
# Whose courts these are: a special counsel, a grand jury and plea deals are American.
_OF_AMERICAN_LAW = frozenset(
    {
        ("special", "counsel"),
        ("federal", "prosecutors"),
        ("federal", "judge"),
        ("grand", "jury"),
        ("plea", "agreement"),
        ("plea", "deal"),
        ("justice", "department"),
    }
)
_MAX_WORDS_TO_LAW = 40
_INSTALLED = PASSING | words("military civil colonial occupation")


def american_usage(
    label: LabelInText,
    shares: Mapping[str, float],
    places: Iterable[Use],
) -> float:
    """What English usage of the label's words weighs for the United States, or against.

    `shares` are the states' parts of the names, `places` the labels whose own words tell whose.
    """
    weight = _FEDERAL if "federal" in label.adjectives else 0.0
    word = label.word
    if word in NOT_OF_ONES_OWN:
        return weight - _usage(places, NOT_OF_ONES_OWN, is_american=False)
    if word == AMERICAN and not _INSTALLED.isdisjoint(label.adjectives):
        return weight - _HARDLY  # "the interim administration"
    if word == AMERICAN and state_of_speaker(label) == "united-states":
        return weight + 2 * _USAGE  # "an American official said that the administration"
    if word == AMERICAN:
        is_bare = label.phrase.possessor is None  # not "the Ortiz administration"
        usage = _usage(places, {AMERICAN}, is_american=True) if is_bare else 0.0
        return weight + usage * (_OF_ANY_STATE if _is_of_any_state(label, shares) else 1.0)
    if shares.get("united-states", 0.0) >= _SOME and _is_of_court(label):
        return weight + _COURT
    return weight - _HARDLY if _is_hardly_american(label) else weight


def _usage(places: Iterable[Use], words: Container[str], *, is_american: bool) -> float:
    """What it weighs that English news says "the administration" of the American one and hardly
    "the regime": nothing where the text itself names somebody otherwise."""
    is_named_otherwise = any(
        label in words and (referent == "united-states") != is_american
        for (_, label), referent in places
    )
    return 0.0 if is_named_otherwise else _USAGE


def _is_of_any_state(label: LabelInText, shares: Mapping[str, float]) -> bool:
    """Whether "the previous administration" stands where neither the text nor its sentence is about
    America."""
    if _IN_TURN.isdisjoint(label.adjectives) or shares.get("united-states", 0.0) >= _FEW_NAMES:
        return False
    near = label.scene.names_back_from(label.span.start, n_sentences=0)
    return all(name.state != "united-states" for name in near)


def is_federation(scene: Scene, state: str) -> bool:
    """Whether "the federal government" may be that of the state: Russia's where parts of it are
    named."""
    parts = (name for name in scene.named[:_MAX_NAMES] if name.kind is EntityKind.PLACE)
    return state in FEDERATIONS or (state == "russia" and any(n.state == state for n in parts))


def state_of_minister(label: LabelInText) -> str | None:
    """The state whose minister speaks of "the government": "Sudanese irrigation minister Lee said".

    Foreign ministers speak of others, Americans of "the administration".
    """
    if label.word != "government" or label.is_office or label.voiced.attribution is None:
        return None
    if label.text == "Government" and label.determiner == "the":  # as papers write of their own
        return _but_american(state_of_speaker(label))
    source = label.source
    text = label.scene.document.text[source.start : source.end] if source is not None else ""
    titles = frozenset(text.lower().split())
    is_minister = not titles.isdisjoint(_MINISTERS) and titles.isdisjoint(NOT_OF_HOME)
    if not is_minister and label.people.ministers.isdisjoint(words_of_speaker(label)):
        return None
    return _but_american(official_state_of_speaker(label))


def _but_american(state: str | None) -> str | None:
    """The state, where it is not the American one, of whose government officials hardly say so."""
    return None if state == "united-states" else state


def state_of_leader(label: LabelInText) -> str | None:
    """The state whose leader speaks of "the government", himself or by a spokesman; none where the text
    has to say whose leader it is: "Peruvian President Lee"."""
    is_theirs = label.determiner == "the" or is_formed(label)  # "Lee said he would form a"
    if label.word not in _BODIES or label.is_office or not is_theirs:
        return None
    speaker = frozenset(label.speaker.split())
    is_spokesman = not _SPOKESMEN.isdisjoint(map(str.lower, speaker))
    told = () if is_spokesman else names_of_source(label)
    if any(name.role is Role.DEMONYM for name in told):
        return None
    is_alone = is_spokesman or title_alone(label.speaker) is not None
    named = (name for name in label.scene.named[:_MAX_NAMES] if name.role is Role.LEADER)
    if not is_alone and not any(speaker.intersection(name.text.split()) for name in named):
        return None
    return _but_american(official_state_of_speaker(label))


def state_of_promise(label: LabelInText) -> str | None:
    """The state whose official says what "the government" will do: "Lee said the government would
    reopen its embassy", not "said he hoped that the government would"."""
    scene, before = label.scene, label.phrase.start - 1
    before -= scene.word_or_end(before) == "that"
    if scene.word_or_end(before) in _HOPING:
        return None
    behind = scene.word_or_end(label.last_token + 1)
    if label.word != "government" or label.determiner != "the" or behind not in _PROMISING:
        return None
    return _but_american(state_of_speaker(label))


def is_of_others(label: LabelInText) -> bool:
    """Whether an official hardly speaks of the own one: "what he called a government of liars", not
    "I will not sit in a government that gives in"."""
    if label.word != "government" or label.determiner not in ARTICLES:
        return False
    scene, before = label.scene, label.phrase.start - 1
    before -= scene.word_or_end(before) == "in"
    is_praised = scene.word_or_end(before) in ("praised", "hailed")
    is_told = is_praised or (scene.word_or_end(label.last_token + 1) in _TELLING and is_head(label))
    return is_told and not is_formed(label) and scene.word_or_end(before) not in _BELONGING


def written_small(label: LabelInText, named: Sequence[NamedLabel]) -> frozenset[str]:
    """The states whose government the text writes small, where the label's has a capital.

    Papers that write "the Government" of their own country write "the Peruvian government".
    """
    if label.text != "Government" or label.voiced.zone is Zone.HEADLINE:
        return frozenset()
    if label.determiner not in ("the", "this"):
        return frozenset()  # "Government troops" may open a sentence
    first = named[:_MAX_NAMES]
    small = [each for each in first if each.words.endswith("government")]
    countries = label.people.countries
    return frozenset(
        [
            each.referent
            for each in small  # not "a Starmer government"
            if each.words == "government"
            or any(
                word.removesuffix("'s").removesuffix("’s") in countries
                for word in each.words.split()
            )
        ]
    )


def region_of_story(label: LabelInText, state: str) -> str | None:
    """The city with rulers of its own that a story names before its state, and a third as often."""
    known = CITIES_WITH_RULERS.get(state)
    if known is None or label.adjectives or label.word not in _BODIES:
        return None
    first = label.scene.named[:_MAX_NAMES]
    named = [name for name in first if name.state == state and not name.is_person]
    cities = [name.owner for name in named if name.owner in known]
    is_of_city = bool(cities) and named[0].owner in known
    return cities[0] if is_of_city and 3 * len(cities) >= len(named) else None


def _is_hardly_american(label: LabelInText) -> bool:
    """Whether news hardly says so of the American government: "the new government"."""
    if label.word != "government":
        return False
    return not _NOT_OF_AMERICANS.isdisjoint(label.adjectives)


def states_by_kind(label: LabelInText, places: Mapping[Use, Sequence[int]]) -> frozenset[str]:
    """States of the creed that the label's adjectives name ("the communist regime"), those that the
    press calls "the kingdom" where these words stand before it, and the only one with a junta."""
    found = KINGDOMS if _is_behind_kingdom(label) else frozenset[str]()
    return found.union(
        _only_junta(label, places), *[STATES_OF_CREED.get(each, ()) for each in label.adjectives]
    )


def _only_junta(label: LabelInText, places: Mapping[Use, Sequence[int]]) -> frozenset[str]:
    """The state of which alone the text says "junta" before "the junta"."""
    if label.word != "junta":
        return frozenset()
    named = frozenset(
        referent
        for (kind, referent), starts in places.items()
        if kind == label.kind and starts[0] < label.span.start
    )
    return named if len(named) == 1 else frozenset()


def _is_behind_kingdom(label: LabelInText) -> bool:
    """Whether its sentence speaks of "the kingdom" before it, not of "the kingdom of" something."""
    scene, first = label.scene, label.phrase.start
    lowest = max(scene.sentence_tokens(label.span.start).start + 1, first - _MAX_WORDS_BACK)
    return any(
        scene.word(token) == "kingdom"
        and scene.word(token - 1) == "the"
        and scene.word_or_end(token + 1) != "of"
        for token in range(lowest, first)
    )


def _is_of_court(label: LabelInText) -> bool:
    """Whether the label is the prosecution of an American court: "cooperates with the government",
    "the special counsel says that the government has no case"."""
    if label.word != "government" or label.determiner != "the":
        return False
    scene, first = label.scene, label.phrase.start
    before = range(first - _MAX_WORDS_TO_COURT, first)
    if any(scene.word_or_end(token) in _OF_COURT for token in before):
        return True
    near = [scene.word_or_end(token) for token in range(first - _MAX_WORDS_TO_LAW, first)]
    return not _OF_AMERICAN_LAW.isdisjoint(pairwise(near))
