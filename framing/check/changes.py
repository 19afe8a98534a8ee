"""Changed lines, as git tells them: only findings in sentences that touch them are shown."""

from __future__ import annotations

import subprocess
from pathlib import Path

from framing.domain.finding import CheckedDocument, LocatedFinding
from framing.domain.frozen import replace
from framing.errors import InputError, Problem

# The numbers of changed lines of a file; None where every line counts as changed.
ChangedLines = frozenset[int] | None


def only_changed(document: CheckedDocument, changed: ChangedLines) -> CheckedDocument:
    """The document with those findings whose sentence has a changed line."""
    if changed is None:
        return document
    findings = tuple(each for each in document.findings if _touches(each, changed))
    return replace(document, findings=findings)


def changed_lines(path: Path, revision: str) -> ChangedLines:
    """The lines of a file that differ from a revision; None for a file that git does not
    hold, or whose lines it cannot tell.

    Raises:
        InputError: git is not there, the file lies in no repository, or the revision is unknown.
    """
    if revision.startswith("-"):
        raise _no_git(path, f"'{revision}' is no revision")
    folder = path.resolve().parent
    tracked = _git(folder, path, "ls-files", "--error-unmatch", "--", path.name)
    if tracked.returncode:
        if _git(folder, path, "rev-parse", "--git-dir").returncode:
            raise _no_git(path, "lies in no git repository")
        return None
    done = _git(
        folder,
        path,
        "diff",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        revision,
        "--",
        path.name,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["git failed"]
        raise _no_git(path, f"git does not know the revision '{revision}': {lines[0]}")
    if "\nBinary files " in done.stdout:  # a Word file, say: git cannot tell which lines
        return None
    return changed_lines_of_patch(done.stdout)


def changed_lines_of_patch(patch: str) -> frozenset[int]:
    """The numbers of the lines that a patch with no context adds or changes."""
    changed: set[int] = set()
    for line in patch.splitlines():
        if line.startswith("@@ "):
            added = next(part for part in line.split(" ")[1:] if part.startswith("+"))
            start, _, count = added[1:].partition(",")
            first, n_lines = int(start), int(count or 1)
            # Where lines were only taken out, those around the gap count as changed.
            changed.update(range(first, first + (n_lines or 2)))
    return frozenset(changed)


def _touches(located: LocatedFinding, changed: frozenset[int]) -> bool:
    lines = range(located.sentence.line, located.sentence.end_line + 1)
    return located.region.line in changed or any(line in changed for line in lines)


def _git(folder: Path, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "core.quotepath=off", *words]
    try:
        return subprocess.run(  # noqa: S603  (a fixed program; the revision is no option)
            command, cwd=folder, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise _no_git(path, "git cannot be started") from error


def _no_git(path: Path, message: str) -> InputError:
    remedy = "Run inside a git checkout, and name a revision that it has."
    return InputError([Problem(str(path), 0, 0, "no-changes-known", message, remedy)])
