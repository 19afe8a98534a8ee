"""Where results may go: refused before a run begins, not after hours of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from framing.engine.request import RunRequest
from framing.errors import InputError, Problem
from framing.read.documents import input_stamps

_FORMS = ("", ".csv", ".txt", ".jsonl")


def prepare_places(request: RunRequest) -> None:
    """Make the folders of the results, where the results can go where they are asked for.

    Raises:
        InputError: a place is a folder or a device, is read by the same run, is given twice,
            cannot be written to, or has the name of a form that scores are not written in.
    """
    problems = list(_problems(request))
    if problems:
        raise InputError(problems)


def _problems(request: RunRequest) -> Iterator[Problem]:
    places = [place for place in (request.out, request.hits) if place is not None]
    if request.out is not None and request.out.suffix.casefold() not in _FORMS:
        message = f"scores are not written as {request.out.suffix}"
        remedy = "Give a name that ends in .csv or .jsonl; --store writes Parquet."
        yield _problem(request.out, "unknown-form", message, remedy)
    if len(places) == 2 and os.path.realpath(places[0]) == os.path.realpath(places[1]):
        message = "scores and hits cannot go to one file"
        yield _problem(places[1], "same-file", message, "Give --hits a name of its own.")
    read = _read_among({os.path.realpath(place) for place in places}, request)
    for place in places:
        if os.path.realpath(place) in read:
            message = "this file is read by the same run"
            yield _problem(place, "would-overwrite", message, "Give the results another name.")
        elif place.exists() and not place.is_file():
            message = "is a folder" if place.is_dir() else "is no file that could be replaced"
            remedy = "Name a file; without --out and --store scores go to standard output."
            yield _problem(place, "not-writable", message, remedy)
        else:
            yield from _unwritable(place)


def _read_among(places: set[str], request: RunRequest) -> set[str]:
    stamps = input_stamps(request.paths, settings=request.plan.settings) if places else ()
    return places & {os.path.realpath(path) for path, _, _ in stamps}


def _unwritable(place: Path) -> Iterator[Problem]:
    remedy = "Name a file in a folder that you may write to."
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        yield _problem(place, "not-writable", f"cannot be written: {error.strerror}", remedy)
        return
    if not os.access(place.parent, os.W_OK | os.X_OK):
        yield _problem(place, "not-writable", "cannot be written: permission denied", remedy)


def _problem(place: Path, code: str, message: str, remedy: str) -> Problem:
    return Problem(place.as_posix(), 0, 0, code, message, remedy)
