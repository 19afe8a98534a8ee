"""The evidence behind every number: each hit with its place in the page, found by what it counts in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from framing.domain.attribution import Distance, Voice
from framing.domain.comparison import Comparison
from framing.domain.document import Document, Zone
from framing.domain.hit import ReferredHit, VoicedHit
from framing.domain.scored import ScoredDocument, ScoredDocuments
from framing.report.contexts import Contexts, cut_context

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
    """All that is counted of a hit; like hits of a group share one. `group` is as shown."""

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

    @property
    def sign(self) -> VoiceSign:
        """The letter of the hit: at a distance it is S, whoever speaks."""
        return VoiceSign.DISTANCE if self.distance is not None else SIGN_OF_VOICE[self.voice]

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


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of an article when its text has been let go.

    `position` counts from 1 in the order of the page, `place` from 0 in reading order. The hits
    of the article are numbered from `first_number` on. `n_bytes` is the size of its text.
    """

    position: int
    place: int
    id: str
    group: str
    outlet: str | None
    date: str | None
    title: str | None
    n_tokens: int
    n_hits: int
    n_marks: int
    n_bytes: int
    first_number: int


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
    `names` the shown name of a group.
    """

    counted: tuple[Sighting, ...]
    uncounted: tuple[Sighting, ...]
    by_cell: dict[CellKey, tuple[Sighting, ...]]
    by_contrast: dict[tuple[str, str], tuple[Sighting, ...]]
    by_speaker: dict[tuple[str | None, str], tuple[Sighting, ...]]
    cards: tuple[Card, ...]
    contexts: Contexts
    names: dict[str, str]

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
        met.append((_card(one, place, group), len(contexts), kinds.of(one.hits, group)))
        for referred in one.hits:
            contexts.add(cut_context(one.document, referred.hit.span))
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
            is_counted = kind.zone.is_scored and kind.group != ""
            (counted if is_counted else uncounted).append(sighting)
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


class _Kinds(dict[Kind, Kind]):
    """One object for all like kinds: a corpus of many hits has few of them."""

    def of(self, hits: Sequence[ReferredHit], group: str) -> tuple[Kind, ...]:
        """The kind of each hit."""
        return tuple(self.setdefault(kind, kind) for kind in (_kind(hit, group) for hit in hits))


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
    )


def _card(one: ScoredDocument, place: int, group: str) -> Card:
    text, metadata = one.document.text, one.document.metadata
    return Card(
        position=0,
        place=place,
        id=one.document.id,
        group=group,
        outlet=metadata.outlet,
        date=metadata.date,
        title=_headline(one.document),
        n_tokens=one.score.n_tokens,
        n_hits=one.score.n_hits,
        n_marks=len(one.hits),
        n_bytes=len(text) if text.isascii() else len(text.encode("utf-8", "replace")),
        first_number=0,
    )


def _headline(document: Document) -> str | None:
    title = document.metadata.title
    if title:
        return title
    first = next((block for block in document.blocks if block.zone.is_scored), None)
    if first is None:
        return None
    text = document.text[first.span.start : first.span.end]
    return text if len(text) <= 160 else f"{text[:150].rpartition(' ')[0]} …"


def _page_order(comparison: Comparison) -> Callable[[Card], tuple[int, str, str]]:
    """By group, then date, then id; those without a group last."""
    order = {
        document: position
        for position, group in enumerate(comparison.groups)
        for document in group.documents
    }
    return lambda card: (order.get(card.id, len(order)), card.date or "", card.id)


def _gathered(
    sightings: Iterable[Sighting], key: Callable[[Sighting], _Key]
) -> dict[_Key, tuple[Sighting, ...]]:
    found: dict[_Key, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        found[key(sighting)].append(sighting)
    return {name: tuple(members) for name, members in found.items()}


def _contrast_of(sighting: Sighting) -> tuple[str, str]:
    return sighting.kind.lexicon, sighting.kind.contrast


def _speaker_of(sighting: Sighting) -> tuple[str | None, str]:
    return sighting.kind.speaker, sighting.kind.group


def cell_of(sighting: Sighting) -> CellKey:
    """The cell that counts the sighting."""
    kind = sighting.kind
    return CellKey(kind.lexicon, kind.contrast, kind.label, kind.voice.value, kind.group)
