"""The report on one article: its hits with what decided them, and what others call the same."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from framing.cli.main import main


class Tables(HTMLParser):
    """The text of every row, by the section that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[str]] = {}
        self.section = ""

    def handle_starttag(self, tag, attrs):
        if tag == "section":
            self.section = dict(attrs).get("id", "")
        if tag == "tr":
            self.rows.setdefault(self.section, []).append("")

    def handle_data(self, data):
        if self.rows.get(self.section):
            self.rows[self.section][-1] += data


def rows_of(page: str, section: str) -> list[str]:
    tables = Tables()
    tables.feed(page)
    return [re.sub(r"\s+", " ", row).strip() for row in tables.rows[section]]


@pytest.fixture(scope="module")
def page(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("one") / "article.html"
    words = ["--article", "harbour-herald.txt", "--resamples", "50", "--no-config"]
    assert main(["report", str(examples), "--out", str(out), *words]) == 0
    return out.read_text(encoding="utf-8")


def test_it_is_about_the_article_that_was_named(page: str) -> None:
    assert "<title>Terrorists storm our port" in page
    assert "The Harbour Herald, 5 May 2025, 414 words" in page
    assert page.count('<article class="document"') == 1


def test_its_hits_are_as_many_at_its_head_and_above_its_text(page: str) -> None:
    n = re.search(r"words</bdi>. (\d+) hits: ", page)[1]
    assert re.search(rf" 414 words, {n} hits, \d+ more in inventories</p>", page)


def test_each_hit_says_whose_word_it_is_and_whom_it_means_and_what_decided(page: str) -> None:
    rows = rows_of(page, "hits")
    assert any("quotation: Otto Brandt" in row and "militants" in row for row in rows)
    assert any(
        "“denies”; object; right in 79 of 100" in row and "accused: government" in row
        for row in rows
    )
    assert any("apposition: Anton Revic" in row for row in rows)


def test_the_marks_in_the_text_are_colour_shape_and_letter(page: str) -> None:
    assert re.search(
        r'<mark class="k\d v-direct" id="h\d+"[^>]*>militants<sup class="tag"[^>]*>'
        r'<i aria-hidden="true">▲</i>D</sup>', page,
    )  # fmt: skip


def test_each_chart_of_bars_is_followed_by_its_figures(page: str) -> None:
    figures = re.findall(r'<figure class="panel">.*?</figure>', page, re.S)
    assert len(figures) > 1
    for figure in figures:
        bars = re.findall(r'<text class="figure"[^>]*>([^<]+)<', figure)
        rows = re.findall(r'<td class="num">(\d+)</td><td class="num">(\d+)</td>', figure)
        told = [
            " ".join(
                f"{n} {whose}"
                for n, whose in zip(row, ("own", "by others"), strict=True)
                if n != "0"
            )
            for row in rows
        ]
        assert [bar.replace(",", "") for bar in bars] == told


def test_other_outlets_stand_beside_it_with_what_they_call_the_same(page: str) -> None:
    rows = rows_of(page, "same")
    here = next(row for row in rows if row.startswith("KarvaniaWhat the ruling body"))
    assert "The Harbour Herald" in here
    assert "this article" in here
    assert any(row.startswith("Free North Press") and "regime" in row for row in rows)
    assert "Set beside 5 articles of other outlets on the same event." in page


def test_every_count_beside_opens_to_as_many_sentences(page: str) -> None:
    section = page[page.index('<section id="same"') : page.index('<section id="text"')]
    tallies = re.findall(r"<b>(\d+)</b></summary>\s*<ul class=\"short\">(.*?)</ul>", section, re.S)
    assert tallies
    assert all(int(n) == lines.count("<li") for n, lines in tallies)


def test_every_link_lands(page: str) -> None:
    hrefs = set(re.findall(r'href="#([^"]+)"', page)) - {f"s-{shape}" for shape in ("circle",)}
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert hrefs - ids == set()


def test_the_command_in_the_method_box_names_the_article(page: str) -> None:
    assert "--article harbour-herald.txt" in page


def test_one_article_alone_gets_the_report_on_it(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    assert main(["report", str(examples / "meridian-wire.txt"), "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Word choice in one article" in page
    assert "The article stands alone" in page


def test_a_blind_report_on_one_article_names_no_outlet(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    words = ["--article", "meridian-wire.txt", "--blind", "--resamples", "50"]
    assert main(["report", str(examples), "--out", str(out), *words]) == 0
    page = out.read_text(encoding="utf-8")
    head = re.sub(r'<ul class="short">.*?</ul>', "", page, flags=re.S)
    head = head[: head.index('<section id="text"')] + head[head.index('<section id="heard"') :]
    for outlet in ("Meridian Wire", "Voice of Karvania", "Harbour Herald", "meridian-wire"):
        assert outlet.casefold() not in head.casefold()


@pytest.mark.parametrize(
    ("name", "told"),
    [("harbor-herald.txt", "harbour-herald.txt"), ("nothing.md", "no article 'nothing.md'")],
)
def test_an_article_that_is_not_there_is_a_clear_error(
    name: str, told: str, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "r.html"
    assert main(["report", str(examples), "--out", str(out), "--article", name]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_a_hostile_file_name_is_found_and_shown_as_text(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "<script>x\x1b[31m\u202egnp.txt"
    for target in (name, "other.txt"):
        shutil.copy(examples / "harbour-herald.txt", tmp_path / target)
    out = tmp_path / "r.html"
    words = ["report", str(tmp_path), "--out", str(out), "--resamples", "50", "--no-config"]
    assert main([*words, "--article", name]) == 0
    page = out.read_text("utf-8")
    assert "&lt;script&gt;x␛[31m[U+202E]gnp.txt" in page
    assert "<script>x" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    capsys.readouterr()
    assert main([*words, "--article", "\x1b[31m\u202egnp"]) == 2
    told = capsys.readouterr().err
    assert "there is no article '␛[31m[U+202E]gnp'" in told
    assert "\x1b" not in told
    assert "\u202e" not in told
