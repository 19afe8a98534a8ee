"""The corpus in batches of raw articles: the same ones on any engine and after any interruption."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from framing.domain.frozen import dataclass, replace
from framing.engine.journal import Progress
from framing.engine.tasks import Batch, Names, Raw, Task, all_at_hand, articles_of
from framing.read.documents import Meter, RawDocument, RawLines, ReadSettings, read_stretches


@dataclass(frozen=True, slots=True)
class Reading:
    """Which corpus is read, how, and which part of it: `shard` is (i, n), from (1, 1).

    A batch ends with the article, or the stretch of lines, that brings it to `max_tasks` or to
    `max_size`, characters of articles and bytes of lines.
    """

    paths: tuple[str, ...]
    settings: ReadSettings
    shard: tuple[int, int]
    meter: Meter
    max_tasks: int = 64
    max_size: int = 200_000


def batches_of(reading: Reading, start: Progress) -> Iterator[Batch]:
    """The batches from where a run stands. Where one ends depends on the corpus alone."""
    part, of = reading.shard
    passed: Names = ()
    for number, stretches in enumerate(_cut(reading)):
        if number % of == part - 1 and number >= start.n_batches:
            yield Batch(number, stretches=stretches, passed=passed)
            passed = ()
        else:
            passed += _names_in(stretches, reading.settings)


def with_known(
    batches: Iterable[Batch], settings: ReadSettings, is_known: Callable[[RawDocument], bool]
) -> Iterator[Batch]:
    """The batches read, with those articles marked whose rows from an earlier run may hold still."""
    for batch in all_at_hand(batches, settings):
        raws = [task.raw for task in batch.tasks]
        marked = [Task(raw, isinstance(raw, RawDocument) and is_known(raw)) for raw in raws]
        yield replace(batch, tasks=tuple(marked))


def _cut(reading: Reading) -> Iterator[tuple[Raw | RawLines, ...]]:
    # Strictness is judged where results are written, so that all engines stop at the same place.
    settings = replace(reading.settings, is_strict=False)
    found: list[Raw | RawLines] = []
    n_tasks = size = 0
    for stretch in read_stretches(reading.paths, settings=settings, meter=reading.meter):
        found.append(stretch)
        n_tasks += stretch.n_lines if isinstance(stretch, RawLines) else 1
        size += _size(stretch)
        if n_tasks >= reading.max_tasks or size >= reading.max_size:
            yield tuple(found)
            found, n_tasks, size = [], 0, 0
    if found:
        yield tuple(found)


def _size(stretch: Raw | RawLines) -> int:
    if isinstance(stretch, RawLines):
        return len(stretch.data)
    return len(stretch.content) if isinstance(stretch, RawDocument) else 0


def _names_in(stretches: Iterable[Raw | RawLines], settings: ReadSettings) -> Names:
    """The names of articles that this run does not score: they count where others bear them."""
    raws = articles_of(stretches, settings)
    names = [raw.name for raw in raws if isinstance(raw, RawDocument)]
    return tuple([name for name in names if name is not None])
