"""Whom a bare label of rule means: the ruled country of the story, by all that the text names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator

from framing.domain.attribution import Voice
from framing.domain.frozen import dataclass
from framing.refer.beside import state_on_other_side, states_beside
from framing.refer.indefinite import is_rule_as_such
from framing.refer.label import (
    Evidence,
    LabelInText,
    NamedLabel,
    Use,
    unknown,
)
from framing.refer.labels_told import LabelsTold, is_in_the_field, start_of
from framing.refer.openings import (
    scene_of_dateline,
    scene_of_paragraph,
    shares_of_heading,
    shares_of_paragraph,
)
from framing.refer.salience import name_shares, person_shares, place_shares
from framing.refer.scene import Scene
from framing.refer.speakers import (
    is_said_by_office,
    of_rivals,
    official_state_of_speaker,
    state_opposed,
)
from framing.refer.usage import (
    american_usage,
    is_federation,
    is_of_others,
    region_of_story,
    state_of_leader,
    state_of_minister,
    state_of_promise,
    states_by_kind,
    written_small,
)
from framing.refer.vicinity import weights_nearby
from framing.refer.word_classes import (
    AMERICAN,
    ARTICLES,
    CHANGE,
    FIRST_PERSON,
    IN_TURN,
    NOT_OF_ONES_OWN,
    PASSING,
)

# What a candidate's share of the names weighs, of the whole text and of the paragraph, and who speaks.
# Tried on sentences and stories made up for the tests.
_NAMES, _PARAGRAPH, _SPEAKER = 4.0, 0.5, 3.0
_N_SHOWN = 40
# Troops fight where the story's places lie.
_FIELD = 2.0
_NEARLY_ALL, _LEAST = 0.75, 0.5
_TIE = 0.97
# What a word weighs that names a kind of rule; somebody named holds an office.
_KIND, _PEOPLE, _MINISTER, _LEADER = 2.0, 3.0, 5.0, 2.0
_PROMISE = 4.0
_MUCH = 0.4
_STRUCK = 4.5
# What its share of the names of the heading above the label weighs.
_HEADING = 2.5


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the whole document says about who rules in its story.

    labels: by place. places: where each label of each referent stands. name_shares: each
    state's part of the weighted names; place_shares: of the places where something happens;
    person_shares: of those in office.
    """

    scene: Scene
    labels: tuple[NamedLabel, ...]
    places: dict[Use, list[int]]
    name_shares: dict[str, float]
    place_shares: dict[str, float]
    person_shares: dict[str, float]

    @classmethod
    def of(cls, scene: Scene, labels: Iterable[NamedLabel]) -> Discourse:
        """The discourse of a scene and its named labels, given by place."""
        listed = tuple(labels)
        places: dict[Use, list[int]] = {}
        for named in listed:
            places.setdefault((named.kind, named.referent), []).append(named.start)
        shares = name_shares(scene), place_shares(scene), person_shares(scene)
        return cls(scene, listed, places, *shares)


def resolve_bare(discourse: Discourse, labels: Iterable[LabelInText]) -> Iterator[Evidence]:
    """For each bare label, by place, the best candidate and why; none where none stands out.

    News names foreign rulers in full and its own story's rulers barely, so each bare label
    that is resolved speaks for its referent at the next.
    """
    told = LabelsTold(discourse.labels, discourse.places)
    for label in labels:
        evidence = _best_candidate(discourse, label, told)
        told.add(label, evidence)
        yield evidence


def _best_candidate(discourse: Discourse, label: LabelInText, told: LabelsTold) -> Evidence:
    if label.pronoun in FIRST_PERSON and not is_said_by_office(label):
        return _only_state(discourse, label)
    weights = _candidate_weights(discourse, label, told)
    if not weights:
        return unknown("bare, and the text names no state")
    ranked = sorted(weights, key=lambda owner: (-weights[owner], owner))
    best = ranked[0]
    if weights[best] < _LEAST:
        nobody = unknown(f"bare, and the text hardly names {best}, its likeliest state")
        return of_rivals(label) or nobody
    if len(ranked) > 1 and weights[ranked[1]] >= _TIE * weights[best]:
        return unknown(f"bare, and {best} and {ranked[1]} are equally likely")
    is_foreign = best != "united-states" and discourse.name_shares.get(best, 0.0) < _NEARLY_ALL
    if is_foreign and is_rule_as_such(label):
        return unknown(f"generic: {label.text} without an article")
    if (region := region_of_story(label, best)) is not None:
        return Evidence((region,), f"discourse: {region} is the region of the story")
    return Evidence((best,), _reason(discourse, label, best))


