"""The files of a folder, with or without a manifest, and those that a pattern matches."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from glob import glob
from pathlib import Path

from framing.errors import Problem
from framing.read.kinds import READABLE, kind_of, remedy_for, suffix_of
from framing.read.manifest import (
    ListedFile,
    Manifest,
    manifest_in,
    path_inside,
    read_manifest,
)
from framing.read.raw import Fields
from framing.read.results import is_unfinished, result_folder_problem, result_problem
from framing.read.sources import (
    MANIFEST_NAMES,
    Source,
    cannot_open,
    has_magic,
    not_a_file,
    source_or_problem,
)

# Files of the house that lie beside articles.
_SETTINGS = ("entities.yml", "framing.yml")


def sources_of_pattern(pattern: str) -> Iterator[Source | Problem]:
    """The files that a glob matches, with ids below the part that holds no sign of it."""
    fixed = Path(*_fixed_parts(pattern))
    names = sorted(name for name in glob(pattern, recursive=True) if os.path.isfile(name))
    for name in names:
        path = Path(name)
        id = path.relative_to(fixed).as_posix() if path.is_relative_to(fixed) else path.name
        yield _source_or_result(path.as_posix(), id)
    if not names:
        yield Problem(
            pattern, 0, 0, "no-match", "no file matches this pattern", "Check the pattern."
        )


def _fixed_parts(pattern: str) -> list[str]:
    parts = Path(pattern).parts
    n_fixed = next(n for n, part in enumerate(parts) if has_magic(part))
    return list(parts[:n_fixed])


def sources_of_folder(path: str) -> Iterator[Source | Problem]:
    """All sources below a folder, or one problem where it holds none."""
    folder = Path(path)
    others: Counter[str] = Counter()
    n_sources = n_problems = 0
    for found in _folder(folder, folder, others, ()):
        n_sources += isinstance(found, Source)
        n_problems += isinstance(found, Problem)
        yield found
    if others:
        listed = ", ".join(f"{n} {suffix}" for suffix, n in sorted(others.items()))
        message = f"files of other kinds were left aside: {listed}"
        yield Problem(folder.as_posix(), 0, 0, "other-files", message, f"Read are {READABLE}.")
    if not n_sources and not n_problems:
        message = "the folder holds nothing that can be read"
        remedy = f"Give a folder with files of these kinds: {READABLE}."
        yield Problem(folder.as_posix(), 0, 0, "nothing-readable", message, remedy)


def _folder(
    folder: Path, top: Path, others: Counter[str], defaults: Fields
) -> Iterator[Source | Problem]:
    """The sources of one folder: those of its manifest, or all in the order of their names."""
    found = manifest_in(folder)
    manifest = read_manifest(found) if found is not None else None
    if manifest is not None:
        yield from manifest.problems
        defaults = (*defaults, *manifest.defaults)
        if manifest.files is not None:
            yield from _listed(folder, top, manifest, defaults)
            return
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield cannot_open(folder.as_posix(), error)
        return
    for name in names:
        if name not in MANIFEST_NAMES and name not in _SETTINGS:
            yield from _member(folder / name, top, others, defaults)


def _member(
    path: Path, top: Path, others: Counter[str], defaults: Fields
) -> Iterator[Source | Problem]:
    """What one name in a folder leads to."""
    id = path.relative_to(top).as_posix()
    if path.is_symlink() and path_inside(top, id) is None:
        yield _outside(path.as_posix())
    elif path.is_dir():
        if not path.is_symlink() and not is_unfinished(path.as_posix()):
            written = result_folder_problem(path.as_posix())
            yield from (written,) if written else _folder(path, top, others, defaults)
    elif kind_of(path.name) is None and remedy_for(path.name) is None:
        others[suffix_of(path.name) or "without suffix"] += 1
    elif path.exists() and not path.is_file():
        yield not_a_file(path.as_posix())
    else:
        yield _source_or_result(path.as_posix(), id, defaults)


def _source_or_result(path: str, id: str, defaults: Fields = ()) -> Source | Problem:
    """The file as a source, or the problem of one that framing wrote."""
    return result_problem(path, kind_of(path)) or source_or_problem(path, id, defaults=defaults)


def _listed(
    folder: Path, top: Path, manifest: Manifest, defaults: Fields
) -> Iterator[Source | Problem]:
    listed: set[Path] = set()
    for entry in manifest.files or ():
        for path in _files_of(folder, entry):
            if path is None or not path.is_file():
                yield _bad_entry(folder, manifest, entry)
            elif path in listed:
                yield _at(
                    manifest,
                    entry,
                    "listed-twice",
                    f"'{entry.name}' is listed twice",
                    "Remove one.",
                )
            else:
                listed.add(path)
                id = path.relative_to(top).as_posix()
                yield source_or_problem(path.as_posix(), id, entry.fields, defaults)
    yield from _unlisted(folder, listed, manifest)


def _files_of(folder: Path, entry: ListedFile) -> list[Path | None]:
    """The files that an entry names, None for one that leads out of the folder."""
    if not has_magic(entry.name) or (folder / entry.name).exists():
        return [path_inside(folder, entry.name)]
    if os.path.isabs(entry.name) or ".." in Path(entry.name).parts:
        return [None]
    names = sorted(glob(entry.name, root_dir=folder, recursive=True))
    return [path_inside(folder, name) for name in names] or [folder / entry.name]


def _bad_entry(folder: Path, manifest: Manifest, entry: ListedFile) -> Problem:
    if path_inside(folder, entry.name) is None:
        message = f"'{entry.name}' leads out of the folder of the manifest"
        remedy = "List files of that folder only; copy the file into it."
        return _at(manifest, entry, "outside-folder", message, remedy)
    message = f"there is no file '{entry.name}' in the folder of the manifest"
    return _at(manifest, entry, "missing-file", message, "Correct the name, or remove the entry.")


def _at(manifest: Manifest, entry: ListedFile, code: str, message: str, remedy: str) -> Problem:
    return Problem(manifest.path, entry.line, entry.column, code, message, remedy)


def _unlisted(folder: Path, listed: set[Path], manifest: Manifest) -> Iterator[Problem]:
    """Files beside the manifest that it does not list: they are named, never read silently."""
    if not manifest.files and manifest.problems:
        return
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") for part in parts)
        is_about = path.stem.casefold() in ("readme", "license", "licence", "changelog")
        if not kind_of(path.name) or path in listed or is_hidden or is_about or not path.is_file():
            continue
        if not _is_within_result(folder, parts) and not result_problem(
            str(path), kind_of(path.name)
        ):
            message = "the file is not listed in the manifest of its folder"
            remedy = f"Add `- file: {'/'.join(parts)}` to {Path(manifest.path).name}."
            yield Problem(path.as_posix(), 0, 0, "not-listed", message, remedy)


def _is_within_result(folder: Path, parts: tuple[str, ...]) -> bool:
    above = [str(folder.joinpath(*parts[:n])) for n in range(1, len(parts))]
    return any(is_unfinished(each) or result_folder_problem(each) for each in above)


def _outside(place: str) -> Problem:
    message = "the link leads out of the given folder"
    return Problem(place, 0, 0, "outside-folder", message, "Copy the file into the folder.")
