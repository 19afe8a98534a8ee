"""Word and RTF documents in odd but legal forms: what a reader sees is read, and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from test_read_formats import documents, skipped, zoned

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RTF_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}\pard "


def word_text(tmp_path: Path, body: str) -> str:
    """The text of a document of this body, without properties or styles."""
    (document,) = documents(word_file(tmp_path / "a.docx", body))
    return document.text


def word_file(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        types = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
        file.writestr(
            "[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>'
        )
        relation = f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/>'
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>',
        )
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return path


def paragraph(words: str, marks: str = "") -> str:
    return f'<w:p><w:r>{marks}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def test_what_was_moved_is_read_where_it_stands_now(tmp_path: Path) -> None:
    body = (
        "<w:p><w:moveFrom w:id='1'><w:r><w:t>It fell. </w:t></w:r></w:moveFrom>"
        "<w:r><w:t xml:space='preserve'>It stood. </w:t></w:r>"
        "<w:moveTo w:id='2'><w:r><w:t>It fell.</w:t></w:r></w:moveTo></w:p>"
    )
    assert word_text(tmp_path, body) == "It stood. It fell."


@pytest.mark.parametrize(("value", "is_read"), [("", False), (' w:val="0"', True)])
def test_hidden_words_are_not_read(tmp_path: Path, value: str, is_read: bool) -> None:
    hidden = paragraph("It never fell.", f"<w:rPr><w:vanish{value}/></w:rPr>")
    text = word_text(tmp_path, hidden + paragraph("It fell."))
    assert ("never" in text) == is_read
    assert "It fell." in text


def test_two_line_breaks_in_a_paragraph_part_what_is_read_as_two(tmp_path: Path) -> None:
    inner = "Bridge falls</w:t><w:br/><w:br/><w:t>It fell on Monday,</w:t><w:br/><w:t>she said.</w:t><w:br/><w:br/><w:t>It rained."
    path = word_file(tmp_path / "a.docx", paragraph(inner) + paragraph("He left."))
    (document,) = documents(path)
    assert zoned(document) == [
        ("headline", "Bridge falls"),
        ("body", "It fell on Monday, she said."),
        ("body", "It rained."),
        ("body", "He left."),
    ]
    assert document.text.count("\n") == 1


def test_letters_above_others_and_the_name_of_the_library_are_no_words(tmp_path: Path) -> None:
    ruby = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hashi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>橋</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    (document,) = documents(word_file(tmp_path / "a.docx", ruby + paragraph("It fell.")))
    assert "hashi" not in document.text
    assert document.metadata.title is None


def test_an_old_or_locked_word_document_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "password" in skipped(path).remedy


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            r"The council {\deleted\revauthdel1 never }{\revised always }met.\par",
            "The council always met.",
        ),
        (r"It {\v\b never \'93x\'94 \u8220? }fell.\par", "It fell."),
        (r"\v Never.\v0 It fell.\par", "It fell."),
        (
            r'{\field{\*\fldinst{HYPERLINK "http://varn.example/a"}}{\fldrslt{The mill}}} fell.\par',
            "The mill fell.",
        ),
        (r"\uc1 She wrote \u-10179?\u-8704? here.\par", "She wrote 😀 here."),
        (r"{\listtext\'b7\tab}It fell.\par", "· It fell."),
        (r"A {\viewkind4 wide} {\b bold} word.\par", "A wide bold word."),
        (
            r"\trowd\intbl It fell on Monday.\cell It rained.\cell\row\pard He left.\par",
            "It fell on Monday.\nIt rained.\n\nHe left.",
        ),
        (r"{\pict\bin4 {{}\}It fell.\par", "It fell."),
    ],
)
def test_rtf_is_read_as_it_is_shown(tmp_path: Path, written: str, read: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(RTF_HEAD + written + "}", encoding="latin-1")
    (document,) = documents(path)
    assert document.text.strip() == read


def test_letters_of_old_macs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\mac\ansicpg10000{\fonttbl{\f0 Times;}}\f0 The caf\'8e fell.\par}")
    (document,) = documents(path)
    assert document.text.strip() == "The café fell."
