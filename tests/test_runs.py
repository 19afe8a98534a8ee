"""Two kept runs held against each other: what is told as moved, what is not, and why it may be so."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from report_fixture import comparison_of, lexicons, run_record, scored_corpus

from framing.cli.main import main
from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.engine.kept_runs import change_between, load_kept_run
from framing.engine.run_file import run_json
from framing.errors import InputError
from framing.report.runs import render_runs
from framing.report.runs_markdown import runs_markdown

LEXICON = lexicons()[0]
CONTRAST = LEXICON.contrasts[0]
TERRORIST, REBEL = CONTRAST.labels[0].id, CONTRAST.labels[1].id


def _kept(shares: dict[str, tuple[int, int]], *, n_documents: int = 20) -> dict[str, Any]:
    """A run of one contrast, own voice, in two outlets: n of all hits by outlet."""
    rows = []
    for group, (n, n_all) in shares.items():
        for label, hits in ((TERRORIST, n), (REBEL, n_all - n)):
            interval = wilson(Count(hits, n_all))
            rows.append(
                {
                    "lexicon": LEXICON.id, "contrast": CONTRAST.id, "group": group,
                    "label": label, "voice": "own", "n": hits, "n_all": n_all,
                    "share": hits / n_all if n_all else None,
                    "low": interval.low if interval else None,
                    "high": interval.high if interval else None,
                    "level": 0.95, "method": "wilson",
                }
            )  # fmt: skip
    groups = [
        {"group": group, "n_documents": n_documents, "first_date": "2025-03-01",
         "last_date": "2025-03-31"}
        for group in shares
    ]  # fmt: skip
    labels = [
        {"lexicon": LEXICON.id, "contrast": CONTRAST.id, "label": label, "title": label,
         "is_inventory": False}
        for label in (TERRORIST, REBEL)
    ]  # fmt: skip
    return {
        "schema": 1,
        "kind": "framing run",
        "run": {
            "tool_version": "0.1.0", "command": "framing report articles --out report",
            "corpus_title": "The market of Orlo", "options": [["compared by", "outlet"]],
            "lexicons": [
                {"id": LEXICON.id, "title": LEXICON.title, "version": "1.0.0",
                 "digest": "0" * 64, "n_terms": 12, "n_forms": 31}
            ],
        },
        "settings": {"by": "outlet", "level": 0.95, "minimum_n": 10, "minimum_documents": 10},
        "documents": [
            {"document": f"d{number}", "digest": f"{number:064x}", "n_tokens": 400}
            for number in range(n_documents)
        ],
        "tables": {"groups": groups, "labels": labels, "shares": rows, "rates": []},
    }  # fmt: skip


def _change(tmp_path: Path, then: dict[str, Any], now: dict[str, Any]):
    paths = []
    for name, run in (("then", then), ("now", now)):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(run), encoding="utf-8")
        paths.append(path)
    return change_between(*map(load_kept_run, paths))


def _moves(change) -> dict[tuple[str, str], Any]:
    return {(move.key.group, move.key.label): move for move in change.moves}


def test_the_interval_of_a_change_is_newcombes_where_both_sides_have_score_intervals(
    tmp_path: Path,
) -> None:
    # Newcombe 1998, table II, example (a): 56 of 70 against 48 of 80, method 10.
    change = _change(tmp_path, _kept({"Gazette": (48, 80)}), _kept({"Gazette": (56, 70)}))
    move = _moves(change)["Gazette", TERRORIST]
    assert move.difference == pytest.approx(0.2)
    assert move.interval.low == pytest.approx(0.0524, abs=5e-5)
    assert move.interval.high == pytest.approx(0.3339, abs=5e-5)
    assert move.has_moved


def test_a_move_is_told_only_beyond_chance_and_with_enough_behind_it(tmp_path: Path) -> None:
    then = {"Gazette": (10, 100), "Herald": (10, 100), "Bell": (1, 8)}
    now = {"Gazette": (60, 100), "Herald": (14, 100), "Bell": (8, 8)}
    change = _change(tmp_path, _kept(then), _kept(now))
    told = {key for key, move in _moves(change).items() if move.has_moved}
    assert told == {("Gazette", TERRORIST), ("Gazette", REBEL)}
    few = _change(tmp_path, _kept(then, n_documents=9), _kept(now))
    assert not any(move.has_moved for move in few.moves)
    text = runs_markdown(few)
    assert "No change can be told from chance" in text
    assert "more often" not in text


def test_figures_for_which_the_markdown_has_no_room_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then, now = ({"Ledger": (n, 40), "Gazette": (20, 40)} for n in (10, 30))
    change = _change(tmp_path, _kept(then), _kept(now))
    assert "not listed" not in runs_markdown(change)
    monkeypatch.setattr("framing.report.runs_markdown.MAX_ROWS", 3)
    assert "\n\n1 smaller figure is not listed; it stands in the JSON of both runs." in (
        runs_markdown(change)
    )


def test_a_run_against_itself_has_not_moved(tmp_path: Path) -> None:
    run = _kept({"Gazette": (10, 100), "Herald": (70, 100)})
    change = _change(tmp_path, run, run)
    assert {move.difference for move in change.moves} == {0.0}
    assert not any(move.has_moved for move in change.moves)
    assert (change.added, change.gone, change.altered, change.n_same) == ((), (), (), 20)


def test_then_against_now_is_now_against_then_with_its_sign_turned(tmp_path: Path) -> None:
    then = _kept({"Gazette": (10, 100), "Herald": (70, 100)})
    now = _kept({"Gazette": (30, 90), "Herald": (66, 120)})
    forth, back = _moves(_change(tmp_path, then, now)), _moves(_change(tmp_path, now, then))
    for key, move in forth.items():
        assert back[key].difference == pytest.approx(-move.difference)
        assert back[key].interval.low == pytest.approx(-move.interval.high)
        assert back[key].has_moved == move.has_moved


def test_an_outlet_that_is_in_one_run_only_has_no_difference(tmp_path: Path) -> None:
    change = _change(tmp_path, _kept({"Gazette": (10, 50)}), _kept({"Herald": (40, 50)}))
    assert {move.difference for move in change.moves} == {None}
    assert "– " in runs_markdown(change)


def test_an_edited_lexicon_is_named_and_its_moves_carry_a_caution(tmp_path: Path) -> None:
    then, now = _kept({"Gazette": (10, 100)}), _kept({"Gazette": (60, 100)})
    assert "may have moved" not in runs_markdown(_change(tmp_path, then, now))
    now["run"]["lexicons"][0] |= {"digest": "f" * 64, "version": "1.1.0"}
    change = _change(tmp_path, then, now)
    assert [after.version for _, after in change.edited] == ["1.1.0"]
    text = runs_markdown(change)
    assert "may have moved" in text
    assert "1.0.0 (000000000000) → 1.1.0 (ffffffffffff)" in text


def test_articles_added_gone_and_altered_are_named(tmp_path: Path) -> None:
    then, now = _kept({"Gazette": (10, 100)}), _kept({"Gazette": (12, 100)})
    del now["documents"][0]
    now["documents"][0]["digest"] = "e" * 64
    now["documents"].append({"document": "fresh", "digest": "d" * 64, "n_tokens": 10})
    change = _change(tmp_path, then, now)
    assert (change.added, change.gone, change.altered) == (("fresh",), ("d0",), ("d1",))
    assert change.n_same == 18
    page = render_runs(change)
    assert "fresh" in page
    assert "18 articles are the same" in page


def test_what_is_no_kept_run_is_refused_with_its_place_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    good = _kept({"Gazette": (10, 100)})
    for content, code in (
        ("{", "not-json"),
        ("[]", "not-a-run"),
        (json.dumps({**good, "schema": 99}), "unknown-schema"),
        (json.dumps({**good, "documents": [{}]}), "damaged-run"),
        (None, "not-readable"),
    ):
        if content is None:
            path.unlink()
        else:
            path.write_text(content, encoding="utf-8")
        with pytest.raises(InputError) as error:
            load_kept_run(path)
        (problem,) = error.value.problems
        assert (problem.path, problem.code) == (str(path), code)
        assert "--json" in problem.remedy


def test_runs_that_compare_by_different_fields_are_not_compared(tmp_path: Path) -> None:
    other = copy.deepcopy(_kept({"left": (10, 100)}))
    other["settings"]["by"] = "lean"
    with pytest.raises(InputError, match="by lean"):
        _change(tmp_path, _kept({"Gazette": (10, 100)}), other)


def test_hostile_names_are_shown_as_text(tmp_path: Path) -> None:
    attack = "<script>window.hacked = 1</script>"
    change = _change(tmp_path, _kept({attack: (10, 100)}), _kept({attack: (60, 100)}))
    page = render_runs(change)
    assert attack not in page
    assert "&lt;script&gt;window.hacked" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "\\<script\\>" in runs_markdown(change)


def test_the_command_compares_a_report_folder_with_a_kept_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scored = scored_corpus()
    scores = [one.score for one in scored]
    kept = "".join(run_json(run_record(scored), comparison_of(scored), scores))
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.json").write_text(kept, encoding="utf-8")
    (tmp_path / "old.json").write_text(kept, encoding="utf-8")
    pair = [str(tmp_path / "old.json"), str(tmp_path / "report")]
    assert main(["runs", *pair]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# What moved: The market of Orlo")
    out = tmp_path / "moved.html"
    assert main(["runs", *pair, "--out", str(out)]) == 0
    assert "<table" in out.read_text(encoding="utf-8")
    assert main(["runs", str(tmp_path / "none.json"), pair[1]]) == 2
    assert "not-readable" in capsys.readouterr().err
