"""The service as a WSGI application: which request is answered by what."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from http import HTTPStatus
from pathlib import Path
from typing import Any

from framing import __version__
from framing.check.formats import FORMATS, render
from framing.desk.drafts import Request
from framing.errors import InputError
from framing.http import MAX_BYTES
from framing.http.answers import (
    JSON,
    JSON_LINES,
    SCHEMA,
    TEXT,
    Answer,
    Headers,
    RefusedError,
    json_answer,
    problems_answer,
    refused,
    text_answer,
)
from framing.http.drafts import draft_of
from framing.http.house import SAMPLE, CheckedRequest, House
from framing.http.page import Page
from framing.http.requests import Asked, Environ, asked_of, refuse_other_host
from framing.http.rules import rules_record

_KINDS = {
    "json": JSON,
    "jsonl": JSON_LINES,
    "sarif": "application/sarif+json",
    "gitlab": JSON,
    "rdjson": JSON,
    "junit": "application/xml",
    "checkstyle": "application/xml",
}
_PLAIN: Headers = (
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)
_OTHER_LANGUAGE = "no lexicon is written in the language of the draft, so nothing is looked for"
Start = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


_AS_CHECK = Request()


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """What is served, and to whom.

    `house` is what drafts are held against, as the options of `framing check` say it. `origins`
    are those whose pages may ask (CORS), as `https://cms.example`. `hosts` are the names under
    which the service is reached, without a port; none means any. `templates` is a folder of a
    house's own before those shipped.
    """

    house: Request = _AS_CHECK
    max_bytes: int = MAX_BYTES
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    templates: Path | None = None


def make_app(settings: ServiceSettings | None = None) -> Application:
    """The application, for `framing serve` or for a house's own server.

    Raises:
        InputError: a policy, a lexicon, the configuration or a template cannot be used.
    """
    return _Service(settings or ServiceSettings())


class _Service:
    """The routes with what they share."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._settings = settings
        self._house = House(settings.house)
        self._house.open()
        self._page = Page(self._house, settings.templates)
        self._routes: dict[str, dict[str, Callable[[Asked], Answer]]] = {
            "/": {"GET": self._page.form, "POST": self._page.result},
            "/check": {"POST": self._check},
            "/hits": {"POST": self._hits},
            "/voices": {"POST": self._voices},
            "/rules": {"GET": self._rules},
            "/health": {"GET": self._health},
        }

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The answer to one request; whatever goes wrong in it ends with it."""
        try:
            answer = self._answer(environ)
        except Exception as error:  # noqa: BLE001 -- one bad draft never ends the service
            environ["wsgi.errors"].write(traceback.format_exc())
            message = f"answering failed: {type(error).__name__}"
            remedy = "Please report it, with the draft and what the service printed."
            failed = HTTPStatus.INTERNAL_SERVER_ERROR
            answer = problems_answer(refused(failed, "failed", message, remedy))
        headers = [
            ("Content-Type", answer.kind),
            ("Content-Length", str(len(answer.body))),
            *_PLAIN,
            *answer.headers,
            *self._for_origin(environ),
        ]
        if answer.status is HTTPStatus.NO_CONTENT:
            headers = headers[2:]
        start(f"{answer.status.value} {answer.status.phrase}", headers)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [answer.body]

    def _answer(self, environ: Environ) -> Answer:
        path = str(environ.get("PATH_INFO", "")) or "/"
        try:
            refuse_other_host(environ, self._settings.hosts)
            handlers = self._handlers(path)
            method = str(environ.get("REQUEST_METHOD", "GET"))
            allowed = _allowed(handlers)
            if method == "OPTIONS":
                return Answer(HTTPStatus.NO_CONTENT, TEXT, b"", (("Allow", allowed),))
            handler = handlers.get("GET" if method == "HEAD" else method)
            if handler is None:
                message = f"{path} does not take {method}"
                remedy, allow = f"It takes {allowed}.", (("Allow", allowed),)
                no = HTTPStatus.METHOD_NOT_ALLOWED
                raise refused(no, "wrong-method", message, remedy, allow)
            return self._handled(handler, environ)
        except InputError as error:
            return problems_answer(error)

    def _handled(self, handler: Callable[[Asked], Answer], environ: Environ) -> Answer:
        try:
            return handler(asked_of(environ, max_bytes=self._settings.max_bytes))
        except RefusedError as error:
            if handler != self._page.result:
                raise
            return self._page.refusal(error, str(environ.get("SCRIPT_NAME", "")))

    def _handlers(self, path: str) -> dict[str, Callable[[Asked], Answer]]:
        if path not in self._routes:
            near = get_close_matches(path, self._routes, n=1)
            known = f"Known are: {', '.join(self._routes)}."
            remedy = f"Did you mean {near[0]}? {known}" if near else known
            raise refused(HTTPStatus.NOT_FOUND, "unknown-path", "nothing stands here", remedy)
        return self._routes[path]

    def _for_origin(self, environ: Environ) -> Iterable[tuple[str, str]]:
        """That pages of an allowed origin may read the answer; nothing for any other."""
        if not self._settings.origins:
            return
        yield "Vary", "Origin"
        origin = str(environ.get("HTTP_ORIGIN", ""))
        if origin not in self._settings.origins:
            return
        yield "Access-Control-Allow-Origin", origin
        yield "Access-Control-Expose-Headers", "Framing-Exit-Code, Framing-Note"
        if environ.get("REQUEST_METHOD") == "OPTIONS":
            yield "Access-Control-Allow-Methods", "GET, HEAD, POST"
            yield "Access-Control-Allow-Headers", "Content-Type"
            yield "Access-Control-Max-Age", "600"
            if environ.get("HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK"):
                yield "Access-Control-Allow-Private-Network", "true"

    def _check(self, asked: Asked) -> Answer:
        _refuse_unknown(asked, "format", "filename")
        name = asked.query.get("format", "json")
        if name not in FORMATS:
            message = f"'{name}' is no format"
            remedy = f"Known are: {', '.join(FORMATS)}."
            raise refused(HTTPStatus.BAD_REQUEST, "bad-format", message, remedy)
        checked = self._house.check(draft_of(asked))
        text = render(checked.run, name)
        return text_answer(_KINDS.get(name, TEXT), text, _told(checked))

    def _hits(self, asked: Asked) -> Answer:
        _refuse_unknown(asked, "filename")
        return text_answer(JSON_LINES, self._house.hits(draft_of(asked)))

    def _voices(self, asked: Asked) -> Answer:
        _refuse_unknown(asked, "filename")
        return text_answer(JSON_LINES, self._house.voices(draft_of(asked)))

    def _rules(self, asked: Asked) -> Answer:
        _refuse_unknown(asked, "filename")
        name = asked.query.get("filename", SAMPLE)
        return json_answer(rules_record(self._house.desk_at(name)))

    def _health(self, asked: Asked) -> Answer:
        _refuse_unknown(asked)
        tool = {"name": "framing", "version": __version__}
        return json_answer({"schema": SCHEMA, "status": "ok", "tool": tool})


def _allowed(handlers: Iterable[str]) -> str:
    methods = [*handlers, *(["HEAD"] if "GET" in handlers else []), "OPTIONS"]
    return ", ".join(sorted(methods))


def _refuse_unknown(asked: Asked, *known: str) -> None:
    """A parameter that is misspelt would be passed over in silence."""
    for name in asked.query:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            listed = f"Known are: {', '.join(known)}." if known else "There are none here."
            remedy = f"Did you mean '{near[0]}'?" if near else listed
            message = f"'{name}' is no parameter of {asked.path}"
            raise refused(HTTPStatus.BAD_REQUEST, "unknown-parameter", message, remedy)


def _told(checked: CheckedRequest) -> Headers:
    """The exit code of the command, and what it would have told on standard error."""
    headers = (("Framing-Exit-Code", str(checked.exit_code)),)
    return (
        (*headers, ("Framing-Note", _OTHER_LANGUAGE)) if checked.is_in_other_language else headers
    )
