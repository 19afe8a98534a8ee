"""Files of JSON Lines, plain or compressed, that hold gold or predictions."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from framing.errors import InputError, Problem
from framing.evaluate.voice_spans import span_from
from framing.evaluate.voices import VoicedText

Record = dict[str, object]
MAX_PROBLEMS = 20


def read_json_lines(path: Path) -> list[Record]:
    """One record a line, empty lines passed over.

    Raises:
        InputError: the file cannot be read, or lines hold no JSON object; names them all, up
            to a limit.
    """
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        lines = content.decode("utf-8-sig").split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        message = f"the file cannot be read: {error}"
        raise InputError([Problem(str(path), 0, 0, "unreadable", message)]) from error
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            problems.append(_problem(path, number, f"the line is no JSON: {error}"))
            continue
        if isinstance(record, dict):
            records.append(record)
        else:
            problems.append(_problem(path, number, "the line holds no JSON object"))
    if problems:
        raise InputError(problems[:MAX_PROBLEMS])
    return records


def read_voices(path: Path, *, needs_text: bool) -> list[VoicedText]:
    """Documents with their spans, as `framing voices` writes them.

    Raises:
        InputError: as `read_json_lines`; or a record lacks `id`, `spans` or a needed `text`.
    """
    documents: list[VoicedText] = []
    problems: list[Problem] = []
    for number, record in enumerate(read_json_lines(path), 1):
        spans = record.get("spans")
        text = record.get("text")
        is_complete = isinstance(spans, list) and (isinstance(text, str) or not needs_text)
        if "id" not in record or not is_complete or not isinstance(spans, list):
            needed = "'id', 'text' and 'spans'" if needs_text else "'id' and 'spans'"
            problems.append(_problem(path, number, f"record {number} lacks one of {needed}"))
            continue
        given = tuple(span_from(span) for span in spans if isinstance(span, dict))
        documents.append(VoicedText(str(record["id"]), str(text or ""), given))
    if problems:
        raise InputError(problems[:MAX_PROBLEMS])
    return documents


def _problem(path: Path, number: int, message: str) -> Problem:
    remedy = "Write one JSON object on each line."
    return Problem(str(path), number, 1, "bad-record", message, remedy)
