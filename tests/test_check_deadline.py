"""Ten drafts as they come to a sub-editor on deadline, each with a trap: quiet, and right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from check_fixture import DATA

from framing.cli.main import main

DRAFTS = DATA / "deadline"

# What is told of each draft; no entry means silence.
BBC = {
    "01-next-sentence": ["Terrorists: error"],  # its source comes a sentence late
    "05-hypothetical": ["terrorists: warning"],
    "06-historical": ["terrorists: error", "terrorists: error"],
    "07-government-regime": ["regime: suggestion", "regime: suggestion"],
    "10-court": ["liberated: warning"],  # of a fort, in the paper's own voice
}
AP = {
    "10-court": ["murderer: warning", "alleged: suggestion", "committed suicide: warning"],
}


def told(draft: Path, policy: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", str(draft), "--policy", policy, "--no-config", "--quiet", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert all(each["why"] and each["source"] for each in findings)
    return [f"{each['actual']}: {each['severity']}" for each in findings]


@pytest.mark.parametrize("draft", sorted(DRAFTS.glob("*.md")), ids=lambda path: path.stem)
def test_the_check_tells_what_a_sub_editor_would_want_told(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(draft, "bbc-style", capsys) == BBC.get(draft.stem, [])


def test_a_court_report_is_asked_for_its_court_and_its_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, expected in AP.items():
        assert told(DRAFTS / f"{name}.md", "ap-style", capsys) == expected


def test_names_that_hold_the_word_are_left_alone_by_the_strictest_guide(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told(DRAFTS / "03-names.md", "global-press-style", capsys) == []
