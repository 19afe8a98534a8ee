"""`framing score`: a corpus to counts and hits."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from framing.cli.options import (
    add_counting_options,
    add_lexicon_options,
    add_reading_options,
    levels_from,
    reading_settings,
    road_from,
)
from framing.cli.output import (
    output_path,
    tell_each,
    tell_left_out,
    tell_n_other,
    tell_odd_dates,
    writing,
)
from framing.cli.progress import progress_bar
from framing.cli.score_misuse import refuse_contradictions
from framing.domain.document import SkippedDocument
from framing.engine.journal import Progress
from framing.engine.outcomes import ScoringPlan
from framing.engine.request import Engine, RunRequest, Told
from framing.engine.run import engine_of_processes, run_to_files, stream_run
from framing.engine.score_rows import Rows
from framing.read.documents import Meter, corpus_entities

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs or -")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name of what comes by -")
    parser.add_argument(
        "--out",
        type=output_path,
        metavar="FILE",
        help="scores, as .csv or .jsonl; standard output (CSV) without it",
    )
    parser.add_argument("--hits", type=output_path, metavar="FILE", help="every hit, as JSON Lines")
    parser.add_argument(
        "--mark-negated",
        action="store_true",
        help="add to each hit of --hits a field that tells whether it stands under a negation",
    )
    parser.add_argument(
        "--no-voice",
        action="store_true",
        help="count hits alone: faster; voice, speaker and referent stay empty",
    )
    parser.add_argument(
        "--store", type=Path, metavar="FOLDER", help="add the run to a folder of Parquet files"
    )
    parser.add_argument(
        "--zeros",
        choices=("labels", "terms"),
        default="",
        help="also a row with 0 for each label, or each term, that a document does not have",
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="also rows with the tokens of each document that stand in hits and in none, "
        "(matched) and (unmatched), for each lexicon and for all together",
    )
    add_counting_options(parser)
    _add_run_options(parser)
    add_reading_options(parser)
    add_lexicon_options(parser)


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("large corpora")
    group.add_argument(
        "--workers", type=_count, metavar="N", default=1, help="processes; 0 for one a core (1)"
    )
    group.add_argument(
        "--resume", action="store_true", help="go on with a run that was interrupted or killed"
    )
    group.add_argument(
        "--incremental",
        action="store_true",
        help="score only what changed since the run that wrote --out: articles and lexicons",
    )
    group.add_argument(
        "--shard", type=_shard, metavar="I/N", default=(1, 1), help="the I-th of N parts only"
    )
    group.add_argument(
        "--skip-duplicates",
        action="store_true",
        help="leave out articles with the same words as one before",
    )
    group.add_argument(
        "--worker-megabytes",
        type=_count,
        metavar="N",
        default=0,
        help="memory that a worker may take; a document that needs more is listed",
    )
    group.add_argument(
        "--engine",
        choices=("local", "dask", "spark"),
        default="local",
        help="where to score: on this machine (default) or on a cluster",
    )
    group.add_argument("--scheduler", metavar="ADDRESS", help="of Dask, as tcp://host:8786")
    group.add_argument("--master", metavar="URL", help="of Spark, as spark://host:7077 or local[4]")
    group.add_argument(
        "--staging", type=Path, metavar="FOLDER", help="for Spark: a folder that all machines see"
    )
    group.add_argument("--no-progress", action="store_true", help="show no progress on a terminal")


def run(args: argparse.Namespace) -> int:
    """Score the corpus; 2 where nothing could be read."""
    refuse_contradictions(args)
    road = road_from(args, corpus_entities=corpus_entities(args.paths))
    request = _request(args)
    engine, meter = _engine(args), Meter()
    left_out = Counter[str]()

    def tell(skipped: SkippedDocument) -> None:
        tell_each([skipped])
        left_out[skipped.code] += 1

    with progress_bar(request, meter, is_wanted=not args.no_progress) as bar:
        told = Told(tell, bar)
        if args.out is None and args.store is None:
            with ExitStack() as files:
                hits = files.enter_context(writing(args.hits)) if args.hits else None
                progress = stream_run(request, engine, told, meter, scores=sys.stdout, hits=hits)
        else:
            try:
                with _ended_like_ctrl_c():
                    progress = run_to_files(request, road, engine, told, meter)
                _tell_copied(progress, is_told=args.incremental)
            except KeyboardInterrupt:
                _tell_how_to_go_on()
                raise
    tell_left_out(left_out)
    tell_n_other(progress.n_other)
    tell_odd_dates(progress.n_odd_dates)
    if progress.n_skipped and not progress.n_scored:
        _tell_nothing(args)
    is_part_empty = args.shard != (1, 1) and not progress.n_skipped
    return 0 if progress.n_scored or is_part_empty else 2


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Whoever asks the process to end, as batch systems do, is answered as Ctrl-C is."""
    before = signal.getsignal(signal.SIGTERM)  # None where a host has set it outside Python
    if before is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _request(args: argparse.Namespace) -> RunRequest:
    is_json = args.out is not None and args.out.suffix == ".jsonl"
    is_text = args.out is not None or args.store is None
    plan = ScoringPlan(
        settings=reading_settings(args),
        lexicon_paths=tuple(args.lexicons),
        entity_paths=(*args.entities, *corpus_entities(args.paths)),
        score_form=("jsonl" if is_json else "csv") if is_text else "",
        with_hits=args.hits is not None,
        with_voice=not args.no_voice,
        with_records=args.store is not None,
        with_words_key=args.skip_duplicates,
        max_worker_bytes=args.worker_megabytes * 1_000_000,
        levels=levels_from(args),
        with_negated=not args.without_negated,
        marks_negated=args.mark_negated,
        rows=Rows(args.zeros, args.coverage),
    )
    return RunRequest(
        tuple(args.paths),
        plan,
        args.out,
        args.hits,
        args.store,
        shard=args.shard,
        is_resumed=args.resume,
        is_incremental=args.incremental,
        is_strict=args.strict,
    )


def _engine(args: argparse.Namespace) -> Engine:
    if args.engine == "dask":
        from framing.engine.dask import engine_of_dask

        return engine_of_dask(args.scheduler)
    if args.engine == "spark":
        from framing.engine.spark import engine_of_spark

        return engine_of_spark(args.master, args.staging)
    return engine_of_processes(args.workers or os.cpu_count() or 1)


def _tell_how_to_go_on() -> None:
    said = "framing: what has been scored is kept; the same command with --resume goes on"
    print(said, file=sys.stderr)


def _tell_nothing(args: argparse.Namespace) -> None:
    if place := args.out or args.store:
        told = f"framing: nothing could be read, so {place} is not written"
        print(told, file=sys.stderr)


def _tell_copied(progress: Progress, *, is_told: bool) -> None:
    if is_told:
        n_anew = progress.n_scored - progress.n_copied
        print(f"framing: {n_anew:,} scored, {progress.n_copied:,} as before", file=sys.stderr)


def _count(given: str) -> int:
    if not given.isdigit():
        import argparse  # is there already where options are parsed

        raise argparse.ArgumentTypeError(f"'{given}' is no number from 0")
    return int(given)


def _shard(given: str) -> tuple[int, int]:
    part, _, of = given.partition("/")
    if not (part.isdigit() and of.isdigit() and 1 <= int(part) <= int(of)):
        import argparse

        raise argparse.ArgumentTypeError(f"'{given}' is not of the form 2/8")
    return int(part), int(of)
