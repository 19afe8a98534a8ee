"""The report as a page: what it says, in which order, and what it must never say."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import is_dataclass, replace
from html.parser import HTMLParser
from typing import get_args, get_type_hints

import pytest
import report_fixture

from framing.domain.attribution import Voice
from framing.domain.run import SetAside
from framing.errors import InputError
from framing.report.article import ArticleView
from framing.report.blind import blinded
from framing.report.draft import DraftPage
from framing.report.markdown import render_markdown
from framing.report.render import ReportSettings, render_report
from framing.report.view import ReportView
from framing.resources import REPORTS


def render(scored, comparison, *, settings=None, run=None) -> str:
    return render_report(
        scored,
        comparison,
        report_fixture.lexicons(),
        run or report_fixture.run_record(scored),
        settings=settings or ReportSettings(),
    )


class TextOfPage(HTMLParser):
    """The text that a reader sees, without style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "script")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_of(page: str) -> str:
    parser = TextOfPage()
    parser.feed(page)
    return re.sub(r"[ \n\t]+", " ", "".join(parser.parts))


@pytest.fixture(scope="module")
def scored():
    return report_fixture.scored_corpus()


@pytest.fixture(scope="module")
def too_small(scored):
    """A comparison in which nothing passes its gate."""
    return report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)


@pytest.fixture(scope="module")
def large():
    scored = report_fixture.scored_corpus(copies=12)
    return scored, report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)


@pytest.fixture(scope="module")
def small_page(scored, too_small):
    return render(scored, too_small)


@pytest.fixture(scope="module")
def large_page(large):
    return render(*large)


def test_it_opens_with_what_was_compared_and_what_was_left_out(small_page):
    text = text_of(small_page)
    assert "7 articles from 6 outlets, 564 words, 3 March 2025 – 5 March 2025." in text
    assert "1 file was left out." in text
    assert "1 hit in boilerplate or comments was not counted." in text
    assert "articles/empty.txt" in text


def test_words_that_several_outlets_carry_are_told_of_where_the_words_are_counted(
    scored, too_small
):
    record = report_fixture.run_record(scored)
    run = replace(record, set_aside=SetAside(n_passages=2, n_words=120, n_labels=3))
    text = text_of(render(scored, too_small, run=run))
    told = "120 words that several articles carry word for word are credited to none of them."
    assert text.index("7 articles from 6 outlets") < text.index(told) < text.index("Findings")
    none = replace(record, set_aside=SetAside(n_passages=0, n_words=0, n_labels=0))
    assert "credited to none of them" not in text_of(render(scored, too_small, run=none))


def test_the_sections_stand_in_the_order_of_reading(large_page):
    anchors = [
        "summary", "contrasts", "people", "headlines", "symmetry", "omissions", "passages",
        "readability", "concordance", "documents", "method",
    ]  # fmt: skip
    places = [large_page.index(f'<section id="{anchor}"') for anchor in anchors]
    assert places == sorted(places)


def test_own_voice_stands_before_the_others(small_page):
    first = small_page[small_page.index('class="matrix"') :]
    places = [first.index(f'class="voice-{v}"') for v in ("own", "indirect", "direct", "distance")]
    assert places == sorted(places)


def test_where_nothing_passes_the_gate_it_says_so_and_gives_counts(small_page):
    text = text_of(small_page)
    assert "No difference between the outlets can be told from chance" in text
    assert "where chance would hardly bring it about" in text  # for who knows no statistics
    assert re.search(r"Press Herald\s?■militant 3 of 3", text)
    assert "more often" not in text
    assert "less often" not in text


def test_a_difference_that_passes_is_told_with_its_figures_and_its_sentences(large_page):
    text = text_of(large_page)
    assert "In its own voice, Harbour Post says rebel more often than the other outlets." in text
    assert "48 of 60 (80\u202f%) against 0 of 180 (0\u202f%); difference +80 points" in text
    finding = large_page[large_page.index('<p class="finding">') :]
    anchor = re.search(r'<p class="evidence"><a href="#(c[0-9a-f]+)">', finding)
    assert anchor is not None
    assert f'id="{anchor[1]}"' in large_page


def test_an_effect_without_enough_hits_is_never_a_finding(large):
    scored, comparison = large
    page = render(scored, replace(comparison, minimum_n=1000))
    assert "more often" not in text_of(page)


def test_an_effect_that_many_tests_explain_is_never_a_finding(large):
    scored, comparison = large
    contrasts = tuple(
        replace(one, effects=tuple(replace(effect, q_value=0.2) for effect in one.effects))
        for one in comparison.contrasts
    )
    assert "more often" not in text_of(render(scored, replace(comparison, contrasts=contrasts)))


