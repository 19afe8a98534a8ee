"""Worker processes that score batches of articles; results come back in the order of the batches.

At most a few batches a worker are on their way at any time, so memory does not grow with the
corpus. A worker that dies takes nothing with it: its batches are scored again.

Where it is safe, the first workers are copies of this process, which has opened the road by then:
they start at once. Those that follow on one that died, and others, open it anew.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from operator import attrgetter
from typing import Any

from framing.domain.document import SkippedDocument
from framing.domain.frozen import replace
from framing.engine.outcomes import Outcome, ScoringPlan
from framing.engine.scorers import Scorer, scorer_of
from framing.engine.tasks import Batch, Names, Outcomes, at_hand
from framing.errors import InputError, Problem
from framing.read.documents import RawDocument, ReadSettings

_N_WAITING_EACH = 3
_MAX_ATTEMPTS = 2


_outcome_values = attrgetter(*Outcome.__slots__)
# What travels back from a worker: the outcomes as plain values, and the names of the articles.
_Answer = tuple[tuple[tuple[tuple[Any, ...], ...], ...], Names]


def score_in_processes(
    batches: Iterable[Batch], plan: ScoringPlan, changed: tuple[str, ...], n_workers: int
) -> Iterator[tuple[Batch, Outcomes]]:
    """Every batch with its outcomes, in order, scored by `n_workers` processes."""
    crew = _Crew(plan, changed, n_workers)
    try:
        for batch in batches:
            crew.add(batch)
            if crew.is_full():
                yield crew.next()
        while crew.waiting:
            yield crew.next()
    finally:
        # Python waits for them at its end, and may then write to a pool that is just going.
        crew.dismiss(waits=True)


class _Crew:
    """The processes, and the batches on their way in order."""

    def __init__(self, plan: ScoringPlan, changed: tuple[str, ...], n_workers: int) -> None:
        self._plan, self._changed, self._n_workers = plan, changed, n_workers
        self._pool = self._new_pool(n_workers, is_copied=_may_copy(plan))
        self._n_attempts = 0
        self.waiting: deque[tuple[Batch, Future[_Answer] | None]] = deque()

    def add(self, batch: Batch) -> None:
        self.waiting.append((batch, self._submit(batch)))

    def is_full(self) -> bool:
        return len(self.waiting) >= _N_WAITING_EACH * self._n_workers

    def next(self) -> tuple[Batch, Outcomes]:
        """The first batch on its way with its outcomes; waits for it."""
        while True:
            batch, future = self.waiting[0]
            try:
                scored = _scored(batch, future.result()) if future is not None else None
            except BrokenProcessPool:
                scored = None
            if scored is None:
                self._n_attempts += 1
                if self._n_attempts < _MAX_ATTEMPTS:
                    self._start_anew()
                    continue
                scored = self._one_by_one(at_hand(batch, self._plan.settings))
                self.waiting.popleft()
                self._start_anew()
            else:
                self.waiting.popleft()
            self._n_attempts = 0
            return scored

    def dismiss(self, *, waits: bool = False) -> None:
        """Let the processes go, at once or when they have done what they are at."""
        self._pool.shutdown(wait=waits, cancel_futures=True)

    def _submit(self, batch: Batch) -> Future[_Answer] | None:
        """None where the pool is broken; the batch is submitted anew when its turn comes."""
        try:
            return self._pool.submit(_score_in_worker, batch)
        except BrokenProcessPool:
            return None

    def _start_anew(self) -> None:
        """New processes for all that is on its way and not done."""
        self.dismiss()
        self._pool = self._new_pool(self._n_workers)
        self.waiting = deque(
            (batch, future if _is_done(future) else self._submit(batch))
            for batch, future in self.waiting
        )

    def _one_by_one(self, batch: Batch) -> tuple[Batch, Outcomes]:
        """The batch one article at a time, so that the one that kills its worker is found."""
        found: list[tuple[Outcome, ...]] = []
        for task in batch.tasks:
            pool = self._new_pool(1)
            try:
                single = pool.submit(_score_in_worker, Batch(batch.number, (task,)))
                found += _scored(batch, single.result())[1]
            except BrokenProcessPool:
                found.append((lost(task.raw),))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
        return batch, tuple(found)

    def _new_pool(self, n_workers: int, *, is_copied: bool = False) -> ProcessPoolExecutor:
        if is_copied:
            _open(self._plan, self._changed)
        return ProcessPoolExecutor(
            n_workers,
            mp_context=multiprocessing.get_context("fork" if is_copied else "spawn"),
            initializer=_start_worker,
            initargs=(self._plan, self._changed),
        )


def _may_copy(plan: ScoringPlan) -> bool:
    """Whether workers may be copies of this process: no other thread of it, whoever began it,
    holds what a copy would wait for, and none of its memory counts against a worker's limit."""
    if sys.platform != "linux" or plan.max_worker_bytes:
        return False
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1
    return False


def _is_done(future: Future[_Answer] | None) -> bool:
    return (
        future is not None and future.done() and not future.cancelled() and not future.exception()
    )


def lost(raw: RawDocument | SkippedDocument) -> Outcome:
    """The outcome of an article whose scoring ended the process that did it."""
    if isinstance(raw, SkippedDocument):
        return Outcome(raw.path, skipped=raw)
    place = f"{raw.path}:{raw.line}" if raw.line else raw.path
    message = "the process that scored it died, twice"
    remedy = "It may need more memory than there is; split the document."
    return Outcome(raw.id, skipped=SkippedDocument(place, "worker-died", message, remedy))


_scorer: Scorer | None = None
_settings: ReadSettings | None = None
_reason = "the worker was not started"


def _start_worker(plan: ScoringPlan, changed: tuple[str, ...]) -> None:
    """Make the process ready: it opens the road once, leaves Ctrl-C to its parent, ends with it."""
    global _reason
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a copy has what its parent does with it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if _scorer is not None:
        return  # a copy of a process that has opened it
    if plan.max_worker_bytes:
        _limit_memory(plan.max_worker_bytes)
    try:
        _open(plan, changed)
    except MemoryError:
        _limit_memory(None)  # enough to tell of it
        _reason = "the lexicons alone need more memory than a worker may take"
    except Exception as error:  # noqa: BLE001  (told by the first batch, and once)
        _limit_memory(None)  # a map that finds no room is an OSError
        _reason = f"a worker cannot start: {type(error).__name__}: {error}"


def _open(plan: ScoringPlan, changed: tuple[str, ...]) -> None:
    global _scorer, _settings
    _scorer, _settings = scorer_of(plan, changed), plan.settings


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory(n_bytes: int | None) -> None:
    with suppress(ImportError):  # systems without such limits
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most if n_bytes is None else n_bytes, most))


def _score_in_worker(batch: Batch) -> _Answer:
    if _scorer is None or _settings is None:
        remedy = "Raise --worker-megabytes, or leave it out."
        raise InputError([Problem("--workers", 0, 0, "no-worker", _reason, remedy)])
    whole = at_hand(batch, _settings)
    outcomes = tuple([tuple(map(_outcome_values, found)) for found in _scorer(whole)])
    return outcomes, whole.names


def _scored(batch: Batch, answer: _Answer) -> tuple[Batch, Outcomes]:
    plain, names = answer
    outcomes = tuple([tuple([Outcome(*values) for values in found]) for found in plain])
    return replace(batch, names=names) if names else batch, outcomes
