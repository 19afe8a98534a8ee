"""`framing index`: the words of a stored run, kept so that an edited lexicon is counted at once."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from framing.store.read import stored_run


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "store", metavar="STORE", type=Path, help="a folder that `framing score --store` wrote"
    )
    parser.add_argument(
        "--run", metavar="ID", help="which of its runs, by the beginning of its id (the latest)"
    )
    parser.add_argument(
        "--workers", type=_count, metavar="N", default=1, help="processes; 0 for one a core (1)"
    )


def run(args: argparse.Namespace) -> int:
    """Make the index; what an interrupted making has left is gone on from."""
    from framing.engine.indexing import make_index  # arrays, which the help does without

    found = stored_run(args.store, args.run)
    record = make_index(args.store, found.id, n_workers=args.workers or os.cpu_count() or 1)
    share = record.n_bytes / max(1, record.n_text_bytes)
    print(
        f"{found.id}: {record.n_words:,} words of {record.n_types:,} spellings, "
        f"{record.n_bytes / 1e6:,.1f} MB, {share:.2f} of the text",
        file=sys.stderr,
    )
    return 0


def _count(given: str) -> int:
    if not given.isdigit():
        raise argparse.ArgumentTypeError(f"'{given}' is no number from 0")
    return int(given)