def test_two_labels_of_one_group_are_one_finding(large_page):
    sentences = re.findall(r'<p class="finding">(.*?)</p>', large_page)
    assert 3 <= len(sentences) <= 6
    about_mob_or_protester = [s for s in sentences if "mob" in s or "protester" in s]
    assert len(about_mob_or_protester) == 1


@pytest.mark.parametrize("word", ["biased", "bias", "propaganda", "neutral", "slanted"])
def test_it_never_passes_a_verdict(word, large_page):
    assert not re.search(rf"\b{word}\b", text_of(large_page), re.IGNORECASE)


def test_a_chart_says_what_it_shows_and_the_finding_only_where_it_holds(small_page, large_page):
    assert "Every hit is one mark" in small_page
    assert "Share of own-voice hits" not in large_page.split('id="contrast-2"')[0]
    assert re.search(
        r"<h4>In its own voice, <b><bdi>Harbour Post</bdi></b> says <em>rebel</em>",
        large_page,
    )


def test_silent_contrasts_stand_in_one_line(small_page):
    assert "1 contrast has no hitTax on estates." in text_of(small_page)
    assert "Tax on estates: hits and shares" not in text_of(small_page)


def test_many_contrasts_are_folded_after_the_most_telling(small_page):
    open_part, _, folded = small_page.partition('<details class="fold"><summary><span')
    assert open_part.count('<article class="contrast"') == 3
    assert "Words for harm" in folded


def test_an_inventory_has_rates_and_no_shares(small_page):
    inventory = small_page[small_page.index('<h3 id="contrast-4-h">') :].split("</article>")[0]
    assert "Words for harm" in inventory
    assert "%" not in text_of(inventory)
    assert "14.93" in inventory  # 1 hit in 67 own-voice words of The Meridian


def test_a_cell_leads_to_its_terms_and_lines_and_a_line_to_the_article(small_page):
    cell = re.search(r"<bdi>Press Herald</bdi></th>.*?href=\"#(c\w+)\">3<", small_page)
    assert cell is not None
    lines = small_page[small_page.index(f'id="{cell[1]}"') :].split('<div class="cell"')[0]
    assert "3 of 3, 100\u202f%; 95\u202f% interval 44–100\u202f% (Wilson)" in text_of(lines)
    assert "Terms: militant\u00a03" in html.unescape(lines)
    places = re.findall(r'href="#(h\d+)"', lines)
    assert len(places) == 3
    assert all(f'id="{place}"' in small_page for place in places)


def test_hits_that_do_not_count_are_listed_apart(small_page):
    assert "1 hit that is not counted (boilerplate, comments)" in text_of(small_page)


def test_words_at_a_distance_carry_their_letter(small_page):
    mark = re.search(
        r'<mark class="k\d v-distance"[^>]*>terrorist<sup class="tag"[^>]*>.*?</sup>', small_page
    )
    assert mark is not None
    assert "</i>S<" in mark[0]


def test_every_mark_has_a_shape_and_a_letter_beside_its_colour(small_page):
    marks = re.findall(r"<mark [^>]*>[^<]*<sup class=\"tag\"[^>]*>(.*?)</sup></mark>", small_page)
    assert len(marks) == 48  # 51 hits, of which 3 belong to an inventory
    for mark in marks:
        assert re.search(r'<i aria-hidden="true">[●■▲◆▼★►✚]</i>[OIDS]$', mark)


def test_overlapping_hits_are_both_marked(scored, too_small):
    first = scored[0]
    hit = first.hits[0]
    wider = replace(hit.voiced.hit, span=type(hit.hit.span)(0, 12), lexicon="state-power",
                    contrast="rulers", label="regime")  # fmt: skip
    both = replace(hit, voiced=replace(hit.voiced, hit=wider))
    page = render((replace(first, hits=(both, *first.hits)), *scored[1:]), too_small)
    heading = page[page.index('<article class="document" id="d1"') :].split("</h3>")[0]
    assert heading.count("<mark ") == 3  # the wider hit is cut where the inner one ends
    words = re.sub(r"<sup.*?</sup>|<[^>]+>", "", heading.split('dir="auto">')[1])
    assert words == "Rebels shell market in Orlo, eleven dead"


def test_a_speaker_stands_with_the_words_in_the_page_and_in_print(small_page):
    assert re.search(r'<span class="said direct" title="quotation: Anna Holm" data-tail="Anna Holm">',
                     small_page)  # fmt: skip


