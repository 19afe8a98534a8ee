"""`framing selfcheck`: proves on a corpus that hits, counts and figures behave as they must."""

from __future__ import annotations

import argparse
import sys

from framing.cli.main import EXIT_BROKEN, EXIT_CLEAN, EXIT_FINDINGS
from framing.cli.options import (
    add_lexicon_options,
    add_reading_options,
    road_from,
)
from framing.cli.scored import add_workers_option, scored_corpus
from framing.engine.selfcheck import selfcheck_corpus
from framing.read.documents import corpus_entities


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs or -")
    parser.add_argument(
        "--by", default="outlet", metavar="FIELD", help="the field compared by (default: outlet)"
    )
    add_workers_option(parser)
    add_reading_options(parser)
    add_lexicon_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print every invariant; 0 where all hold, 1 where one does not, 2 where nothing was read."""
    road = road_from(args, corpus_entities=corpus_entities(args.paths))
    corpus = scored_corpus(args, args.paths, road)
    if not corpus.scored:
        print("framing: nothing could be read, so nothing can be proved", file=sys.stderr)
        return EXIT_BROKEN
    invariants = selfcheck_corpus(corpus, road, by=args.by)
    for invariant in invariants:
        print(f"{'holds ' if invariant.holds else 'BROKEN'}  {invariant.name}")
        print(f"        {invariant.detail}")
    n_broken = sum(not invariant.holds for invariant in invariants)
    if n_broken:
        print(f"{n_broken} of {len(invariants)} invariants do not hold")
        return EXIT_FINDINGS
    print(f"all {len(invariants)} invariants hold")
    return EXIT_CLEAN
