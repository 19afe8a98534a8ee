"""`framing.yml` as its editor wrote it: every problem at its line and column."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from framing.config.report_section import read_report_section
from framing.domain.finding import GATES, OFF, REQUIRABLE, SEVERITIES
from framing.errors import Problem
from framing.yaml_source import Mapping, Node, Scalar, Sequence, plain, read_yaml

SECTION_KEYS = ("policies", "rules", "fail-on", "show", "document-rules")
FILE_KEYS = (
    *SECTION_KEYS,
    *("lexicons", "entities", "corpus", "baseline", "suppressions", "desks", "paths", "report"),
)
_LISTS = ("policies", "lexicons", "entities", "corpus")
_CHOICES = {"fail-on": GATES, "show": SEVERITIES}
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def read_config(path: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The configuration as plain values, and all problems of the file."""
    reader = _ConfigReader(path)
    return reader.config(), tuple(sorted(set(reader.problems)))


class _ConfigReader:
    """Reads one file to its end; what is wrong is collected."""

    def __init__(self, path: Path) -> None:
        self._file = read_yaml(path)
        self.problems: list[Problem] = list(self._file.problems)

    def config(self) -> dict[str, Any]:
        root = self._file.root
        if root is None:
            return {}
        config = self._section(root, FILE_KEYS)
        if isinstance(root, Mapping):
            config["desks"] = self._named(root.get("desks"), (*SECTION_KEYS, "paths"))
            config["paths"] = self._named(root.get("paths"), SECTION_KEYS)
            suppressions = root.get("suppressions")
            if suppressions is not None:
                pairs = self._pairs(suppressions, ("require",))
                config["require"] = self._required(pairs.get("require"))
            report = root.get("report")
            if report is not None:
                config["report"], problems = read_report_section(report, self._file)
                self.problems.extend(problems)
        return config

    def _named(self, node: Node | None, keys: Iterable[str]) -> dict[str, Any]:
        """Sections by name: the desks, or the patterns of paths."""
        if node is None:
            return {}
        sections = {}
        for name, value in self._pairs(node, None).items():
            sections[name] = self._section(value, tuple(keys))
            if isinstance(value, Mapping) and "paths" in keys:
                sections[name]["paths"] = self._words(value.get("paths"))
        return sections

    def _section(self, node: Node, keys: tuple[str, ...]) -> dict[str, Any]:
        pairs = self._pairs(node, keys)
        section: dict[str, Any] = {
            name: self._words(pairs[name]) for name in _LISTS if name in pairs
        }
        for name, choices in _CHOICES.items():
            if name in pairs:
                section[name] = self._choice(pairs[name], choices)
        if "document-rules" in pairs:
            section["document-rules"] = _YES_NO.get(self._choice(pairs["document-rules"], _YES_NO))
        if "baseline" in pairs:
            section["baseline"] = str(plain(pairs["baseline"]))
        if "rules" in pairs:
            section["rules"] = [
                [name, self._choice(value, (*SEVERITIES, OFF))]
                for name, value in self._pairs(pairs["rules"], None).items()
            ]
        return section

    def _required(self, node: Node | None) -> list[str]:
        items = node.items if isinstance(node, Sequence) else (node,)
        return [self._choice(item, REQUIRABLE) for item in items if item is not None]

    def _words(self, node: Node | None) -> list[str]:
        if node is None:
            return []
        items = node.items if isinstance(node, Sequence) else (node,)
        for item in items:
            if not isinstance(item, Scalar):
                self._note("wrong-type", "a list of words is expected here", "Write words.", item)
        return [item.text for item in items if isinstance(item, Scalar)]

    def _choice(self, node: Node, choices: Iterable[str]) -> str:
        word, options = str(plain(node)), list(choices)
        if word not in options:
            known = f"Known are: {', '.join(options)}."
            remedy = _near(word, options) or known
            self._note("unknown-value", f"'{word}' is not known here", remedy, node)
        return word

    def _pairs(self, node: Node, keys: tuple[str, ...] | None) -> dict[str, Node]:
        if not isinstance(node, Mapping):
            self._note(
                "wrong-type", "`key: value` pairs are expected here", "Indent them below.", node
            )
            return {}
        for key, _ in node.pairs:
            if keys is not None and key.text not in keys:
                remedy = _near(key.text, keys) or f"Known are: {', '.join(keys)}."
                self._note("unknown-key", f"'{key.text}' is not a key here", remedy, key)
        return {key.text: value for key, value in node.pairs}

    def _note(self, code: str, message: str, remedy: str, at: Node) -> None:
        self.problems.append(self._file.problem(code, message, remedy, at=at))


def _near(name: str, known: Iterable[str]) -> str:
    matches = get_close_matches(name, list(known), n=1)
    return f"Did you mean `{matches[0]}`?" if matches else ""
