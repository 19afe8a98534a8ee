"""`framing lexicon import` and `export`: dictionaries of other tools, with a report of losses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from framing.cli.lexicon_named import named_lexicon
from framing.cli.main import EXIT_CLEAN, format_problem
from framing.cli.output import counted, writing
from framing.errors import InputError, Problem


def configure_import(parser: argparse.ArgumentParser) -> None:
    """The arguments of `import`."""
    from framing.lexicon.foreign.read import FORMATS

    parser.add_argument("file", metavar="FILE", type=Path, help="the foreign dictionary")
    parser.add_argument(
        "--format", choices=FORMATS, help="its format, where the content does not tell"
    )
    parser.add_argument("--encoding", metavar="NAME", help="its encoding, where it is not UTF-8")
    parser.add_argument(
        "--out", metavar="FILE.yml", type=Path, help="the lexicon file to write (default: print it)"
    )


def configure_export(parser: argparse.ArgumentParser) -> None:
    """The arguments of `export`."""
    from framing.lexicon.foreign.export import EXPORT_FORMATS

    parser.add_argument("lexicon", metavar="ID|FILE", help="a shipped lexicon's id, or a file")
    parser.add_argument("--format", choices=EXPORT_FORMATS, required=True)
    parser.add_argument(
        "--out",
        metavar="PATH",
        type=Path,
        help="the file to write, for vale the folder (default: print)",
    )


def run_import(args: argparse.Namespace) -> int:
    """Write the lexicon file; losses go to standard error."""
    from framing.lexicon.foreign.convert import as_id, import_dictionary
    from framing.lexicon.validate import is_id

    lexicon_id = args.out.stem if args.out else as_id(args.file.name.partition(".")[0])
    if not is_id(lexicon_id):
        message = f"'{lexicon_id}' is no id, and a lexicon has the name of its file as its id"
        remedy = f"Write --out {args.out.with_name(as_id(lexicon_id) + '.yml')}"
        raise InputError([Problem("--out", 0, 0, "bad-id", message, remedy)])
    imported = import_dictionary(
        args.file, lexicon_id=lexicon_id, format_name=args.format, encoding=args.encoding
    )
    with writing(args.out) as out:
        out.write(imported.text)
    print(f"{args.file}: read as {imported.format_name}", file=sys.stderr)
    _tell_losses(imported.losses)
    return EXIT_CLEAN


def run_export(args: argparse.Namespace) -> int:
    """Write the foreign dictionary; losses go to standard error."""
    from framing.lexicon.foreign.export import export_lexicon

    exported = export_lexicon(named_lexicon(args.lexicon), args.format)
    is_folder = len(exported.files) > 1 or args.format == "vale"
    if is_folder and args.out is None:
        message = f"{args.format} takes a file for each label"
        raise InputError([Problem("--out", 0, 0, "no-folder", message, "Name a folder.")])
    if is_folder and args.out.exists() and not args.out.is_dir():
        message = f"is a file, and {args.format} takes a folder with a file for each label"
        raise InputError([Problem(str(args.out), 0, 0, "no-folder", message, "Name another.")])
    if is_folder:
        args.out.mkdir(parents=True, exist_ok=True)
    for name, text in exported.files:
        with writing(args.out / name if is_folder else args.out) as out:
            out.write(text)
    _tell_losses(exported.losses)
    return EXIT_CLEAN


def _tell_losses(losses: Sequence[Problem]) -> None:
    for loss in losses:
        print(format_problem(loss), file=sys.stderr)
    n_losses = counted(len(losses), "loss", "losses")
    print(n_losses if losses else "nothing was lost", file=sys.stderr)
