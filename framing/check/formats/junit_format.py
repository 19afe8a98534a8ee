"""Findings as JUnit XML: a suite for each draft, a failing case for each finding."""

from __future__ import annotations

from framing.check.formats.xml_text import attribute, content
from framing.domain.finding import CheckedDocument, CheckRun, LocatedFinding


def render(run: CheckRun) -> str:
    """The run; a draft with no open finding is one case that passes."""
    n_open = len(run.open_findings)
    n_cases = n_open + sum(not _open(document) for document in run.documents)
    suites = "".join(map(_suite, run.documents))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="framing" tests="{n_cases}" failures="{n_open}" errors="0">\n'
        f"{suites}</testsuites>\n"
    )


def _open(document: CheckedDocument) -> list[LocatedFinding]:
    return [each for each in document.findings if each.is_open]


def _suite(document: CheckedDocument) -> str:
    found = _open(document)
    name = attribute(document.path)
    cases = "".join(map(_case, found)) or f'    <testcase name="framing" classname={name}/>\n'
    return (
        f'  <testsuite name={name} tests="{len(found) or 1}" failures="{len(found)}"'
        f' errors="0" skipped="0" package="framing">\n{cases}  </testsuite>\n'
    )


def _case(located: LocatedFinding) -> str:
    finding, region = located.finding, located.region
    place = f"line {region.line}, col {region.column}, {finding.message}"
    words = "\n".join(filter(None, (place, finding.why, finding.source)))
    return (
        f"    <testcase name={attribute(finding.rule)} classname={attribute(finding.path)}"
        f' line="{region.line}" column="{region.column}">\n'
        f"      <failure type={attribute(finding.severity.value)}"
        f" message={attribute(finding.message)}>{content(words)}</failure>\n"
        "    </testcase>\n"
    )
