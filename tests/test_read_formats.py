"""Articles in the formats of offices, agencies and archives, each file made by the usual library."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pyarrow
import pyarrow.feather
import pyarrow.parquet
import pypdf
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen import canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from framing.domain.document import Document, SkippedDocument, Zone
from framing.domain.source_map import line_and_column
from framing.domain.span import Span
from framing.errors import UnreadableError
from framing.read.documents import ReadSettings, read_documents
from framing.read.packed import MAX_GROWTH

DATA = Path(__file__).parent / "data" / "formats"
RECORDS = [
    {"id": "a", "outlet": "The Quay", "text": "The bridge fell on Monday."},
    {"id": "b", "outlet": "The Quay", "text": "The bridge was built anew."},
]


def read(path: Path, **options: object) -> list[Document | SkippedDocument]:
    return list(read_documents([str(path)], settings=ReadSettings(**options)))


def documents(path: Path, **options: object) -> list[Document]:
    outcomes = read(path, **options)
    assert all(isinstance(outcome, Document) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Document)]


def skipped(path: Path, **options: object) -> SkippedDocument:
    (outcome,) = read(path, **options)
    assert isinstance(outcome, SkippedDocument)
    return outcome


def zoned(document: Document) -> list[tuple[str, str]]:
    return [
        (block.zone.value, document.text[block.span.start : block.span.end])
        for block in document.blocks
    ]


def place_of(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    span = document.original_span(Span(start, start + len(words)))
    return line_and_column(document.source, span.start)


def jsonl(records: list[dict[str, str]]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


# Word


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.core_properties.author = "Ann Lee"
    document.add_heading("Bridge falls", 0)
    document.add_paragraph("The bridge fell on Monday. Nobody stood on it, the mayor said.")
    document.add_heading("A long wait", 2)
    document.add_paragraph("“We heard it.”", style="Quote")
    document.add_table(1, 2).rows[0].cells[1].text = "Nobody was hurt in the fall of it."
    document.save(path)
    return path


def test_a_word_document_has_zones_by_its_styles(tmp_path: Path) -> None:
    (document,) = documents(word_file(tmp_path / "a.docx"))
    assert zoned(document)[:4] == [
        ("headline", "Bridge falls"),
        ("body", "The bridge fell on Monday. Nobody stood on it, the mayor said."),
        ("subhead", "A long wait"),
        ("body", "“We heard it.”"),
    ]
    assert document.blocks[3].is_quotation
    assert "Nobody was hurt" in document.text
    assert document.metadata.author == "Ann Lee"


def test_line_n_of_a_word_document_is_its_paragraph_n(tmp_path: Path) -> None:
    (document,) = documents(word_file(tmp_path / "a.docx"))
    assert place_of(document, "“We heard") == (4, 1)


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx")
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                part = part.replace(
                    "<w:t>“We heard it.”</w:t></w:r>",
                    "<w:t>“We </w:t></w:r><w:ins w:id='1'><w:r><w:t>all </w:t></w:r></w:ins>"
                    "<w:del w:id='2'><w:r><w:delText>never </w:delText></w:r></w:del>"
                    "<w:r><w:t>heard it.”</w:t></w:r>",
                )
            new.writestr(name, part.encode("utf-8", "surrogateescape"))
    path.write_bytes(changed.getvalue())
    (document,) = documents(path)
    assert "“We all heard it.”" in document.text


def test_a_word_document_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", b"\0" * 3_000_000)
    assert skipped(path, max_bytes=1_000_000).code == "too-large"


# PDF


def pdf_file(path: Path, pages: list[list[str]]) -> Path:
    sheet = canvas.Canvas(str(path), invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            sheet.drawString(72, 780 - 14 * number, line)
        sheet.showPage()
    sheet.save()
    return path


def test_a_pdf_gives_its_text_without_running_heads_and_hyphens_of_line_ends(
    tmp_path: Path,
) -> None:
    pages = [
        ["The Quay, Monday", f"On day {day} the engi-", "neers looked at it again.", f"Page {day}"]
        for day in ("one", "two", "three", "four")
    ]
    for number, page in enumerate(pages, 1):
        page[-1] = f"Page {number}"
    (document,) = documents(pdf_file(tmp_path / "a.pdf", pages))
    assert "On day three the engineers\nlooked at it again." in document.text
    assert "The Quay" not in document.text
    assert "Page" not in document.text
    assert document.text.count("\f") == 3


def test_a_pdf_of_pictures_names_the_program_that_reads_letters(tmp_path: Path) -> None:
    outcome = skipped(pdf_file(tmp_path / "a.pdf", [[]]))
    assert outcome.code == "no-text"
    assert "ocrmypdf" in outcome.remedy


def test_an_encrypted_pdf_is_named_as_such(tmp_path: Path) -> None:
    plain = pypdf.PdfReader(pdf_file(tmp_path / "a.pdf", [["The bridge fell."]]))
    writer = pypdf.PdfWriter()
    writer.append_pages_from_reader(plain)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    assert skipped(tmp_path / "a.pdf").code == "encrypted"


# RTF, EPUB


def test_rtf_is_read_with_its_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg1252 The bridge fell.\par \'93We heard it.\'94\par}")
    (document,) = documents(path)
    assert zoned(document) == [("body", "The bridge fell."), ("body", "“We heard it.”")]


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
BOOK = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Quay</dc:title>'
    "<dc:date>2016-10-31</dc:date><dc:language>en</dc:language></metadata><manifest>"
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>'
)


def chapter(head: str, words: str) -> str:
    return f"<html><body><h1>{head}</h1><p>{words}</p></body></html>"


def test_each_chapter_of_a_book_is_an_article_in_reading_order(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("OPS/book.opf", BOOK)
        book.writestr("OPS/nav.xhtml", chapter("Contents", "One, two."))
        book.writestr("OPS/text/a.xhtml", chapter("Last", "The bridge was built anew."))
        book.writestr("OPS/text/b.xhtml", chapter("First", "The bridge fell on Monday."))
    found = documents(tmp_path / "a.epub")
    assert [document.id for document in found] == [
        "a.epub/OPS/text/b.xhtml",
        "a.epub/OPS/text/a.xhtml",
    ]
    assert zoned(found[0]) == [("headline", "First"), ("body", "The bridge fell on Monday.")]
    assert (found[0].metadata.outlet, found[0].metadata.date) == ("The Quay", "2016-10-31")


def test_chapters_that_are_missing_or_locked_are_told_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    locked = '<encryption><CipherReference URI="OPS/text/b.xhtml"/></encryption>'
    for name, extra in (("a.epub", {}), ("b.epub", {"META-INF/encryption.xml": locked})):
        with zipfile.ZipFile(tmp_path / name, "w") as book:
            book.writestr("META-INF/container.xml", CONTAINER)
            book.writestr("OPS/book.opf", BOOK)
            book.writestr("OPS/text/a.xhtml", chapter("Last", "The bridge was built anew."))
            for part, words in extra.items():
                book.writestr(part, words)
                book.writestr("OPS/text/b.xhtml", b"\x93\x11\xff\x00" * 50)
        skip, document = read(tmp_path / name)
        assert isinstance(skip, SkippedDocument)
        assert skip.code == ("encrypted" if extra else "damaged-file")
        assert "OPS/text/b.xhtml" in skip.reason
        assert isinstance(document, Document)
        assert "built anew" in document.text


# XML and JSON of agencies

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="en-GB"><head><docdata><doc-id id-string="x1"/><date.issue norm="20161031T080000Z"/>
</docdata><pubdata name="The Quay"/></head><body>
<body.head><hedline><hl1>Bridge falls &amp; burns</hl1></hedline>
<byline>By <person>Ann Lee</person></byline></body.head>
<body.content><p>The bridge’s “keeper” left it on <em>Monday</em> at noon.</p>
<media><media-reference source="a.jpg"/><media-caption>The keeper.</media-caption></media>
<bq><block><p>We heard it.</p></block></bq></body.content></body></nitf>
"""


