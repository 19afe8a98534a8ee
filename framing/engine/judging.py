"""What became of a batch: what counts, what is left out and told, and what is written of it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import SkippedDocument
from framing.domain.frozen import replace
from framing.engine.journal import Progress, UnfinishedRun
from framing.engine.ledger import Ledger, entry_line, raw_key
from framing.engine.outcomes import Outcome
from framing.engine.request import RunRequest, Told
from framing.engine.tasks import Batch, Outcomes, Task
from framing.errors import Problem, UnreadableError
from framing.read.documents import NOTES, RawDocument
from framing.read.seen import Seen

SCORES, HITS, WORDS, ENTRIES, SKIPPED = "scores", "hits", "words", "entries", "skipped"


def with_known_rows(batch: Batch, outcomes: Outcomes, ledger: Ledger | None) -> Outcomes:
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


def judge(outcomes: Outcomes, seen: Seen, request: RunRequest, told: Told) -> list[Outcome]:
    """The outcomes that count; the others are told of, or raised when strict."""
    kept: list[Outcome] = []
    for outcome in (one for found in outcomes for one in found):
        skipped = outcome.skipped or _duplicate(outcome, seen)
        if skipped is None:
            kept.append(outcome)
            continue
        if request.is_strict:
            refuse_skipped(skipped)
        told.skipped(skipped)
    return kept


def refuse_skipped(skipped: SkippedDocument) -> None:
    """Nothing, where the document is only noted.

    Raises:
        UnreadableError: it could not be read.
    """
    if skipped.code not in NOTES:
        problem = Problem(skipped.path, 0, 0, skipped.code, skipped.reason, skipped.remedy)
        raise UnreadableError([problem])


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


def write_batch(
    run: UnfinishedRun,
    request: RunRequest,
    batch: Batch,
    outcomes: Outcomes,
    kept: Sequence[Outcome],
) -> None:
    """Add the rows of a batch to the files of a run, and what a later run must know of them."""
    words = [f"{outcome.words_key}\t{outcome.id}\n" for outcome in kept if outcome.words_key]
    run.write(WORDS, "".join(words))
    if not request.is_incremental:
        run.write_all(SCORES, [outcome.scores for outcome in kept])
        run.write_all(HITS, [outcome.hits for outcome in kept if outcome.hits])
        return
    places = {id(outcome): at for at, found in enumerate(outcomes) for outcome in found}
    for outcome in kept:
        scores_at = run.write(SCORES, outcome.scores)
        hits_at = run.write(HITS, outcome.hits)
        raw = batch.tasks[places[id(outcome)]].raw
        if isinstance(raw, RawDocument):
            run.write(ENTRIES, entry_line(raw_key(raw), outcome, scores_at, hits_at))


def seen_before(run: UnfinishedRun, request: RunRequest) -> Seen:
    """The words of the documents that a resumed run has scored already."""
    seen = Seen()
    if request.plan.with_words_key:
        for line in run.read(WORDS).decode("utf-8", "surrogatepass").splitlines():
            key, _, name = line.partition("\t")
            seen.add(key, name)
    return seen


def advanced(
    progress: Progress, batch: Batch, outcomes: Outcomes, kept: Sequence[Outcome]
) -> Progress:
    """How far the run has come with this batch."""
    n_skipped = sum(map(len, outcomes)) - len(kept)
    return Progress(
        batch.number + 1,
        progress.n_scored + len(kept),
        progress.n_skipped + n_skipped,
        progress.n_copied + sum(outcome.is_unchanged for outcome in kept),
        progress.n_other + sum(outcome.is_in_other_language for outcome in kept),
        progress.n_odd_dates + sum(outcome.has_odd_date for outcome in kept),
    )
