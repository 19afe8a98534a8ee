"""Counts the hits of every term over a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framing.domain.document import SkippedDocument
from framing.domain.entity import Entity
from framing.domain.lexicon import Lexicon, Place
from framing.domain.term_count import TermCount, TermCounts
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import ReadSettings, read_documents

# The lexicon, the label and the term as it is written.
TermKey = tuple[str, str, str]


def count_terms(
    lexicons: Sequence[Lexicon],
    paths: Sequence[str],
    entities: Sequence[Entity],
    *,
    settings: ReadSettings,
) -> TermCounts:
    """How often each term stands in the scored zones; what never does counts 0."""
    matcher = compile_matcher(lexicons, entities)
    hits: Counter[TermKey] = Counter()
    holding: Counter[TermKey] = Counter()
    skipped: list[SkippedDocument] = []
    n_documents = 0
    for document in read_documents(paths, settings=settings):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        n_documents += 1
        found = Counter(
            (hit.lexicon, hit.label, hit.term)
            for hit in find_matches(document, matcher).hits
            if document.zone_at(hit.span.start).is_scored
        )
        hits.update(found)
        holding.update(found.keys())
    return counts_of(lexicons, hits, holding, n_documents, skipped)


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
