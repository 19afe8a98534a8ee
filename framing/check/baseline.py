"""Baselines: what a desk already knows, so that only new findings ask for attention."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from framing.domain.finding import CheckedDocument, LocatedFinding
from framing.domain.frozen import dataclass, replace
from framing.errors import InputError, Problem

SCHEMA = 1


@dataclass(frozen=True, slots=True, order=True)
class KnownFinding:
    """One accepted finding. `path` is relative to the baseline's folder; rule and text are
    for those who review the file."""

    path: str
    rule: str
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings of a project."""

    path: Path
    known: frozenset[KnownFinding]

    def relative(self, path: str) -> str:
        """A draft's path as the baseline writes it: with slashes, relative to its folder."""
        return os.path.relpath(path, self.path.parent or ".").replace(os.sep, "/")


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        InputError: the file cannot be read or is no baseline.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["schema"] != SCHEMA:
            raise _broken(path, f"it has schema {stored['schema']}, this version reads {SCHEMA}")
        known = frozenset(KnownFinding(**entry) for entry in stored["findings"])
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise _broken(path, "is no baseline of this tool") from error
    return Baseline(path, known)


def mark_known(document: CheckedDocument, baseline: Baseline) -> CheckedDocument:
    """The document with the findings that the baseline holds marked as known."""
    name = baseline.relative(document.path)
    known = {each.fingerprint for each in baseline.known if each.path == name}
    findings = tuple(
        replace(each, is_known=each.finding.fingerprint in known) for each in document.findings
    )
    return replace(document, findings=findings)


def stale_entries(
    baseline: Baseline, documents: Sequence[CheckedDocument], takes_part: Callable[[str], bool]
) -> tuple[KnownFinding, ...]:
    """Entries for the documents of this run, or for files that are gone, that no finding meets.

    `takes_part` tells whether a rule was asked about: entries of others are left in peace.
    """
    checked = {baseline.relative(document.path): document for document in documents}
    stale = []
    for entry in sorted(baseline.known):
        document = checked.get(entry.path)
        if document is None:
            is_gone = not (baseline.path.parent / entry.path).exists()
        else:
            is_gone = takes_part(entry.rule) and entry.fingerprint not in {
                each.finding.fingerprint for each in document.findings
            }
        if is_gone:
            stale.append(entry)
    return tuple(stale)


def baseline_text(known: Iterable[KnownFinding]) -> str:
    """The known findings as JSON, sorted, one on a line, so that a diff can be reviewed."""
    lines = [
        json.dumps(
            {"path": e.path, "rule": e.rule, "text": e.text, "fingerprint": e.fingerprint},
            ensure_ascii=False,
        )
        for e in sorted(set(known))
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "schema": {SCHEMA},\n  "findings": [\n{body}\n  ]\n}}\n'


def known_of(documents: Sequence[CheckedDocument], baseline: Baseline) -> tuple[KnownFinding, ...]:
    """The findings of these documents as entries; suppressed ones and notices need none."""
    return tuple(
        _entry(each, baseline.relative(document.path))
        for document in documents
        for each in document.findings
        if each.suppression is None and not each.finding.rule.startswith("suppressions/")
    )


def _entry(located: LocatedFinding, path: str) -> KnownFinding:
    finding = located.finding
    text = " ".join(finding.text.split())
    return KnownFinding(path, finding.rule, text, finding.fingerprint)


def _broken(path: Path, message: str) -> InputError:
    remedy = "Name a file that --write-baseline made, or write it anew."
    return InputError([Problem(str(path), 0, 0, "bad-baseline", message, remedy)])
