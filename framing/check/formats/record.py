"""A finding as a record of plain values: the same for every machine that reads findings."""

from __future__ import annotations

from framing.domain.finding import LocatedFinding, Region

SCHEMA = 1


def finding_record(located: LocatedFinding) -> dict[str, object]:
    """The finding as JSON values. Columns count code points; `start` and `end` are offsets in
    the file."""
    finding = located.finding
    return {
        "schema": SCHEMA,
        "path": finding.path,
        "document": finding.document,
        **_place(located.region),
        "start": located.region.start,
        "end": located.region.end,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
        "actual": finding.text,
        "alternatives": list(finding.alternatives),
        "advice": list(finding.advice),
        "why": finding.why,
        "source": finding.source,
        "url": finding.url,
        "verified": finding.verified,
        "label": finding.label or None,
        "voice": finding.voice.value if finding.voice else None,
        "snippet": located.snippet,
        "related": [{**_place(region), "message": words} for region, words in located.related],
        "fingerprint": finding.fingerprint,
    }


def _place(region: Region) -> dict[str, int]:
    return {
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }
