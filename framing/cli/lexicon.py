"""`framing lexicon`: list, show, check and test lexicon files, start one, exchange them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from framing.cli import (
    lexicon_diff,
    lexicon_edit,
    lexicon_exchange,
    lexicon_sheet,
    lexicon_suggest,
    lexicon_watch,
)
from framing.cli.lexicon_named import label_of, named_lexicon
from framing.cli.main import EXIT_CLEAN, EXIT_FINDINGS, format_problem
from framing.cli.output import writing
from framing.domain.lexicon import Label, Lexicon, Term
from framing.errors import InputError, Problem
from framing.lexicon.load import check_lexicons, load_lexicons, with_source_lines


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's sub-commands."""
    commands = parser.add_subparsers(dest="subcommand", metavar="SUBCOMMAND", required=True)
    listing = commands.add_parser("list", help="name the lexicons with their sizes")
    _add_paths(listing)
    show = commands.add_parser("show", help="print every form that a lexicon's terms stand for")
    show.add_argument("lexicon", metavar="ID|FILE", help="a shipped lexicon's id, or a file")
    show.add_argument("--label", metavar="LABEL", help="this label alone")
    check = commands.add_parser("check", help="report every problem of lexicon files")
    _add_paths(check)
    check.add_argument("--strict", action="store_true", help="count warnings as errors")
    check.add_argument("--format", choices=["text", "json"], default="text")
    test = commands.add_parser("test", help="run the lexicons' own examples")
    _add_paths(test)
    lexicon_diff.configure(
        commands.add_parser("diff", help="show what an edit changes in a corpus")
    )
    lexicon_edit.configure(commands.add_parser("add", help="add a term to a label: one line"))
    lexicon_edit.configure(commands.add_parser("remove", help="remove a term from a label"))
    lexicon_suggest.configure(
        commands.add_parser("suggest", help="propose words that stand where labels stand")
    )
    lexicon_sheet.configure(
        commands.add_parser("sheet", help="draw hits for people to code, as CSV")
    )
    lexicon_watch.configure(
        commands.add_parser("watch", help="check, test and count after every save")
    )
    commands.add_parser("schema", help="print the JSON Schema of lexicon files")
    new = commands.add_parser("new", help="start a lexicon file")
    new.add_argument("id", metavar="ID", help="its id: lower-case letters, digits, hyphens")
    new.add_argument(
        "--folder", metavar="FOLDER", type=Path, default=Path(), help="where (default: here)"
    )
    lexicon_exchange.configure_import(
        commands.add_parser("import", help="make a lexicon of another tool's dictionary")
    )
    lexicon_exchange.configure_export(
        commands.add_parser("export", help="write a lexicon as another tool's dictionary")
    )


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="lexicon files or folders; by default the shipped ones",
    )


def run(args: argparse.Namespace) -> int:
    """Run the sub-command; 0 clean, 1 problems found, 2 could not run."""
    runs: dict[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "show": _show,
        "check": _check,
        "test": _test,
        "diff": lexicon_diff.run,
        "suggest": lexicon_suggest.run,
        "sheet": lexicon_sheet.run,
        "watch": lexicon_watch.run,
        "add": lexicon_edit.run_add,
        "remove": lexicon_edit.run_remove,
        "schema": _schema,
        "new": _new,
        "import": lexicon_exchange.run_import,
        "export": _export,
    }
    return runs[args.subcommand](args)


def _list(args: argparse.Namespace) -> int:
    lexicons = load_lexicons(args.paths)
    width = max((len(lexicon.id) for lexicon in lexicons), default=0)
    for lexicon in lexicons:
        labels = _labels(lexicon)
        print(
            f"{lexicon.id:{width}}  {lexicon.version:8}  {lexicon.language}  "
            f"{len(labels):3} labels  {_n_forms(labels):5} forms  {lexicon.title}"
        )
    return EXIT_CLEAN


def _labels(lexicon: Lexicon) -> list[Label]:
    return [label for contrast in lexicon.contrasts for label in contrast.labels]


def _n_forms(labels: Sequence[Label]) -> int:
    return sum(max(len(term.forms), 1) for label in labels for term in label.terms)


