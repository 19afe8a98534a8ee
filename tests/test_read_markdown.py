"""Markdown: inline code is markup, and no mark of quotation or doubt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.api import score
from framing.cli.main import main

# A draft, and voice and distance of its labels in their order.
CASES = {
    "one sign": ("The `terrorists` took the quay.", [("own", None)]),
    "two signs": ("The ``terrorists`` took the quay.", [("own", None)]),
    "a sign inside": ("The ``a ` terrorist`` took the quay.", [("own", None)]),
    "in a quotation": ("“The `terrorists` left,” she said.", [("direct", None)]),
    "over a line end": ("It is `the\nterrorists` who left.", [("own", None)]),
    "scare marks": ("The ‘terrorists’ took the quay.", [("own", "scare-quotes")]),
    "typed marks": ("She said ``the terrorists left'' and went.", [("direct", None)]),
    "typed marks twice": (
        "She said ``the terrorists'' left, then ``the militants'' too.",
        [("direct", None), ("direct", None)],
    ),
    "single typed marks twice": (
        "The `terrorists' left, then the `militants' too.",
        [("own", "scare-quotes"), ("own", "scare-quotes")],
    ),
    "lines of code": ("```\nthe terrorists\n```\nThe militants `left`.", [("own", None)]),
    "not over lines of code": (
        "A sign ` here.\n```\nthe terrorists\n```\nThe ‘militants’ ` left.",
        [("own", "scare-quotes")],
    ),
    "not over paragraphs": (
        "A sign ` here.\n\nThe ‘terrorists’ ` left.",
        [("own", "scare-quotes")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_inline_code_leaves_the_voice_of_its_words_as_it_is(case: str, tmp_path: Path) -> None:
    text, expected = CASES[case]
    path = tmp_path / "draft.md"
    path.write_text(f"{text}\n", encoding="utf-8")
    hits = score(str(path)).hits()
    found = [
        (hit["voice"], hit["distance"]) for hit in hits if hit["lexicon"] == "armed-opposition"
    ]
    assert found == expected


def test_words_around_inline_code_keep_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "Of `code`: the `terrorists` took the quay. 🎉 The ``terrorists`` left.\n"
    path = tmp_path / "draft.md"
    path.write_text(source, encoding="utf-8")
    main(["check", str(path), "--policy", "bbc-style", "--no-config", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [source[each["start"] : each["end"]] for each in found] == ["terrorists"] * 2
    assert [each["column"] for each in found] == [17, source.rindex("terrorists") + 1]


def test_many_signs_without_an_end_are_read_in_a_line_with_their_number(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    signs = " ".join("`" * (1 + number % 60) for number in range(20_000))
    path.write_text(f"The terrorists left.\n\n{signs} word\n", encoding="utf-8")
    assert len(score(str(path)).hits()) == 1
