"""The report's words: one catalogue a language, so that a page can be in another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from string import Formatter

from framing.errors import InputError, Problem
from framing.report.numerals import Numerals
from framing.report.shown import shown
from framing.resources import REPORTS
from framing.yaml_source import load_plain


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence.

    `kind` is "plain", "label" (a label's title), "subject" (whom the sentence is about) or "name".
    """

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
    units: tuple[tuple[str, str], ...] = ()

    def say(self, key: str, **values: str) -> str:
        """The sentence with its values filled in."""
        return "".join(run.text for run in self.prose(key, **values))

    def prose(self, key: str, **values: str) -> Prose:
        """The sentence as runs: values named label…, subject… and name… keep their kind.

        Raises:
            InputError: a template asks for a sentence or leaves out a value that there is none of.
        """
        try:
            return tuple(_runs(self.sentences[key], dict(self.units) | values))
        except KeyError as error:
            message = f"the sentence '{key}' cannot be said: there is no {error}"
            remedy = "Compare the template with the shipped one."
            raise InputError([Problem("templates", 0, 0, "sentence", message, remedy)]) from error

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self.sentences

    def comparing(self, field: str, *, level: float) -> Catalogue:
        """The catalogue with the words for what is compared: outlets, or groups by a field.

        `level` is the coverage of the intervals.
        """
        kind = field if f"units.{field}.one" in self.sentences else "any"
        words = [("unit", "one"), ("units", "other"), ("Unit", "head"), ("own", "own")]
        shown_field = field[:1].upper() + field[1:]
        units = {name: self.say(f"units.{kind}.{form}", field=shown_field) for name, form in words}
        units["level"] = self.numerals.percent(level)
        return replace(self, units=tuple(units.items()))

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
    problems = tuple(_problems(shipped, own, str(path)))
    if problems:
        raise InputError(problems)
    numerals = Numerals(
        own["numbers.group_separator"],
        own["numbers.decimal_point"],
        tuple(own[f"months.{number}"] for number in range(1, 13)),
        own["numbers.date"],
        own["numbers.range"],
    )
    return Catalogue(own["language"], own["direction"], own, numerals)


def _problems(shipped: dict[str, str], own: dict[str, str], path: str) -> Iterator[Problem]:
    """Sentences that are missing, and values in braces that nobody will give."""
    missing = sorted(shipped.keys() - own.keys())
    if missing:
        message = f"sentences are missing: {', '.join(missing[:8])}"
        remedy = "Copy them from the shipped strings.en.yml."
        yield Problem(path, 0, 0, "missing-sentence", message, remedy)
    for key in sorted(shipped.keys() & own.keys()):
        unknown = _fields(own[key], key, path) - _fields(shipped[key], key, path) - _UNITS
        if unknown:
            message = f"{key} asks for {', '.join(sorted(unknown))}, which nobody gives"
            remedy = "Use the words in braces of the shipped strings.en.yml."
            yield Problem(path, 0, 0, "unknown-value", message, remedy)


_UNITS = frozenset({"unit", "units", "Unit", "own", "level"})


def _fields(sentence: str, key: str, path: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    except ValueError as error:
        message, remedy = f"{key}: {error}", "Write {{ and }} for braces that stand for themselves."
        raise InputError([Problem(path, 0, 0, "unclosed-value", message, remedy)]) from error


def _sentences(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message, remedy = f"cannot be read: {error}", "Save it as UTF-8."
        raise InputError([Problem(str(path), 0, 0, "unreadable", message, remedy)]) from error
    return dict(_flat(load_plain(text, path=str(path)), ""))


def _flat(node: object, prefix: str) -> list[tuple[str, str]]:
    if not isinstance(node, dict):
        return [(prefix.removesuffix("."), str(node))]
    return [pair for key, value in node.items() for pair in _flat(value, f"{prefix}{key}.")]


_KINDS = {"label": "label", "subject": "subject", "name": "name"}


def _runs(sentence: str, values: dict[str, str]) -> list[Run]:
    """The sentence cut at its fields; a value is placed once and never read as a sentence."""
    runs: list[Run] = []
    for literal, name, kind in _pieces(sentence):
        if literal:
            runs.append(Run(literal))
        if name:
            runs.append(Run(shown(values[name]), kind))
    return runs


@lru_cache(maxsize=1024)
def _pieces(sentence: str) -> list[tuple[str, str | None, str]]:
    """The words before each field with its name and the kind of its value, and those at the end."""
    return [
        (literal, name, _KINDS.get((name or "").partition("_")[0], "plain"))
        for literal, name, _, _ in Formatter().parse(sentence)
    ]
