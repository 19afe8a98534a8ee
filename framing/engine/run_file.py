"""A run as one JSON document: its record, its documents and all its numbers, to be kept.

docs/data-dictionary.md explains every field. Two of them can be compared later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from framing.compare.frames import comparison_tables
from framing.domain.comparison import Comparison
from framing.domain.run import RunRecord
from framing.domain.score import DocumentScore

SCHEMA = 1
KIND = "framing run"


def run_json(run: RunRecord, comparison: Comparison, scores: Sequence[DocumentScore]) -> str:
    """The run as JSON, with `"schema": 1`; the same run gives the same bytes."""
    return "".join(_pieces(run, comparison, scores))


def _pieces(
    run: RunRecord, comparison: Comparison, scores: Sequence[DocumentScore]
) -> Iterable[str]:
    """The document row by row, so that a large corpus is never held as text and objects both."""
    head: dict[str, Any] = {"schema": SCHEMA, "kind": KIND, "run": asdict(run)}
    names = ("by", "level", "seed", "n_resamples", "n_tests", "minimum_n", "minimum_documents")
    head["settings"] = {name: getattr(comparison, name) for name in names}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    yield ',\n "documents": ['
    yield _rows(_document(score) for score in scores)
    yield '],\n "tables": {'
    for place, (name, rows) in enumerate(comparison_tables(comparison).items()):
        yield f"{',' if place else ''}\n  {json.dumps(name)}: [{_rows(rows)}]"
    yield "\n }\n}\n"


def _rows(rows: Iterable[Any]) -> str:
    written = ",\n   ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"\n   {written}" if written else ""


def _document(score: DocumentScore) -> dict[str, Any]:
    return {
        "document": score.document,
        "digest": score.digest,
        "outlet": score.metadata.outlet,
        "date": score.metadata.date,
        "n_tokens": score.n_tokens,
        "n_hits": score.n_hits,
    }
