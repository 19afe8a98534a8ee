"""JSON Lines in UTF-8 are read as bytes: what they say is what the same letters say in any encoding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.read.documents import ReadSettings, read_documents

_WORDS = st.text(
    st.sampled_from([*'aZ 9"\\/\n\t\x08\x7f\x85', "é", "Ã", "©", "—", "“", "ſ", "中", "😀"])
)
_NAMES = st.sampled_from(
    ["id", "ID", "text", "Text", "outlet", "title", "Titel", "Überschrift", "größe", "date"]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=2),
    max_leaves=4,
)
_OBJECTS = st.dictionaries(_NAMES, _WORDS | _VALUES, max_size=6)


def read(folder: Path, lines: list[bytes], **asked: str) -> list[object]:
    (folder / "articles.jsonl").write_bytes(b"\n".join(lines))
    return list(read_documents([str(folder / "articles.jsonl")], settings=ReadSettings(**asked)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines")


@given(st.lists(st.tuples(_OBJECTS, st.booleans()), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_lines_say_what_they_say_where_their_encoding_is_named(
    folder: Path, drawn: list[tuple[dict[str, object], bool]]
) -> None:
    lines = [json.dumps(each, ensure_ascii=is_ascii).encode() for each, is_ascii in drawn]

    assert read(folder, lines) == read(folder, lines, encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "a", "text": "Rebels’ lines", "ort": "Köln", "tags": ["é", "中"]}'.encode(),
        '{"id": "a", "text": "Twice", "text": "“Rebels”", "outlet": {"é": ["—"]}}'.encode(),
        '{"Überschrift": "é", "text": "Rebels fled — at once."}'.encode(),
        '\ufeff{"id": "a", "text": "“Rebels” fled"}'.encode(),
        b'{"id": "a", "text": "a byte \xe9 of Latin-1"}',
        b'{"id": "a", "text": "half a letter \xed\xa0\x80"}',
        b'{"id": "a", "text": "half a letter \\ud800 \xc3\xa9"}',
        b'{"id": "a", "text": "bells \\b\\u0007 \xc3\xa9"}',
        b'{"id": "a", "text": "a raw \x07 bell \xc3\xa9"}',
        b'{"id": "a", "text": ["\xc3\xa9"]}',
        b'{"id": "\xc3\xa9", "text": "\xc3\xa9", "n": ' + b"9" * 5000 + b"}",
        b'["\xc3\xa9"]',
        b'{"id": "\xc3\xa9"}',
        b'{"id": "\xc3\xa9", "text": "cut',
        b'{"id": "\xc3\xa9", \xc2\xa0"text": "a blank that is none"}',
    ],
)
def test_odd_lines_say_what_they_say_where_their_encoding_is_named(
    line: bytes, tmp_path: Path
) -> None:
    assert read(tmp_path, [line]) == read(tmp_path, [line], encoding="utf-8")


def test_a_field_whose_name_is_another_ones_bytes_is_not_that_one(tmp_path: Path) -> None:
    line = '{"id": "a", "é": "Rebels fled."}'.encode()

    (found,) = read(tmp_path, [line], text_field="Ã©")

    assert "no text under 'Ã©'" in str(found)
