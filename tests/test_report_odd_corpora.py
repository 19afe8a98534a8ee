"""Corpora unlike what one expects: what is missing is told, and what is many stays readable."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from framing.cli.main import main

TEXT = "The regime held the quay. The government sent boats. The authorities were silent."


def written(tmp_path: Path, rows: list[Mapping[str, str]], *options: str) -> str:
    corpus, page = tmp_path / "corpus.jsonl", tmp_path / "page.html"
    lines = (json.dumps({"id": str(n), "text": TEXT, **row}) for n, row in enumerate(rows))
    corpus.write_text("\n".join(lines), encoding="utf-8")
    words = ["report", str(corpus), "--out", str(page), "--count-shared", "all", *options]
    assert main(words) == 0
    return page.read_text(encoding="utf-8")


def words_of(page: str, section: str = "") -> str:
    """What a section, or the whole page, says; without marks, white space as single blanks."""
    part = page[page.index(f'<section id="{section}"') :] if section else page
    part = part[: part.index("</section>")] if section else part
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split())


def test_outlets_that_nobody_tells_are_not_one_outlet(tmp_path: Path) -> None:
    said = words_of(written(tmp_path, [{}, {}]))
    assert "2 articles whose outlet is not known, 26 words, without dates." in said
    assert "No article tells its outlet, so nothing is compared." in said
    assert "1 outlet" not in said


def test_articles_of_unknown_outlets_are_told_beside_those_that_are_compared(
    tmp_path: Path,
) -> None:
    rows: list[Mapping[str, str]] = [{"outlet": "The Quay"}, {"outlet": "The Pier"}, {}]
    said = words_of(written(tmp_path, rows))
    assert "3 articles from 2 outlets, 39 words" in said
    assert "1 article does not tell its outlet; it is counted and not compared." in said
    assert "in 2 of 2 outlets" in said


def test_one_outlet_beside_articles_of_unknown_ones_is_compared_with_none(tmp_path: Path) -> None:
    said = words_of(written(tmp_path, [{"outlet": "The Quay"}, {}]))
    assert "There is only one outlet, so nothing is compared." in said


def test_one_outlet_is_one_outlet(tmp_path: Path) -> None:
    said = words_of(written(tmp_path, [{"outlet": "The Quay"}, {"outlet": "The Quay"}]))
    assert "2 articles from 1 outlet" in said
    assert "There is only one outlet, so nothing is compared." in said


@pytest.mark.parametrize(("outlets", "is_said"), [(("Quay", "Pier"), True), (("Quay",) * 2, False)])
def test_of_a_lone_outlet_no_contrast_is_said_to_stand_in_fewer_outlets(
    outlets: tuple[str, ...], is_said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.report.contrasts.N_OPEN", 0)
    monkeypatch.setattr("framing.report.contrasts.N_FOLDED", 0)
    said = words_of(written(tmp_path, [{"outlet": outlet} for outlet in outlets]), "contrasts")
    assert ("2 more contrasts, with fewer hits or in fewer outlets" in said) is is_said
    assert "2 more contrasts" in said


def test_dates_that_are_not_understood_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dates = ("2024-05-01", "12/31/2024", "", "yesterday")
    page = written(tmp_path, [{"outlet": "The Quay", "date": date} for date in dates])
    assert "3 articles tell no date that is understood." in words_of(page)
    told = capsys.readouterr().err
    assert "2 dates are not understood and count as not known, such as '12/31/2024'" in told
    assert "2024-12-31" in told


@pytest.mark.parametrize("dates", [("2024-05-01", "2 May 2024"), ("", "")], ids=["all", "none"])
def test_of_dates_that_all_or_none_tell_nothing_more_is_said(
    dates: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = written(tmp_path, [{"outlet": "The Quay", "date": date} for date in dates])
    assert "no date that is understood" not in words_of(page)
    assert "understood" not in capsys.readouterr().err


N_OUTLETS = 60
ROWS = tuple(
    {"outlet": f"Outlet {n:02}", "text": f"Quay news\n\n{' '.join([TEXT] * (1 + n % 60))}"}
    for n in range(N_OUTLETS)
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Outlet 59 says most."""
    return written(tmp_path_factory.mktemp("many"), list(ROWS))


