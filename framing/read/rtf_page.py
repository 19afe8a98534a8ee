"""The page of an RTF document."""

from __future__ import annotations

from framing.errors import Problem, UnreadableError
from framing.read.extras import import_extra
from framing.read.paragraphs import Page, paragraphs_of


def read_rtf_page(data: bytes, *, path: str) -> Page:
    """The page of an .rtf file; each paragraph of the document is a line.

    Raises:
        UnreadableError: the file is no RTF, or striprtf is absent.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError([_no_rtf(path)])
    striprtf = import_extra("striprtf.striprtf", path=path)
    try:
        # RTF is ASCII; other letters are written as signs, bytes beyond it by old programs only.
        text: str = striprtf.rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    except Exception as error:
        # The library raises whatever a broken control word leads it to.
        raise UnreadableError([_no_rtf(path)]) from error
    return Page(text, tuple(paragraphs_of(text)))


def _no_rtf(path: str) -> Problem:
    message = "the file is not an RTF document that can be read"
    return Problem(path, 0, 0, "damaged-file", message, "Save it anew as .rtf or .docx.")
