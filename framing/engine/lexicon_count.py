"""Counts the hits of every term over a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.domain.document import SkippedDocument
from framing.domain.entity import Entity
from framing.domain.lexicon import Lexicon
from framing.domain.term_count import TermCounts, TermKey, counts_of
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import ReadSettings, read_documents


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
