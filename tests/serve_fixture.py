"""A real `framing serve` on a free port, and requests to it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Reply:
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def problem(self) -> dict[str, Any]:
        """The only problem that it tells of."""
        (problem,) = self.json["problems"]
        return problem


@dataclass(frozen=True)
class Server:
    """A running service."""

    port: int
    process: subprocess.Popen[str]

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Reply:
        """The answer to a request; `_` in the names of headers stands for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            content = body.encode() if isinstance(body, str) else body
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, content, named)
            reply = connection.getresponse()
            return Reply(reply.status, dict(reply.getheaders()), reply.read())
        finally:
            connection.close()

    def post(self, path: str, body: bytes | str, kind: str = "text/plain", **headers: str) -> Reply:
        """The answer to what is sent as this type."""
        return self.ask("POST", path, body, Content_Type=kind, **headers)

    def wire(self, sent: bytes) -> bytes:
        """What comes back for bytes as they are, until the service closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            with connection.makefile("rb") as answer:
                return answer.read()

    def interrupt(self) -> tuple[int, str]:
        """The exit code after Ctrl-C, and what was told on standard error after the start."""
        self.process.send_signal(signal.SIGINT)
        _, told = self.process.communicate(timeout=60)
        return self.process.returncode, told


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[Server]:
    """A service in a folder, ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "framing", "serve", "--port", "0", *words],
        cwd=folder, env=os.environ, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        told = re.search(r"http://[^/]+:(\d+)/", line)
        assert told, line + process.stderr.read()
        yield Server(int(told[1]), process)
    finally:
        process.kill()
        process.communicate()
