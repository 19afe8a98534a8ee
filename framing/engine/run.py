"""Scores a corpus to files: on any number of workers, resumable, and again only where it changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from framing import __version__
from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.engine.batches import Reading, batches_of
from framing.engine.journal import Progress, UnfinishedRun
from framing.engine.ledger import (
    Ledger,
    entry_line,
    header_line,
    opened_ledger,
    raw_key,
    sizes_of,
)
from framing.engine.outcomes import Outcome, ScoringPlan, scores_header
from framing.engine.workers import Batch, Outcomes, Task, score_in_processes, scorer_of
from framing.errors import Problem, UnreadableError
from framing.pipeline import Road
from framing.read.documents import NOTES, Meter, RawDocument, input_stamps
from framing.read.seen import Seen

SCORES, HITS, _KEYS, _ENTRIES = "scores", "hits", "words", "entries"

Scored = Iterator[tuple[Batch, Outcomes]]
# Scores batches somewhere: given the batches, the plan and the lexicons that changed.
Engine = Callable[[Iterator[Batch], ScoringPlan, "tuple[str, ...]"], Scored]


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What is to be scored and where the results go.

    `out` and `hits` are files; None for `out` is a run that only streams. `shard` is (i, n):
    the i-th of n parts, from 1. `engine` scores the batches.
    """

    paths: tuple[str, ...]
    plan: ScoringPlan
    out: Path | None = None
    hits: Path | None = None
    shard: tuple[int, int] = (1, 1)
    is_resumed: bool = False
    is_incremental: bool = False
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a run tells while it goes on: each skipped document, and how far it has come."""

    skipped: Callable[[SkippedDocument], None]
    progress: Callable[[Progress], None]


def engine_of_processes(n_workers: int) -> Engine:
    """The engine of this machine: one process, this one, or several."""

    def score(batches: Iterator[Batch], plan: ScoringPlan, changed: tuple[str, ...]) -> Scored:
        if n_workers > 1:
            yield from score_in_processes(batches, plan, changed, n_workers)
            return
        scorer = scorer_of(plan, changed)
        for batch in batches:
            yield batch, scorer(batch)

    return score


def stream_run(
    request: RunRequest,
    engine: Engine,
    told: Told,
    meter: Meter,
    *,
    scores: TextIO,
    hits: TextIO | None = None,
) -> Progress:
    """Score the corpus to open texts, such as standard output: nothing can be resumed.

    Raises:
        UnreadableError: when strict, a document cannot be read.
    """
    seen, progress = Seen(), Progress()
    scores.write(scores_header(request.plan.score_form))
    batches = batches_of(_reading(request, meter), progress, _is_never_known)
    for batch, outcomes in engine(batches, request.plan, ()):
        kept = _judged(outcomes, seen, request, told)
        for outcome in kept:
            scores.write(outcome.scores)
            if hits is not None:
                hits.write(outcome.hits)
        progress = _advanced(progress, batch, outcomes, kept)
        told.progress(progress)
    return progress


def run_to_files(
    request: RunRequest, road: Road, engine: Engine, told: Told, meter: Meter
) -> Progress:
    """Score the corpus to files, which appear whole when all is done.

    Until then they grow in a folder beside `out`, from which `is_resumed` goes on. An error
    removes the folder; Ctrl-C and a kill leave it.

    Raises:
        InputError: an unfinished run is in the way or was of another kind, or the place cannot
            be written to; when strict, a document cannot be read.
    """
    if request.out is None:
        raise ValueError("a run to files needs a file")
    key = run_key(request, road)
    names = [SCORES, HITS, _KEYS, _ENTRIES]
    run = UnfinishedRun(unfinished_folder(request.out), names)
    with ExitStack() as stack:
        ledger: Ledger | None = None
        changed: tuple[str, ...] = ()
        if request.is_incremental:
            path = ledger_path(request.out)
            opened = opened_ledger(path, _ledger_key(key), out=request.out, hits=request.hits)
            ledger, changed = stack.enter_context(opened)
        progress = run.resume(key) if request.is_resumed else run.begin(key)
        try:
            start = _Start(progress, ledger, changed)
            progress = _work(request, engine, told, _reading(request, meter), run, start)
        except KeyboardInterrupt:
            run.close()
            raise
        except BaseException:
            run.discard()
            raise
    _finish(request, run, key)
    return progress


def _reading(request: RunRequest, meter: Meter) -> Reading:
    return Reading(request.paths, request.plan.settings, request.shard, meter)


def _is_never_known(_: RawDocument) -> bool:
    return False


def unfinished_folder(out: Path) -> Path:
    """Where a run grows until it is done."""
    return out.with_name(f"{out.name}.unfinished")


def ledger_path(out: Path) -> Path:
    """Where the ledger of the results lies."""
    return out.with_name(f"{out.name}.ledger")


def run_key(request: RunRequest, road: Road) -> dict[str, object]:
    """All that the results depend on, by name: tool, lexicons, inputs, options."""
    inputs = hashlib.sha256()
    n_inputs = 0
    for stamp in input_stamps(request.paths, settings=request.plan.settings):
        inputs.update(repr(stamp).encode("utf-8", "surrogatepass"))
        n_inputs += 1
    entities = hashlib.sha256(repr(road.entities).encode("utf-8", "surrogatepass"))
    plan = replace(request.plan, lexicon_paths=(), entity_paths=(), max_worker_bytes=0)
    return {
        "tool": __version__,
        "lexicons": {lexicon.id: lexicon.digest for lexicon in road.lexicons},
        "entities": entities.hexdigest(),
        "inputs": inputs.hexdigest(),
        "number of inputs": n_inputs,
        "options": repr(plan),
        "shard": list(request.shard),
    }


def _ledger_key(key: dict[str, object]) -> dict[str, object]:
    return {name: key[name] for name in ("tool", "lexicons", "entities", "options")}


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a run begins: how far it has come, and what an earlier run knows."""

    progress: Progress
    ledger: Ledger | None
    changed: tuple[str, ...]

    def is_known(self, raw: RawDocument) -> bool:
        """Whether the rows of an earlier run may hold: no changed lexicon had hit in the article."""
        rows = self.ledger.known(raw_key(raw)) if self.ledger is not None else None
        return rows is not None and not set(rows.lexicons) & set(self.changed)


