"""Columns of any names: which one holds the outlet, the day, the headline."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.domain.document import Document, SkippedDocument, Zone
from framing.errors import UnreadableError
from framing.read.documents import ReadSettings, read_documents

TEXT = "The boats left the quay on Monday. The sea was calm for days."
ROW = {
    "Nr": "7",
    "Quelle": "The Quay",
    "Tag": "31.12.2020",
    "Kopf": "Regime falls",
    "Artikel": TEXT,
}
GIVEN = ReadSettings(
    text_field="Artikel",
    id_field="Nr",
    fields=(("outlet", "quelle"), ("date", "Tag")),
    headline_field="Kopf",
)


def read(path: Path, settings: ReadSettings = GIVEN) -> Document:
    (document,) = read_documents([str(path)], settings=settings)
    assert isinstance(document, Document), document
    return document


def written(folder: Path, ending: str, row: dict[str, str]) -> Path:
    path = folder / f"rows.{ending}"
    if ending == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(row), delimiter=";")
            writer.writeheader()
            writer.writerow(row)
    elif ending == "parquet":
        pyarrow = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist([row]), path)
    else:
        text = json.dumps(row if ending == "jsonl" else [row])
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["csv", "jsonl", "json", "parquet"])
def test_columns_fill_the_fields_that_they_are_said_to_hold(ending: str, tmp_path: Path) -> None:
    document = read(written(tmp_path, ending, ROW))
    assert document.id == "7"
    assert document.metadata.outlet == "The Quay"
    assert document.metadata.date == "2020-12-31"
    assert document.metadata.title == "Regime falls"
    assert document.metadata.field("Quelle") == "The Quay"
    assert document.text == f"Regime falls\n\n{TEXT}"
    assert document.blocks[0].zone is Zone.HEADLINE
    assert document.blocks[1].zone is Zone.BODY


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_blanks_around_the_names_of_columns_do_not_count(ending: str, tmp_path: Path) -> None:
    spaced = {f" {name} ": cell for name, cell in ROW.items()}
    document = read(written(tmp_path, ending, spaced))
    assert (document.id, document.metadata.outlet) == ("7", "The Quay")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_without_its_column_of_text_names_those_that_it_has(
    ending: str, tmp_path: Path
) -> None:
    path = written(tmp_path, ending, {"Nr": "7", "Text": TEXT})
    (skipped,) = read_documents([str(path)], settings=GIVEN)
    assert isinstance(skipped, SkippedDocument)
    assert skipped.code == "no-text-column"
    assert "'Nr', 'Text'" in skipped.remedy


@pytest.mark.parametrize("text", [f"Regime  Falls\n\n{TEXT}", f"\nRegime falls. {TEXT}"])
def test_a_headline_that_opens_the_text_is_not_put_there_again(text: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, "jsonl", {**ROW, "Artikel": text})).text == text


@pytest.mark.parametrize(
    ("written_day", "day"),
    [
        ("31.12.2020", "2020-12-31"),
        ("1. 3. 2020", "2020-03-01"),
        ("03.04.2020 08:15", "2020-04-03"),  # with dots the day stands first
        ("12.31.2020", None),
        ("03/04/2020", None),
        ("31.12.20", None),
        ("1.2.2020.3", None),
    ],
)
def test_with_dots_the_day_stands_before_the_month(
    written_day: str, day: str | None, tmp_path: Path
) -> None:
    assert read(written(tmp_path, "csv", {**ROW, "Tag": written_day})).metadata.date == day


def test_a_headline_that_only_begins_like_the_text_is_put_above(tmp_path: Path) -> None:
    text = f"Regime fallsteps are heard. {TEXT}"
    document = read(written(tmp_path, "jsonl", {**ROW, "Artikel": text}))
    assert document.text == f"Regime falls\n\n{text}"


def test_a_row_without_a_headline_is_its_text(tmp_path: Path) -> None:
    document = read(written(tmp_path, "csv", {**ROW, "Kopf": ""}))
    assert document.text == TEXT
    assert document.metadata.title is None


def test_a_column_that_is_named_wins_over_one_that_is_known_by_its_name(tmp_path: Path) -> None:
    row = {**ROW, "outlet": "wire"}
    assert read(written(tmp_path, "csv", row)).metadata.outlet == "The Quay"


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(
    ending: str, tmp_path: Path
) -> None:
    settings = ReadSettings(text_field="Artikel", fields=(("outlet", "Quele"),))
    (skipped,) = read_documents([str(written(tmp_path, ending, ROW))], settings=settings)
    assert isinstance(skipped, SkippedDocument)
    assert skipped.code == "no-column"
    assert skipped.reason == "no column 'Quele', which --field names for 'outlet'"
    assert "'Quelle'" in skipped.remedy


def test_the_options_name_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = written(tmp_path, "csv", ROW)
    words = ["score", str(corpus), "--text-field", "Artikel", "--id-field", "Nr"]
    named = ["--field", "outlet=Quelle", "--field", "date=Tag", "--headline-field", "Kopf"]
    assert main([*words, *named]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    regime = next(row for row in rows if row["label"] == "regime")
    assert (regime["outlet"], regime["date"], regime["zone"]) == (
        "The Quay",
        "2020-12-31",
        "headline",
    )


def test_the_report_names_the_columns_in_its_command(tmp_path: Path) -> None:
    corpus, page = written(tmp_path, "csv", ROW), tmp_path / "page.html"
    words = ["report", str(corpus), "--text-field", "Artikel", "--headline-field", "Kopf"]
    assert main([*words, "--field", "outlet=Quelle", "--out", str(page)]) == 0
    said = page.read_text(encoding="utf-8")
    assert "--field outlet=Quelle" in said
    assert "--headline-field Kopf" in said


@pytest.mark.parametrize("given", ["Quelle", "=Quelle", "outlet="])
def test_an_option_that_names_no_column_is_refused(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["score", "rows.csv", "--field", given])
    assert ended.value.code == 2
    assert "NAME=COLUMN" in capsys.readouterr().err


TITLED = {"id": "1", "outlet": "The Quay", "title": "Regime falls", "text": TEXT}


def test_headlines_beside_the_texts_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = written(tmp_path, "jsonl", TITLED)
    assert main(["compare", str(corpus)]) == 0
    told = capsys.readouterr().err
    assert "the headline of 1 article stands beside the text and is not counted" in told
    assert "--headline-field" in told


def test_of_headlines_in_the_texts_nothing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = written(tmp_path, "jsonl", {**TITLED, "text": f"Regime falls\n\n{TEXT}"})
    assert main(["compare", str(rows)]) == 0
    assert "stands beside" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("order", "written", "day"),
    [
        ("day-first", "03/04/2024", "2024-04-03"),
        ("month-first", "03/04/2024", "2024-03-04"),
        ("month-first", "12/1/16 08:30", "2016-12-01"),
        ("day-first", "1/12/99", "1999-12-01"),
        ("day-first", "12/31/2024", None),
        ("month-first", "2024-12-31", "2024-12-31"),
        (None, "03/04/2024", None),
        (None, "31/12/2024", None),
    ],
)
def test_a_date_with_slashes_is_understood_where_it_is_told_what_stands_first(
    tmp_path: Path, order: str | None, written: str, day: str | None
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text,date\nThe rebels left.,{written}\n")
    (document,) = read_documents([str(path)], settings=ReadSettings(slash_dates=order))
    assert isinstance(document, Document)
    assert document.metadata.date == day
    assert document.metadata.has_odd_date is (day is None)


@pytest.mark.parametrize(
    "settings", [ReadSettings(slash_dates="american"), ReadSettings(text_format="lexis")]
)
def test_settings_of_no_known_value_are_refused(tmp_path: Path, settings: ReadSettings) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The rebels left.\n")
    with pytest.raises(UnreadableError, match=r"'(american|lexis)' is not known"):
        list(read_documents([str(path)], settings=settings))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("English", "en"),
        ("eng", "en"),
        ("EN-gb", "en"),
        ("Deutsch", "de"),
        ("ger", "de"),
        ("français", "fr"),
        ("Klingon", "klingon"),
        ("", "en"),
    ],
)
def test_a_language_is_known_by_its_name_too(tmp_path: Path, written: str, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text,language\nThe rebels left.,{written}\n", encoding="utf-8")
    (document,) = read_documents([str(path)], settings=ReadSettings())
    assert isinstance(document, Document)
    assert document.metadata.language == code


@pytest.mark.parametrize("names", ["id,text,text", "text,id,text,text"])
def test_of_two_columns_of_the_text_none_is_taken_for_it(tmp_path: Path, names: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{names}\n" + ",".join(["One rebel left."] * (names.count(",") + 1)) + "\n")
    (skipped,) = read_documents([str(path)], settings=ReadSettings())
    assert isinstance(skipped, SkippedDocument)
    assert skipped.code == "repeated-column"
    path.write_text("text,note,note\nThe rebels left.,a,b\n")
    assert [type(one) for one in read_documents([str(path)], settings=ReadSettings())] == [Document]
