"""How often each term of a lexicon stands in a corpus, those that never stand there included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.domain.lexicon import Lexicon, Place

# The lexicon, the label and the term as it is written.
TermKey = tuple[str, str, str]


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


def counts_of(
    lexicons: Sequence[Lexicon],
    hits: Mapping[TermKey, int],
    holding: Mapping[TermKey, int],
    n_documents: int,
    skipped: Sequence[SkippedDocument],
) -> TermCounts:
    """The counts of all terms of the lexicons; `holding` counts the documents that hold them."""
    terms = tuple(
        TermCount(*key, place, hits.get(key, 0), holding.get(key, 0))
        for lexicon in lexicons
        for key, place in _places(lexicon).items()
    )
    return TermCounts(terms, n_documents, tuple(skipped))


def _places(lexicon: Lexicon) -> dict[TermKey, Place]:
    """Each term once; one that stands twice under a label, with other conditions, at its first."""
    return dict(reversed(list(_listed(lexicon))))


def _listed(lexicon: Lexicon) -> Iterator[tuple[TermKey, Place]]:
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            for term in label.terms:
                yield (lexicon.id, label.id, term.text), term.place
