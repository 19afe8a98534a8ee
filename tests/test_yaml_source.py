"""YAML as editors write it: traps explained in plain words, all of a file in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.yaml_source import load_plain, parse_yaml, plain, read_yaml


@pytest.mark.parametrize(
    "written", ["no", "on", "12:30", "017", "1_000", "2016-09-12", "null", "~", "NA", "1.0"]
)
def test_a_bare_word_stays_the_text_that_was_written(written: str) -> None:
    assert load_plain(f"term: {written}\n", path="x.yml") == {"term": written}


@pytest.mark.parametrize(
    ("line", "code", "corrected"),
    [
        ("- *terror", "yaml-alias", '- "*terror"'),
        ("- *terror*", "yaml-sign", '- "*terror*"'),
        ("- *", "yaml-sign", '- "*"'),
        ("- &rebels", "yaml-anchor", '- "&rebels"'),
        ("- !rebels x", "yaml-tag", '- "!rebels x"'),
        ("- @state", "yaml-sign", '- "@state"'),
        ("- %x", "yaml-sign", '- "%x"'),
        ("- `x", "yaml-sign", '- "`x"'),
        (r'- "a\d"', "yaml-escape", r"- 'a\d'"),
        ('- "so-called" rebels', "yaml-after-quote", "- '\"so-called\" rebels'"),
        ("- [Rebels] left.", "yaml-bracket", '- "[Rebels] left."'),
        ("- {a,b} force", "yaml-bracket", '- "{a,b} force"'),
        ("- [rebel {a,b}, gang]", "yaml-bracket", '- ["rebel {a,b}", gang]'),
        ("- [gang, {a,b} rebel, 'c']", "yaml-bracket", "- [gang, \"{a,b} rebel\", 'c']"),
        ("- [#label, x]", "yaml-comment", '- ["#label", x]'),
        ("- 'never closed", "yaml-unclosed", "- 'never closed'"),
        ("-\trebel", "yaml-tab", "-  rebel"),
        (
            '- ["A [gang] left., "The [crew] came."]',
            "yaml-unclosed",
            '- ["A [gang] left.", "The [crew] came."]',
        ),
        (
            "- ['A gang left., 'The crew came.']",
            "yaml-unclosed",
            "- ['A gang left.', 'The crew came.']",
        ),
        ("- [gang, crew", "yaml-unclosed", "- [gang, crew]"),
        ("- [*terror, gang]", "yaml-alias", '- ["*terror", gang]'),
        ("- [gang, &rebels]", "yaml-anchor", '- [gang, "&rebels"]'),
        ("- [gang, !rebels x]", "yaml-tag", '- [gang, "!rebels x"]'),
        ("- [gang, @state]", "yaml-sign", '- [gang, "@state"]'),
        ("- [%x, gang]", "yaml-sign", '- ["%x", gang]'),
        ("- [gang #3, crew]", "yaml-comment", '- ["gang #3", crew]'),
        ("- [@ab, @a]", "yaml-sign", '- ["@ab", "@a"]'),
        ("- [x@b, @b, @b]", "yaml-sign", '- [x@b, "@b", "@b"]'),
        ("- [x&co, &co]", "yaml-anchor", '- [x&co, "&co"]'),
        ("- [gang#3, #3]", "yaml-comment", '- [gang#3, "#3"]'),
        ("- [{a,b}, x {a,b}]", "yaml-bracket", '- [{a,b}, "x {a,b}"]'),
        ("- ['o'clock', crew]", "yaml-after-quote", '- ["o\'clock", crew]'),
    ],
)
def test_a_trap_is_explained_with_the_corrected_line(line: str, code: str, corrected: str) -> None:
    file = parse_yaml(f"terms:\n  {line}\n", path="x.yml")
    assert [problem.code for problem in file.problems] == [code]
    assert file.problems[0].line == 2
    assert file.problems[0].remedy == f"Write: {corrected}"
    repaired = parse_yaml(f"terms:\n  {corrected}\n", path="x.yml")
    assert repaired.problems == ()


def test_a_bracket_left_open_is_told_at_its_own_line_and_what_follows_is_read() -> None:
    lines = ("terms: [gang, crew", 'hits: ["A [gang] left.", "The [crew] came."]')
    file = parse_yaml("\n".join(lines), path="x.yml")
    (problem,) = file.problems
    assert (problem.code, problem.line, problem.column) == ("yaml-unclosed", 1, 8)
    assert problem.remedy == "Write: terms: [gang, crew]"
    assert plain(file.root) == {
        "terms": ["gang", "crew"],
        "hits": ["A [gang] left.", "The [crew] came."],
    }


def test_a_list_over_several_lines_is_no_open_bracket() -> None:
    file = parse_yaml("terms: [gang,\n  crew, band\n  ]\nhits: [gang\n, crew]\n", path="x.yml")
    assert file.problems == ()


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"a: x\nb: caf\xe9\n", "not-utf-8", (2, 7)),
        ("a: é\nb: caf".encode() + b"\xe9\n", "not-utf-8", (2, 7)),
        (b"a: x\nb: \x1b[31m\n", "yaml-character", (2, 4)),
        ("a: é\nb: é\x00\n".encode(), "yaml-character", (2, 5)),
        ("a: x\n".encode("utf-16"), "not-utf-8", (1, 1)),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(
    tmp_path: Path, content: bytes, code: str, place: tuple[int, int]
) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(content)
    (problem,) = read_yaml(path).problems
    assert (problem.code, (problem.line, problem.column)) == (code, place)
    assert problem.remedy
    assert "unicode string" not in problem.message


def test_a_tab_in_front_of_a_key_is_told_to_become_spaces() -> None:
    (problem,) = parse_yaml("labels:\n  owner:\n\tsays: x\n", path="x.yml").problems
    assert (problem.code, problem.line, problem.column) == ("yaml-tab", 3, 1)
    assert problem.remedy == "Put spaces in place of the tab."


def test_a_tab_in_front_of_a_list_entry_is_told_once_and_what_follows_is_read() -> None:
    file = parse_yaml("terms:\n    - one\n\t- two\n    - three\n", path="x.yml")
    assert [(problem.code, problem.line) for problem in file.problems] == [("yaml-tab", 3)]
    assert plain(file.root) == {"terms": ["one", "two", "three"]}


@pytest.mark.parametrize("written", ["&rebels", "!rebels"])
def test_a_text_that_is_an_anchor_or_a_tag_alone_is_kept(written: str) -> None:
    file = parse_yaml(f"terms:\n  - {written}\n", path="x.yml")
    assert plain(file.root) == {"terms": [written]}


def test_a_quotation_mark_left_open_is_told_at_its_own_line() -> None:
    file = parse_yaml(
        'terms:\n  - gang\n  - "the crew\nhits:\n  - "The crew left."\n', path="x.yml"
    )
    assert [(problem.code, problem.line) for problem in file.problems] == [("yaml-unclosed", 3)]
    assert file.problems[0].remedy == 'Write: - "the crew"'


def test_a_key_indented_like_none_above_is_told_with_the_indents_that_there_are() -> None:
    text = "labels:\n  tenant:\n    says: x\n   owner:\n    says: y\n"
    (problem,) = parse_yaml(text, path="x.yml").problems
    assert (problem.code, problem.line, problem.column) == ("yaml-indent", 4, 4)
    assert "after 3 blanks, those above it after 0 or 2 or 4" in problem.message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("   terms: [dock]", "yaml-indent"),
        ("      terms: [dock]", "yaml-indent"),
        ("\tterms: [dock]", "yaml-tab"),
    ],
)
def test_a_key_that_begins_at_a_wrong_place_is_one_mistake_and_the_rest_is_read(
    line: str, code: str
) -> None:
    text = f"labels:\n  owner:\n    says: x\n{line}\n    hits: [y]\n"
    file = parse_yaml(text, path="x.yml")
    assert [(problem.code, problem.line) for problem in file.problems] == [(code, 4)]
    assert plain(file.root) == {
        "labels": {"owner": {"says": "x", "terms": ["dock"], "hits": ["y"]}}
    }


def test_a_list_with_a_comment_behind_it_or_between_its_lines_is_read() -> None:
    file = parse_yaml("a: [b, c] # of old\nd: [e, # of old\n  f]\n", path="x.yml")
    assert file.problems == ()


def test_a_colon_inside_a_text_is_explained() -> None:
    file = parse_yaml("says: He said: no\n", path="x.yml")
    assert file.problems[0].remedy == 'Write: says: "He said: no"'


def test_all_traps_of_a_file_are_reported_in_one_run_and_the_rest_is_read() -> None:
    text = 'a: @x\nb: He said: no\nc: "x\\d"\nd: fine\n'
    file = parse_yaml(text, path="x.yml")
    assert [problem.line for problem in file.problems] == [1, 2, 3]
    assert plain(file.root) == {"a": "@x", "b": "He said: no", "c": "x\\d", "d": "fine"}


def test_a_list_entry_swallowed_by_the_one_above_is_reported() -> None:
    file = parse_yaml("terms:\n - rebel\n   - militant\n", path="x.yml")
    assert [(problem.code, problem.line) for problem in file.problems] == [("yaml-indent", 3)]


def test_a_key_that_stands_twice_is_reported_with_both_places() -> None:
    file = parse_yaml("a: x\nb: y\na: z\n", path="x.yml")
    assert [problem.line for problem in file.problems] == [3]
    assert "first at line 1" in file.problems[0].message


def test_a_deep_file_is_refused() -> None:
    file = parse_yaml("[" * 30 + "]" * 30, path="x.yml")
    assert [problem.code for problem in file.problems] == ["too-deep"]


def test_a_large_file_is_refused() -> None:
    file = parse_yaml("a: " + "x" * 5_000_001, path="x.yml")
    assert [problem.code for problem in file.problems] == ["too-large"]


def test_a_file_in_another_encoding_is_refused_with_its_remedy(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes("title: é".encode("latin-1"))
    problem = read_yaml(path).problems[0]
    assert (problem.code, problem.remedy) == ("not-utf-8", "Save it with the encoding UTF-8.")


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbfa: x\r\n")
    assert plain(read_yaml(path).root) == {"a": "x"}


def test_a_missing_file_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    assert read_yaml(tmp_path / "none.yml").problems[0].code == "unreadable"


def test_control_characters_are_refused() -> None:
    with pytest.raises(LexiconError):
        load_plain("a: \x01\n", path="x.yml")
