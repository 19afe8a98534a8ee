"""`framing lexicon`: its sub-commands, each imported only when it is asked for."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from framing.cli.parser import Parser


class _SubCommand(NamedTuple):
    """A module below `framing.cli`, its two functions, and what the sub-command does."""

    module: str
    configure: str
    run: str
    help: str


_SUB_COMMANDS = {
    "list": _SubCommand(
        "lexicon_files", "configure_paths", "run_list", "name the lexicons with their sizes"
    ),
    "show": _SubCommand(
        "lexicon_files",
        "configure_show",
        "run_show",
        "print every form that a lexicon's terms stand for",
    ),
    "check": _SubCommand(
        "lexicon_files", "configure_check", "run_check", "report every problem of lexicon files"
    ),
    "test": _SubCommand(
        "lexicon_files", "configure_test", "run_test", "run the lexicons' own examples"
    ),
    "diff": _SubCommand(
        "lexicon_diff", "configure", "run", "show what an edit changes in a corpus"
    ),
    "add": _SubCommand("lexicon_edit", "configure", "run_add", "add a term to a label: one line"),
    "remove": _SubCommand("lexicon_edit", "configure", "run_remove", "remove a term from a label"),
    "suggest": _SubCommand(
        "lexicon_suggest", "configure", "run", "propose words that stand where labels stand"
    ),
    "count": _SubCommand(
        "lexicon_count", "configure", "run", "count every term in a corpus, those without a hit too"
    ),
    "silenced": _SubCommand(
        "lexicon_silenced",
        "configure",
        "run",
        "tell which exception keeps which hits from counting",
    ),
    "sheet": _SubCommand(
        "lexicon_sheet", "configure", "run", "draw hits for people to code, as CSV"
    ),
    "watch": _SubCommand(
        "lexicon_watch", "configure", "run", "check, test and count after every save"
    ),
    "schema": _SubCommand(
        "lexicon_files", "configure_schema", "run_schema", "print the JSON Schema of lexicon files"
    ),
    "new": _SubCommand("lexicon_files", "configure_new", "run_new", "start a lexicon file"),
    "import": _SubCommand(
        "lexicon_exchange",
        "configure_import",
        "run_import",
        "make a lexicon of another tool's dictionary",
    ),
    "export": _SubCommand(
        "lexicon_exchange",
        "configure_export",
        "run_export",
        "write a lexicon as another tool's dictionary",
    ),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's sub-commands."""
    commands = parser.add_subparsers(
        dest="subcommand", metavar="SUBCOMMAND", required=True, parser_class=_LateParser
    )
    for name, sub_command in _SUB_COMMANDS.items():
        commands.add_parser(name, help=sub_command.help, sub_command=sub_command)


def run(args: argparse.Namespace) -> int:
    """Run the sub-command; 0 clean, 1 problems found, 2 could not run."""
    sub_command = _SUB_COMMANDS[args.subcommand]
    code: int = _function(sub_command.module, sub_command.run)(args)
    return code


class _LateParser(Parser):
    """A parser that learns its arguments when it is used.

    argparse knows no other way to leave a module out: `list` must not wait for the road to be
    imported that `diff` walks.
    """

    def __init__(self, *words: Any, sub_command: _SubCommand, **options: Any) -> None:
        super().__init__(*words, **options)
        self._sub_command: _SubCommand | None = sub_command

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse, with the sub-command's own arguments."""
        if self._sub_command is not None:
            late, self._sub_command = self._sub_command, None
            _function(late.module, late.configure)(self)
        return super().parse_known_args(args, namespace)


def _function(module: str, name: str) -> Any:
    return getattr(importlib.import_module(f"framing.cli.{module}"), name)
