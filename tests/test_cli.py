"""The command line as its users meet it: results, bad input, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli.main import main

HIT_FIELDS = {
    "schema", "document", "start", "end", "text", "lexicon", "contrast", "label", "term",
    "voice", "distance", "zone", "voice_confidence", "speaker", "speaker_confidence", "cue", "referent", "sentence", "line", "column",
}  # fmt: skip


@pytest.fixture
def hits(examples: Path, tmp_path: Path) -> list[dict[str, object]]:
    path = tmp_path / "hits.jsonl"
    assert (
        main(["score", str(examples), "--out", str(tmp_path / "s.csv"), "--hits", str(path)]) == 0
    )
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_hit_has_the_documented_fields(hits: list[dict[str, object]]) -> None:
    assert hits
    assert all(set(hit) == HIT_FIELDS for hit in hits)


def test_the_offsets_of_a_text_file_are_those_on_disk(
    hits: list[dict[str, object]], examples: Path
) -> None:
    name = "harbour-herald.txt"
    text = (examples / name).read_text(encoding="utf-8")
    of_file = [hit for hit in hits if hit["document"] == name]
    assert of_file
    assert all(text[hit["start"] : hit["end"]] == hit["text"] for hit in of_file)  # type: ignore[misc]


def test_line_and_column_lead_to_the_word(hits: list[dict[str, object]], examples: Path) -> None:
    name = "meridian-wire.txt"
    lines = (examples / name).read_text(encoding="utf-8").splitlines()
    for hit in (hit for hit in hits if hit["document"] == name):
        line, column = hit["line"], hit["column"]
        assert lines[line - 1][column - 1 :].startswith(str(hit["text"]).split("\n")[0])  # type: ignore[index,operator]


def test_the_sample_holds_every_voice_distance_and_most_zones(
    hits: list[dict[str, object]],
) -> None:
    assert {hit["voice"] for hit in hits} == {"own", "indirect", "direct"}
    assert {hit["distance"] for hit in hits} >= {None, "scare-quotes", "so-called"}
    assert {hit["zone"] for hit in hits} >= {"headline", "standfirst", "body", "caption"}


@pytest.mark.parametrize(
    "words", [["report"], ["compare"], ["score"], ["voices"], ["score", "--hits"]], ids=" ".join
)
def test_a_dash_is_no_name_of_a_result(
    words: list[str],
    examples: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main([words[0], str(examples), *(words[1:] or ["--out"]), "-"])
    assert "'-' is no file: name one" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_one_document_is_told_of_as_one(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, out = str(examples / "meridian-wire.txt"), tmp_path / "r.html"
    assert main(["report", article, "--out", str(out), "--resamples", "50"]) == 0
    assert "r.html: 1 document, 400 words" in capsys.readouterr().err


def test_two_runs_write_the_same_bytes(examples: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["score", str(examples), "--out", str(tmp_path / f"{name}.csv"),
                     "--hits", str(tmp_path / f"{name}.jsonl")]) == 0  # fmt: skip
        assert main(["report", str(examples), "--out", str(tmp_path / "r.html"),
                     "--resamples", "200"]) == 0  # fmt: skip
        (tmp_path / "r.html").rename(tmp_path / f"{name}.html")
    for kind in ("csv", "jsonl", "html"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


BAD_FILES = {
    "missing.txt": None,
    "empty.txt": b"",
    "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "latin.txt": "Le régime a tué".encode("latin-1"),
    "no-words.txt": "… — !!!\n".encode(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_cannot_be_read_is_named_with_its_remedy_and_the_exit_code_is_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if (content := BAD_FILES[name]) is not None:
        path.write_bytes(content)
    assert main(["score", str(path)]) == 2
    told = capsys.readouterr().err
    assert name in told
    assert "skipped[" in told
    assert main(["check", str(path), "--policy", "bbc-style"]) == 2
    assert capsys.readouterr().err.endswith("\nno draft was checked\n")


def test_one_bad_document_does_not_stop_the_rest_and_the_report_lists_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text("Talks\n\nThe rebels met the government on Monday.\n")
    (tmp_path / "bad.txt").write_bytes(BAD_FILES["binary.txt"] or b"")
    out = tmp_path / "report.html"
    assert main(["report", str(tmp_path), "--out", str(out), "--resamples", "100"]) == 0
    assert "bad.txt" in capsys.readouterr().err
    assert "bad.txt" in out.read_text(encoding="utf-8")


def test_a_folder_with_nothing_readable_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "r.html")]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize(
    ("name", "options", "is_markdown"),
    [
        ("r.md", [], True),
        ("r.html", [], False),
        ("r.txt", ["--format", "md"], True),
        ("r.md", ["--format", "html"], False),
    ],
)
def test_a_report_is_markdown_where_its_name_or_its_format_says_so(
    name: str, options: list[str], is_markdown: bool, examples: Path, tmp_path: Path
) -> None:
    out = tmp_path / name
    words = ["report", str(examples), "--out", str(out), "--title", "Six of them", *options]
    assert main([*words, "--resamples", "50"]) == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("# Six of them\n" if is_markdown else "<!DOCTYPE html>")
    assert "6 articles from 6 outlets" in page
    assert f"--out {out}" in page
    assert "--title 'Six of them'" in page.replace("&#39;", "'")


@pytest.mark.parametrize("name", ["r.pdf", "r.json", "r.csv", "r.txt"])
def test_a_report_is_not_written_under_the_name_of_another_form(
    name: str, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(examples), "--out", str(tmp_path / name)]) == 2
    assert "error[unknown-form]: a report is written as .html" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_report_on_articles_without_outlets_says_how_to_name_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The rebels took the quay, said {name}.")
    out = ["--out", str(tmp_path / "r.html"), "--resamples", "50"]
    assert main(["report", str(tmp_path), *out]) == 0
    assert "no article tells its outlet" in capsys.readouterr().err
    (tmp_path / "corpus.yml").write_text(
        "documents:\n- {file: a.txt, outlet: Post}\n- file: b.txt\n"
    )
    assert main(["report", str(tmp_path), *out]) == 0
    assert "no article tells" not in capsys.readouterr().err


def test_an_unknown_lexicon_is_a_clear_error(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(examples), "--lexicons", "nowhere.yml"]) == 2
    assert "nowhere.yml" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["r.html", "r.md", "pages"])
def test_the_folder_of_a_report_is_made_as_that_of_scores_is(
    examples: Path, tmp_path: Path, name: str
) -> None:
    assert main(["report", str(examples), "--out", str(tmp_path / "no" / "such" / name)]) == 0
    assert (tmp_path / "no" / "such" / name).exists()


def test_a_report_into_what_is_no_folder_is_a_clear_error_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").touch()
    out = str(tmp_path / "note.txt" / "r.html")
    assert main(["report", str(tmp_path / "nowhere"), "--out", out]) == 2
    assert f"{out}: error[not-writable]: cannot be written" in capsys.readouterr().err


def test_own_voice_terrorist_is_an_error_and_attributed_is_fine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Harbour falls\n\nThe terrorists took the quay on Monday.\n")
    attributed = tmp_path / "attributed.txt"
    attributed.write_text(
        'Harbour falls\n\nThe minister said that the terrorists had left. "The terrorists ran," '
        "Ann Kolb said.\n"
    )
    assert main(["check", str(own), "--policy", "bbc-style"]) == 1
    assert f"{own}:3:5: error[" in capsys.readouterr().out
    assert main(["check", str(attributed), "--policy", "bbc-style"]) == 0
    assert "error[" not in capsys.readouterr().out


def test_an_unknown_policy_names_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Harbour falls\n\nThe rebels took the quay on Monday.\n")
    assert main(["check", str(draft), "--policy", "bbc-stile"]) == 2
    assert "Did you mean bbc-style?" in capsys.readouterr().err


def test_the_demo_writes_a_report_of_six_outlets(tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    assert main(["demo", "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    for outlet in ("Meridian Wire", "The Harbour Herald", "Voice of Karvania",
                   "Free North Press", "The Continental Review", "Daily Lantern"):  # fmt: skip
        assert outlet in page


def test_output_for_which_there_is_no_room_is_told_of_in_one_line(
    examples: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    full = tmp_path / "scores.csv"
    with full.open("w") as out:
        done = subprocess.run(
            [sys.executable, "-m", "framing", "score", str(examples)],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            # Compiled modules would be cut off too.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000)),
            check=False,
        )
    assert done.returncode == 2
    first, remedy = done.stderr.splitlines()
    assert first == "output: error[not-writable]: cannot be written: file too large"
    assert "Make room" in remedy


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--out", "report.html"],
        ["report", "--out", "report"],
        ["compare"],
        ["check", "--policy", "bbc-style", "--format", "sarif"],
    ],
    ids=" ".join,
)
def test_a_report_or_a_check_for_which_there_is_no_room_is_told_of_too(
    words: list[str], examples: Path, tmp_path: Path
) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000));"
        "from framing.cli.main import leave; leave()"
    )
    command = [sys.executable, "-B", "-c", limited, words[0], str(examples), *words[1:]]
    with (tmp_path / "printed").open("wb") as printed:
        done = subprocess.run(
            command, stdout=printed, stderr=subprocess.PIPE, cwd=tmp_path, check=False
        )
    assert done.returncode == 2
    assert b"output: error[not-writable]" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert not (tmp_path / "report.html").exists()
    assert not (tmp_path / "report").exists()
