"""`framing lexicon watch`: after every save the checks, the examples and the counts."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from framing.cli.main import EXIT_CLEAN, format_problem
from framing.cli.options import (
    add_entities_option,
    add_reading_options,
    entities_named,
    reading_settings,
)
from framing.cli.output import counted
from framing.domain.entity import Entity
from framing.domain.lexicon import Lexicon
from framing.domain.lexicon_diff import Change, LexiconDiff
from framing.errors import InputError
from framing.lexicon.files import family, lexicon_files
from framing.lexicon.load import check_lexicons, with_source_lines

_N_SENTENCES = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `watch`."""
    parser.add_argument("path", metavar="PATH", type=Path, help="a lexicon file or folder")
    parser.add_argument(
        "--corpus", metavar="PATH", nargs="+", default=[], help="articles to count hits in"
    )
    parser.add_argument(
        "--interval", metavar="SECONDS", type=float, default=0.5, help="time between looks (0.5)"
    )
    add_entities_option(parser)
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Look again after every save until Ctrl-C, which is the regular end."""
    seen: dict[Path, int] | None = None
    last: tuple[Lexicon, ...] = ()
    try:
        while True:
            stamps = _stamps(args.path)
            if stamps != seen:
                seen = stamps
                last = _look(args, last)
                print("watching; Ctrl-C ends", flush=True)
            time.sleep(args.interval)
    except KeyboardInterrupt:
        print()
        return EXIT_CLEAN


def _stamps(path: Path) -> dict[Path, int]:
    """When each file was last saved; a file in the midst of being replaced is left out."""
    try:
        files = {each for file in lexicon_files([path]) for each in family(file)}
    except InputError:
        return {}
    stamps: dict[Path, int] = {}
    for file in sorted(files):
        try:
            stamps[file] = file.stat().st_mtime_ns
        except OSError:
            continue
    return stamps


def _look(args: argparse.Namespace, last: tuple[Lexicon, ...]) -> tuple[Lexicon, ...]:
    """Check, test and count once; returns the lexicons that can be used, else the last ones."""
    from framing.pipeline import prove_lexicons

    print(f"{time.strftime('%H:%M:%S')} {args.path}")
    try:
        entities = entities_named(args)
        check = check_lexicons([args.path], entities)
    except InputError as error:
        for problem in error.problems:
            print(format_problem(problem))
        return last
    for problem in check.problems:
        print(format_problem(problem))
    n_warnings = len(check.problems) - len(check.errors)
    print(f"check: {counted(len(check.errors), 'error')}, {counted(n_warnings, 'warning')}")
    if check.errors:
        return last
    failures = tuple(with_source_lines(prove_lexicons(check.lexicons, entities)))
    for problem in failures:
        print(format_problem(problem))
    print(f"test: {sum(problem.severity == 'error' for problem in failures)} failing")
    if args.corpus:
        _count(args, last or check.lexicons, check.lexicons, entities)
    return check.lexicons


def _count(
    args: argparse.Namespace,
    before: Sequence[Lexicon],
    after: Sequence[Lexicon],
    entities: Sequence[Entity],
) -> None:
    from framing.engine.lexicon_diff import diff_lexicons  # as above

    try:
        settings = reading_settings(args)
        _print_counts(diff_lexicons(before, after, args.corpus, entities, settings=settings))
    except InputError as error:
        for problem in error.problems:
            print(format_problem(problem))


def _print_counts(diff: LexiconDiff) -> None:
    """How often each label stands in the corpus, and what the save has changed."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for each in diff.cells:
        name = f"{each.cell.lexicon}/{each.cell.label}"
        before[name] += each.n_before
        after[name] += each.n_after
    width = max(map(len, after), default=0)
    for name in sorted(after):
        change = after[name] - before[name]
        print(f"  {name:{width}}  {after[name]:6}{f'  {change:+}' if change else ''}")
    totals = ", ".join(f"{len(diff.of(change))} {change.value}" for change in Change)
    print(f"count: {counted(diff.n_documents, 'document')}, {sum(after.values())} hits; {totals}")
    _print_changes(diff)


def _print_changes(diff: LexiconDiff) -> None:
    for each in diff.changes[:_N_SENTENCES]:
        labels = " → ".join(filter(None, dict.fromkeys((each.before, each.after))))
        line = each.line
        print(f"  {each.change.value} {labels}: {line.left.lstrip()}[{line.node}]{line.right}")
    if len(diff.changes) > _N_SENTENCES:
        print(f"  and {len(diff.changes) - _N_SENTENCES} more; `framing lexicon diff` shows all")
