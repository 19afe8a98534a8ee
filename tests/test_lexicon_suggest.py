"""`framing lexicon suggest`: words that stand where labels stand, with evidence, added by nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_lexicon_diff import lexicon

from framing.cli.main import main

NEAR = """\
The striking dockers blocked the gate. A docker union met the dockers and lightermen.

The striking lightermen blocked the road. A lighterman union asked for bread.

The striking dockers sang, and the stevedores and lightermen sang too.
"""
FAR = """\
The striking clock of the town hall was mended. The gardener watered the roses.

Bread was sold in the market, and the weather stayed dry for the third week in a row.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "near.txt").write_text(NEAR)
    (folder / "far.txt").write_text(FAR)
    return folder


def suggest(path: Path, corpus: Path, capsys, *words: str) -> dict:
    call = ["lexicon", "suggest", str(path), "--corpus", str(corpus), "--json", *words]
    assert main(call) == 0
    return json.loads(capsys.readouterr().out)


def test_a_word_in_the_slots_of_labels_is_proposed_first_with_all_its_forms(
    tmp_path, corpus, capsys
) -> None:
    found = suggest(lexicon(tmp_path / "lexicons"), corpus, capsys)
    assert found["suggestions"][0]["words"] == ["lightermen", "lighterman"]


def test_the_evidence_names_each_shared_slot_with_its_counts(tmp_path, corpus, capsys) -> None:
    first = suggest(lexicon(tmp_path / "lexicons"), corpus, capsys)["suggestions"][0]
    slots = {(s["slot"], s["neighbour"]): (s["n"], s["n_labels"]) for s in first["slots"]}
    assert slots["modifier", "striking"] == (1, 2)
    assert slots["head", "union"] == (1, 1)
    assert slots["coordinated", "dockers"][0] == slots["coordinated", "stevedores"][0] == 1
    assert dict(first["labels"])["docker"] > dict(first["labels"])["stevedore"]


def test_example_sentences_stand_at_their_places(tmp_path, corpus, capsys) -> None:
    first = suggest(lexicon(tmp_path / "lexicons"), corpus, capsys)["suggestions"][0]
    assert first["lines"]
    for line in first["lines"]:
        printed = Path(line["path"]).read_text().splitlines()[line["line"] - 1]
        assert printed[line["column"] - 1 :].startswith(line["node"])


def test_words_that_share_one_slot_by_chance_or_none_are_not_proposed(
    tmp_path, corpus, capsys
) -> None:
    found = suggest(lexicon(tmp_path / "lexicons"), corpus, capsys)
    proposed = {word for each in found["suggestions"] for word in each["words"]}
    assert not proposed & {"clock", "gardener", "roses", "bread", "the", "and"}


def test_what_the_lexicon_has_or_excludes_already_is_not_proposed(tmp_path, corpus, capsys) -> None:
    path = lexicon(tmp_path / "lexicons", stevedore="stevedore, lighterman")
    found = suggest(path, corpus, capsys)
    assert "lightermen" not in {word for each in found["suggestions"] for word in each["words"]}


def test_nothing_is_added_to_the_lexicon(tmp_path, corpus, capsys) -> None:
    path = lexicon(tmp_path / "lexicons")
    before = path.read_bytes()
    suggest(path, corpus, capsys)
    assert path.read_bytes() == before


def test_two_runs_propose_the_same(tmp_path, corpus, capsys) -> None:
    path = lexicon(tmp_path / "lexicons")
    assert suggest(path, corpus, capsys) == suggest(path, corpus, capsys)


def test_standard_input_is_refused_because_it_cannot_be_read_twice(tmp_path, capsys) -> None:
    path = lexicon(tmp_path / "lexicons")
    assert main(["lexicon", "suggest", str(path), "--corpus", "-"]) == 2
    assert "read-once" in capsys.readouterr().err
