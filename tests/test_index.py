"""`framing index`: the words of a store, and what is counted from them without the articles."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from test_lexicon_diff import lexicon
from test_store import write_corpus

from framing.cli.main import main
from framing.store.words import SCHEMA

_ARTICLES = (
    ("Lantern", "Quay closed\n\nThe dockers struck. The mayor said the stevedores had gone home."),
    ("Lantern", "“The dock workers are tired,” Ann Kolb said. A docker container fell."),
    ("Herald", "A docker’s day\n\nThe dockers, dock workers and stevedores — all of them — left."),
    ("Herald", "The ferry\n\nThe ferry went on as before, and nobody was on it."),
    ("Herald", "Dockers' rights were, Kolb said, the rights of dock\nworkers. X dockers met."),
)


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    path = tmp_path / "quay.jsonl"
    records = (
        {"id": f"q{n}", "outlet": outlet, "text": text}
        for n, (outlet, text) in enumerate(_ARTICLES)
    )
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def stored(corpus: Path, store: Path, *options: str) -> Path:
    assert main(["score", str(corpus), "--store", str(store), *options]) == 0
    return store


def indexed(corpus: Path, store: Path, *options: str) -> Path:
    stored(corpus, store, *options)
    assert main(["index", str(store)]) == 0
    return store


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_an_edited_lexicon_differs_over_a_store_as_over_its_articles(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = lexicon(tmp_path / "old", stevedore="stevedore, dock worker")
    new = lexicon(tmp_path / "new", docker="docker, dock worker", stevedore="old stevedore")
    store = indexed(quay, tmp_path / "store", "--lexicons", str(old))
    command = ["lexicon", "diff", str(old), str(new), "--json"]

    over_store = printed(capsys, *command, "--store", str(store))

    assert over_store == printed(capsys, *command, "--corpus", str(quay))
    record = json.loads(over_store)
    assert record["moved"] == 3
    assert record["removed"] == 2
    assert record["unchanged"] > 0
    assert {change["voice"] for change in record["changes"]} == {"own", "direct", "indirect"}


def test_an_edit_that_changes_nothing_reads_no_text(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = lexicon(tmp_path / "old")
    store = indexed(quay, tmp_path / "store", "--lexicons", str(old))
    command = ["lexicon", "diff", str(old), str(old), "--json"]
    expected = printed(capsys, *command, "--corpus", str(quay))

    monkeypatch.setattr("framing.store.columns.TextRows.__getitem__", None)

    assert printed(capsys, *command, "--store", str(store)) == expected


def test_terms_of_all_lexicons_are_counted_in_a_store_as_in_its_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", 12)
    store = indexed(corpus, tmp_path / "store")

    counted = printed(capsys, "lexicon", "count", "--store", str(store))

    assert counted == printed(capsys, "lexicon", "count", "--corpus", str(corpus))
    assert counted.startswith("12 documents: ")


@pytest.mark.parametrize("command", ["count", "diff"])
def test_a_store_without_an_index_says_how_to_make_one(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    one = str(lexicon(tmp_path / "one"))
    store = stored(quay, tmp_path / "store", "--lexicons", one)
    names = [one] if command == "count" else [one, one]

    assert main(["lexicon", command, *names, "--store", str(store)]) == 2

    assert f"framing index {store}" in capsys.readouterr().err


def _cut_off(store: Path) -> None:
    (part,) = store.rglob("part-*.words")
    part.write_bytes(part.read_bytes()[:-100])


def _of_later_version(store: Path) -> None:
    (record,) = store.rglob("index.json")
    record.write_text(record.read_text().replace(f'"schema": {SCHEMA}', f'"schema": {SCHEMA + 1}'))


def _of_other_texts(store: Path) -> None:
    (part,) = store.rglob("texts/*/part-*.parquet")
    rows = pyarrow.parquet.ParquetFile(part).read().to_pydict()
    rows["text"] = [text + " More." for text in rows["text"]]
    pyarrow.parquet.write_table(pyarrow.table(rows), part)


@pytest.mark.parametrize("spoil", [_cut_off, _of_later_version, _of_other_texts])
def test_an_index_that_is_damaged_or_stale_is_refused(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str], spoil
) -> None:
    one = str(lexicon(tmp_path / "one"))
    store = indexed(quay, tmp_path / "store", "--lexicons", one)

    spoil(store)

    assert main(["lexicon", "count", one, "--store", str(store)]) == 2
    assert "Make it again with `framing index" in capsys.readouterr().err


def test_runs_are_listed_with_their_index(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = str(lexicon(tmp_path / "one"))
    store = stored(quay, tmp_path / "store", "--lexicons", one)
    assert "indexed" not in printed(capsys, "runs", str(store))
    assert main(["index", str(store)]) == 0
    assert printed(capsys, "runs", str(store)).endswith("  words indexed\n")


@pytest.mark.parametrize("words", [["index"], ["lexicon", "count", "{lexicon}", "--store"]])
def test_a_folder_that_is_no_store_is_said_to_be_none(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = [
        word.format(lexicon=Path(__file__).parents[1] / "lexicons" / "armed-opposition.yml")
        for word in words
    ]
    assert main([*named, str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "is no store" in told
    assert "framing score --store" in told


@pytest.mark.parametrize("options", [[], ["--event", "aleppo"], ["--count-shared", "all"]])
def test_a_store_is_compared_with_other_lexicons_as_its_articles_are(
    tmp_path: Path, options: list[str]
) -> None:
    corpus, one = tmp_path / "corpus.jsonl", tmp_path / "armed-opposition.yml"
    lines = write_corpus(corpus, 12).read_text().splitlines()
    records = [json.loads(line) | {"event": "aleppo"} for line in lines]
    corpus.write_text("".join(json.dumps(record) + "\n" for record in records))
    shipped = Path(__file__).parent.parent / "lexicons"
    one.write_text((shipped / "armed-opposition.yml").read_text().replace("- rebel\n", "- ferry\n"))
    store = indexed(corpus, tmp_path / "store", "--lexicons", str(shipped / "state-power.yml"))
    lexicons = ["--lexicons", str(one), str(shipped / "state-power.yml")]
    written = []
    for name, place in (("store", store), ("articles", corpus)):
        out = tmp_path / f"{name}.json"
        command = ["compare", str(place), "--resamples", "200", "--out", str(out)]
        assert main([*command, *options, *lexicons, "--allow-failing-examples"]) == 0
        written.append(json.loads(out.read_text()))

    assert written[0] == written[1]
    assert written[0]["tables"]["shares"]
