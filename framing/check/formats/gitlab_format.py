"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

import hashlib
import json

from framing.domain.finding import CheckRun, LocatedFinding, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.SUGGESTION: "info"}


def render(run: CheckRun) -> str:
    """The open findings as a JSON list."""
    return (
        json.dumps([_issue(each) for each in run.open_findings], ensure_ascii=False, indent=2)
        + "\n"
    )


def _issue(located: LocatedFinding) -> dict[str, object]:
    finding, region = located.finding, located.region
    key = f"{finding.path}\0{finding.fingerprint}"
    return {
        "description": finding.message,
        "check_name": finding.rule,
        # GitLab wants fingerprints that differ between files too.
        "fingerprint": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path.removeprefix("./"),
            "positions": {
                "begin": {"line": region.line, "column": region.column},
                "end": {"line": region.end_line, "column": region.end_column},
            },
            "lines": {"begin": region.line, "end": region.end_line},
        },
    }
