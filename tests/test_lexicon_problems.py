"""Problems of lexicon files: each is told once, at its place, with its remedy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.cli.main import format_problem, main
from framing.errors import Problem
from framing.lexicon.load import check_lexicons
from framing.lexicon.problems import nearest

_DATA = Path(__file__).parent / "data" / "lexicon"

_FILE = """\
lexicon: hills
title: Hills
language: en
version: 1.0.0
kind: contrast
sources:
  house: {title: House style}
labels:
  walker:
    says: Names the activity.
    evidence: [house]
    terms: [walker]
    hits: ["A [walker] came.", "The [walker] left."]
    misses: ["Nobody came.", "Nobody left."]
  climber:
    says: Names the sport.
    evidence: [house]
    terms: [climber]
    hits: ["A [climber] came.", "The [climber] left."]
    misses: ["Nobody came.", "Nobody left."]
"""


def _problems(folder: Path, text: str) -> list[tuple[str, int, str]]:
    path = folder / "hills.yml"
    path.write_text(text, encoding="utf-8")
    return [(p.code, p.line, p.severity) for p in check_lexicons([path]).problems]


def test_golden_twelve_mistakes_in_one_file_give_twelve_messages_at_twelve_places() -> None:
    problems = check_lexicons([_DATA / "twelve-mistakes.yml"]).problems
    assert len({(problem.line, problem.column) for problem in problems}) == len(problems) == 12
    folder = f"{_DATA}/"
    shown = "\n".join(format_problem(problem).replace(folder, "") for problem in problems) + "\n"
    golden = _DATA / "twelve-mistakes.txt"
    if os.environ.get("FRAMING_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def test_evidence_that_nobody_looked_up_is_counted_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = "  house: {title: House style, verified: K}\n  seen: {title: Seen, verified: V}"
    text = _FILE.replace("  house: {title: House style}", sources)
    text = text.replace("evidence: [house]", "evidence: [house, seen]", 1)
    path = tmp_path / "hills.yml"
    path.write_text(text, encoding="utf-8")
    assert main(["lexicon", "check", str(path)]) == 0
    told = capsys.readouterr().err
    assert "1 read there, 1 from memory, not looked up" in told
    assert "the evidence of 1 of 2 labels was not looked up" in told
    assert main(["lexicon", "show", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "house: House style (from memory, not looked up)" in shown
    assert "Not looked up at all: the evidence of climber" in shown


@pytest.mark.parametrize(
    "term",
    [
        "{term: ramble, inflect: noun}",  # said
        "{term: ramble, inflect: [noun, verb]}",
        "=ramble",  # as it stands
        "Sunday ramble",  # what stands before it tells
        "mountain",  # no verb
        "pathway",
    ],
)
def test_a_word_whose_class_is_said_or_plain_is_not_doubted(tmp_path: Path, term: str) -> None:
    found = _problems(tmp_path, _FILE.replace("terms: [walker]", f"terms: [walker, {term}]"))
    assert "noun-or-verb" not in [code for code, _, _ in found]


def test_show_says_as_what_each_term_inflects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hills.yml"
    terms = "[walker, {term: ramble, inflect: verb}, =rover, {term: hike, inflect: [noun, verb]}]"
    path.write_text(_FILE.replace("[walker]", terms, 1), encoding="utf-8")
    assert main(["lexicon", "show", str(path)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "walker (noun) = walker, walkers" in lines
    assert "ramble (verb) = ramble, rambles, rambled, rambling" in lines
    assert "=rover = rover" in lines
    assert "hike (noun, verb) = hike, hikes, hiked, hiking" in lines


@pytest.mark.parametrize(
    ("term", "remedy"),
    [
        ('"walker, rambler"', "a line of its own"),
        ("walker/rambler", "{a,b}"),
        ("walker(s)", "has its plural by itself"),
        ("/walk(er)?/", '"re: walk(er)?"'),
        ("[walker, rambler]", "without the brackets"),
    ],
)
def test_what_editors_write_for_several_terms_is_answered_with_how_it_is_written(
    tmp_path: Path, term: str, remedy: str
) -> None:
    path = tmp_path / "hills.yml"
    path.write_text(_FILE.replace("terms: [walker]", f"terms:\n      - {term}"), encoding="utf-8")
    problems = check_lexicons([path]).problems
    assert [problem.line for problem in problems] == [13]  # and no complaint about what is missing
    assert remedy in problems[0].remedy


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("terms: [walker]", "terms: [{trem: walker}]", "Did you mean 'term'?"),
        ("house: {title: House style}", "house: House style", "Write: house: {title: House style}"),
        ("  climber:\n", "  guide: [guide]\n  climber:\n", "Write `terms:` below 'guide'"),
        ("says: Names the sport.", "says: 'it's a sport'", 'Write: says: "it\'s a sport"'),
    ],
)
def test_the_remedy_is_what_the_editor_meant(
    tmp_path: Path, old: str, new: str, remedy: str
) -> None:
    path = tmp_path / "hills.yml"
    assert old in _FILE
    path.write_text(_FILE.replace(old, new, 1), encoding="utf-8")
    assert any(remedy in problem.remedy for problem in check_lexicons([path]).problems)


def test_a_window_without_words_to_stand_in_it_is_doubtful(tmp_path: Path) -> None:
    text = _FILE.replace("terms: [walker]", "terms: [{term: walker, window: 3}]", 1)
    assert _problems(tmp_path, text) == [("idle-window", 12, "warning")]
    label = _FILE.replace("terms: [walker]", "terms: [walker]\n    window: 3", 1)
    assert _problems(tmp_path, label) == []  # it may be that of some of its terms


def test_a_label_of_which_all_terms_are_retired_is_retired_itself(tmp_path: Path) -> None:
    text = _FILE.replace("terms: [walker]", "terms: [{term: walker, status: retired}]", 1)
    assert _problems(tmp_path, text.replace("kind: contrast", "kind: inventory")) == []
    assert _problems(tmp_path, text) == [("one-label", 15, "error")]


def test_of_a_long_line_the_stretch_around_the_fault_is_shown() -> None:
    line = f"not: [{'rather long, ' * 40}fault{', and longer' * 40}]"
    problem = Problem("x.yml", 1, line.index("fault") + 1, "code", "message", source_line=line)
    _, shown, caret = format_problem(problem).splitlines()
    assert len(shown) < 120
    assert shown[caret.index("^") :].startswith("fault")


def test_a_right_file_has_no_problem(tmp_path: Path) -> None:
    assert _problems(tmp_path, _FILE) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("version: 1.0.0\n", "", "missing-key", 1),
        ("language: en\n", "language: english\n", "bad-language", 3),
        ("title: House style}", "title: House style, verified: read}", "bad-choice", 7),
        ("kind: contrast", "kind: contrasts", "bad-choice", 5),
        ("lexicon: hills", "lexicon: dales", "id-not-name", 1),
        ("  walker:\n", "  Walker:\n", "bad-id", 9),
        ("  house: {title: House style}", "  - house", "wrong-type", 7),
        ("terms: [walker]", "terms:", "empty", 12),
        ("terms: [walker]", "terms: []", "empty-label", 9),
        ("terms: [walker]", "terms: [walker, [rambler]]", "wrong-type", 12),
        ("terms: [walker]", "terms: [{trem: walker}]", "unknown-key", 12),
        ("terms: [walker]", "terms: [walker, {term: }]", "empty", 12),
        ("terms: [walker]", "terms: [{term: walker, near: []}]", "empty", 12),
        ("terms: [walker]", "terms: [{term: walker, only: {outlet: []}}]", "empty", 12),
        ("terms: [walker]", "terms: [{term: walker, near: [x], nera: y}]", "unknown-key", 12),
        ("terms: [walker]", "terms: [{term: walker, window: ten}]", "bad-number", 12),
        ("terms: [walker]", "terms: [{term: walker, window: 0}]", "bad-number", 12),
        ("terms: [walker]", "terms: [{term: walker, from: 2016, until: 2015}]", "bad-date", 12),
        ("terms: [walker]", "terms: [{term: walker, from: yesterday}]", "bad-date", 12),
        ("terms: [walker]", "terms: [{term: walker, inflect: adverb}]", "bad-choice", 12),
        ("terms: [walker]", "terms: [walker, climbers]", "duplicate-term", 18),
        ("terms: [walker]", "terms: [walker, and/or]", "never-matches", 12),
        ("terms: [walker]", 'terms: [walker, "re: (a+)+"]', "bad-pattern", 12),
        ("terms: [walker]", "terms: [walker]\n    not: [walker]", "unreachable-term", 12),
        ("evidence: [house]", "evidence: [hause]", "unknown-evidence", 11),
        ("  walker:\n", "  walker:\n    pole: 1\n", "no-axis", 9),
        ("    says: Names the sport.\n", "    says: [a, b]\n", "wrong-type", 16),
        ("labels:\n", "contrasts: {}\nlabels:\n", "labels-and-contrasts", 8),
        ("terms: [walker]", "terms:\n    - walker\n    - {rover,rambler}", "yaml-bracket", 14),
        ("terms: [walker]", "terms: [walker, 're:9/11']", "bad-pattern", 12),
        ("sources:\n", "extends: nothing\nsources:\n", "unknown-lexicon", 6),
    ],
)
def test_a_mistake_is_an_error_at_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    assert (code, line, "error") in _problems(tmp_path, _FILE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("    evidence: [house]\n", "", "no-evidence", 9),
        ("    says: Names the activity.\n", "", "no-says", 9),
        ('hits: ["A [walker] came.", ', "hits: [", "few-hits", 9),
        ('    misses: ["Nobody came.", "Nobody left."]\n', "", "few-misses", 9),
        ("terms: [walker]", "terms: [walker, walkers]", "shadowed-term", 12),
        ("terms: [walker]", "terms: [walker*, walker]", "shadowed-term", 12),
        (
            "terms: [walker]",
            "terms:\n    - {term: walker, inflect: verb}\n    - walker",
            "shadowed-term",
            14,
        ),
        (
            "terms: [walker]",
            "terms:\n    - walker\n    - {term: walker, inflect: [noun, verb]}",
            "shadowed-term",
            13,
        ),
        ("terms: [walker]", "terms:\n    - walker\n    - rover #2", "swallowed-comment", 14),
        ("terms: [walker]", "terms: [walker]\n    not: [dog lover]", "idle-exclusion", 13),
        ("terms: [walker]", "terms: [walker, regim*]", "wide-glob", 12),
        ("terms: [walker]", "terms: [walker, ramble]", "noun-or-verb", 12),
        ("terms: [walker]", 'terms: [{term: walker, near: "#dales.x"}]', "unloaded-lexicon", 12),
        ("terms: [walker]", 'terms: [{term: walker, near: "@narnia"}]', "unknown-entity", 12),
        ("terms: [walker]", "terms: [{term: walker, only: {outlets: x}}]", "unknown-field", 12),
        ("terms: [walker]", "terms: [{term: walker, only: {date: 2016}}]", "unknown-field", 12),
    ],
)
def test_what_loads_but_looks_wrong_is_a_warning_at_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    assert (code, line, "warning") in _problems(tmp_path, _FILE.replace(old, new, 1))


@pytest.mark.parametrize(
    "terms",
    [
        "[walker, {term: rambler, near: hill}]",
        "[{term: walk, inflect: verb}, {term: walk, inflect: none, near: hill}]",
        "[walker, militant*]",
        "\n    - walker  # on foot\n    - rover",
        "[walker, IS, US]",
        '[{term: walker, near: ["@syria", "@states"]}]',
    ],
)
def test_terms_that_do_not_get_in_each_others_way_raise_nothing(tmp_path: Path, terms: str) -> None:
    assert _problems(tmp_path, _FILE.replace("[walker]", terms, 1)) == []


def test_a_contrast_with_one_label_has_nothing_to_compare(tmp_path: Path) -> None:
    alone = _FILE.split("  climber:")[0]
    assert ("one-label", 9, "error") in _problems(tmp_path, alone)
    assert _problems(tmp_path, alone.replace("kind: contrast", "kind: inventory")) == []


def test_problems_of_several_files_come_in_one_run(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = _FILE.replace("lexicon: hills", f"lexicon: {name}").replace("kind:", "kin:")
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    paths = {problem.path for problem in check_lexicons([tmp_path]).problems}
    assert paths == {str(tmp_path / "a.yml"), str(tmp_path / "b.yml")}


def test_a_file_whose_terms_explode_is_refused(tmp_path: Path) -> None:
    letters = ",".join("bcdfghjklmn")
    many = [f'"{word} {{{letters}}} {{{letters}}} {{{letters}}}"' for word in _words(400)]
    problems = _problems(tmp_path, _FILE.replace("[walker]", f"[{', '.join(many)}]", 1))
    assert ("too-many-forms", 12, "error") in problems


def _words(count: int) -> list[str]:
    letters = "bcdfghjklm"
    words = [f"{a}a{b}e{c}o" for a in letters for b in letters for c in letters]
    return words[:count]


def test_an_empty_file_says_how_to_start(tmp_path: Path) -> None:
    assert _problems(tmp_path, "") == [("empty-file", 0, "error")]


def test_the_door_answers_with_exit_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lexicon", "new", "our-hills", "--folder", str(tmp_path)]) == 0
    path = str(tmp_path / "our-hills.yml")
    assert main(["lexicon", "check", path, "--strict"]) == 0
    assert main(["lexicon", "check", str(_DATA / "twelve-mistakes.yml")]) == 1
    assert main(["lexicon", "check", str(tmp_path / "none.yml")]) == 2
    assert main(["lexicon", "new", "our-hills", "--folder", str(tmp_path)]) == 2
    capsys.readouterr()
    assert main(["lexicon", "show", path, "--label", "adventurer"]) == 0
    shown = capsys.readouterr().out
    assert "thrill {seeker,hunter} (noun) = thrill seeker, thrill seekers" in shown
    assert "walker" not in shown.replace("walkers and what", "")
    assert main(["lexicon", "list", path]) == 0
    assert "our-hills" in capsys.readouterr().out


def test_a_fault_at_the_very_end_of_a_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "quay.yml"
    path.write_text("lexicon: [")
    assert [problem.code for problem in check_lexicons([path]).problems] == ["yaml-syntax"]


def test_an_exclusion_with_a_condition_leaves_its_term_reachable(tmp_path: Path) -> None:
    path = tmp_path / "quay.yml"
    path.write_text(
        "lexicon: quay\ntitle: T\nlanguage: en\nversion: 1.0.0\nkind: inventory\n"
        "labels:\n  hand:\n    terms: [hand]\n    not:\n      - {term: hand, near: [clock]}\n"
    )
    assert "unreachable-term" not in {problem.code for problem in check_lexicons([path]).problems}
    path.write_text(path.read_text().replace("{term: hand, near: [clock]}", "hand"))
    assert "unreachable-term" in {problem.code for problem in check_lexicons([path]).problems}


@pytest.mark.parametrize(
    ("written", "instead", "code", "line"),
    [
        ("  climber:", "  walker:", "duplicate-key", 15),
        ("terms: [climber]", 'terms: ["climb{er,"]', "bad-term", 18),
        ("terms: [climber]", 'terms: ["re:climb("]', "bad-pattern", 18),
        ("    terms: [climber]", "    term: [climber]", "unknown-key", 18),
        ("    says: Names the sport.", "    say: Names the sport.", "unknown-key", 16),
        (
            "    evidence: [house]\n    terms: [cl",
            "    evidnce: [house]\n    terms: [cl",
            "unknown-key",
            17,
        ),
    ],
)
def test_one_slip_gives_one_message(
    tmp_path: Path, written: str, instead: str, code: str, line: int
) -> None:
    assert _problems(tmp_path, _FILE.replace(written, instead, 1)) == [(code, line, "error")]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [("policy: hills\nrules: {}\n", "--policy"), ("title: x\npolicy: hills\n", "--policy")],
)
def test_a_policy_among_lexicons_is_told_to_be_one(tmp_path: Path, text: str, remedy: str) -> None:
    path = tmp_path / "hills.yml"
    path.write_text(text)
    (problem,) = check_lexicons([path]).problems
    assert (problem.code, problem.message) == ("wrong-kind", "this is a policy, no lexicon")
    assert remedy in problem.remedy


def test_no_file_is_to_be_named_by_what_is_no_id(tmp_path: Path) -> None:
    path = tmp_path / "hills.yml"
    path.write_text(_FILE.replace("lexicon: hills", "lexicon: High Hills"))
    wrong, other = check_lexicons([path]).problems
    assert (wrong.code, other.code) == ("bad-id", "id-not-name")
    assert other.remedy == "Write `lexicon: hills`."


def test_a_name_with_two_letters_exchanged_is_recognised() -> None:
    assert nearest("sirya", ["irna", "syria", "siberia"]) == "Did you mean 'syria'?"
    assert nearest("sirna", ["irna", "syria"]) == "Did you mean 'irna'?"
