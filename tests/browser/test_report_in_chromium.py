"""The report in a real browser: closed to the outside, sound, and whole without JavaScript."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from screens import NARROW, WIDE

from framing.cli.main import main

FORMS = {"Dates": "%d %B %Y", "Time": "%B %Y"}
ALL = ["small_report", "large_report", "hostile_report", "article_report", "lexicon_report"]


@pytest.mark.parametrize("name", ALL)
def test_no_request_leaves_the_page_and_nothing_complains(name, request, open_page):
    path = request.getfixturevalue(name)
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    assert page.requests == [path.as_uri()]
    assert page.complaints == []


def test_the_policy_stops_a_script_and_an_image_that_got_in(small_report, open_page):
    page = open_page(small_report)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            const image = document.createElement("img");
            image.src = "https://example.org/pixel.gif";
            document.body.append(script, image);
        }"""
    )
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "name", ["small_report", "article_report", "lexicon_report", "house_report", "mail"]
)
def test_axe_finds_nothing(name, scheme, viewport, request, open_page, axe_finds):
    path = request.getfixturevalue(name)
    page = open_page(path, color_scheme=scheme, viewport=viewport)
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    assert axe_finds(page) == []


def test_axe_finds_nothing_in_the_sentences_beside_a_number(small_report, open_page, axe_finds):
    page = open_page(small_report)
    page.click(".matrix a.n >> nth=0")
    assert axe_finds(page) == []


@pytest.mark.parametrize("name", ALL)
def test_every_link_lands_and_no_place_is_named_twice(name, request, open_page):
    page = open_page(request.getfixturevalue(name))
    found = page.evaluate(
        """() => ({
            lost: [...document.querySelectorAll("a[href^='#']")]
                .map((link) => link.getAttribute("href").slice(1))
                .filter((id) => !document.getElementById(id)),
            ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
            away: [...document.querySelectorAll("a:not([href^='#'])")].map((one) => one.href),
        })"""
    )
    assert found["lost"] == []
    assert len(found["ids"]) == len(set(found["ids"]))
    assert found["away"] == []


def test_the_mail_is_sound_but_for_the_styles_that_mail_needs(mail, html_validate, tmp_path):
    config = tmp_path / "mail.json"
    rules = {"no-inline-style": "off", "long-title": "off", "doctype-style": "off",
             "no-trailing-whitespace": "off"}  # fmt: skip
    config.write_text(
        json.dumps({"root": True, "extends": ["html-validate:standard"], "rules": rules})
    )
    run = subprocess.run(
        [html_validate, "--config", config, mail], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_a_number_opens_to_as_many_sentences_as_it_counts(small_report, open_page):
    page = open_page(small_report)
    for link in page.query_selector_all(".matrix tbody:not(.voice-distance) a.n"):
        cell = page.query_selector(f"[id='{link.get_attribute('href')[1:]}']")
        assert len(cell.query_selector_all(".line")) == int(link.text_content())


def test_a_click_on_a_number_shows_its_sentences_beside_it_and_escape_returns(
    small_report, open_page
):
    page = open_page(small_report)
    link = page.locator(".matrix a.n", has_text="4").first
    link.click()
    assert page.locator("#peek .line").count() == 4
    page.keyboard.press("Escape")
    assert not page.locator("#peek").is_visible()
    assert page.evaluate("document.activeElement.matches('.matrix a.n')")


def test_a_line_leads_from_beside_the_number_to_its_place_in_the_article(small_report, open_page):
    page = open_page(small_report)
    page.locator(".matrix a.n").first.click()
    node = page.locator("#peek .node").first
    words, href = node.inner_text(), node.get_attribute("href")
    node.click()
    mark = page.locator(f"mark{href}")
    assert mark.inner_text().startswith(words)
    page.locator(f"mark{href}:target").wait_for()
    assert not page.locator("#peek").is_visible()


def test_the_filter_keeps_only_what_is_asked_for_and_counts_it(small_report, open_page):
    page = open_page(small_report)
    page.select_option("#filter [name=voice]", "direct")
    voices = page.eval_on_selector_all(
        "#concordance .cell .line:not([hidden])",
        "lines => lines.map((one) => one.dataset.voice ?? one.closest('.cell').dataset.voice)",
    )
    assert voices
    assert set(voices) == {"direct"}
    assert page.inner_text("#filter output") == str(len(voices))
    page.fill("#filter [name=words]", "bread")
    assert page.inner_text("#filter output") == "1"
    page.click("#filter [type=reset]")
    page.locator("#concordance .line[hidden]").first.wait_for(state="detached")


def test_a_head_of_a_column_sorts_its_table_and_says_so(small_report, open_page):
    page = open_page(small_report)
    head = page.locator("#summary th", has_text="Words")
    head.locator("button").click()
    words = page.eval_on_selector_all(
        "#summary table tbody tr", "rows => rows.map((row) => Number(row.cells[2].textContent))"
    )
    assert words == sorted(words, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize(("selector", "column"), [("#summary", "Dates"), (".trends", "Time")])
def test_dates_sort_as_dates_and_not_as_words(selector, column, trend_report, open_page):
    page = open_page(trend_report)
    page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true })")
    head = page.locator(f"{selector} th", has_text=column).first
    for order in (True, False):
        head.locator("button").click()
        shown = head.evaluate(
            "head => [...head.closest('table').tBodies[0].rows]"
            ".map((row) => row.cells[head.cellIndex].textContent)"
        )
        firsts = [each.split(" – ")[0] for each in shown]
        days = [datetime.strptime(each, FORMS[column]) for each in firsts]  # noqa: DTZ007
        assert days == sorted(days, reverse=order)
        assert len(set(days)) > 1


