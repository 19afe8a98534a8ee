"""A run as one JSON document: its record, its documents and all its numbers, to be kept.

docs/kept-run.md explains every field. Two of them can be compared later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from framing.compare.rows import telling_tables_in_turn
from framing.domain.comparison import Comparison
from framing.domain.run import RunRecord
from framing.domain.score import DocumentScore

SCHEMA = 1
KIND = "framing run"
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def run_json(
    run: RunRecord, comparison: Comparison, scores: Sequence[DocumentScore]
) -> Iterator[str]:
    """The run as JSON, with `"schema": 1`, piece by piece, for it may be long; the same run
    gives the same bytes. Rows that tell of nothing are left out."""
    head: dict[str, Any] = {"schema": SCHEMA, "kind": KIND, "run": asdict(run)}
    names = ("by", "level", "seed", "n_resamples", "n_tests", "minimum_n", "minimum_documents")
    head["settings"] = {name: getattr(comparison, name) for name in names}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    yield ',\n "documents": ['
    yield from _rows(_document(score) for score in scores)
    yield '],\n "tables": {'
    for place, (name, rows) in enumerate(telling_tables_in_turn(comparison)):
        yield f"{',' if place else ''}\n  {json.dumps(name)}: ["
        yield from _rows(rows)
        yield "]"
    yield "\n }\n}\n"


def _rows(rows: Iterable[Any]) -> Iterator[str]:
    for place, row in enumerate(rows):
        yield f"{',' if place else ''}\n   {_encoded(row)}"


def _document(score: DocumentScore) -> dict[str, Any]:
    return {
        "document": score.document,
        "digest": score.digest,
        "outlet": score.metadata.outlet,
        "date": score.metadata.date,
        "n_tokens": score.n_tokens,
        "n_hits": score.n_hits,
    }
