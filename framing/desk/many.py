"""Many drafts at once: several processes where there are enough, in the order given either way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from framing.check.suppression_file import FiledSuppression
from framing.config.settings import CheckSettings
from framing.desk.desk import Desk, check_draft, forget_roads, open_desk
from framing.domain.document import Document
from framing.domain.finding import CheckedDocument
from framing.domain.frozen import dataclass

# Below this number, starting processes costs more than it saves.
_MIN_DRAFTS = 48
_BATCH = 192
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with the settings and side-car suppressions that hold for it."""

    document: Document
    settings: CheckSettings
    filed: tuple[FiledSuppression, ...] = ()
    is_proof_required: bool = True


@cache
def desk_of(settings: CheckSettings, is_proof_required: bool = True) -> Desk:
    """The desk for these settings, opened once in a process.

    Raises:
        LexiconError, InputError: as `open_desk`.
    """
    return open_desk(settings, is_proof_required=is_proof_required)


def forget_desks() -> None:
    """Open desks anew when next they are asked for: a file of theirs was saved."""
    desk_of.cache_clear()
    forget_roads()


def check_drafts(
    drafts: Iterable[Draft], *, today: str, n_workers: int | None = None
) -> Iterator[tuple[Draft, CheckedDocument]]:
    """Each draft with its findings, in the order given, whatever the number of workers.

    `n_workers` is the number of processes; None means one for each processor.
    """
    rest = iter(drafts)
    n_workers = n_workers or os.cpu_count() or 1
    first = list(islice(rest, _MIN_DRAFTS)) if n_workers > 1 else []
    if len(first) < _MIN_DRAFTS:
        for draft in (*first, *rest):
            yield draft, _check((draft, today))
        return
    yield from _check_in_processes(first, rest, today, n_workers)


def _check_in_processes(
    first: list[Draft], rest: Iterator[Draft], today: str, n_workers: int
) -> Iterator[tuple[Draft, CheckedDocument]]:
    from multiprocessing import get_all_start_methods, get_context  # dear, and few runs need it

    for draft in first:
        desk_of(draft.settings, draft.is_proof_required)  # opened before the processes part
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    with get_context(method).Pool(n_workers) as pool:
        batch = first
        while batch:
            running = pool.map_async(_check, [(draft, today) for draft in batch], _CHUNK)
            following = list(islice(rest, _BATCH))  # read while the processes work
            yield from zip(batch, running.get(), strict=True)
            batch = following


def _check(task: tuple[Draft, str]) -> CheckedDocument:
    draft, today = task
    desk = desk_of(draft.settings, draft.is_proof_required)
    return check_draft(draft.document, desk, filed=draft.filed, today=today)
