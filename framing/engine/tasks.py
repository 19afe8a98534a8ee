"""What is sent to be scored: articles, or lines that hold some, in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass, replace
from framing.engine.outcomes import Outcome
from framing.errors import Problem
from framing.read.documents import (
    Name,
    RawDocument,
    RawLines,
    ReadSettings,
    Repeats,
    raw_documents,
)

Raw = RawDocument | SkippedDocument
# For each article of a batch what became of it.
Outcomes = tuple[tuple[Outcome, ...], ...]
Names = tuple[Name | None, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One raw article, or why there is none, as it was read.

    `is_known` tells that the rows of an earlier run hold unless a changed lexicon hits.
    """

    raw: Raw
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A stretch of the corpus, scored by one worker in one go.

    Its `stretches` are articles, or lines still to be read; `at_hand` makes `tasks` of them.
    `first` is the place of the first task, where this is a part of a batch. `names` are those that
    the articles gave themselves, in their order, where nobody has looked yet whether they came
    before; `passed` are the names of articles that were passed over on the way here.
    """

    number: int
    tasks: tuple[Task, ...] = ()
    first: int = 0
    stretches: tuple[Raw | RawLines, ...] = ()
    names: Names = ()
    passed: Names = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process as plain values: an object a task would cost more than a word.

        Names stay behind: whoever reads the lines finds them, whoever sends judges them.
        """
        rows = tuple([(_values_of(task.raw), task.is_known) for task in self.tasks])
        stretches = tuple([_values_of(stretch) for stretch in self.stretches])
        return _batch_of, (self.number, rows, self.first, stretches)


_raw_values = attrgetter(*RawDocument.__slots__)


def at_hand(batch: Batch, settings: ReadSettings) -> Batch:
    """The batch with its articles read, and their names."""
    if not batch.stretches:
        return batch
    raws = articles_of(batch.stretches, settings)
    names = tuple([raw.name if isinstance(raw, RawDocument) else None for raw in raws])
    return replace(batch, tasks=tuple(map(Task, raws)), stretches=(), names=names)


def all_at_hand(batches: Iterable[Batch], settings: ReadSettings) -> Iterator[Batch]:
    """The batches with their articles read and those left out whose ids have come before."""
    repeats = Repeats()
    for batch in batches:
        whole = at_hand(batch, settings)
        told = repeated(whole, repeats)
        tasks = tuple(Task(told.get(at, task.raw)) for at, task in enumerate(whole.tasks))
        yield Batch(batch.number, tasks, batch.first)


def repeated(batch: Batch, repeats: Repeats) -> dict[int, SkippedDocument]:
    """The articles of a batch whose ids have come before, by their places."""
    for name in batch.passed:
        if name is not None:
            repeats.problem_of(name)
    told: dict[int, SkippedDocument] = {}
    for place, name in enumerate(batch.names):
        problem = repeats.problem_of(name) if name is not None else None
        if problem is not None:
            told[place] = _skipped(problem)
    return told


def without_repeated(batch: Batch, outcomes: Outcomes, repeats: Repeats) -> Outcomes:
    """The outcomes, where for an article whose id has come before that is said and no more."""
    told = repeated(batch, repeats)
    if not told:
        return outcomes
    return tuple(
        (Outcome(told[place].path, skipped=told[place]),) if place in told else found
        for place, found in enumerate(outcomes)
    )


def articles_of(stretches: Iterable[Raw | RawLines], settings: ReadSettings) -> list[Raw]:
    """The articles of stretches. Strictness is judged where results are written."""
    mild = replace(settings, is_strict=False)
    return [raw for stretch in stretches for raw in raw_documents(stretch, settings=mild)]


def _values_of(raw: Raw | RawLines) -> object:
    return _raw_values(raw) if isinstance(raw, RawDocument) else raw


def _batch_of(
    number: int, rows: Iterable[tuple[Any, bool]], first: int, stretches: Iterable[Any]
) -> Batch:
    """The batch of plain values."""
    tasks = tuple([Task(_raw_of(values), is_known) for values, is_known in rows])
    return Batch(number, tasks, first, tuple(map(_raw_of, stretches)))


def _raw_of(values: Any) -> Any:
    return RawDocument(*values) if isinstance(values, tuple) else values


def _skipped(problem: Problem) -> SkippedDocument:
    return SkippedDocument(problem.place, problem.code, problem.message, problem.remedy)
