"""`framing runs`: what moved between two kept runs, in the terminal, in Markdown or as a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from framing.cli.output import writing
from framing.engine.kept_runs import change_between, load_kept_run


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    kept = "a run as JSON (framing report … --json FILE), or the folder of a report"
    parser.add_argument("then", type=Path, metavar="OLD", help=f"the earlier run: {kept}")
    parser.add_argument("now", type=Path, metavar="NEW", help="the later run, likewise")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="an .html page or .md; without it Markdown is printed",
    )
    parser.add_argument(
        "--report-language",
        metavar="CODE",
        default="en",
        help="language of the report: en (default)",
    )


def run(args: argparse.Namespace) -> int:
    """Write what moved."""
    change = change_between(load_kept_run(args.then), load_kept_run(args.now))
    if args.out is not None and args.out.suffix.lower() in (".html", ".htm"):
        from framing.report.runs import render_runs  # Markdown needs no templates

        with writing(args.out) as out:
            out.write(render_runs(change, language=args.report_language))
        return 0
    from framing.report.runs_markdown import runs_markdown

    with writing(args.out) as out:
        out.write(runs_markdown(change, language=args.report_language))
    return 0
