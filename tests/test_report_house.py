"""What a house says about its reports in framing.yml, and that the page stays sound with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.cli.main import main
from framing.config.settings import report_house
from framing.domain.colour import BLACK, WHITE, Colour, colour_from
from framing.errors import InputError, LexiconError
from framing.report.house import house_style, logo_uri

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script></svg>'
HOUSE = """\
report:
  title: "Labels of <the> week"
  publisher: The Quay Courier
  logo: marks/logo.svg
  watermark: draft
  colours:
    accent: "#7a1f1f"
    labels: ["#1f3d7a"]
"""


@pytest.fixture
def house(tmp_path: Path, examples: Path) -> Path:
    shutil.copytree(examples, tmp_path / "corpus")
    (tmp_path / "framing.yml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks" / "logo.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


def report(house: Path, *words: str) -> str:
    out = house / "report.html"
    assert main(["report", str(house / "corpus"), "--out", str(out), "--resamples", "50",
                 *words]) == 0  # fmt: skip
    return out.read_text(encoding="utf-8")


def test_the_nearest_framing_yml_dresses_the_report(house: Path) -> None:
    page = report(house)
    assert "<title>Labels of &lt;the&gt; week</title>" in page
    assert '<p class="subtitle"><bdi>The fighting for Port Sarn</bdi></p>' in page
    assert re.search(
        r'<img class="logo" src="data:image/svg\+xml;base64,[^"]+" alt="The Quay', page
    )
    assert 'data-watermark="Draft"' in page
    assert "@media screen { :root { --k0: #1f3d7a; --link: #7a1f1f;" in page


def test_the_command_line_says_more_than_the_file(house: Path) -> None:
    page = report(house, "--title", "Mine", "--watermark", "Embargo")
    assert "<title>Mine</title>" in page
    assert 'data-watermark="Embargo"' in page
    assert "--title Mine --watermark Embargo" in page


def test_no_config_leaves_the_report_as_shipped(house: Path) -> None:
    page = report(house, "--no-config")
    assert "<title>The fighting for Port Sarn</title>" in page
    assert "--k0: #1f3d7a" not in page
    assert '<img class="logo"' not in page


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  titel: x", "2:3: error[unknown-key]: 'titel' is not a key here"),
        ("  blind: perhaps", "2:10: error[unknown-value]"),
        ("  colours: {accent: red}", "2:21: error[no-colour]"),
        ("  colours: {accent: '#ffdd55'}", "error[pale-colour]: #ffdd55 is too pale"),
        ("  colours: [red]", "error[wrong-type]"),
        ("  logo: [a, b]", "error[wrong-type]"),
        ("  colours: {labels: [" + "'#222222'," * 9 + "]}", "error[too-many]"),
    ],
)
def test_a_mistake_in_the_section_has_its_place(line: str, told: str, tmp_path: Path) -> None:
    config = tmp_path / "framing.yml"
    config.write_text(f"report:\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        report_house(config)
    assert told in str(raised.value)
    assert raised.value.problems[0].remedy


def test_a_colour_that_is_too_pale_comes_with_one_that_is_not(tmp_path: Path) -> None:
    config = tmp_path / "framing.yml"
    config.write_text("report:\n  colours: {accent: '#ffdd55'}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        report_house(config)
    darker = re.search(r"#[0-9a-f]{6}", raised.value.problems[0].remedy)[0]
    config.write_text(f"report:\n  colours: {{accent: '{darker}'}}\n", encoding="utf-8")
    assert report_house(config).accent == darker


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html><script>1</script></html>"),
        ("notes.txt", b"no picture at all"),
        ("large.png", b"\x89PNG\r\n\x1a\n" + bytes(300_000)),
        ("missing.png", None),
        ("nul\0.png", None),
    ],
)
def test_a_logo_that_is_none_is_a_clear_error(
    name: str, content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as raised:
        logo_uri(tmp_path / name)
    assert raised.value.problems[0].path.endswith(name)
    assert raised.value.problems[0].remedy


def test_house_colours_leave_paper_black() -> None:
    style = house_style(("#7a1f1f", "#e08080"), (("#1f3d7a", "#88aaee"),))
    assert re.findall("@media [a-z]+", style) == ["@media screen", "@media screen"]
    assert house_style(None, ()) == ""


@pytest.mark.parametrize(
    ("grey", "ratio"),
    [("#777777", 4.48), ("#767676", 4.54), ("#000", 21.0), ("#ffffff", 1.0), ("#ff0000", 4.0)],
)
def test_contrast_is_that_of_wcag(grey: str, ratio: float) -> None:
    """Published ratios on white: WebAIM's contrast checker, W3C's technique G18."""
    assert colour_from(grey).contrast(WHITE) == pytest.approx(ratio, abs=0.01)


PARTS = st.integers(0, 255)
COLOURS = st.builds(Colour, PARTS, PARTS, PARTS)


@given(COLOURS)
def test_any_colour_becomes_legible_on_white_and_on_black(colour: Colour) -> None:
    for paper, toward in ((WHITE, BLACK), (BLACK, WHITE)):
        dressed = colour.legible_on(paper, toward=toward, ratio=4.5, tint=0.13)
        assert dressed.contrast(paper.mixed(dressed, 0.13)) >= 4.5


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way_and_a_colour_survives_its_writing(
    one: Colour, other: Colour
) -> None:
    assert one.contrast(other) == other.contrast(one) >= 1
    assert colour_from(one.hex) == one


@pytest.mark.parametrize("text", ["red", "#12", "#12345g", "123456", "#1234567", ""])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert colour_from(text) is None
