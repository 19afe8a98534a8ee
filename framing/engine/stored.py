"""Compares the groups of a run that lies in a store: from its counts, without a text."""

from __future__ import annotations

from pathlib import Path

from framing.compare.compare import compare
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.score import DocumentScore
from framing.errors import InputError, Problem
from framing.pipeline import Road
from framing.store.read import StoredRun, stored_run, stored_scores


def stored_corpus(
    store: Path, road: Road, *, run: str | None = None, event: str | None = None
) -> tuple[DocumentScore, ...]:
    """The counts of a stored run, by default the latest, or of those of one event.

    Raises:
        InputError: there is no such run, it holds no such event, or it was scored with other
            lexicons than those of the road.
    """
    found = stored_run(store, run)
    _refuse_other_lexicons(store, found, road)
    scores = tuple(
        score
        for score in stored_scores(store, found.id)
        if event is None or score.metadata.event == event
    )
    if not scores:
        message = "the run holds no document" + (f" of '{event}'" if event is not None else "")
        raise InputError([_problem(store, "no-document", message, "Name another run or event.")])
    return scores


def compare_stored(
    scores: tuple[DocumentScore, ...], road: Road, *, by: str, settings: CompareSettings
) -> Comparison:
    """What is said about a stored run, grouped by a field.

    Passages that outlets share are not looked for, since a store keeps no texts: each document
    counts with all that it holds.

    Raises:
        InputError: `by` holds a date that is none, or no document tells the field.
    """
    return compare(scores, lexicons=road.lexicons, by=by, settings=settings)


def _refuse_other_lexicons(store: Path, run: StoredRun, road: Road) -> None:
    now = {lexicon.id: lexicon.digest for lexicon in road.lexicons}
    before = run.lexicons
    changed = sorted(id for id in {*now, *before} if now.get(id) != before.get(id))
    if changed:
        message = f"run {run.id} was scored with other lexicons: {', '.join(changed)}"
        remedy = "Score the corpus again into the store, or name its lexicons by --lexicons."
        raise InputError([_problem(store, "other-lexicons", message, remedy)])


def _problem(store: Path, code: str, message: str, remedy: str) -> Problem:
    return Problem(store.as_posix(), 0, 0, code, message, remedy)
