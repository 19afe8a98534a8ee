"""`framing init`: a project to start from, which works as it stands."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Sequence
from os.path import lexists
from pathlib import Path

from framing.errors import InputError, Problem
from framing.resources import EXAMPLES
from framing.terminal import spelt_out

# Shipped without its dot, which packers leave out.
_HOOKS, _HOOKS_HERE = "pre-commit-config.yaml", ".pre-commit-config.yaml"
_NEXT = (
    "framing lexicon test lexicons",
    "framing check drafts",
    "framing report corpus --lexicons lexicons --out report.html",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where to start it (default: here)",
    )
    parser.add_argument(
        "--pre-commit", action="store_true", help=f"also {_HOOKS_HERE}, for `git commit`"
    )


def run(args: argparse.Namespace) -> int:
    """Write the files and tell what to do next.

    Raises:
        InputError: something stands where a file is to be written; nothing is written then.
    """
    files = dict(_files(args.folder, with_hooks=args.pre_commit))
    _refuse_to_overwrite(args.folder, tuple(files))
    for path, shipped in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(shipped.read_bytes())
    print("written:")
    for path in files:
        print(f"  {spelt_out(str(path))}")
    print("next:")
    if args.folder != Path():
        print(f"  cd {spelt_out(shlex.quote(str(args.folder)))}")
    for command in _NEXT:
        print(f"  {command}")
    return 0


def _files(folder: Path, *, with_hooks: bool) -> Iterator[tuple[Path, Path]]:
    """Each file to be written, with the shipped one that it is a copy of."""
    starter = EXAMPLES / "starter"
    for shipped in sorted(path for path in starter.rglob("*") if path.is_file()):
        name = shipped.relative_to(starter)
        if name != Path(_HOOKS):
            yield folder / name, shipped
        elif with_hooks:
            yield folder / _HOOKS_HERE, shipped


def _refuse_to_overwrite(folder: Path, files: Sequence[Path]) -> None:
    above = {each for path in files for each in path.parents if each not in folder.parents}
    in_the_way = {path for path in files if lexists(path)}
    in_the_way |= {each for each in above if lexists(each) and not each.is_dir()}
    if in_the_way:
        remedy = "Nothing was written. Name another folder, or move it away."
        raise InputError(
            Problem(str(path), 0, 0, "exists", "stands where a file would be written", remedy)
            for path in in_the_way
        )
