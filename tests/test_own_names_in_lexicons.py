"""Lexicons whose conditions name entities of a house's own; shipped lexicons named by their id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.lsp.house_files import HouseFile, problems_of

LEXICON = """lexicon: quay
title: Words of the quay
language: en
version: 1.0.0
kind: inventory
sources: {desk: {title: A desk note, verified: V}}
labels:
  clique:
    says: Judges who rules.
    evidence: [desk]
    terms: [{term: clique, near: "@karvania"}]
    hits: ["The [clique] in Dravik met.", "Karvania has a [clique]."]
    misses: ["A clique met.", "Nobody came."]
"""
ENTITIES = "entities: harbour\nstates:\n  karvania: {names: [Karvania], seats: [Dravik]}\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "quay.yml").write_text(LEXICON, encoding="utf-8")
    (tmp_path / "harbour.yml").write_text(ENTITIES, encoding="utf-8")
    (tmp_path / "one.txt").write_text("The clique in Dravik met.\n", encoding="utf-8")
    return tmp_path


def _run(house: Path, command: str, *options: str) -> int:
    lexicon, entities = str(house / "quay.yml"), str(house / "harbour.yml")
    return main(["lexicon", command, lexicon, *options, "--entities", entities])


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_lexicon_is_proved_with_the_entities_that_it_names(
    house: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--strict"] if command == "check" else []
    assert _run(house, command, *options) == 0
    assert "unknown-entity" not in capsys.readouterr().out


def test_an_entity_file_checked_beside_a_lexicon_is_known_to_it(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [str(house / "quay.yml"), str(house / "harbour.yml")]
    assert main(["lexicon", "check", "--strict", *paths]) == 0
    assert capsys.readouterr().out == ""


def test_an_entity_that_is_not_known_is_told_with_the_way_to_name_its_file(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lexicon", "check", str(house / "quay.yml")]) == 0
    told = capsys.readouterr().out
    assert "quay.yml:11:20: warning[unknown-entity]" in told
    assert "--entities" in told


def test_hits_beside_entities_of_ones_own_are_counted(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(house, "count", "--json", "--corpus", str(house / "one.txt")) == 0
    (term,) = json.loads(capsys.readouterr().out)["terms"]
    assert term["hits"] == 1


def test_words_of_a_store_are_counted_with_the_entities_it_was_scored_with(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, own = str(house / "store"), ["--entities", str(house / "harbour.yml")]
    corpus, lexicons = str(house / "one.txt"), ["--lexicons", str(house / "quay.yml")]
    assert main(["score", corpus, *lexicons, *own, "--store", store]) == 0
    assert main(["index", store]) == 0
    assert main(["lexicon", "count", str(house / "quay.yml"), "--store", store]) == 2
    assert "--entities" in capsys.readouterr().err
    assert _run(house, "count", "--json", "--store", store) == 0
    (term,) = json.loads(capsys.readouterr().out)["terms"]
    assert term["hits"] == 1


def test_the_editor_knows_the_entities_that_framing_yml_names(house: Path) -> None:
    path = str(house / "quay.yml")
    codes = [problem.code for problem in problems_of(path, LEXICON, HouseFile.LEXICON)]
    assert codes == ["unknown-entity"]
    (house / "framing.yml").write_text("entities: [harbour.yml]\n", encoding="utf-8")
    assert problems_of(path, LEXICON, HouseFile.LEXICON) == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ["lexicon", "check", "state-power"],
        ["lexicon", "test", "state-power", "leaders"],
        ["lexicon", "list", "state-power"],
        ["show", "one.txt", "--lexicons", "state-power"],
    ],
)
def test_a_shipped_lexicon_is_named_by_its_id(
    house: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(house)
    assert main(arguments) == 0


def test_a_file_or_folder_of_that_name_goes_before_the_shipped_lexicon(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "protest").mkdir()
    (house / "quay.yml").rename(house / "protest" / "quay.yml")
    monkeypatch.chdir(house)
    assert main(["lexicon", "list", "protest"]) == 0
    assert capsys.readouterr().out.startswith("quay ")


def test_an_id_that_no_shipped_lexicon_has_is_told_with_those_that_have(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(house)
    assert main(["score", "one.txt", "--lexicons", "stat-power"]) == 2
    told = capsys.readouterr().err
    assert "stat-power: error[unknown-lexicon]" in told
    assert "state-power" in told
