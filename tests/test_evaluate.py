"""`framing lexicon sheet` and `framing evaluate`: what people say of hits, and how far it holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from test_lexicon_diff import ARTICLE, lexicon

from framing.cli.main import main
from framing.evaluate.voice_spans import span_from
from framing.evaluate.voices import VoicedText, evaluate_voices


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(6):
        more = "=SUM(A1) dockers sang.\n" * number
        (folder / f"a{number}.txt").write_text(f"{ARTICLE}\n{more}")
    return folder


def sheet(tmp_path: Path, corpus: Path, *words: str, name: str = "sheet.csv") -> Path:
    path, out = lexicon(tmp_path / "lexicons", docker="docker, dock worker"), tmp_path / name
    call = ["lexicon", "sheet", str(path), "--corpus", str(corpus), "--out", str(out), *words]
    assert main(call) == 0
    return out


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def fill(path: Path, answers: dict[str, list[str]], *, to: Path | None = None) -> Path:
    """The sheet with answers by column, the last one repeated."""
    filled = rows(path)
    for column, given in answers.items():
        for number, row in enumerate(filled):
            row[column] = given[min(number, len(given) - 1)]
    to = to or path
    with to.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, filled[0])
        writer.writeheader()
        writer.writerows(filled)
    return to


def evaluate(*paths: Path, capsys: pytest.CaptureFixture[str]) -> dict:
    capsys.readouterr()
    assert main(["evaluate", *map(str, paths), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_rare_terms_are_drawn_as_often_as_frequent_ones(tmp_path, corpus) -> None:
    drawn = [row["term"] for row in rows(sheet(tmp_path, corpus, "--n", "9"))]
    assert sorted(drawn) == ["dock worker"] * 3 + ["docker"] * 3 + ["stevedore"] * 3


def test_all_hits_are_drawn_where_there_are_fewer_and_each_knows_its_stratum(
    tmp_path, corpus
) -> None:
    drawn = rows(sheet(tmp_path, corpus, "--n", "1000"))
    by_term = {row["term"]: int(row["hits_of_term"]) for row in drawn}
    assert by_term == {"dock worker": 6, "docker": 27, "stevedore": 6}
    assert len(drawn) == len({row["unit"] for row in drawn}) == 39


def test_the_same_seed_draws_the_same_sheet_and_another_seed_another(tmp_path, corpus) -> None:
    one = sheet(tmp_path, corpus, "--n", "9", name="a.csv").read_bytes()
    assert sheet(tmp_path, corpus, "--n", "9", name="b.csv").read_bytes() == one
    assert sheet(tmp_path, corpus, "--n", "9", "--seed", "2", name="c.csv").read_bytes() != one


def test_columns_of_coders_are_blank_and_no_cell_is_a_formula(tmp_path, corpus) -> None:
    drawn = rows(sheet(tmp_path, corpus, "--n", "1000", "--coders", "3"))
    assert all(row["coder 1"] == row["coder 2"] == row["coder 3"] == "" for row in drawn)
    assert any("SUM" in row["left"] for row in drawn)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in drawn for cell in row.values())


def test_precision_of_each_term_and_label_comes_with_n_and_interval(
    tmp_path, corpus, capsys
) -> None:
    path = sheet(tmp_path, corpus, "--n", "1000")
    answers = ["no" if row["term"] == "docker" else "yes" for row in rows(path)]
    found = evaluate(fill(path, {"coder 1": answers}), capsys=capsys)
    terms = {term["term"]: term["precision"] for term in found["terms"]}
    assert (terms["docker"]["n"], terms["docker"]["n_all"]) == (0, 27)
    assert (terms["dock worker"]["n"], terms["dock worker"]["n_all"]) == (6, 6)
    # Wilson 1927 for 6 of 6: 36 / (36 + 6 z²).
    assert terms["dock worker"]["interval"]["low"] == pytest.approx(0.6097, abs=1e-4)
    docker = next(label for label in found["labels"] if label["label"] == "docker")
    assert (docker["precision"]["n"], docker["precision"]["n_all"]) == (6, 33)


def test_a_label_s_precision_is_also_weighted_by_the_hits_of_its_terms(
    tmp_path, corpus, capsys
) -> None:
    path = sheet(tmp_path, corpus, "--n", "9")
    answers = ["no" if row["term"] == "docker" else "yes" for row in rows(path)]
    found = evaluate(fill(path, {"coder 1": answers}), capsys=capsys)
    docker = next(label for label in found["labels"] if label["label"] == "docker")
    assert docker["weighted_precision"] == pytest.approx(6 / 33)


def test_coders_of_two_files_are_held_against_each_other(tmp_path, corpus, capsys) -> None:
    path = sheet(tmp_path, corpus, "--n", "6")
    one = fill(path, {"coder 1": ["yes", "no", "yes", "no", "yes", "no"]}, to=tmp_path / "one.csv")
    two = fill(path, {"coder 1": ["yes", "no", "yes", "no", "no", "no"]}, to=tmp_path / "two.csv")
    found = evaluate(one, two, capsys=capsys)
    (pair,) = found["kappas"]
    assert pair["n_units"] == found["n_doubly_coded"] == 6
    assert pair["kappa"] == pytest.approx((5 / 6 - 1 / 2) / (1 - 1 / 2))
    # Krippendorff: 1 - (n - 1) disagreements / (yes x no), with 12 values, 5 yes, 7 no.
    assert found["alpha"] == pytest.approx(1 - 11 * 1 / (5 * 7))


def test_units_without_a_majority_are_undecided_and_count_for_neither(
    tmp_path, corpus, capsys
) -> None:
    path = fill(sheet(tmp_path, corpus, "--n", "6"), {"coder 1": ["yes"], "coder 2": ["no"]})
    found = evaluate(path, capsys=capsys)
    assert sum(term["n_undecided"] for term in found["terms"]) == 6
    assert all(term["precision"]["n_all"] == 0 for term in found["terms"])
    assert all(label["weighted_precision"] is None for label in found["labels"])


def test_a_blank_sheet_says_what_to_do(tmp_path, corpus, capsys) -> None:
    path = sheet(tmp_path, corpus)
    assert main(["evaluate", str(path)]) == 0
    assert "write yes, no or unsure" in capsys.readouterr().out


def test_answers_that_are_none_are_all_named_with_their_rows(tmp_path, corpus, capsys) -> None:
    path = fill(sheet(tmp_path, corpus, "--n", "3"), {"coder 1": ["yes", "perhaps", "nope"]})
    assert main(["evaluate", str(path)]) == 2
    told = capsys.readouterr().err
    assert f"{path}:3:1: error[bad-code]: 'perhaps'" in told
    assert f"{path}:4:1: error[bad-code]: 'nope'" in told


def test_a_table_that_is_no_sheet_is_refused(tmp_path, capsys) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert main(["evaluate", str(tmp_path / "x.csv")]) == 2
    assert "no-sheet" in capsys.readouterr().err


def jsonl(path: Path, *records: dict) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def hit(start: int, end: int, **fields) -> dict:
    return {"document": "corpus/a.txt", "start": start, "end": end, "lexicon": "quay", **fields}


def test_hits_against_gold_give_recall_precision_and_right_fields(tmp_path, capsys) -> None:
    gold = jsonl(
        tmp_path / "gold.jsonl",
        hit(0, 7, label="docker", voice="own"),
        hit(20, 27, label="docker", voice_ok=["own", "indirect"]),
        hit(40, 47, label="stevedore", voice="direct"),
        hit(60, 67, label="docker"),
    )
    hits = jsonl(
        tmp_path / "hits.jsonl",
        hit(0, 7, label="docker", voice="own"),
        hit(20, 30, label="docker", voice="indirect"),
        hit(40, 47, label="docker", voice="own"),
        hit(90, 97, label="docker", voice="own"),
        {**hit(0, 7, label="x"), "lexicon": "another"},
        {**hit(0, 7, label="docker"), "document": "unread.txt"},
    )
    found = evaluate(gold, hits, capsys=capsys)
    assert (found["recall"]["n"], found["recall"]["n_all"]) == (3, 4)
    assert (found["precision"]["n"], found["precision"]["n_all"]) == (3, 4)
    agreement = {name: (each["n"], each["n_all"]) for name, each in found["agreement"]}
    assert agreement == {"label": (2, 3), "voice": (2, 3)}


def test_lines_that_are_no_records_are_named(tmp_path, capsys) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"start": 1}\nnot json\n[1]\n')
    assert main(["evaluate", str(gold), str(gold)]) == 2
    told = capsys.readouterr().err
    assert f"{gold}:2:1" in told
    assert f"{gold}:3:1" in told


TEXT = (
    "Quay closed\n\n“We will win,” Ann Lee said. She said that the rebels lost. He wants peace. "
    "A “truce”."
)


def voiced(*spans: dict) -> VoicedText:
    return VoicedText("a", TEXT, tuple(span_from(span) for span in spans))


def span(words: str, kind: str, **fields: str) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "kind": kind, **fields}


GOLD = voiced(
    span("“We will win,”", "direct", speaker="Ann Lee", speaker_type="name"),
    span("that the rebels lost", "indirect", speaker="She", speaker_type="pronoun", speaker_silver="Ann Lee"),
    span("peace", "indirect", speaker="He", speaker_type="pronoun", tier="attitude"),
    span("“truce”", "scare"),
)  # fmt: skip


def figures(*spans: dict):
    return evaluate_voices([GOLD], [voiced(*spans)], is_loaded=lambda word: word == "rebels")


def test_a_perfect_prediction_is_perfect_whatever_its_marks() -> None:
    found = figures(
        span("We will win", "direct", speaker="Lee"),
        span("the rebels lost", "indirect", speaker="Ann Lee"),
    )
    assert found.words_direct.f1 == found.spans_direct.f1 == found.spans_indirect.f1 == 1.0
    assert found.speakers_direct.share == found.speakers_indirect.share == 1.0
    assert found.loaded_words.share == 1.0
    assert found.scare_attributed.share == 0.0


def test_missing_and_surplus_words_cost_recall_and_precision() -> None:
    found = figures(span("We will", "direct", speaker="Bo"), span("truce", "direct", speaker="Bo"))
    assert (found.words_direct.n_right, found.words_direct.n_predicted) == (2, 3)
    assert found.words_direct.n_gold == 3
    assert found.speakers_direct.share == 0.0
    assert found.scare_attributed.share == 1.0
    assert found.loaded_words.share == 0.0


def test_words_of_attitude_cost_nothing_either_way() -> None:
    with_it, without = figures(span("peace", "indirect")), figures()
    assert with_it.words_indirect == without.words_indirect
    assert with_it.spans_indirect == without.spans_indirect


def test_a_document_without_a_prediction_is_own_voice_and_is_told() -> None:
    found = evaluate_voices([GOLD], [], is_loaded=lambda word: False)
    assert found.n_missing == 1
    assert found.words_direct.recall == 0.0
    assert found.words_direct.precision is None


@pytest.mark.parametrize(
    ("gold", "predicted", "is_right"),
    [
        ("Darrell Poe, head of the quay", "Poe", True),
        ("Mr. Varga", "Ilse Varga", True),
        ("a spokesman for the U.N.", "the spokesman", True),
        ("a spokesman for the U.N.", "the U.N.", False),
        ("the group's director, Ann Lee", "Lee", True),
        ("Lee’s", "Ann Lee", True),
        ("Ann Lee", "", False),
        ("Ann Lee", "Lee " * 26, False),
        ("", "Lee", False),
        ("", "", True),
    ],
)  # fmt: skip
def test_a_speaker_is_right_by_last_name_or_head_noun(gold, predicted, is_right) -> None:
    document = voiced(span("We will win", "direct", speaker=gold))
    guess = voiced(span("We will win", "direct", speaker=predicted))
    found = evaluate_voices([document], [guess], is_loaded=lambda word: False)
    assert found.speakers_direct.n == is_right


def test_answers_are_counted_by_how_sure_they_say_they_are() -> None:
    """A pronoun is right by the name that gold gives besides, not because it is that pronoun."""
    sure = {"voice_confidence": 0.99, "speaker_confidence": 0.97}
    unsure = {"voice_confidence": 0.62, "speaker_confidence": 0.7}
    found = figures(
        span("We will win", "direct", speaker="Lee", **sure),
        span("the rebels lost", "indirect", speaker="She", **unsure),
        span("Quay closed", "indirect", speaker="Lee", **unsure),
        span("A", "direct", speaker="Lee"),
    )
    rows = {
        (row.what, row.low): (row.mean, row.right.n, row.right.n_all) for row in found.reliability
    }
    assert rows == {
        ("voice", 0.0): (0.62, 1, 2),
        ("voice", 0.96): (0.99, 1, 1),
        ("speaker", 0.65): (0.7, 0, 1),
        ("speaker", 0.96): (0.97, 1, 1),
    }


def test_several_gold_files_stand_in_one_table_with_the_worst_of_each_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "“We will win,” Ann Lee said."
    spans = [{"start": 1, "end": 12, "kind": "direct", "speaker": "Ann Lee"}]
    files = []
    for name, found in (("good", spans), ("bad", [])):
        gold, predicted = tmp_path / f"{name}.jsonl", tmp_path / f"{name}.pred.jsonl"
        gold.write_text(json.dumps({"id": "a", "text": text, "spans": spans}) + "\n")
        predicted.write_text(json.dumps({"id": "a", "spans": found}) + "\n")
        files += [str(gold), str(predicted)]
    assert main(["evaluate", "voices", *files]) == 0
    _, good, bad, worst = capsys.readouterr().out.splitlines()
    assert good.split()[1] == "100.0"
    assert bad.split()[1] == worst.split()[1] == "0.0"
