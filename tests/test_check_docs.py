"""The outputs shown in docs/check/formats.md are those of the commands above them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from framing.check.formats import FORMATS
from framing.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "check" / "formats.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the docs lie in the checkout")


def shown() -> list[tuple[str, list[str]]]:
    """Each command with the lines shown below it; `…` stands for lines left out."""
    text = PAGE.read_text(encoding="utf-8")
    pairs = re.findall(r"^```sh\n(framing [^\n]*)\n```\n\n```\w+\n(.*?)\n```$", text, re.M | re.S)
    return [(command, output.splitlines()) for command, output in pairs]


@pytest.mark.parametrize(("command", "lines"), shown(), ids=lambda value: str(value)[-20:])
def test_the_output_shown_is_that_of_the_command(
    command: str,
    lines: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    main([*shlex.split(command)[1:], "--no-config"])
    output = iter(capsys.readouterr().out.splitlines())
    for line in lines:
        if line != "…":
            assert line in output, line  # an iterator: in this order


def test_every_format_is_shown() -> None:
    assert [command.split()[-1] for command, _ in shown()] == list(FORMATS)
