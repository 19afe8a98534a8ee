"""One draft, every door: the command, Python, the service and the language server tell the same,
byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from check_fixture import HOUSE

from framing import __version__, api
from framing.check.formats import render
from framing.domain.finding import CheckedDocument, CheckRun

DRAFTS = {
    "desk/story.md": (
        "---\ntitle: The valley\ndesk: foreign\n---\n\n# Terrorists leave valley\n\n"
        "👍 The terrorists left, and *Daesh* fled. “He is an abortionist,” Ann Lee said.\n\n"
        "The Syrian regime closed two newspapers. The Turkish government closed three.\n"
    ),
    "desk/page.html": (
        "<html><head><title>The valley</title></head><body><h1>Rebels &amp; rain</h1>\n"
        "<p>At 5&nbsp;am the <b>terr</b>orists left caf&eacute; and coast.</p>\n"
        "<!-- framing: ignore house/daesh; reason: a verdict -->\n<p>Daesh fled.</p></body></html>\n"
    ),
    "desk/plain.txt": "Rain fell.\r\n\r\nThe terrorists left the valley. They committed war crimes.\r\n",
}


KINDS = {".md": "text/markdown", ".html": "text/html", ".txt": "text/plain"}


@pytest.fixture(params=sorted(DRAFTS))
def draft(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path(str(request.param))
    path.parent.mkdir()
    path.write_bytes(DRAFTS[str(path)].encode())
    return path


def by_command(path: Path, seed: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "framing", "check", str(path), "--policy", str(HOUSE),
         "--format", "jsonl", "--quiet"],
        env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout.decode()


def lines_of(checked: CheckedDocument) -> str:
    return render(CheckRun((checked,), (), __version__), "jsonl")


def test_python_tells_what_the_command_tells(draft: Path) -> None:
    expected = by_command(draft)
    assert expected.count("\n") >= 1
    text, kind = draft.read_bytes().decode(), draft.suffix[1:]
    checked = api.check(text, policies=[str(HOUSE)], path=str(draft), kind=kind)
    assert lines_of(checked) == expected


def test_an_editor_tells_what_the_command_tells_at_once_and_letter_by_letter(draft: Path) -> None:
    pytest.importorskip("pygls", reason="the extra [lsp] is not installed")
    from framing.lsp.drafts import Draft

    Path("framing.yml").write_text(f"policies: [{HOUSE}]\ndesks: {{foreign: {{}}}}\n")
    text = draft.read_bytes().decode()
    expected = by_command(draft)
    assert lines_of(Draft(str(draft)).check(text)) == expected
    typed = Draft(str(draft))
    for end in range(len(text) // 2, len(text) + 1, 7):
        typed.check(text[:end])
    assert lines_of(typed.check(text)) == expected


def test_the_service_tells_what_the_command_tells(draft: Path) -> None:
    pytest.importorskip("waitress", reason="the extra [serve] is not installed")
    from serve_fixture import serving

    text, name, kind = draft.read_bytes().decode(), str(draft), KINDS[draft.suffix]
    in_json = json.dumps({"text": text, "filename": name})
    with serving(Path(), "--policy", str(HOUSE)) as server:
        plain = server.post(f"/check?format=jsonl&filename={name}", draft.read_bytes(), kind)
        wrapped = server.post("/check?format=jsonl", in_json, "application/json")
    assert plain.text == wrapped.text == by_command(draft)


def test_every_run_gives_the_same_bytes(draft: Path) -> None:
    first = by_command(draft)
    assert all(by_command(draft, seed) == first for seed in range(1, 6))
    text, kind = draft.read_bytes().decode(), draft.suffix[1:]
    for _ in range(50):
        checked = api.check(text, policies=[str(HOUSE)], path=str(draft), kind=kind)
        assert lines_of(checked) == first
