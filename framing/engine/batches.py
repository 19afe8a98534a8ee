"""The corpus in batches of raw articles: the same ones on any engine and after any interruption."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.engine.journal import Progress
from framing.engine.workers import Batch, Task
from framing.read.documents import Meter, RawDocument, ReadSettings, read_raw_documents

Raw = RawDocument | SkippedDocument


@dataclass(frozen=True, slots=True)
class Reading:
    """Which corpus is read, how, and which part of it: `shard` is (i, n), from (1, 1).

    A batch ends with the article that brings it to `max_tasks` or `max_chars`.
    """

    paths: tuple[str, ...]
    settings: ReadSettings
    shard: tuple[int, int]
    meter: Meter
    max_tasks: int = 64
    max_chars: int = 200_000


def _is_never_known(_: RawDocument) -> bool:
    return False


def batches_of(
    reading: Reading,
    start: Progress,
    is_known: Callable[[RawDocument], bool] = _is_never_known,
) -> Iterator[Batch]:
    """The batches from where a run stands. Where one ends depends on the corpus alone.

    `is_known` tells the articles whose rows from an earlier run may hold still.
    """
    part, of = reading.shard
    n_raws = start.n_raws
    for number, raws in enumerate(_stretches(reading, start.n_raws), start.n_batches):
        n_raws += len(raws)
        if number % of == part - 1:
            yield Batch(number, tuple(_task(raw, is_known) for raw in raws), n_raws)


def _stretches(reading: Reading, n_done: int) -> Iterator[list[Raw]]:
    # Strictness is judged where results are written, so that all engines stop at the same place.
    settings = replace(reading.settings, is_strict=False)
    raws: list[Raw] = []
    n_chars = 0
    read = read_raw_documents(reading.paths, settings=settings, meter=reading.meter)
    for place, raw in enumerate(read):
        if place < n_done:
            continue
        raws.append(raw)
        n_chars += len(raw.content) if isinstance(raw, RawDocument) else 0
        if len(raws) >= reading.max_tasks or n_chars >= reading.max_chars:
            yield raws
            raws, n_chars = [], 0
    if raws:
        yield raws


def _task(raw: Raw, is_known: Callable[[RawDocument], bool]) -> Task:
    return Task(raw, is_known=isinstance(raw, RawDocument) and is_known(raw))
