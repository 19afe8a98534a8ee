"""Labels below labels: what they hand down, how they are referred to, and how their levels collapse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.domain.lexicon import Label, Lexicon
from framing.lexicon.edit import with_term
from framing.lexicon.load import check_lexicons, load_lexicons

_QUAY = """\
lexicon: quay
title: People on the quay
language: en
version: 1.0.0
kind: contrast
referent: People
sources: {note: {title: A note}}
labels:
  worker:
    title: Workers
    says: Names somebody who works.
    evidence: [note]
    terms: [quayman]
    not: [docker image]
    labels:
      docker: {says: Names the trade., terms: [docker, quayhand]}
      sailor:
        says: Names the trade.
        terms: [deckhand]
        labels:
          hired: {says: For pay., terms: [hired hand]}
  boss:
    says: Names somebody above.
    evidence: [note]
    terms: [{term: foreman, near: "#worker", window: 9}, {term: mate, near: "#worker/sailor/hired"}]
"""
_TEXT = "The quayman, a docker, two deckhands and a hired hand met the foreman.\n"


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    path = tmp_path / "quay.yml"
    path.write_text(_QUAY, encoding="utf-8")
    return path


def _labels(lexicon: Lexicon) -> dict[str, Label]:
    return {label.id: label for contrast in lexicon.contrasts for label in contrast.labels}


def _loaded(path: Path) -> dict[str, Label]:
    return _labels(load_lexicons([path])[0])


def _rows(tmp_path: Path, quay: Path, *words: str, text: str = _TEXT) -> list[dict[str, str]]:
    """The rows of `framing score`, from the files it writes."""
    article, out = tmp_path / "article.txt", tmp_path / "scores.csv"
    article.write_text(text, encoding="utf-8")
    assert main(["score", str(article), "--out", str(out), *words, "--lexicons", str(quay)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _counts(rows: list[dict[str, str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row["label"]] = found.get(row["label"], 0) + int(row["n"])
    return found


def test_a_label_may_have_terms_and_labels_below_it(quay: Path) -> None:
    assert list(_loaded(quay)) == [
        "worker",
        "worker.docker",
        "worker.sailor",
        "worker.sailor.hired",
        "boss",
    ]


def test_labels_hand_down_evidence_exclusions_and_title(quay: Path) -> None:
    labels = _loaded(quay)
    hired = labels["worker.sailor.hired"]
    assert (hired.evidence, hired.title) == (("note",), "Workers > sailor > hired")
    assert [term.text for term in labels["worker.docker"].exclusions] == ["docker image"]
    assert labels["boss"].exclusions == ()


def test_a_label_without_terms_that_holds_others_is_no_label_itself(
    tmp_path: Path, quay: Path
) -> None:
    quay.write_text(_QUAY.replace("    terms: [quayman]\n", ""), encoding="utf-8")
    assert "worker" not in _loaded(quay)


def test_examples_of_a_label_without_terms_are_refused_at_their_label(quay: Path) -> None:
    text = _QUAY.replace("    terms: [quayman]\n", '    hits: ["The [docker]."]\n')
    quay.write_text(text, encoding="utf-8")
    (problem,) = check_lexicons([quay]).errors
    assert (problem.code, problem.line) == ("bad-example", 9)


def test_a_reference_to_a_label_means_those_below_it_too(tmp_path: Path, quay: Path) -> None:
    near_docker = "A docker met the foreman and the mate.\n"
    assert _counts(_rows(tmp_path, quay, text=near_docker)) == {"worker.docker": 1, "boss": 1}
    near_hired = "A hired hand met the foreman and the mate.\n"
    found = _counts(_rows(tmp_path, quay, text=near_hired))
    assert found == {"worker.sailor.hired": 1, "boss": 2}


def test_a_reference_to_no_label_of_the_tree_is_told(quay: Path) -> None:
    quay.write_text(_QUAY.replace("#worker/sailor/hired", "#worker/hired"), encoding="utf-8")
    found = check_lexicons([quay]).problems
    assert [problem.code for problem in found if "#worker" in problem.message] == [
        "unloaded-lexicon"
    ]


def test_an_extending_file_changes_and_leaves_out_labels_below_labels(
    tmp_path: Path, quay: Path
) -> None:
    ours = tmp_path / "ours.yml"
    ours.write_text(
        "lexicon: ours\ntitle: Ours\nlanguage: en\nversion: 1.0.0\nkind: contrast\n"
        "extends: quay\nwithout: [worker.sailor]\nlabels:\n  worker:\n    labels:\n"
        "      docker: {add: [lumper]}\n      cook: {says: Cooks., terms: [ship's cook]}\n"
        "  boss: {remove: [mate]}\n",
        encoding="utf-8",
    )
    labels = _loaded(ours)
    assert list(labels) == ["worker", "worker.docker", "boss", "worker.cook"]
    assert [term.text for term in labels["worker.docker"].terms] == ["docker", "quayhand", "lumper"]
    assert [term.text for term in labels["worker"].terms] == ["quayman"]


@pytest.mark.parametrize(
    ("levels", "counts"),
    [
        (
            (),
            {"worker": 1, "worker.docker": 1, "worker.sailor": 1, "worker.sailor.hired": 1}
            | {"boss": 1},
        ),
        (("1",), {"worker": 4, "boss": 1}),
        (("2",), {"docker": 1, "sailor": 2}),
        (("1", "2"), {"worker": 1, "worker.docker": 1, "worker.sailor": 2, "boss": 1}),
        (("1", "3"), {"worker": 3, "worker.hired": 1, "boss": 1}),
    ],
)
def test_scores_collapse_to_levels(
    tmp_path: Path, quay: Path, levels: tuple[str, ...], counts: dict[str, int]
) -> None:
    words = ("--levels", *levels) if levels else ()
    assert _counts(_rows(tmp_path, quay, *words)) == counts


def test_levels_on_which_no_label_stands_are_refused(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "one.txt"
    article.write_text("The dockers left.\n", encoding="utf-8")
    assert main(["score", str(article), "--lexicons", str(quay), "--levels", "9"]) == 2
    assert "--levels: error[no-such-level]" in capsys.readouterr().err


def test_in_an_inventory_what_two_labels_have_at_one_place_is_one_hit_of_the_label_above(
    tmp_path: Path, quay: Path
) -> None:
    text = _QUAY.replace("kind: contrast", "kind: inventory")
    quay.write_text(text.replace("[docker, quayhand]", "[docker, deckhand]"), encoding="utf-8")
    assert _counts(_rows(tmp_path, quay))["worker.docker"] == 2
    assert _counts(_rows(tmp_path, quay, "--levels", "1"))["worker"] == 4


def test_several_workers_collapse_to_the_same_levels(tmp_path: Path, quay: Path) -> None:
    assert _rows(tmp_path, quay, "--levels", "1") == _rows(
        tmp_path, quay, "--levels", "1", "--workers", "2"
    )


def test_a_comparison_collapses_to_levels_with_its_zeros(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(_TEXT, encoding="utf-8")
    words = ["compare", str(article), "--levels", "1", "--lexicons", str(quay)]
    assert main(words) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [line[:2] for line in lines if line[:1] in (["Workers"], ["worker"], ["boss"])] == [
        ["worker", "4/5"],
        ["boss", "1/5"],
    ]


def test_a_store_keeps_all_levels_and_a_comparison_of_it_collapses_them(
    tmp_path: Path, quay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, store = tmp_path / "article.txt", tmp_path / "store"
    article.write_text(_TEXT, encoding="utf-8")
    scoring = ["score", str(article), "--store", str(store)]
    assert main([*scoring, "--levels", "1", "--lexicons", str(quay)]) == 2
    assert main([*scoring, "--lexicons", str(quay)]) == 0
    assert main(["compare", str(store), "--levels", "1", "--lexicons", str(quay)]) == 0
    assert "worker  4/5 in 1" in capsys.readouterr().out


def test_each_label_without_a_hit_has_a_zero_where_zeros_are_asked_for(
    tmp_path: Path, quay: Path
) -> None:
    rows = _rows(tmp_path, quay, "--zeros", "labels", text="The quayman left.\n")
    assert _counts(rows) == {
        "worker": 1,
        "worker.docker": 0,
        "worker.sailor": 0,
        "worker.sailor.hired": 0,
        "boss": 0,
    }
    assert _counts(_rows(tmp_path, quay, text="The quayman left.\n")) == {"worker": 1}


def test_each_term_without_a_hit_has_a_zero_where_zeros_are_asked_for(
    tmp_path: Path, quay: Path
) -> None:
    rows = _rows(tmp_path, quay, "--zeros", "terms", text="The docker left.\n")
    assert {(row["label"], row["term"]): row["n"] for row in rows} == {
        ("worker", "quayman"): "0",
        ("worker.docker", "docker"): "1",
        ("worker.docker", "quayhand"): "0",
        ("worker.sailor", "deckhand"): "0",
        ("worker.sailor.hired", "hired hand"): "0",
        ("boss", "foreman"): "0",
        ("boss", "mate"): "0",
    }


def test_a_lexicon_that_is_not_applied_has_no_zeros(tmp_path: Path, quay: Path) -> None:
    words = ("--zeros", "labels", "--coverage", "--language", "de")
    rows = _rows(tmp_path, quay, *words, text="Der Docker ging.\n")
    assert [(row["lexicon"], row["label"], row["n"]) for row in rows] == [
        ("", "(matched)", "0"),
        ("", "(unmatched)", "3"),
    ]


def test_the_unmatched_are_the_tokens_in_no_hit_each_counted_once(tmp_path: Path) -> None:
    """FEATURES M10 and M3: of "a a b c c c e f", three are in none; b and "b c" are one total."""
    path = tmp_path / "letters.yml"
    path.write_text(
        "lexicon: letters\ntitle: Letters\nlanguage: en\nversion: 1.0.0\nkind: inventory\n"
        "labels:\n  one: {terms: [=ann, =bea, =bea cid]}\n  two: {terms: [=eve, =fay]}\n"
        "  three: {terms: [=bea, =eve]}\n",
        encoding="utf-8",
    )
    first = _rows(tmp_path, path, "--coverage", text="ann cid dan dan\n")
    other = _rows(tmp_path, path, "--coverage", text="ann ann bea cid cid cid eve fay\n")
    assert [_counts(rows)["(unmatched)"] // 2 for rows in (first, other)] == [3, 2]
    assert [_counts(rows)["(matched)"] // 2 for rows in (first, other)] == [1, 6]
    assert {key: n for key, n in _counts(other).items() if "(" not in key} == {
        "one": 3,
        "two": 2,
        "three": 1,
    }


def test_the_tool_adds_a_term_to_a_label_below_a_label(quay: Path) -> None:
    edit = with_term(_QUAY, quay, "worker.sailor", "shiphand")
    assert "terms: [deckhand, shiphand]" in edit.text


_DENIED = "They were no dockers. The dockers left.\n"


def test_hits_under_a_negation_count_unless_they_are_left_out(tmp_path: Path, quay: Path) -> None:
    assert _counts(_rows(tmp_path, quay, text=_DENIED)) == {"worker.docker": 2}
    left = _counts(_rows(tmp_path, quay, "--without-negated", text=_DENIED))
    assert left == {"worker.docker": 1}
    assert left == _counts(_rows(tmp_path, quay, "--without-negated", "--no-voice", text=_DENIED))


def test_each_hit_tells_whether_it_is_negated_where_that_is_asked_for(
    tmp_path: Path, quay: Path
) -> None:
    hits = tmp_path / "hits.jsonl"
    told: list[list[object]] = []
    for words in ((), ("--mark-negated",)):
        _rows(tmp_path, quay, "--hits", str(hits), *words, text=_DENIED)
        lines = hits.read_text(encoding="utf-8").splitlines()
        told.append([json.loads(line).get("is_negated") for line in lines])
    assert told == [[None, None], [True, False]]


@pytest.mark.parametrize(
    "words",
    [("--mark-negated",), ("--without-negated", "--store"), ("--zeros", "labels", "--store")],
)
def test_an_option_that_could_do_nothing_is_refused(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(_DENIED, encoding="utf-8")
    given = [*words, str(tmp_path / "store")] if words[-1] == "--store" else [*words]
    assert main(["score", str(article), *given]) == 2
    assert words[0] in capsys.readouterr().err


def test_show_prints_all_labels_below_the_one_that_is_named(
    quay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lexicon", "show", str(quay), "--label", "worker.sailor"]) == 0
    shown = capsys.readouterr().out
    assert "worker.sailor:" in shown
    assert "worker.sailor.hired:" in shown
    assert "worker.docker:" not in shown
    assert main(["lexicon", "show", str(quay), "--label", "work"]) == 2


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("worker.cook: {terms: [cook]}", "Write `cook:` under `labels:` of 'worker'."),
        ("cook: {labels: [galley]}", "Write each as a key of its own, without a dash"),
    ],
)
def test_labels_below_labels_that_are_written_otherwise_are_told_how(
    quay: Path, written: str, remedy: str
) -> None:
    quay.write_text(f"{_QUAY}  {written}\n", encoding="utf-8")
    assert any(problem.remedy.startswith(remedy) for problem in check_lexicons([quay]).errors)
