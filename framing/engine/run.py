"""Scores a corpus to files: on any number of workers, resumable, and again only where it changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import TextIO

from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass, replace
from framing.engine.batches import Reading, batches_of, with_known
from framing.engine.corpus import digest_lexicon
from framing.engine.journal import Progress, UnfinishedRun
from framing.engine.judging import (
    ENTRIES,
    HITS,
    SCORES,
    SKIPPED,
    WORDS,
    advanced,
    judge,
    seen_before,
    with_known_rows,
    write_batch,
)
from framing.engine.ledger import (
    Ledger,
    header_line,
    opened_ledger,
    raw_key,
    sizes_of,
)
from framing.engine.outcomes import Outcome, ScoringPlan, scores_header, scores_in_rows
from framing.engine.places import prepare_places
from framing.engine.request import Engine, RunRequest, Scored, Told
from framing.engine.run_names import ledger_key, ledger_path, run_id, run_key, unfinished_folder
from framing.engine.scorers import scorer_of
from framing.engine.tasks import Batch, at_hand, without_repeated
from framing.pipeline import Road
from framing.read.documents import Meter, RawDocument, Repeats, corpus_title
from framing.read.seen import Seen
from framing.store.sharing import write_sharing
from framing.store.write import Record, StoreWriter

_MAX_TASKS_IN_ROWS, _MAX_SIZE_IN_ROWS = 2_000, 2_000_000


def engine_of_processes(n_workers: int) -> Engine:
    """The engine of this machine: one process, this one, or several."""

    def score(batches: Iterator[Batch], plan: ScoringPlan, changed: tuple[str, ...]) -> Scored:
        if n_workers > 1 or plan.max_worker_bytes:
            from framing.engine.workers import score_in_processes  # one process does without

            yield from score_in_processes(batches, plan, changed, n_workers)
            return
        scorer = scorer_of(plan, changed)
        for batch in batches:
            whole = at_hand(batch, plan.settings)
            yield whole, scorer(whole)

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
    seen, repeats, progress = Seen(), Repeats(), Progress()
    scores.write(scores_header(request.plan.score_form))
    batches = batches_of(_reading(request, meter), progress)
    for batch, outcomes in engine(batches, request.plan, ()):
        whole = without_repeated(batch, outcomes, repeats)
        kept = judge(whole, seen, request, told)
        for outcome in kept:
            scores.write(outcome.scores)
            if hits is not None:
                hits.write(outcome.hits)
        progress = advanced(progress, batch, whole, kept)
        told.progress(progress)
    return progress


def run_to_files(
    request: RunRequest, road: Road, engine: Engine, told: Told, meter: Meter
) -> Progress:
    """Score the corpus to files, which appear whole when all is done.

    Until then they grow in a folder beside `out`, from which `is_resumed` goes on. Ctrl-C, a kill
    and a full disk leave it; any other error removes it where this process began it. Where
    nothing could be read, nothing is written, and earlier results stay.

    Raises:
        InputError: an unfinished run is in the way or was of another kind, or a place of the
            results cannot serve; when strict, a document cannot be read.
    """
    prepare_places(request)
    key = run_key(request, road)
    run = UnfinishedRun(unfinished_folder(request, key), [SCORES, HITS, WORDS, ENTRIES, SKIPPED])
    with ExitStack() as stack:
        ledger, changed = _ledger_of(request, key, stack)
        progress = run.resume(key) if request.is_resumed else run.begin(key)
        store = _store_of(request, key, progress)
        try:
            start = _Start(progress, ledger, changed, store)
            progress = _work(request, engine, told, _reading(request, meter), run, start)
        except KeyboardInterrupt:
            run.close()
            raise
        except OSError as error:
            raise run.broken_off(error) from error
        except BaseException:
            if progress.n_batches:  # of an earlier process, whose work this one may not undo
                run.close()
                raise
            _discard(run, store)
            raise
    if progress.n_skipped and not progress.n_scored:
        _discard(run, store)
        return progress
    if store is not None:
        _finish_store(store, run, _run_record(request, key, road, progress))
    _finish(request, run, key)
    return progress


def _discard(run: UnfinishedRun, store: StoreWriter | None) -> None:
    run.discard()
    if store is not None:
        store.discard()


def _ledger_of(
    request: RunRequest, key: dict[str, object], stack: ExitStack
) -> tuple[Ledger | None, tuple[str, ...]]:
    """The ledger of an incremental run, open until the stack is left, and what has changed."""
    if not request.is_incremental or request.out is None:
        return None, ()
    path = ledger_path(request.out)
    opened = opened_ledger(path, ledger_key(key), out=request.out, hits=request.hits)
    return stack.enter_context(opened)


def _finish_store(writer: StoreWriter, run: UnfinishedRun, record: Record) -> None:
    """Find what the articles of a run share and write its record."""
    from framing.engine.sharing import find_sharing  # arrays, which only a store needs

    try:
        write_sharing(writer.store, writer.run, find_sharing(writer.store, writer.run))
        writer.finish(record, map(json.loads, run.read(SKIPPED).splitlines()))
    except OSError as error:
        raise run.broken_off(error) from error


def _store_of(
    request: RunRequest, key: dict[str, object], progress: Progress
) -> StoreWriter | None:
    if request.store is None:
        return None
    writer = StoreWriter(request.store, run_id(key))
    writer.begin(progress.n_batches + 1)
    return writer


def _run_record(
    request: RunRequest, key: dict[str, object], road: Road, progress: Progress
) -> Record:
    """What makes the run repeatable, and how large it was."""
    from dataclasses import asdict  # slow to import, and few runs ask

    lexicons = [asdict(digest_lexicon(lexicon)) for lexicon in road.lexicons]
    counted = {"n_documents": progress.n_scored, "n_skipped": progress.n_skipped}
    title = corpus_title(request.paths)
    return {**key, "lexicons": lexicons, **counted, "title": title}


def _reading(request: RunRequest, meter: Meter) -> Reading:
    reading = Reading(request.paths, request.plan.settings, request.shard, meter)
    if scores_in_rows(request.plan):  # arrays are worth their while for many articles at once
        return replace(reading, max_tasks=_MAX_TASKS_IN_ROWS, max_size=_MAX_SIZE_IN_ROWS)
    return reading


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a run begins: how far it has come, and what an earlier run knows."""

    progress: Progress
    ledger: Ledger | None
    changed: tuple[str, ...]
    store: StoreWriter | None

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
    seen, progress = seen_before(run, request), start.progress
    if not progress.n_batches:
        run.write(SCORES, scores_header(request.plan.score_form))
    telling = replace(told, skipped=_telling_and_writing(told, run))
    batches, repeats = batches_of(reading, progress), Repeats()
    if request.is_incremental:
        batches = with_known(batches, reading.settings, start.is_known)
    for batch, outcomes in engine(batches, request.plan, start.changed):
        whole = with_known_rows(batch, outcomes, start.ledger)
        whole = without_repeated(batch, whole, repeats)
        kept = judge(whole, seen, request, telling)
        write_batch(run, request, batch, whole, kept)
        progress = advanced(progress, batch, whole, kept)
        if _is_safe(start.store, kept, progress):
            run.note(progress)
        told.progress(progress)
    if start.store is not None:
        start.store.flush(progress.n_batches)
        run.note(progress)
    return progress


