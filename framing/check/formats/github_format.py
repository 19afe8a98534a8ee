"""Findings as workflow commands of GitHub Actions, shown at the changed lines."""

from __future__ import annotations

from framing.check.formats.text_format import message_of
from framing.domain.finding import CheckRun, LocatedFinding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


def render(run: CheckRun) -> str:
    """The open findings, one workflow command on a line."""
    return "".join(f"{_command(each)}\n" for each in run.open_findings)


def _command(located: LocatedFinding) -> str:
    finding, region = located.finding, located.region
    properties = {
        "title": f"framing ({finding.rule})",
        "file": finding.path,
        "line": region.line,
        "endLine": region.end_line,
    }
    if region.line == region.end_line:  # GitHub shows columns only within one line
        properties |= {"col": region.column, "endColumn": region.end_column}
    listed = ",".join(f"{name}={_property(str(each))}" for name, each in properties.items())
    words = [message_of(finding), finding.why]
    if finding.alternatives or finding.advice:
        words.append(f"Consider: {', '.join((*finding.alternatives, *finding.advice))}.")
    return f"::{_LEVELS[finding.severity]} {listed}::{_escaped(' '.join(filter(None, words)))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
