"""Findings as Reviewdog diagnostics (rdjson); its columns count UTF-8 bytes."""

from __future__ import annotations

import json

from framing.domain.finding import CheckRun, LocatedFinding, Region, Severity

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}


def render(run: CheckRun) -> str:
    """The open findings as one diagnostic result."""
    value = {
        "source": {"name": "framing"},
        "severity": "WARNING",
        "diagnostics": [_diagnostic(each) for each in run.open_findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(located: LocatedFinding) -> dict[str, object]:
    finding = located.finding
    code = {"value": finding.rule}
    if finding.url:
        code["url"] = finding.url
    return {
        "message": finding.message,
        "location": {"path": finding.path, "range": _range(located.region)},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
        "suggestions": [
            {"range": _range(located.region), "text": words} for words in finding.alternatives
        ],
    }


def _range(region: Region) -> dict[str, object]:
    return {
        "start": {"line": region.line, "column": region.column_utf8},
        "end": {"line": region.end_line, "column": region.end_column_utf8},
    }
