"""Results that were written into the folder of the articles are no articles at the next run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.cli.main import main

ARTICLES = {"a.txt": "The terrorists took the quay.\n", "b.html": "<p>The regime fell.</p>\n"}
FAST = ["--resamples", "50"]
WRITING = {
    "scores and hits": ["score", ".", "--out", "s.csv", "--hits", "h.jsonl"],
    "scores as lines": ["score", ".", "--out", "s.jsonl", "--incremental"],
    "a report": ["report", ".", "--out", "r.html", "--json", "r.json", *FAST],
    "a report of many pages": ["report", ".", "--out", "pages", *FAST],
    "a report in Markdown": ["report", ".", "--out", "r.md", *FAST],
    "a report for e-mail": ["report", ".", "--out", "m.html", "--format", "email", *FAST],
    "tables": ["compare", ".", "--out", "tables", *FAST],
    "findings": [
        *("check", ".", "--policy", "bbc-style", "--quiet", "--format", "json=c.json"),
        *("--format", "jsonl=c.jsonl"),
    ],
    "findings for build servers": [
        *("check", ".", "--policy", "bbc-style", "--quiet", "--format", "sarif=s.json"),
        *("--format", "gitlab=g.json", "--format", "junit=j.xml", "--format", "rdjson=r.json"),
        *("--format", "checkstyle=k.xml", "--format", "github=h.txt", "--format", "text=t.txt"),
        *("--format", "concise=c.txt"),
    ],
    "a sheet": ["lexicon", "sheet", "state-power", "--corpus", ".", "--n", "2", "--out", "t.csv"],
}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_what_a_command_wrote_is_left_aside_and_named(
    words: list[str], corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) in (0, 1)
    written = sorted({path.name for path in corpus.iterdir()} - set(ARTICLES))
    capsys.readouterr()
    assert main(["voices", "--jsonl", "."]) == 0
    told = capsys.readouterr()
    assert told.out.count('"id":') == len(ARTICLES)
    for name in written:
        if not name.endswith(".ledger"):
            assert f"{name}: skipped[own-result]: " in told.err or (corpus / name).is_dir()
    n_other = ".ledger" in "".join(written)  # which is of no kind that is read
    assert told.err.count("skipped[own-result]") == told.err.count("skipped[") - n_other


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_the_same_command_again_writes_the_same(
    words: list[str], corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) in (0, 1)
    first = {path: path.read_bytes() for path in corpus.rglob("*.csv")}
    first |= {path: path.read_bytes() for path in corpus.rglob("*.jsonl")}
    code = main([*words, "--strict"] if words[0] == "score" else words)
    assert code in (0, 1), capsys.readouterr().err
    assert {path: path.read_bytes() for path in first} == first


def test_what_moved_between_runs_is_left_aside(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = str(corpus.parent / "kept.json")
    assert main(["report", ".", "--out", "r.html", "--json", kept, *FAST]) == 0
    for name in ("m.md", "m.html"):
        assert main(["runs", kept, kept, "--out", name]) == 0
    capsys.readouterr()
    assert main(["score", "."]) == 0
    told = capsys.readouterr().err
    assert all(f"{name}: skipped[own-result]" in told for name in ("m.md", "m.html"))


def test_a_store_and_a_run_that_was_broken_off_are_left_aside(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    assert main(["score", ".", "--store", "store"]) == 0
    (corpus / "s.csv.unfinished").mkdir()
    for name in ("journal", "key.json", "scores"):
        (corpus / "s.csv.unfinished" / name).write_text("{}")
    capsys.readouterr()
    assert main(["score", "."]) == 0
    told = capsys.readouterr()
    assert len({row.split(",")[0] for row in told.out.splitlines()[1:]}) == len(ARTICLES)
    assert told.err.count("skipped[own-result]") == 1


def test_results_that_a_pattern_or_a_shell_names_are_left_aside_too(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", ".", "--out", "s.csv", "--hits", "h.jsonl"]) == 0
    for words in (["*"], sorted(os.listdir())):
        capsys.readouterr()
        assert main(["score", *words]) == 0
        told = capsys.readouterr()
        assert len({row.split(",")[0] for row in told.out.splitlines()[1:]}) == len(ARTICLES)
        assert told.err.count("skipped[own-result]") == 2


def test_a_manifest_is_not_asked_to_list_results(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "corpus.yml").write_text("documents:\n- {file: a.txt}\n- {file: b.html}\n")
    assert main(["report", ".", "--out", "r.html", "--json", "r.json", *FAST]) == 0
    assert main(["score", ".", "--out", "s.csv", "--hits", "h.jsonl"]) == 0
    assert main(["score", ".", "--out", "s.csv", "--hits", "h.jsonl"]) == 0
    assert "not-listed" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "document,outlet,text\n1,Post,The rebels left.\n"),
        ("a.csv", "id,lexicon,text\n1,old,The rebels left.\n"),
        ("a.jsonl", '{"schema": 1, "document": "x", "text": "The rebels left."}\n'),
        ("a.json", '{"schema": 1, "kind": "article", "text": "The rebels left."}\n'),
        ("a.html", '<meta name="generator" content="framings 2"><p>The rebels left.</p>'),
        ("a.json", '{"source": {"name": "framings"}, "text": "The rebels left."}'),
        ("a.json", '[{"text": "The rebels left.", "check_name": "a/b"}]'),
        ("a.txt", "a.txt:1:5: error: the rebels left."),
        ("a.txt", "The rebels left.\na.txt:1:5: error[x/y]: 'rebels'\n"),
        ("a.txt", "::error title=The rebels left"),
        ("a.md", "The rebels left.\n\n<!-- framing 2 -->\n\nThey came back.\n"),
        ("a.md", "The rebels left.\n\n    framing score my-corpus\n"),
    ],
)
def test_articles_that_look_a_little_like_results_are_read(
    name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(content)
    assert main(["score", str(tmp_path)]) == 0
    assert "rebel" in capsys.readouterr().out
