"""Files, folders, manifests and records: what is read, in which order, and what is refused how."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.domain.document import Document, SkippedDocument
from framing.errors import UnreadableError
from framing.read.documents import (
    ReadSettings,
    corpus_entities,
    corpus_title,
    read_documents,
)

ARTICLE = "Bridge falls\n\nThe bridge fell on Tuesday. Nobody stood on it.\n"


def read(*paths: Path | str, **options: object) -> list[Document | SkippedDocument]:
    return list(read_documents([str(path) for path in paths], settings=ReadSettings(**options)))


def ids(outcomes: list[Document | SkippedDocument]) -> list[str]:
    return [outcome.id for outcome in outcomes if isinstance(outcome, Document)]


def codes(outcomes: list[Document | SkippedDocument]) -> list[str]:
    return [outcome.code for outcome in outcomes if isinstance(outcome, SkippedDocument)]


def only_skipped(*paths: Path | str, **options: object) -> SkippedDocument:
    (outcome,) = read(*paths, **options)
    assert isinstance(outcome, SkippedDocument)
    return outcome


def write(path: Path, content: str | bytes = ARTICLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Files and folders


def test_a_file_has_its_name_as_id_and_its_text_untouched(tmp_path: Path) -> None:
    content = "Bridge falls\r\n\r\n\tIt fell.\u00a0 \r\n"
    (document,) = read(write(tmp_path / "a.txt", content))
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("a.txt", content)
    assert document.path == (tmp_path / "a.txt").as_posix()


def test_a_folder_is_read_below_itself_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/a.html", "c.htm", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name)
    assert ids(read(tmp_path)) == ["a/a.html", "a/z.md", "b.txt", "c.htm"]


def test_other_files_of_a_folder_are_named_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.css", "c.css", "d.jpg"):
        write(tmp_path / name)
    outcomes = read(tmp_path)
    assert codes(outcomes) == ["other-files"]
    assert "2 .css, 1 .jpg" in str(outcomes[-1])


def test_a_glob_gives_ids_below_its_fixed_part(tmp_path: Path) -> None:
    write(tmp_path / "x" / "1.txt")
    write(tmp_path / "y" / "1.txt")
    assert ids(read(tmp_path / "*" / "1.txt")) == ["x/1.txt", "y/1.txt"]


@pytest.mark.parametrize(
    "spelling", ["a.txt", "./a.txt", ".//b/../a.txt", "b/..//./a.txt", "{}/a.txt"]
)
def test_the_path_of_a_document_is_spelt_as_pathlib_spells_it(
    spelling: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("The quay fell.", encoding="utf-8")
    given = spelling.format(tmp_path)
    (found,) = read_documents([given])
    assert found.path == Path(given).as_posix()


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert ids(read(path, tmp_path, path)) == ["a.txt"]


def test_files_of_one_name_in_two_folders_keep_ids_of_their_own(tmp_path: Path) -> None:
    first, second = write(tmp_path / "x" / "1.txt"), write(tmp_path / "y" / "1.txt")
    assert ids(read(first, second)) == ["1.txt", second.as_posix()]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.md.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz"])
def test_compressed_files_are_read_as_what_they_hold(tmp_path: Path, name: str) -> None:
    content = {"jsonl": '{"text": "It fell."}', "csv": "text\nIt fell."}
    plain = content.get(name.split(".")[1], "It fell.")
    (document,) = read(write(tmp_path / name, gzip.compress(plain.encode())))
    assert isinstance(document, Document)
    assert document.text == "It fell."


def test_standard_input_is_read_as_the_kind_of_the_name_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, expected in ((None, "<b>It</b> fell."), ("draft.html", "It fell.")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<b>It</b> fell.")))
        (document,) = read("-", stdin_filename=name)
        assert isinstance(document, Document)
        assert (document.text, document.id) == (expected, name or "<stdin>")


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    lines = (json.dumps({"id": n, "text": "It fell."}) for n in range(3))
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    stream = read_documents([str(path)])
    first = next(stream)
    path.write_bytes(b"")
    assert isinstance(first, Document)
    assert first.id == "0"


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(tmp_path: Path, encoding: str) -> None:
    (document,) = read(write(tmp_path / "a.txt", "It fell – é 🙂".encode(encoding)))
    assert isinstance(document, Document)
    assert document.text == "It fell – é 🙂"


def test_a_page_may_name_its_encoding(tmp_path: Path) -> None:
    source = '<meta charset="windows-1252"><p>It fell – é</p>'.encode("cp1252")
    (document,) = read(write(tmp_path / "a.html", source))
    assert isinstance(document, Document)
    assert document.text == "It fell – é"


def test_wrong_bytes_are_reported_with_place_and_remedy(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "It fell.\nIt – fell".encode("cp1252"))
    skipped = only_skipped(path)
    assert skipped.path == f"{path.as_posix()}:2:4"
    assert skipped.code == "wrong-encoding"
    assert "byte 0x96 at position 12 is not UTF-8" in skipped.reason
    assert "--encoding cp1252" in skipped.remedy


def test_the_encoding_of_the_settings_reads_them(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "It – fell".encode("cp1252"))
    (document,) = read(path, encoding="cp1252")
    assert isinstance(document, Document)
    assert document.text == "It – fell"


def test_an_unknown_encoding_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="'utf-9' is not known"):
        read(write(tmp_path / "a.txt"), encoding="utf-9")


# Bad files


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("a.txt", b"", "empty-file", "empty"),
        ("a.txt", b" \n\t\n", "empty-file", "empty"),
        ("a.txt", "— … “”".encode(), "no-words", "no words"),
        ("a.html", b"<script>var x</script>", "no-words", "no words"),
        ("a.txt", b"It \0 fell", "binary-file", "control characters"),
        ("a.txt", b"\1\2\3 fell" * 9, "binary-file", "control characters"),
        ("a.txt", b"%PDF-1.4 fell", "binary-file", "a PDF"),
        ("a.txt", b"PK\x03\x04 fell", "binary-file", "zip archive"),
        ("a.txt", b"\x1f\x8b fell", "binary-file", "gzip"),
        ("a.txt.gz", b"It fell.", "damaged-file", "damaged"),
        ("a.txt.gz", gzip.compress(b"It fell. " * 99, mtime=0)[:-9], "damaged-file", "cut off"),
        ("a.pdf", b"%PDF-1.4", "damaged-file", "PDF"),
        ("a.docx", b"PK", "damaged-file", "damaged"),
        ("a.odt", b"PK", "unsupported-kind", ".odt"),
        ("a.json", b"[]", "empty-file", "no record"),
        ("a.json", b"[1]", "bad-json", "int"),
        ("a.json", b"{", "bad-json", "not JSON"),
        ("a.xml", b"<a>", "bad-xml", "well-formed"),
        ("a.xml", b"<a/>", "unknown-xml", "<a>"),
        ("a.rtf", b"It fell.", "damaged-file", "RTF"),
        ("a.epub", b"It fell.", "damaged-file", "damaged"),
        ("a.zip", b"It fell.", "damaged-file", "archive"),
        ("a.tar", b"It fell." * 99, "damaged-file", "archive"),
        ("a.parquet", b"It fell.", "damaged-file", "Parquet"),
        ("a.arrow", b"It fell.", "damaged-file", "Arrow"),
        ("a.warc", b"It fell.", "damaged-file", "web archive"),
        ("a.jsonl.xz", b"It fell.", "damaged-file", "damaged"),
        ("a.jsonl.zst", b"It fell.", "damaged-file", "damaged"),
        ("a.jsonl.bz2", b"It fell.", "damaged-file", "damaged"),
        ("a.jsonl", b"\n\n", "empty-file", "no record"),
        ("a.csv", b"", "empty-file", "the file is empty"),
        ("a.json", b"", "empty-file", "the file is empty"),
        ("a.json", b" \n", "empty-file", "nothing but blanks"),
        ("a.csv", b"id,body\n1,It fell.\n", "no-text-column", "no column 'text'"),
        ("a.txt", b"---\na: {b: 1\n---\nIt fell.", "yaml-syntax", ""),
        ("a.txt", "It fell".encode("utf-16-le"), "binary-file", "control characters"),
    ],
)
def test_a_bad_file_is_named_with_reason_and_remedy(
    tmp_path: Path, name: str, content: bytes, code: str, said: str
) -> None:
    skipped = only_skipped(write(tmp_path / name, content))
    assert skipped.code == code
    assert said in skipped.reason
    assert skipped.path.startswith((tmp_path / name).as_posix())
    assert skipped.remedy.endswith((".", "?"))


def test_utf_16_without_a_mark_gets_the_remedy_that_helps(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "It fell.".encode("utf-16-le"))
    assert "--encoding utf-16-le" in only_skipped(path).remedy
    assert ids(read(path, encoding="utf-16-le")) == ["a.txt"]


def test_a_missing_file_gets_the_near_name(tmp_path: Path) -> None:
    write(tmp_path / "article.txt")
    skipped = only_skipped(tmp_path / "artcle.txt")
    assert skipped.code == "missing-file"
    assert "article.txt" in skipped.remedy


def test_a_pattern_without_match_and_a_folder_without_articles_say_so(tmp_path: Path) -> None:
    assert only_skipped(tmp_path / "*.txt").code == "no-match"
    assert only_skipped(tmp_path).code == "nothing-readable"


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", b"\0")
    write(tmp_path / "c.txt")
    outcomes = read(tmp_path, tmp_path / "none.txt")
    assert (ids(outcomes), codes(outcomes)) == (["a.txt", "c.txt"], ["binary-file", "missing-file"])


def test_strict_reading_raises_with_the_place(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    path = write(tmp_path / "b.txt", b"\xff\xff fell")
    stream = read_documents([str(tmp_path)], settings=ReadSettings(is_strict=True))
    assert isinstance(next(stream), Document)
    with pytest.raises(UnreadableError) as caught:
        next(stream)
    assert caught.value.problems[0].place == f"{path.as_posix()}:1:1"


def test_files_left_aside_on_purpose_are_no_failure_even_when_strict(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.css")
    assert codes(read(tmp_path, is_strict=True)) == ["other-files"]


def test_a_file_over_the_limit_says_so(tmp_path: Path) -> None:
    skipped = only_skipped(write(tmp_path / "a.txt", b"It fell. " * 20), max_bytes=100)
    assert (skipped.code, "100 bytes" in skipped.reason) == ("too-large", True)
    packed = write(tmp_path / "b.txt.gz", gzip.compress(b"It fell. " * 9999))
    assert only_skipped(packed, max_bytes=100).code == "too-large"


# Records


def test_json_lines_give_text_id_and_metadata(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "text": "It fell.",
        "outlet": "The Courier",
        "date": "3 May 2022",
        "lean": "left",
        "tags": ["a", "b"],
        "nothing": None,
        "n": 1.5,
    }
    (document,) = read(write(tmp_path / "a.jsonl", json.dumps(record)))
    assert isinstance(document, Document)
    assert document.id == "7"
    assert document.metadata.outlet == "The Courier"
    assert document.metadata.date == "2022-05-03"
    assert document.metadata.field("tags") == "a, b"
    assert document.metadata.custom == (("lean", "left"), ("n", "1.5"), ("tags", "a, b"))


def test_a_record_without_id_gets_name_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '\n{"text": "It fell."}\n')
    assert ids(read(path)) == ["a.jsonl:2"]


def test_a_bad_line_is_named_and_the_next_one_is_read(tmp_path: Path) -> None:
    lines = [
        b'{"id": "1", "text": "It fell."}',
        b'{"id": "2", "text": "It fell."',
        b"[]",
        b'{"id": "4", "body": "It fell."}',
        b'{"id": "5", "text": "\xff"}',
        b'{"id": "6", "text": 6}',
        b'{"id": "1", "text": "It fell."}',
        b'{"id": "8", "text": "\\ud83d fell"}',
        b'{"id": "9", "text": "\\u0000 fell"}',
        b"[" * 100_000,
        b'{"id": "11", "text": "..."}',
        b'{"id": "12", "text": "It fell."}',
    ]
    path = write(tmp_path / "a.jsonl", b"\n".join(lines))
    outcomes = read(path)
    assert ids(outcomes) == ["1", "12"]
    skipped = [outcome for outcome in outcomes if isinstance(outcome, SkippedDocument)]
    places = [outcome.path.removeprefix(path.as_posix()).split(":")[1] for outcome in skipped]
    assert places == ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]
    assert codes(outcomes) == [
        "bad-json",
        "bad-json",
        "no-text",
        "wrong-encoding",
        "no-text",
        "repeated-id",
        "half-character",
        "binary-file",
        "bad-json",
        "no-words",
    ]


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"id": "1", "text": "It fell. " * 99})
    path = write(tmp_path / "a.jsonl", f'{long}\n{{"id": "2", "text": "It fell."}}')
    outcomes = read(path, max_bytes=200)
    assert (ids(outcomes), codes(outcomes)) == (["2"], ["too-large"])


def test_the_text_field_and_the_id_field_may_have_other_names(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"key": "k", "body": "It fell."}')
    assert ids(read(path, text_field="body", id_field="key")) == ["k"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'id,text,outlet\n1,"It fell,\nand ""again"".",Courier\n'),
        ("a.csv", 'id;Text;outlet\n1;"It fell,\nand ""again"".";Courier\n'),
        ("a.tsv", 'id\ttext\toutlet\n1\t"It fell,\nand ""again""."\tCourier\n'),
        ("a.csv", '\ufeffid,text,outlet\r\n1,"It fell,\nand ""again"".",Courier\r\n'),
    ],
)
def test_tables_give_a_document_a_row(tmp_path: Path, name: str, content: str) -> None:
    (document,) = read(write(tmp_path / name, content))
    assert isinstance(document, Document)
    assert (document.id, document.metadata.outlet) == ("1", "Courier")
    assert document.text == 'It fell,\nand "again".'


def test_a_bad_row_is_named_and_the_next_one_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,text\n1,It fell.\n2,It, fell.\n3,\n4,It fell.\n")
    outcomes = read(path)
    assert (ids(outcomes), codes(outcomes)) == (["1", "4"], ["bad-csv", "no-text"])
    assert [o.path.split(":")[1] for o in outcomes if isinstance(o, SkippedDocument)] == ["3", "4"]


def test_a_table_that_breaks_off_says_where(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"id,text\n1,It fell.\n2,It \xff fell.\n")
    assert codes(read(path))[-1] == "wrong-encoding"
    path = write(tmp_path / "b.csv", 'id,text\n1,It fell.\n2,"It" fell.\n')
    outcomes = read(path)
    assert (ids(outcomes), codes(outcomes)) == (["1"], ["bad-csv"])


# Metadata and manifests


def test_front_matter_is_metadata_and_no_text_is_lost(tmp_path: Path) -> None:
    content = "---\noutlet: The Courier\ndate: 2022-05-03\nlang: de-AT\ndesk: no\n---\nSie fiel.\n"
    (document,) = read(write(tmp_path / "a.md", content))
    assert isinstance(document, Document)
    assert document.text == content
    assert document.metadata.outlet == "The Courier"
    assert document.metadata.language == "de"
    assert document.metadata.field("desk") == "no"


@pytest.mark.parametrize(
    "content", ["---\n\nIt fell: all of it.\n\n---\n", "--- It fell.", "---\nx"]
)
def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path, content: str) -> None:
    (document,) = read(write(tmp_path / "a.txt", content))
    assert isinstance(document, Document)
    assert not document.metadata.custom


def test_a_date_that_could_be_two_days_is_kept_as_written(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path / "a.md", "---\ndate: 03/04/2022\n---\nIt fell."))
    assert isinstance(document, Document)
    assert document.metadata.date is None
    assert document.metadata.field("date_as_written") == "03/04/2022"


MANIFEST = """
corpus: bridges
language: en
desk: foreign
documents:
  - file: b.txt
    outlet: The Courier
    date: 2022-05-03
  - file: a.txt
    outlet: The Herald
    language: de
    desk: local