def test_a_table_cut_by_the_edge_fades_there_until_it_is_scrolled_to_its_end(
    small_report, open_page
):
    page = open_page(small_report, viewport={"width": 390, "height": 844})
    page.wait_for_selector("#summary .scroll.more")
    page.eval_on_selector("#summary .scroll", "one => one.scrollTo(one.scrollWidth, 0)")
    page.wait_for_selector("#summary .scroll:not(.more)")


def test_only_a_table_that_is_cut_fades_and_its_words_keep_their_colour(small_report, open_page):
    page = open_page(small_report, viewport=NARROW)
    page.wait_for_selector("#contrasts .scroll.more")
    colours = page.eval_on_selector_all(
        "#contrasts .scroll", "all => [...new Set(all.map(one => getComputedStyle(one).color))]"
    )
    assert colours == [page.evaluate("getComputedStyle(document.body).color")]
    masks = "all => all.filter(one => getComputedStyle(one).maskImage !== 'none').length"
    assert page.eval_on_selector_all(".more:not(.scroll)", masks) == 0


def test_the_keyboard_reaches_the_findings_first_then_a_number(small_report, open_page):
    page = open_page(small_report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus(".matrix a.n >> nth=0")
    page.keyboard.press("Enter")
    assert page.locator("#peek").is_visible()


def test_without_javascript_a_number_leads_to_its_sentences(small_report, open_page):
    page = open_page(small_report, java_script_enabled=False)
    href = page.locator(".matrix a.n").first.get_attribute("href")
    page.locator(".matrix a.n").first.click()
    assert page.url.endswith(href)
    assert page.locator(href).is_visible()
    assert not page.locator("#filter").is_visible()


def test_without_javascript_intervals_and_speakers_are_shown_on_demand(small_report, open_page):
    page = open_page(small_report, java_script_enabled=False)
    interval = page.locator(".matrix .interval").first
    assert not interval.is_visible()
    page.check("#show-intervals")
    assert interval.is_visible()
    assert "–" in interval.inner_text()


@pytest.mark.parametrize("name", ALL)
def test_a_telephone_never_scrolls_the_page_sideways(name, request, open_page):
    page = open_page(request.getfixturevalue(name), viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_the_groups_of_a_referent_stand_below_one_another(small_report, open_page):
    page = open_page(small_report)
    edges = page.eval_on_selector_all(
        ".people tbody:has([rowspan])",
        """referents => referents.map(referent => {
            const names = [...referent.querySelectorAll("[scope=row] > bdi")];
            return new Set(names.map(name => name.getBoundingClientRect().left)).size;
        })""",
    )
    assert set(edges) == {1}


def test_a_name_stays_beside_its_numbers_on_a_telephone(small_report, open_page):
    page = open_page(small_report, viewport=NARROW)
    over = page.eval_on_selector_all(
        ".matrix th[scope=row]",
        """heads => heads.map(head => {
            const name = head.querySelector("bdi");
            name.textContent = "The Voice of Northern Karvania";
            return name.getBoundingClientRect().right - head.getBoundingClientRect().right;
        })""",
    )
    assert over
    assert max(over) <= 0


def test_text_in_charts_stays_legible_on_a_telephone(large_report, open_page):
    page = open_page(large_report, viewport=NARROW)
    heights = page.eval_on_selector_all(
        ".chart text", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert heights
    assert min(height for height in heights if height) >= 11


def test_hostile_text_is_shown_as_text(hostile_report, open_page):
    page = open_page(hostile_report)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hacked") is None
    text = page.inner_text("body")
    assert "<script>window.hacked = 1</script>" in text
    assert "{{ 7 * 7 }}" in text
    assert "␀" in text
    assert "[U+202E]" in text
    assert (
        page.locator("img, iframe, object, embed, [onerror], [onmouseover], [onload]").count() == 0
    )


def test_print_shows_speakers_and_intervals_and_leaves_out_controls(small_report, open_page):
    page = open_page(small_report)
    page.emulate_media(media="print")
    assert page.locator(".matrix .interval").first.is_visible()
    assert not page.locator("nav").is_visible()
    assert not page.locator("#filter").is_visible()
    tail = page.evaluate(
        "getComputedStyle(document.querySelector('.said[data-tail]'), '::after').content"
    )
    assert "Anna Holm" in tail


A4_TEXT = 673  # pixels between the margins of the paper
BROKEN_WORDS = """() => [...document.querySelectorAll('.matrix thead bdi')].flatMap((name) => {
  const text = name.firstChild, range = document.createRange();
  return [...text.data.matchAll(/\\S+/g)].filter((word) => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]);
})"""


def test_in_print_a_matrix_of_ten_labels_breaks_no_word_of_its_head_and_fits_the_paper(
    examples, tmp_path, open_page
):
    out = tmp_path / "report.html"
    assert main(["report", str(examples), "--out", str(out), "--resamples", "50"]) == 0
    page = open_page(out, viewport={"width": A4_TEXT, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_TEXT


def test_in_print_the_words_above_a_chart_stay_together_and_with_it(trend_report, open_page):
    page = open_page(trend_report)
    page.emulate_media(media="print")
    style = "getComputedStyle(document.querySelector('.figure > figcaption'))"
    assert page.evaluate(f"[{style}.breakInside, {style}.breakAfter]") == ["avoid", "avoid"]


def test_the_report_prints_to_pdf(small_report, open_page):
    pdf = open_page(small_report).pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 7


def test_html_validate_finds_nothing(request, html_validate):
    pages = [request.getfixturevalue(name) for name in ALL]
    config = Path(__file__).parent / "html-validate.json"
    run = subprocess.run(
        [html_validate, "--config", config, "--formatter", "json",
         *pages],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert run.stdout, run.stderr
    messages = [
        f"{one['ruleId']}: {one['message']} at {one['line']}:{one['column']}"
        for report in json.loads(run.stdout)
        for one in report["messages"]
    ]
    assert messages[:20] == []
