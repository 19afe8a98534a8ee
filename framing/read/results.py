"""What framing has written itself: no article, wherever it lies."""

from __future__ import annotations

import os

from framing.errors import Problem
from framing.expressions import expression

_N_HEAD_BYTES = 4096
# Heads of tables: scores, those of a comparison, a sheet for coders. The first name of a column
# may be that of a user's table too; the whole beginning is not.
_TABLES = (
    b"document,outlet,date,event,lexicon,contrast,label,",
    b"lexicon,contrast,label,",
    b"lexicon,contrast,group,",
    b"group,n_documents,",
    b"passage,n_tokens,n_labels,document,",
    b"speaker,group,",
    b"\xef\xbb\xbfunit,lexicon,label,term,hits_of_term,",
)
_RUN = b'{\n "schema": 1,\n "kind": "framing run",'
_FINDINGS = b'{\n  "schema": 1,\n  "tool": {\n    "name": "framing",'
_PAGE = b'<meta name="generator" content="framing '
_COMMAND = b"\n    framing report "
_GENERATOR = b"\n<!-- generator: framing "
# Findings for build servers, by the kind of file that they are mostly kept in.
_FOR_SERVERS = {
    "json": (
        expression(rb'\{\s*"\$schema": "[^"]*sarif[^"]*"[^@]{1,300}?"name": "framing"'),
        expression(rb'\{\s*"source": \{\s*"name": "framing"\s*\}'),
        expression(
            rb'\[\s*\{\s*"description": "[^\n]*",\s*"check_name": "[^"\n]+/[^"\n]+",\s*"fing'
        ),
    ),
    "xml": (
        expression(rb'<\?xml[^>]*>\s*<testsuites name="framing"'),
        expression(rb'<\?xml[^>]*>\s*<checkstyle[^@]{1,1500}? source="framing\.'),
    ),
    "txt": (
        expression(rb"[^\n]+:\d+:\d+: (?:error|warning|suggestion)\[[\w-]+/[\w-]+\]:? "),
        expression(rb"::(?:error|warning|notice) title=framing \("),
    ),
}
# What each kind of folder holds: a report, a store.
_FOLDERS = ((".framing-report",), ("counts", "documents", "runs"))


def result_problem(path: str, kind: str | None) -> Problem | None:
    """The problem of a file that framing wrote, told by how it begins; None for any other."""
    if kind not in ("csv", "jsonl", "json", "html", "md", "xml", "txt"):
        return None
    try:
        with open(path, "rb") as file:
            head = file.read(_N_HEAD_BYTES)
            if kind == "md" and len(head) == _N_HEAD_BYTES:
                head = file.read()[-_N_HEAD_BYTES:]
    except OSError:
        return None  # whoever reads it will tell why
    return _problem(path) if _is_result(head, kind) else None


def result_folder_problem(folder: str) -> Problem | None:
    """The problem of a folder that framing wrote; None for any other."""
    for names in _FOLDERS:
        if all(os.path.exists(os.path.join(folder, name)) for name in names):
            return _problem(folder)
    return None


def is_unfinished(folder: str) -> bool:
    """Whether the folder holds what a run has written so far, be it the one that is reading."""
    return folder.endswith(".unfinished") and os.path.exists(os.path.join(folder, "key.json"))


def _is_result(head: bytes, kind: str) -> bool:
    if kind == "csv":
        return head.startswith(_TABLES)
    if kind == "jsonl":
        return _is_record(head.partition(b"\n")[0])
    if kind == "json" and head.startswith((_RUN, _FINDINGS)):
        return True
    if kind in _FOR_SERVERS:
        return any(pattern.match(head) for pattern in _FOR_SERVERS[kind])
    if kind == "html":
        return _PAGE in head
    return _COMMAND in head or _GENERATOR in head[head.rstrip().rfind(b"\n") :]


def _is_record(line: bytes) -> bool:
    """Whether the line is a hit, a score or a finding."""
    if line.startswith((b'{"schema": 1, "document": ', b'{"document": ')):
        return b'"lexicon": "' in line and b'"contrast": "' in line and b'"voice": ' in line
    return line.startswith(b'{"schema": 1, "path": ') and b'"fingerprint": "' in line


def _problem(path: str) -> Problem:
    message = "it was written by framing and is no article"
    remedy = "Write results to another folder than that of the articles."
    return Problem(path, 0, 0, "own-result", message, remedy)
