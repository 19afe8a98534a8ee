"""A request as WSGI hands it over: its parts checked before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from framing.http.answers import RefusedError, refused

Environ = dict[str, Any]
_MAX_PARAMETERS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `root` is where the service is mounted, "" at the top of its server.

    `content_type` is in small letters and without its parameters; `charset` is one of them.
    """

    path: str
    root: str
    content_type: str
    charset: str | None
    boundary: str
    query: dict[str, str]
    body: bytes


def refuse_other_host(environ: Environ, hosts: Iterable[str]) -> None:
    """Nothing for a request under one of the service's names; without names any will do.

    A page elsewhere can have a name of its own point to this machine; the name then tells.

    Raises:
        RefusedError: the request comes under another name.
    """
    host = str(environ.get("HTTP_HOST", ""))
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    known = tuple(hosts)
    if host and known and name.casefold() not in known:
        message = f"the service does not answer to the name '{name}'"
        remedy = f"Reach it as {', '.join(known)}, or start it with --allow-host {name}."
        raise refused(HTTPStatus.MISDIRECTED_REQUEST, "unknown-host", message, remedy)


def asked_of(environ: Environ, *, max_bytes: int) -> Asked:
    """The request, with its body.

    Raises:
        RefusedError: its query cannot be read, or it is larger than is taken.
    """
    given = str(environ.get("CONTENT_TYPE", ""))
    kind, *parameters = given.split(";")
    named = dict(_parameter(each) for each in parameters)
    return Asked(
        path=str(environ.get("PATH_INFO", "")) or "/",
        root=str(environ.get("SCRIPT_NAME", "")),
        content_type=kind.strip().casefold(),
        charset=named.get("charset"),
        boundary=named.get("boundary", ""),
        query=_query(str(environ.get("QUERY_STRING", ""))),
        body=_body(environ, max_bytes),
    )


def _parameter(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip().casefold(), value.strip().strip('"')


def _query(given: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            given, keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS
        )
    except ValueError as error:  # its encoding, or their number
        message = "the parameters behind the ? cannot be read"
        remedy = "Write them as ?name=value&name=value, in UTF-8."
        raise refused(HTTPStatus.BAD_REQUEST, "bad-query", message, remedy) from error
    query = dict(pairs)
    if len(query) < len(pairs):
        twice = next(name for name, _ in pairs if sum(name == other for other, _ in pairs) > 1)
        message = f"the parameter '{twice}' is given twice"
        raise refused(HTTPStatus.BAD_REQUEST, "bad-query", message, "Give it once.")
    return query


def _body(environ: Environ, max_bytes: int) -> bytes:
    """The body, up to its length or, where the server says that it ends, to its end."""
    stream = environ["wsgi.input"]
    length = str(environ.get("CONTENT_LENGTH") or "")
    if length.isdecimal():
        n_bytes = int(length)
        if n_bytes > max_bytes:
            raise _too_large(max_bytes)
        body = bytes(stream.read(n_bytes))
        if len(body) < n_bytes:
            message = f"the body ends after {len(body):,} of {n_bytes:,} bytes"
            raise refused(HTTPStatus.BAD_REQUEST, "short-body", message, "Send it again.")
        return body
    if not environ.get("wsgi.input_terminated"):
        return b""
    body = bytes(stream.read(max_bytes + 1))
    if len(body) > max_bytes:
        raise _too_large(max_bytes)
    return body


def _too_large(max_bytes: int) -> RefusedError:
    """The refusal of a body beyond the limit."""
    message = f"the request is larger than {max_bytes:,} bytes"
    remedy = "Send one draft at a time, or start the service with a larger --max-bytes."
    return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", message, remedy)
