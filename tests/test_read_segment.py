"""Where sentences and words begin and end."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.document import Document, Metadata
from framing.domain.span import Spans
from framing.read.documents import document_from_text

_FILE = Path(__file__).parent / "cases" / "sentences.yml"
_ROWS = [
    (language, row)
    for language, rows in yaml.safe_load(_FILE.read_text("utf-8")).items()
    for row in rows.splitlines()
]


def read(text: str, language: str = "en", kind: str = "txt") -> Document:
    return document_from_text(text, kind=kind, metadata=Metadata(language=language))


def cut(document: Document, spans: Spans) -> list[str]:
    return [document.text[start:end] for start, end in zip(spans.starts, spans.ends, strict=True)]


def words(text: str, language: str = "en", kind: str = "txt") -> list[str]:
    document = read(text, language, kind)
    return cut(document, document.tokens)


@pytest.mark.parametrize(("language", "row"), _ROWS, ids=[row for _, row in _ROWS])
def test_sentences_end_where_people_end_them(language: str, row: str) -> None:
    joint = "|" if language == "zh" else " | "
    text = row.replace(joint, "" if language == "zh" else " ")
    document = read(text, language)
    assert cut(document, document.sentences) == row.split(joint)


def test_a_missing_blank_after_a_stop_still_ends_the_sentence() -> None:
    document = read("The miller said it.The army denied it. The U.S.Army too.")
    assert cut(document, document.sentences) == [
        "The miller said it.",
        "The army denied it.",
        "The U.S.Army too.",
    ]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    document = read("The bridge of Varn\n\nfell on Tuesday. It rained")
    assert cut(document, document.sentences) == [
        "The bridge of Varn",
        "fell on Tuesday.",
        "It rained",
    ]


def test_a_line_end_inside_a_wrapped_paragraph_ends_no_sentence() -> None:
    document = read("# Varn\n\nThe bridge\nfell on\nTuesday.", kind="md")
    assert cut(document, document.sentences)[-1] == "The bridge\nfell on\nTuesday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the regime’s rebel-held town", ["the", "regime’s", "rebel", "held", "town"]),
        ("rock'n'roll, 'quoted' rebels' end", ["rock'n'roll", "quoted", "rebels", "end"]),
        ("1,204.5 crowns in 2016, 3,", ["1,204.5", "crowns", "in", "2016", "3"]),
        ("nowhttps://example.org/regime?x=rebel end", ["now", "end"]),
        ("see www.example.org/regime. End", ["see", "End"]),
        ("write to regime@example.org today", ["write", "to", "today"]),
        ("@regime said #FreeVarn", ["said", "FreeVarn"]),
        ("pic.twitter.com/regime end", ["end"]),
        ("his@, a@ b", ["his", "a", "b"]),
        ("snake_case _regime_", ["snake", "case", "regime"]),
        (
            "re\u00adgime re\u200bgime re\u200dgime",
            ["re\u00adgime", "re\u200bgime", "re\u200dgime"],
        ),
        ("re\u0301gime \u0301 x", ["re\u0301gime", "x"]),
        ("𝐫𝐞𝐠𝐢𝐦𝐞 of 🙂 Varn", ["𝐫𝐞𝐠𝐢𝐦𝐞", "of", "Varn"]),
        ("他说政权 regime", ["他说政权", "regime"]),
        ("हिन्दी शासन", ["हिन्दी", "शासन"]),
        ("النظام السوري", ["النظام", "السوري"]),
        ("“”‘’ — …", []),
    ],
)
def test_words_are_letters_digits_and_what_joins_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_french_articles_part_from_their_noun_and_inner_apostrophes_stay() -> None:
    assert words("L’armée d'Orr, aujourd’hui", "fr") == ["L", "armée", "d", "Orr", "aujourd’hui"]
    assert words("O’Brien d’Orr", "en") == ["O’Brien", "d’Orr"]


def test_a_link_in_markdown_gives_its_words_and_not_its_address() -> None:
    text = 'The [old regime](https://example.org/rebels "Rebels") fell.[^1] <b>Re</b>\n'
    assert words(text, kind="md") == ["The", "old", "regime", "fell", "Re"]


def test_front_matter_holds_no_words() -> None:
    text = "---\ntitle: Regime\n---\nThe bridge fell."
    assert words(text) == ["The", "bridge", "fell"]


_PIECES = st.sampled_from(
    [
        "The",
        "regime",
        "U.S.",
        "Mr.",
        " ",
        " ",
        ". ",
        "? ",
        "! ",
        "… ",
        '"',
        "“",
        "”",
        "’",
        "'",
        "(",
        ")",
        "\n",
        "\n\n",
        "3.5",
        "No. ",
        "https://x.org/a.b",
        "@a",
        "a@b.org",
        "#x",
        "_",
        "。",
        "é",
        "é",
        "\xad",
        "🙂",
        "他说",
        "-",
        "—",
        " . . . ",
        "J.",
        "al-N",
        "\u200b",
        "\r\n",
        "\t",
        "\u2028",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=60).map("".join) | st.text()


@given(
    text=_TEXTS,
    kind=st.sampled_from(["txt", "md", "html"]),
    language=st.sampled_from(["en", "de", "fr"]),
)
def test_tokens_are_words_inside_sentences_inside_blocks(
    text: str, kind: str, language: str
) -> None:
    document = read("\n" + text, language, kind)
    end = 0
    for token in document.tokens:
        assert end <= token.start < token.end
        end = token.end
        word = document.text[token.start : token.end]
        assert word[0].isalnum()
        assert not any(char.isspace() for char in word)
        sentence = document.sentence_at(token.start)
        assert sentence is not None
        assert sentence.covers(token)
    for sentence in document.sentences:
        index = document.block_index_at(sentence.start)
        assert index is not None
        assert document.blocks[index].span.covers(sentence)


@given(text=_TEXTS)
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    document = read("." + text)
    for block in document.blocks:
        inside = [s for s in document.sentences if block.span.covers(s)]
        assert inside[0].start == block.span.start
        assert inside[-1].end == block.span.end
        for before, after in pairwise(inside):
            assert not document.text[before.end : after.start].strip()


@given(text=_TEXTS)
def test_each_letter_and_figure_outside_links_is_in_a_token(text: str) -> None:
    document = read("." + text.replace("@", " ").replace("/", " ").replace("www.", " "))
    covered = {i for token in document.tokens for i in range(token.start, token.end)}
    loose = {i for i, char in enumerate(document.text) if char.isalnum()} - covered
    assert not loose


@given(first=_TEXTS, second=_TEXTS)
def test_a_text_below_another_is_segmented_as_if_alone(first: str, second: str) -> None:
    below = read(f".{first}\n\n\u2029.{second}")
    alone = read("." + second)
    shift = len(first) + 4
    moved = [(s.start + shift, s.end + shift) for s in alone.tokens]
    assert [(s.start, s.end) for s in below.tokens if s.start >= shift] == moved


@given(text=st.text(alphabet="aé ñ.’ü", max_size=40))
def test_decomposed_letters_give_as_many_words_as_composed_ones(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert len(words("." + composed)) == len(words("." + decomposed))
