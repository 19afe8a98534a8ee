"""What English usage of a label's words, its letters and its speaker tell about a bare label."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from framing.domain.document import Zone
from framing.domain.entity import EntityKind
from framing.refer.label import Evidence, LabelInText, NamedLabel, is_of_court
from framing.refer.predicates import first_of_phrase
from framing.refer.pronouns import official_state_of_speaker, state_of_speaker
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    AMERICAN,
    CITIES_WITH_RULERS,
    FEDERATIONS,
    KINGDOMS,
    NOT_OF_ONES_OWN,
    PASSING,
    STATES_OF_CREED,
    words,
)

# What English usage of a word weighs: as much as all names of a text.
_USAGE = 4.0
# What a word weighs that is hardly said of the American government.
_HARDLY = 1.5
# American courts call the prosecution "the government", where a part of the names is American.
_OF_COURT, _SOME = 3.0, 0.25
# Without more, "the federal government" is the American one.
_FEDERAL = 1.0
# However long a text is, a look over all of it stays cheap: its first names tell.
_MAX_NAMES = 200
_BODIES = words("government authorities")
_MINISTERS = words("minister premier chancellor taoiseach")
_OF_OTHERS = words("foreign former opposition shadow")
# A new American government is an administration.
_NOT_OF_AMERICANS = PASSING | words(
    "new central coalition military ruling minority totalitarian authoritarian"
)
_MAX_WORDS_BACK = 40
_RULING = words(
    "run runs ran lead leads led head heads headed preside presides presided rules ruled"
)
_HAVING = words("has had")
_BETWEEN = words("has have had still now once also long")
_INSTALLED = PASSING | words("military civil colonial occupation")


def american_usage(
    label: LabelInText,
    shares: Mapping[str, float],
    places: Iterable[tuple[tuple[str, str], str]],
) -> float:
    """What English usage of the label's words weighs for the United States, or against.

    `shares` are the states' parts of the names, `places` the labels whose own words tell whose.
    """
    weight = _FEDERAL if "federal" in label.adjectives else 0.0
    word = label.voiced.hit.label
    if word in NOT_OF_ONES_OWN:
        return weight - _usage(places, NOT_OF_ONES_OWN, is_american=False)
    if word == AMERICAN and not _INSTALLED.isdisjoint(label.adjectives):
        return weight - _HARDLY  # "the interim administration"
    if word == AMERICAN and state_of_speaker(label) == "united-states":
        return weight + 2 * _USAGE  # "an American official said that the administration"
    if word == AMERICAN:
        is_bare = label.phrase.possessor is None  # not "the Ortiz administration"
        return weight + (_usage(places, {AMERICAN}, is_american=True) if is_bare else 0.0)
    if is_of_court(label) and shares.get("united-states", 0.0) >= _SOME:
        return weight + _OF_COURT
    return weight - _HARDLY if _is_hardly_american(label) else weight


def _usage(
    places: Iterable[tuple[tuple[str, str], str]], words: Container[str], *, is_american: bool
) -> float:
    """What it weighs that English news says "the administration" of the American one and hardly
    "the regime": nothing where the text itself names somebody otherwise."""
    is_named_otherwise = any(
        label in words and (referent == "united-states") != is_american
        for (_, label), referent in places
    )
    return 0.0 if is_named_otherwise else _USAGE


def is_federation(scene: Scene, state: str) -> bool:
    """Whether "the federal government" may be that of the state: Russia's where parts of it are
    named."""
    parts = (name for name in scene.named[:_MAX_NAMES] if name.kind is EntityKind.PLACE)
    return state in FEDERATIONS or (state == "russia" and any(n.state == state for n in parts))


def state_of_opponent(label: LabelInText) -> str | None:
    """The state of whose opposition the speaker is: "opposition leader Ada Example said"."""
    attribution = label.voiced.attribution
    speaker = (attribution.speaker or "").split() if attribution is not None else []
    is_opponent = not label.people.opponents.isdisjoint(speaker)
    return state_of_speaker(label) if is_opponent and not label.is_office else None


def state_of_minister(label: LabelInText) -> str | None:
    """The state whose minister speaks of "the government": "Sudanese irrigation minister Lee said".

    Foreign ministers speak of others, Americans of "the administration".
    """
    attribution = label.voiced.attribution
    if label.voiced.hit.label != "government" or label.is_office or attribution is None:
        return None
    source = attribution.source
    text = label.scene.document.text[source.start : source.end] if source is not None else ""
    titles = frozenset(text.lower().split())
    if titles.isdisjoint(_MINISTERS) or not titles.isdisjoint(_OF_OTHERS):
        return None
    state = official_state_of_speaker(label)
    return None if state == "united-states" else state


def ruled_by(label: LabelInText) -> Evidence | None:
    """Who rules by an indefinite body, or has it: "Ada Example runs a harsh regime", "Peru has a junta"."""
    if label.is_office or label.is_plural:
        return None
    scene = label.scene
    verb = first_of_phrase(label) - 1
    verb -= scene.word_or_end(verb) in ("over", "with")  # "presides over"
    is_country = scene.word_or_end(verb) in _HAVING
    if scene.word_or_end(verb) not in _RULING and not is_country:
        return None
    before = verb - 1
    while scene.word_or_end(before) in _BETWEEN:
        before -= 1
    name = scene.named_by_token.get(before)
    if name is None or name.owner is None or name.is_person == is_country:
        return None
    return Evidence((name.owner,), f"ruled by: {name.text}")


def written_small(label: LabelInText, named: Sequence[NamedLabel]) -> frozenset[str]:
    """The states whose government the text writes small, where the label's has a capital.

    Papers that write "the Government" of their own country write "the Peruvian government".
    """
    if label.text != "Government" or label.voiced.zone is Zone.HEADLINE:
        return frozenset()
    if label.determiner != "the":
        return frozenset()  # "Government troops" may open a sentence
    first = named[:_MAX_NAMES]
    return frozenset([each.referent for each in first if each.words.endswith("government")])


def region_of_story(label: LabelInText, state: str) -> str | None:
    """The city with rulers of its own that a story names before its state, and a third as often."""
    known = CITIES_WITH_RULERS.get(state)
    if known is None or label.adjectives or label.voiced.hit.label not in _BODIES:
        return None
    first = label.scene.named[:_MAX_NAMES]
    named = [name for name in first if name.state == state and not name.is_person]
    cities = [name.owner for name in named if name.owner in known]
    is_of_city = bool(cities) and named[0].owner in known
    return cities[0] if is_of_city and 3 * len(cities) >= len(named) else None


def _is_hardly_american(label: LabelInText) -> bool:
    """Whether news hardly says so of the American government: "the new government"."""
    if label.voiced.hit.label != "government":
        return False
    return not _NOT_OF_AMERICANS.isdisjoint(label.adjectives)


def states_by_kind(label: LabelInText) -> frozenset[str]:
    """States of the creed that the label's adjectives name ("the communist regime"), and those
    that the press calls "the kingdom" where these words stand before it."""
    found = KINGDOMS if _is_behind_kingdom(label) else frozenset[str]()
    return found.union(*[STATES_OF_CREED.get(each, ()) for each in label.adjectives])


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
