"""A document that has walked the road, with all that was found in it, for pages and records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.domain.attribution import Attribution
from framing.domain.document import Document
from framing.domain.frozen import Protocol, dataclass
from framing.domain.hit import ReferredHit

TYPE_CHECKING = False
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


class ScoredDocuments(Protocol):
    """Scored documents in reading order, to be met one by one; a tuple of them is one."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[ScoredDocument]: ...

    def __getitem__(self, place: int, /) -> ScoredDocument: ...


class ScoredCorpus(ScoredDocuments, Protocol):
    """Scored documents at rest, with their counts at hand.

    Every pass meets each document anew and lets it go, so that a corpus need not fit in memory.
    A pass in order is what costs least; one document by its place may cost more.
    """

    @property
    def scores(self) -> Sequence[DocumentScore]:
        """The counts of all documents, in reading order."""

    def document(self, place: int, /) -> Document:
        """The document at this place, from 0, without what was found in it."""

    def hold(self, places: Iterable[int], /) -> None:
        """Make ready for meeting these documents in any order, and no others."""
