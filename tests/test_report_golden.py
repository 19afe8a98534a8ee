"""The words of the report on the sample corpus, as a file that is reviewed as a diff.

`tox -e golden` writes it anew. It holds what a reader sees first: head, findings and the matrices that stand open.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

from framing.cli.main import main

GOLDEN = Path(__file__).parent / "data" / "report-port-sarn.golden.txt"
LINES = {"p", "h1", "h2", "h3", "h4", "h5", "li", "tr", "caption", "summary", "div", "section"}
UNSEEN = {"svg", "style", "script"}


class LinesOfPage(HTMLParser):
    """The page's words, a line for each paragraph, head and row; cells and meanings are parted by bars."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.n_unseen = 0

    def handle_starttag(self, tag, attrs):
        self.n_unseen += tag in UNSEEN
        if tag in LINES:
            self.parts.append("\n")
        elif tag in ("td", "th", "dd"):
            self.parts.append(" | ")
        elif tag == "span":
            self.parts.append(" ")

    def handle_endtag(self, tag):
        self.n_unseen -= tag in UNSEEN
        if tag in LINES:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.n_unseen:
            self.parts.append(re.sub(r"[ \n\t]+", " ", data))


def _lines(page: str) -> str:
    """From the head to the first contrast that is folded."""
    parser = LinesOfPage()
    start = page.index('<header class="masthead"')
    parser.feed(page[start : page.index('<details class="fold">', start)])
    lines = (re.sub(" +", " ", line).strip(" |") for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def test_the_report_on_the_sample_corpus_says_what_the_golden_file_says(
    examples: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    assert main(["report", str(examples), "--out", str(out), "--resamples", "400"]) == 0
    seen = _lines(out.read_text(encoding="utf-8"))
    if os.environ.get("FRAMING_GOLDEN") == "write":
        GOLDEN.write_text(seen, encoding="utf-8")
    assert seen == GOLDEN.read_text(encoding="utf-8"), "tox -e golden writes it anew"
