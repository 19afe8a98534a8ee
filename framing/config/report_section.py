"""The section `report:` of `framing.yml`: how a house's reports look."""

from __future__ import annotations

from collections.abc import Mapping as PlainMapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from framing.domain.colour import BLACK, WHITE, Colour, colour_from
from framing.domain.frozen import dataclass
from framing.errors import Problem
from framing.yaml_nodes import Mapping, Node, Scalar, Sequence, YamlFile

KEYS = (
    "title", "subtitle", "publisher", "logo", "watermark", "blind", "language", "templates",
    "colours",
)  # fmt: skip
COLOUR_KEYS = ("accent", "labels")
MAX_LABEL_COLOURS = 8
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}

PAPER = Colour(0xFD, 0xFC, 0xFA)
RATIO, TINT = 4.5, 0.13


@dataclass(frozen=True, slots=True)
class ReportHouse:
    """What a house has chosen for its reports; None and empty leave it as shipped.

    `logo` and `templates` are paths; `watermark` "yes" stands for the catalogue's own word.
    `accent` and `label_colours` are `#rrggbb`, legible on the light page.
    """

    title: str | None = None
    subtitle: str | None = None
    publisher: str | None = None
    logo: str | None = None
    watermark: str | None = None
    is_blind: bool = False
    language: str | None = None
    templates: str | None = None
    accent: str | None = None
    label_colours: tuple[str, ...] = ()


def house_from(stored: PlainMapping[str, Any], folder: Path) -> ReportHouse:
    """The section's plain values as settings; paths are meant from the file's folder."""
    colours = stored.get("colours", {})
    paths = {name: str(folder / stored[name]) for name in ("logo", "templates") if name in stored}
    words = {
        name: str(stored[name])
        for name in ("title", "subtitle", "publisher", "watermark", "language")
        if stored.get(name)
    }
    return ReportHouse(
        is_blind=bool(stored.get("blind", False)),
        accent=colours.get("accent"),
        label_colours=tuple(colours.get("labels", ())),
        **words,
        **paths,
    )


def read_report_section(node: Node, file: YamlFile) -> tuple[dict[str, Any], list[Problem]]:
    """The section as plain values, and everything that is wrong in it."""
    reader = _SectionReader(file)
    return reader.section(node), reader.problems


class _SectionReader:
    """Reads the section to its end; what is wrong is collected."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self.problems: list[Problem] = []

    def section(self, node: Node) -> dict[str, Any]:
        section: dict[str, Any] = {}
        for key, value in self._pairs(node, KEYS):
            if key == "colours":
                section[key] = self._colours(value)
            elif (word := self._word(value)) is not None:
                section[key] = self._yes_no(word, value) if key == "blind" else word
        if str(section.get("watermark", "")).casefold() in ("no", "false"):
            del section["watermark"]
        return section

    def _colours(self, node: Node) -> dict[str, Any]:
        colours: dict[str, Any] = {}
        for key, value in self._pairs(node, COLOUR_KEYS):
            if key == "accent":
                colours[key] = self._colour(value)
            else:
                items = value.items if isinstance(value, Sequence) else (value,)
                if len(items) > MAX_LABEL_COLOURS:
                    self._note(
                        "too-many", f"there are {len(items)} colours for labels",
                        f"Give at most {MAX_LABEL_COLOURS}.", value,
                    )  # fmt: skip
                colours[key] = [self._colour(item) for item in items]
        return colours

    def _colour(self, node: Node) -> str:
        word = self._word(node) or ""
        colour = colour_from(word)
        if colour is None:
            remedy = 'Write it as "#7a1f1f", in quotation marks.'
            self._note("no-colour", f"'{word}' is no colour", remedy, node)
            return ""
        found = colour.contrast(PAPER.mixed(colour, TINT))
        if found < RATIO:
            darker = colour.legible_on(PAPER, toward=BLACK, ratio=RATIO, tint=TINT)
            self._note(
                "pale-colour",
                f"{colour.hex} is too pale to be read: contrast {found:.1f}, {RATIO} is needed",
                f"Take a darker one, for example {darker.hex}. The dark page's is derived.",
                node,
            )
        return colour.hex

    def _yes_no(self, word: str, node: Node) -> bool:
        if word.casefold() not in _YES_NO:
            self._note("unknown-value", f"'{word}' is not known here", "Write yes or no.", node)
        return _YES_NO.get(word.casefold(), False)

    def _word(self, node: Node) -> str | None:
        if not isinstance(node, Scalar):
            self._note("wrong-type", "one word or line is expected here", "Write text.", node)
            return None
        return node.text

    def _pairs(self, node: Node, keys: tuple[str, ...]) -> list[tuple[str, Node]]:
        if not isinstance(node, Mapping):
            self._note(
                "wrong-type", "`key: value` pairs are expected here", "Indent them below.", node
            )
            return []
        for key, _ in node.pairs:
            if key.text not in keys:
                near = get_close_matches(key.text, keys, n=1)
                remedy = f"Did you mean `{near[0]}`?" if near else f"Known are: {', '.join(keys)}."
                self._note("unknown-key", f"'{key.text}' is not a key here", remedy, key)
        return [(key.text, value) for key, value in node.pairs if key.text in keys]

    def _note(self, code: str, message: str, remedy: str, at: Node) -> None:
        self.problems.append(self._file.problem(code, message, remedy, at=at))


DARK_PAPER = Colour(0x15, 0x17, 0x1A)


def dark_colour(colour: str) -> str:
    """The colour as the dark page shows it: lighter until it can be read."""
    light = colour_from(colour)
    assert light is not None, colour
    return light.legible_on(DARK_PAPER, toward=WHITE, ratio=RATIO, tint=2 * TINT).hex
