"""A run that lies in a store as a scored corpus: counts in memory, texts where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from framing.compare.words import WordStream, stream_of
from framing.domain.document import Document
from framing.domain.levels import Levels
from framing.domain.lexicon import Kind
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredDocument
from framing.domain.span import Span
from framing.engine.comparing import set_copy_aside, with_shared
from framing.engine.corpus import CorpusRun
from framing.engine.recount import recounted
from framing.errors import InputError, Problem
from framing.pipeline import Road
from framing.resources import without_collection
from framing.store.columns import TextRows, WordColumns
from framing.store.parts import damage, part_paths
from framing.store.read import StoredRun, skipped_documents, stored_run
from framing.store.scores import set_aside, stored_scores
from framing.store.sharing import Aside, has_sharing, read_sharing
from framing.store.tables import SCHEMA, TEXTS
from framing.store.texts import document_from, hits_from, scored_from
from framing.store.words import has_index


class StoredCorpus:
    """Documents of a stored run, in reading order; see `ScoredCorpus`.

    A document is put together from its row when it is met. `places` are those of the documents
    in the run, all of them by default. `aside` tells by the place in the run which documents
    hold copy that is credited to nobody; `scores` are the counts without it. `levels` are those
    of the labels under which hits come; the scores count under them.
    """

    def __init__(
        self,
        scores: Sequence[DocumentScore],
        rows: TextRows,
        places: Sequence[int] | None = None,
        *,
        aside: Mapping[int, Aside] | None = None,
        levels: Levels | None = None,
    ) -> None:
        self.scores, self._rows, self._aside, self._levels = scores, rows, aside or {}, levels
        self._places = range(len(scores)) if places is None else places

    @property
    def is_whole(self) -> bool:
        """Whether it is all documents of the run, with all labels as they were counted."""
        return self._places == range(len(self.scores)) and self._levels is None

    def __len__(self) -> int:
        return len(self.scores)

    def __getitem__(self, place: int) -> ScoredDocument:
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        at = self._places[place]
        scored = scored_from(self._rows[at], self.scores[place])
        if at in self._aside:
            return _without_copy(scored, frozenset(self._aside[at].copied))
        if self._levels is not None:
            return replace(scored, hits=self._levels.hits_of(scored.hits))
        return scored

    def __iter__(self) -> Iterator[ScoredDocument]:
        return map(self.__getitem__, range(len(self)))

    def without_tokens(self) -> StoredCorpus:
        """The same documents without their tokens, which cost most to read: for the words around
        hits."""
        rows = self._rows.without_tokens()
        return StoredCorpus(self.scores, rows, self._places, aside=self._aside, levels=self._levels)

    def document(self, place: int) -> Document:
        """The document alone, without what was found in it."""
        return document_from(self._rows[self._places[place]], self.scores[place].metadata)

    def hits_at(self, place: int) -> tuple[Document, tuple[Span, ...]]:
        """A document without its sentences and tokens, and where its hits stand that are counted."""
        at = self._places[place]
        document, spans = hits_from(self._rows[at], self.scores[place].metadata)
        if at not in self._aside:
            return document, spans
        copied = frozenset(self._aside[at].copied)
        return document, tuple(one for number, one in enumerate(spans) if number not in copied)

    def copied_hits(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each document that holds copy credited to nobody, by its place in the run, with the
        numbers of its hits that stand in copy."""
        return ((one.place, one.copied) for one in self._aside.values())

    def hold(self, places: Iterable[int]) -> None:
        """Keep these documents at hand, and no others."""
        self._rows.hold(self._places[place] for place in places)


def stored_corpus(
    store: Path,
    road: Road,
    *,
    run: str | None = None,
    event: str | None = None,
    is_copy_aside: bool = True,
) -> CorpusRun:
    """A stored run, by default the latest, with the passages that its outlets share.

    Where `is_copy_aside`, agency copy is credited to no document, see `set_copy_aside`.

    Where the lexicons of the road are others than it was scored with, and its words are indexed,
    it is counted again, see `recounted`.

    Raises:
        InputError: there is no such run, it holds no such event, it was scored with other
            lexicons than those of the road and is not indexed, or by an earlier version, files of
            it are gone, or its counts do not tell those at the levels of the road.
    """
    found = stored_run(store, run)
    _refuse_earlier_schema(store, found)
    changed = changed_lexicons(found, road)
    if changed:
        if not has_index(store, found.id):
            _refuse_other_lexicons(store, found, changed)
        again = recounted(store, found, road, frozenset(changed), event=event)
        return set_copy_aside(again) if is_copy_aside else again
    if event is not None or road.levels is not None:
        part = _part_of(store, found, road, event)
        return set_copy_aside(part) if is_copy_aside else part
    return _whole_of(store, found, is_copy_aside=is_copy_aside)