def _work(
    request: RunRequest,
    engine: Engine,
    told: Told,
    reading: Reading,
    run: UnfinishedRun,
    start: _Start,
) -> Progress:
    seen, progress = _seen_before(run, request), start.progress
    if not progress.n_raws:
        run.write(SCORES, scores_header(request.plan.score_form))
    batches = batches_of(reading, progress, start.is_known)
    for batch, outcomes in engine(batches, request.plan, start.changed):
        whole = _with_known(batch, outcomes, start.ledger)
        kept = _judged(whole, seen, request, told)
        _write(run, request, batch, whole, kept)
        progress = _advanced(progress, batch, whole, kept)
        run.note(progress)
        told.progress(progress)
    return progress


def _with_known(batch: Batch, outcomes: Outcomes, ledger: Ledger | None) -> Outcomes:
    """The outcomes with the rows of an earlier run where they hold still."""
    if ledger is None:
        return outcomes
    pairs = zip(batch.tasks, outcomes, strict=True)
    return tuple(tuple(_restored(one, task, ledger) for one in found) for task, found in pairs)


def _restored(outcome: Outcome, task: Task, ledger: Ledger) -> Outcome:
    if not outcome.is_unchanged or isinstance(task.raw, SkippedDocument):
        return outcome
    rows = ledger.known(raw_key(task.raw))
    if rows is None:
        raise RuntimeError("an article that was known is not in the ledger")
    return replace(
        outcome,
        scores=rows.scores,
        hits=rows.hits,
        words_key=rows.words_key,
        lexicons=rows.lexicons,
    )


def _judged(outcomes: Outcomes, seen: Seen, request: RunRequest, told: Told) -> list[Outcome]:
    """The outcomes that count; the others are told of, or raised when strict."""
    kept: list[Outcome] = []
    for outcome in (one for found in outcomes for one in found):
        skipped = outcome.skipped or _duplicate(outcome, seen)
        if skipped is None:
            kept.append(outcome)
            continue
        if request.is_strict and skipped.code not in NOTES:
            problem = Problem(skipped.path, 0, 0, skipped.code, skipped.reason, skipped.remedy)
            raise UnreadableError([problem])
        told.skipped(skipped)
    return kept


def _duplicate(outcome: Outcome, seen: Seen) -> SkippedDocument | None:
    """Why a document whose words have been met does not count; None for any other."""
    if not outcome.words_key:
        return None
    first = seen.note_of(outcome.words_key)
    if first is None:
        seen.add(outcome.words_key, outcome.id)
        return None
    message = f"holds the same words as '{first}', which has been scored"
    remedy = "Leave out --skip-duplicates to count both."
    return SkippedDocument(outcome.id, "duplicate", message, remedy)


def _write(
    run: UnfinishedRun,
    request: RunRequest,
    batch: Batch,
    outcomes: Outcomes,
    kept: Sequence[Outcome],
) -> None:
    counted = set(map(id, kept))
    for task, found in zip(batch.tasks, outcomes, strict=True):
        for outcome in found:
            if id(outcome) not in counted:
                continue
            scores_at = run.write(SCORES, outcome.scores)
            hits_at = run.write(HITS, outcome.hits)
            if outcome.words_key:
                run.write(_KEYS, f"{outcome.words_key}\t{outcome.id}\n")
            if request.is_incremental and isinstance(task.raw, RawDocument):
                run.write(_ENTRIES, entry_line(raw_key(task.raw), outcome, scores_at, hits_at))


def _seen_before(run: UnfinishedRun, request: RunRequest) -> Seen:
    """The words of the documents that a resumed run has scored already."""
    seen = Seen()
    if request.plan.with_words_key:
        for line in run.read(_KEYS).decode("utf-8", "surrogatepass").splitlines():
            key, _, name = line.partition("\t")
            seen.add(key, name)
    return seen


def _advanced(
    progress: Progress, batch: Batch, outcomes: Outcomes, kept: Sequence[Outcome]
) -> Progress:
    n_skipped = sum(map(len, outcomes)) - len(kept)
    return Progress(
        batch.n_raws,
        batch.number + 1,
        progress.n_scored + len(kept),
        progress.n_skipped + n_skipped,
        progress.n_copied + sum(outcome.is_unchanged for outcome in kept),
    )


def _finish(request: RunRequest, run: UnfinishedRun, key: dict[str, object]) -> None:
    if request.out is None:
        return
    places = {SCORES: request.out, _ENTRIES: run.folder.with_suffix(".entries")}
    if request.hits is not None:
        places[HITS] = request.hits
    run.finish(places)
    entries = places[_ENTRIES]
    if request.is_incremental:
        header = {**_ledger_key(key), "sizes": sizes_of(request.out, request.hits)}
        whole = entries.with_suffix(".whole")
        with whole.open("w", encoding="utf-8") as ledger, entries.open(encoding="utf-8") as lines:
            ledger.write(header_line(header))
            shutil.copyfileobj(lines, ledger)
        whole.replace(ledger_path(request.out))
    entries.unlink()
