"""What a run is asked to do, what it tells meanwhile, and what an engine is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.engine.journal import Progress
from framing.engine.outcomes import ScoringPlan
from framing.engine.tasks import Batch, Outcomes

Scored = Iterator[tuple[Batch, Outcomes]]
# Scores batches somewhere: given the batches, the plan and the lexicons that changed.
Engine = Callable[[Iterator[Batch], ScoringPlan, "tuple[str, ...]"], Scored]


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What is to be scored and where the results go.

    `out` and `hits` are files, `store` is a folder of runs; with neither `out` nor `store` the run
    only streams. `shard` is (i, n): the i-th of n parts, from 1.
    """

    paths: tuple[str, ...]
    plan: ScoringPlan
    out: Path | None = None
    hits: Path | None = None
    store: Path | None = None
    shard: tuple[int, int] = (1, 1)
    is_resumed: bool = False
    is_incremental: bool = False
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a run tells while it goes on: each skipped document, and how far it has come."""

    skipped: Callable[[SkippedDocument], None]
    progress: Callable[[Progress], None]
