"""HTML pages: their prose, its zones, and the way back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.document import Document
from framing.domain.source_map import LineIndex, line_and_column
from framing.domain.span import Span
from framing.read import lines
from framing.read.documents import document_from_text


def read(source: str) -> Document:
    return document_from_text(source, kind="html")


def body(inner: str) -> Document:
    return read(f"<h1>Bridge falls</h1><p>It fell on Tuesday.</p>{inner}<p>It rained.</p>")


def zones(document: Document) -> dict[str, str]:
    return {
        document.text[block.span.start : block.span.end]: block.zone.value
        for block in document.blocks
    }


def words(document: Document) -> list[str]:
    return [document.text[token.start : token.end] for token in document.tokens]


def origin(document: Document, wanted: str) -> str:
    """What stands in the file where the word stands in the text."""
    start = document.text.index(wanted)
    place = document.original_span(Span(start, start + len(wanted)))
    return document.source[place.start : place.end]


@pytest.mark.parametrize(
    ("source", "word", "written"),
    [
        ("<p>The <b>re</b>gime fell</p>", "regime", "<b>re</b>gime"[3:]),
        ("<p>The re<b>gime</b> fell</p>", "regime", "re<b>gime"),
        ("<p>The r&eacute;gime fell</p>", "régime", "r&eacute;gime"),
        ("<p>The r&#233;gime fell</p>", "régime", "r&#233;gime"),
        ("<p>The r&#xE9;gime&nbsp;fell</p>", "régime", "r&#xE9;gime"),
        ("<p>the&nbsp;regime fell</p>", "regime", "regime"),
        ("<p>it fell&hellip;</p>", "fell…", "fell&hellip;"),
        ("<p>AT&T and R&D</p>", "AT&T", "AT&T"),
        ("<p>the regime&rsquo;s army</p>", "regime’s", "regime&rsquo;s"),
        ("<p>so \n\t said</p>", "so said", "so \n\t said"),
        ("<p>rebel<!-- x -->held</p>", "rebelheld", "rebel<!-- x -->held"),
        ("<p>reg&shy;ime</p>", "reg\u00adime", "reg&shy;ime"),
        ("<p>long<wbr>word</p>", "longword", "long<wbr>word"),
        ("<p>a &notanentity; b</p>", "¬anentity;", "&notanentity;"),
    ],
)
def test_a_word_leads_back_to_what_was_written(source: str, word: str, written: str) -> None:
    assert origin(read(source), word) == written


def test_line_and_column_are_those_of_the_file() -> None:
    document = read("<h1>Bridge</h1>\r\n<p>It\r\n   fell. The\n<b>re</b>gime too.</p>")
    index = lines.LineIndex.of(document)
    assert index.place(document.text.index("regime")) == (4, 4)
    assert index.place(document.text.index("fell")) == (3, 4)


def test_lines_end_at_each_kind_of_line_end() -> None:
    text = "a\nb\r\nc\rd"
    assert [line_and_column(text, text.index(char)) for char in "abcd"] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]
    assert LineIndex(text).place(len(text)) == (4, 2)


def test_a_column_counts_characters_and_not_bytes() -> None:
    assert line_and_column("🙂é e\u0301 x", 6) == (1, 7)


def test_without_markup_the_place_in_the_file_is_the_place_in_the_text() -> None:
    document = document_from_text("The regime fell.")
    assert document.original_span(Span(4, 10)) == Span(4, 10)
    assert document.source == document.text


def test_scripts_styles_and_hidden_parts_are_no_text() -> None:
    document = body(
        "<script>var x = '<p>regime</p>';</script><style>p{}</style><p hidden>regime</p>"
        "<p style='display: none'>regime</p><template><p>regime</p></template><!-- regime -->"
    )
    assert "regime" not in words(document)


@pytest.mark.parametrize(
    ("inner", "text", "zone"),
    [
        ("<nav><a href=x>Home page</a></nav>", "Home page", "boilerplate"),
        ("<aside><p>More of it.</p></aside>", "More of it.", "boilerplate"),
        ("<footer><p>The Courier.</p></footer>", "The Courier.", "boilerplate"),
        ("<form><label>Your name</label></form>", "Your name", "boilerplate"),
        ("<div class='share-bar'><p>Tell them.</p></div>", "Tell them.", "boilerplate"),
        ("<div class='relatedLinks'><p>Old news.</p></div>", "Old news.", "boilerplate"),
        ("<p class=byline>Ann of Varn</p>", "Ann of Varn", "boilerplate"),
        ("<address>Ann, who lives in Varn</address>", "Ann, who lives in Varn", "boilerplate"),
        ("<div class=correction><p>It was in 1922.</p></div>", "It was in 1922.", "boilerplate"),
        ("<p class=editors-note>It was in 1922.</p>", "It was in 1922.", "boilerplate"),
        ("<p class=note>It was in 1922.</p>", "It was in 1922.", "body"),
        ("<div class=readmore><p>Old news.</p></div>", "Old news.", "boilerplate"),
        ("<div data-component=links-block><p>Old news.</p></div>", "Old news.", "boilerplate"),
        ("<div data-component=text-block><p>New news.</p></div>", "New news.", "body"),
        ("<a href=x><h3>The miller denies it</h3></a>", "The miller denies it", "boilerplate"),
        ("<h3><a href=x>The miller denies it</a></h3>", "The miller denies it", "subhead"),
        ("<p class=crosshead>A long winter</p>", "A long winter", "subhead"),
        ("<div class='image-description'>The miller.</div>", "The miller.", "caption"),
        ("<div class='media-text'>The miller came.</div>", "The miller came.", "body"),
        ("<figure><img><p>The miller.</p></figure>", "The miller.", "caption"),
        ("<figure><blockquote>It was loud.</blockquote></figure>", "It was loud.", "body"),
        ("<figure><table><tr><td>Nine carts.</td></tr></table></figure>", "Nine carts.", "body"),
        ("<ol class=pinglist><li>Some blog</li></ol>", "Some blog", "comment"),
        ("<div itemprop=comment><p>It had to come.</p></div>", "It had to come.", "comment"),
        ("<ul><li><a href=x>Miller denies it</a></li></ul>", "Miller denies it", "boilerplate"),
        ("<h2>A long winter</h2>", "A long winter", "subhead"),
        ("<p><strong>A long winter</strong></p>", "A long winter", "subhead"),
        (
            "<figure><img src=x><figcaption>The miller</figcaption></figure>",
            "The miller",
            "caption",
        ),
        ("<div class='wp-caption'><p>The miller</p></div>", "The miller", "caption"),
        ("<p class='standfirst'>Nine weeks of rain.</p>", "Nine weeks of rain.", "standfirst"),
        ("<div id=comments><p>I knew it.</p></div>", "I knew it.", "comment"),
        ("<section class='comment-list'><p>I knew it.</p></section>", "I knew it.", "comment"),
        ("<div class='has-sidebar'><p>It was old.</p></div>", "It was old.", "body"),
        ("<div class='no-comments'><p>It was old.</p></div>", "It was old.", "body"),
        ("<div class='text-with-summary'><p>It was old.</p></div>", "It was old.", "body"),
        ("<div class='summary-box'><p>It was old.</p></div>", "It was old.", "standfirst"),
        ("<div class='sign-up'><h3>Morning Mill</h3></div>", "Morning Mill", "boilerplate"),
        ("<div class='sign-painter'><p>It was old.</p></div>", "It was old.", "body"),
        ("<p>It was <a href=x>old</a>.</p>", "It was old.", "body"),
        ("<li>It was old.</li>", "It was old.", "body"),
        ("<td>It was old.</td>", "It was old.", "body"),
    ],
)
def test_markup_tells_the_zone(inner: str, text: str, zone: str) -> None:
    assert zones(body(inner))[text] == zone


def test_text_outside_the_article_is_furniture() -> None:
    source = (
        "<div>Weather: rain and more rain.</div><article><h1>Bridge falls</h1>"
        "<p>It fell on Tuesday, and nobody stood on it when it went.</p></article>"
        "<article class=card><h1>Other</h1><p>Short.</p></article>"
    )
    found = zones(read(source))
    assert found["Bridge falls"] == "headline"
    assert found["Weather: rain and more rain."] == "boilerplate"
    assert found["Short."] == "boilerplate"


def test_the_picture_above_a_body_by_its_class_belongs_to_the_article() -> None:
    picture = "<figure><img><figcaption>{}</figcaption></figure>"
    source = (
        f"<article><h1>Bridge falls</h1>{picture.format('The bridge.')}"
        "<div class='field--name-body field--type-text-with-summary'>"
        "<p>It fell on Tuesday, and nobody stood on it when it went.</p></div></article>"
        f"<div>{picture.format('A mill of another article.')}</div>"
    )
    found = zones(read(source))
    assert found["The bridge."] == "caption"
    assert found["A mill of another article."] == "boilerplate"
    assert found["It fell on Tuesday, and nobody stood on it when it went."] == "body"


@pytest.mark.parametrize(
    ("inner", "zone"),
    [
        ("<div>The rain of May is blamed.</div>", "standfirst"),
        ("<p>The rain of May is blamed.</p>", "standfirst"),
        ("<div>Published on Tuesday at 4 p.m.</div>", "boilerplate"),
        ("<div>Ann Rowe and Tom Orr</div>", "boilerplate"),
        ("<div class=byline>Ann is a miller in Varn.</div>", "boilerplate"),
    ],
)
def test_a_sentence_in_the_header_of_an_article_is_a_standfirst(inner: str, zone: str) -> None:
    body_text = "<p>It fell on Tuesday, and nobody stood on it.</p><p>It rained.</p>"
    source = f"<article><header><h1>Bridge falls</h1>{inner}</header>{body_text}</article>"
    assert list(zones(read(source)).values()) == ["headline", zone, "body", "body"]


def test_of_two_headings_that_of_the_title_is_the_headline() -> None:
    source = (
        "<title>Bridge falls - The Courier</title><h1>The Courier</h1>"
        "<h1>Bridge falls</h1><p>It fell on Tuesday.</p>"
    )
    assert zones(read(source))["Bridge falls"] == "headline"


def test_block_quotations_and_posts_are_quotations_and_their_signature_is_not() -> None:
    document = body(
        "<blockquote class='twitter-tweet'><p>What a loud bridge</p>"
        "&mdash; Miller (@miller) <a href=x>May 3</a></blockquote>"
    )
    quoted = [b.span for b in document.blocks if b.is_quotation]
    assert [document.text[s.start : s.end] for s in quoted] == ["What a loud bridge"]


def test_the_quote_element_gets_the_marks_that_a_browser_draws() -> None:
    document = body("<p>He said <q>yes</q> and left.</p>")
    assert "He said “yes” and left." in document.text
    assert origin(document, "yes”") == "yes</q>"


def test_one_line_break_is_a_blank_and_two_part_paragraphs() -> None:
    found = zones(body("<div>It was old.<br>So old.<br><br>It is gone.</div>"))
    assert {"It was old.\nSo old.", "It is gone."} <= set(found)


def test_a_line_that_holds_only_a_blank_parts_paragraphs_as_an_empty_one_does() -> None:
    found = zones(
        body("<div>It was old.<br/>&nbsp;<br/>It is gone.<br>\u00a0&#160; <br>So there.</div>")
    )
    assert {"It was old.", "It is gone.", "So there."} <= set(found)


@pytest.mark.parametrize("blank", ["", "&nbsp;", " \u00a0 &#160;"])
def test_a_bold_line_is_a_heading_and_blanks_before_it_are_no_part_of_it(blank: str) -> None:
    found = zones(body(f"<p>{blank}<b>Why it fell</b></p><p>{blank}It was <b>old</b>.</p>"))
    assert (found["Why it fell"], found["It was old."]) == ("subhead", "body")


def test_blank_lines_part_what_is_set_as_written() -> None:
    page = "<pre>Bridge falls\n\nIt <b>fell</b> on\nTuesday.\r\n \r\nIt rained.\n</pre>"
    document = read(page)
    assert zones(document) == {
        "Bridge falls": "headline",
        "It fell on Tuesday.": "body",
        "It rained.": "body",
    }
    assert origin(document, "rained") == "rained"
    assert set(zones(read("<div>Bridge\n\nfalls.</div>"))) == {"Bridge falls."}


@pytest.mark.parametrize(
    ("mark", "is_read"),
    [
        ('<a epub:type="noteref" href="#n1">1</a>', False),
        ('<a role="doc-noteref" href="#x">1</a>', False),
        ('<sup class="reference"><a href="#cite_note-Lee-4">[4]</a></sup>', False),
        ('<sup><a href="#fn1">1</a></sup>', False),
        ('<a href="#_ftn1">[1]</a>', False),
        ("<sup>1</sup>", True),
        ('<a href="#notes">1</a>', True),
        ('<a href="/note/1">1</a>', True),
    ],
)
def test_the_number_of_a_note_is_no_letter_of_the_word_before_it(mark: str, is_read: bool) -> None:
    text = read(f"<p>The regime{mark} fell.</p>").text
    assert ("1" in text or "4" in text) == is_read
    assert is_read or text == "The regime fell."


def test_unclosed_and_misnested_tags_lose_no_text() -> None:
    document = read("<p>One <b>two <p>three</b> four<li>five<li>six</div> seven <a href='x>eight")
    assert words(document)[:7] == ["One", "two", "three", "four", "five", "six", "seven"]


def test_a_comment_of_the_markup_is_kept_with_the_place_that_it_precedes() -> None:
    document = read("<p>It fell.</p><!-- framing: ignore --><p>The regime too.</p>")
    (remark,) = document.remarks
    assert remark.text == " framing: ignore "
    assert document.text[remark.offset :].startswith("The regime")


def test_markdown_keeps_comments_too() -> None:
    document = document_from_text("It fell.\n\n<!-- x -->\nThe regime too.", kind="md")
    (remark,) = document.remarks
    assert document.text[remark.offset :].lstrip().startswith("The regime")
    assert words(document) == ["It", "fell", "The", "regime", "too"]


def test_the_head_tells_the_metadata() -> None:
    metadata = read(
        "<html lang=en-GB><head><title>Bridge falls | The Courier</title>"
        "<meta property='og:site_name' content='The Courier'>"
        "<meta property='article:published_time' content='2022-05-03T09:14:00+02:00'>"
        "<meta name=author content='Ann Lee'><link rel=canonical href='https://example.org/x'>"
        "</head><body><h1>Bridge falls</h1><p>It fell.</p>"
    ).metadata
    assert metadata.title == "Bridge falls"
    assert metadata.outlet == "The Courier"
    assert metadata.date == "2022-05-03"
    assert metadata.author == "Ann Lee"
    assert metadata.language == "en"
    assert metadata.url == "https://example.org/x"


_PARTS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<div class='share'>", "</div>", "<br>", "<", ">", "&", "&amp;"]
)
_MORE = st.sampled_from(
    [
        "&#0;",
        "&#x110000;",
        "&nbsp;",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<a href='",
        '"',
        "'",
        " ",
    ]
)
_REST = st.sampled_from(
    [
        "\n",
        "The",
        "regime",
        "<blockquote>",
        "</blockquote>",
        "<q>",
        "</q>",
        "<title>",
        "<h1>",
        "<li>",
    ]
)
_SOURCES = st.lists(_PARTS | _MORE | _REST | st.text(max_size=5), max_size=40).map("".join)


@given(source=_SOURCES | st.text())
def test_each_character_leads_back_to_the_file_in_order(source: str) -> None:
    document = read(source)
    assert document.source == source
    last = 0
    for offset in range(len(document.text)):
        place = document.original_span(Span(offset, offset + 1))
        assert last <= place.start <= place.end <= len(source)
        last = place.start


@given(source=_SOURCES | st.text())
def test_a_character_copied_from_the_file_is_the_same_there(source: str) -> None:
    document = read(source)
    for token in document.tokens:
        place = document.original_span(token)
        word = document.text[token.start : token.end]
        if len(place) == len(token) and "&" not in source:
            assert source[place.start : place.end] == word


@given(text=st.text(alphabet="abc é.’\u0301🙂", min_size=1, max_size=60))
def test_text_without_markup_is_read_as_in_plain_text(text: str) -> None:
    as_page = read(f"<p>{text}</p>")
    as_text = document_from_text(text)
    assert words(as_page) == words(as_text)


@pytest.mark.parametrize(
    ("inner", "zone"),
    [
        ("<h2 class=subtitle>Engineers blame rain</h2>", "standfirst"),
        ("<h2>Engineers blame the rain of nine weeks and a miller</h2>", "standfirst"),
        ("<h2>Engineers blame rain</h2>", "subhead"),
        ("<h2>Engineers blame rain</h2><p class=byline>Ann Rowe</p>", "standfirst"),
        ("<h2>Engineers blame rain</h2><div>May 4, 2016</div>", "standfirst"),
        ("<p itemprop=description>Engineers blame rain.</p>", "standfirst"),
        ("<div class=excerpt>Engineers blame rain.</div>", "standfirst"),
        ("<div data-gu-name=standfirst><p>Engineers blame rain.</p></div>", "standfirst"),
        ("<ul class=story-highlights><li>Engineers blame rain.</ul>", "standfirst"),
        ("<h3>Key points</h3><ul><li>Engineers blame rain.</ul>", "standfirst"),
        ("<h3>Key points</h3><p>Engineers blame rain.</p>", "body"),
    ],
)
def test_what_stands_between_headline_and_text_is_a_standfirst(inner: str, zone: str) -> None:
    page = read(f"<h1>Bridge falls</h1>{inner}<p>It fell on Tuesday.</p><p>It rained.</p>")
    named = {text.rstrip("."): found for text, found in zones(page).items()}
    assert next(found for text, found in named.items() if "Engineers" in text) == zone
    assert named["Bridge falls"] == "headline"
    assert named["It fell on Tuesday"] == "body"
    assert named.get("Key points", "subhead") in ("subhead", "boilerplate")
