"""What an edit of a lexicon does to the hits of a corpus: `framing lexicon diff`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from framing.cli.main import main

LEXICON = """\
lexicon: quay
title: People on the quay
language: en
version: 1.0.0
kind: contrast
referent: Those who load ships
sources:
  desk: {{title: A desk note}}
labels:
  docker:
    says: Names the trade.
    evidence: [desk]
    terms: [{docker}]
    not: [{excluded}]
  stevedore:
    says: Names the trade, in an older word.
    evidence: [desk]
    terms: [{stevedore}]
"""

ARTICLE = """\
Quay closed

The dockers struck on Monday. The mayor said the stevedores had gone home.

"The dock workers are tired," Ann Kolb said. A docker container fell.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "lantern.md").write_text(f"---\noutlet: Daily Lantern\n---\n\n{ARTICLE}")
    return folder


def lexicon(
    folder: Path,
    *,
    docker: str = "docker",
    stevedore: str = "stevedore",
    excluded: str = "x docker",
) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "quay.yml"
    path.write_text(LEXICON.format(docker=docker, stevedore=stevedore, excluded=excluded))
    return path


def diff(old: Path, new: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> dict:
    assert main(["lexicon", "diff", str(old), str(new), "--corpus", str(corpus), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def changed(record: dict) -> list[tuple[str, str | None, str | None, str]]:
    return [(c["change"], c["before"], c["after"], c["text"]) for c in record["changes"]]


def test_a_new_term_adds_hits(tmp_path, corpus, capsys) -> None:
    new = lexicon(tmp_path / "new", docker="docker, dock worker")
    record = diff(lexicon(tmp_path / "old"), new, corpus, capsys)
    assert changed(record) == [("added", None, "docker", "dock workers")]
    assert record["unchanged"] == 3


@pytest.mark.parametrize("own_id", ["quay", "quay-edited"])
def test_a_copy_beside_the_file_is_compared_by_content_and_said_to_be_one(
    own_id, tmp_path, corpus, capsys
) -> None:
    old = lexicon(tmp_path)
    edited = LEXICON.format(
        docker="docker, dock worker", stevedore="stevedore", excluded="x docker"
    )
    copy = tmp_path / "quay-edited.yml"
    copy.write_text(edited.replace("lexicon: quay", f"lexicon: {own_id}"))
    words = ["lexicon", "diff", str(old), str(copy), "--corpus", str(corpus), "--json"]
    assert main(words) == 0
    told = capsys.readouterr()
    record = json.loads(told.out)
    assert changed(record) == [("added", None, "docker", "dock workers")]
    assert record["unchanged"] == 3
    assert "a copy of 'quay'" in told.err if own_id == "quay" else "by content" in told.err


def test_a_copy_with_another_fault_is_still_refused(tmp_path, corpus, capsys) -> None:
    old = lexicon(tmp_path)
    copy = tmp_path / "quay-edited.yml"
    copy.write_text(old.read_text().replace("kind: contrast", "kind: contest"))
    assert main(["lexicon", "diff", str(old), str(copy), "--corpus", str(corpus)]) == 2
    assert "'contest' is none of" in capsys.readouterr().err


def test_an_exclusion_removes_hits(tmp_path, corpus, capsys) -> None:
    new = lexicon(tmp_path / "new", excluded="docker container")
    record = diff(lexicon(tmp_path / "old"), new, corpus, capsys)
    assert changed(record) == [("removed", "docker", None, "docker")]


def test_a_term_under_another_label_moves_its_hits(tmp_path, corpus, capsys) -> None:
    new = lexicon(tmp_path / "new", docker="docker, stevedore", stevedore="longshoreman")
    record = diff(lexicon(tmp_path / "old"), new, corpus, capsys)
    assert changed(record) == [("moved", "stevedore", "docker", "stevedores")]


def test_a_longer_term_of_the_same_label_neither_adds_nor_removes(tmp_path, corpus, capsys) -> None:
    new = lexicon(tmp_path / "new", docker="docker, docker container")
    record = diff(lexicon(tmp_path / "old"), new, corpus, capsys)
    assert changed(record) == [("recut", "docker", "docker", "docker container")]
    assert record["added"] == record["removed"] == 0


def test_the_same_lexicon_changes_nothing(tmp_path, corpus, capsys) -> None:
    old = lexicon(tmp_path / "old")
    assert changed(diff(old, old, corpus, capsys)) == []


def test_counts_stand_by_label_outlet_and_voice(tmp_path, corpus, capsys) -> None:
    new = lexicon(tmp_path / "new", docker="dock worker", stevedore="stevedore, docker")
    record = diff(lexicon(tmp_path / "old"), new, corpus, capsys)
    cells = {(c["label"], c["outlet"], c["voice"]): c for c in record["counts"]}
    assert cells["docker", "Daily Lantern", "direct"]["added"] == 1
    assert cells["docker", "Daily Lantern", "own"]["moved_out"] == 2
    assert cells["stevedore", "Daily Lantern", "own"]["moved_in"] == 2
    for cell in record["counts"]:
        entered = cell["added"] + cell["moved_in"]
        left = cell["removed"] + cell["moved_out"]
        assert cell["after"] - cell["before"] == entered - left


def test_a_swap_of_old_and_new_mirrors_the_difference(tmp_path, corpus, capsys) -> None:
    old = lexicon(tmp_path / "old")
    new = lexicon(tmp_path / "new", docker="dock worker", stevedore="stevedore, docker")
    there, back = diff(old, new, corpus, capsys), diff(new, old, corpus, capsys)
    assert (there["added"], there["removed"]) == (back["removed"], back["added"])
    assert there["moved"] == back["moved"]
    assert there["unchanged"] == back["unchanged"]


def test_each_change_stands_in_its_sentence_at_its_place(tmp_path, corpus, capsys) -> None:
    new = lexicon(tmp_path / "new", docker="docker, dock worker")
    (change,) = diff(lexicon(tmp_path / "old"), new, corpus, capsys)["changes"]
    path = corpus / "lantern.md"
    line = path.read_text().splitlines()[change["line"] - 1]
    assert line[change["column"] - 1 :].startswith("dock workers")
    assert (
        change["left"] + change["text"] + change["right"]
        == '"The dock workers are tired," Ann Kolb said.'
    )


def test_the_terminal_shows_counts_and_sentences(tmp_path, corpus, capsys) -> None:
    old, new = lexicon(tmp_path / "old"), lexicon(tmp_path / "new", docker="docker, dock worker")
    assert main(["lexicon", "diff", str(old), str(new), "--corpus", str(corpus)]) == 0
    told = capsys.readouterr().out
    assert "1 added, 0 removed, 0 moved" in told
    assert 'The [dock workers] are tired," Ann Kolb said.' in told


def test_the_page_holds_every_sentence_and_escapes_what_articles_write(
    tmp_path, corpus, capsys
) -> None:
    (corpus / "sly.txt").write_text("Quay\n\nThe dock workers <script>alert(1)</script> sang.\n")
    old, new = lexicon(tmp_path / "old"), lexicon(tmp_path / "new", docker="docker, dock worker")
    page = tmp_path / "diff.html"
    words = ["lexicon", "diff", str(old), str(new), "--corpus", str(corpus), "--html", str(page)]
    assert main(words) == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert html.count(">dock workers</b>") == 2
    assert "Content-Security-Policy" in html
    assert main([*words, "--report-language", "de"]) == 0
    assert '<html lang="de"' in page.read_text(encoding="utf-8")


def test_a_lexicon_of_a_git_revision_is_compared(tmp_path, corpus, capsys, monkeypatch) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *words], check=True, capture_output=True)

    lexicon(tmp_path / "lexicons")
    git("init", "-q")
    git("add", "lexicons")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "First")
    lexicon(tmp_path / "lexicons", docker="docker, dock worker")
    monkeypatch.chdir(tmp_path)
    record = diff(Path("HEAD:lexicons/quay.yml"), Path("lexicons/quay.yml"), corpus, capsys)
    assert changed(record) == [("added", None, "docker", "dock workers")]


@pytest.mark.parametrize("name", ["HEAD:nowhere.yml", "nosuchrevision:lexicons/quay.yml"])
def test_an_unknown_revision_is_a_clear_error(name, tmp_path, corpus, capsys, monkeypatch) -> None:
    subprocess.run(["git", "-C", tmp_path, "init", "-q"], check=True)
    monkeypatch.chdir(tmp_path)
    new = lexicon(tmp_path / "new")
    assert main(["lexicon", "diff", name, str(new), "--corpus", str(corpus)]) == 2
    assert "no-revision" in capsys.readouterr().err
