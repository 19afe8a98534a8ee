"""Counts the hits of every term over a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from framing.domain.document import SkippedDocument
from framing.domain.entity import Entity
from framing.domain.lexicon import Lexicon, Place
from framing.domain.term_count import TermCount, TermCounts
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import ReadSettings, read_documents

_Key = tuple[str, str, str]


def count_terms(
    lexicons: Sequence[Lexicon],
    paths: Sequence[str],
    entities: Sequence[Entity],
    *,
    settings: ReadSettings,
) -> TermCounts:
    """How often each term stands in the scored zones; what never does counts 0."""
    matcher = compile_matcher(lexicons, entities)
    hits: Counter[_Key] = Counter()
    holding: Counter[_Key] = Counter()
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
    terms = tuple(
        TermCount(*key, place, hits[key], holding[key])
        for lexicon in lexicons
        for key, place in _places(lexicon).items()
    )
    return TermCounts(terms, n_documents, tuple(skipped))


def _places(lexicon: Lexicon) -> dict[_Key, Place]:
    """Each term once; one that stands twice under a label, with other conditions, at its first."""
    return dict(reversed(list(_listed(lexicon))))


def _listed(lexicon: Lexicon) -> Iterator[tuple[_Key, Place]]:
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            for term in label.terms:
                yield (lexicon.id, label.id, term.text), term.place
