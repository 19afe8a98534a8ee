"""A report on a store: what the report on the articles says, and what it reads for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.store.columns import TextRows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    store = tmp_path_factory.mktemp("store") / "store"
    assert main(["score", str(examples), "--store", str(store)]) == 0
    return store


def page_of(corpus: Path, out: Path, *options: str) -> str:
    words = ["report", str(corpus), "--out", str(out), "--resamples", "200", *options]
    assert main(words) == 0
    return out.read_text()


def without_source(page: str) -> str:
    """The page but for the command that makes it and the run of the store that it is made from."""
    page = re.sub(r"framing report [^\n<]*", "", page)
    return re.sub(
        r"<div><dt>(Run of the store|Lauf im Speicher)</dt><dd>\w+</dd></div>\n", "", page
    )


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--count-shared", "all"),
        ("--by", "event"),
        ("--blind", "--report-language", "de"),
        ("--article", "harbour-herald.txt"),
        ("--levels", "1"),
    ],
)
def test_a_report_on_a_store_is_that_on_the_articles(
    tmp_path: Path, examples: Path, store: Path, options: tuple[str, ...]
) -> None:
    of_store = page_of(store, tmp_path / "page.html", *options)
    of_articles = page_of(examples, tmp_path / "page.html", *options)
    assert without_source(of_store) == without_source(of_articles)


@pytest.mark.parametrize("name", ["page.md", "mail.html"])
def test_a_summary_of_a_store_is_that_of_the_articles(
    tmp_path: Path, examples: Path, store: Path, name: str
) -> None:
    options = ["--format", "email"] if name == "mail.html" else []
    of_store = page_of(store, tmp_path / name, *options)
    assert without_source(of_store) == without_source(page_of(examples, tmp_path / name, *options))


def test_a_folder_on_a_store_holds_the_same_pages_and_numbers(
    tmp_path: Path, examples: Path, store: Path
) -> None:
    folders = []
    for corpus in (store, examples):
        out = tmp_path / corpus.name
        assert main(["report", str(corpus), "--out", str(out), "--resamples", "200"]) == 0
        folders.append(out)
    of_store, of_articles = ({p.relative_to(out) for p in out.rglob("*")} for out in folders)
    assert of_store == of_articles
    for page in (path for path in of_articles if path.suffix == ".html"):
        pages = [without_source((out / page).read_text()) for out in folders]
        assert pages[0] == pages[1]
    numbers = [json.loads((out / "report.json").read_text()) for out in folders]
    assert numbers[0]["tables"] == numbers[1]["tables"]
    assert numbers[0]["documents"] == numbers[1]["documents"]


def test_a_report_reads_only_the_texts_that_it_shows(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    row = TextRows.__getitem__

    def noted(rows: TextRows, place: int) -> dict[str, object]:
        read.append(place)
        return row(rows, place)

    monkeypatch.setattr(TextRows, "__getitem__", noted)
    assert main(["report", str(store), "--out", str(tmp_path / "page.md")]) == 0
    assert len(read) == len(set(read)) <= 6


def test_texts_that_do_not_fit_are_listed_and_the_page_says_so(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("framing.report.render.room_for_texts", lambda *_: 0)
    page = page_of(store, tmp_path / "page.html")
    assert "their texts are left out of this report" in page
    assert "lists them without text" in capsys.readouterr().err
    folder = tmp_path / "page_files"
    assert {path.name for path in folder.iterdir()} == {
        "documents.html",
        "report.json",
        ".framing-report",
    }
    assert "Harbour" in (folder / "documents.html").read_text()


def test_a_run_of_a_store_is_named_by_its_beginning(
    tmp_path: Path, store: Path, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (record,) = (store / "runs").glob("*.json")
    out = str(tmp_path / "page.md")
    assert main(["report", str(store), "--run", record.stem[:6], "--out", out]) == 0
    assert main(["report", str(store), "--run", "zz", "--out", out]) == 2
    assert "no run begins with 'zz'" in capsys.readouterr().err
    assert main(["report", str(examples), "--run", "r1", "--out", out]) == 2
    assert "names a run of a store" in capsys.readouterr().err
