"""Answers of the service: status, type and bytes; what is wrong as JSON, as elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from http import HTTPStatus

from framing.errors import InputError, Problem

SCHEMA = 1
WHOLE = "request"  # the place of a problem that no part of the request has alone
JSON, JSON_LINES = "application/json", "application/x-ndjson"
TEXT, HTML = "text/plain; charset=utf-8", "text/html; charset=utf-8"

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to whoever asked."""

    status: HTTPStatus
    kind: str
    body: bytes
    headers: Headers = ()


class RefusedError(InputError):
    """A request that is not followed, with the status that says so."""

    def __init__(
        self, status: HTTPStatus, problems: Iterable[Problem], headers: Headers = ()
    ) -> None:
        super().__init__(problems)
        self.status = status
        self.headers = headers


def refused(
    status: HTTPStatus, code: str, message: str, remedy: str, headers: Headers = ()
) -> RefusedError:
    """The refusal of a request as a whole."""
    return RefusedError(status, [Problem(WHOLE, 0, 0, code, message, remedy)], headers)


def text_answer(
    kind: str, text: str, headers: Headers = (), status: HTTPStatus = HTTPStatus.OK
) -> Answer:
    """One text."""
    return Answer(status, kind, text.encode("utf-8", "replace"), headers)


def json_answer(value: object, headers: Headers = (), status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """One JSON value."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text_answer(JSON, text, headers, status)


def problems_answer(error: InputError) -> Answer:
    """All problems of a request, or of the house's own files."""
    headers = error.headers if isinstance(error, RefusedError) else ()
    records = [asdict(problem) for problem in error.problems]
    return json_answer({"schema": SCHEMA, "problems": records}, headers, status_of(error))


def status_of(error: InputError) -> HTTPStatus:
    """The status of a refusal; what else is wrong is wrong with the house's files."""
    return error.status if isinstance(error, RefusedError) else HTTPStatus.INTERNAL_SERVER_ERROR
