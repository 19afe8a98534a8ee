"""Lexicon files as they stood in a git revision: `HEAD:lexicons/protest.yml`."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from framing.errors import InputError, Problem

_ENDINGS = (".yml", ".yaml")


def is_revision(name: str) -> bool:
    """Whether a name means a file of a revision: `REV:PATH`, and no such file lies here."""
    revision, colon, path = name.partition(":")
    # One letter before a colon is a drive of Windows.
    is_named = len(revision) > 1 and not revision.startswith("-") and bool(colon and path)
    return is_named and not Path(name).exists()


def unpack_revision(name: str, folder: Path) -> Path:
    """The file of a revision, written below the folder with the lexicons that lie beside it.

    As git has it, the path counts from the top of the repository unless it begins with `./`.
    Its neighbours come along because a lexicon may extend one of them. Nothing is fetched.

    Raises:
        InputError: git is missing, or knows no such revision or file.
    """
    revision, _, path = name.partition(":")
    top = _git("rev-parse", "--show-toplevel", asked=name).decode().strip()
    inner = PurePosixPath(path)
    if path.startswith(("./", "../")):
        here = _git("rev-parse", "--show-prefix", asked=name).decode().strip()
        inner = PurePosixPath(os.path.normpath(f"{here}{path}"))
    tree = "" if str(inner.parent) == "." else str(inner.parent)
    archive = _git("-C", top, "archive", "--format=tar", f"{revision}:{tree}", asked=name)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            content = files.extractfile(member) if member.isfile() else None
            if content is not None and "/" not in member.name and member.name.endswith(_ENDINGS):
                (folder / member.name).write_bytes(content.read())
    unpacked = folder / inner.name
    if not unpacked.is_file():
        raise _no_revision(name, f"the revision holds no '{inner}'")
    return unpacked


def _git(*words: str, asked: str) -> bytes:
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a revision cannot begin with a dash
            ["git", *words],  # noqa: S607 - git as the user has it
            capture_output=True,
            check=True,
            env=environment,
        )
    except FileNotFoundError as error:
        raise _no_revision(asked, "git is not installed") from error
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _no_revision(asked, told[-1] if told else "git failed") from error
    return done.stdout


def _no_revision(name: str, reason: str) -> InputError:
    remedy = "Write REVISION:PATH, such as HEAD:lexicons/protest.yml, or name a file."
    return InputError([Problem(name, 0, 0, "no-revision", reason, remedy)])
