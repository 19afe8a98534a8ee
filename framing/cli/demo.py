"""`framing demo`: the main job on the sample corpus that ships with the project."""

from __future__ import annotations

import argparse
from pathlib import Path

from framing.cli import report
from framing.cli.output import output_path
from framing.resources import EXAMPLES


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "--out",
        type=output_path,
        metavar="FILE",
        default=Path("framing-demo.html"),
        help="the HTML file to write (default: framing-demo.html)",
    )


def run(args: argparse.Namespace) -> int:
    """Write the sample report."""
    parser = argparse.ArgumentParser()
    report.configure(parser)
    return report.run(parser.parse_args([str(EXAMPLES / "port-sarn"), "--out", str(args.out)]))