def test_text_outside_the_blocks_of_an_article_is_not_shown(small_page):
    article = small_page[small_page.index('<article class="document" id="d1"') :]
    assert "^ Smoke" not in article
    assert "Smoke over the market hall." in text_of(article)


def test_text_from_right_to_left_keeps_its_direction(too_small):
    one = report_fixture.scored_document(
        "Harbour Post", "2025-03-03", "orlo-market",
        "عنوان الخبر\nقال الرجل إن [rebels|armed/rebel] في المدينة.", name="00-00",
    )  # fmt: skip
    page = render((one,), too_small)
    assert re.search(r'<li class="line"[^>]* dir="rtl">', page)
    assert re.search(r'<div class="text" lang="en" dir="rtl">', page)


def test_a_blind_report_names_no_group_outside_the_sentences(scored, too_small):
    page = render(scored, too_small, settings=ReportSettings(is_blind=True))
    for name in {document.document.metadata.outlet for document in scored}:
        assert name not in page
    assert "Outlet A" in page
    assert "articles/00-00.txt" not in page
    assert "framing report articles" not in page
    assert "may name them" in page


def test_neither_the_letters_nor_the_rows_follow_the_alphabet_of_the_hidden_names(
    scored, too_small
):
    blind = render(scored, too_small, settings=ReportSettings(is_blind=True))
    rows = re.findall(r'<tr><th scope="row"><bdi>(Outlet [A-F])</bdi>', blind)
    assert rows[:6] == [f"Outlet {letter}" for letter in "ABCDEF"]
    _, names = blinded(too_small, pattern="Outlet {letter}")
    by_alphabet = [names[name] for name in sorted(names)]
    assert by_alphabet != sorted(by_alphabet)


def test_a_blind_comparison_holds_no_name_in_any_of_its_tables(scored, too_small):
    hidden, names = blinded(too_small, pattern="Outlet {letter}")
    written = repr(hidden)
    assert len(names) == 6
    assert [name for name in names if f"'{name}'" in written] == []
    assert Counter(share.n for c in hidden.contrasts for share in c.shares) == Counter(
        share.n for c in too_small.contrasts for share in c.shares
    )


def test_a_title_of_a_blind_report_names_no_outlet(scored, too_small):
    outlet = scored[0].document.metadata.outlet
    metadata = replace(scored[0].document.metadata, title=f"Bread again | {outlet.upper()}")
    first = replace(scored[0], document=replace(scored[0].document, metadata=metadata))
    settings = ReportSettings(is_blind=True, title=f"{outlet} and the rest", max_text_bytes=1)
    text = text_of(render((first, *scored[1:]), too_small, settings=settings))
    assert outlet.casefold() not in text.casefold()
    assert re.search(r"Bread again \| Outlet [A-F]", text)
    assert re.search(r"Outlet [A-F] and the rest", text)


def test_a_watermark_stands_over_the_page_and_in_its_head(scored, too_small):
    page = render(scored, too_small, settings=ReportSettings(watermark="Draft"))
    assert '<body data-watermark="Draft">' in page
    assert "Draft · Word choice, compared" in text_of(page)


def test_the_title_is_the_users_then_the_corpus_own(scored, too_small):
    assert "<title>The market of Orlo</title>" in render(scored, too_small)
    page = render(scored, too_small, settings=ReportSettings(title="March", subtitle="One event"))
    assert "<title>March</title>" in page
    assert "One event" in text_of(page)


def test_lines_beyond_the_limit_are_counted_and_each_number_keeps_a_sentence(large):
    scored, comparison = large
    page = render(scored, comparison, settings=ReportSettings(max_lines=100))
    text = text_of(page)
    shown = int(re.search(r"(\d+) of 600 hits shown", text)[1])
    assert 50 <= shown <= 100
    assert "more lines are counted and not shown" in text
    assert (
        len(re.findall('<div class="cell"', page))
        == len(re.findall('<ul class="lines">', page)) - 1
    )


def test_articles_beyond_the_limit_are_listed_and_their_lines_lead_nowhere(large):
    scored, comparison = large
    page = render(scored, comparison, settings=ReportSettings(max_text_bytes=30_000))
    assert "articles are listed without their text" in text_of(page)
    hrefs = set(re.findall(r'href="#(h\d+)"', page))
    assert hrefs
    assert hrefs <= set(re.findall(r'id="(h\d+)"', page))
    assert 1 < page.count('<article class="document"') < 20
    assert (
        len(re.findall(r'<th scope="row" id="d\d+"', page))
        + page.count('<article class="document"')
        == 84
    )
    shown = set(re.findall(r'<p class="eyebrow"><bdi>([^<]+)</bdi>', page))
    assert len(shown) == 6


