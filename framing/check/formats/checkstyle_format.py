"""Findings as Checkstyle XML."""

from __future__ import annotations

from framing.check.formats.xml_text import attribute
from framing.domain.finding import CheckedDocument, CheckRun, LocatedFinding, Severity

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "info"}


def render(run: CheckRun) -> str:
    """The open findings by file."""
    files = "".join(map(_file, run.documents))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n{files}</checkstyle>\n'


def _file(document: CheckedDocument) -> str:
    errors = "".join(_error(each) for each in document.findings if each.is_open)
    return f"  <file name={attribute(document.path)}>\n{errors}  </file>\n" if errors else ""


def _error(located: LocatedFinding) -> str:
    finding, region = located.finding, located.region
    return (
        f'    <error line="{region.line}" column="{region.column}"'
        f' severity="{_SEVERITIES[finding.severity]}" message={attribute(finding.message)}'
        f" source={attribute(f'framing.{finding.rule}')}/>\n"
    )
