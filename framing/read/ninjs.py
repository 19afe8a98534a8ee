"""Articles in JSON: ninjs of the IPTC (versions 1 to 3), and plain objects or lists of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from framing.errors import Problem, UnreadableError
from framing.read.raw import Record
from framing.read.settings import ReadSettings

_NINJS_MARKS = ("body_xhtml", "body_html", "body_text", "bodies", "versioncreated", "firstcreated")
_LISTS = ("items", "articles", "documents", "results", "data", "_items")
# ninjs names and ours; what is not named here stays a field of its own.
_NAMES = {"headline": "title", "byline": "author", "language": "language", "url": "url"}


def json_file_records(
    text: str, *, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The articles of one JSON text: an object, or a list of objects (bare, or under `items`).

    Raises:
        UnreadableError: the text is no JSON, or blank.
    """
    if not text.strip():
        message, remedy = "the file holds nothing but blanks", "Remove it, or fill it."
        raise UnreadableError([Problem(path, 0, 0, "empty-file", message, remedy)])
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg.lower()}"
        remedy = "Write one object, or a list; one object a line belongs into a .jsonl file."
        problem = Problem(path, error.lineno, error.colno, "bad-json", message, remedy)
        raise UnreadableError([problem]) from error
    except (ValueError, RecursionError) as error:
        message = "not JSON that can be read: nested too deep or a figure too long"
        raise UnreadableError(
            [Problem(path, 0, 0, "bad-json", message, "Write flat objects.")]
        ) from error
    for number, item in enumerate(_items(loaded, settings), 1):
        if not isinstance(item, dict):
            message = f"article {number} is a {type(item).__name__}, not an object"
            yield Problem(path, 0, 0, "bad-json", message, "Write one object an article.")
        else:
            yield _record(item, number, path, settings)


def _items(loaded: Any, settings: ReadSettings) -> Sequence[Any]:
    if isinstance(loaded, list):
        return loaded
    is_article = isinstance(loaded, dict) and (
        settings.text_field in loaded or any(mark in loaded for mark in _NINJS_MARKS)
    )
    if isinstance(loaded, dict) and not is_article:
        for name in _LISTS:
            if isinstance(loaded.get(name), list):
                inner: list[Any] = loaded[name]
                return inner
    return [loaded]


def _record(
    item: Mapping[str, Any], number: int, path: str, settings: ReadSettings
) -> Record | Problem:
    plain = item.get(settings.text_field)
    id = item.get(settings.id_field) or item.get("uri") or item.get("guid")
    id = str(id) if id else None
    if isinstance(plain, str):
        skipped = (settings.text_field, settings.id_field)
        fields = {
            str(k): _as_text(v) for k, v in item.items() if k not in skipped and v is not None
        }
        return Record(plain, id, fields, number)
    body, kind = _body(item)
    if not body:
        message = f"article {number} has no text"
        remedy = "Name the field that holds it with --text-field; ninjs has it as body_text."
        return Problem(path, 0, 0, "no-text", message, remedy)
    fields = _fields(item)
    title = fields.get("title", "")
    if title and kind == "html":
        body = f"<article><h1>{escape(title, quote=False)}</h1>\n{body}</article>"
    elif title:
        body = f"{title}\n\n{body}"
    return Record(body, id, fields, number, kind=kind)


def _body(item: Mapping[str, Any]) -> tuple[str, str]:
    """The text of a ninjs item and its kind; markup goes before plain text."""
    for name, text in item.items():
        if name in ("body_xhtml", "body_html") and isinstance(text, str) and text.strip():
            return text, "html"
    bodies = [one for one in item.get("bodies") or () if isinstance(one, dict)]
    for is_markup in (True, False):
        for one in bodies:
            kind = str(one.get("contenttype") or one.get("contentType") or "")
            if ("html" in kind) is is_markup and str(one.get("value") or "").strip():
                return str(one["value"]), "html" if is_markup else "txt"
    text = item.get("body_text")
    return (text, "txt") if isinstance(text, str) else ("", "txt")


def _fields(item: Mapping[str, Any]) -> dict[str, str]:
    given = {ours: item.get(theirs) for theirs, ours in _NAMES.items()}
    given["title"] = given["title"] or _main_value(item.get("headlines"))
    dates = ("contentcreated", "firstcreated", "versioncreated", "contentCreated", "firstCreated")
    given["date"] = next((item[name] for name in dates if item.get(name)), None)
    provider = item.get("copyrightholder") or item.get("provider") or item.get("source")
    given["outlet"] = provider.get("name") if isinstance(provider, dict) else provider
    given["slugline"] = item.get("slugline") or item.get("slug")
    return {name: _as_text(value) for name, value in given.items() if value}


def _main_value(headlines: Any) -> str | None:
    """The headline of ninjs 2: the one whose role is main, else the first."""
    known = [one for one in headlines or () if isinstance(one, dict) and one.get("value")]
    known.sort(key=_is_not_main)
    return str(known[0]["value"]) if known else None


def _is_not_main(headline: Mapping[str, Any]) -> bool:
    return "main" not in str(headline.get("role", ""))


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
