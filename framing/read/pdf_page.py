"""The page of a PDF: the text that its pages hold, without what repeats at their head and foot."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from framing.errors import Problem, UnreadableError
from framing.read.extras import import_extra
from framing.read.paragraphs import Page, paragraphs_of

_N_EDGE_LINES, _MIN_LINES_FOR_TWO = 2, 10
_MIN_REPEATS = 3


def read_pdf_page(data: bytes, *, path: str, max_bytes: int) -> Page:
    """The page of a .pdf file; a form feed parts its pages.

    Words that a line end parts with a hyphen are joined. Lines that stand at the head or foot
    of three pages or more, figures apart, are left out.

    Raises:
        UnreadableError: the file is damaged, encrypted, or holds pictures of text only, or
            pypdf is absent.
    """
    pages = _pages_of(data, path=path, max_bytes=max_bytes)
    if not any(page.strip() for page in pages):
        message = "the PDF holds no text, only pictures"
        remedy = "Let a program read the letters first, for example ocrmypdf."
        raise UnreadableError([Problem(path, 0, 0, "no-text", message, remedy)])
    text = _joined("\n\f".join(_without_edges(pages)))
    return Page(text, tuple(paragraphs_of(text)))


def _pages_of(data: bytes, *, path: str, max_bytes: int) -> list[str]:
    pypdf = import_extra("pypdf", path=path)
    # Its warnings tell of slips in a file that is read all the same.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    n_chars = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError([_encrypted(path)])
        for page in reader.pages:
            pages.append(page.extract_text())
            n_chars += len(pages[-1])
            if n_chars > max_bytes:
                raise UnreadableError([_too_large(path, max_bytes)])
    except UnreadableError:
        raise
    except Exception as error:
        # The library raises errors of many kinds for files that break off or lie about themselves.
        message = "the file is not a PDF that can be read"
        remedy = "Open it in a PDF reader and print it to a new file."
        raise UnreadableError([Problem(path, 0, 0, "damaged-file", message, remedy)]) from error
    return pages


def _without_edges(pages: Sequence[str]) -> Iterator[str]:
    """The pages without the lines at head and foot that several pages share."""
    split = [page.splitlines() for page in pages]
    counted = Counter(sign for lines in split for sign in {_sign(lines[i]) for i in _edges(lines)})
    repeated = {sign for sign, n in counted.items() if n >= _MIN_REPEATS and sign}
    for lines in split:
        edges = {i for i in _edges(lines) if _sign(lines[i]) in repeated}
        yield "\n".join(line for i, line in enumerate(lines) if i not in edges)


def _edges(lines: Sequence[str]) -> set[int]:
    """The numbers of the first and last lines that are not blank."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    n_lines = _N_EDGE_LINES if len(filled) >= _MIN_LINES_FOR_TWO else 1
    return {*filled[:n_lines], *filled[-n_lines:]}


def _sign(line: str) -> str:
    """The line with all its figures made equal, so that page numbers do not tell lines apart."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _joined(text: str) -> str:
    return _hyphen_pattern().sub(r"\g<head>\g<tail>\n", text)


@cache
def _hyphen_pattern() -> re.Pattern[str]:
    """`insur-`, a line end, `gents`: a small letter on either side."""
    return re.compile(r"(?<=[^\W\d_])(?P<head>[^\W\d_])[-\u00ad]\n(?P<tail>[a-zß-ÿ]\S*)[ ]?")


def _encrypted(path: str) -> Problem:
    message = "the PDF is encrypted"
    return Problem(path, 0, 0, "encrypted", message, "Save it without a password.")


def _too_large(path: str, max_bytes: int) -> Problem:
    message = f"the PDF holds more than {max_bytes:,} characters"
    return Problem(path, 0, 0, "too-large", message, "Split it, or raise --max-megabytes.")
