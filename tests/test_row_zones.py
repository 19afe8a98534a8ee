"""Zones of many articles at once: what stands above bodies, and lines told by their first words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml
from reading_in_rows import read_in_bytes
from test_read_zones import page_of

from framing.domain.document import Metadata, Zone
from framing.read.byte_fronts import ZONES
from framing.read.byte_lines import n_blanks
from framing.read.documents import document_from_text

_CASES = [
    row
    for path in sorted((Path(__file__).parent / "cases").glob("zones*.yml"))
    for row in yaml.safe_load(path.read_text("utf-8"))
    if row.get("kind", "txt") == "txt"
]
_BODY = "The army moved on and took the second town behind the river, as all of the officials of the land said on Monday night."
_BELOW = "\n\n".join(
    (_BODY, "He left.", _BODY.replace("army", "navy"), _BODY.replace("army", "mayor"))
)
_SIGNED = f"{_BODY}\n\nBy Ann Lee\n\n{_BELOW}"
_PICTURED = f"{_BODY}\n\nPhoto: the town\n\nBy Ann Lee\n\n{_BELOW}"


@pytest.mark.parametrize(
    "above",
    [
        ["Rebels take the second town"],
        ["Rebels take the second town", "Ann Lee and Tom Orr"],
        ["Rebels take the second town", "What the army lost behind the river that night"],
        ["Rebels take the second town", "Ann Lee", "A town behind the river"],
        ["World", "Rebels take the second town", "Advertisement"],
        ["US", "Rebels take the second town", "Photo: the town"],
        ["Rebels take the second town", "Rebels take the second town"],
        ["Rebels take the second town", "REBELS take the second town."],
        ["Rebels take the second town", "Rebels take the second city"],
        ["A town falls to the rebels", "A\ttown falls to the rebels"],
        ["World news today", "A\ttown falls to the rebels", "A town falls to the rebels"],
        ["A town falls to the rebels", _BODY, "A  town falls to the rebels"],
        ["A town falls to the rebels", _BODY, "A\ttown falls to the rebels"],
        ["A town falls to the rebels", _BODY, "A\u00a0town falls to the rebels"],
        ["A town falls to the rebels", _BODY, "A  city falls to the rebels"],
        ["Ärzte in der Stadt", "ÄRZTE in der Stadt"],
        ["Rebels gain", "- What it means for the town", "• And for the river"],
        ["Rebels take the second town", "By Ann Lee", "May 4, 2016"],
        ["Rebels take the second town", "Story highlights", "The river is free", "So is the town"],
        ["Rebels take the second town", "Key points", "- The river is free", "- So is the town"],
        ["US"],
        ["The rebels took it."],
        ["The town", "The rebels took it on Monday.", "The rebels took it on Monday."],
        ["The town", "The rebels took it on Monday.", "The rebels took it on Friday."],
        ["The town", "They took  it on Monday.", "Nobody saw it.", "“They took it on Monday”."],
        [],
    ],
)
@pytest.mark.parametrize("below", [_BELOW, _SIGNED, _PICTURED, _BODY, "He left."])
@pytest.mark.parametrize("title", [None, "Rebels take the second town", "He left"])
def test_what_stands_above_the_body_is_that_of_each_text_alone(
    above: list[str], below: str, title: str | None
) -> None:
    text = "\n\n".join([*above, below])
    metadata = Metadata(title=title) if title is not None else None

    read = read_in_bytes([text.encode()] * 2, [title] * 2, "en")

    alone = [block.zone for block in document_from_text(text, metadata=metadata).blocks]
    assert [ZONES[zone] for zone in read.zones.tolist()] == alone * 2


def test_blanks_of_long_lines_are_counted() -> None:
    lines = ["", "a b", "a " * 127 + "b", "a " * 128 + "b", "word " * 400, "x" * 600, "a  b " * 700]
    data = np.frombuffer(("\n" + "\n".join(lines) + "\n\0").encode(), np.uint8)
    ends = np.flatnonzero(data == ord("\n"))
    starts, ends = ends[:-1] + 1, ends[1:]
    held = starts < ends

    counted = n_blanks(data == ord(" "), starts[held], ends[held])

    assert counted.tolist() == [line.count(" ") for line in lines if line]


@pytest.mark.parametrize(
    ("line", "is_head"),
    [
        ("Monday's top stories", True),
        ("The related stories", True),
        ("The relatives of the rebels", False),
        ("Monday's top rebels", False),
    ],
)
def test_heads_of_lists_of_links_may_stand_behind_a_day(line: str, is_head: bool) -> None:
    text = "\n\n".join(
        ["Rebels take the second town", _BODY, _BODY, line, "Ann met her aunt", _BODY]
    )

    read = read_in_bytes([text.encode()], [None], "en")

    alone = [block.zone for block in document_from_text(text).blocks]
    assert [ZONES[zone] for zone in read.zones.tolist()] == alone
    assert (alone[3] is Zone.BOILERPLATE) == is_head


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_pages_of_each_kind_have_the_same_zones_together_and_alone(language: str) -> None:
    texts = [page_of(row["page"])[0] for row in _CASES if row.get("language", "en") == language]

    read = read_in_bytes([*map(str.encode, texts)], [None] * len(texts), language)

    of_lines = read.words.text_at(read.starts)
    for number, text in enumerate(texts):
        if read.is_whole[number]:
            alone = document_from_text(text, metadata=Metadata(language=language)).blocks
            together = [ZONES[zone] for zone in read.zones[of_lines == number].tolist()]
            assert together == [block.zone for block in alone], text
    assert read.is_whole.any()


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Tom Orr (Left) and Ann Rowe at the bridge", "en"),
        ("Tom Orr (LEFT) and Ann Rowe at the bridge", "en"),
        ("Tom Orr (leftist) and Ann Rowe at the bridge", "en"),
        ("Tom Orr left and Ann Rowe at the bridge", "en"),
        ("Le Quai, tous droits réservés", "fr"),
        ("LE QUAI, TOUS DROITS RÉSERVÉS", "fr"),
        ("Le Quai, tous droits réserves", "fr"),
    ],
)
@pytest.mark.parametrize("shift", range(4))
def test_phrases_amid_a_line_are_found_wherever_they_stand(
    line: str, language: str, shift: int
) -> None:
    text = "\n\n".join(
        ["Rebels take the second town" + "s" * shift, _BODY, _BODY, line, _BODY, line]
    )

    read = read_in_bytes([text.encode()], [None], language)

    alone = document_from_text(text, metadata=Metadata(language=language)).blocks
    assert [ZONES[zone] for zone in read.zones.tolist()] == [block.zone for block in alone]
