"""`framing check`: drafts to findings."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from framing.check.policies import find_policy, load_policies
from framing.check.rules import check_document
from framing.check.text_format import format_finding
from framing.cli.options import (
    add_lexicon_options,
    add_reading_options,
    reading_settings,
    road_from,
)
from framing.cli.output import tell_skipped
from framing.domain.document import SkippedDocument
from framing.domain.finding import Severity
from framing.pipeline import walk
from framing.read.documents import read_documents
from framing.read.lines import LineIndex

_GATES = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "suggestion": set(Severity),
    "never": set(),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="drafts: files, folders, globs or -"
    )
    parser.add_argument(
        "--policy",
        nargs="+",
        metavar="NAME",
        default=["advisory"],
        help="shipped policies by name, or policy files (default: advisory)",
    )
    parser.add_argument(
        "--fail-on",
        choices=_GATES,
        default="error",
        help="the least severity that makes the exit code 1 (default: error)",
    )
    add_reading_options(parser)
    add_lexicon_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the findings: exit 0 below the gate, 1 at the gate, 2 where nothing could be read."""
    policies = load_policies([find_policy(name) for name in args.policy])
    road = road_from(args)
    found: Counter[Severity] = Counter()
    skipped: list[SkippedDocument] = []
    n_checked = 0
    for document in read_documents(args.paths, settings=reading_settings(args)):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        n_checked += 1
        lines = LineIndex.of(document)
        for finding in check_document(walk(document, road), policies):
            found[finding.severity] += 1
            print(format_finding(document, finding, lines.place(finding.span.start)), end="\n\n")
    tell_skipped(skipped)
    _tell_sum(n_checked, found, args.policy)
    if not n_checked:
        return 2
    return int(any(found[severity] for severity in _GATES[args.fail_on]))


def _tell_sum(n_checked: int, found: Counter[Severity], names: list[str]) -> None:
    counts = ", ".join(f"{found[severity]} {severity.value}s" for severity in Severity)
    titles = ", ".join(Path(name).stem for name in names)
    print(f"{n_checked} documents held against {titles}: {counts}", file=sys.stderr)
