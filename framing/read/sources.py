"""The files to be read, from what the user names: files, folders, manifests, globs, `-`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain, count

from framing.domain.frozen import dataclass, replace
from framing.errors import Problem
from framing.read.kinds import kind_of, remedy_for, suffix_of
from framing.read.packed import STDIN
from framing.read.raw import Fields
from framing.read.settings import ReadSettings

MANIFEST_NAMES = ("corpus.yml", "corpus.yaml")
# Problems that tell of files left aside on purpose; they are no failure, even when strict.
NOTES = frozenset({"not-listed", "other-files", "own-result", "duplicate"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read.

    `fields` are metadata from its entry in a manifest: they win over what the file says of
    itself. `defaults` are those of the whole manifest: they give way to it.
    """

    path: str
    id: str
    kind: str
    fields: Fields = ()
    defaults: Fields = ()


def find_sources(paths: Sequence[str], settings: ReadSettings) -> Iterator[Source | Problem]:
    """The files in a fixed order, each once, and a problem for whatever cannot be a source."""
    search = _Search(is_alone=len(paths) == 1)
    for given in paths:
        for found in search.look_at(given, settings):
            if isinstance(found, Problem):
                yield found
            elif (once := search.first_time(found)) is not None:
                yield once


class _Search:
    """What has been met so far: files by their real paths, and the ids given away."""

    def __init__(self, *, is_alone: bool) -> None:
        self.is_alone = is_alone
        self.seen: set[str] = set()
        self.ids: set[str] = set()

    def first_time(self, source: Source) -> Source | None:
        """The source with an id of its own; None for a file that has been given before."""
        real = STDIN if source.path == STDIN else os.path.realpath(source.path)
        if real in self.seen:
            return None
        self.seen.add(real)
        numbered = (f"{source.path}#{n}" for n in count(2))
        candidates = chain((source.id, source.path), numbered)
        own = next(name for name in candidates if name not in self.ids)
        self.ids.add(own)
        return replace(source, id=own)

    def look_at(self, given: str, settings: ReadSettings) -> Iterator[Source | Problem]:
        """The sources behind one argument."""
        folder, name = os.path.split(given)
        if given == STDIN:
            name = settings.stdin_filename or "<stdin>"
            yield Source(STDIN, os.path.basename(name), kind_of(name) or "txt")
        elif os.path.isfile(given) and name not in MANIFEST_NAMES:
            yield self._result_problem(given) or source_or_problem(_tidy(folder, name), name)
        elif os.path.isdir(given) or os.path.isfile(given):
            from framing.read.folders import sources_of_folder  # few drafts come in folders

            yield from sources_of_folder(folder if os.path.isfile(given) else given)
        elif has_magic(given):
            from framing.read.folders import sources_of_pattern

            yield from sources_of_pattern(given)
        else:
            yield _missing(given)

    def _result_problem(self, given: str) -> Problem | None:
        """The problem of a file that framing wrote; text that is given alone is a draft."""
        kind = kind_of(given)
        if self.is_alone and kind not in ("csv", "jsonl", "json", "html"):
            return None
        from framing.read.results import result_problem  # few drafts come beside others

        return result_problem(given, kind)


def _tidy(folder: str, name: str) -> str:
    """The path with `/` between its parts, and no part that says nothing, as `pathlib` has it."""
    parts = [part for part in folder.replace(os.sep, "/").split("/") if part not in ("", ".")]
    root = "/" if folder.startswith("/") else ""
    return root + "/".join((*parts, name))


def source_or_problem(
    path: str, id: str, fields: Fields = (), defaults: Fields = ()
) -> Source | Problem:
    """The file as a source, or what is to be said where its kind is not read.

    Nor is a file whose name is no UTF-8: tables, stores and logs could not name it.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode(errors="backslashreplace").decode()
        return Problem(shown, 0, 0, "bad-name", "its name is not UTF-8", "Rename the file.")
    name = path.rpartition("/")[2]
    remedy = remedy_for(name)
    if remedy is not None:
        message = f"files of the kind {suffix_of(name)} are not read"
        return Problem(path, 0, 0, "unsupported-kind", message, remedy)
    return Source(path, id, kind_of(name) or "txt", fields, defaults)


def has_magic(name: str) -> bool:
    """Whether a name is a pattern, as `glob` sees it."""
    return any(sign in name for sign in "*?[")


def _missing(given: str) -> Problem:
    import difflib  # only where a name is wrong

    if os.path.exists(given):
        return not_a_file(given)
    if os.path.islink(given):
        remedy = "Let the link lead to a file, or remove it."
        return Problem(given, 0, 0, "missing-file", "the link leads nowhere", remedy)
    folder, name = os.path.split(given)
    try:
        near = difflib.get_close_matches(name, os.listdir(folder or "."), n=1, cutoff=0.75)
    except OSError:
        near = []
    remedy = f"Did you mean '{os.path.join(folder, near[0])}'?" if near else "Check the path."
    return Problem(given, 0, 0, "missing-file", "there is no such file or folder", remedy)


def not_a_file(place: str) -> Problem:
    """The problem of a pipe or a device: to open one may wait for ever."""
    remedy = "Give the articles as files, or by standard input as `-`."
    return Problem(place, 0, 0, "not-a-file", "this is a pipe or a device, no file", remedy)


def cannot_open(place: str, error: OSError) -> Problem:
    """The problem of a file that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    remedy = "Check that the file exists and that you may read it."
    return Problem(place, 0, 0, "cannot-open", f"cannot be opened: {reason}", remedy)
