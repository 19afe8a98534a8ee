"""Which part of a page each paragraph is: tests/cases/zones*.yml, and what holds of every page."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from framing.domain.document import Document, Metadata, Zone
from framing.read.documents import document_from_text

_ROWS = [
    row
    for path in sorted((Path(__file__).parent / "cases").glob("zones*.yml"))
    for row in yaml.safe_load(path.read_text("utf-8"))
]
_HEADS = ("A long winter", "Bridge Falls.")
_GLUE = "<glue>\n"


def page_of(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The page without its marks, and the zone and text of each paragraph in it."""
    text = ""
    expected: list[tuple[str, str]] = []
    for line in marked.replace(_GLUE, _GLUE[:-1] + "\0").replace("\0", "\n").splitlines():
        zone, bar, words = line.partition("| ")
        if not bar:
            text += line + "\n"
            if line.strip() and not set(line) <= set("-="):
                expected[-1] = (expected[-1][0], f"{expected[-1][1]}\n{line}")
            continue
        is_glued = words.endswith("<glue>")
        words = words.removesuffix("<glue>")
        inner = words.partition("<<")[2].partition(">>")[0] or words
        expected.append((zone, inner))
        text += words.replace("<<", "").replace(">>", "") + ("" if is_glued else "\n")
    return text, expected


def zones_of(document: Document) -> list[tuple[str, str]]:
    return [
        (block.zone.value, document.text[block.span.start : block.span.end])
        for block in document.blocks
    ]


@pytest.mark.parametrize("row", _ROWS, ids=[row["name"] for row in _ROWS])
def test_each_paragraph_has_its_zone(row: dict[str, str]) -> None:
    text, expected = page_of(row["page"])
    metadata = Metadata(language=row.get("language", "en"))
    document = document_from_text(text, kind=row.get("kind", "txt"), metadata=metadata)
    assert zones_of(document) == expected


def test_the_title_of_the_metadata_finds_the_headline_among_other_lines() -> None:
    text = "Valley News\nMiller sells flour\nBridge of Varn falls\nThe bridge fell on Tuesday."
    document = document_from_text(text, metadata=Metadata(title="Bridge of Varn falls"))
    assert zones_of(document)[2] == ("headline", "Bridge of Varn falls")


def test_a_first_sentence_is_no_headline_where_the_metadata_tell_another() -> None:
    below = "The council of Varn kept the bridge over the river shut, its speaker said on Sunday, after six hours of talk."
    text = "\n\n".join(["The bridge is shut.", *[below] * 4])
    told = Metadata(title="Council keeps the bridge shut")
    found = [zones_of(document_from_text(text, metadata=each))[0][0] for each in (told, Metadata())]
    assert found == ["body", "headline"]


def test_a_markdown_page_whose_title_stands_in_its_front_matter_begins_with_a_section() -> None:
    page = "---\ntitle: Bridge falls\n---\n## {}\n\nThe bridge fell on Tuesday."
    found = [zones_of(document_from_text(page.format(words), kind="md"))[0] for words in _HEADS]
    assert found == [("subhead", "A long winter"), ("headline", "Bridge Falls.")]


def test_lines_wrapped_at_one_column_are_one_paragraph() -> None:
    words = "The bridge over the river fell on Tuesday and nobody stood on it at all. "
    text = wrapped(words * 6, 70) + "\n\n" + wrapped(words * 4, 70)
    assert len(document_from_text(text).blocks) == 2


def test_an_indented_line_begins_a_paragraph_in_wrapped_text() -> None:
    words = "The bridge over the river fell on Tuesday and nobody stood on it at all. "
    text = wrapped(words * 4, 70) + "\n    " + wrapped(words * 4, 66)
    assert len(document_from_text(text).blocks) == 2


def test_a_short_line_ends_a_paragraph_of_wrapped_text_without_blank_lines() -> None:
    words = "The bridge over the river fell on Tuesday and nobody stood on it at all. "
    text = "Bridge falls\n" + wrapped(words * 4 + "Gone.", 70) + "\n" + wrapped(words * 4, 70)
    paragraphs = [document.split(None, 2)[:2] for _, document in zones_of(document_from_text(text))]
    assert paragraphs == [["Bridge", "falls"], ["The", "bridge"], ["The", "bridge"]]


def test_one_sentence_a_line_is_one_paragraph_a_line() -> None:
    text = "The bridge over the river fell on Tuesday.\nNobody stood on the bridge that day.\n"
    assert len(document_from_text(text).blocks) == 2


def test_an_indented_paragraph_is_no_block_quotation() -> None:
    text = "Varn falls\n\nThe miller spoke.\n\n    “It was loud,” he said.\n\nHe left."
    assert not any(block.is_quotation for block in document_from_text(text).blocks)


def test_the_paragraph_above_the_signature_of_a_post_is_a_quotation() -> None:
    text = "Varn falls\n\nHe wrote on.\n\nWhat a loud bridge\n\n— Miller (@miller) May 3, 2022\n\nIt rained."
    document = document_from_text(text)
    quoted = [block.span for block in document.blocks if block.is_quotation]
    assert [document.text[span.start : span.end] for span in quoted] == ["What a loud bridge"]


def test_boilerplate_and_comments_are_not_scored_and_all_else_is() -> None:
    assert {zone for zone in Zone if not zone.is_scored} == {Zone.BOILERPLATE, Zone.COMMENT}


_LINES = st.sampled_from(
    [
        "",
        "   ",
        "Bridge of Varn falls",
        "The bridge fell on Tuesday. Nobody stood on it.",
        "LATEST",
        "- a link",
        "3 comments",
        "Leave a Reply",
        "PHOTO: the miller",
        "By Ann Lee",
        "“It was loud,” he said.",
        "— Ann (@ann) May 3, 2022",
        "# heading",
        "> quoted",
        "===",
        "---",
        "```",
        "(Photo: x)The bridge",
        "2022",
        "*",
        "\u00a0",
    ]
)
_PAGES = st.lists(_LINES | st.text(max_size=40), max_size=25).map("\n".join)


@example(text="*\nBridge of Varn falls\n*", kind="md")  # a sign before a blank emphasises nothing
@given(text=_PAGES | st.text(), kind=st.sampled_from(["txt", "md", "html"]))
def test_blocks_are_ordered_disjoint_and_without_white_space_at_their_edges(
    text: str, kind: str
) -> None:
    document = safely_read(text, kind)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        words = document.text[block.span.start : block.span.end]
        assert words == words.strip()
        end = block.span.end


@given(text=_PAGES | st.text())
def test_in_plain_text_nothing_but_white_space_lies_outside_the_blocks(text: str) -> None:
    document = document_from_text("." + text)
    outside = list(document.text)
    for block in document.blocks:
        outside[block.span.start : block.span.end] = [" "] * len(block.span)
    assert not "".join(outside).strip()


def safely_read(text: str, kind: str) -> Document:
    """As a draft, with a sign in front that keeps a text of dashes from being front matter."""
    return document_from_text(("" if kind == "html" else "\n") + text, kind=kind)


def wrapped(words: str, width: int) -> str:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_a_row_that_begins_with_a_comma_names_no_author() -> None:
    text = "The dam burst at noon.\n\n, according to the town,\n\nThe crews had left."
    assert document_from_text(text, id="row").blocks[1].zone is Zone.BODY
