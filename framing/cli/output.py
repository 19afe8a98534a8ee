"""Writing files in one step, and telling what was left out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from framing.domain.document import SkippedDocument
from framing.errors import InputError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from framing.pipeline import Road


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """A text file that appears whole when the block ends, or standard output for None.

    Raises:
        InputError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    import tempfile  # costs start-up time that standard output need not pay

    make_folder_of(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise _not_writable(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            yield out
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


def make_folder_of(path: Path) -> None:
    """Make the folder that a result goes to, before work that would be lost without it.

    Raises:
        InputError: it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_writable(path, error) from error


def _not_writable(path: Path, error: OSError) -> InputError:
    message = f"cannot be written: {error.strerror}"
    remedy = "Name a file in a folder that you may write to."
    return InputError([Problem(str(path), 0, 0, "not-writable", message, remedy)])


def output_path(given: str) -> Path:
    """The value of an option that names a file to write."""
    if given == "-":
        import argparse  # is there already where options are parsed

        message = "'-' is no file: name one; what can be printed is printed without this option"
        raise argparse.ArgumentTypeError(message)
    from pathlib import Path

    return Path(given)


def tell_skipped(skipped: Sequence[SkippedDocument]) -> None:
    """Names each document that was left out, with reason and remedy, on standard error."""
    tell_each(skipped)
    tell_left_out(Counter(document.code for document in skipped))


def tell_each(skipped: Iterable[SkippedDocument]) -> None:
    """One line for each document that was left out."""
    for document in skipped:
        from framing.terminal import spelt_out  # only where something was left out

        told = f"{document.path}: skipped[{document.code}]: {document.reason}. {document.remedy}"
        print(spelt_out(told), file=sys.stderr)


def tell_left_out(codes: Counter[str]) -> None:
    """How many documents were left out for which reason, where they are more than one counts."""
    if codes.total() > _N_COUNTED_BY_EYE:
        told = ", ".join(f"{n:,} {code}" for code, n in codes.most_common())
        print(f"framing: {codes.total():,} left out: {told}", file=sys.stderr)


_N_COUNTED_BY_EYE = 10


def counted(n: int, one: str, several: str | None = None) -> str:
    """`1 hit`, `2 hits`; the plural is the singular with an s, if not given."""
    return f"{n} {one}" if n == 1 else f"{n} {several or f'{one}s'}"


def shortened(text: str, width: int = 70) -> str:
    """The text, a long one cut at a width."""
    return text if len(text) <= width else f"{text[:width]}…"


def tell_other_languages(languages: Iterable[str], road: Road) -> None:
    """Of how many documents, given by their languages, no lexicon is applied to the text."""
    tell_n_other(sum(not road.matcher.applies_to(language) for language in languages))


def tell_n_other(n: int) -> None:
    """That no lexicon is applied to `n` documents; nothing where there are none."""
    if n:
        are = "document is" if n == 1 else "documents are"
        print(
            f"framing: {n:,} {are} in a language that no lexicon is written in, so nothing is "
            "looked for there; name lexicons with --lexicons, or what the texts are in with "
            "--language",
            file=sys.stderr,
        )


def tell_odd_dates(n: int, example: str | None = None) -> None:
    """That the dates of `n` documents are not understood; nothing where there are none."""
    if n:
        from framing.terminal import spelt_out

        are = (
            "date is not understood and counts" if n == 1 else "dates are not understood and count"
        )
        such = f", such as '{spelt_out(example)}'" if example else ""
        print(
            f"framing: {n:,} {are} as not known{such}; write them as 2024-12-31, or tell by "
            "--slash-dates what stands first in 03/04/2024",
            file=sys.stderr,
        )
