"""A run that lies in a store as a scored corpus: counts in memory, texts where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from framing.compare.words import WordStream, stream_of
from framing.domain.document import Document
from framing.domain.levels import Levels
from framing.domain.lexicon import Kind
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredDocument
from framing.engine.arranged import chosen
from framing.engine.comparing import with_shared
from framing.engine.corpus import CorpusRun
from framing.errors import InputError, Problem
from framing.pipeline import Road
from framing.store.columns import TextRows, part_paths, word_columns
from framing.store.read import StoredRun, skipped_documents, stored_run
from framing.store.scores import stored_scores
from framing.store.tables import SCHEMA, TEXTS
from framing.store.texts import document_from, scored_from


class StoredCorpus:
    """The documents of a stored run, in reading order; see `ScoredCorpus`.

    A document is put together from its row when it is met. `hold` reads those of some places in
    one pass, for whoever meets them in another order.
    """

    def __init__(
        self, scores: Sequence[DocumentScore], rows: TextRows, levels: Levels | None = None
    ) -> None:
        """`levels` are those of the labels under which hits come; the scores count under them."""
        self._scores, self._rows, self._levels = scores, rows, levels

    def __len__(self) -> int:
        return len(self._scores)

    def __getitem__(self, place: int) -> ScoredDocument:
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        scored = scored_from(self._rows[place], self._scores[place])
        if self._levels is None:
            return scored
        return replace(scored, hits=self._levels.hits_of(scored.hits))

    def __iter__(self) -> Iterator[ScoredDocument]:
        return map(self.__getitem__, range(len(self)))

    @property
    def scores(self) -> Sequence[DocumentScore]:
        """The counts of all documents."""
        return self._scores

    def document(self, place: int) -> Document:
        """The document alone, without what was found in it."""
        return document_from(self._rows[place], self._scores[place])

    def hold(self, places: Iterable[int]) -> None:
        """Keep these documents at hand, and no others."""
        self._rows.hold(places)


def stored_corpus(
    store: Path, road: Road, *, run: str | None = None, event: str | None = None
) -> CorpusRun:
    """A stored run, by default the latest, with the passages that its outlets share.

    Raises:
        InputError: there is no such run, it holds no such event, it was scored with other
            lexicons than those of the road or by an earlier version, or its counts do not tell
            those at the levels of the road.
    """
    found = stored_run(store, run)
    _refuse_earlier_schema(store, found)
    _refuse_other_lexicons(store, found, road)
    scores = tuple(stored_scores(store, found.id))
    if road.levels is not None:
        _refuse_nested_inventories(scores, road)
        scores = tuple(map(road.levels.score_of, scores))
    corpus = StoredCorpus(scores, TextRows(part_paths(store, TEXTS, found.id)), road.levels)
    whole = CorpusRun(corpus, skipped_documents(store, found.id))
    if event is None:
        if not scores:
            raise InputError([_no_document(store, "the run holds no document")])
        return with_shared(whole, stored_words(store, found.id))
    places = [place for place, score in enumerate(scores) if score.metadata.event == event]
    if not places:
        raise InputError([_no_document(store, f"the run holds no document of '{event}'")])
    return with_shared(replace(whole, scored=chosen(corpus, places)))


def stored_words(store: Path, run: str) -> WordStream:
    """The words of all documents of a run; no text is read."""
    return stream_of(*word_columns(part_paths(store, TEXTS, run)))


def _refuse_earlier_schema(store: Path, run: StoredRun) -> None:
    if run.record["schema"] < SCHEMA:
        message = f"run {run.id} was scored by an earlier version, which kept less"
        remedy = "Score the corpus again into the store."
        raise InputError([_problem(store, "earlier-schema", message, remedy)])


def _refuse_other_lexicons(store: Path, run: StoredRun, road: Road) -> None:
    now = {lexicon.id: lexicon.digest for lexicon in road.lexicons}
    before = run.lexicons
    changed = sorted(id for id in {*now, *before} if now.get(id) != before.get(id))
    if changed:
        message = f"run {run.id} was scored with other lexicons: {', '.join(changed)}"
        remedy = "Score the corpus again into the store, or name its lexicons by --lexicons."
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
