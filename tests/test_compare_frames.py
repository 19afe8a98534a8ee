"""The comparison as tables: whole, tidy, explained."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest
from compare_fixture import hits, make_lexicon, score

from framing.compare import frames
from framing.compare.compare import CompareSettings, compare
from framing.compare.frames import comparison_tables, to_csv, to_json
from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison
from framing.domain.comparison_rows import DuplicateSet, SharedPassage, TrendRow
from framing.domain.score import ReadabilityCounts
from framing.errors import FramingError

DICTIONARY = Path(__file__).parent.parent / "docs" / "data-dictionary.md"
SARN, KESH = "sarn", "kesh"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """A comparison in which every table has rows."""
    counts = ReadabilityCounts(10, 200, 300, 900, 20)
    scored = [
        score(
            f"{outlet}{number}",
            outlet,
            hits("rebel", 1 + number % 2, referent=SARN),
            hits("terrorist", 2, referent=KESH),
            hits("fighter", voice=Voice.DIRECT, speaker="=Ames", referent=SARN),
            event="siege",
            speakers=(("=Ames", 1), *((("Brandt", 1),) if outlet == "Echo" else ())),
            readability=counts,
        )
        for outlet in ("Argus", "Echo")
        for number in range(6)
    ]
    compared = compare(
        scored,
        lexicons=[make_lexicon(poles=(-1, 1, 0))],
        settings=CompareSettings(n_resamples=200, minimum_n=5),
    )
    passage = SharedPassage("Some words.", 2, (("Argus0", 0, 11), ("Echo0", 5, 16)))
    return replace(
        compared,
        shared_passages=(passage,),
        duplicates=(DuplicateSet(("Argus1", "Echo1"), 400),),
    )


def test_every_column_stands_in_the_data_dictionary_and_no_other(comparison: Comparison) -> None:
    documented: dict[str, list[str]] = {}
    for section in DICTIONARY.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = section.partition("\n")
        named = re.findall(r"^\| (?!column|---)([^|]+) \|", body, flags=re.MULTILINE)
        documented[name] = [column for cell in named for column in cell.strip().split(", ")]
    trend = TrendRow("armed", "armed", "rebel", None, "Argus", "2016-01", 2, 1, 3, 1 / 3, None)
    tables = comparison_tables(comparison, trends=[trend])
    assert list(tables) == list(documented)
    for name, rows in tables.items():
        assert rows, f"the fixture leaves {name} empty"
        assert list(rows[0]) == documented[name], name


def test_every_row_of_a_table_has_the_same_columns(comparison: Comparison) -> None:
    for rows in comparison_tables(comparison).values():
        assert len({tuple(row) for row in rows}) <= 1


def test_what_is_not_defined_is_null_and_never_zero() -> None:
    compared = compare([score("1", "Argus")], lexicons=[make_lexicon()])
    rows = comparison_tables(compared)["shares"]
    assert {(row["n"], row["share"], row["low"]) for row in rows} == {(0, None, None)}
    cells = next(csv.DictReader(io.StringIO(to_csv(rows))))
    assert (cells["n"], cells["share"]) == ("0", "")


def test_csv_gives_back_the_numbers_exactly(comparison: Comparison) -> None:
    rows = comparison_tables(comparison)["shares"]
    read = list(csv.DictReader(io.StringIO(to_csv(rows))))
    assert [float(row["low"]) for row in read if row["low"]] == [
        row["low"] for row in rows if row["low"] is not None
    ]
    assert {row["voice"] for row in read} == {"own", "indirect", "direct", "all"}


def test_a_name_that_looks_like_a_formula_is_defused_in_csv(comparison: Comparison) -> None:
    text = to_csv(comparison_tables(comparison)["speakers"])
    assert "'=Ames" in text
    assert "\n=Ames" not in text


def test_json_is_versioned_and_tells_how_the_figures_were_made(comparison: Comparison) -> None:
    whole = json.loads(to_json(comparison))
    assert (whole["schema"], whole["by"], whole["seed"]) == (1, "outlet", 1)
    assert whole["tables"] == comparison_tables(comparison)


def test_a_table_without_rows_is_empty_text() -> None:
    assert to_csv([]) == ""


def test_a_missing_library_is_named_with_its_remedy(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(FramingError, match="pip install polars"):
        frames.to_polars(comparison)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_hold_the_same_rows_and_columns(comparison: Comparison, library: str) -> None:
    made = getattr(frames, f"to_{library}")(comparison)
    tables = comparison_tables(comparison)
    assert {name: len(frame) for name, frame in made.items()} == {
        name: len(rows) for name, rows in tables.items()
    }
    assert list(made["shares"].columns) == list(tables["shares"][0])


def test_parquet_gives_back_the_rows(comparison: Comparison, tmp_path: Path) -> None:
    rows = comparison_tables(comparison)["effects"]
    path = tmp_path / "effects.parquet"
    path.write_bytes(frames.to_parquet(rows))
    assert pyarrow.parquet.read_table(path).to_pylist() == rows
