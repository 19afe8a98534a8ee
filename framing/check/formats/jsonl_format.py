"""Findings as JSON Lines."""

from __future__ import annotations

import json

from framing.check.formats.record import finding_record
from framing.domain.finding import CheckRun


def render(run: CheckRun) -> str:
    """The open findings, one JSON value on a line."""
    return "".join(
        json.dumps(finding_record(each), ensure_ascii=False) + "\n" for each in run.open_findings
    )
