"""Files as people really have them: cut off, in older encodings, with names in other letters."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.domain.document import Document, SkippedDocument
from framing.read.documents import ReadSettings, read_documents

zstandard = pytest.importorskip("zstandard")
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def lines_of(n: int) -> bytes:
    texts = (f"Day {k} of {k * k}: the rebels took quay {k * 7919 % 1009}." for k in range(n))
    records = ({"id": f"d{k}", "text": text} for k, text in enumerate(texts))
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def read(path: Path, **settings: str) -> tuple[list[str], list[str]]:
    found = list(read_documents([str(path)], settings=ReadSettings(**settings)))  # type: ignore[arg-type]
    documents = [one.id for one in found if isinstance(one, Document)]
    return documents, [one.code for one in found if isinstance(one, SkippedDocument)]


@pytest.mark.parametrize("packing", PACKERS)
def test_what_stands_before_the_end_of_a_cut_file_is_read_and_the_end_is_told(
    tmp_path: Path, packing: str
) -> None:
    packed = PACKERS[packing](lines_of(20_000))
    path = tmp_path / f"c.jsonl.{packing}"
    path.write_bytes(packed[: len(packed) * 2 // 3])
    documents, told = read(path)
    assert told == ["damaged-file"]
    assert documents == [f"d{k}" for k in range(len(documents))]
    assert len(documents) > 5_000


@pytest.mark.parametrize("packing", PACKERS)
def test_a_file_without_its_last_bytes_is_never_taken_for_whole(
    tmp_path: Path, packing: str
) -> None:
    path = tmp_path / f"c.jsonl.{packing}"
    path.write_bytes(PACKERS[packing](lines_of(3))[:-1])
    assert read(path)[1] == ["damaged-file"]


def test_articles_before_rubbish_at_the_end_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(gzip.compress(lines_of(3)) + b"rubbish")
    assert read(path) == (["d0", "d1", "d2"], ["damaged-file"])


@pytest.mark.parametrize("packing", [*PACKERS, "bz2"])
def test_parts_packed_one_by_one_are_one_file(tmp_path: Path, packing: str) -> None:
    pack = {**PACKERS, "bz2": bz2.compress}[packing]
    path = tmp_path / f"c.jsonl.{packing}"
    path.write_bytes(b"".join(pack(line) for line in lines_of(5).splitlines(keepends=True)))
    assert read(path) == ([f"d{k}" for k in range(5)], [])


def test_a_zstd_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.txt.zst"
    path.write_bytes(zstandard.ZstdCompressor().compress(b"a" * 200_000_000))
    assert read(path)[1] in (["unpacks-too-far"], ["too-large"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_json_lines_with_a_mark_of_wide_letters_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(lines_of(3_000).decode().encode(encoding))
    assert read(path) == ([f"d{k}" for k in range(3_000)], [])


def test_json_lines_are_read_in_a_wide_encoding_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(lines_of(3).decode().encode("utf-16-le"))
    assert read(path, encoding="utf-16-le") == (["d0", "d1", "d2"], [])


def test_xml_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "c.xml"
    item = "<item><title>Unrest in Zürich</title><description>A rebel “spoke”.</description></item>"
    feed = f"<?xml version='1.0' encoding='windows-1252'?><rss><channel>{item}</channel></rss>"
    path.write_bytes(feed.encode("cp1252"))
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document)
    assert document.metadata.title == "Unrest in Zürich"
    assert "“spoke”" in document.text


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "The rebels took the quay.")
    return out.getvalue()


def test_an_archive_without_articles_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "c.zip"
    path.write_bytes(packed())
    assert read(path) == ([], ["empty-file"])


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.xml", "a.html", "a.txt"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert read(path) == ([], ["empty-file"])


def test_a_file_whose_name_is_no_utf_8_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in (b"a\xe9.txt", "é.txt".encode()):
        try:
            (folder / os.fsdecode(name)).write_text("The rebels left.")
        except OSError:
            pytest.skip("the file system takes no such name")
    assert read(folder) == (["é.txt"], ["bad-name"])
    assert main(["score", str(folder), "--store", str(tmp_path / "store")]) == 0


def test_a_json_file_of_blanks_alone_is_as_good_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b" \n\n")
    assert read(path) == ([], ["empty-file"])
    path.write_bytes(b" x\n")
    assert read(path) == ([], ["bad-json"])


def test_a_manifest_in_an_archive_is_told_of_for_its_metadata_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "c.zip"
    path.write_bytes(packed("corpus.yml", "a.txt"))
    assert read(path) == (["c.zip/a.txt"], ["packed-manifest"])


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_names_of_fields_are_known_in_any_letters(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"c{suffix}"
    fields = {"ID": "a", "Text": "The rebels left.", "Outlet": "Daily", "Pub Date": "2 May 2016"}
    table = ",".join(fields) + "\n" + ",".join(fields.values()) + "\n"
    path.write_text(table if suffix == ".csv" else json.dumps(fields))
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document)
    assert (document.id, document.metadata.outlet) == ("a", "Daily")
    assert document.metadata.date == "2016-05-02"


def test_a_field_under_its_own_name_wins_over_one_in_other_letters(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"Text": "No.", "text": "The rebels left.", "Outlet": "B", "outlet": "A"}')
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document)
    assert (document.text, document.metadata.outlet) == ("The rebels left.", "A")


def told(path: Path) -> list[str]:
    """What is said of a file that could not be read, with what to do."""
    found = read_documents([str(path)], settings=ReadSettings())
    skipped = [one for one in found if isinstance(one, SkippedDocument)]
    return [f"{one.path.rpartition('/')[2]} {one.reason}. {one.remedy}" for one in skipped]


_ARTICLE = "The rebels took the quay."


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.csv", f"sep=;\nid;text\na;{_ARTICLE}\nb;\n", 4),
        ("a.csv", f"id|text\na|{_ARTICLE}\nb|\n", 3),
        ("a.csv", f"\n\r\nid,text\na,{_ARTICLE}\nb,\n", 5),
        ("a.tsv", f"id,text\na,{_ARTICLE}\nb,\n", 3),
        ("a.tsv", f"id\ttext\na\t{_ARTICLE}\nb\t\n", 3),
    ],
)
def test_tables_are_read_as_spreadsheets_write_them(
    name: str, content: str, line: int, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    assert read(tmp_path / name) == (["a"], ["no-text"])
    assert told(tmp_path / name)[0].startswith(f"{name}:{line}:1 ")


def test_a_table_of_a_byte_order_mark_alone_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbf")
    assert read(tmp_path / "a.csv") == ([], ["empty-file"])


def test_a_table_without_names_of_columns_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'a,"{_ARTICLE * 9}"\n')
    (said,) = told(tmp_path / "a.csv")
    assert "Write the names of the columns into the first row" in said
    assert _ARTICLE not in said


@pytest.mark.parametrize(
    ("value", "reason"),
    [("5", "a number"), ("[]", "a list"), ("{}", "an object"), ("null", "nothing")],
)
def test_a_text_that_is_no_string_is_told_of_as_such(
    value: str, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"id": "a", "text": {value}}}\n')
    (said,) = told(tmp_path / "a.jsonl")
    assert said.startswith(f"a.jsonl:1:1 'text' holds {reason}")


def test_a_json_list_named_json_lines_is_told_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('[\n{"id": "a", "text": "x"}\n]\n')
    assert "a name that ends in .json" in told(tmp_path / "a.jsonl")[0]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<!DOCTYPE html>\n<p>The rebels left.</p>", ".html"),
        ("\n <html><p>The rebels left.</p></html>", ".html"),
        ('{"id": "a", "text": "The rebels left."}\n', ".jsonl"),
    ],
)
def test_markup_and_records_under_the_name_of_text_are_told_of(
    content: str, kind: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(content)
    assert read(tmp_path / "a.txt") == ([], ["wrong-kind"])
    assert f"a name that ends in {kind}" in told(tmp_path / "a.txt")[0]


@pytest.mark.parametrize("content", ["<p> is how a paragraph begins.", "{He left.}", "<3 rebels"])
def test_text_that_only_begins_with_a_sign_is_text(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(content)
    assert read(tmp_path / "a.txt") == (["a.txt"], [])


def test_entries_of_a_feed_on_one_line_have_ids_of_their_own(tmp_path: Path) -> None:
    entry = f"<item><title>T</title><description>{_ARTICLE}</description></item>"
    (tmp_path / "a.xml").write_text(f"<rss><channel>{entry * 3}</channel></rss>")
    assert read(tmp_path / "a.xml") == (["a.xml:1", "a.xml:1#2", "a.xml:1#3"], [])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_in_an_archive_have_ids_of_their_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for _ in range(2):
            archive.writestr("x.txt", _ARTICLE)
    assert read(tmp_path / "a.zip") == (["a.zip/x.txt", "a.zip/x.txt#2"], [])


def test_a_nul_in_one_row_leaves_that_row_out_and_says_how_to_be_rid_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\nThe \0 rebels left.\nThe rebels came.\n")
    skipped, document = read_documents([str(path)], settings=ReadSettings())
    assert isinstance(skipped, SkippedDocument)
    assert (skipped.code, skipped.path) == ("binary-file", f"{path.as_posix()}:2:1")
    assert "tr -d" in skipped.remedy
    assert isinstance(document, Document)
