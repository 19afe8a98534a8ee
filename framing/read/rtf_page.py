"""The page of an RTF document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import Problem, UnreadableError
from framing.read.extras import import_extra
from framing.read.paragraphs import Page, paragraphs_of

_TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'[0-9a-f]{2}|\\[^a-z]|[{}]|[^\\{}]+",
    re.IGNORECASE | re.DOTALL,
)
# What is struck out, what is hidden, and where a link leads to are no words of the document.
_UNSHOWN = ("deleted", "v", "fldinst")
_SIGNS = frozenset(
    """u tab line emdash endash emspace enspace qmspace bullet lquote rquote ldblquote
    rdblquote""".split()  # noqa: SIM905
)
_BULLET = re.compile(r"(?m)^([·•▪‣*+-])\t")
_MAC_SIGN = re.compile(r"\\'([89a-f][0-9a-f])", re.IGNORECASE)


def read_rtf_page(data: bytes, *, path: str) -> Page:
    """The page of an .rtf file; each paragraph of the document is a line, and so is each cell.

    Raises:
        UnreadableError: the file is no RTF, or striprtf is absent.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError([_no_rtf(path)])
    striprtf = import_extra("striprtf.striprtf", path=path)
    # RTF is ASCII; other letters are written as signs, bytes beyond it by old programs only.
    source = "".join(_shown(data.decode("cp1252", "replace")))
    try:
        text: str = striprtf.rtf_to_text(_without_mac_signs(source), errors="replace")
    except Exception as error:
        # The library raises whatever a broken control word leads it to.
        raise UnreadableError([_no_rtf(path)]) from error
    # A letter beyond the first 65,536 is written as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _BULLET.sub(r"\1 ", text)
    return Page(text, tuple(paragraphs_of(text)))


def _shown(source: str) -> Iterator[str]:
    """The pieces of a document that a reader sees; each cell of a table ends a paragraph."""
    groups: list[frozenset[str]] = []
    unshown: frozenset[str] = frozenset()
    at = 0
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None:  # a stroke at the very end
            return
        at = token.end()
        sign, word = token[0], (token["word"] or "").casefold()
        if word == "bin":
            at += max(0, int(token["number"] or 0))
            continue
        if sign == "{":
            groups.append(unshown)
        elif sign == "}":
            unshown = groups.pop() if groups else unshown
        elif word in _UNSHOWN:
            unshown = unshown - {word} if token["number"] == "0" else unshown | {word}
        elif word == "plain":
            unshown = unshown & {"fldinst"}
        is_shown = sign in "{}" or (bool(word) and word not in _SIGNS) or not unshown
        if is_shown:
            yield "\\par " if word in ("cell", "nestcell") else sign


def _without_mac_signs(source: str) -> str:
    """A document whose signs are those of old Macs, with signs that every program knows."""
    if "\\ansicpg10000" not in source and not source.startswith("{\\rtf1\\mac"):
        return source
    return _MAC_SIGN.sub(
        lambda sign: f"\\u{ord(bytes.fromhex(sign[1]).decode('mac_roman'))}?", source
    )


def _no_rtf(path: str) -> Problem:
    message = "the file is not an RTF document that can be read"
    return Problem(path, 0, 0, "damaged-file", message, "Save it anew as .rtf or .docx.")
