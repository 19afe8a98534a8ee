"""What an article and the other outlets call the same referent, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison
from framing.report.cards import Card
from framing.report.desk import Desk
from framing.report.kinds import Sighting
from framing.report.labels import LabelLook
from framing.report.lines import cut_line
from framing.report.names import referent_title
from framing.report.tally import Tally

MAX_LINES_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Naming:
    """What one side calls a referent: in its own voice, and in others' mouths."""

    group: str
    is_here: bool
    own: tuple[Tally, ...]
    others: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class SameReferent:
    """One referent of one contrast: the article first, then the other outlets."""

    contrast: str
    referent: str
    namings: tuple[Naming, ...]


def others_of(desk: Desk, card: Card) -> frozenset[int]:
    """The positions of other outlets' articles: on the same event where one is named, else all."""
    return frozenset(
        each.position
        for each in desk.evidence.cards
        if each.position != card.position
        and (each.outlet != card.outlet or card.outlet is None)
        and (card.event is None or each.event == card.event)
    )


def counted_hits(desk: Desk, positions: frozenset[int]) -> tuple[Sighting, ...]:
    """The articles' hits in contrasts, in zones that count."""
    return tuple(
        sighting
        for sighting in desk.evidence.counted
        if sighting.document in positions and not desk.look_of(sighting.kind).is_inventory
    )


def same_referents(
    desk: Desk, here: Sequence[Sighting], others: frozenset[int]
) -> Iterator[SameReferent]:
    """Each referent that the article names, and what the other outlets call the same.

    Where it does not tell whom a label means, all hits of the contrast are set side by side.
    """
    beside = counted_hits(desk, others)
    for contrast in desk.contrasts:
        mine = [each for each in here if is_of(each, contrast)]
        theirs = [each for each in beside if is_of(each, contrast)]
        if any(each.kind.referent is None for each in mine):
            title = desk.catalogue.say("article.whoever")
            yield SameReferent(contrast.title, title, tuple(_namings(desk, mine, theirs)))
        counted = Counter(each.kind.referent for each in mine if each.kind.referent)
        for referent, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0] or "")):
            about, the_same = (
                [each for each in side if each.kind.referent == referent] for side in (mine, theirs)
            )
            namings = tuple(_namings(desk, about, the_same))
            yield SameReferent(contrast.title, referent_title(referent or ""), namings)


def _namings(desk: Desk, mine: Sequence[Sighting], theirs: Sequence[Sighting]) -> Iterator[Naming]:
    """The article, then the other outlets in the order of the page."""
    yield _naming(desk, mine[0].kind.group, mine, is_here=True)
    for group in dict.fromkeys(each.kind.group for each in theirs):
        members = [each for each in theirs if each.kind.group == group]
        yield _naming(desk, group, members, is_here=False)


def _naming(desk: Desk, group: str, sightings: Sequence[Sighting], *, is_here: bool) -> Naming:
    own = [one for one in sightings if one.kind.voice is Voice.OWN]
    others = [one for one in sightings if one.kind.voice is not Voice.OWN]
    return Naming(group, is_here, label_tallies(desk, own), label_tallies(desk, others))


def label_tallies(desk: Desk, sightings: Sequence[Sighting]) -> tuple[Tally, ...]:
    """The labels with their counts and lines, the most frequent first."""
    by_look: dict[LabelLook, list[Sighting]] = {}
    for sighting in sightings:
        by_look.setdefault(desk.look_of(sighting.kind), []).append(sighting)
    return tuple(
        Tally(
            look,
            desk.numerals.count(len(members)),
            tuple(cut_line(desk, one) for one in members[:MAX_LINES_BESIDE]),
            desk.catalogue.counted("concordance.more", len(members) - MAX_LINES_BESIDE)
            if len(members) > MAX_LINES_BESIDE
            else None,
            None,
        )
        for look, members in sorted(by_look.items(), key=lambda pair: -len(pair[1]))
    )


def is_of(sighting: Sighting, contrast: ContrastComparison) -> bool:
    """Whether the hit belongs to the contrast."""
    kind = sighting.kind
    return (kind.lexicon, kind.contrast) == (contrast.lexicon, contrast.contrast)
