"""What docs/check/http.md shows is what the service answers."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("waitress", reason="the extra [serve] is not installed")

from serve_fixture import Server, serving

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "check" / "http.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the docs lie in the checkout")


def text() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""


def shown() -> list[tuple[str, list[str]]]:
    """Each request with the lines shown below it; `…` stands for lines left out."""
    pairs = re.findall(r"^```sh\n(curl [^\n]*)\n```\n\n```\w+\n(.*?)\n```$", text(), re.M | re.S)
    return [(command, output.splitlines()) for command, output in pairs]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(ROOT, "--policy", "bbc-style") as server:
        yield server


def asked(command: str) -> tuple[str, str, bytes]:
    """Path, type and body of a request as curl is given it."""
    _, *words = shlex.split(command)
    header, body = words[words.index("-H") + 1], words[words.index("--data-binary") + 1]
    (url,) = (word for word in words if word.startswith("http://127.0.0.1:8726/"))
    parts = urlsplit(url)
    content = (ROOT / body[1:]).read_bytes() if body.startswith("@") else body.encode()
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path, header.removeprefix("Content-Type: "), content


@pytest.mark.parametrize(("command", "lines"), shown(), ids=lambda value: str(value)[:60])
def test_the_answer_shown_is_that_of_the_request(
    command: str, lines: list[str], server: Server
) -> None:
    path, kind, body = asked(command)
    answered = iter(server.post(path, body, kind).text.splitlines())
    for line in lines:
        if line != "…":
            assert line in answered, line  # an iterator: in this order


def test_every_path_is_told_and_answers(server: Server) -> None:
    told = re.findall(r"^\| `(GET|POST) (/\w*)` \|", text(), re.M)
    assert len(told) == 6
    for method, path in told:
        assert "POST" in server.ask("OPTIONS", path).headers["Allow"] or method == "GET"
        assert server.ask(method, path, "" if method == "POST" else None).status in (200, 415)


def test_the_application_is_mounted_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", text(), re.M | re.S)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(example, names)
    started: list[str] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/rules", "wsgi.input": None}
    application = names["application"]
    body = b"".join(application(environ, lambda status, _headers: started.append(status)))
    assert started == ["200 OK"]
    assert b"bbc-style/terrorist" in body
