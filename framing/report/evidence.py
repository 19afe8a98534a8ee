"""The evidence behind every number: each hit with its place in the page, found by what it counts in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from framing.domain.attribution import Distance, Voice
from framing.domain.comparison import Comparison
from framing.domain.document import Zone
from framing.domain.hit import ReferredHit, VoicedHit
from framing.domain.scored import ScoredDocuments
from framing.report.cards import Card, card_of
from framing.report.contexts import Contexts

_Key = TypeVar("_Key", bound=Hashable)


class VoiceSign(Enum):
    """The letter that stands for a voice, so that colour is never alone."""

    OWN = "O"
    INDIRECT = "I"
    DIRECT = "D"
    DISTANCE = "S"

    @property
    def word(self) -> str:
        """The voice as strings and style classes name it."""
        return self.name.lower()


SIGN_OF_VOICE = {
    Voice.OWN: VoiceSign.OWN,
    Voice.INDIRECT: VoiceSign.INDIRECT,
    Voice.DIRECT: VoiceSign.DIRECT,
}


def sign_of(voiced: VoicedHit) -> VoiceSign:
    """The letter of a hit: a hit at a distance is S, whoever speaks."""
    return VoiceSign.DISTANCE if voiced.distance is not None else SIGN_OF_VOICE[voiced.voice]


@dataclass(frozen=True, slots=True)
class Kind:
    """All that is counted of a hit; like hits of a group share one.

    `group` is as shown, "" without one. `sign` is the letter of its voice; at a distance it is
    S, whoever speaks. `is_counted` is false in zones that do not count and without a group.
    """

    lexicon: str
    contrast: str
    label: str
    term: str
    voice: Voice
    distance: Distance | None
    zone: Zone
    referents: tuple[str, ...]
    speaker: str | None
    group: str
    is_negated: bool
    sign: VoiceSign
    is_counted: bool

    @property
    def referent(self) -> str | None:
        """The referent as counts name it: one id, several joined by "+", or None."""
        return "+".join(self.referents) or None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One hit, numbered in the order of the page; its text is not held.

    `document` is the position of its article on the page, `context` the number of its words.
    """

    number: int
    document: int
    context: int
    kind: Kind


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """What a cell of the matrix counts; `voice` is "" for all voices together."""

    lexicon: str
    contrast: str
    label: str
    voice: str
    group: str

    @property
    def anchor(self) -> str:
        """The cell's place in the concordance, a short id that never depends on hostile text."""
        parts = (self.lexicon, self.contrast, self.label, self.voice, self.group)
        return "c" + hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sightings of a corpus. Hits in zones that do not count stand apart.

    `cards` are the articles in the order of the page; `contexts` the words around the hits;
    `names` the shown name of a group. `hidden` are the outlets of a blind report and what titles
    call them.
    """

    counted: tuple[Sighting, ...]
    uncounted: tuple[Sighting, ...]
    by_cell: dict[CellKey, tuple[Sighting, ...]]
    by_contrast: dict[tuple[str, str], tuple[Sighting, ...]]
    by_speaker: dict[tuple[str | None, str], tuple[Sighting, ...]]
    cards: tuple[Card, ...]
    contexts: Contexts
    names: dict[str, str]
    hidden: dict[str, str] = field(default_factory=dict)

    def name(self, group: str) -> str:
        """The group's name on the page; the comparison's other words ("the rest") stay."""
        return self.names.get(group, group)

    def card(self, sighting: Sighting) -> Card:
        """The article that holds the sighting."""
        return self.cards[sighting.document - 1]

    def of_contrast(self, lexicon: str, contrast: str) -> tuple[Sighting, ...]:
        """The counted sightings of one contrast."""
        return self.by_contrast.get((lexicon, contrast), ())


def gather_evidence(
    scored: ScoredDocuments, comparison: Comparison, names: dict[str, str]
) -> Evidence:
    """Every hit of the corpus with its number, in the order of groups and documents.

    One pass: each document is met once, the words around its hits are cut, and it is let go.
    """
    groups = {
        document: names[group.name] for group in comparison.groups for document in group.documents
    }
    contexts, kinds = Contexts(), _Kinds()
    met = []
    for place, one in enumerate(scored):
        group = groups.get(one.document.id, "")
        met.append((card_of(one, place, group), len(contexts), kinds.of(one.hits, group)))
        contexts.cut(one.document, (referred.hit.span for referred in one.hits))
    order = _page_order(comparison)
    met.sort(key=lambda each: order(each[0]))
    cards: list[Card] = []
    counted: list[Sighting] = []
    uncounted: list[Sighting] = []
    number = 1
    for position, (card, context, found) in enumerate(met, start=1):
        cards.append(replace(card, position=position, first_number=number))
        for offset, kind in enumerate(found):
            sighting = Sighting(number + offset, position, context + offset, kind)
            (counted if kind.is_counted else uncounted).append(sighting)
        number += len(found)
    return Evidence(
        counted=tuple(counted),
        uncounted=tuple(uncounted),
        by_cell=_gathered(counted, cell_of),
        by_contrast=_gathered(counted, _contrast_of),
        by_speaker=_gathered(counted, _speaker_of),
        cards=tuple(cards),
        contexts=contexts,
        names=names,
    )


class _Kinds:
    """One object for all like kinds: a corpus of many hits has few of them."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Kind] = {}

    def of(self, hits: Sequence[ReferredHit], group: str) -> tuple[Kind, ...]:
        """The kind of each hit."""
        return tuple(self._known.get(_traits(hit, group)) or self._met(hit, group) for hit in hits)

    def _met(self, hit: ReferredHit, group: str) -> Kind:
        kind = self._known[_traits(hit, group)] = _kind(hit, group)
        return kind


