"""The articles of the main job against what readers say of them, where the data lie beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.domain.document import Document
from framing.domain.hit import ReferredHit
from framing.pipeline import open_road, walk
from framing.read.documents import read_documents
from framing.yaml_source import load_plain

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_GOLD = _SHARED / "gold" / "syria-dev.jsonl"
_CORPUS = _SHARED / "corpus" / "syria"
_CASES = _SHARED / "voice" / "cases.py"
_LABELS = ("armed-opposition", "state-power", "harm-allegation")
_READ = Path(__file__).parent / "cases" / "syria.yml"


@pytest.mark.skipif(not _GOLD.exists(), reason="the gold data are not beside the checkout")
def test_at_least_98_of_100_labels_stand_in_their_zone() -> None:
    rows = [json.loads(line) for line in _GOLD.read_text("utf-8").splitlines()]
    documents = {d.id: d for d in read_documents([str(_CORPUS)]) if isinstance(d, Document)}
    n_right = sum(
        documents[row["document"]].zone_at(row["start"]).value == row["zone"] for row in rows
    )
    assert n_right >= 0.98 * len(rows)


@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus is not beside the checkout")
def test_each_label_of_the_main_job_is_told_as_readers_take_it() -> None:
    expected = load_plain(_READ.read_text("utf-8"), path=str(_READ))
    assert isinstance(expected, dict)
    road, told = open_road(), {}
    for document in read_documents([str(_CORPUS)]):
        assert isinstance(document, Document)
        rows = [_told(hit) for hit in walk(document, road).hits if hit.hit.lexicon in _LABELS]
        told[document.id] = {row[0]: row for row in rows}
    missed = {
        name: [row for row in rows if told[name].get(row[0], [])[: len(row)] != row]
        for name, rows in expected.items()
    }
    assert not any(missed.values()), missed


@pytest.mark.skipif(not _CASES.exists(), reason="the small cases are not beside the checkout")
def test_the_small_cases_of_voice_come_out_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every speaker, and the voice of every loaded word."""
    gold, predicted = tmp_path / "cases.jsonl", tmp_path / "predicted.jsonl"
    made = subprocess.run(
        [sys.executable, str(_CASES)], cwd=_CASES.parent, capture_output=True, check=True
    )
    gold.write_bytes(made.stdout)
    assert main(["voices", str(gold), "--jsonl"]) == 0
    predicted.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["evaluate", "voices", str(gold), str(predicted), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    for figure in ("speakers_direct", "speakers_indirect", "loaded_words"):
        assert found[figure]["n"] == found[figure]["n_all"] > 0, figure


def _told(hit: ReferredHit) -> list[str]:
    """Where a label begins, its voice and zone, who says it and whose rulers it means."""
    voiced, attribution = hit.voiced, hit.voiced.attribution
    speaker = attribution.speaker if attribution else None
    where = [str(hit.hit.span.start), voiced.voice.value, voiced.zone.value]
    return [*where, speaker or "nobody", hit.referent or "nobody"]
