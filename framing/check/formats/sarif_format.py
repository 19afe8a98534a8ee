"""Findings as SARIF 2.1.0 (OASIS standard, 27 March 2020)."""

from __future__ import annotations

import json
from pathlib import PurePath
from urllib.parse import quote

from framing.check.formats.text_format import HOW_READ
from framing.check.notices import NOTICE_RULES
from framing.domain.finding import CheckRun, LocatedFinding, Region, Rule, Severity

SCHEMA_URL = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
_ORIGINS = {"comment": "inSource", "front matter": "inSource", "file": "external"}


def render(run: CheckRun) -> str:
    """The run as a SARIF log: all rules declared, suppressed and known findings included."""
    rules = [_rule(rule) for rule in run.rules] + [_notice_rule(*each) for each in NOTICE_RULES]
    indices = {rule["id"]: number for number, rule in enumerate(rules)}
    findings = [each for document in run.documents for each in document.findings]
    log = {
        "$schema": SCHEMA_URL,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "framing",
                        "semanticVersion": run.version,
                        "rules": rules,
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": [_result(each, indices, run) for each in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _invocation(run: CheckRun) -> dict[str, object]:
    return {
        "executionSuccessful": bool(run.documents) or not run.skipped,
        "toolExecutionNotifications": [
            {
                "level": "warning",
                "message": {"text": f"{each.reason}; {each.remedy}"},
                "locations": [{"physicalLocation": _artifact(each.path)}],
                "descriptor": {"id": each.code},
            }
            for each in run.skipped
        ],
    }


def _rule(rule: Rule) -> dict[str, object]:
    note = HOW_READ.get(rule.verified)
    source = f"{rule.source} ({note})" if note else rule.source
    help_text = "\n".join(
        part
        for part in (
            rule.why,
            source and f"Source: {source}.",
            rule.alternatives and f"Consider: {', '.join(rule.alternatives)}.",
        )
        if part
    )
    declared: dict[str, object] = {
        "id": rule.name,
        "shortDescription": {"text": _without_placeholders(rule.message) or rule.id},
        "fullDescription": {"text": rule.why or rule.id},
        "help": {"text": help_text or rule.id},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "policy": rule.policy,
            "verified": rule.verified,
            "precision": rule.confidence,
            "labels": list(rule.labels),
        },
    }
    if rule.url:
        declared["helpUri"] = rule.url
    return declared


def _without_placeholders(message: str) -> str:
    """The message as a description: braces mean something else in SARIF."""
    first, *rest = message.split("{")
    return first + "".join(f"…{piece.partition('}')[2]}" for piece in rest)


def _notice_rule(name: str, description: str) -> dict[str, object]:
    return {
        "id": name,
        "shortDescription": {"text": description},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(
    located: LocatedFinding, indices: dict[object, int], run: CheckRun
) -> dict[str, object]:
    finding = located.finding
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": indices[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.path, located.region, located.snippet)],
        "relatedLocations": [
            {"id": number, **_location(finding.path, region), "message": {"text": words}}
            for number, (region, words) in enumerate(located.related)
        ],
        "partialFingerprints": {"framing/v1": finding.fingerprint},
        "properties": {
            "actual": finding.text,
            "alternatives": [*finding.alternatives, *finding.advice],
        },
    }
    if run.has_baseline:
        result["baselineState"] = "unchanged" if located.is_known else "new"
    if any(each.suppression for document in run.documents for each in document.findings):
        result["suppressions"] = _suppressions(located)
    return result


def _suppressions(located: LocatedFinding) -> list[dict[str, object]]:
    """Where one result of a run has suppressions, SARIF asks for the list in all of them."""
    suppression = located.suppression
    if suppression is None:
        return []
    return [
        {
            "kind": _ORIGINS[suppression.origin],
            "status": "accepted",
            "justification": suppression.reason or "no reason given",
        }
    ]


def _location(path: str, region: Region, snippet: str | None = None) -> dict[str, object]:
    where: dict[str, object] = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.end - region.start,
    }
    if snippet is None:
        return {"physicalLocation": {**_artifact(path), "region": where}}
    context = {"startLine": region.line, "snippet": {"text": snippet}}
    return {
        "physicalLocation": {**_artifact(path), "region": where, "contextRegion": context},
    }


def _artifact(path: str) -> dict[str, object]:
    """The file as a URI reference: relative ones to the folder the tool ran in."""
    pure = PurePath(path)
    uri = pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
    return {"artifactLocation": {"uri": uri}}