def _traits(referred: ReferredHit, group: str) -> tuple[object, ...]:
    """What tells kinds apart. An enumeration's member is one object, and its hash is slow."""
    voiced, hit = referred.voiced, referred.voiced.hit
    return (
        hit.lexicon,
        hit.contrast,
        hit.label,
        hit.term,
        id(voiced.voice),
        id(voiced.distance),
        id(voiced.zone),
        referred.referents,
        voiced.attribution.speaker if voiced.attribution is not None else None,
        group,
        hit.is_negated,
    )


def _kind(referred: ReferredHit, group: str) -> Kind:
    voiced, hit = referred.voiced, referred.voiced.hit
    return Kind(
        hit.lexicon,
        hit.contrast,
        hit.label,
        hit.term,
        voiced.voice,
        voiced.distance,
        voiced.zone,
        referred.referents,
        voiced.attribution.speaker if voiced.attribution is not None else None,
        group,
        hit.is_negated,
        sign_of(voiced),
        voiced.zone.is_scored and group != "",
    )


def _page_order(comparison: Comparison) -> Callable[[Card], tuple[int, str, str]]:
    """By group, then date, then id; those without a group last."""
    order = {
        document: position
        for position, group in enumerate(comparison.groups)
        for document in group.documents
    }
    return lambda card: (order.get(card.id, len(order)), card.date or "", card.id)


def _gathered(
    sightings: Iterable[Sighting], key: Callable[[Kind], _Key]
) -> dict[_Key, tuple[Sighting, ...]]:
    """The sightings by a key of their kind, which is asked for once a kind."""
    found: dict[_Key, list[Sighting]] = {}
    members: dict[int, list[Sighting]] = {}
    for sighting in sightings:
        here = members.get(id(sighting.kind))
        if here is None:
            here = members[id(sighting.kind)] = found.setdefault(key(sighting.kind), [])
        here.append(sighting)
    return {name: tuple(here) for name, here in found.items()}


def _contrast_of(kind: Kind) -> tuple[str, str]:
    return kind.lexicon, kind.contrast


def _speaker_of(kind: Kind) -> tuple[str | None, str]:
    return kind.speaker, kind.group


def cell_of(kind: Kind) -> CellKey:
    """The cell that counts hits of the kind."""
    return CellKey(kind.lexicon, kind.contrast, kind.label, kind.voice.value, kind.group)
