"""How long a keystroke in a draft of 2,000 words takes after the pause."""

from __future__ import annotations

import time
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra [lsp] is not installed")

from framing.lsp.drafts import Draft

PARAGRAPHS = (
    "The terrorists left the valley before dawn on Friday, and the road to the coast was open again.",
    "“They took the road to the coast,” Ann Lee, the mayor, said. “We saw nobody who could stop them.”",
    "The Syrian regime closed two newspapers in May. The Turkish government closed three in June.",
    "A lawyer accused the soldiers of war crimes in the valley; the ministry denied it on Thursday.",
    "Rain fell for two days, the mill stood still, and the rebels’ flag hung wet from the old bridge.",
)


def text_of(n_words: int) -> str:
    paragraphs, n = [], 0
    for number, paragraph in enumerate(cycle(PARAGRAPHS)):
        paragraphs.append(f"{paragraph} It was day {number}.")
        n += paragraphs[-1].count(" ") + 1
        if n >= n_words:
            return "\n\n".join(paragraphs)
    raise AssertionError


@pytest.mark.benchmark(timer=time.process_time)  # what it costs, whatever else the machine does
@pytest.mark.parametrize("is_remembered", [True, False], ids=["typed", "read-at-once"])
def test_a_keystroke(benchmark: Any, tmp_path: Path, is_remembered: bool) -> None:
    text = text_of(2_000)
    (tmp_path / "framing.yml").write_text("policies: [bbc-style]\n")
    path = str(tmp_path / "draft.txt")
    draft = Draft(path)
    draft.check(text)
    middle = len(text) // 2
    letters = iter(range(10_000_000))

    def keystroke() -> None:
        typed = text[:middle] + f"x{next(letters)}" + text[middle:]
        asked = draft if is_remembered else Draft(path)
        asked.check(typed)
        asked.diagnostics("file:///draft.txt")

    benchmark(keystroke)
