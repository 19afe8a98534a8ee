"""How often each term of a lexicon stands in a corpus, those that never stand there included."""

from __future__ import annotations

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.domain.lexicon import Place


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term, its hits in scored zones, and the number of documents that hold one."""

    lexicon: str
    label: str
    term: str
    place: Place
    n_hits: int
    n_documents: int


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Every term of the lexicons, in the order of their files."""

    terms: tuple[TermCount, ...]
    n_documents: int
    skipped: tuple[SkippedDocument, ...]

    @property
    def n_hits(self) -> int:
        """The hits of all terms."""
        return sum(each.n_hits for each in self.terms)
