"""Bytes to text: encodings by mark, by markup or by setting, and the refusal of what is no text."""

from __future__ import annotations

import codecs
from functools import cache

from framing.errors import Problem, UnreadableError
from framing.expressions import IGNORECASE, expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF", "Give it a name that ends in .pdf."),
    (
        b"PK\x03\x04",
        "a zip archive or an Office document",
        "Give it the name of its kind: .docx, .epub or .zip.",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as .docx or .txt."),
    (b"{\\rtf", "an RTF document", "Give it a name that ends in .rtf."),
    (b"\x1f\x8b", "compressed with gzip", "Give it a name that ends in .gz."),
    (b"\x89PNG", "a picture", "Give the article as text."),
    (b"\xff\xd8\xff", "a picture", "Give the article as text."),
    (b"GIF8", "a picture", "Give the article as text."),
)
_ALL_MARKS = tuple(mark for mark, _ in _MARKS)
_ALL_SIGNATURES = tuple(signature for signature, _, _ in _SIGNATURES)
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v")))
_SAMPLE_CHARS, _MAX_CONTROL_SHARE = 4096, 0.01
_META_WINDOW = 2048


def decode(data: bytes, *, path: str, kind: str, encoding: str | None) -> str:
    """The text of a file: by its byte order mark, else `encoding`, else UTF-8.

    XML may declare its encoding, an HTML page may name it in a meta tag. Line ends stay as they are; a byte order
    mark belongs to the encoding and is not part of the text.

    Raises:
        UnreadableError: the bytes are no text, or not in that encoding, with the place.
    """
    text = decode_unseen(data, path=path, kind=kind, encoding=encoding)
    refuse_control_characters(text, path=path)
    return text


def decode_unseen(data: bytes, *, path: str, kind: str, encoding: str | None) -> str:
    """As `decode`, for those who look for control characters themselves.

    Raises:
        UnreadableError: the bytes are those of another kind of file, or not in that encoding.
    """
    if data.startswith(_ALL_MARKS):
        mark, name = next(known for known in _MARKS if data.startswith(known[0]))
        return _text(data[len(mark) :], name, path=path, skipped=len(mark))
    if data.startswith(_ALL_SIGNATURES):
        _refuse_signatures(data, path)
    if encoding is None and b"\0" in data:
        raise _binary(path, _zero_byte_remedy(data))
    return _text(data, encoding or _named_in_page(data, kind) or "utf-8", path=path, skipped=0)


def refuse_control_characters(text: str, *, path: str, line: int = 0) -> None:
    """Nothing for a text that people could read.

    Raises:
        UnreadableError: NUL, or control characters in more than one place of a hundred.
    """
    sample = text[:_SAMPLE_CHARS]
    encoded = sample.encode("utf-8", "surrogatepass")
    n_controls = len(encoded) - len(encoded.translate(None, _CONTROLS))
    is_odd = "\0" in text or (n_controls and n_controls > _MAX_CONTROL_SHARE * _n_ascii(sample))
    if is_odd:
        is_nul_in_record = line and "\0" in text
        remedy = "Take NUL out of it, as `tr -d '\\000'` does." if is_nul_in_record else _AS_TEXT
        raise _binary(path, remedy, line=line)


_AS_TEXT = "Give the article as plain text."


def _n_ascii(text: str) -> int:
    return len(text.encode("ascii", "ignore"))


def known_encoding(name: str) -> bool:
    """Whether Python knows an encoding for text of this name."""
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _text(data: bytes, encoding: str, *, path: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError([_wrong_encoding(data, error, path, encoding, skipped)]) from error


def _wrong_encoding(
    data: bytes, error: UnicodeDecodeError, path: str, encoding: str, skipped: int
) -> Problem:
    line_start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[line_start : error.start].decode(encoding, "replace")) + 1
    named = "UTF-8" if encoding.replace("-", "").casefold() == "utf8" else encoding
    other = "cp1252" if named == "UTF-8" else "utf-8"
    return Problem(
        path,
        data.count(b"\n", 0, error.start) + 1,
        column,
        "wrong-encoding",
        f"byte 0x{data[error.start]:02x} at position {error.start + skipped} is not {named}",
        f"Save the file as UTF-8, or name its encoding, for example `--encoding {other}`.",
    )


def _refuse_signatures(data: bytes, path: str) -> None:
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            problem = Problem(path, 0, 0, "binary-file", f"the file is {what}, not text", remedy)
            raise UnreadableError([problem])


def _binary(path: str, remedy: str, *, line: int = 0) -> UnreadableError:
    message = "holds control characters that no text has"
    return UnreadableError([Problem(path, line, int(line > 0), "binary-file", message, remedy)])


def _zero_byte_remedy(data: bytes) -> str:
    sample = data[:1024]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) > 0.4 * len(sample[offset::2]):
            return f"It looks like UTF-16 without a mark: try `--encoding {name}`."
    return "Give the article as plain text."


def _named_in_page(data: bytes, kind: str) -> str | None:
    """The encoding that the declaration of XML or a page's meta tag names, as browsers read it."""
    found = _declaration_pattern().match(data) if kind in ("html", "xml") else None
    if found is None and kind == "html":
        found = _charset_pattern().search(data, 0, _META_WINDOW)
    if found is None:
        return None
    name = found["name"].decode("ascii").casefold()
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        # Browsers read these as their superset; a byte that it leaves open is an error there.
        return "cp1252"
    return name if known_encoding(name) and not name.startswith("utf-16") else None


@cache
def _declaration_pattern() -> re.Pattern[bytes]:
    """`<?xml version="1.0" encoding="ISO-8859-1"?>` at the very beginning."""
    return expression(
        rb"<\?xml[^>]{1,80}?encoding\s*=\s*[\"']\s*(?P<name>[A-Za-z0-9_:.-]{1,40})", IGNORECASE
    )


@cache
def _charset_pattern() -> re.Pattern[bytes]:
    """`<meta charset="x">` and `<meta http-equiv=… content="text/html; charset=x">`."""
    return expression(
        rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_:.-]{1,40})", IGNORECASE
    )