def _only_state(discourse: Discourse, label: LabelInText) -> Evidence:
    """ "Our government" is that of a text nearly all of whose names are those of one state.

    "Our administration" is the American one where some names are American.
    """
    shares = discourse.name_shares
    state = next((each for each, share in shares.items() if share >= _NEARLY_ALL), None)
    if label.word == AMERICAN and shares.get("united-states", 0.0) >= _MUCH:
        state = "united-states"
    if state is None:
        return unknown(f"pronoun: {label.pronoun}, whose speaker's state is not known")
    return Evidence((state,), f"pronoun: {label.pronoun}, in a text on {state}")


def _candidate_weights(
    discourse: Discourse, label: LabelInText, told: LabelsTold
) -> dict[str, float]:
    scene = discourse.scene
    weights = {owner: _NAMES * share for owner, share in discourse.name_shares.items()}
    _add(weights, told.weights(label), 1.0)
    _add(weights, weights_nearby(label), 1.0)
    _add(weights, scene_of_paragraph(label), 1.0)
    _add(weights, scene_of_dateline(label), 1.0)
    _add(weights, shares_of_heading(label), _HEADING)
    # A text on many countries speaks in each paragraph of one.
    spread = 1.0 - max(discourse.name_shares.values(), default=1.0)
    _add(weights, shares_of_paragraph(label), _PARAGRAPH * spread)
    if is_in_the_field(label):
        _add(weights, discourse.place_shares, _FIELD)
    _add_speaker(weights, label, discourse.places)
    for owner in written_small(label, discourse.labels).intersection(weights):
        weights[owner] -= 3 * _SPEAKER
    if "federal" in label.adjectives:
        federations = {own: weights[own] for own in weights if is_federation(scene, own)}
        weights = federations if federations or label.determiner in ARTICLES else weights
    if "united-states" in weights:
        shares, named = discourse.name_shares, discourse.places
        weights["united-states"] += american_usage(label, shares, named)
    for owner in states_by_kind(label, discourse.places).intersection(weights):
        weights[owner] += _KIND
    if (struck := state_on_other_side(label)) is not None:
        weights[struck] = weights.get(struck, 0.0) + _STRUCK
    beside = states_beside(label)
    fitting = {owner: weight for owner, weight in weights.items() if owner not in beside}
    return _of_office(discourse, label, fitting) if label.is_office else fitting


def _add_speaker(weights: dict[str, float], label: LabelInText, uses: Container[Use]) -> None:
    """Add what it weighs who speaks: an official, a minister, a leader, somebody of an opposition."""
    if (label.word in NOT_OF_ONES_OWN and label.word != CHANGE) or is_of_others(label):
        own_state = official_state_of_speaker(label)
        # The outlet may put its own word for those rulers into what it retells.
        is_retold = label.voiced.voice is Voice.INDIRECT and (label.kind, own_state) in uses
        if own_state in weights and not is_retold:
            is_of_old = not IN_TURN.union(PASSING, ("old",)).isdisjoint(label.adjectives)
            weights[own_state] -= _SPEAKER * (1 if is_of_old else 2)
    if (governed := state_of_minister(label)) in weights:
        weights[governed] += _MINISTER
    elif (promised := state_of_promise(label)) in weights:
        weights[promised] += _PROMISE
    elif (led := state_of_leader(label)) in weights:
        weights[led] += _LEADER
    if (opposed := state_opposed(label)) in weights:
        weights[opposed] += _SPEAKER  # whom the opposition speaks of


def _of_office(
    discourse: Discourse, label: LabelInText, weights: dict[str, float]
) -> dict[str, float]:
    """The weights of the states that have such an office, with those of their people."""
    from framing.refer.offices import may_be_of  # bodies need none of it

    if label.head_word == "president":
        _add(weights, discourse.person_shares, _PEOPLE)
    own_state = official_state_of_speaker(label)
    if own_state is not None and label.head_word in ("president", "minister"):
        _add(weights, {own_state: _PEOPLE}, 1.0)  # a senator's "the president" is his own
    return {owner: weight for owner, weight in weights.items() if may_be_of(label, owner)}


def _add(weights: dict[str, float], further: dict[str, float], factor: float) -> None:
    for owner, weight in further.items():
        weights[owner] = weights.get(owner, 0.0) + factor * weight


def _reason(discourse: Discourse, label: LabelInText, referent: str) -> str:
    index = bisect_left(discourse.labels, label.span.start, key=start_of)
    before = discourse.labels[max(index - _N_SHOWN, 0) : index]
    after = discourse.labels[index : index + _N_SHOWN]
    for direction, labels in (("before", reversed(before)), ("later", iter(after))):
        for named in labels:
            if named.referent == referent:
                return f"discourse: {referent}, named {direction} by '{named.words}'"
    share = discourse.name_shares.get(referent, 0.0)
    return f"discourse: {referent} is the country of the story ({share:.0%} of its names)"
