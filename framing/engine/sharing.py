"""What the articles of a run share, looked for once, when all of the run lies in a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from framing.compare.copies import between_outlets
from framing.compare.families import Family, shared_families
from framing.compare.words import duplicates_in
from framing.domain.scored import ScoredCorpus
from framing.engine.comparing import set_copy_aside, shared_of
from framing.engine.corpus import CorpusRun
from framing.engine.stored import StoredCorpus, StoredWords
from framing.store.columns import TextRows, part_columns
from framing.store.parts import part_paths
from framing.store.scores import stored_scores
from framing.store.sharing import Aside, Sharing
from framing.store.tables import DOCUMENTS, TEXTS


def find_sharing(store: Path, run: str) -> Sharing:
    """The passages that several outlets carry, and what becomes of the documents that hold copy.

    Of the texts only those of documents that share a passage are read.
    """
    known = list(part_columns(part_paths(store, DOCUMENTS, run), ["document", "outlet"]))
    words = StoredWords(store, run)
    families = between_outlets(shared_families(words, scratch=store), [one for _, one in known])
    places = sorted({stretch.owner for family in families for stretch in family})
    corpus = _documents_at(store, run, places)
    shared = shared_of(_moved(families, places), corpus)
    once = set_copy_aside(CorpusRun(corpus, (), shared=shared, duplicates=()))
    copy = once.copy or ()
    return Sharing(
        passages=shared,
        copy=tuple(number for number, one in enumerate(shared) if one in copy),
        duplicates=duplicates_in(words, [document for document, _ in known]),
        aside=tuple(
            _aside(once.scored, corpus, at, place)
            for at, place in enumerate(places)
            if once.scored.scores[at] is not corpus.scores[at]
        ),
    )


def _documents_at(store: Path, run: str, places: Sequence[int]) -> StoredCorpus:
    wanted = frozenset(places)
    scores = [one for at, one in enumerate(stored_scores(store, run)) if at in wanted]
    corpus = StoredCorpus(scores, TextRows(part_paths(store, TEXTS, run)), places)
    corpus.hold(range(len(places)))
    return corpus


def _moved(families: Sequence[Family], places: Sequence[int]) -> list[Family]:
    """The families of a corpus that has only the documents of these places."""
    at = {place: number for number, place in enumerate(places)}
    return [
        tuple(replace(stretch, owner=at[stretch.owner]) for stretch in family)
        for family in families
    ]


def _aside(once: ScoredCorpus, corpus: ScoredCorpus, at: int, place: int) -> Aside:
    score = once.scores[at]
    copied = {hit.hit.span.start for hit in once[at].copied_hits}
    hits = enumerate(corpus[at].hits)
    return Aside(
        place=place,
        n_tokens=score.n_tokens,
        n_shared_tokens=score.n_shared_tokens,
        tokens=score.tokens,
        attributed_speakers=score.attributed_speakers,
        shared=score.shared,
        copied=tuple(number for number, hit in hits if hit.hit.span.start in copied),
    )
