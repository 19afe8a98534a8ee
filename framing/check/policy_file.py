"""Policy files as their editors wrote them: every problem of a file at its line and column."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from framing.check.policy_schema import (
    CONFIDENCES,
    FILE_KEYS,
    PLACEHOLDERS,
    RULE_KEYS,
    SOURCE_KEYS,
    STRUCTURE_PLACEHOLDERS,
    VERIFIED,
)
from framing.domain.attribution import Distance, Voice
from framing.domain.closed import Enum
from framing.domain.document import Zone
from framing.domain.finding import Condition, Policy, Rule, Severity, Structure
from framing.errors import Problem
from framing.resources import digest_of
from framing.yaml_source import Mapping, Node, Scalar, Sequence, YamlFile, read_yaml

# What gives singular and plural of a wording; inflection lives in another room.
NumbersOf = Callable[[str], tuple[str, str]]
Closed = TypeVar("Closed", bound=Enum)


def read_policy(path: Path, numbers_of: NumbersOf) -> tuple[Policy | None, tuple[Problem, ...]]:
    """The policy of the file and all its problems; None where there is any problem."""
    reader = _PolicyReader(path, numbers_of)
    if reader.wrong_kind is not None:
        return None, (reader.wrong_kind,)
    policy = reader.policy() if reader.is_readable else None
    return (None if reader.problems else policy), tuple(sorted(set(reader.problems)))


class _PolicyReader:
    """Reads one file to its end; what is wrong is collected."""

    def __init__(self, path: Path, numbers_of: NumbersOf) -> None:
        self._path = path
        self._numbers_of = numbers_of
        self._file: YamlFile = read_yaml(path)
        self.problems: list[Problem] = list(self._file.problems)
        self.wrong_kind = self._file.wrong_kind("policy")

    @property
    def is_readable(self) -> bool:
        return self._file.root is not None or not self.problems

    def policy(self) -> Policy:
        root = self._mapping(self._file.root, "a policy file", FILE_KEYS)
        name = self._text(root.get("policy"))
        if name != self._path.stem:
            self._note(
                "id-not-file-name",
                f"'{name}' is not the file's name",
                f"Write `policy: {self._path.stem}`.",
                root.get("policy") or root,
            )
        sources = self._sources(root.get("sources"))
        return Policy(
            id=self._path.stem,
            title=self._text(root.get("title")) or self._path.stem,
            language=self._text(root.get("language")) or "en",
            version=self._text(root.get("version")),
            rules=tuple(self._rules(root, sources)),
            digest=digest_of([self._path]),
            path=str(self._path),
        )

    def _sources(self, node: Node | None) -> dict[str, dict[str, str]]:
        if node is None:
            return {}
        sources = {}
        for key, value in self._mapping(node, "sources", None).pairs:
            fields = self._mapping(value, f"source '{key.text}'", SOURCE_KEYS)
            self._one_of(fields.get("verified"), VERIFIED)
            sources[key.text] = {name.text: self._text(text) for name, text in fields.pairs}
        return sources

    def _rules(self, root: Mapping, sources: dict[str, dict[str, str]]) -> list[Rule]:
        node = root.get("rules")
        if node is None:
            self._note("missing-key", "the policy has no rules", "Add `rules:`.", root)
            return []
        pairs = self._mapping(node, "rules", None).pairs
        return [self._rule(key, value, sources) for key, value in pairs]

    def _rule(self, key: Scalar, node: Node, sources: dict[str, dict[str, str]]) -> Rule:
        fields = self._mapping(node, f"rule '{key.text}'", RULE_KEYS)
        condition = self._closed(fields.get("condition"), Condition)
        structure = self._structure(fields, condition, key)
        self._check_present(key, fields, condition)
        severity = self._closed(fields.get("severity"), Severity) or Severity.SUGGESTION
        source = self._source(fields.get("source"), sources)
        numbers = [self._numbers_of(each) for each in self._texts(fields.get("alternatives"))]
        repeat = self._one_of(fields.get("repeat"), ("each", "once"))
        return Rule(
            id=key.text,
            policy=self._path.stem,
            severity=severity,
            labels=self._labels(fields.get("label")),
            voices=self._each(fields.get("voice"), Voice) or _default_voices(condition),
            distances=self._distances(fields.get("distance")),
            zones=self._each(fields.get("zone"), Zone),
            referents=self._texts(fields.get("referent")),
            speakers=self._texts(fields.get("speaker")),
            message=self._message(fields.get("message"), structure),
            why=self._text(fields.get("why")),
            source=_cite(source),
            verified=source.get("verified", ""),
            alternatives=tuple(one for one, _ in numbers),
            is_first_mention_only=self._one_of(fields.get("first-mention"), _YES_NO) in _YES
            or condition is Condition.FIRST_MENTION,
            since=self._date(fields.get("since")),
            until=self._date(fields.get("until")),
            paths=self._texts(fields.get("paths")),
            confidence=self._one_of(fields.get("confidence"), CONFIDENCES) or "high",
            condition=condition,
            structure=structure,
            against=self._labels(fields.get("against")),
            texts=tuple(text.lower() for text in self._texts(fields.get("text"))),
            plurals=tuple(several for _, several in numbers),
            is_told_once=repeat == "once" or (not repeat and severity is Severity.SUGGESTION),
            url=source.get("url", ""),
            place=f"{self._path}:{key.line}:{key.column}",
            is_cue_only=self._one_of(fields.get("cue"), _YES_NO) in _YES,
        )

    def _check_present(self, key: Scalar, fields: Mapping, condition: Condition | None) -> None:
        permits = condition is not None and condition.permits
        needed = ("label",) if permits else ("label", "severity", "message", "why", "source")
        optional = {"label"} if condition is Condition.STRUCTURE else set()
        for name in needed:
            if fields.get(name) is None and name not in optional:
                self._note(
                    "missing-key", f"rule '{key.text}' has no {name}", f"Add `{name}:`.", key
                )

    def _structure(
        self, fields: Mapping, condition: Condition | None, key: Scalar
    ) -> Structure | None:
        structure = self._closed(fields.get("structure"), Structure)
        if (structure is None) == (condition is Condition.STRUCTURE):
            names = ", ".join(each.value for each in Structure)
            self._note(
                "structure-without-condition",
                f"rule '{key.text}' needs both `condition: STR` and `structure:`, or neither",
                f"Known structures are: {names}.",
                key,
            )
        return structure

    def _labels(self, node: Node | None) -> tuple[str, ...]:
        labels = self._texts(node)
        for label in labels:
            if label.count("/") != 1:
                self._note(
                    "bad-label",
                    f"'{label}' names no label",
                    "Write `lexicon/label`, or `lexicon/*` for all of a lexicon.",
                    node,
                )
        return labels

    def _source(self, node: Node | None, sources: dict[str, dict[str, str]]) -> dict[str, str]:
        name = self._text(node)
        if not name or name in sources:
            return sources.get(name, {})
        self._note(
            "unknown-source",
            f"'{name}' is not among the sources",
            _near(name, sources) or "Add it under `sources:`.",
            node,
        )
        return {}

    def _message(self, node: Node | None, structure: Structure | None) -> str:
        message = self._text(node)
        known = PLACEHOLDERS if structure is None else STRUCTURE_PLACEHOLDERS
        named = {part.split("}")[0] for part in message.split("{")[1:]}
        for unknown in sorted(named - known):
            self._note(
                "unknown-placeholder",
                f"'{{{unknown}}}' is not filled in",
                _near(unknown, known) or f"Known are: {', '.join(sorted(known))}.",
                node,
            )
        return message

    def _date(self, node: Node | None) -> str | None:
        written = self._text(node)
        if not written:
            return None
        try:
            return datetime.date.fromisoformat(written).isoformat()
        except ValueError:
            message = f"'{written}' is not a day of the calendar"
            self._note("bad-date", message, "Write it as 2016-10-31.", node)
            return None

    def _distances(self, node: Node | None) -> tuple[Distance | None, ...]:
        known = {"none": None, **{distance.value: distance for distance in Distance}}
        items = node.items if isinstance(node, Sequence) else (node,)
        names = [self._one_of(item, known) for item in items]
        return tuple(known[name] for name in names if name in known)

    def _each(self, node: Node | None, closed: type[Closed]) -> tuple[Closed, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        found = (self._closed(item, closed) for item in items)
        return tuple(value for value in found if value is not None)

    def _closed(self, node: Node | None, closed: type[Closed]) -> Closed | None:
        known = {member.value: member for member in closed}
        return known.get(self._one_of(node, known))

    def _one_of(self, node: Node | None, known: Iterable[str]) -> str:
        """The word at the node if it is known; empty where there is none or it is not."""
        name, options = self._text(node), list(known)
        if not name or name in options:
            return name
        self._note(
            "unknown-value",
            f"'{name}' is not known here",
            _near(name, options) or f"Known are: {', '.join(options)}.",
            node,
        )
        return ""

    def _texts(self, node: Node | None) -> tuple[str, ...]:
        if isinstance(node, Sequence):
            return tuple(filter(None, map(self._text, node.items)))
        text = self._text(node)
        return (text,) if text else ()

    def _text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return node.text
        self._note("wrong-type", "a word or sentence is expected here", "Write plain text.", node)
        return ""

    def _mapping(self, node: Node | None, what: str, keys: dict[str, str] | None) -> Mapping:
        if not isinstance(node, Mapping):
            remedy = "Indent the pairs below it."
            self._note("wrong-type", f"{what} must be `key: value` pairs", remedy, node)
            return Mapping((), 1, 1)
        for key, _ in node.pairs:
            if keys is not None and key.text not in keys:
                self._note(
                    "unknown-key",
                    f"'{key.text}' is not a key of {what}",
                    _near(key.text, keys) or f"Known are: {', '.join(keys)}.",
                    key,
                )
        return node

    def _note(self, code: str, message: str, remedy: str, at: Node | None) -> None:
        self.problems.append(self._file.problem(code, message, remedy, at=at))


_YES = ("yes", "true")
_YES_NO = (*_YES, "no", "false")


def _default_voices(condition: Condition | None) -> tuple[Voice, ...]:
    """Where a rule names no voice: every voice for HARD and for permissions, else the own one."""
    if condition is Condition.EVEN_QUOTED or (condition is not None and condition.permits):
        return ()
    return (Voice.OWN,)


def _cite(source: dict[str, str]) -> str:
    title = ", ".join(part for part in (source.get("title"), source.get("section")) if part)
    year = f" ({source['year']})" if source.get("year") else ""
    return title + year


def _near(name: str, known: Iterable[str]) -> str:
    matches = get_close_matches(name, list(known), n=1)
    return f"Did you mean `{matches[0]}`?" if matches else ""
