"""Which states a document is about, by the weight of all its names."""

from __future__ import annotations

from collections import Counter

from framing.domain.document import Zone
from framing.domain.entity import EntityKind, Role
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import words

_N_LEAD_SENTENCES = 3
_HEADLINE_FACTOR, _LEAD_FACTOR, _DATELINE_FACTOR = 4.0, 2.0, 0.5
_MAX_DATELINE = 80
_MAX_STATES = 12
_FEW_PLACES = 3
_LONG_TEXT, _FEW_NAMES = 120, 2

# Officials and seats of foreign states fill the news of a conflict; places tell where it is.
_WEIGHT_BY_ROLE = {
    Role.NAME: 1.0,
    Role.DEMONYM: 0.8,
    Role.PLACE: 0.8,
    Role.LEADER: 0.8,
    Role.SEAT: 0.5,
}
# A region has rulers of its own; officials and groups act far from home.
_FACTOR_BY_KIND = {
    EntityKind.PLACE: 0.5,
    EntityKind.PERSON: 0.2,
    EntityKind.GROUP: 0.2,
    EntityKind.ORGANISATION: 0.2,
}
_WHERE_IT_HAPPENS, _WHERE_THEY_MEET = 1.5, 0.6
_MEETINGS = words(
    """talks summit accord accords agreement agreements process declaration conference protocol deal
    pact meeting negotiations"""
)
# Cities of courts and bodies of many states tell little of the state that they lie in.
_CITIES_OF_BODIES = frozenset({"Strasbourg", "Geneva", "Davos", "New York"})
_NAMED_FOR_MEETING = 0.2
_OF_TWO_SIDES = ("north-korea", "south-korea")


def name_shares(scene: Scene) -> dict[str, float]:
    """Each state's part of the weighted names in scored zones; the leading states only.

    Headline and lead count more, so do places where something happens ("in Homs").
    """
    if _names_by_the_way(scene):
        return {}
    weights: dict[str, float] = {}
    end_of_dateline, lead_end = dateline_end(scene), _lead_end(scene)
    for name in scene.named:
        zone = scene.document.zone_at(name.span.start)
        if name.state is None or not zone.is_scored:
            continue
        weight = weight_of(scene, name)
        if zone is Zone.HEADLINE:
            weight *= _HEADLINE_FACTOR
        elif name.span.start < end_of_dateline:
            weight *= _DATELINE_FACTOR
        elif name.span.start < lead_end:
            weight *= _LEAD_FACTOR
        weights[name.state] = weights.get(name.state, 0.0) + weight
    for state, n in _told_by_side(scene).items():
        weights[state] = weights.get(state, 0.0) + n
    total = sum(weights.values())
    leading = sorted(weights, key=lambda state: (-weights[state], state))[:_MAX_STATES]
    return {state: weights[state] / total for state in leading}


def _told_by_side(scene: Scene) -> dict[str, int]:
    """How often a text on two Koreas says "the North" and "the South" of them."""
    states = {
        (name.text.partition(" ")[0], name.state)
        for name in scene.named
        if name.role is Role.NAME and name.text.startswith(("North ", "South "))
    }
    n_of_side = Counter(side for side, _ in states)
    sides = {s: state for s, state in states if state in _OF_TWO_SIDES and n_of_side[s] == 1}
    if not sides:
        return {}
    counts = Counter(
        sides[scene.words[token]]
        for token in range(1, len(scene.words))
        if scene.words[token] in sides and token not in scene.named_by_token
        if scene.words[token - 1] in ("the", "The")
    )
    return {state: n for state, n in counts.items() if state is not None}


def _names_by_the_way(scene: Scene) -> bool:
    """Whether a long text hardly names a state, and none with its first words: it is on none.

    American news need not name America.
    """
    named = [name for name in scene.named if name.state is not None]
    if len(named) > _FEW_NAMES or len(scene.words) < _LONG_TEXT:
        return False
    lead_end = _lead_end(scene)
    return all(name.span.start > lead_end and name.state != "united-states" for name in named)


def person_shares(scene: Scene) -> dict[str, float]:
    """Each state's part of the names of those who hold its office, from 0 to below 1."""
    counts = Counter(
        name.state for name in scene.named if name.role is Role.LEADER and name.state is not None
    )
    return {state: n / (_FEW_PLACES + counts.total()) for state, n in counts.items()}


def place_shares(scene: Scene) -> dict[str, float]:
    """Each state's part of the cities and areas named in scored zones, from 0 to below 1.

    Capitals are left out; a place or two tell little: there people may have met.
    """
    counts = Counter(
        name.state
        for name in scene.named
        if name.role is Role.PLACE
        and name.state is not None
        and scene.document.zone_at(name.span.start).is_scored
    )
    return {state: n / (_FEW_PLACES + counts.total()) for state, n in counts.items()}


def body_start(scene: Scene) -> int | None:
    """Where the first paragraph of the body begins."""
    blocks = scene.document.blocks
    return next((block.span.start for block in blocks if block.zone is Zone.BODY), None)


def dateline_end(scene: Scene) -> int:
    """Where "COX'S BAZAR, Bangladesh -" ends: there the reporter sits, often across a border."""
    start = body_start(scene)
    if start is None:
        return 0
    head = scene.document.text[start : start + _MAX_DATELINE]
    first = scene.token_after(start)
    if len(scene.word_or_end(first)) < 3 or not scene.written(first).isupper():
        return 0
    ends = [at for mark in (" - ", " – ", " — ", "(", ": ") if (at := head.find(mark)) > 0]
    return start + min(ends) if ends else 0


def _lead_end(scene: Scene) -> int:
    """Where the first sentences of the body end."""
    start = body_start(scene)
    if start is None:
        return 0
    sentences = scene.document.sentences
    index = min(sentences.first_from(start) + _N_LEAD_SENTENCES, len(sentences))
    return sentences.ends[index - 1] if index else 0


def weight_of(scene: Scene, name: Named) -> float:
    """How much a name speaks for its state as the country of the story."""
    weight = _WEIGHT_BY_ROLE[name.role] * _FACTOR_BY_KIND.get(name.kind, 1.0)
    return weight * place_factor(scene, name)


def place_factor(scene: Scene, name: Named) -> float:
    """More than 1 for a place where something happens, less for a capital: they meet there."""
    is_city = name.role in (Role.SEAT, Role.PLACE)
    if is_city and scene.word_or_end(scene.token_after(name.span.end)) in _MEETINGS:
        return _NAMED_FOR_MEETING  # "the Geneva talks"
    if name.text in _CITIES_OF_BODIES:
        return _NAMED_FOR_MEETING
    if not scene.is_location(name):
        return 1.0
    return _WHERE_THEY_MEET if name.role is Role.SEAT else _WHERE_IT_HAPPENS
