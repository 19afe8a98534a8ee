"""The function that scores a batch in this process: many articles at once where counts are enough."""

from __future__ import annotations

from collections.abc import Callable

from framing.domain.document import SkippedDocument
from framing.engine.outcomes import (
    Outcome,
    ScoringPlan,
    is_untouched,
    open_plan,
    score_raw,
    scores_in_rows,
)
from framing.engine.tasks import Batch, Outcomes, Task
from framing.pipeline import Road, road_of

Scorer = Callable[[Batch], Outcomes]


def scorer_of(plan: ScoringPlan, changed: tuple[str, ...] = ()) -> Scorer:
    """The function that scores a batch at hand in this process: for each task its outcomes.

    `changed` are the lexicons that differ from those of an earlier run.
    """
    road = open_plan(plan)
    probe = _probe_road(road, changed)

    row_scorer = _row_scorer(road, plan)

    def score_batch(batch: Batch) -> Outcomes:
        known = row_scorer(batch.tasks) if row_scorer is not None else {}
        return tuple(
            (known[place],) if place in known else _score_task(task, road, probe, plan)
            for place, task in enumerate(batch.tasks)
        )

    return score_batch


def _row_scorer(
    road: Road, plan: ScoringPlan
) -> Callable[[tuple[Task, ...]], dict[int, Outcome]] | None:
    """What scores many articles of a batch at once, where the plan asks for counts alone."""
    if not scores_in_rows(plan):
        return None
    from framing.engine.row_scoring import RowScorer  # arrays, which other plans do without

    scorer = RowScorer(road, plan)

    def score(tasks: tuple[Task, ...]) -> dict[int, Outcome]:
        return scorer.score(
            [
                None if task.is_known or isinstance(task.raw, SkippedDocument) else task.raw
                for task in tasks
            ]
        )

    return score


def _probe_road(road: Road, changed: tuple[str, ...]) -> Road | None:
    if not changed:
        return None  # to look through lexicons from the cache would unfold them
    lexicons = tuple(lexicon for lexicon in road.lexicons if lexicon.id in changed)
    return road_of(lexicons, road.entities) if lexicons else None


def _score_task(
    task: Task, road: Road, probe: Road | None, plan: ScoringPlan
) -> tuple[Outcome, ...]:
    if isinstance(task.raw, SkippedDocument):
        return (Outcome(task.raw.path, skipped=task.raw),)
    if task.is_known and (probe is None or is_untouched(task.raw, probe, plan)):
        return (Outcome(task.raw.id, is_unchanged=True),)
    return score_raw(task.raw, road, plan)
