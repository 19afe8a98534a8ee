"""`framing lexicon sheet`: sampled hits for people to code, as CSV."""

from __future__ import annotations

import argparse
import csv
import sys

from framing.cli.lexicon_named import named_lexicon
from framing.cli.main import EXIT_BROKEN, EXIT_CLEAN
from framing.cli.options import (
    add_entities_option,
    add_reading_options,
    entities_named,
    reading_settings,
)
from framing.cli.output import counted, output_path, tell_skipped, writing
from framing.domain.coding import CODER, COLUMNS, sheet_row

_BYTE_ORDER_MARK = "\ufeff"  # spreadsheets read the file as UTF-8 only with it


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `sheet`."""
    parser.add_argument("lexicon", metavar="ID|FILE", help="a shipped lexicon's id, or a file")
    parser.add_argument(
        "--corpus", metavar="PATH", nargs="+", required=True, help="articles to draw from"
    )
    parser.add_argument("--n", metavar="N", type=int, default=100, help="hits to draw (100)")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--coders", metavar="N", type=int, default=2, help="columns to fill (2)")
    parser.add_argument(
        "--out", metavar="FILE.csv", type=output_path, help="the sheet (default: print)"
    )
    add_entities_option(parser)
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Write the sheet; 2 where no document could be read."""
    from framing.engine.sheet import sample_hits  # the road is long; `list` needs none

    sample = sample_hits(
        named_lexicon(args.lexicon),
        args.corpus,
        entities_named(args),
        n=args.n,
        seed=args.seed,
        settings=reading_settings(args),
    )
    tell_skipped(sample.skipped)
    blank = [f"{CODER} {number}" for number in range(1, args.coders + 1)]
    with writing(args.out) as out:
        if args.out is not None:
            out.write(_BYTE_ORDER_MARK)
        sheet = csv.writer(out, lineterminator="\n")
        sheet.writerow([*COLUMNS, *blank, "note"])
        sheet.writerows([*sheet_row(hit), *[""] * len(blank), ""] for hit in sample.hits)
    print(
        f"{len(sample.hits)} of {counted(sample.n_hits, 'hit')} in "
        f"{counted(sample.n_documents, 'document')}; fill the columns {', '.join(blank)} "
        "with yes, no or unsure, then run `framing evaluate` on it",
        file=sys.stderr,
    )
    return EXIT_CLEAN if sample.n_documents else EXIT_BROKEN
