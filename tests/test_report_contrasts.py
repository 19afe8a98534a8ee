"""Contrasts on pages of their own: where one page would be too long, nothing is lost and every way leads on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("framing.report.render.MAX_CELLS", 3)
    return _written(examples, tmp_path / "parted")


def _written(examples: Path, out: Path) -> Path:
    assert main(["report", str(examples), "--out", str(out), "--resamples", "100"]) == 0
    return out


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _cells(page: str) -> list[str]:
    return re.findall(r'<div class="cell" id="(\w+)"', page)


def _lines(page: str) -> list[str]:
    lines = re.findall(r'<li class="line".*?</li>', page, re.S)
    return [re.sub(r"<.*?>", "", line) for line in lines]


def test_every_way_in_and_between_the_pages_leads_somewhere(folder: Path) -> None:
    pages = {page.resolve(): _text(page) for page in folder.rglob("*.html")}
    n_ways = 0
    for page, text in pages.items():
        for way in re.findall(r'<a [^>]*href="([^"]+)"', text):
            if way.startswith(("https:", "http:")):
                continue
            file, _, anchor = way.partition("#")
            target = (page.parent / file).resolve() if file else page
            assert target.exists(), way
            assert not anchor or f'id="{anchor}"' in pages[target], way
            n_ways += 1
    assert n_ways > 100


def test_the_pages_hold_the_lines_and_cells_of_one_page(
    folder: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    whole = _text(_written(examples, tmp_path / "whole") / "index.html")
    main_page, parts = _text(folder / "index.html"), sorted((folder / "contrasts").iterdir())
    assert not _cells(main_page)
    assert [cell for page in parts for cell in _cells(_text(page))] == _cells(whole)
    assert sorted(line for page in parts for line in _lines(_text(page))) == sorted(
        line for line in _lines(whole) if line not in _lines(main_page)
    )


def test_a_number_on_a_page_of_a_contrast_opens_to_sentences_of_the_same_page(folder: Path) -> None:
    for page in (folder / "contrasts").iterdir():
        numbers = re.findall(r'<a class="n" href="([^"]+)"', _text(page))
        assert numbers
        assert all(number.startswith("#c") for number in numbers)


def test_a_line_on_a_page_of_a_contrast_leads_to_its_place_in_the_article(folder: Path) -> None:
    page = _text(folder / "contrasts" / "c001.html")
    ways = re.findall(r'<a class="node k\d" href="([^"]+)"', page)
    assert ways
    assert all(way.startswith("../articles/d") for way in ways)


def test_a_report_on_one_page_stays_one_page(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.report.render.MAX_CELLS", 0)
    page = _text(_written(examples, tmp_path / "page.html"))
    assert _cells(page)
    assert "contrasts/c001.html" not in page
    assert not (tmp_path / "page_files").exists()
