"""Alternatives offered as a patch: an editor reads it, and applies what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff

from framing.domain.finding import LocatedFinding


def patch_of(path: str, source: str, findings: Sequence[LocatedFinding]) -> str:
    """A unified diff that puts the first alternative in each finding's place; nothing is written.

    Findings without a wording, and those whose words markup interrupts, are left out.
    """
    changed = source
    end = len(source) + 1
    for each in sorted(findings, key=lambda each: each.region.start, reverse=True):
        region, finding = each.region, each.finding
        is_whole = source[region.start : region.end] == finding.text
        if not each.is_open or not finding.alternatives or not is_whole or region.end > end:
            continue
        changed = changed[: region.start] + finding.alternatives[0] + changed[region.end :]
        end = region.start
    lines = unified_diff(
        source.splitlines(keepends=True),
        changed.splitlines(keepends=True),
        f"a/{path}",
        f"b/{path}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
