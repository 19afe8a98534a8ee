"""Findings as one JSON value, with the run's counts."""

from __future__ import annotations

import json

from framing.check.formats.record import SCHEMA, finding_record
from framing.domain.finding import CheckRun, Severity


def render(run: CheckRun) -> str:
    """The run: tool, policies, findings, counts, and what was skipped."""
    value = {
        "schema": SCHEMA,
        "tool": {"name": "framing", "version": run.version},
        "policies": sorted({rule.policy for rule in run.rules}),
        "findings": [finding_record(each) for each in run.open_findings],
        "summary": summary_of(run),
        "skipped": [{"path": s.path, "code": s.code, "reason": s.reason} for s in run.skipped],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def summary_of(run: CheckRun) -> dict[str, object]:
    """Counts of the run; suppressed and known findings are not among the open ones."""
    severities = [each.finding.severity for each in run.open_findings]
    all_findings = [each for document in run.documents for each in document.findings]
    return {
        "documents": len(run.documents),
        **{f"{severity.value}s": severities.count(severity) for severity in Severity},
        "suppressed": sum(each.suppression is not None for each in all_findings),
        "known": sum(each.is_known and each.suppression is None for each in all_findings),
        "deaths_told": sum(document.n_killings for document in run.documents),
        "deaths_told_without_agent": sum(document.n_without_agent for document in run.documents),
    }
