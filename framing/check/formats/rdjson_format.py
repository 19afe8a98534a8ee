"""Findings as Reviewdog diagnostics (rdjson); its columns count UTF-8 bytes."""

from __future__ import annotations

import json

from framing.check.formats.text_format import message_of
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
        "message": message_of(finding),
        "location": {"path": finding.path, "range": _range(located.region)},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
        # At a place within a row's text they would overwrite something else of the file.
        "suggestions": [
            {"range": _range(located.region), "text": words}
            for words in finding.alternatives
            if finding.is_of_file
        ],
    }


def _range(region: Region) -> dict[str, object]:
    return {
        "start": {"line": region.line, "column": region.column_utf8},
        "end": {"line": region.end_line, "column": region.end_column_utf8},
    }
