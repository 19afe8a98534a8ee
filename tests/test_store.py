"""Runs at rest: a Parquet data set that other programs read, and what is asked of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cli.main import main
from framing.engine.comparing import set_copy_aside, with_shared
from framing.engine.corpus import score_corpus, stream_corpus
from framing.engine.records import hit_records, score_records
from framing.engine.run import run_id
from framing.engine.stored import stored_corpus
from framing.pipeline import open_road, score, walk
from framing.read.documents import ReadSettings, corpus_entities, document_from_text
from framing.store.read import stored_runs
from framing.store.scores import stored_scores
from framing.store.texts import scored_from, text_record

TEXTS = (
    "Harbour falls\n\nThe rebels took the quay at dawn.\n\n“They are terrorists,” the mayor said.",
    "A quiet day\n\nThe regime said that militants had fled the town on Monday.",
    "The ferry\n\nThe ferry went on as before, and nobody was on it.",
)


def write_corpus(path: Path, n_documents: int) -> Path:
    records = [
        {"id": f"d{n}", "outlet": "ab"[n % 2], "date": "2016-10-31", "text": TEXTS[n % 3]}
        for n in range(n_documents)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus.jsonl", 200)


@pytest.fixture
def store(corpus: Path, tmp_path: Path) -> Path:
    assert main(["score", str(corpus), "--store", str(tmp_path / "store")]) == 0
    return tmp_path / "store"


def rows(store: Path, table: str) -> list[dict[str, object]]:
    # As any program would read it: a data set partitioned by run.
    found = duckdb.sql(f"SELECT * FROM read_parquet('{store}/{table}/*/*.parquet')").fetchall()
    names = duckdb.sql(f"DESCRIBE FROM read_parquet('{store}/{table}/*/*.parquet')").fetchall()
    return [dict(zip([name[0] for name in names], row, strict=True)) for row in found]


def test_a_store_holds_the_records_of_every_hit_and_count(corpus: Path, store: Path) -> None:
    (run,) = stored_runs(store)
    scored = list(stream_corpus([str(corpus)], open_road(), ReadSettings()))
    hits = [{**record, "run": run.id} for one in scored for record in hit_records(one)]
    counts = [{**record, "run": run.id} for one in scored for record in score_records(one.score)]
    kept = rows(store, "hits")
    negated = [row.pop("is_negated") for row in kept]
    assert kept == hits
    assert negated == [hit.hit.is_negated for one in scored for hit in one.hits]
    assert rows(store, "counts") == counts
    assert run.record["n_documents"] == len(rows(store, "documents")) == 200
    assert run.record["n_hits"] == len(hits)


def test_a_run_is_never_read_as_a_number(tmp_path: Path) -> None:
    # Readers of partitioned data sets guess types: one id in some three hundred is all digits.
    ids = [run_id({"corpus": n}) for n in range(1_000)]
    table = pyarrow.table({"n": [1]})
    for id in [one for one in ids if one.strip("r").isdigit()]:
        (tmp_path / f"run={id}").mkdir()
        pyarrow.parquet.write_table(table, tmp_path / f"run={id}" / "part-0.parquet")
        found = duckdb.sql(f"SELECT run FROM read_parquet('{tmp_path}/run={id}/*.parquet')")
        assert found.fetchall() == [(id,)]
    assert list(tmp_path.iterdir())


def test_scores_come_back_from_a_store_as_they_were(corpus: Path, store: Path) -> None:
    (run,) = stored_runs(store)
    scored = stream_corpus([str(corpus)], open_road(), ReadSettings(), with_readability=True)
    assert list(stored_scores(store, run.id)) == [one.score for one in scored]


@pytest.mark.parametrize("is_copy_aside", [True, False])
def test_articles_come_back_from_a_store_with_all_that_was_found(
    tmp_path: Path, examples: Path, is_copy_aside: bool
) -> None:
    store = tmp_path / "store"
    road = open_road(entity_paths=corpus_entities([str(examples)]))
    assert main(["score", str(examples), "--store", str(store)]) == 0
    articles = score_corpus([str(examples)], road, ReadSettings())
    scored = (set_copy_aside if is_copy_aside else with_shared)(articles)
    stored = stored_corpus(store, road, is_copy_aside=is_copy_aside)
    # What leads back into a web page is not kept, nor what stands in no zone that counts.
    whole = [
        replace(
            one,
            document=replace(one.document, source_map=None, remarks=()),
            score=replace(one.score, excluded=()),
        )
        for one in scored.scored
    ]
    assert list(stored.scored) == whole
    assert stored.scored.document(1) == whole[1].document
    assert any(one.copied_hits for one in whole) == is_copy_aside
    assert (stored.shared, stored.copy) == (scored.shared, scored.copy)


ANY_TEXT = st.lists(
    st.sampled_from(
        [
            "The rebels took the quay at dawn.",
            "“They are terrorists, not rebels,” the mayor said. ",
            "So-called militants — no terrorists — fled.",
            "Der Bürgermeister sagte: „Nein.“",
            "𝒜stral 🦊 text; e\u0301tude.",
            "\n\n",
            "> A quoted paragraph\n",
            "",
        ]
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(pieces=ANY_TEXT)
def test_a_row_of_a_store_holds_a_scored_article_whole(pieces: list[str]) -> None:
    document = document_from_text(" ".join(pieces), id="a", path="a.txt")
    scored = score(walk(document, open_road()))
    row = json.loads(json.dumps(text_record(scored)))
    assert scored_from(row, scored.score) == scored


@pytest.mark.parametrize("choice", ["once", "all"])
def test_a_comparison_of_a_store_is_that_of_the_articles(
    tmp_path: Path, examples: Path, choice: str
) -> None:
    store = tmp_path / "store"
    assert main(["score", str(examples), "--store", str(store)]) == 0
    written = []
    for corpus in (store, examples):
        out = tmp_path / f"{corpus.name}.json"
        words = ["compare", str(corpus), "--count-shared", choice, "--trend", "month"]
        assert main([*words, "--resamples", "200", "--out", str(out)]) == 0
        written.append(json.loads(out.read_text()))
    assert written[0] == written[1]
    assert written[0]["tables"]["passages"]


def test_an_event_of_a_store_is_compared_as_one_of_the_articles(
    tmp_path: Path, examples: Path
) -> None:
    store = tmp_path / "store"
    assert main(["score", str(examples), "--store", str(store)]) == 0
    event = next(str(row["event"]) for row in rows(store, "documents") if row["event"])
    written = []
    for corpus in (store, examples):
        out = tmp_path / f"{corpus.name}.json"
        words = ["compare", str(corpus), "--event", event, "--resamples", "200"]
        assert main([*words, "--out", str(out)]) == 0
        written.append(out.read_text())
    assert written[0] == written[1]


LOST = ["texts", "documents", "hits", "counts"]


@pytest.mark.parametrize("command", ["compare", "report", "index"])
@pytest.mark.parametrize("lost", [*(f"{table}/*/part-*.parquet" for table in LOST)])
def test_a_store_that_has_lost_files_is_told_of(
    store: Path, capsys: pytest.CaptureFixture[str], lost: str, command: str
) -> None:
    for path in store.glob(lost):
        path.unlink()
    assert told_of(store, command, capsys).count("has lost a part of its files") == 1


def test_a_store_that_has_lost_what_its_articles_share_is_told_of(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next(store.glob("runs/*.shared.jsonl")).unlink()
    assert "has lost a part of its files" in told_of(store, "compare", capsys)


def told_of(store: Path, command: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What a command says that cannot use a store."""
    out = ["--out", str(store.parent / "out.html")] if command == "report" else []
    assert main([command, str(store), *out, *options]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("table", ["documents", "counts", "texts"])
def test_a_file_of_a_store_that_was_cut_off_is_named(
    store: Path, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    (part,) = store.glob(f"{table}/*/part-*.parquet")
    part.write_bytes(part.read_bytes()[:100])
    err = told_of(store, "compare", capsys)
    assert err.startswith(f"{part.as_posix()}: error[damaged-store]: this file of the store")
    assert "Score the corpus again" in err


def test_a_file_of_a_store_that_another_program_wrote_with_less_is_named(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (part,) = store.glob("counts/*/part-*.parquet")
    table = pyarrow.parquet.ParquetFile(part).read()
    pyarrow.parquet.write_table(table.drop_columns(["referent"]), part)
    err = told_of(store, "compare", capsys)
    assert err.startswith(f"{part.as_posix()}: error[damaged-store]: ")
    assert "referent" in err


@pytest.mark.parametrize("command", ["runs", "compare", "index"])
@pytest.mark.parametrize("text", ["{", "[]", '{"schema": 2}', '{"schema": "2"}'])
def test_a_record_of_a_run_that_tells_nothing_is_named(
    store: Path, capsys: pytest.CaptureFixture[str], text: str, command: str
) -> None:
    record = store / "runs" / "note.json"
    record.write_text(text)
    err = told_of(store, command, capsys)
    assert err.startswith(f"{record.as_posix()}: error[damaged-store]: this is no record of a run")


@pytest.mark.parametrize("command", ["compare", "report"])
@pytest.mark.parametrize("option", [["--slash-dates", "day-first"], ["--language", "de"]])
def test_how_the_articles_of_a_store_are_to_be_read_is_told_when_they_are_scored(
    store: Path, capsys: pytest.CaptureFixture[str], option: list[str], command: str
) -> None:
    err = told_of(store, command, capsys, *option)
    assert err.startswith(
        f"{option[0]}: error[store]: a store keeps its articles as they were read"
    )
    assert "framing score --store" in err


@pytest.mark.parametrize("command", ["compare", "report"])
def test_a_run_is_named_of_a_store_alone(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    out = ["--out", str(tmp_path / "out.html")] if command == "report" else []
    assert main([command, str(examples), "--run", "3f2a", *out]) == 2
    assert "--run: error[no-store]: names a run of a store" in capsys.readouterr().err


def test_a_run_of_an_earlier_version_is_scored_again(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = [one for one in (store / "runs").glob("*.json")]
    path.write_text(path.read_text().replace('"schema": 2', '"schema": 1'))
    assert main(["compare", str(store)]) == 2
    assert "Score the corpus again" in capsys.readouterr().err


def test_a_store_that_was_scored_with_other_lexicons_is_not_compared(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lexicon = Path(__file__).parent.parent / "lexicons" / "state-power.yml"
    assert main(["compare", str(store), "--lexicons", str(lexicon)]) == 2
    assert "other lexicons: abortion" in capsys.readouterr().err


def test_the_same_run_again_leaves_the_same_bytes(corpus: Path, store: Path) -> None:
    def contents() -> dict[str, bytes]:
        return {str(p.relative_to(store)): p.read_bytes() for p in store.rglob("*") if p.is_file()}

    first = contents()
    assert main(["score", str(corpus), "--store", str(store), "--workers", "2"]) == 0
    assert contents() == first


def test_runs_are_listed_and_two_are_compared(
    corpus: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    time.sleep(0.02)
    lines = corpus.read_text().splitlines(keepends=True)
    corpus.write_text("".join([*lines[3:], lines[0].replace("d0", "new")]))
    assert main(["score", str(corpus), "--store", str(store)]) == 0
    before, after = stored_runs(store)
    capsys.readouterr()
    assert main(["runs", str(store)]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == [before.id, after.id]
    assert "200 documents" in listed[0]
    assert main(["runs", str(store), before.id, after.id[:8]]) == 0
    said = capsys.readouterr().out
    assert "differ in: inputs" in said
    assert "lexicons changed: none" in said
    assert "1 added, 3 gone, 0 with another text" in said
    assert "-> " in said


def test_what_only_one_of_two_runs_looked_for_is_named_and_not_compared(
    corpus: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    time.sleep(0.02)
    one = Path(__file__).parent.parent / "lexicons" / "war-words.yml"
    assert main(["score", str(corpus), "--store", str(store), "--lexicons", str(one)]) == 0
    before, after = stored_runs(store)
    capsys.readouterr()
    assert main(["runs", str(store), before.id, after.id]) == 0
    said = capsys.readouterr().out
    assert f"lexicons of {before.id} alone, not compared: abortion," in said
    assert f"lexicons of {after.id} alone" not in said
    assert "-> " not in said
    assert main(["runs", str(store), before.id]) == 2
    assert "1 run was named" in capsys.readouterr().err


def test_skipped_documents_are_kept_with_their_reasons(tmp_path: Path, corpus: Path) -> None:
    with corpus.open("a") as out:
        out.write("no json\n")
    assert main(["score", str(corpus), "--store", str(tmp_path / "store")]) == 0
    (run,) = stored_runs(tmp_path / "store")
    assert run.record["n_skipped"] == 1
    (kept,) = (tmp_path / "store" / "runs").glob("*.skipped.jsonl")
    assert json.loads(kept.read_text())["code"] == "bad-json"


def test_a_run_into_a_store_goes_on_after_kill_9(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "large.jsonl", 2_600)
    assert main(["score", str(corpus), "--store", str(tmp_path / "whole")]) == 0
    broken = tmp_path / "broken"
    command = [sys.executable, "-m", "framing", "score", str(corpus), "--store", str(broken)]
    run = subprocess.Popen(command, env=dict(os.environ))
    while run.poll() is None and not list(broken.glob("documents/*/*.parquet")):
        time.sleep(0.01)
    run.kill()
    run.wait(timeout=60)
    assert list(broken.glob("*.unfinished"))
    assert not list((broken / "runs").glob("*.json"))
    assert main(["score", str(corpus), "--store", str(broken), "--resume"]) == 0
    assert not list(broken.glob("*.unfinished"))
    for table in ("documents", "counts", "hits", "texts"):
        assert rows(broken, table) == rows(tmp_path / "whole", table)


def test_a_folder_that_is_no_store_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["runs", str(tmp_path)]) == 2
    assert "framing score --store" in capsys.readouterr().err
