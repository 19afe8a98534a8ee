"""The options of `framing check`."""

from __future__ import annotations

import time

from framing.check.formats import FORMATS
from framing.cli.options import add_lexicon_options, add_reading_options, file_path
from framing.desk.drafts import Request
from framing.domain.finding import GATES, SEVERITIES
from framing.errors import InputError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from framing.read.settings import ReadSettings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="drafts: files, folders, globs, or - for stdin"
    )
    _add_rules(rules := parser.add_argument_group("rules"))
    rules.add_argument("--explain", metavar="RULE", help="tell what a rule names, and why")
    _add_output(parser.add_argument_group("output"))
    _add_attention(parser.add_argument_group("only what is new"))
    add_reading_options(parser)
    parser.add_argument(
        "--workers", metavar="N", type=int, help="processes for many drafts (default: all cores)"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name of what comes by -")
    add_lexicon_options(parser)


def _add_rules(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--policy",
        action="append",
        metavar="NAME",
        help="a shipped policy by name, or a policy file; may be repeated, or parted by commas",
    )
    group.add_argument(
        "--ignore", action="append", metavar="RULE", default=[], help="policy/rule or policy/*"
    )
    group.add_argument("--desk", metavar="NAME", help="the section `desks: NAME` of framing.yml")
    group.add_argument("--config", type=file_path, metavar="FILE", help="use this framing.yml")
    group.add_argument("--no-config", action="store_true", help="use no framing.yml")


def _add_output(group: argparse._ArgumentGroup) -> None:
    listing = "; ".join(f"{name}: {text}" for name, text in FORMATS.items())
    group.add_argument(
        "--format",
        action="append",
        metavar="NAME[=FILE]",
        help=f"may be repeated, all but one with a file. {listing}",
    )
    _add_gate(group)
    group.add_argument(
        "--fix", action="store_true", help="print alternatives as a patch; no file is changed"
    )
    group.add_argument("--quiet", action="store_true", help="no summary on standard error")


def _add_attention(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--baseline", type=file_path, metavar="FILE", help="leave out what it holds")
    group.add_argument(
        "--write-baseline", type=file_path, metavar="FILE", help="accept all findings of this run"
    )
    group.add_argument(
        "--prune-baseline",
        action="store_true",
        help="take entries that are no longer found out of the baseline",
    )
    group.add_argument(
        "--since", metavar="REV", help="only sentences changed since a revision of git"
    )
    group.add_argument(
        "--diff", action="store_true", help="only sentences changed and not committed"
    )
    _add_suppressions(group)


def _add_gate(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--show", choices=SEVERITIES, help="the least severity that is shown")
    group.add_argument(
        "--fail-on", choices=GATES, help="the least severity that makes the exit code 1"
    )


def _add_suppressions(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--suppressions", type=file_path, metavar="FILE", help="instead of the nearest side-car"
    )


def add_house_options(parser: argparse.ArgumentParser) -> None:
    """What drafts are held against, for a command that meets them later."""
    group = parser.add_argument_group("rules")
    _add_rules(group)
    _add_gate(group)
    _add_suppressions(group)


def request_from(
    args: argparse.Namespace, reading: ReadSettings, *, keeps_source: bool = False
) -> Request:
    """What the options ask of each draft.

    Raises:
        InputError: there is no such configuration.
    """
    if args.config is not None and not args.config.is_file():
        message, remedy = f"there is no file {args.config}", "Name a framing.yml that exists."
        raise InputError([Problem("--config", 0, 0, "misuse", message, remedy)])
    names = [name for each in args.policy or () for name in each.split(",") if name]
    return Request(
        reading=reading,
        today=time.strftime("%Y-%m-%d"),
        config=args.config,
        has_config=not args.no_config,
        desk=args.desk,
        policies=tuple(dict.fromkeys(names)),
        lexicons=tuple(map(str, args.lexicons)),
        entities=tuple(map(str, args.entities)),
        ignored=tuple(args.ignore),
        fail_on=args.fail_on,
        show=args.show,
        suppressions=args.suppressions,
        is_proof_required=not args.allow_failing_examples,
        keeps_source=keeps_source,
    )


def wanted_formats(given: list[str] | None) -> tuple[tuple[str, Path | None], ...]:
    """The formats with their files; None is standard output.

    Raises:
        InputError: a format is unknown, or two are to go to standard output.
    """
    pairs: list[tuple[str, Path | None]] = []
    for each in given or ["text"]:
        name, _, file = each.partition("=")
        pairs.append((name, file_path(file) if file else None))
    unknown = [name for name, _ in pairs if name not in FORMATS]
    if unknown:
        raise _bad(unknown[0], "is no format", f"Known are: {', '.join(FORMATS)}.")
    if sum(file is None for _, file in pairs) > 1:
        names = " ".join(name for name, _ in pairs)
        raise _bad(names, "only one format can go to standard output", "Write NAME=FILE.")
    return tuple(pairs)


def _bad(given: str, message: str, remedy: str) -> InputError:
    return InputError([Problem(f"--format {given}", 0, 0, "bad-format", message, remedy)])
