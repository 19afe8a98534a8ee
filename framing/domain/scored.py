"""A document that has walked the road, with all that was found in it, for pages and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.domain.attribution import Attribution
from framing.domain.document import Document
from framing.domain.frozen import dataclass
from framing.domain.hit import ReferredHit

if TYPE_CHECKING:  # the desk, which scores nothing, starts without it
    from framing.domain.score import DocumentScore


@dataclass(frozen=True, slots=True)
class WalkedDocument:
    """One document with its hits (ordered by place) and attributions: what the desk needs."""

    document: Document
    hits: tuple[ReferredHit, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class ScoredDocument:
    """One document with its hits (ordered by place), attributions and counts.

    `copied_hits` stand in passages that were set aside because other outlets carry them too;
    they are in none of the counts.
    """

    document: Document
    hits: tuple[ReferredHit, ...]
    attributions: tuple[Attribution, ...]
    score: DocumentScore
    copied_hits: tuple[ReferredHit, ...] = ()
