"""A scored corpus at rest: every pass meets the same documents, and none of them stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from report_articles import scored_corpus

from framing.cli.main import main
from framing.engine.arranged import changed, chosen, joined
from framing.engine.spool import MAX_BYTES_IN_MEMORY, Spool


def _spool(n_times: int = 1) -> Spool:
    spool = Spool()
    for _ in range(n_times):
        for one in scored_corpus():
            spool.add(one)
    return spool


def test_every_pass_meets_the_documents_as_they_were_laid_down() -> None:
    spool = _spool()
    assert tuple(spool) == scored_corpus()
    assert tuple(spool) == scored_corpus()
    assert spool[-1] == scored_corpus()[-1]
    assert [spool.document(place) for place in range(len(spool))] == [
        one.document for one in scored_corpus()
    ]
    assert list(spool.scores) == [one.score for one in scored_corpus()]


def test_a_hit_still_stands_in_one_of_its_documents_attributions() -> None:
    said = [
        (hit.voiced.attribution, one.attributions)
        for one in _spool()
        for hit in one.hits
        if hit.voiced.attribution
    ]
    assert said
    assert all(any(mine is one for one in all_of_them) for mine, all_of_them in said)


def test_a_corpus_too_large_for_memory_goes_to_a_file_and_comes_back_the_same() -> None:
    n_times = 1 + MAX_BYTES_IN_MEMORY // _spool().n_bytes
    spool = _spool(n_times)
    assert spool.n_bytes > MAX_BYTES_IN_MEMORY
    last = scored_corpus()[-1]
    assert spool[len(spool) - 1] == last
    assert spool[len(scored_corpus()) - 1] == last


def test_a_place_that_is_none_is_told() -> None:
    with pytest.raises(IndexError):
        _spool()[len(scored_corpus())]


def test_chosen_joined_and_changed_documents_keep_their_counts_beside_them() -> None:
    spool = _spool()
    some = chosen(spool, [2, 0])
    assert [one.document.id for one in some] == [
        scored_corpus()[place].document.id for place in (2, 0)
    ]
    both = joined(some, spool, {1: "other"})
    assert [score.document for score in both.scores] == [one.document.id for one in both]
    assert both[2].document.id == both[2].score.document == both.document(2).id == "other"
    bare = changed(both, {0: _without_hits}, {})
    assert bare[0].hits == ()
    assert bare[1].hits == both[1].hits


def _without_hits(one):
    return replace(one, hits=())


@pytest.mark.parametrize("command", ["compare", "report"])
def test_two_processes_tell_the_same_as_one(command: str, examples: Path, tmp_path: Path) -> None:
    told = []
    for n_workers in ("1", "2"):
        out = tmp_path / n_workers / "numbers.json"
        out.parent.mkdir()
        named = ["--out", str(out)]
        if command == "report":
            named = ["--out", str(tmp_path / "page.html"), "--json", str(out)]
        words = [command, str(examples), "--resamples", "50", "--workers", n_workers, *named]
        assert main(words) == 0
        told.append(out.read_bytes())
    assert told[0] == told[1]


def test_a_strict_run_of_two_processes_stops_at_what_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("The rebels left the quarry.")
    (tmp_path / "b.txt").write_bytes(b"PK\x03\x04 fell")
    words = ["compare", str(tmp_path), "--workers", "2"]
    assert main(words) == 0
    assert "b.txt" in capsys.readouterr().err
    assert main([*words, "--strict"]) == 2
    assert "b.txt" in capsys.readouterr().err


def test_a_keyword_without_a_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["compare", ".", "--export-keyword", "start"])
    assert "PART=WORDS" in capsys.readouterr().err
