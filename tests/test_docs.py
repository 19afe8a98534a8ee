"""What README and docs say: the commands run, the links land, the files named exist."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.store.tables import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page in PAGES if page.exists()]


def shell_lines(page: Path) -> list[str]:
    """The `framing …` commands in the page's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    lines = [line for block in blocks for line in block.splitlines()]
    return [part.strip() for line in lines for part in line.split("&&") if "framing " in part]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_lands(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_named_exists(page: Path) -> None:
    named = re.findall(r"`(?:[a-z_]+/)*([a-z_]+\.py)`", page.read_text(encoding="utf-8"))
    folders = ("framing", "tests", "docs", "examples")
    known = {path.name for folder in folders for path in (ROOT / folder).rglob("*.py")}
    assert not set(named) - known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: Path
) -> None:
    """Run in an empty folder in which the names that the pages use stand for sample files."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "my-corpus").symlink_to(examples)
    (tmp_path / "draft.txt").write_text((examples / "meridian-wire.txt").read_text())
    lexicon = (ROOT / "lexicons" / "state-power.yml").read_text(encoding="utf-8")
    (tmp_path / "my-lexicon.yml").write_text(
        lexicon.replace("lexicon: state-power", "lexicon: my-lexicon"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    for line in shell_lines(page):
        words = shlex.split(line, comments=True)
        if words[0] == "framing":
            assert main(words[1:]) in (0, 1), line


def test_every_column_of_a_score_is_told_and_no_other(examples: Path, tmp_path: Path) -> None:
    told: dict[str, list[str]] = {}
    page = (ROOT / "docs" / "scored-rows.md").read_text(encoding="utf-8")
    for section in page.split("\n## ")[1:]:
        name, _, body = section.partition("\n")
        cells = re.findall(r"^\| (?!column|---)([^|]+) \|", body, flags=re.MULTILINE)
        told[name] = [column for cell in cells for column in cell.strip().split(", ")]
    assert {table: set(columns) for table, columns in COLUMNS.items()} == {
        table: set(columns) for table, columns in told.items()
    }
    out, hits = tmp_path / "s.csv", tmp_path / "h.jsonl"
    command = ["score", str(examples), "--out", str(out), "--hits", str(hits), "--mark-negated"]
    assert main(command) == 0
    assert out.read_text("utf-8").splitlines()[0].split(",") == told["counts"]
    assert set(json.loads(hits.read_text("utf-8").splitlines()[0])) == set(told["hits"])