def test_the_summary_lists_the_outlets_that_say_most(many: str) -> None:
    counts = many[many.index('<div class="count">') :]
    counts = counts[: counts.index("</h4>", 1 + counts.index("</h4>"))]
    listed = re.findall(r"<dt><bdi>(Outlet \d\d)</bdi></dt>", counts)
    assert listed == [f"Outlet {n}" for n in range(N_OUTLETS - 12, N_OUTLETS)]
    assert "Listed are the 12 outlets with the most hits, of 60." in words_of(counts)


@pytest.mark.parametrize("form", ["md", "email"])
def test_summaries_to_send_say_that_they_list_the_outlets_that_say_most(
    form: str, tmp_path: Path
) -> None:
    said = written(tmp_path, list(ROWS), "--format", form)
    assert "Listed are the 12 outlets with the most hits, of 60." in said


def test_tables_with_a_row_for_each_of_many_outlets_are_folded_and_whole(many: str) -> None:
    for section in ("summary", "readability"):
        part = many[many.index(f'<section id="{section}"') :]
        part = part[: part.index("</section>")]
        fold = part[part.index('<details class="fold"><summary>60 outlets</summary>') :]
        assert len(re.findall(r'<th scope="row"><bdi>Outlet \d\d</bdi></th>', fold)) == N_OUTLETS


def test_few_outlets_are_not_folded(tmp_path: Path) -> None:
    page = written(tmp_path, [{"outlet": "The Quay"}, {"outlet": "The Pier"}])
    assert "<summary>2 outlets</summary>" not in page
    assert "Listed are the" not in page


def test_a_referent_lists_the_outlets_that_name_it_most_and_says_how_many_more(
    tmp_path: Path,
) -> None:
    text = "The Syrian government sent boats. Syria was silent."
    rows = [
        {"outlet": f"Outlet {n:02}", "text": " ".join([text] * (1 + n))} for n in range(N_OUTLETS)
    ]
    people = written(tmp_path, rows)
    people = people[people.index('<section id="people"') :]
    table = people[: people.index("</table>")]
    listed = re.findall(r'<th scope="row"><bdi>(Outlet \d\d)</bdi></th>', table)
    assert listed == [f"Outlet {n}" for n in range(N_OUTLETS - 24, N_OUTLETS)]
    assert "36 more outlets name it" in words_of(table)
    assert 'rowspan="25"' in table


def test_headlines_are_told_by_contrast(tmp_path: Path) -> None:
    story = "Regime sends boats\n\nThe rebels left. The government sent boats to the rebels."
    other = "Rebels leave the quay\n\nThe regime was silent. The insurgents left."
    rows = [{"outlet": "The Quay", "text": story}, {"outlet": "The Pier", "text": other}]
    page = written(tmp_path, rows)
    part = page[page.index('<section id="headlines"') :]
    part = part[: part.index("</section>")]
    heads = re.findall(r'<th scope="rowgroup" colspan="4">([^<]+)</th>', part)
    assert heads == ["What an armed group is called", "What the ruling body of a state is called"]


def test_what_does_not_fit_on_one_page_is_told_by_the_page_not_by_the_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.report.render.GatheredReport.is_too_large", True)
    written(tmp_path, [{"outlet": "The Quay"}, {"outlet": "The Pier"}])
    told = capsys.readouterr().err
    assert "the marked articles do not fit on one page of 5 MB; they stand in" in told


def test_of_unknown_outlets_copy_is_not_said_to_stand_in_several(tmp_path: Path) -> None:
    copy = (
        "For a third week on Monday boats that had left the harbour at dawn were seen far out at "
        "sea by the fishermen who had stayed behind with their nets, and the regime was silent."
    )
    rows = [{"text": f"{copy} The rebels left."}, {"text": f"{copy} The quay was calm."}]
    said = words_of(written(tmp_path, rows, "--count-shared", "once"))
    assert "words that several articles carry word for word are credited to none of them" in said
    assert "several outlets" not in said


def heights_of(page: str, outlet: str) -> tuple[set[str], set[str]]:
    """Where names that begin so and their figures stand in the charts of shares."""
    pattern = rf'class="name" x="4" y="(\d+)">{outlet}[^<]*</text><text[^>]* y="(\d+)"'
    found = re.findall(pattern, page)
    assert found
    return {name for name, _ in found}, {figure for _, figure in found}


