"""The report on paper: what belongs together stays on one page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from framing.resources import REPORTS

HEIGHTS = range(700, 1000, 4)  # of what stands above, in pixels: up to the foot of a page


def _page(height: int) -> str:
    rows = "".join(f"<tr><th scope=row>row</th><td>{n}</td></tr>" for n in range(6))
    return (
        f"<div style='break-before: page; height: {height}px'>above</div><h3>title</h3><p>note</p>"
        "<div class=scroll><table class=plain><caption>said</caption>"
        f"<thead><tr><th>name</th><th>n</th></tr></thead><tbody>{rows}</tbody>"
        "</table></div>"
    )


def test_the_head_of_a_table_never_stands_alone_at_the_foot_of_a_page(
    chromium, tmp_path: Path
) -> None:
    pypdf = pytest.importorskip("pypdf")
    style = (REPORTS / "report.css").read_text(encoding="utf-8")
    pages = "".join(map(_page, HEIGHTS))
    path = tmp_path / "tables.html"
    path.write_text(
        f"<!doctype html><style>{style}</style><main class=page>{pages}</main>", encoding="utf-8"
    )
    page = chromium.new_page()
    page.goto(path.as_uri())
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.close()
    texts = [one.extract_text().split() for one in printed.pages]
    assert any("row" in words and "above" not in words for words in texts)  # some go over
    assert [words for words in texts if words and words[-1] == "n"] == []
