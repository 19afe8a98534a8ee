"""Findings on one line each: place, severity, rule, message."""

from __future__ import annotations

from framing.check.formats.text_format import message_of, shown_path
from framing.domain.finding import CheckRun, LocatedFinding


def render(run: CheckRun) -> str:
    """The open findings, one on a line."""
    return "".join(f"{_line(each)}\n" for each in run.open_findings)


def _line(located: LocatedFinding) -> str:
    finding, region = located.finding, located.region
    return (
        f"{shown_path(finding.path)}:{region.line}:{region.column}: "
        f"{finding.severity.value}[{finding.rule}] {message_of(finding)}"
    )
