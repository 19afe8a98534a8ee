"""Which states a document is about, by the weight of all its names."""

from __future__ import annotations

from collections import Counter

from framing.domain.document import Zone
from framing.domain.entity import EntityKind, Role
from framing.refer.naming import Named
from framing.refer.scene import Scene

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


def name_shares(scene: Scene) -> dict[str, float]:
    """Each state's part of the weighted names in scored zones; the leading states only.

    Headline and lead count more, so do places where something happens ("in Homs").
    """
    if _names_by_the_way(scene):
        return {}
    weights: dict[str, float] = {}
    dateline_end, lead_end = _dateline_end(scene), _lead_end(scene)
    for name in scene.named:
        zone = scene.document.zone_at(name.span.start)
        if name.state is None or not zone.is_scored:
            continue
        weight = weight_of(scene, name)
        if zone is Zone.HEADLINE:
            weight *= _HEADLINE_FACTOR
        elif name.span.start < dateline_end:
            weight *= _DATELINE_FACTOR
        elif name.span.start < lead_end:
            weight *= _LEAD_FACTOR
        weights[name.state] = weights.get(name.state, 0.0) + weight
    total = sum(weights.values())
    leading = sorted(weights, key=lambda state: (-weights[state], state))[:_MAX_STATES]
    return {state: weights[state] / total for state in leading}


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


def _body_start(scene: Scene) -> int | None:
    blocks = scene.document.blocks
    return next((block.span.start for block in blocks if block.zone is Zone.BODY), None)


def _dateline_end(scene: Scene) -> int:
    """Where "COX'S BAZAR, Bangladesh -" ends: there the reporter sits, often across a border."""
    start = _body_start(scene)
    if start is None:
        return 0
    head = scene.document.text[start : start + _MAX_DATELINE]
    first = scene.token_after(start)
    if len(scene.word_or_end(first)) < 3 or not scene.written(first).isupper():
        return 0
    ends = [at for mark in (" - ", " – ", " — ", "(") if (at := head.find(mark)) > 0]
    return start + min(ends) if ends else 0


def _lead_end(scene: Scene) -> int:
    """Where the first sentences of the body end."""
    start = _body_start(scene)
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
    if not scene.is_location(name):
        return 1.0
    return _WHERE_THEY_MEET if name.role is Role.SEAT else _WHERE_IT_HAPPENS