"""


def test_a_manifest_gives_order_and_metadata_over_its_defaults(tmp_path: Path) -> None:
    write(tmp_path / "corpus.yml", MANIFEST)
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    outcomes = read(tmp_path)
    assert ids(outcomes) == ["b.txt", "a.txt"]
    fields = [
        (d.metadata.outlet, d.metadata.language, d.metadata.field("desk"))
        for d in outcomes
        if isinstance(d, Document)
    ]
    assert fields == [("The Courier", "en", "foreign"), ("The Herald", "de", "local")]
    assert read(tmp_path / "corpus.yml") == outcomes


def test_what_the_file_says_of_itself_wins_over_the_defaults_of_the_manifest(
    tmp_path: Path,
) -> None:
    write(tmp_path / "corpus.yml", "outlet: A\ndate: 2022\ndocuments: [{file: a.md, date: 2021}]")
    write(tmp_path / "a.md", "---\noutlet: B\ndate: 2020\n---\nIt fell.")
    (document,) = read(tmp_path)
    assert isinstance(document, Document)
    assert (document.metadata.outlet, document.metadata.date) == ("B", "2021")


def test_a_manifest_entry_may_be_a_glob_or_a_file_of_records(tmp_path: Path) -> None:
    write(tmp_path / "corpus.yml", "documents:\n- {file: x/*.txt, outlet: A}\n- {file: r.jsonl}\n")
    for name in ("x/1.txt", "x/2.txt"):
        write(tmp_path / name)
    write(tmp_path / "r.jsonl", '{"id": "r", "text": "It fell."}')
    assert ids(read(tmp_path)) == ["x/1.txt", "x/2.txt", "r"]


def test_a_manifest_without_documents_gives_defaults_to_all_files(tmp_path: Path) -> None:
    write(tmp_path / "corpus.yml", "outlet: The Courier\n")
    write(tmp_path / "a.txt")
    (document,) = read(tmp_path)
    assert isinstance(document, Document)
    assert document.metadata.outlet == "The Courier"


def test_files_that_a_manifest_does_not_list_are_named(tmp_path: Path) -> None:
    write(tmp_path / "corpus.yml", "documents: [{file: a.txt}]")
    for name in ("a.txt", "b.txt", "README.md"):
        write(tmp_path / name)
    outcomes = read(tmp_path)
    assert (ids(outcomes), codes(outcomes)) == (["a.txt"], ["not-listed"])


@pytest.mark.parametrize(
    ("manifest", "code", "line"),
    [
        ("documents:\n- file: none.txt\n", "missing-file", 2),
        ("documents:\n- outlet: A\n", "manifest", 2),
        ("documents:\n- file: ../out.txt\n", "outside-folder", 2),
        ("documents:\n- file: /etc/hostname\n", "outside-folder", 2),
        ("documents:\n- file: link.txt\n", "outside-folder", 2),
        ("documents:\n- file: ../*.txt\n", "outside-folder", 2),
        ("documents: 7\n", "manifest", 1),
        ("- a.txt\n", "manifest", 1),
        ("documents: [\n", "yaml-syntax", 2),
        ("outlet: &x A\ndocuments: [{file: a.txt}]\n", "yaml-anchor", 1),
        ("documents:\n- file: a.txt\n- file: a.txt\n", "listed-twice", 3),
        ("documents:\n- file: a.txt\n  outlet: {a: b}\n", "manifest", 3),
    ],
)
def test_a_mistake_in_a_manifest_has_its_line(
    tmp_path: Path, manifest: str, code: str, line: int
) -> None:
    folder = tmp_path / "corpus"
    place = write(folder / "corpus.yml", manifest)
    write(folder / "a.txt")
    write(tmp_path / "out.txt")
    (folder / "link.txt").symlink_to(tmp_path / "out.txt")
    skipped = [o for o in read(folder) if isinstance(o, SkippedDocument) and o.code != "not-listed"]
    assert [outcome.code for outcome in skipped] == [code]
    assert skipped[0].path.startswith(f"{place.as_posix()}:{line}:")
    assert "out.txt" not in ids(read(folder))


def test_settings_beside_the_articles_are_no_files_of_another_kind(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "framing.yml", "policies: [bbc-style]\n")
    assert codes(read(tmp_path)) == []
    write(tmp_path / "other.yml", "policies: [bbc-style]\n")
    assert codes(read(tmp_path)) == ["other-files"]


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "out" / "secret.txt")
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "c").symlink_to(tmp_path / "out")
    outcomes = read(tmp_path / "in")
    assert (ids(outcomes), codes(outcomes)) == (["a.txt"], ["outside-folder", "outside-folder"])


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to(tmp_path)
    outcomes = read(tmp_path)
    assert (ids(outcomes), codes(outcomes)) == (["a.txt"], [])


def test_a_pipe_among_articles_is_listed_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    outcomes = read(tmp_path)
    assert (ids(outcomes), codes(outcomes)) == (["a.txt"], ["not-a-file"])
    assert codes(read(tmp_path / "b.txt")) == ["not-a-file"]
    write(tmp_path / "corpus.yml", "documents: [{file: a.txt}]\n")
    assert (ids(read(tmp_path)), codes(read(tmp_path))) == (["a.txt"], [])


def test_a_link_that_leads_nowhere_is_not_taken_for_a_wrong_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (link,) = read(tmp_path / "a.txt")
    assert (link.code, link.reason) == ("missing-file", "the link leads nowhere")
    assert "Did you mean" not in link.remedy


def test_the_corpus_tells_its_title_and_its_own_entities(tmp_path: Path) -> None:
    write(tmp_path / "corpus.yml", "title: Falling bridges\nentities: [own.yml]\ndocuments: []\n")
    own = write(tmp_path / "own.yml", "entities: []\n")
    assert corpus_title([str(tmp_path)]) == "Falling bridges"
    assert corpus_entities([str(tmp_path)]) == (own,)
    assert corpus_title([str(tmp_path / "own.yml")]) is None


def test_an_entity_file_that_is_missing_stops_with_its_line(tmp_path: Path) -> None:
    place = write(tmp_path / "corpus.yml", "title: x\nentities: none.yml\n")
    with pytest.raises(UnreadableError) as caught:
        corpus_entities([str(tmp_path)])
    assert caught.value.problems[0].place == f"{place.as_posix()}:2:11"


# Start-up


def test_reading_plain_text_loads_no_yaml_and_no_reader_of_markup(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    code = (
        "import sys; from framing.read.documents import read_documents;"
        f"list(read_documents([{str(path)!r}]));"
        "print([m for m in ('yaml', 'html', 'csv', 'json', 'gzip', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Hostile bytes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.md", "a.html", "a.gz"]))
def test_any_bytes_give_a_document_or_a_reason(tmp_path: Path, content: bytes, name: str) -> None:
    for outcome in read(write(tmp_path / name, content)):
        if isinstance(outcome, SkippedDocument):
            assert outcome.code
            assert outcome.reason
            assert outcome.remedy
        else:
            assert len(outcome.tokens)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.lists(
        st.sampled_from(
            [b'{"text": "It fell."}', b"text,id", b"It,1", b'"', b"\xff", b"\0", b"---"]
        )
        | st.binary(max_size=20),
        max_size=12,
    ),
    name=st.sampled_from(["a.jsonl", "a.csv", "a.tsv", "a.csv.gz", "corpus.yml"]),
)
def test_any_records_give_documents_or_reasons(
    tmp_path: Path, content: list[bytes], name: str
) -> None:
    outcomes = read(write(tmp_path / name, b"\n".join(content)))
    assert all(isinstance(outcome, Document | SkippedDocument) for outcome in outcomes)
