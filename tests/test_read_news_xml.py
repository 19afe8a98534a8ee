"""NITF, NewsML-G2 and feeds in odd but legal forms: each text once, its paragraphs apart, its titles plain."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_read_formats import documents, place_of, zoned

from framing.domain.document import Document
from framing.read.html_text import TextBuilder
from framing.read.news_xml import read_xml_page, xml_records
from framing.read.raw import Record

TEXT = "<p>The bridge fell on Monday.</p><p>Nobody stood on it.</p>"
G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>{}</body.content></body></nitf>'
READ = [
    ("headline", "Bridge falls"),
    ("body", "The bridge fell on Monday."),
    ("body", "Nobody stood on it."),
]


def read(tmp_path: Path, source: str) -> Document:
    path = tmp_path / "a.xml"
    path.write_text(source, encoding="utf-8")
    (document,) = documents(path)
    return document


def item(content: str) -> str:
    meta = "<contentMeta><headline>Bridge falls</headline></contentMeta>"
    return f'<newsItem {G2} guid="urn:x:1">{meta}<contentSet>{content}</contentSet></newsItem>'


def feed(title: str, attributes: str = "") -> str:
    entry = f"<title{attributes}>{title}</title><id>tag:1</id><content>It fell.</content>"
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry>{entry}</entry></feed>'
    )


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineXML>{NITF.format(TEXT)}</inlineXML>",
        f"<inlineXML>{NITF.format(TEXT)}</inlineXML><inlineXML><html><body>{TEXT}</body></html></inlineXML>",
        f"<inlineData>The bridge fell.</inlineData><inlineXML>{NITF.format(TEXT)}</inlineXML>",
        "<inlineData>The bridge fell on Monday.\n \nNobody stood\non it.\n</inlineData>",
        f'<inlineData contenttype="text/html"><![CDATA[{TEXT}]]></inlineData>',
    ],
)
def test_a_text_given_in_several_forms_is_read_once(tmp_path: Path, content: str) -> None:
    document = read(tmp_path, item(content))
    assert [(zone, " ".join(words.split())) for zone, words in zoned(document)] == READ
    assert document.metadata.title == "Bridge falls"


def test_a_word_of_plain_data_leads_back_to_the_file(tmp_path: Path) -> None:
    document = read(tmp_path, item("<inlineData>\nIt fell.\n\nNobody stood.</inlineData>"))
    assert place_of(document, "Nobody") == (4, 1)


@pytest.mark.parametrize("is_full", [True, False])
def test_a_lead_is_read_once_with_the_full_text_beside_it_or_without(
    tmp_path: Path, is_full: bool
) -> None:
    lead = '<block class="lead_paragraph"><p>The bridge fell on Monday.</p></block>'
    full = f'<block class="full_text">{TEXT}</block>' if is_full else ""
    head = "<body.head><hedline><hl1>Bridge falls</hl1></hedline></body.head>"
    source = f"<nitf><body>{head}<body.content>{lead}{full}</body.content></body></nitf>"
    assert read(tmp_path, source).text.count("fell on Monday") == 1


def test_the_abstract_of_nitf_is_a_standfirst(tmp_path: Path) -> None:
    head = "<body.head><hedline><hl1>Bridge falls</hl1></hedline><abstract><p>It is gone.</p></abstract></body.head>"
    source = f"<nitf><body>{head}<body.content>{TEXT}</body.content></body></nitf>"
    assert zoned(read(tmp_path, source)) == [READ[0], ("standfirst", "It is gone."), *READ[1:]]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The mayor&amp;#8217;s bridge", "The mayor’s bridge"),
        ("Mills &amp;amp; bridges", "Mills & bridges"),
        ("Mills &amp; bridges", "Mills & bridges"),
        ("The &lt;em&gt;old&lt;/em&gt; bridge", "The old bridge"),
        ("AT&amp;T and 5 &lt; 6 bridges", "AT&T and 5 < 6 bridges"),
        ("M&amp;notes of &lt;bridges&gt;", "M&notes of <bridges>"),
    ],
)
def test_titles_of_feeds_are_plain(tmp_path: Path, written: str, title: str) -> None:
    document = read(tmp_path, feed(written))
    assert document.metadata.title == title
    assert zoned(document)[0] == ("headline", title)


@pytest.mark.parametrize("form", ["<p>It fell.</p>", "<pre>It fell.\n\nIt fell.</pre>"])
def test_the_text_of_an_article_is_joined_once(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    joined = []
    text = TextBuilder.text

    def counted(builder: TextBuilder) -> str:
        joined.append(builder.length)
        return text(builder)

    monkeypatch.setattr(TextBuilder, "text", counted)
    page = read_xml_page(NITF.format(form * 50), path="a.xml")

    assert {page.text[p.span.start : p.span.end] for p in page.paragraphs} == {"It fell."}
    assert len(page.paragraphs) >= 50
    assert joined == [len(page.text)]


def test_white_space_that_does_not_break_is_no_part_of_a_paragraph() -> None:
    form = "<p>&#160;<em> It</em> fell.&#160; </p><p>&#160;</p><p>&#160;<em>So</em> what.</p>"
    page = read_xml_page(NITF.format(form), path="a.xml")
    words = [page.text[p.span.start : p.span.end] for p in page.paragraphs]
    assert words == ["It fell.", "So what."]


def test_text_as_written_goes_on_around_an_element() -> None:
    page = read_xml_page(NITF.format("<pre>It <em>really</em> fell.\n\nSo what.</pre>"), path="a")
    words = [page.text[p.span.start : p.span.end] for p in page.paragraphs]
    assert words == ["It really fell.", "So what."]


class _Counted(str):
    """A text that counts how many of its characters are looked through for line ends."""

    __slots__ = ("n_looked",)

    def count(self, sub: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        end = len(self) if end is None else end
        self.n_looked = getattr(self, "n_looked", 0) + end - start
        return super().count(sub, start, end)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_lines_of_many_articles_are_counted_once(end: str) -> None:
    articles = end.join([NITF.format(f"{end}<p>It fell.</p>")] * 50)
    source = _Counted(f"<news>{end}{articles}{end}</news>")
    records = list(xml_records(source, path="a.xml"))
    lines = [record.line for record in records if isinstance(record, Record)]
    assert lines == list(range(2, 102, 2))
    assert getattr(source, "n_looked", 0) <= len(source)
