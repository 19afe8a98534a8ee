"""`framing lexicon watch`: a save is answered, Ctrl-C ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_lexicon_diff import ARTICLE, lexicon

WAIT_SECONDS = 60


def wait_for(out: Path, text: str, times: int = 1) -> str:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        told = out.read_text(encoding="utf-8")
        if told.count(text) >= times:
            return told
        time.sleep(0.05)
    pytest.fail(f"{text!r} did not come {times} times:\n{out.read_text(encoding='utf-8')}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_a_save_is_answered_with_what_it_changes_and_an_interrupt_ends_cleanly(
    tmp_path: Path,
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    path, out = lexicon(tmp_path / "lexicons"), tmp_path / "out.txt"
    words = ["lexicon", "watch", str(path), "--corpus", str(tmp_path / "article.txt")]
    with out.open("w") as handle:
        watcher = subprocess.Popen(
            [sys.executable, "-m", "framing", *words, "--interval", "0.05"],
            stdout=handle,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(out, "watching;")
            lexicon(tmp_path / "lexicons", docker="docker, dock worker")
            wait_for(out, "watching;", 2)
            path.write_text("lexicon: [")
            wait_for(out, "watching;", 3)
            lexicon(tmp_path / "lexicons")
            told = wait_for(out, "watching;", 4)
            watcher.send_signal(signal.SIGINT)
            assert watcher.wait(WAIT_SECONDS) == 0
        finally:
            watcher.kill()
    assert 'added docker: "The [dock workers] are tired' in told
    assert "error[yaml-syntax]" in told
    assert 'removed docker: "The [dock workers] are tired' in told
    assert "Traceback" not in out.read_text(encoding="utf-8")
