"""Scores on a Dask cluster: batches go out, results come back in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from framing.engine.arrow_batch import batch_table, outcomes_from, score_batch
from framing.engine.extras import import_engine
from framing.engine.outcomes import ScoringPlan
from framing.engine.request import Engine, Scored
from framing.engine.tasks import Batch, Outcomes, all_at_hand
from framing.engine.workers import lost

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_N_WAITING_EACH = 3
_N_RETRIES = 3

Submit = Callable[[Batch], Any]


def engine_of_dask(address: str) -> Engine:
    """The engine of the cluster whose scheduler is at this address.

    Its workers need this project and, where lexicons are named by path, the same paths. A worker
    that dies loses nothing: the scheduler gives its batches to others. A batch that kills three
    is sent article by article, and the one that kills is listed.

    Raises:
        InputError: Dask is not installed, or no scheduler answers.
    """
    distributed = import_engine("distributed", "dask")

    def score(batches: Iterator[Batch], plan: ScoringPlan, changed: tuple[str, ...]) -> Scored:
        with _connected(distributed, address) as client:

            def submit(batch: Batch) -> Any:
                table = batch_table(batch)
                # Not pure: results are let go at once, none is looked up by its key.
                return client.submit(_score, table, plan, changed, pure=False, retries=_N_RETRIES)

            read = all_at_hand(batches, plan.settings)
            yield from _in_order(read, submit, client, distributed.KilledWorker)

    return score


def _connected(distributed: Any, address: str) -> Any:
    from framing.errors import InputError, Problem

    try:
        return distributed.Client(address, timeout="20s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        message = f"no scheduler answers: {error}"
        remedy = "Start one with `dask scheduler` and give its address, as tcp://host:8786."
        raise InputError([Problem(address, 0, 0, "no-scheduler", message, remedy)]) from error


def _in_order(
    batches: Iterator[Batch], submit: Submit, client: Any, killed: type[Exception]
) -> Scored:
    waiting: deque[tuple[Batch, Any]] = deque()
    for batch in batches:
        waiting.append((batch, submit(batch)))
        if len(waiting) >= _N_WAITING_EACH * max(1, sum(client.nthreads().values())):
            yield _next(waiting, submit, killed)
    while waiting:
        yield _next(waiting, submit, killed)


def _next(
    waiting: deque[tuple[Batch, Any]], submit: Submit, killed: type[Exception]
) -> tuple[Batch, Outcomes]:
    batch, future = waiting.popleft()
    try:
        return batch, outcomes_from(future.result().to_pylist())
    except killed:
        return batch, tuple(
            _alone(batch, place, submit, killed) for place in range(len(batch.tasks))
        )


def _alone(batch: Batch, place: int, submit: Submit, killed: type[Exception]) -> Any:
    """The outcomes of one article of a batch that killed its workers."""
    task = batch.tasks[place]
    single = Batch(batch.number, (task,))
    try:
        (found,) = outcomes_from(submit(single).result().to_pylist())
    except killed:
        return (lost(task.raw),)
    return found


def _score(table: RecordBatch, plan: ScoringPlan, changed: tuple[str, ...]) -> RecordBatch:
    return score_batch(table, plan, changed)
