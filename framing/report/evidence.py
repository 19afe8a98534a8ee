"""The evidence behind every number: each hit with its place in the page, found by what it counts in."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from framing.domain.comparison import Comparison
from framing.domain.hit import ReferredHit
from framing.domain.scored import ScoredDocuments
from framing.report.cards import Card, card_of
from framing.report.contexts import Context, Contexts
from framing.report.kinds import CellKey, Kind, Sighting, cell_of, kind_of
from framing.report.sightings import HitTable, Numbers, Sightings


class ContextsByNumber(Protocol):
    """The words around hits by the number of the hit in reading order, from 0."""

    def __getitem__(self, number: int, /) -> Context: ...

    def ask(self, numbers: Iterable[int], /) -> None:
        """Note that these are needed."""

    def fetch(self) -> bool:
        """Read what was asked for and not at hand; whether there was any."""


@dataclass(frozen=True, slots=True)
class MetCorpus:
    """What is kept of a corpus when its texts have been let go, in reading order.

    `kinds` are those of the hits, `kind` the number of each hit's; the hits of a card are as many
    as it has marks.
    """

    cards: tuple[Card, ...]
    kinds: tuple[Kind, ...]
    kind: Numbers
    contexts: ContextsByNumber


# From the name, as shown, of each document's group: documents without one are not among them.
Meet = Callable[[Mapping[str, str]], MetCorpus]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sightings of a corpus. Hits in zones that do not count stand apart.

    `cards` are the articles in the order of the page; `contexts` the words around the hits;
    `names` the shown name of a group. `hidden` are the outlets of a blind report and what titles
    call them.
    """

    counted: Sightings
    uncounted: Sightings
    by_cell: dict[CellKey, Sightings]
    by_contrast: dict[tuple[str, str], Sightings]
    by_speaker: dict[tuple[str | None, str], Sightings]
    cards: tuple[Card, ...]
    contexts: ContextsByNumber
    names: dict[str, str]
    hidden: dict[str, str] = field(default_factory=dict)

    def name(self, group: str) -> str:
        """The group's name on the page; the comparison's other words ("the rest") stay."""
        return self.names.get(group, group)

    def card(self, sighting: Sighting) -> Card:
        """The article that holds the sighting."""
        return self.cards[sighting.document - 1]

    def of_contrast(self, lexicon: str, contrast: str) -> Sightings:
        """The counted sightings of one contrast."""
        return self.by_contrast.get((lexicon, contrast), self.counted[:0])

    def of_cell(self, key: CellKey) -> Sightings:
        """The counted sightings of a cell."""
        return self.by_cell.get(key, self.counted[:0])


def meet_documents(scored: ScoredDocuments, groups: Mapping[str, str]) -> MetCorpus:
    """One pass: each document is met once, the words around its hits are cut, and it is let go."""
    contexts, kinds = Contexts(), _Kinds()
    cards, numbers = [], array("i")
    for place, one in enumerate(scored):
        group = groups.get(one.document.id, "")
        cards.append(card_of(one, place, group))
        numbers.extend(kinds.number(hit, group) for hit in one.hits)
        contexts.cut(one.document, (referred.hit.span for referred in one.hits))
    return MetCorpus(tuple(cards), kinds.all, np.array(numbers, dtype=np.int32), contexts)


def gather_evidence(meet: Meet, comparison: Comparison, names: dict[str, str]) -> Evidence:
    """Every hit of the corpus with its number, in the order of groups and documents."""
    met = meet(
        {document: names[group.name] for group in comparison.groups for document in group.documents}
    )
    table, cards = _on_page(met, comparison)
    is_counted = np.array([kind.is_counted for kind in met.kinds], dtype=bool)[table.kind]
    counted = Sightings(table, np.flatnonzero(is_counted).astype(np.int32))
    return Evidence(
        counted=counted,
        uncounted=Sightings(table, np.flatnonzero(~is_counted).astype(np.int32)),
        by_cell=counted.by(cell_of),
        by_contrast=counted.by(_contrast_of),
        by_speaker=counted.by(_speaker_of),
        cards=cards,
        contexts=met.contexts,
        names=names,
    )


def _on_page(met: MetCorpus, comparison: Comparison) -> tuple[HitTable, tuple[Card, ...]]:
    """The hits and the cards in the order of the page."""
    order = _page_order(comparison)
    ends = np.cumsum([0, *(card.n_marks for card in met.cards)])
    cards: list[Card] = []
    rows, number = [np.zeros(0, dtype=np.int32)], 1
    for position, card in enumerate(sorted(met.cards, key=order), start=1):
        cards.append(replace(card, position=position, first_number=number))
        rows.append(np.arange(ends[card.place], ends[card.place + 1], dtype=np.int32))
        number += card.n_marks
    hits = np.concatenate(rows)
    positions = np.arange(1, len(cards) + 1, dtype=np.int32)
    document = np.repeat(positions, [card.n_marks for card in cards])
    return HitTable(met.kinds, met.kind[hits], document, hits), tuple(cards)


class _Kinds:
    """One object for all like kinds: a corpus of many hits has few of them."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._kinds: list[Kind] = []

    @property
    def all(self) -> tuple[Kind, ...]:
        """The kinds by their numbers."""
        return tuple(self._kinds)

    def number(self, hit: ReferredHit, group: str) -> int:
        """The number of the hit's kind."""
        number = self._numbers.setdefault(_traits(hit, group), len(self._kinds))
        if number == len(self._kinds):
            self._kinds.append(kind_of(hit, group))
        return number


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


def _page_order(comparison: Comparison) -> Callable[[Card], tuple[int, str, str]]:
    """By group, then date, then id; those without a group last."""
    order = {
        document: position
        for position, group in enumerate(comparison.groups)
        for document in group.documents
    }
    return lambda card: (order.get(card.id, len(order)), card.date or "", card.id)


def _contrast_of(kind: Kind) -> tuple[str, str]:
    return kind.lexicon, kind.contrast


def _speaker_of(kind: Kind) -> tuple[str | None, str]:
    return kind.speaker, kind.group
