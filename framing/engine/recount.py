"""A stored run counted with other lexicons than it was scored with, from its texts and its index."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from framing.domain.digest import sha256
from framing.domain.lexicon import Lexicon, OperandKind
from framing.engine.corpus import CorpusRun
from framing.engine.second_look import look_again
from framing.engine.spool import Spool
from framing.errors import InputError, Problem
from framing.match.compile import compile_matcher
from framing.pipeline import Road, score_again
from framing.store.columns import TextRows
from framing.store.parts import part_paths
from framing.store.read import StoredRun, skipped_documents
from framing.store.scores import stored_scores
from framing.store.tables import TEXTS
from framing.store.texts import scored_from
from framing.store.words import WordIndex


def recounted(
    store: Path, run: StoredRun, road: Road, changed: frozenset[str], *, event: str | None
) -> CorpusRun:
    """The documents of a run, by default all, as scoring their articles on the road gives them.

    Whom a label means depends on all hits of a document: it is counted again where a changed
    lexicon had or has a hit. All others, and who says what, are as they were.

    Raises:
        InputError: the run has other entities, its index is stale, it holds no such event, or the
            road leaves labels or hits out.
    """
    _refuse_contradictions(store, run, road)
    index = WordIndex(store, run.id)
    touched = _documents_with_hits(index, road, changed)
    rows, spool = TextRows(part_paths(store, TEXTS, run.id)), Spool()
    for place, score in enumerate(stored_scores(store, run.id)):
        if event not in (None, score.metadata.event):
            continue
        scored = scored_from(rows[place], score)
        is_touched = place in touched or any(hit.hit.lexicon in changed for hit in scored.hits)
        spool.add(score_again(scored, road) if is_touched else scored)
    if not len(spool):
        message = f"the run holds no document of '{event}'"
        raise _problem(store, "no-document", message, "Name another run or event.")
    return CorpusRun(spool, skipped_documents(store, run.id))


def _documents_with_hits(index: WordIndex, road: Road, changed: frozenset[str]) -> set[int]:
    """The places of the documents in which a changed lexicon hits."""
    lexicons = [each for each in road.lexicons if each.id in changed]
    if any(map(_asks_others, lexicons)):
        lexicons = list(road.lexicons)
    matcher = compile_matcher(lexicons, road.entities)
    bases = np.cumsum([0, *(part.n_documents for part in index.parts)]).tolist()
    base_of = {id(part): base for part, base in zip(index.parts, bases, strict=False)}
    found: set[int] = set()
    for kept in look_again(index, matcher):
        is_one = np.array(
            [form.home is not None and form.home[0] in changed for form in kept.forms]
        )
        documents = kept.document[is_one[kept.form]] if len(kept.form) else kept.document
        found.update((documents + base_of[id(kept.part)]).tolist())
    return found


def _asks_others(lexicon: Lexicon) -> bool:
    """Whether a condition of the lexicon names a label of another one."""
    return any(
        operand.kind is OperandKind.LABEL and "/" in operand.text
        for contrast in lexicon.contrasts
        for label in contrast.labels
        for term in (*label.terms, *label.exclusions)
        for rule in term.context
        for operand in rule.operands
    )


def _refuse_contradictions(store: Path, run: StoredRun, road: Road) -> None:
    entities = repr(tuple(road.entities)).encode("utf-8", "surrogatepass")
    if sha256(entities).hexdigest() != run.record["entities"]:
        message = f"run {run.id} was scored with other entities, and other lexicons"
        raise _problem(store, "other-entities", message, "Give the articles, or its --entities.")
    if road.levels is not None or road.leaves_negated_out:
        message = f"run {run.id} was scored with other lexicons, and counts are to be left out"
        raise _problem(store, "other-lexicons", message, "Give the articles in place of the store.")


def _problem(store: Path, code: str, message: str, remedy: str) -> InputError:
    return InputError([Problem(store.as_posix(), 0, 0, code, message, remedy)])