@pytest.mark.parametrize(
    ("outlet", "is_beside"),
    [("The Quay and Harbour", True), ("The Quay and Harbour Morning Advertiser", False)],
)
def test_a_long_name_in_a_chart_stands_above_its_figure_and_a_short_one_beside_it(
    outlet: str, is_beside: bool, tmp_path: Path
) -> None:
    page = written(tmp_path, [{"outlet": name} for name in (outlet, "Pier") for _ in range(10)])
    names, figures = heights_of(page, outlet)
    assert (names == figures) is is_beside
    assert "…</text>" not in page


def test_a_name_that_is_wider_than_its_chart_is_cut_in_the_drawing_alone(tmp_path: Path) -> None:
    outlet = "The Quay and Harbour Morning Advertiser and Evening Intelligencer"
    page = written(tmp_path, [{"outlet": name} for name in (outlet, "Pier") for _ in range(10)])
    assert heights_of(page, "The Quay and Harbour Morning Advertiser and…")
    assert re.search(rf'aria-label="regime: [^"]*{outlet} 10 of 30', page)


SCARED = (
    "Smoke rose over the quay. So the “terrorists” have a harbour, and fairy tales have it too."
)


@pytest.mark.parametrize("n", [2, 12])
def test_words_held_at_a_distance_are_told_wherever_the_own_voice_is(
    n: int, tmp_path: Path
) -> None:
    texts = {"The Quay": SCARED, "The Pier": "The rebels have a harbour, and the militants stay."}
    rows = [{"outlet": name, "text": text} for name, text in texts.items() for _ in range(n)]
    said = words_of(written(tmp_path, rows), "summary")
    counted = f"{n} of {n}, {n} at a distance" if n < 10 else "12 of 12 (100 %, 12 at a distance)"
    assert counted in said.replace("\u202f", " ")


def test_a_label_that_others_mention_leads_to_the_figures_of_its_contrast(tmp_path: Path) -> None:
    texts = ("The regime held the quay.",) * 2 + ("The government sent boats.",)
    rows = [{"outlet": f"Quay {n}", "event": "q", "text": text} for n, text in enumerate(texts)]
    page = written(tmp_path, rows)
    part = page[page.index('<section id="omissions"') :]
    anchor = re.search(r'<a href="#(contrast-\d+)">regime \(2 of 3\)</a>', part)[1]
    assert f'id="{anchor}"' in page


def test_without_a_hit_no_figures_are_announced(tmp_path: Path) -> None:
    rows = [{"outlet": name, "text": "The bakery opened at nine."} for name in ("Quay", "Pier")]
    page = written(tmp_path, rows)
    assert "contrasts have no hit" in words_of(page, "contrasts")
    assert "Each number opens" not in page
    assert 'id="show-intervals"' not in page


def test_spans_of_time_are_called_by_their_name(tmp_path: Path) -> None:
    rows = [{"outlet": "The Quay", "date": f"2024-0{month}-02"} for month in (1, 2)]
    assert "2 articles from 2 months" in words_of(written(tmp_path, rows, "--by", "month"))


def test_articles_in_a_language_without_lexicons_are_told_on_the_page(tmp_path: Path) -> None:
    rows = [{"outlet": name, "language": name} for name in ("en-GB", "sv", "nb", "nb")]
    page = written(tmp_path, rows)
    told = (
        "3 articles are in a language that no lexicon is written in; nothing was looked for there."
    )
    assert told in words_of(page)
    said = words_of(page, "method")
    assert "no lexicon is written in their language (nb 2, sv 1)." in said.replace("\u00a0", " ")
    assert "Nothing was left out." not in said


def test_where_all_articles_were_searched_nothing_was_left_out(tmp_path: Path) -> None:
    page = written(tmp_path, [{"outlet": name, "language": name} for name in ("en-GB", "en")])
    assert "Nothing was left out." in words_of(page, "method")
    assert "no lexicon is written" not in page


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"text": "Nobody saw the regime hold the quay by the mill on Monday, the ferry men say."},
         "Every label here stands in words that several articles carry"),
        ({"language": "sv"}, "No lexicon is written in the language of these articles"),
        ({"text": "The bakery opened at nine."}, "No label of these lexicons stands in these"),
    ],
)  # fmt: skip
def test_why_nothing_is_counted_is_told(row: dict[str, str], told: str, tmp_path: Path) -> None:
    rows = [{"outlet": name, **row} for name in ("Quay", "Pier")]
    assert told in words_of(written(tmp_path, rows, "--count-shared", "once"), "summary")