def test_nitf_has_zones_metadata_and_places_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(NITF, encoding="utf-8")
    (document,) = documents(tmp_path / "a.xml")
    assert zoned(document) == [
        ("headline", "Bridge falls & burns"),
        ("boilerplate", "By Ann Lee"),
        ("body", "The bridge’s “keeper” left it on Monday at noon."),
        ("caption", "The keeper."),
        ("body", "We heard it."),
    ]
    assert document.blocks[-1].is_quotation
    metadata = document.metadata
    assert (document.id, metadata.outlet, metadata.date) == ("x1", "The Quay", "2016-10-31")
    assert (metadata.author, metadata.language) == ("Ann Lee", "en")
    assert place_of(document, "keeper” left") == (6, 32)
    assert place_of(document, "noon") == (6, 70)


def news_item(guid: str, headline: str, content: str) -> str:
    return (
        f'<newsItem guid="{guid}" xml:lang="de"><itemMeta><provider literal="The Agency"/>'
        "<versionCreated>2016-10-31T08:00:00Z</versionCreated></itemMeta><contentMeta>"
        f"<headline>{headline}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


XHTML = '<inlineXML contenttype="application/xhtml+xml"><html><head><title>x</title></head><body>'


def test_each_item_of_a_newsml_g2_message_is_an_article_below_its_headline(
    tmp_path: Path,
) -> None:
    inline = f"{XHTML}<p>Die Brücke fiel.</p><p>Wir hörten es.</p></body></html></inlineXML>"
    plain = "<inlineData contenttype='text/plain'>Sie steht wieder.</inlineData>"
    items = news_item("urn:a", "Brücke fällt", inline) + "\n" + news_item("urn:b", "Neu", plain)
    message = f"<?xml version='1.0'?>\n<newsMessage><itemSet>{items}</itemSet></newsMessage>"
    (tmp_path / "a.xml").write_text(message, encoding="utf-8")
    first, second = documents(tmp_path / "a.xml")
    assert [words for _, words in zoned(first)] == [
        "Brücke fällt",
        "Die Brücke fiel.",
        "Wir hörten es.",
    ]
    assert first.blocks[0].zone is Zone.HEADLINE
    assert (first.id, first.metadata.outlet, first.metadata.language) == (
        "urn:a",
        "The Agency",
        "de",
    )
    assert (second.id, second.metadata.date) == ("urn:b", "2016-10-31")
    assert "Sie steht wieder." in second.text


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    lines = ["<!DOCTYPE nitf ["]
    lines += [f"<!ENTITY e{n} '{f'&e{n - 1};' * 9 if n else 'ha'}'>" for n in range(12)]
    (tmp_path / "a.xml").write_text("\n".join([*lines, "]><nitf><body>&e11;</body></nitf>"]))
    outcome = skipped(tmp_path / "a.xml")
    assert outcome.code == "bad-xml"
    assert "entity" in outcome.reason


def test_xml_that_is_not_well_formed_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<nitf>\n<body><p>It fell.</body></nitf>")
    outcome = skipped(tmp_path / "a.xml")
    assert outcome.path.endswith("a.xml:2:20")
    assert "mismatched tag" in outcome.reason


RSS = """<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Quay</title><link>https://quay.example</link><language>en-us</language>
<item><title>Bridge falls &amp; burns</title><guid>g1</guid>
<pubDate>Mon, 31 Oct 2016 08:00:00 GMT</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>The bridge &amp; the quay fell.</p>]]></content:encoded></item>
<item><title>Anew</title><link>https://quay.example/2</link>
<description>The bridge was built anew.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title><entry><id>tag:1</id>
<title>Bridge falls</title><updated>2016-10-31T00:00:00Z</updated><author><name>Ann</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge fell.</p></div>
</content></entry></feed>"""


def test_each_entry_of_a_feed_is_an_article_with_its_fullest_text(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    first, second = documents(tmp_path / "a.rss")
    assert zoned(first) == [
        ("headline", "Bridge falls & burns"),
        ("body", "The bridge & the quay fell."),
    ]
    metadata = first.metadata
    assert (metadata.outlet, metadata.date, metadata.language) == ("The Quay", "2016-10-31", "en")
    assert (second.id, second.metadata.url) == ("https://quay.example/2", "https://quay.example/2")


def test_atom_is_read_with_its_markup(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM)
    (document,) = documents(tmp_path / "a.atom")
    assert zoned(document) == [("headline", "Bridge falls"), ("body", "The bridge fell.")]
    assert (document.id, document.metadata.author) == ("tag:1", "Ann")


@pytest.mark.parametrize(
    "item",
    [
        {"body_xhtml": "<p>The bridge fell.</p>", "headline": "Bridge falls"},
        {"body_text": "The bridge fell.", "headline": "Bridge falls", "type": "text"},
        {
            "bodies": [{"contenttype": "text/html", "value": "<p>The bridge fell.</p>"}],
            "headlines": [{"value": "Short"}, {"role": "main", "value": "Bridge falls"}],
        },
    ],
)
def test_ninjs_of_each_version_is_read_below_its_headline(
    tmp_path: Path, item: dict[str, object]
) -> None:
    given_item = {"uri": "urn:1", "versioncreated": "2016-10-31T08:00:00Z", **item}
    (tmp_path / "a.json").write_text(json.dumps({"items": [given_item]}))
    (document,) = documents(tmp_path / "a.json")
    assert zoned(document) == [("headline", "Bridge falls"), ("body", "The bridge fell.")]
    assert (document.id, document.metadata.date) == ("urn:1", "2016-10-31")


def test_a_json_list_of_plain_objects_is_read_as_json_lines_are(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS))
    assert [document.id for document in documents(tmp_path / "a.json")] == ["a", "b"]


# Tables, archives and compression


def table_bytes(kind: str) -> bytes:
    table, out = pyarrow.Table.from_pylist(RECORDS), io.BytesIO()
    if kind == "parquet":
        pyarrow.parquet.write_table(table, out)
    elif kind == "feather":
        pyarrow.feather.write_feather(table, out)
    else:
        with pyarrow.ipc.new_stream(out, table.schema) as stream:
            stream.write_table(table)
    return out.getvalue()


def tar_bytes(mode: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        member = tarfile.TarInfo("news/a.jsonl")
        member.size = len(jsonl(RECORDS))
        archive.addfile(member, io.BytesIO(jsonl(RECORDS)))
    return out.getvalue()


def zip_bytes(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.tsv",
            b"id\toutlet\ttext\n" + "\n".join("\t".join(r.values()) for r in RECORDS).encode(),
        ),
        ("a.parquet", table_bytes("parquet")),
        ("a.feather", table_bytes("feather")),
        ("a.arrow", table_bytes("stream")),
        ("a.parquet.gz", gzip.compress(table_bytes("parquet"))),
        ("a.jsonl.gz", gzip.compress(jsonl(RECORDS[:1])) + gzip.compress(jsonl(RECORDS[1:]))),
        ("a.jsonl.xz", lzma.compress(jsonl(RECORDS))),
        ("a.jsonl.bz2", bz2.compress(jsonl(RECORDS))),
        ("a.jsonl.zst", zstandard.compress(jsonl(RECORDS))),
        ("a.zip", zip_bytes({"news/a.jsonl": jsonl(RECORDS)})),
        ("a.zip", zip_bytes({"a.jsonl.gz": gzip.compress(jsonl(RECORDS))})),
        ("a.tar", tar_bytes("w")),
        ("a.tar.gz", tar_bytes("w:gz")),
        ("a.tgz", tar_bytes("w:gz")),
        ("a.tar.xz", tar_bytes("w:xz")),
        ("a.tar.zst", zstandard.compress(tar_bytes("w"))),
    ],
)
def test_the_same_articles_come_out_of_every_table_archive_and_compression(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    found = documents(tmp_path / name)
    assert [(d.id, d.metadata.outlet, d.text) for d in found] == [
        (r["id"], r["outlet"], r["text"]) for r in RECORDS
    ]


def test_a_zip_is_read_like_the_folder_that_it_was(tmp_path: Path) -> None:
    files = {"b/2.txt": b"It fell.", "a/1.html": b"<p>It fell anew.</p>", "c.jpg": b"\xff\xd8"}
    (tmp_path / "z.zip").write_bytes(zip_bytes({**files, "__MACOSX/x.txt": b"no"}))
    *found, others = read(tmp_path / "z.zip")
    assert [one.id for one in found if isinstance(one, Document)] == [
        "z.zip/a/1.html",
        "z.zip/b/2.txt",
    ]
    assert isinstance(others, SkippedDocument)
    assert (others.code, "1 .jpg" in others.reason) == ("other-files", True)


def encrypted_zip() -> bytes:
    plain = bytearray(zip_bytes({"a.txt": b"It fell."}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        plain[plain.index(signature) + offset] |= 1
    return bytes(plain)


def linked_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.zip", zip_bytes({"../../a.txt": b"It fell."}), "outside-folder"),
        ("a.zip", zip_bytes({"/etc/a.txt": b"It fell."}), "outside-folder"),
        ("a.zip", zip_bytes({"C:\\a.txt": b"It fell."}), "outside-folder"),
        ("a.zip", zip_bytes({"a.zip": zip_bytes({"a.txt": b"It fell."})}), "nested-archive"),
        ("a.zip", encrypted_zip(), "encrypted"),
        ("a.tar", linked_tar(), "outside-folder"),
        ("a.tar.gz", tar_bytes("w:gz")[:-20], "damaged-file"),
        ("a.zip", zip_bytes({"a.txt": b"It fell."})[:-9], "damaged-file"),
    ],
)
def test_a_hostile_or_damaged_archive_is_refused_with_a_remedy(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused = [one for one in read(tmp_path / name) if isinstance(one, SkippedDocument)]
    assert [one.code for one in refused] == [code]
    assert refused[0].remedy


@pytest.mark.parametrize("name", ["a.jsonl.xz", "a.jsonl.bz2", "a.txt.zst"])
def test_a_bomb_is_refused_before_it_has_unpacked(tmp_path: Path, name: str) -> None:
    pack: dict[str, Callable[[bytes], bytes]] = {
        "xz": lzma.compress,
        "bz2": bz2.compress,
        "zst": zstandard.compress,
    }
    content = pack[name.rpartition(".")[2]](b"\0" * (80 << 20))
    assert len(content) * MAX_GROWTH < 80 << 20
    (tmp_path / name).write_bytes(content)
    outcomes = read(tmp_path / name, max_bytes=100 << 20)
    assert "unpacks-too-far" in [one.code for one in outcomes if isinstance(one, SkippedDocument)]


def test_one_bad_member_of_an_archive_never_stops_the_others(tmp_path: Path) -> None:
    files = {"1.pdf": b"no", "2.txt": b"It fell.", "3.docx": b"no", "4.jsonl": jsonl(RECORDS)}
    (tmp_path / "a.zip").write_bytes(zip_bytes(files))
    found = [one.id for one in read(tmp_path / "a.zip") if isinstance(one, Document)]
    assert found == ["a.zip/2.txt", "a", "b"]


# Web archives and pages


def warc_bytes(*, is_packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_packed)
    for status, kind, body in (
        ("200 OK", "text/html; charset=cp1252", "<h1>Bridge falls</h1><p>“We heard it.”</p>"),
        ("404 Not Found", "text/html", "<p>Nothing here.</p>"),
        ("200 OK", "image/png", "PNG"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://www.quay.example/{kind[:5]}",
            "response",
            payload=io.BytesIO(body.encode("cp1252")),
            http_headers=headers,
        )
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_web_archive_gives_its_pages_in_their_own_encoding(
    tmp_path: Path, is_packed: bool
) -> None:
    path = tmp_path / ("a.warc.gz" if is_packed else "a.warc")
    path.write_bytes(warc_bytes(is_packed=is_packed))
    (document,) = documents(path)
    assert zoned(document) == [("headline", "Bridge falls"), ("body", "“We heard it.”")]
    assert document.metadata.url == "https://www.quay.example/text/"
    assert document.metadata.field("host") == "quay.example"


PAGE = """<html><body><div id="wrap"><h1>Bridge falls</h1>
<p>The bridge fell into the harbour on Monday while the town was asleep, and nobody was hurt by it.</p>
<p>The mayor said that it would be built anew, at a cost that nobody in the town hall could name.</p>
<div class="widget"><p>Buy our mugs and our towels, for sale in the shop on the pier all week.</p></div>
<p>It will take two years, and the ferry will go twice as often until then, the master said.</p>
</div></body></html>"""


def test_trafilatura_sets_furniture_aside_and_moves_no_word(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (plain,) = documents(tmp_path / "a.html")
    (cleaned,) = documents(tmp_path / "a.html", with_trafilatura=True)
    assert cleaned.text == plain.text
    zones = {words[:9]: zone for zone, words in zoned(cleaned)}
    assert zones["The bridg"] == zones["The mayor"] == "body"
    assert zones["Buy our m"] == "boilerplate"
    assert ("body", "Buy our mugs") in [(zone, words[:12]) for zone, words in zoned(plain)]
    assert place_of(cleaned, "mayor") == (3, 8)


# Exports of press archives


@pytest.mark.parametrize(
    "name", ["nexis-old.txt", "nexis-new.txt", "factiva.txt", "factiva-tagged.txt"]
)
def test_an_export_is_told_by_its_head_and_parted_into_articles(name: str) -> None:
    first, second = documents(DATA / name)
    metadata = first.metadata
    assert (metadata.outlet, metadata.date) == ("The Quay (London)", "2016-10-31")
    assert metadata.title == "Bridge falls into the harbour"
    assert first.blocks[0].zone is Zone.HEADLINE
    assert "Nobody stood on it" in first.text
    for furniture in ("End of Document", "All Rights", "words", "LANGUAGE", "HD ", "Load-Date"):
        assert furniture not in first.text
    assert second.metadata.title == "Bridge is built anew"
    assert "A year later" in second.text
    assert "A year later" not in first.text


def test_an_export_in_another_language_is_read_with_keywords_of_its_own(tmp_path: Path) -> None:
    text = (DATA / "nexis-old.txt").read_text()
    other = text.replace(" of 2 DOCUMENTS", " din 2 articole").replace("LENGTH:", "LUNGIME:")
    path = tmp_path / "a.txt"
    path.write_text(other)
    assert len(documents(path)) == 1
    keywords = (("start", r"\d+ din \d+ articole"), ("length", "LUNGIME"))
    found = documents(path, text_format="nexis", export_keywords=keywords)
    assert [document.metadata.title for document in found] == [
        "Bridge falls into the harbour",
        "Bridge is built anew",
    ]


def test_an_unknown_keyword_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1 of 1 DOCUMENTS\n\nThe Quay\n\nMay 1, 2016\n\nLENGTH: 2 words\n\nIt fell.\n")
    outcome = skipped(path, text_format="nexis", export_keywords=(("begin", "x"),))
    assert outcome.code == "bad-keyword"
    assert "start" in outcome.remedy


def test_prose_that_speaks_of_documents_stays_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The court saw 3 of 7 DOCUMENTS on Monday.\n\nDocument A was lost.\n")
    assert len(documents(path)) == 1


# What is absent


@pytest.mark.parametrize(
    ("name", "content", "module", "extra"),
    [
        ("a.docx", b"PK", "docx", "docx"),
        ("a.pdf", b"%PDF", "pypdf", "pdf"),
        ("a.rtf", b"{\\rtf1 It fell.}", "striprtf.striprtf", "rtf"),
        ("a.warc", b"WARC/1.0", "warcio.archiveiterator", "warc"),
        ("a.parquet", b"PAR1", "pyarrow", "parquet"),
        ("a.jsonl.zst", b"x", "zstandard", "zstd"),
    ],
)
def test_an_absent_library_is_named_with_the_extra_that_brings_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
    module: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(content)
    outcome = skipped(tmp_path / name)
    assert outcome.code == "missing-extra"
    assert f"pip install 'framing[{extra}]'" in outcome.remedy


def test_strict_reading_stops_at_the_first_bad_member(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_bytes({"1.pdf": b"no", "2.txt": b"It fell."}))
    with pytest.raises(UnreadableError, match="1.pdf"):
        read(tmp_path / "a.zip", is_strict=True)


NAMES = "a.docx a.pdf a.rtf a.epub a.xml a.json a.parquet a.arrow a.warc a.zip a.tar a.tgz a.txt.xz a.txt.zst"
HEADS = [
    b"PK\x03\x04",
    b"%PDF-1.4\n",
    b"{\\rtf1",
    b"<nitf>",
    b"<rss>",
    b"PAR1",
    b"ARROW1",
    b"WARC/1.0\r\n",
]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(
    head=st.sampled_from([b"", *HEADS]),
    rest=st.binary(max_size=200),
    name=st.sampled_from(NAMES.split()),
)
def test_any_bytes_under_any_name_give_documents_or_reasons(
    tmp_path: Path, head: bytes, rest: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(head + rest)
    for outcome in read(tmp_path / name):
        assert isinstance(outcome, Document) or (outcome.reason and outcome.remedy)


def test_an_archive_entry_whose_name_is_damaged_is_told_of_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    whole = zip_bytes({"a.txt": b"It fell.", "b.txt": b"It stood."})
    first = whole.index(b"a.txt", whole.index(b"PK\x01\x02"))  # in the directory at the end
    (tmp_path / "a.zip").write_bytes(whole[:first] + b"\x00" + whole[first + 1 :])
    outcomes = read(tmp_path / "a.zip")
    assert [one.text for one in outcomes if isinstance(one, Document)] == ["It stood."]
    (told,) = [one for one in outcomes if not isinstance(one, Document)]
    assert told.reason
    assert told.remedy


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100
)
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255), data=st.data())
def test_a_real_file_with_one_wrong_byte_gives_documents_or_reasons(
    tmp_path: Path, place: int, byte: int, data: st.DataObject
) -> None:
    real = {
        "a.zip": zip_bytes({"a.txt": b"It fell.", "b.jsonl": jsonl(RECORDS)}),
        "a.tgz": tar_bytes("w:gz"),
        "a.parquet": table_bytes("parquet"),
        "a.warc": warc_bytes(is_packed=False),
        "a.xml": NITF.encode(),
        "a.jsonl.xz": lzma.compress(jsonl(RECORDS)),
    }
    name = data.draw(st.sampled_from(sorted(real)))
    content = bytearray(real[name])
    content[place % len(content)] = byte
    (tmp_path / name).write_bytes(bytes(content))
    for outcome in read(tmp_path / name):
        assert isinstance(outcome, Document) or (outcome.reason and outcome.remedy)