def _is_safe(store: StoreWriter | None, kept: Sequence[Outcome], progress: Progress) -> bool:
    """Whether all that was scored lies on disk: a store writes a part only when it is full."""
    if store is None:
        return True
    for records in (outcome.records for outcome in kept):
        if records is not None:
            store.add(records.document, records.counts, records.hits, records.text)
    if store.is_full():
        store.flush(progress.n_batches)
        return True
    return False


def _telling_and_writing(told: Told, run: UnfinishedRun) -> Callable[[SkippedDocument], None]:
    def skip(skipped: SkippedDocument) -> None:
        from dataclasses import asdict

        told.skipped(skipped)
        run.write(SKIPPED, json.dumps(asdict(skipped), ensure_ascii=False) + "\n")

    return skip


def _finish(request: RunRequest, run: UnfinishedRun, key: dict[str, object]) -> None:
    if request.out is None:
        run.discard()
        return
    places = {SCORES: request.out, ENTRIES: run.folder.with_suffix(".entries")}
    if request.hits is not None:
        places[HITS] = request.hits
    run.finish(places)
    entries = places[ENTRIES]
    if request.is_incremental:
        header = {**ledger_key(key), "sizes": sizes_of(request.out, request.hits)}
        whole = entries.with_suffix(".whole")
        with whole.open("w", encoding="utf-8") as ledger, entries.open(encoding="utf-8") as lines:
            ledger.write(header_line(header))
            import shutil  # only here

            shutil.copyfileobj(lines, ledger)
        whole.replace(ledger_path(request.out))
    entries.unlink()
