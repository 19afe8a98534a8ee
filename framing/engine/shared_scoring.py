"""A corpus scored by several processes and laid at rest: the same documents in the same order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from framing.domain.document import SkippedDocument
from framing.engine.batches import Reading, batches_of
from framing.engine.corpus import CorpusRun
from framing.engine.journal import Progress
from framing.engine.judging import refuse_skipped
from framing.engine.outcomes import ScoringPlan
from framing.engine.spool import Spool
from framing.engine.tasks import without_repeated
from framing.engine.workers import score_in_processes
from framing.read.documents import Meter, ReadSettings, Repeats, input_stamps

# Below this many bytes on disk, starting processes costs more than it saves.
_MIN_BYTES = 1_000_000


def workers_for(paths: Sequence[str], settings: ReadSettings) -> int:
    """How many processes are worth starting: one for each processor, one for a small corpus."""
    n_bytes = sum(size for _, size, _ in input_stamps(paths, settings=settings))
    return (os.cpu_count() or 1) if n_bytes >= _MIN_BYTES else 1


def score_corpus_in_processes(paths: Sequence[str], plan: ScoringPlan, n_workers: int) -> CorpusRun:
    """What `score_corpus` gives, from `n_workers` processes.

    Raises:
        UnreadableError: the settings of the plan are strict and a document cannot be read.
    """
    reading = Reading(tuple(paths), plan.settings, (1, 1), Meter())
    batches = batches_of(reading, Progress())
    whole = replace(plan, score_form="", with_documents=True)
    scored, skipped, repeats = Spool(), list[SkippedDocument](), Repeats()
    for batch, outcomes in score_in_processes(batches, whole, (), n_workers):
        for outcome in chain(*without_repeated(batch, outcomes, repeats)):
            if outcome.packed is not None:
                scored.add_packed(outcome.packed)
            elif outcome.skipped is not None:
                if plan.settings.is_strict:
                    refuse_skipped(outcome.skipped)
                skipped.append(outcome.skipped)
    return CorpusRun(scored, tuple(skipped))
