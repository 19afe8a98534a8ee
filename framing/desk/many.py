"""Many drafts at once: several processes where there are enough, in the order given either way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from framing.desk.drafts import CheckedDraft, Request, check_raw
from framing.domain.document import SkippedDocument
from framing.errors import FramingError
from framing.read.documents import RawDocument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Raw = RawDocument | SkippedDocument
Outcome = CheckedDraft | SkippedDocument

# Below this number, starting processes costs more than it saves.
_MIN_DRAFTS = 48
_BATCH = 8
_N_WAITING_EACH = 4


def check_drafts(
    raws: Iterable[Raw], request: Request, *, n_workers: int | None = None
) -> Iterator[Outcome]:
    """What came of each raw article, in the order given, whatever the number of workers.

    `n_workers` is the number of processes; None means one for each processor. At any time a few
    batches are on their way, so memory does not grow with the number of drafts.

    Raises:
        InputError, UnreadableError: as `check_raw`.
        FramingError: a process ended before it had answered.
    """
    rest = iter(raws)
    n_workers = n_workers or os.cpu_count() or 1
    first = list(islice(rest, _MIN_DRAFTS)) if n_workers > 1 else []
    if len(first) < _MIN_DRAFTS:
        for raw in chain(first, rest):
            yield from _outcomes(raw, request)
        return
    # One draft opens the desk, which the processes then need not open each.
    yield from _outcomes(first[0], request)
    yield from _check_in_processes(chain(first[1:], rest), request, n_workers)


def _check_in_processes(raws: Iterator[Raw], request: Request, n_workers: int) -> Iterator[Outcome]:
    from concurrent.futures.process import BrokenProcessPool  # dear, and few runs need it

    workers = _workers(n_workers)
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        while batch := list(islice(raws, _BATCH)):
            waiting.append(workers.submit(_check_batch, batch, request))
            if len(waiting) > n_workers * _N_WAITING_EACH:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        message = (
            "a process that checks drafts ended before it had answered, perhaps for want of memory; "
            "run it again with fewer --workers, or with --workers 1 to see at which draft it ends"
        )
        raise FramingError(message) from error
    finally:
        workers.shutdown(wait=True, cancel_futures=True)


def _workers(n_workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(
        n_workers, mp_context=get_context(method), initializer=_leave_interrupts
    )


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that the user started: it ends its workers."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_batch(batch: list[Raw], request: Request) -> list[Outcome]:
    return [outcome for raw in batch for outcome in _outcomes(raw, request)]


def _outcomes(raw: Raw, request: Request) -> Iterator[Outcome]:
    if isinstance(raw, SkippedDocument):
        return iter((raw,))
    return check_raw(raw, request)