def _show(args: argparse.Namespace) -> int:
    lexicon = named_lexicon(args.lexicon)
    chosen = label_of(lexicon, args.label)
    wanted = [label for label in _labels(lexicon) if chosen in (None, label.id)]
    print(f"{lexicon.id} {lexicon.version}: {lexicon.title}")
    for contrast in lexicon.contrasts:
        labels = [label for label in contrast.labels if label in wanted]
        if labels:
            print(f"\n{contrast.title}. {contrast.referent}".rstrip(". "))
        for label in labels:
            _print_label(label)
    return EXIT_CLEAN


def _print_label(label: Label) -> None:
    print(f"\n  {label.id}: {label.says}")
    for term in label.terms:
        _print_term(term, "")
    for term in label.exclusions:
        _print_term(term, "not ")


def _print_term(term: Term, prefix: str) -> None:
    forms = f"/{term.pattern}/" if term.pattern else ", ".join(term.forms)
    case = "" if term.case.value == "any" else f" ({term.case.value} case)"
    print(f"    {prefix}{term.text}{case} = {forms}")
    for rule in term.context:
        operands = ", ".join(
            {"label": "#", "entity": "@"}.get(operand.kind.value, "") + operand.text
            for operand in rule.operands
        )
        print(f"        {rule.relation.value} within {rule.window_tokens} words: {operands}")
    if term.active_from or term.active_until:
        print(f"        from {term.active_from or '…'} until {term.active_until or '…'}")


def _check(args: argparse.Namespace) -> int:
    check = check_lexicons(args.paths)
    if args.format == "json":
        json.dump([asdict(problem) for problem in check.problems], sys.stdout, indent=2)
        print()
    else:
        for problem in check.problems:
            print(format_problem(problem))
    n_errors = len(check.errors)
    n_warnings = len(check.problems) - n_errors
    print(
        f"{_count(len(check.lexicons), 'lexicon')}: {_count(n_errors, 'error')}, "
        f"{_count(n_warnings, 'warning')}",
        file=sys.stderr,
    )
    return EXIT_FINDINGS if n_errors or (args.strict and n_warnings) else EXIT_CLEAN


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _test(args: argparse.Namespace) -> int:
    from framing.lexicon.entities import load_entities  # only this command walks the road
    from framing.pipeline import prove_lexicons

    lexicons = load_lexicons(args.paths)
    problems = tuple(with_source_lines(prove_lexicons(lexicons, load_entities([]))))
    for problem in problems:
        print(format_problem(problem))
    counts = {"hits": 0, "misses": 0, "misread": 0}
    for lexicon in lexicons:
        for label in _labels(lexicon):
            for example in label.examples:
                counts[example.kind] += 1
    n_failing = sum(1 for problem in problems if problem.severity == "error")
    print(
        f"{_count(len(lexicons), 'lexicon')}: {counts['hits']} hits, {counts['misses']} misses, "
        f"{counts['misread']} misread; {n_failing} failing"
    )
    return EXIT_FINDINGS if n_failing else EXIT_CLEAN


def _export(args: argparse.Namespace) -> int:
    return lexicon_exchange.run_export(args, named_lexicon(args.lexicon))


def _schema(_args: argparse.Namespace) -> int:
    from framing.lexicon.starter import schema_file

    sys.stdout.write(schema_file())
    return EXIT_CLEAN


def _new(args: argparse.Namespace) -> int:
    from framing.lexicon.starter import SCHEMA_NAME, schema_file, starter_file
    from framing.lexicon.validate import is_id

    path = args.folder / f"{args.id}.yml"
    if not is_id(args.id):
        message = f"'{args.id}' is not an id"
        problem = Problem(args.id, 0, 0, "bad-id", message, "Use a-z, 0-9 and hyphens.")
        raise InputError([problem])
    if path.exists():
        problem = Problem(str(path), 0, 0, "exists", "the file exists", "Choose another id.")
        raise InputError([problem])
    with writing(path) as out:
        out.write(starter_file(args.id))
    schema = args.folder / SCHEMA_NAME
    if not schema.exists():
        with writing(schema) as out:
            out.write(schema_file())
    print(f"{path} written; `framing lexicon check {path}` tells what to mend")
    return EXIT_CLEAN
