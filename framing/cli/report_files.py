"""Writing a report: one page, or a page with a folder of articles, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from framing.cli.output import writing
from framing.errors import InputError, Problem
from framing.report.places import NUMBERS
from framing.report.render import GatheredReport, Layout, render_files, render_page

Numbers = Callable[[], Iterable[str]]


def write_page(
    report: GatheredReport, out: Path, *, numbers: Numbers | None, with_texts: bool = True
) -> None:
    """One page where all articles fit, else the page with its folder beside it, and says why.

    The folder holds the marked articles only `with_texts`.

    Raises:
        InputError: a file cannot be written, or the folder is something else's.
    """
    if not report.is_too_large:
        write_one_page(report, out)
        return
    layout = Layout(out.name, f"{out.stem}_files")
    folder = out.parent / layout.folder
    files = render_files(report, layout, with_texts=with_texts)
    _, page = next(iter(files))
    _write_folder(folder, files, numbers)
    with writing(out) as handle:
        handle.write(page)
    others = "(--one-page lists them without text)"
    where = f"they stand in {folder}, keep both together {others}"
    if not with_texts:
        others = "(--out FOLDER writes each marked, --one-page those that fit)"
        where = f"{folder} lists them without text, keep both together {others}"
    print(
        f"{out}: the marked articles do not fit on one page of 5 MB; {where}",
        file=sys.stderr,
    )


def write_one_page(report: GatheredReport, out: Path) -> None:
    """Everything on one page; articles for which it has no room are listed only."""
    with writing(out) as handle:
        handle.write(render_page(report))


def write_folder(report: GatheredReport, out: Path, *, numbers: Numbers | None) -> None:
    """A folder with index.html, a page for each article with a hit, and the numbers as JSON.

    Raises:
        InputError: the folder holds something else, or cannot be written.
    """
    _write_folder(out, render_files(report, Layout("index.html")), numbers)


def _write_folder(folder: Path, files: Iterable[tuple[str, str]], numbers: Numbers | None) -> None:
    """The folder appears whole; a report that stood there is replaced, anything else is not."""
    if folder.exists() and not _is_report(folder):
        message = "is there already and holds no report"
        remedy = "Name another folder, or empty this one."
        raise _problem(folder, "not-a-report", message, remedy)
    try:
        parent = folder.absolute().parent
        made = Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.name}-"))
    except OSError as error:
        message = f"cannot be made: {error.strerror}"
        raise _problem(
            folder, "not-writable", message, "Name a folder that you may write to."
        ) from error
    try:
        os.chmod(made, 0o755)  # noqa: S103 - made for this user alone by mkdtemp, a report is to be read
        for name, page in files:
            _put(made / name, (page,))
        _put(made / _MARK, (f"{_MARK_TEXT}\n",))
        if numbers is not None:
            _put(made / NUMBERS, numbers())
        _swap(made, folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


_MARK, _MARK_TEXT = (
    ".framing-report",
    "This folder is written by framing report and replaced whole.",
)


def _is_report(folder: Path) -> bool:
    return folder.is_dir() and ((folder / _MARK).is_file() or not any(folder.iterdir()))


def _put(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(pieces)


def _swap(made: Path, folder: Path) -> None:
    if not folder.exists():
        os.replace(made, folder)
        return
    old = Path(tempfile.mkdtemp(dir=made.parent, prefix=f".{folder.name}-"))
    os.replace(folder, old / "old")
    os.replace(made, folder)
    shutil.rmtree(old)


def _problem(folder: Path, code: str, message: str, remedy: str) -> InputError:
    return InputError([Problem(str(folder), 0, 0, code, message, remedy)])