@without_collection()
def _whole_of(store: Path, found: StoredRun, *, is_copy_aside: bool) -> CorpusRun:
    """All documents of a run as they were scored, with what was found to be shared."""
    rows = TextRows(part_paths(store, TEXTS, found.id))
    if not has_sharing(store, found.id):
        raise damage(store, f"run {found.id} has lost a part of its files")
    sharing = read_sharing(store, found.id)
    aside = {one.place: one for one in sharing.aside} if is_copy_aside else {}
    scores = tuple(
        set_aside(score, aside[place]) if place in aside else score
        for place, score in enumerate(stored_scores(store, found.id))
    )
    if not scores:
        raise InputError([_no_document(store, "the run holds no document")])
    return CorpusRun(
        StoredCorpus(scores, rows, aside=aside),
        skipped_documents(store, found.id),
        shared=sharing.passages,
        copy=tuple(sharing.passages[n] for n in sharing.copy) if is_copy_aside else None,
        duplicates=sharing.duplicates,
    )


def _part_of(store: Path, run: StoredRun, road: Road, event: str | None) -> CorpusRun:
    """The documents of an event or with labels of some levels; what they share is looked for."""
    numbered = enumerate(stored_scores(store, run.id))
    kept = [(place, one) for place, one in numbered if event in (None, one.metadata.event)]
    if not kept:
        raise InputError([_no_document(store, f"the run holds no document of '{event}'")])
    places, scores = [place for place, _ in kept], [one for _, one in kept]
    if road.leaves_negated_out:
        message = "the counts of a store do not tell which hits stand under a negation"
        remedy = "Give the articles in place of the store."
        raise InputError([Problem("--without-negated", 0, 0, "store", message, remedy)])
    if road.levels is not None:
        _refuse_nested_inventories(scores, road)
        scores = list(map(road.levels.score_of, scores))
    rows = TextRows(part_paths(store, TEXTS, run.id))
    corpus = StoredCorpus(scores, rows, places, levels=road.levels)
    return with_shared(CorpusRun(corpus, skipped_documents(store, run.id)))


def _without_copy(scored: ScoredDocument, copied: frozenset[int]) -> ScoredDocument:
    return replace(
        scored,
        hits=tuple(hit for number, hit in enumerate(scored.hits) if number not in copied),
        copied_hits=tuple(hit for number, hit in enumerate(scored.hits) if number in copied),
    )


class StoredWords:
    """The words of all documents of a run; no text is read."""

    def __init__(self, store: Path, run: str) -> None:
        self._columns = WordColumns(part_paths(store, TEXTS, run))
        self.n_words = self._columns.n_words

    def __iter__(self) -> Iterator[WordStream]:
        return (stream_of(words, parts) for words, parts in self._columns)


def _refuse_earlier_schema(store: Path, run: StoredRun) -> None:
    if run.record["schema"] < SCHEMA:
        message = f"run {run.id} was scored by an earlier version, which kept less"
        remedy = "Score the corpus again into the store."
        raise InputError([_problem(store, "earlier-schema", message, remedy)])


def changed_lexicons(run: StoredRun, road: Road) -> tuple[str, ...]:
    """The ids of the lexicons of the road or the run that the other has not, or in another state."""
    now = {lexicon.id: lexicon.digest for lexicon in road.lexicons}
    before = run.lexicons
    return tuple(sorted(id for id in {*now, *before} if now.get(id) != before.get(id)))


def _refuse_other_lexicons(store: Path, run: StoredRun, changed: Sequence[str]) -> None:
    message = f"run {run.id} was scored with other lexicons: {', '.join(changed)}"
    remedy = (
        "Score the corpus again into the store, or name its lexicons by --lexicons. "
        f"`framing index {store.as_posix()}` lets it be counted with these."
    )
    raise InputError([_problem(store, "other-lexicons", message, remedy)])


def _refuse_nested_inventories(scores: Iterable[DocumentScore], road: Road) -> None:
    """What several labels of an inventory have at one place is a single hit of the label above
    them, which sums of counts do not tell."""
    inventories = {each.id for each in road.lexicons if each.kind is Kind.INVENTORY}
    keys = (count.key for score in scores for count in score.counts)
    nested = sorted({key.lexicon for key in keys if "." in key.label} & inventories)
    if nested:
        message = f"the labels of the inventory '{nested[0]}' may share words"
        remedy = "Give the articles in place of the store, or lexicons that are contrasts."
        raise InputError([Problem("--levels", 0, 0, "store", message, remedy)])


def _no_document(store: Path, message: str) -> Problem:
    return _problem(store, "no-document", message, "Name another run or event.")


def _problem(store: Path, code: str, message: str, remedy: str) -> Problem:
    return Problem(store.as_posix(), 0, 0, code, message, remedy)
