"""What framing has written itself: no article, wherever it lies."""

from __future__ import annotations

import os

from framing.errors import Problem

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
# What each kind of folder holds: a report, a store.
_FOLDERS = ((".framing-report",), ("counts", "documents", "runs"))


def result_problem(path: str, kind: str | None) -> Problem | None:
    """The problem of a file that framing wrote, told by how it begins; None for any other."""
    if kind not in ("csv", "jsonl", "json", "html", "md"):
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
    if kind == "json":
        return head.startswith((_RUN, _FINDINGS))
    return _PAGE in head if kind == "html" else _COMMAND in head


def _is_record(line: bytes) -> bool:
    """Whether the line is a hit, a score or a finding."""
    if line.startswith((b'{"schema": 1, "document": ', b'{"document": ')):
        return b'"lexicon": "' in line and b'"contrast": "' in line and b'"voice": ' in line
    return line.startswith(b'{"schema": 1, "path": ') and b'"fingerprint": "' in line


def _problem(path: str) -> Problem:
    message = "it was written by framing and is no article"
    remedy = "Write results to another folder than that of the articles."
    return Problem(path, 0, 0, "own-result", message, remedy)
