"""Findings in the formats that terminals, machines and review tools read; each is loaded where it is asked for."""

from __future__ import annotations

from framing.domain.finding import CheckRun

FORMATS = {
    "text": "with the sentence, a caret, the reason and its source",
    "concise": "one line a finding",
    "json": "one JSON value",
    "jsonl": "one JSON value a line",
    "sarif": "SARIF 2.1.0, for code scanning",
    "github": "annotations of GitHub Actions",
    "gitlab": "Code Quality report of GitLab",
    "junit": "JUnit XML, for test dashboards",
    "checkstyle": "Checkstyle XML",
    "rdjson": "Reviewdog diagnostics",
}


def render(run: CheckRun, name: str) -> str:
    """The run in the format of that name, which is one of FORMATS."""
    from importlib import import_module  # the command line asks for `text` itself

    text: str = import_module(f"framing.check.formats.{name}_format").render(run)
    return text
