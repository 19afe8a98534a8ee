"""A report as a folder, or as a page with a folder beside it: whole, the same, and never over others' files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from report_fixture import comparison_of, lexicons, run_record, scored_corpus

from framing.cli.main import main
from framing.cli.report_files import write_folder, write_one_page, write_page
from framing.compare.frames import comparison_tables
from framing.engine.run_file import run_json
from framing.errors import InputError
from framing.report.render import GatheredReport, ReportSettings, gather_report


def _report(**settings: object) -> GatheredReport:
    scored = scored_corpus()
    return gather_report(
        scored,
        comparison_of(scored),
        lexicons(),
        run_record(scored),
        settings=ReportSettings(**settings),
    )


def _numbers() -> str:
    scored = scored_corpus()
    scores = [one.score for one in scored]
    return "".join(run_json(run_record(scored), comparison_of(scored), scores))


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_report_that_fits_is_one_file_and_nothing_beside_it(tmp_path: Path) -> None:
    write_page(_report(), tmp_path / "report.html", numbers=_numbers)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_report_that_does_not_fit_says_so_and_keeps_its_articles_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.html"
    write_page(_report(max_text_bytes=4_000), out, numbers=_numbers)
    assert {path.name for path in tmp_path.iterdir()} == {"report.html", "report_files"}
    told = capsys.readouterr().err
    assert "do not fit on one page" in told
    assert "report_files" in told
    page = out.read_text(encoding="utf-8")
    assert 'href="report_files/articles/d00001.html#h' in page
    assert 'class="document"' not in page
    article = (tmp_path / "report_files" / "articles" / "d00001.html").read_text(encoding="utf-8")
    assert 'href="../../report.html#documents"' in article


def test_one_page_is_kept_where_it_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    write_one_page(_report(max_text_bytes=8_000), out)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    page = out.read_text(encoding="utf-8")
    assert 0 < page.count('class="document"') < len(scored_corpus())


def test_the_folder_is_the_same_on_every_run_and_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "report"
    write_folder(_report(), out, numbers=_numbers)
    first = _content(out)
    (out / "articles" / "d99999.html").write_text("left from an earlier corpus", encoding="utf-8")
    write_folder(_report(), out, numbers=_numbers)
    assert _content(out) == first
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_an_article_without_a_hit_is_listed_and_has_no_page(tmp_path: Path) -> None:
    scored = scored_corpus()
    bare = replace(scored[0], hits=(), attributions=())
    some = (bare, *scored[1:])
    report = gather_report(
        some, comparison_of(scored), lexicons(), run_record(some), settings=ReportSettings()
    )
    write_folder(report, tmp_path / "report", numbers=None)
    pages = {path.stem for path in (tmp_path / "report" / "articles").iterdir()}
    position = next(card.position for card in report.evidence.cards if card.id == bare.document.id)
    assert f"d{position:05}" not in pages
    assert len(pages) == len(scored) - 1
    listed = (tmp_path / "report" / "documents.html").read_text(encoding="utf-8")
    assert f'id="d{position}"' in listed
    assert f"d{position:05}.html" not in listed


def test_a_long_list_of_articles_is_parted_into_pages_and_every_way_leads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.report.places.N_LISTED", 3)
    report, out = _report(), tmp_path / "report"
    write_folder(report, out, numbers=None)
    pages = [out / "documents.html", *sorted(out.glob("documents-*.html"))]
    listed = [re.findall(r'id="d(\d+)"', page.read_text(encoding="utf-8")) for page in pages]
    n = len(report.evidence.cards)
    assert [len(numbers) for numbers in listed] == [3] * (n // 3) + [n % 3] * (n % 3 > 0)
    assert [int(number) for numbers in listed for number in numbers] == list(range(1, n + 1))
    groups = {card.group for card in report.evidence.cards}
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count('aria-current="page"') == 1
        assert all(f">{group}</bdi>" in text for group in groups)
        assert _dead_ways(page) == []
    assert "Articles 4 to 6 of" in pages[1].read_text(encoding="utf-8")


def test_an_article_that_is_only_listed_is_led_to_on_its_page_of_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.report.places.N_LISTED", 2)
    out = tmp_path / "report.html"
    write_page(_report(max_text_bytes=10), out, numbers=None, with_texts=False)
    ways = re.findall(r'href="report_files/(documents[^"#]*)#(d\d+)"', out.read_text("utf-8"))
    assert len({page for page, _ in ways}) > 1
    assert _dead_ways(out) == []


def test_a_list_that_fits_on_one_page_names_no_others(tmp_path: Path) -> None:
    write_folder(_report(), tmp_path / "report", numbers=None)
    assert [path.name for path in (tmp_path / "report").glob("documents*")] == ["documents.html"]
    assert '<nav class="ways"' not in (tmp_path / "report" / "documents.html").read_text("utf-8")


def _dead_ways(page: Path) -> list[str]:
    """The links of a page that lead to no file, or to no place in it."""
    dead = []
    for way in re.findall(r'href="([^"]+)"', page.read_text(encoding="utf-8")):
        name, _, anchor = way.partition("#")
        if name.startswith("http") or name.endswith("report.json"):
            continue
        target = (page.parent / name) if name else page
        is_there = target.is_file() and (
            not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")
        )
        dead += [] if is_there else [way]
    return dead


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "photos"
    out.mkdir()
    (out / "cat.txt").write_text("a cat", encoding="utf-8")
    with pytest.raises(InputError, match="holds no report"):
        write_folder(_report(), out, numbers=None)
    assert _content(out) == {"cat.txt": b"a cat"}


def test_a_run_that_fails_half_way_leaves_the_old_report(tmp_path: Path) -> None:
    out = tmp_path / "report"
    write_folder(_report(), out, numbers=_numbers)
    first = _content(out)

    def broken() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(_report(title="Another"), out, numbers=broken)
    assert _content(out) == first
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_the_run_as_json_holds_the_numbers_of_the_comparison(tmp_path: Path) -> None:
    run = json.loads(_numbers())
    comparison = comparison_of(scored_corpus())
    assert (run["schema"], run["kind"]) == (1, "framing run")
    assert run["run"]["n_documents"] == len(run["documents"]) == len(scored_corpus())
    shares = {
        (row["contrast"], row["label"], row["group"], row["voice"]): (row["n"], row["n_all"])
        for row in run["tables"]["shares"]
    }
    for contrast in comparison.contrasts:
        for share in contrast.shares:
            voice = share.voice.value if share.voice else "all"
            key = (contrast.contrast, share.label, share.group, voice)
            assert shares.pop(key, (0, 0)) == (share.n, share.n_all)
    assert not shares


def test_the_run_as_json_leaves_out_only_rows_that_hold_nothing() -> None:
    kept, whole = (
        json.loads(_numbers())["tables"],
        comparison_tables(comparison_of(scored_corpus())),
    )
    n_left_out = 0
    for name, rows in whole.items():
        left_out = [row for row in rows if row not in kept[name]]
        assert [row for row in rows if row not in left_out] == kept[name]
        assert not any(row["n_all" if name == "shares" else "n"] for row in left_out)
        n_left_out += len(left_out)
    assert n_left_out
    assert any(row["n"] == 0 for row in kept["shares"])  # 0 of 3 tells something


def test_a_blind_report_gives_away_no_names_by_its_numbers(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ["--resamples", "10", "--blind"]
    out, numbers = tmp_path / "report", tmp_path / "run.json"
    assert main(["report", str(examples), "--out", str(out), *few]) == 0
    assert not (out / "report.json").exists()
    assert "report.json" not in (out / "index.html").read_text(encoding="utf-8")
    article = (out / "articles" / "d00001.html").read_text(encoding="utf-8")
    assert "Outlet " in article
    code = main(["report", str(examples), "--out", str(out), "--json", str(numbers), *few])
    assert code == 2
    assert "blind" in capsys.readouterr().err
