"""The evidence behind every number: each hit with its place in the page, found by what it counts in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison
from framing.domain.hit import ReferredHit, VoicedHit
from framing.domain.scored import ScoredDocument, ScoredDocuments

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
class Sighting:
    """One hit, numbered in the order of the page. `group` is the name that the page shows."""

    number: int
    scored: ScoredDocument
    referred: ReferredHit
    group: str

    @property
    def voiced(self) -> VoicedHit:
        """The hit with its voice."""
        return self.referred.voiced

    @property
    def text(self) -> str:
        """The words that matched, as they stand in the article."""
        span = self.referred.hit.span
        return self.scored.document.text[span.start : span.end]

    @property
    def speaker(self) -> str | None:
        """Who says it, where the text tells."""
        attribution = self.voiced.attribution
        return attribution.speaker if attribution is not None else None


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

    `document_groups` tells the shown group of a document by id; `names` the shown name of a group.
    """

    counted: tuple[Sighting, ...]
    uncounted: tuple[Sighting, ...]
    by_cell: dict[CellKey, tuple[Sighting, ...]]
    by_contrast: dict[tuple[str, str], tuple[Sighting, ...]]
    by_speaker: dict[tuple[str | None, str], tuple[Sighting, ...]]
    by_document: dict[str, tuple[Sighting, ...]]
    document_groups: dict[str, str]
    names: dict[str, str]

    def name(self, group: str) -> str:
        """The group's name on the page; the comparison's other words ("the rest") stay."""
        return self.names.get(group, group)

    def of_contrast(self, lexicon: str, contrast: str) -> tuple[Sighting, ...]:
        """The counted sightings of one contrast."""
        return self.by_contrast.get((lexicon, contrast), ())


def gather_evidence(
    scored: ScoredDocuments, comparison: Comparison, names: dict[str, str]
) -> Evidence:
    """Every hit of the corpus with its number, in the order of groups and documents."""
    groups = {
        document: names[group.name] for group in comparison.groups for document in group.documents
    }
    ordered = in_page_order(scored, comparison)
    counted: list[Sighting] = []
    uncounted: list[Sighting] = []
    by_document: dict[str, tuple[Sighting, ...]] = {}
    number = 0
    for document in ordered:
        sightings = []
        for referred in document.hits:
            number += 1
            group = groups.get(document.document.id, "")
            sighting = Sighting(number, document, referred, group)
            sightings.append(sighting)
            is_counted = referred.voiced.zone.is_scored and group != ""
            (counted if is_counted else uncounted).append(sighting)
        by_document[document.document.id] = tuple(sightings)
    return Evidence(
        counted=tuple(counted),
        uncounted=tuple(uncounted),
        by_cell=_gathered(counted, cell_of),
        by_contrast=_gathered(counted, _contrast_of),
        by_speaker=_gathered(counted, _speaker_of),
        by_document=by_document,
        document_groups=groups,
        names=names,
    )


def in_page_order(scored: ScoredDocuments, comparison: Comparison) -> tuple[ScoredDocument, ...]:
    """The documents by group, then date, then id; those without a group last."""
    order = {
        document: position
        for position, group in enumerate(comparison.groups)
        for document in group.documents
    }
    return tuple(
        sorted(
            scored,
            key=lambda one: (
                order.get(one.document.id, len(order)),
                one.document.metadata.date or "",
                one.document.id,
            ),
        )
    )


NOT_KNOWN = "(not known)"


def group_names(comparison: Comparison, *, unknown: str, pattern: str | None) -> dict[str, str]:
    """The name of each group on the page; with a pattern ("Outlet {letter}") the names are hidden.

    Hidden names are dealt out by a digest, so that the order of the alphabet tells nothing.
    The documents that do not tell their group are called `unknown`.
    """
    known = [group.name for group in comparison.groups if group.name != NOT_KNOWN]
    names = {NOT_KNOWN: unknown, **{name: name for name in known}}
    if pattern is not None:
        for position, name in enumerate(sorted(known, key=_digest)):
            names[name] = pattern.replace("{letter}", _letters(position))
    return {group.name: names[group.name] for group in comparison.groups}


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()


def _letters(position: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _gathered(
    sightings: Iterable[Sighting], key: Callable[[Sighting], _Key]
) -> dict[_Key, tuple[Sighting, ...]]:
    found: dict[_Key, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        found[key(sighting)].append(sighting)
    return {name: tuple(members) for name, members in found.items()}


def _contrast_of(sighting: Sighting) -> tuple[str, str]:
    return sighting.referred.hit.lexicon, sighting.referred.hit.contrast


def _speaker_of(sighting: Sighting) -> tuple[str | None, str]:
    return sighting.speaker, sighting.group


def cell_of(sighting: Sighting) -> CellKey:
    """The cell that counts the sighting."""
    hit = sighting.referred.hit
    voice = sighting.voiced.voice.value
    return CellKey(hit.lexicon, hit.contrast, hit.label, voice, sighting.group)
