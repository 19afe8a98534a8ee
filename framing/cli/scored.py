"""The option `--workers` of the commands that look at a whole corpus, and the corpus scored."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from framing.cli.options import levels_from, reading_settings, words_of_reading
from framing.cli.output import tell_skipped
from framing.engine.corpus import CorpusRun, score_corpus
from framing.engine.outcomes import ScoringPlan
from framing.engine.shared_scoring import score_corpus_in_processes, workers_for
from framing.errors import InputError, Problem
from framing.pipeline import Road
from framing.read.documents import corpus_entities
from framing.store.tables import is_store


def add_workers_option(parser: argparse.ArgumentParser) -> None:
    """How many processes score the corpus; it changes no figure."""
    parser.add_argument(
        "--workers",
        type=int,
        metavar="N",
        default=0,
        help="processes that score the corpus (default: one for each processor where it is large)",
    )


def is_store_asked(args: argparse.Namespace) -> bool:
    """Whether it is a run that `score --store` wrote, not articles.

    Raises:
        InputError: options are given that only the other takes.
    """
    if not is_store(Path(args.paths[0])):
        if args.run is not None:
            remedy = "Name a folder that `framing score --store` wrote."
            raise InputError([Problem("--run", 0, 0, "no-store", "names a run of a store", remedy)])
        return False
    if words := words_of_reading(args):
        message = "a store keeps its articles as they were read"
        remedy = "Give it to framing score --store."
        raise InputError([Problem(words[0], 0, 0, "store", message, remedy)])
    return True


def scored_corpus(args: argparse.Namespace, paths: Sequence[str], road: Road) -> CorpusRun:
    """The corpus scored as the options say, and what was left out told of.

    The lexicons were proved when the road was opened; the processes take them as they are, with
    the entities of the corpus that the command is about.
    """
    settings = reading_settings(args)
    n_workers = args.workers if args.workers > 0 else workers_for(paths, settings)
    if n_workers > 1:
        entities = (*args.entities, *corpus_entities(args.paths))
        levels = levels_from(args)
        plan = ScoringPlan(
            settings,
            tuple(args.lexicons),
            entities,
            levels=levels,
            with_negated=not getattr(args, "without_negated", False),
        )
        corpus = score_corpus_in_processes(paths, plan, n_workers)
    else:
        corpus = score_corpus(paths, road, settings)
    tell_skipped(corpus.skipped)
    return corpus
