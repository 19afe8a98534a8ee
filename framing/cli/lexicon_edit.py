"""`framing lexicon add` and `remove`: one term, one line, nothing reformatted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from framing.cli.lexicon_named import named_lexicon
from framing.cli.main import EXIT_CLEAN, format_problem
from framing.cli.output import writing
from framing.errors import LexiconError, Problem
from framing.resources import LEXICONS

_INSTALLED = "_shipped"


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `add` and `remove`."""
    parser.add_argument("lexicon", metavar="FILE|ID", help="a lexicon file, or a shipped one's id")
    parser.add_argument("label", metavar="LABEL", help="the label's id")
    parser.add_argument("term", metavar="TERM", help="the term as it is written in the file")


def run_add(args: argparse.Namespace) -> int:
    """Add the term; a term whose words stand there already is refused with both places."""
    from framing.lexicon.revise import add_term  # needs yaml, which most sub-commands spare

    path = _file(args.lexicon)
    revision = add_term(path, args.label, args.term.strip())
    with writing(path) as out:
        out.write(revision.text)
    for problem in revision.warnings:
        print(format_problem(problem), file=sys.stderr)
    print(f"{path}:{revision.line}: '{args.term.strip()}' added to {args.label}")
    return EXIT_CLEAN


def run_remove(args: argparse.Namespace) -> int:
    """Remove the term."""
    from framing.lexicon.revise import remove_term  # as above

    path = _file(args.lexicon)
    revision = remove_term(path, args.label, args.term.strip())
    with writing(path) as out:
        out.write(revision.text)
    for problem in revision.warnings:
        print(format_problem(problem), file=sys.stderr)
    print(f"{path}:{revision.line}: '{args.term.strip()}' removed from {args.label}")
    return EXIT_CLEAN


def _file(name: str) -> Path:
    """The file to edit; what an installed package ships is not for editing."""
    path = Path(name)
    if path.suffix in (".yml", ".yaml"):
        return path
    shipped = named_lexicon(name)
    if _INSTALLED in LEXICONS.parts:
        message = f"'{name}' belongs to the installed package"
        remedy = f"Write a file of your own that says `extends: {name}`, and add the term there."
        raise LexiconError([Problem(name, 0, 0, "not-yours", message, remedy)])
    return Path(shipped.path)
