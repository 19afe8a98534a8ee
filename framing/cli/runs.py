"""`framing runs`: what moved between two kept runs, in the terminal, in Markdown or as a page.

Runs are kept by `framing report`, or lie in a store of `framing score`, whose runs it lists too.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from framing.cli.output import output_path, writing
from framing.engine.kept_runs import change_between, load_kept_run
from framing.errors import InputError, Problem, missing_file
from framing.store.tables import is_store


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    kept = "a run as JSON (framing report … --json FILE), or the folder of a report"
    parser.add_argument(
        "then",
        type=Path,
        metavar="OLD",
        help=f"the earlier run: {kept}; or a store of `framing score --store`",
    )
    parser.add_argument(
        "now", nargs="*", metavar="NEW", help="the later run; of a store two ids, none to list all"
    )
    parser.add_argument(
        "--out",
        type=output_path,
        metavar="FILE",
        help="an .html page or .md; without it Markdown is printed",
    )
    parser.add_argument(
        "--report-language",
        metavar="CODE",
        default="en",
        help="language of the report: en (default), de",
    )


def run(args: argparse.Namespace) -> int:
    """Write what moved."""
    if is_store(args.then):
        from framing.cli.stored_runs import print_stored

        print_stored(args.then, args.now)
        return 0
    if len(args.now) != 1:
        if not args.then.exists():
            raise InputError([missing_file(str(args.then))])
        message = "is no store, whose runs could be listed, and no single later run is named"
        remedy = "Name two kept runs, or a folder that `framing score --store` wrote."
        raise InputError([Problem(args.then.as_posix(), 0, 0, "two-runs", message, remedy)])
    change = change_between(load_kept_run(args.then), load_kept_run(Path(args.now[0])))
    if args.out is not None and args.out.suffix.lower() in (".html", ".htm"):
        from framing.report.runs import render_runs  # Markdown needs no templates

        with writing(args.out) as out:
            out.write(render_runs(change, language=args.report_language))
        return 0
    from framing.report.runs_markdown import runs_markdown

    with writing(args.out) as out:
        out.write(runs_markdown(change, language=args.report_language))
    return 0
