"""What a start loads, and that nothing ever opens a connection."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"nltk", "textstat", "jinja2", "numpy", "pydantic", "scipy", "pandas", "polars"}

LIST_MODULES = """
import sys
from framing.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print("\\nMODULES", *sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""

WATCH_SOCKETS = """
import sys
opened = []
def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        opened.append(event)
sys.addaudithook(watch)
from framing.cli.main import main
code = main(sys.argv[1:])
print("OPENED", opened)
sys.exit(code)
"""


LIST_OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, words: opened.append(str(words[0])) if event == "open" else None)
from framing.cli.main import main
code = main(sys.argv[1:])
print("\\nOPENED", *opened, sep="\\n")
sys.exit(code)
"""


def run(program: str, *arguments: str, cache: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FRAMING_CACHE": str(cache)}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=120,
    )


def modules_of(done: subprocess.CompletedProcess[str]) -> set[str]:
    line = next(line for line in done.stdout.splitlines() if line.startswith("MODULES"))
    return set(line.split()[1:])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("Harbour falls\n\nThe terrorists took the quay, the mayor said on Monday.\n")
    return path


def test_the_version_is_told_without_any_heavy_import(tmp_path: Path) -> None:
    done = run(LIST_MODULES, "--version", cache=tmp_path)
    assert not modules_of(done) & (HEAVY | {"yaml"}), done.stdout


def test_a_check_imports_nothing_heavy_and_no_yaml_once_the_lexicons_are_compiled(
    draft: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    first = run(LIST_MODULES, "check", str(draft), cache=cache)
    assert not modules_of(first) & HEAVY, first.stderr
    second = run(LIST_MODULES, "check", str(draft), cache=cache)
    assert not modules_of(second) & (HEAVY | {"yaml"}), second.stderr


def test_a_cache_folder_that_cannot_be_written_only_costs_time(draft: Path) -> None:
    done = run(LIST_MODULES, "check", str(draft), cache=Path("/dev/null/nowhere"))
    assert done.returncode in (0, 1), done.stderr


def test_a_damaged_cache_is_made_anew(draft: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = run(LIST_MODULES, "check", str(draft), cache=cache).returncode
    for file in cache.iterdir():
        file.write_bytes(b"\x00{not json")
    assert run(LIST_MODULES, "check", str(draft), cache=cache).returncode == expected


@pytest.mark.parametrize("command", ["report", "score", "check"])
def test_no_command_opens_a_socket(command: str, examples: Path, tmp_path: Path) -> None:
    words = [command, str(examples)]
    if command == "report":
        words += ["--out", str(tmp_path / "report.html")]
    done = run(WATCH_SOCKETS, *words, cache=tmp_path / "cache")
    assert "OPENED []" in done.stdout, done.stderr


def test_a_warm_check_opens_no_lexicon_and_few_other_files(draft: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = run(LIST_OPENED, "check", str(draft), cache=tmp_path / "cache")
    opened = done.stdout.partition("OPENED")[2].split()
    assert str(draft) in opened, done.stderr
    assert not [path for path in opened if path.endswith((".yml", ".yaml"))]
    # Two for what was compiled from each: lexicons and entities, policies, words of reporting.
    assert len([path for path in opened if path.startswith(str(tmp_path / "cache"))]) == 6
