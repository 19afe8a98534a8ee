"""Draws a sample of hits for coding, stratified by term, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.domain.coding import SampledHit
from framing.domain.concordance import Concordance, ConcordanceLine
from framing.domain.document import Document, SkippedDocument
from framing.domain.entity import Entity
from framing.domain.hit import Hit
from framing.domain.lexicon import Lexicon
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import ReadSettings, read_documents

_Stratum = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HitSample:
    """The drawn hits in random order, and how many there were to draw from."""

    hits: tuple[SampledHit, ...]
    n_documents: int
    n_hits: int
    skipped: tuple[SkippedDocument, ...]


def sample_hits(
    lexicon: Lexicon,
    paths: Sequence[str],
    entities: Sequence[Entity],
    *,
    n: int,
    seed: int,
    settings: ReadSettings,
) -> HitSample:
    """So many hits in scored zones: each term gets one in turn until n are drawn or none is left.

    Rare terms therefore come as often as frequent ones; every hit of a term has the same
    chance. The coder sees the hits in random order, so that no term is coded in a row.
    """
    matcher = compile_matcher([lexicon], entities)
    strata: dict[_Stratum, _Reservoir] = {}
    skipped: list[SkippedDocument] = []
    n_documents = 0
    for document in read_documents(paths, settings=settings):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        n_documents += 1
        concordance = Concordance(document)
        for hit in find_matches(document, matcher).hits:
            if document.zone_at(hit.span.start).is_scored:
                stratum = (hit.label, hit.term)
                if stratum not in strata:
                    chance = random.Random(f"{seed}/{hit.label}/{hit.term}")  # noqa: S311 - a sample
                    strata[stratum] = _Reservoir(n, chance)
                strata[stratum].offer(hit, document, concordance)
    return HitSample(
        hits=tuple(_drawn(strata, lexicon, n=n, seed=seed)),
        n_documents=n_documents,
        n_hits=sum(each.n_offered for each in strata.values()),
        skipped=tuple(skipped),
    )


@dataclass(slots=True)
class _Reservoir:
    """A sample of fixed size of hits that pass by: Vitter 1985, algorithm R."""

    size: int
    chance: random.Random
    n_offered: int = 0
    kept: list[tuple[str, ConcordanceLine]] = field(default_factory=list)

    def offer(self, hit: Hit, document: Document, concordance: Concordance) -> None:
        """Take the hit with the chance that every hit of the stratum has."""
        self.n_offered += 1
        at = self.n_offered - 1
        if at >= self.size:
            at = self.chance.randrange(self.n_offered)
            if at >= self.size:
                return
        place = document.original_span(hit.span)
        drawn = (f"{document.id}:{place.start}-{place.end}", concordance.cut(hit.span))
        if at < len(self.kept):
            self.kept[at] = drawn
        else:
            self.kept.append(drawn)


def _drawn(
    strata: dict[_Stratum, _Reservoir], lexicon: Lexicon, *, n: int, seed: int
) -> list[SampledHit]:
    """One hit of each stratum in turn, strata and hits in random order."""
    chance = random.Random(f"{seed}/order")  # noqa: S311 - a sample, nothing secret
    names = sorted(strata)
    chance.shuffle(names)
    for name in names:
        strata[name].chance.shuffle(strata[name].kept)
    drawn: list[SampledHit] = []
    deepest = max((len(each.kept) for each in strata.values()), default=0)
    for turn in range(deepest):
        for label, term in names:
            stratum = strata[label, term]
            if turn < len(stratum.kept) and len(drawn) < n:
                place, line = stratum.kept[turn]
                unit = f"{lexicon.id}/{label}@{place}"
                drawn.append(SampledHit(unit, lexicon.id, label, term, stratum.n_offered, line))
    chance.shuffle(drawn)
    return drawn
