"""Bytes of a foreign dictionary to text; where the encoding is a guess, how other guesses look."""

from __future__ import annotations

from pathlib import Path

from framing.errors import LexiconError, Problem
from framing.lexicon.foreign.dictionary import Loss, lines_of
from framing.yaml_source import MAX_BYTES

_GUESS = "windows-1252"
_OTHERS = ("iso-8859-2", "iso-8859-14", "windows-1251", "shift-jis", "euc-jp", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def text_of(path: Path, encoding: str | None) -> tuple[str, Loss | None]:
    """The file's text, and a note where its encoding had to be guessed.

    Raises:
        LexiconError: it cannot be read, is too large, empty, no text, or not in this encoding.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refused(path, "unreadable", f"{error.strerror}", "Check its name.") from error
    if len(content) > MAX_BYTES:
        raise refused(path, "too-large", f"larger than {MAX_BYTES:,} bytes", "Split it.")
    if not content.strip():
        raise refused(path, "empty-file", "the file is empty", "Check its name.")
    text, guess = _decoded(path, content, encoding or _MARKS.get(content[:2]))
    if any(char < " " and char not in "\t\n\r\f" for char in text):
        message = "it holds control characters, as a text file does not"
        raise refused(
            path, "no-text", message, "Export the dictionary as text, or give --encoding."
        )
    return text, guess


def _decoded(path: Path, content: bytes, encoding: str | None) -> tuple[str, Loss | None]:
    try:
        return content.decode(encoding or "utf-8-sig"), None
    except LookupError as error:
        raise refused(path, "bad-encoding", f"no encoding '{encoding}'", "Try utf-8.") from error
    except UnicodeDecodeError as error:
        if encoding is not None:
            message = f"not {encoding} (byte {error.start + 1})"
            raise refused(path, "bad-encoding", message, "Give its encoding.") from error
    text = content.decode(_GUESS, "replace")
    return text, _guess(content, text)


def _guess(content: bytes, text: str) -> Loss:
    """That the encoding is a guess, with a word of the file as each likely encoding reads it."""
    lines = lines_of(text)
    line = next(n for n, each in enumerate(lines) if not each.isascii())
    at = next(n for n, word in enumerate(lines[line].split()) if not word.isascii())
    readings = {_GUESS: lines[line].split()[at]}
    raw = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")[line]
    for name in _OTHERS:
        try:
            read = raw.decode(name).split()
        except UnicodeDecodeError:
            continue
        if at < len(read) and all(char.isalpha() or char in "*?_'-" for char in read[at]):
            readings.setdefault(name, read[at])
    told = ", ".join(f"{word} in {name}" for name, word in readings.items())
    reason = f"not UTF-8; read as {_GUESS}. This line has {told}: give --encoding if that is wrong"
    return Loss(line + 1, "the encoding", reason)


def refused(path: Path, code: str, message: str, remedy: str) -> LexiconError:
    """The error that a file cannot be taken over."""
    return LexiconError([Problem(str(path), 0, 0, code, message, remedy)])