def test_the_same_input_gives_the_same_page(scored, too_small):
    assert render(scored, too_small) == render(tuple(reversed(scored)), too_small)


def test_groups_that_are_not_outlets_are_not_called_outlets(scored, too_small):
    page = text_of(render(scored, replace(too_small, by="lean")))
    assert "7 articles from 6 groups" in page
    assert "No difference between the groups" in page
    assert not re.search(r"\boutlets?\b", page.replace("outlets resampled", ""), re.IGNORECASE)


def test_a_finding_on_groups_that_are_not_outlets_speaks_of_their_articles(large):
    scored, comparison = large
    text = text_of(render(scored, replace(comparison, by="lean")))
    assert (
        "In the articles' own voice, rebel stands more often in articles marked Harbour Post"
        in text
    )


def test_many_pairs_of_like_referents_say_that_their_intervals_are_not_adjusted(scored, too_small):
    first = too_small.asymmetries[0]
    pairs = (first, replace(first, referent_b="orlo"), replace(first, referent_b="karsa"))
    note = "3 pairs were compared and the intervals are not adjusted for their number"
    assert note in text_of(render(scored, replace(too_small, asymmetries=pairs)))
    assert "not adjusted" not in text_of(render(scored, replace(too_small, asymmetries=pairs[:1])))


def test_a_shared_passage_names_the_labels_of_contrasts_and_not_of_inventories(scored, too_small):
    passage = too_small.shared_passages[0]
    counts = (("armed-groups", "armed", "militant", 1), ("harm-words", "harm", "massacre", 2))
    contrasts = tuple(
        replace(one, is_inventory=one.contrast == "harm") for one in too_small.contrasts
    )
    page = render(
        scored,
        replace(too_small, contrasts=contrasts, shared_passages=(replace(passage, counts=counts),)),
    )
    words = text_of(page[page.index('<section id="passages"') :].split("</section>")[0])
    assert "militant 1" in words
    assert "massacre" not in words


def test_a_report_on_one_outlet_compares_nothing_and_says_so(scored):
    two = scored[:2]
    page = text_of(render(two, report_fixture.comparison_of(two)))
    assert "There is only one outlet, so nothing is compared." in page


def test_a_report_without_a_hit_says_so(scored):
    bare = tuple(
        replace(one, hits=(), score=replace(one.score, counts=(), excluded=())) for one in scored
    )
    page = render(bare, report_fixture.comparison_of(bare))
    assert "No label of these lexicons stands in these articles." in text_of(page)
    assert '<section id="documents"' in page


def test_the_method_box_tells_what_makes_the_report_again(small_page, scored):
    text = text_of(small_page)
    run = report_fixture.run_record(scored)
    assert run.command in text
    assert run.corpus_digest in text
    for lexicon in run.lexicons:
        assert lexicon.digest in small_page
    assert "Irony is beyond it." in text


def test_the_page_asks_nobody_for_anything(small_page):
    assert not re.search(
        r'(?:src|srcset|action|background|poster|data)=["\']?[^"\' >]*//', small_page
    )
    assert "@import" not in small_page
    assert "url(" not in small_page
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', small_page)
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]


def test_hostile_words_are_text_in_every_section():
    page = render(*report_fixture.hostile_corpus())
    assert page.count("<script") == 1
    assert page.count("<style") == 1
    assert "<img" not in page
    assert "<svg onload" not in page
    assert 'onmouseover="hacked' not in page
    assert not re.search(r'href="javascript:', page)
    assert "\x00" not in page
    assert "\u202e" not in page
    assert "49" not in text_of(page[page.index('<section id="documents"') :].split("<footer")[0])
    page.encode("utf-8")


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        (" https://example.org", False),
        ("data:text/html,x", False),
        ("//example.org", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, is_link, scored, too_small):
    first = scored[0]
    metadata = replace(first.document.metadata, url=url)
    with_url = replace(first, document=replace(first.document, metadata=metadata))
    page = render((with_url, *scored[1:]), too_small)
    assert ("As published" in page) is is_link


def test_a_users_template_takes_the_place_of_the_shipped_one(tmp_path, scored, too_small):
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "masthead.html.j2").write_text(
        "<h1>The Desk: {{ view.title }}</h1>", encoding="utf-8"
    )
    page = render(scored, too_small, settings=ReportSettings(templates=tmp_path))
    assert "<h1>The Desk: The market of Orlo</h1>" in page
    assert "Concordance" in page


