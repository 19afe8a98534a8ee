"""Text exports of Nexis and Factiva in their odder forms: no text is lost, no index is read as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_read_formats import documents, skipped

from framing.domain.document import Document

FIRST = "The council of Varn kept the bridge shut on Sunday, its speaker said."
LAST = "Nobody was surprised."
OLD_HEAD = (
    "                 1 of 1 DOCUMENTS\n\n\n        The Varn Bell\n\n     May 4, 2016 Wednesday\n\n"
)
NEW_HEAD = "Council keeps the bridge shut\nThe Varn Bell\nMay 4, 2016 Wednesday\n\n"
FACTIVA_END = "\n\nDocument VARNBL0020160504ec540000a\n"


def read(tmp_path: Path, text: str) -> list[Document]:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return documents(path)


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


@pytest.mark.parametrize("label", ["Type", "City", "Person", "Highlight", "Update"])
def test_a_paragraph_that_begins_like_a_label_is_text(tmp_path: Path, label: str) -> None:
    told = f"{label}: of wood, the council said." if label != "Update" else "Copyright was theirs."
    text = f"{NEW_HEAD}Length: 9 words\n\nBody\n\n{FIRST}\n\n{told}\n\n{LAST}\n\nLoad-Date: May 5, 2016\n\nEnd of Document\n"
    (document,) = read(tmp_path, text)
    assert paragraphs(document) == ["Council keeps the bridge shut", FIRST, told, LAST]


def test_words_of_an_index_below_the_text_are_no_text(tmp_path: Path) -> None:
    index = "Classification\n\nLanguage: ENGLISH\n\nSubject: BRIDGES (90%);\nFERRIES (70%)\n\nLoad-Date: May 5, 2016"
    text = f"{NEW_HEAD}Section: NEWS; Pg. 4\nand Pg. 5\nLength: 9 words\nByline: Ann Rowe\n\nBody\n\n{FIRST}\n\n{index}\n\nEnd of Document\n"
    (document,) = read(tmp_path, text)
    assert paragraphs(document) == ["Council keeps the bridge shut", FIRST]
    assert document.metadata.author == "Ann Rowe"
    assert document.metadata.language == "en"


def test_a_cover_above_the_first_article_is_no_part_of_it(tmp_path: Path) -> None:
    cover = "User Name: = Ann Rowe\nDate and Time: = Wednesday, May 4, 2016 4:00 PM\nJob Number: = 1\n\nDocuments (1)\n\n1. Council keeps the bridge shut\nClient/Matter: -None-\nSearch Terms: bridge\n\n"
    text = f"{cover}{NEW_HEAD}Length: 9 words\n\nBody\n\n{FIRST}\n\nLoad-Date: May 5, 2016\n\nEnd of Document\n"
    (document,) = read(tmp_path, text)
    assert document.metadata.title == "Council keeps the bridge shut"
    assert document.metadata.outlet == "The Varn Bell"


def test_a_count_amid_the_text_parts_no_article_where_ends_are_marked(tmp_path: Path) -> None:
    text = f"{NEW_HEAD}Length: 9 words\n\nBody\n\n{FIRST}\n\n1 of 12\n\n{LAST}\n\nLoad-Date: May 5, 2016\n\nEnd of Document\n"
    (document,) = read(tmp_path, text)
    assert paragraphs(document) == ["Council keeps the bridge shut", FIRST, "1 of 12", LAST]


def test_an_article_without_labels_has_its_text_below_the_headline(tmp_path: Path) -> None:
    text = (
        f"{OLD_HEAD}Council keeps the bridge\nshut\n\n{FIRST}\n\n{LAST}\n\nLOAD-DATE: May 5, 2016\n"
    )
    (document,) = read(tmp_path, text)
    assert document.metadata.title == "Council keeps the bridge shut"
    assert paragraphs(document) == ["Council keeps the bridge shut", FIRST, LAST]


def test_an_article_of_a_head_alone_is_told_to_have_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{OLD_HEAD}Council keeps the bridge shut\n\nLOAD-DATE: May 5, 2016\n")
    assert skipped(path).code == "no-text"


def test_an_article_that_ends_with_its_edition_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OLD_HEAD.replace("Wednesday", "Wednesday Final Edition"))
    assert skipped(path).code == "no-text"


def test_the_edition_below_the_day_is_no_headline(tmp_path: Path) -> None:
    text = f"{OLD_HEAD}Final Edition\n\nCouncil keeps the bridge shut\n\n{FIRST}\n\n{LAST}\n"
    (document,) = read(tmp_path, text)
    assert paragraphs(document) == ["Council keeps the bridge shut", FIRST, LAST]


def test_a_transcript_has_its_headline_from_its_label(tmp_path: Path) -> None:
    text = "    1 of 1 DOCUMENTS\n\n\n   VBN\n\n  SHOW: VARN TONIGHT 8:00 PM EST\n\n  May 4, 2016 Wednesday\n\nTRANSCRIPT: 050401\n\nLENGTH: 9 words\n\nHEADLINE: Council keeps the bridge shut\n\nGUESTS: Tom Orr\n\nBODY:\n\nANN ROWE, VBN ANCHOR: It is shut.\n"
    (document,) = read(tmp_path, text)
    assert document.metadata.title == "Council keeps the bridge shut"
    assert document.metadata.outlet == "VBN"
    assert paragraphs(document)[1:] == ["ANN ROWE, VBN ANCHOR: It is shut."]


@pytest.mark.parametrize(
    ("head", "language", "title"),
    [
        (
            "1 von 1 DOKUMENT\n\nVarner Zeitung\n\nMittwoch 4. Mai 2016\n\nDie Brücke\n\nLÄNGE: 9 Wörter",
            "de",
            "Die Brücke",
        ),
        (
            "1 de 1 DOCUMENT\n\nLe Varnais\n\nMercredi 4 mai 2016\n\nLe pont\n\nLONGUEUR: 9 mots",
            "fr",
            "Le pont",
        ),
    ],
)
def test_an_export_of_one_article_in_another_language_is_known(
    tmp_path: Path, head: str, language: str, title: str
) -> None:
    name = {"de": "SPRACHE: GERMAN", "fr": "LANGUE: FRENCH"}[language]
    (document,) = read(tmp_path, f"{head}\n\nNi.\n\n{name}\n")
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.language) == (title, "2016-05-04", language)


def test_an_export_is_known_by_the_head_of_a_first_article_that_is_long(tmp_path: Path) -> None:
    long = " ".join([LAST] * 600)
    text = f"{NEW_HEAD}Length: 1800 words\n\nBody\n\n{long}\n\nLoad-Date: May 5, 2016\n\nEnd of Document\n\n{NEW_HEAD}Length: 9 words\n\nBody\n\n{FIRST}\n\nEnd of Document\n"
    assert len(read(tmp_path, text)) == 2
    head = "Council keeps the bridge shut\n\n1,800 words\n4 May 2016\nThe Varn Bell\nVARN\nEnglish\n(c) 2016 The Varn Bell\n\n"
    assert (
        len(
            read(
                tmp_path,
                head + long + FACTIVA_END.replace("504ec", "604ec") + head + FIRST + FACTIVA_END,
            )
        )
        == 2
    )


def test_prose_that_counts_words_and_names_a_language_stays_one_article(tmp_path: Path) -> None:
    (document,) = read(tmp_path, f"{FIRST}\n\nIt has 412 words in English.\n\n{LAST}\n")
    assert len(document.blocks) == 3


@pytest.mark.parametrize("begun", ["US officials", "EU ministers", "UN", "IN"])
def test_a_paragraph_of_factiva_that_begins_with_capitals_is_text(
    tmp_path: Path, begun: str
) -> None:
    told = f"{begun} said nothing."
    text = f"HD    Council keeps the bridge shut\nWC    9 words\nPD    4 May 2016\nSN    The Varn Bell\nLA    English\nLP    \n{FIRST}\n\nTD    \n{told}\n\nNS    gpol : Politics\nAN    {FACTIVA_END.strip()}\n"
    (document,) = read(tmp_path, text)
    assert paragraphs(document) == ["Council keeps the bridge shut", FIRST, told]


def test_the_section_above_a_headline_of_factiva_is_not_the_headline(tmp_path: Path) -> None:
    text = f"World News\nCouncil keeps the bridge shut\n\nBy Ann Rowe\n9 words\n4 May 2016\nThe Varn Bell\nVARN\nEnglish\n(c) 2016 The Varn Bell\n\n{FIRST}{FACTIVA_END}"
    (document,) = read(tmp_path, text)
    assert document.metadata.title == "Council keeps the bridge shut"
    assert document.metadata.author == "Ann Rowe"
