"""`framing compare`: a corpus to tables of shares, rates and effects with their intervals."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from framing.cli.compare_tables import write_tables
from framing.cli.compare_text import comparison_lines
from framing.cli.metadata_told import tell_metadata
from framing.cli.options import (
    add_counting_options,
    add_lexicon_options,
    add_reading_options,
    from_one,
    road_from,
)
from framing.cli.output import output_path
from framing.cli.scored import add_workers_option, is_store_asked, scored_corpus
from framing.cli.shared_option import add_shared_option, told_of_copy
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.comparison_rows import TrendRow
from framing.engine.arranged import chosen
from framing.engine.comparing import (
    compare_against,
    compare_corpus,
    joined_runs,
    set_copy_aside,
    trends_of,
)
from framing.engine.corpus import CorpusRun
from framing.engine.stored import stored_corpus
from framing.errors import InputError, Problem
from framing.pipeline import Road
from framing.read.documents import corpus_entities


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs or -")
    parser.add_argument(
        "--out",
        type=output_path,
        metavar="FILE",
        help="one table as .csv or .parquet, all tables as .json, or a folder for a file each; "
        "without it the shares of the own voice are printed",
    )
    parser.add_argument(
        "--table", default="shares", metavar="NAME", help="the table of a .csv or .parquet (shares)"
    )
    parser.add_argument(
        "--format", choices=("csv", "parquet"), default="csv", help="of the files in a folder (csv)"
    )
    _add_group_options(parser)
    add_shared_option(parser)
    add_counting_options(parser)
    parser.add_argument(
        "--resamples", type=from_one, default=2000, metavar="N", help="resamples (default: 2000)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="seed of the resampling")
    add_workers_option(parser)
    add_reading_options(parser)
    add_lexicon_options(parser)


def _add_group_options(parser: argparse.ArgumentParser) -> None:
    groups = parser.add_argument_group("what is held against what")
    sides = groups.add_mutually_exclusive_group()
    sides.add_argument(
        "--by",
        default="outlet",
        metavar="FIELD",
        help="outlet (default), event, author, year, quarter, month, week or any field you gave",
    )
    sides.add_argument("--since", metavar="DATE", help="before this day against since it")
    sides.add_argument(
        "--reference", metavar="PATH", nargs="+", help="the whole corpus against another"
    )
    sides.add_argument(
        "--against-archive", metavar="PATH", nargs="+", help="one document against all others"
    )
    groups.add_argument(
        "--run", metavar="ID", help="which run of a store, by the beginning of its id (the latest)"
    )
    groups.add_argument("--event", metavar="NAME", help="only documents of this event")
    groups.add_argument(
        "--trend", metavar="WIDTH", help="also the shares by year, quarter, month or week"
    )


def run(args: argparse.Namespace) -> int:
    """Compare and write; 2 where nothing could be read."""
    road = road_from(args, corpus_entities=corpus_entities(args.paths))
    corpus = _corpus(args, road)
    if not corpus.scored:
        print("framing: nothing could be read, so there is nothing to compare", file=sys.stderr)
        return 2
    corpus, comparison = _compared(args, corpus, road)
    trends: tuple[TrendRow, ...] = ()
    if args.trend is not None:
        settings = _settings(args)
        trends = trends_of(corpus, road, by=_by(args), width=args.trend, settings=settings)
    if args.out is None:
        for line in comparison_lines(comparison, trends):
            print(line)
    else:
        write_tables(comparison, trends, args.out, table=args.table, format=args.format)
    print(f"shared passages: {told_of_copy(corpus)}", file=sys.stderr)
    is_by_field = args.since is None and args.reference is None and args.against_archive is None
    tell_metadata(corpus, road, args.by if is_by_field else None)
    return 0


def _corpus(args: argparse.Namespace, road: Road) -> CorpusRun:
    """What is compared: a run that `score --store` wrote, or articles, scored."""
    if not is_store_asked(args):
        corpus = scored_corpus(args, args.paths, road)
        return corpus if args.event is None else _of_event(corpus, args.event)
    if len(args.paths) > 1 or args.reference or args.against_archive:
        message = "a store is compared by itself, by --by or --since"
        remedy = "Give the articles themselves for all else."
        raise InputError([_problem(args.paths[0], "store", message, remedy)])
    return stored_corpus(
        Path(args.paths[0]),
        road,
        run=args.run,
        event=args.event,
        is_copy_aside=args.count_shared == "once",
    )


def _of_event(corpus: CorpusRun, event: str) -> CorpusRun:
    scores = corpus.scored.scores
    kept = [place for place, score in enumerate(scores) if score.metadata.event == event]
    if scores and not kept:
        known = sorted({score.metadata.event or "" for score in scores} - {""})
        remedy = f"The corpus has {', '.join(known[:8])}." if known else "No document names one."
        raise InputError([_problem("--event", "unknown-event", f"no story of '{event}'", remedy)])
    return replace(corpus, scored=chosen(corpus.scored, kept))


def _compared(
    args: argparse.Namespace, corpus: CorpusRun, road: Road
) -> tuple[CorpusRun, Comparison]:
    settings = _settings(args)
    others = args.reference or args.against_archive
    if others is None:
        ready = _ready(args, corpus)
        return ready, compare_corpus(ready, road, by=_by(args), settings=settings)
    if args.against_archive and len(corpus.scored) != 1:
        message = f"{len(corpus.scored)} documents were given, and one is held against the archive"
        remedy = "Name one document, or hold the corpus against --reference."
        raise InputError([_problem("--against-archive", "several-documents", message, remedy)])
    ids = frozenset(score.document for score in corpus.scored.scores)
    against = scored_corpus(args, others, road)
    if not len(against.scored):
        option = "--reference" if args.reference else "--against-archive"
        message = "nothing of it could be read, so there is nothing to compare with"
        raise InputError([_problem(option, "nothing-read", message, "Name other articles.")])
    both = _ready(args, joined_runs(corpus, against))
    return both, compare_against(both, ids, road, settings=settings)


def _ready(args: argparse.Namespace, corpus: CorpusRun) -> CorpusRun:
    return set_copy_aside(corpus) if args.count_shared == "once" else corpus


def _by(args: argparse.Namespace) -> str:
    return str(args.by) if args.since is None else f"since:{args.since}"


def _settings(args: argparse.Namespace) -> CompareSettings:
    return CompareSettings(seed=args.seed, n_resamples=args.resamples)


def _problem(option: str, code: str, message: str, remedy: str) -> Problem:
    return Problem(option, 0, 0, code, message, remedy)
