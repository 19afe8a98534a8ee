"""The report's words: one catalogue a language, so that a page can be in another one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from framing.errors import InputError, Problem
from framing.report.numerals import Numerals
from framing.report.shown import shown
from framing.resources import REPORTS
from framing.yaml_source import load_plain


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence. `kind` is "plain", "label" (a label's title) or "name"."""

    text: str
    kind: str = "plain"


Prose = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sentences of a report by key; `{name}` in them stands for a value."""

    language: str
    direction: str
    sentences: dict[str, str]
    numerals: Numerals

    def say(self, key: str, **values: str) -> str:
        """The sentence with its values filled in."""
        return "".join(run.text for run in self.prose(key, **values))

    def prose(self, key: str, **values: str) -> Prose:
        """The sentence as runs: values named label… and name… keep their kind."""
        return tuple(_runs(self.sentences[key], values))

    def counted(self, key: str, n: int, **values: str) -> str:
        """The sentence for one or for many; `{n}` is the number."""
        form = "one" if n == 1 else "other"
        return self.say(f"{key}.{form}", n=self.numerals.count(n), **values)


def load_catalogue(language: str, folder: Path | None = None) -> Catalogue:
    """The catalogue of a language, the user's folder first.

    Raises:
        InputError: there is no catalogue for the language, or a sentence is missing.
    """
    shipped = _sentences(REPORTS / "strings.en.yml")
    name = f"strings.{language}.yml"
    for place in (folder, REPORTS):
        if place is not None and (place / name).is_file():
            return _catalogue(shipped, _sentences(place / name), place / name)
    problem = Problem(
        name, 0, 0, "no-catalogue", f"there are no report strings for '{language}'",
        f"Copy {REPORTS / 'strings.en.yml'} into your templates folder as {name}.",
    )  # fmt: skip
    raise InputError([problem])


def _catalogue(shipped: dict[str, str], own: dict[str, str], path: Path) -> Catalogue:
    missing = sorted(shipped.keys() - own.keys())
    if missing:
        message = f"sentences are missing: {', '.join(missing[:8])}"
        remedy = "Copy them from the shipped strings.en.yml."
        raise InputError([Problem(str(path), 0, 0, "missing-sentence", message, remedy)])
    numerals = Numerals(
        own["numbers.group_separator"],
        own["numbers.decimal_point"],
        tuple(own[f"months.{number}"] for number in range(1, 13)),
        own["numbers.date"],
    )
    return Catalogue(own["language"], own["direction"], own, numerals)


def _sentences(path: Path) -> dict[str, str]:
    return dict(_flat(load_plain(path.read_text(encoding="utf-8"), path=str(path)), ""))


def _flat(node: object, prefix: str) -> list[tuple[str, str]]:
    if not isinstance(node, dict):
        return [(prefix.removesuffix("."), str(node))]
    return [pair for key, value in node.items() for pair in _flat(value, f"{prefix}{key}.")]


def _runs(sentence: str, values: dict[str, str]) -> list[Run]:
    """The sentence cut at its fields; a value is placed once and never read as a sentence."""
    runs: list[Run] = []
    for literal, name, _, _ in Formatter().parse(sentence):
        if literal:
            runs.append(Run(literal))
        if name:
            kind = "label" if name.startswith("label") else "plain"
            runs.append(Run(shown(values[name]), "name" if name.startswith("name") else kind))
    return runs
