"""What Python users bring of their own: lexicons, columns of any name, texts in any language."""

from __future__ import annotations

import csv
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import framing
from framing.errors import LexiconError

ROOT = Path(__file__).resolve().parents[1]
LEXICON = """\
lexicon: quay-people
title: People on the quay
language: {language}
version: 1.0.0
kind: contrast
referent: Those who work on the quay
sources:
  desk: {{title: A desk note of our own}}
labels:
  docker:
    says: Names the trade.
    evidence: [desk]
    terms: [docker]
    hits: ["The [dockers] left.", "A [docker] came."]
    misses: ["The dock was empty.", "Docked ships stayed."]
  loafer:
    says: Doubts the work.
    evidence: [desk]
    terms: [loafer]
    hits: ["The [loafers] left.", "A [loafer] came."]
    misses: ["The loaf was cold.", "They loafed about."]
"""
POLICY = """\
policy: quay-house
title: House rules of the quay
language: en
version: 1.0.0
sources:
  desk: {title: A desk note of our own}
rules:
  loafer:
    label: [quay-people/loafer]
    voice: [own]
    severity: error
    message: "'{text}' stands in our own voice."
    why: The word judges.
    source: desk
"""
TEXT = "The dockers left. The loafers stayed on the quay."


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "quay-people.yml"
    path.write_text(LEXICON.format(language="en"), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["No", "Paper", "Body"], ["1", "The Quay", TEXT], ["2", "Pier", TEXT]])
    return path


def test_a_corpus_is_compared_by_the_lexicons_that_it_was_scored_with(
    lexicon: Path, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    corpus = framing.score(tmp_path / "draft.txt", lexicons=lexicon)
    for one in (corpus, framing.api.set_copy_aside(corpus)):
        shares = framing.compare(one).tables()["shares"]
        assert {row["lexicon"] for row in shares} == {"quay-people"}
        assert sum(row["n"] for row in shares if row["voice"] == "own") == 2


def test_a_road_that_is_given_goes_before_that_of_the_corpus(lexicon: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    corpus = framing.score(tmp_path / "draft.txt", lexicons=lexicon)
    shares = framing.compare(corpus, road=framing.open_road()).tables()["shares"]
    assert "quay-people" not in {row["lexicon"] for row in shares}


def test_columns_of_any_name_are_read(table: Path, lexicon: Path) -> None:
    settings = framing.ReadSettings(text_field="Body", id_field="No", fields=(("outlet", "Paper"),))
    corpus = framing.score(table, lexicons=lexicon, settings=settings)
    assert {row["outlet"] for row in corpus.counts()} == {"The Quay", "Pier"}
    documents = list(framing.read(table, settings=settings))
    assert [document.id for document in documents] == ["1", "2"]


def test_a_draft_is_held_against_house_rules_on_own_lexicons(lexicon: Path, tmp_path: Path) -> None:
    policy = tmp_path / "quay-house.yml"
    policy.write_text(POLICY, encoding="utf-8")
    checked = framing.check(TEXT, policies=str(policy), lexicons=lexicon)
    assert [found.finding.rule for found in checked.findings] == ["quay-house/loafer"]


def test_of_a_language_that_no_lexicon_is_written_in_there_is_a_warning(
    lexicon: Path, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    told, settings = "no lexicon is written in 'de'", framing.ReadSettings(language="de")
    with pytest.warns(UserWarning, match=told):
        assert framing.check(TEXT, lexicons=lexicon, language="de").findings == ()
    with pytest.warns(UserWarning, match=told):
        framing.score(tmp_path / "draft.txt", lexicons=lexicon, settings=settings)


def test_a_list_of_paths_is_refused_by_name(lexicon: Path) -> None:
    for wrong in (framing.load_lexicons, framing.read, framing.score):
        with pytest.raises(TypeError, match=r"list is no path: framing\.\w+\(\*paths\)"):
            wrong([str(lexicon)])  # type: ignore[arg-type]


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nosuch\.yml"):
        framing.load_lexicons(tmp_path / "nosuch.yml")


@pytest.mark.parametrize("name", framing.API)
def test_all_that_the_package_offers_is_described_and_listed(name: str) -> None:
    assert inspect.getdoc(getattr(framing, name))
    assert name in dir(framing)


@pytest.mark.parametrize(
    "first", ["framing.desk.drafts", "framing.compare.measures.keyness", "framing.pipeline"]
)
def test_the_functions_are_called_by_their_names_whatever_was_imported_before(first: str) -> None:
    code = (
        f"import {first}\nimport framing\n"
        "found = framing.check('The terrorists left.', policies=['bbc-style']).findings\n"
        "corpus = framing.score('examples/port-sarn')\n"
        "print(len(found), framing.compare(corpus), len(list(framing.read('examples/port-sarn'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stderr == ""
    assert done.stdout.startswith("1 <6 groups by outlet")
