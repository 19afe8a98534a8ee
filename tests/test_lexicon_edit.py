"""Edits by the tool: one term, one line, nothing reformatted; doubles refused with both places."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cli.main import main
from framing.lexicon.edit import with_term, without_term
from framing.lexicon.load import check_lexicons
from framing.resources import LEXICONS

FILE = """\
lexicon: quay            # a comment with  odd   spacing
title: People on the quay
language: en
version: 1.0.0
kind: contrast
referent: Those who load ships
sources:
    desk: {title: A desk note}
labels:
    docker:
        says: Names the trade.
        evidence: [desk]
        terms:
          - docker       # of the trade
          - term: dock hand
            case: any

          # the old words
          - {term: wharfie, case: any}

        not: [docker container]
    stevedore:
        says: Names the trade, in an older word.
        evidence: [desk]
        terms: ["stevedore", "women's gang", {term: lumper, near: [ship, "hull port"]}]  # three
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quay.yml"
    path.write_text(FILE)
    return path


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_a_term_comes_behind_the_last_one_on_a_line_of_its_own(file: Path) -> None:
    assert main(["lexicon", "add", str(file), "docker", "longshoreman"]) == 0
    assert changed_lines(FILE, file.read_text()) == ["+           - longshoreman"]
    assert "wharfie, case: any}\n          - longshoreman\n\n        not:" in file.read_text()


def test_a_list_in_brackets_grows_on_its_own_line(file: Path) -> None:
    assert main(["lexicon", "add", str(file), "stevedore", "gang {boss,hand}"]) == 0
    old, new = changed_lines(FILE, file.read_text())
    assert new[2:] == old[2:].replace('"]}]', "\"]}, 'gang {boss,hand}']")


@pytest.mark.parametrize(
    ("label", "term", "gone"),
    [
        ("docker", "docker", ["          - docker       # of the trade"]),
        ("docker", "dock hand", ["          - term: dock hand", "            case: any"]),
        ("docker", "wharfie", ["          - {term: wharfie, case: any}"]),
    ],
)
def test_removing_a_term_takes_its_lines_and_no_other(file, label, term, gone) -> None:
    assert main(["lexicon", "remove", str(file), label, term]) == 0
    assert changed_lines(FILE, file.read_text()) == [f"- {line}" for line in gone]


@pytest.mark.parametrize(
    ("term", "left"),
    [
        ("stevedore", '["women\'s gang", {term: lumper, near: [ship, "hull port"]}]  # three'),
        ("women's gang", '["stevedore", {term: lumper, near: [ship, "hull port"]}]  # three'),
        ("lumper", '["stevedore", "women\'s gang"]  # three'),
    ],
)
def test_removing_from_brackets_leaves_the_rest_of_the_line(file, term, left) -> None:
    assert main(["lexicon", "remove", str(file), "stevedore", term]) == 0
    assert file.read_text().endswith(f"        terms: {left}\n")


def test_words_that_stand_under_a_rival_are_refused_with_both_places(file, capsys) -> None:
    assert main(["lexicon", "add", str(file), "docker", "stevedores"]) == 2
    told = capsys.readouterr().err
    assert file.read_text() == FILE
    assert f"{file}:20:13: error[duplicate-term]" in told
    assert f"{file}:25:17" in told


def test_words_that_the_label_has_already_are_refused(file, capsys) -> None:
    assert main(["lexicon", "add", str(file), "stevedore", "stevedore"]) == 2
    assert f"as 'stevedore' at {file}:25:17" in capsys.readouterr().err
    assert file.read_text() == FILE


def test_a_term_that_cannot_be_read_is_refused_and_nothing_is_written(file, capsys) -> None:
    assert main(["lexicon", "add", str(file), "docker", "gang {boss"]) == 2
    assert "error[" in capsys.readouterr().err
    assert file.read_text() == FILE


def test_the_last_term_of_a_label_stays(file, capsys) -> None:
    for term in ("docker", "dock hand"):
        assert main(["lexicon", "remove", str(file), "docker", term]) == 0
    assert main(["lexicon", "remove", str(file), "docker", "wharfie"]) == 2
    assert "only term" in capsys.readouterr().err


@pytest.mark.parametrize(("label", "near"), [("dockers", "docker"), ("stevedor", "stevedore")])
def test_an_unknown_label_names_the_nearest(file, capsys, label, near) -> None:
    assert main(["lexicon", "add", str(file), label, "hand"]) == 2
    assert f"Did you mean '{near}'?" in capsys.readouterr().err


def test_line_ends_and_a_byte_order_mark_stay(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    assert main(["lexicon", "add", str(file), "docker", "longshoreman"]) == 0
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbflexicon")
    assert after.count(b"\r\n") == after.count(b"\n") == FILE.count("\n") + 1


TERMS = [
    "quayman",
    "=IS",
    "re:quay(man|men)",
    "gang {a,b}",
    "*ist",
    "no",
    "it's",
    "a: b",
    "x #y",
    "'tis",
]


@given(st.sampled_from(sorted(LEXICONS.glob("*.yml"))), st.sampled_from(TERMS), st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_is_added_to_any_shipped_file_can_be_removed_again(path: Path, term, random) -> None:
    text = path.read_text(encoding="utf-8")
    (lexicon,) = check_lexicons([path]).lexicons
    label = random.choice([each.id for contrast in lexicon.contrasts for each in contrast.labels])
    grown = with_term(text, path, label, term)
    assert len(changed_lines(text, grown.text)) <= 4  # one line, with the marks of difflib
    assert without_term(grown.text, path, label, term).text == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[quay, 'a, b', \"c]d\"]", "[quay, 'a, b', \"c]d\", hand]"),
        ("[quay, 'it''s, so', {term: x, near: [a, b]}]", None),
        (
            "[quay,  # one, two ]\n    b ]  # [three]",
            "[quay,  # one, two ]\n    b, hand ]  # [three]",
        ),
        ("[women's gang, x]", "[women's gang, x, hand]"),
    ],
)
def test_commas_and_brackets_in_quotes_and_comments_are_no_signs(before, after) -> None:
    text = f"labels:\n  docker:\n    terms: {before}\n"
    expected = f"labels:\n  docker:\n    terms: {after or before[:-1] + ', hand]'}\n"
    assert with_term(text, Path("x.yml"), "docker", "hand").text == expected
