"""The draft of a request: text, Markdown or HTML as it is, or JSON that holds it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from http import HTTPStatus
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from framing.errors import Problem
from framing.http.answers import RefusedError, refused
from framing.http.requests import Asked
from framing.read.decode import known_encoding
from framing.read.kinds import kind_of, packing_of, suffix_of

KINDS = {"text/plain": "txt", "text/markdown": "md", "text/html": "html"}
NAMES = {kind: f"draft.{kind}" for kind in KINDS.values()}
_KEYS = ("text", "filename", "metadata")
_MAX_NAME_CHARS = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it came. `kind` is "txt", "md" or "html"; `fields` are metadata sent with it.

    `encoding` is what the request says of it, None where it says nothing.
    """

    content: bytes
    name: str
    kind: str
    encoding: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


def draft_of(asked: Asked) -> Draft:
    """The draft of a request to the service.

    Raises:
        RefusedError: its type is not taken, or what was sent cannot be read.
    """
    name = asked.query.get("filename")
    if asked.content_type == "application/json":
        return _draft_of_json(asked, name)
    kind = KINDS.get(asked.content_type)
    if kind is None:
        given = f"'{asked.content_type}'" if asked.content_type else "no type"
        message = f"a draft of {given} is not taken"
        remedy = f"Name the Content-Type: {', '.join((*KINDS, 'application/json'))}."
        raise refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-type", message, remedy)
    if asked.charset is not None and not _is_of_text(asked.charset):
        message = f"the encoding '{asked.charset}' is not known"
        remedy = "Use a name such as utf-8, windows-1252 or iso-8859-15."
        raise refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unknown-encoding", message, remedy)
    return named_draft(asked.body, name, kind, asked.charset)


def _is_of_text(charset: str) -> bool:
    """Whether texts are written so: not ways to spell names of machines, slow for long ones."""
    return known_encoding(charset) and codecs.lookup(charset).name not in ("idna", "punycode")


def named_draft(content: bytes, name: str | None, kind: str, encoding: str | None = None) -> Draft:
    """A draft whose name, where it tells a kind, tells how it is read.

    Raises:
        RefusedError: the name leads elsewhere, or is of a kind that is not taken.
    """
    name = name or NAMES[kind]
    _refuse_name(name)
    told = kind_of(name)
    if packing_of(name) or (told is not None and told not in NAMES):
        message = f"drafts of the kind {suffix_of(name)} are not taken here"
        remedy = "Send text, Markdown or HTML; `framing check` reads other files too."
        problem = Problem(name, 0, 0, "unsupported-kind", message, remedy)
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, [problem])
    return Draft(content, name, told or kind, encoding)


def _refuse_name(name: str) -> None:
    """Nothing for a name below the folder in which the service runs."""
    parts = name.replace("\\", "/").split("/")
    is_rooted = PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).anchor)
    if is_rooted or ".." in parts or not name.isprintable() or len(name) > _MAX_NAME_CHARS:
        message = "the name of the draft is no path below the folder of the service"
        remedy = "Name it as desk/story.md: relative, without .. and control characters."
        raise refused(HTTPStatus.BAD_REQUEST, "bad-name", message, remedy)


def _draft_of_json(asked: Asked, name: str | None) -> Draft:
    value = _json_of(asked.body)
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        message = "the JSON is no object with a text"
        raise _bad_json(message, 'Send {"text": "…", "filename": "desk/story.md"}.')
    for key in value:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1)
            known = f"Known are: {', '.join(_KEYS)}."
            remedy = f"Did you mean '{near[0]}'?" if near else known
            raise _bad_json(f"'{key}' is not a key here", remedy)
    named = value.get("filename")
    if named is not None and not isinstance(named, str):
        raise _bad_json("the filename is no text", "Write it as a text, or leave it out.")
    if named is not None and name is not None:
        raise _bad_json("the filename is given twice", "Leave ?filename= out.")
    draft = named_draft(_utf8(value["text"]), named or name, "txt", "utf-8")
    return replace(draft, fields=_fields(value.get("metadata", {})))


def _json_of(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line, column = body.count(b"\n", 0, error.start) + 1, _column(body, error.start)
        message = f"byte 0x{body[error.start]:02x} at position {error.start} is not UTF-8"
        raise _bad_json(message, "Send JSON as UTF-8.", line, column) from error
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        remedy = "Let a library write the JSON: it escapes quotation marks and line ends."
        raise _bad_json(message, remedy, error.lineno, error.colno) from error
    except (RecursionError, ValueError) as error:
        message = "the JSON is nested too deep, or holds a number too long"
        raise _bad_json(message, "Send text, filename and metadata alone.") from error


def _column(body: bytes, at: int) -> int:
    return len(body[body.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        line, column = text.count("\n", 0, error.start) + 1, error.start
        column -= text.rfind("\n", 0, error.start)
        message = "the text holds half of a pair of UTF-16 (\\ud800 to \\udfff)"
        remedy = "Send both halves, or the character itself."
        problem = Problem("text", line, column, "bad-text", message, remedy)
        raise RefusedError(HTTPStatus.BAD_REQUEST, [problem]) from error


def _fields(metadata: object) -> tuple[tuple[str, str], ...]:
    """Metadata as fields; those that are null say nothing."""
    if not isinstance(metadata, Mapping):
        raise _bad_json("the metadata are no object", 'Write {"desk": "foreign", "date": "…"}.')
    given = {name: value for name, value in metadata.items() if value is not None}
    for name, value in given.items():
        if not isinstance(value, str):
            raise _bad_json(f"'{name}' of the metadata is no text", "Write it in quotation marks.")
        _utf8(name + value)
    return tuple(sorted(given.items()))


def _bad_json(message: str, remedy: str, line: int = 0, column: int = 0) -> RefusedError:
    problem = Problem("body", line, column, "bad-json", message, remedy)
    return RefusedError(HTTPStatus.BAD_REQUEST, [problem])