@pytest.mark.parametrize(
    "attack",
    [
        "{{ say.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for x in range(100000000) %}{% endfor %}",
        "{{ view.nothing_of_the_kind }}",
        "{{ say('no.such.sentence') }}",
        "{% if %}",
        "{% include '../../pyproject.toml' %}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_users_template_cannot_reach_out_of_its_box(attack, tmp_path, scored, too_small):
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "masthead.html.j2").write_text(attack, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        render(scored, too_small, settings=ReportSettings(templates=tmp_path))
    assert raised.value.problems[0].remedy


def test_a_style_sheet_that_ends_its_element_is_refused(tmp_path, scored, too_small):
    (tmp_path / "report.css").write_text("p {} </STYLE><script>", encoding="utf-8")
    with pytest.raises(InputError, match="too early"):
        render(scored, too_small, settings=ReportSettings(templates=tmp_path))


@pytest.mark.parametrize("name", ["report.css", "report.js", "strings.en.yml"])
def test_a_file_of_the_users_that_is_no_text_is_named(name, tmp_path, scored, too_small):
    (tmp_path / name).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read") as raised:
        render(scored, too_small, settings=ReportSettings(templates=tmp_path))
    assert raised.value.problems[0].path.endswith(name)


def test_five_articles_fit_into_a_mail(small_page):
    assert len(small_page.encode()) < 300_000


def test_the_markdown_page_tells_the_same_findings(large):
    scored, comparison = large
    page = render_markdown(
        scored,
        comparison,
        report_fixture.lexicons(),
        report_fixture.run_record(scored),
        settings=ReportSettings(),
    )
    assert page.startswith("# The market of Orlo\n")
    assert "\n1. In its own voice, " in page
    assert "Harbour Post says *rebel* more often than the other outlets." in page
    assert "framing report articles --out report.html" in page


def test_hostile_words_are_text_in_markdown():
    scored, comparison = report_fixture.hostile_corpus()
    page = render_markdown(
        scored,
        comparison,
        report_fixture.lexicons(),
        report_fixture.run_record(scored),
        settings=ReportSettings(),
    )
    assert "\\<script\\>" in page
    assert "<script>" not in page
    assert "\x1b" not in page


def test_an_interval_stands_in_every_cell_that_has_a_share(small_page, too_small):
    shares = [
        share
        for contrast in too_small.contrasts
        for share in contrast.shares
        if share.voice is not None and share.n_all
    ]
    spoken = {
        (c.contrast, s.label) for c in too_small.contrasts for s in c.shares
        if s.voice is None and s.n
    }  # fmt: skip
    expected = sum(
        1 for contrast in too_small.contrasts for share in contrast.shares
        if share in shares and (contrast.contrast, share.label) in spoken
        and any(s.label == share.label and s.n for s in contrast.shares)
    )  # fmt: skip
    assert small_page.count('<span class="interval">') >= expected > 0
    assert Voice.OWN in {share.voice for share in shares}


def _fields_of(view: type, seen: set[type]) -> set[str]:
    """The names of a view's fields, and of those of everything that it holds."""
    if view in seen:
        return set()
    seen.add(view)
    names = set()
    for name, kind in get_type_hints(view).items():
        names.add(name)
        for inner in _types_in(kind):
            names |= _fields_of(inner, seen) if is_dataclass(inner) else set()
    return names


def _types_in(kind) -> list[type]:
    inner = [each for argument in get_args(kind) for each in _types_in(argument)]
    return inner or ([kind] if isinstance(kind, type) else [])


def test_the_context_of_templates_is_documented_as_it_is():
    """Every name that reports/README.md gives a template stands in the views."""
    told = (REPORTS / "README.md").read_text(encoding="utf-8")
    context = told[told.index("`ReportView`: ") : told.index("## Parts")]
    names = set(re.findall(r"`(?:view)?\.([a-z_]+)`", context))
    views = (ReportView, ArticleView, DraftPage)
    fields = {name for view in views for name in _fields_of(view, set())}
    assert len(names) > 40
    assert names - fields == set()
    assert _own(ReportView) - names <= {"by", "decimal_point"}
    assert _own(ArticleView) - names <= {"decimal_point", "has_inventories"}
    assert _own(DraftPage) - names <= {"has_inventories"}


def _own(view: type) -> set[str]:
    return set(get_type_hints(view))


def test_a_small_chart_is_followed_by_its_figures_too(small_page):
    figures = re.findall(r'<figure class="figure">.*?</figure>', small_page, re.S)
    assert figures
    assert all("The figures of this chart" in figure for figure in figures)


def test_nothing_on_the_page_moves():
    style = (REPORTS / "report.css").read_text(encoding="utf-8")
    assert not re.search(r"animation:|transition:|@keyframes|(?<!over)scroll-behavior", style)
