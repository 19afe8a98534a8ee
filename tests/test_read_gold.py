"""Zones against hand-made gold, where the data lie beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.domain.document import Document
from framing.read.documents import read_documents

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_GOLD = _SHARED / "gold" / "syria-dev.jsonl"
_CORPUS = _SHARED / "corpus" / "syria"


@pytest.mark.skipif(not _GOLD.exists(), reason="the gold data are not beside the checkout")
def test_at_least_98_of_100_labels_stand_in_their_zone() -> None:
    rows = [json.loads(line) for line in _GOLD.read_text("utf-8").splitlines()]
    documents = {d.id: d for d in read_documents([str(_CORPUS)]) if isinstance(d, Document)}
    n_right = sum(
        documents[row["document"]].zone_at(row["start"]).value == row["zone"] for row in rows
    )
    assert n_right >= 0.98 * len(rows)
