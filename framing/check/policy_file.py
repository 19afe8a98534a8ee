"""Policy files as their editors wrote them: every problem of a file at its line and column."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import TypeVar

from framing.domain.attribution import Distance, Voice
from framing.domain.document import Zone
from framing.domain.finding import Condition, Policy, Rule, Severity
from framing.errors import Problem
from framing.resources import digest_of
from framing.yaml_source import Mapping, Node, Scalar, Sequence, YamlFile, parse_yaml

FILE_KEYS = {
    "policy": "the policy's id: the file's name without .yml",
    "title": "what the policy is called",
    "language": "language of the drafts it holds for",
    "version": "version of the file",
    "note": "whose style it follows, and that it is not endorsed",
    "licence": "licence of the file",
    "sources": "guides by id: title, section, url, year, verified",
    "rules": "the rules by id",
}
RULE_KEYS = {
    "label": "lexicon/label, lexicon/* or a list of them",
    "voice": "own, indirect, direct",
    "distance": "none, scare-quotes, so-called",
    "zone": "headline, standfirst, subhead, body, caption",
    "referent": "entity ids",
    "speaker": "names of speakers",
    "condition": "OV, AT, PR, CX, 1st, HARD, NM, OK",
    "severity": "error, warning, suggestion",
    "message": "what the desk reads; {text}, {label}, {speaker}, {referent}, {alternatives}",
    "why": "the reason, in own words",
    "source": "id of a source",
    "alternatives": "words to consider instead",
    "first-mention": "yes: only the first hit of the label in a document",
    "since": "first date on which the rule holds",
    "until": "last date on which the rule holds",
    "paths": "file patterns that the rule is for",
    "confidence": "high, medium, low",
}
SOURCE_KEYS = {
    "title": "name of the guide",
    "section": "where in it",
    "url": "address",
    "year": "year of the wording",
    "verified": "V read there, S quoted by others, L leaked, K known",
}
PLACEHOLDERS = frozenset({"text", "label", "speaker", "referent", "alternatives"})

Closed = TypeVar("Closed", bound=Enum)


def read_policy(path: Path) -> tuple[Policy, tuple[Problem, ...]]:
    """The policy of the file and all its problems; with problems, the policy is not to be used."""
    reader = _PolicyReader(path)
    policy = reader.policy()
    return policy, tuple(sorted(reader.problems))


class _PolicyReader:
    """Reads one file to its end; what is wrong is collected."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: YamlFile = parse_yaml(path.read_text(encoding="utf-8"), path=str(path))
        self.problems: list[Problem] = list(self._file.problems)

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
        for needed in ("label", "severity", "message", "why", "source"):
            if fields.get(needed) is None and not self._permits(fields):
                self._note(
                    "missing-key", f"rule '{key.text}' has no {needed}", f"Add `{needed}:`.", key
                )
        condition = self._closed(fields.get("condition"), Condition)
        source = self._source(fields.get("source"), sources)
        severity = self._closed(fields.get("severity"), Severity)
        confidence = self._text(fields.get("confidence")) or "high"
        return Rule(
            id=key.text,
            policy=self._path.stem,
            severity=severity or Severity.SUGGESTION,
            labels=self._labels(fields.get("label")),
            voices=self._each(fields.get("voice"), Voice) or _default_voices(condition),
            distances=self._distances(fields.get("distance")),
            zones=self._each(fields.get("zone"), Zone),
            referents=self._texts(fields.get("referent")),
            speakers=self._texts(fields.get("speaker")),
            message=self._message(fields.get("message")),
            why=self._text(fields.get("why")),
            source=_cite(source),
            verified=source.get("verified", ""),
            alternatives=self._texts(fields.get("alternatives")),
            is_first_mention_only=self._yes(fields.get("first-mention"))
            or condition is Condition.FIRST_MENTION,
            since=self._text(fields.get("since")) or None,
            until=self._text(fields.get("until")) or None,
            paths=self._texts(fields.get("paths")),
            confidence=confidence,
            condition=condition,
        )

    def _permits(self, fields: Mapping) -> bool:
        node = fields.get("condition")
        return isinstance(node, Scalar) and node.text in ("OK", "NM")

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

    def _message(self, node: Node | None) -> str:
        message = self._text(node)
        named = {part.split("}")[0] for part in message.split("{")[1:]}
        for unknown in sorted(named - PLACEHOLDERS):
            self._note(
                "unknown-placeholder",
                f"'{{{unknown}}}' is not filled in",
                _near(unknown, PLACEHOLDERS) or f"Known are: {', '.join(sorted(PLACEHOLDERS))}.",
                node,
            )
        return message

    def _distances(self, node: Node | None) -> tuple[Distance | None, ...]:
        names = self._texts(node)
        known = {"none": None, **{distance.value: distance for distance in Distance}}
        for name in names:
            if name not in known:
                self._unknown_value(name, known, node)
        return tuple(known[name] for name in names if name in known)

    def _each(self, node: Node | None, closed: type[Closed]) -> tuple[Closed, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        found = (self._closed(item, closed) for item in items)
        return tuple(value for value in found if value is not None)

    def _closed(self, node: Node | None, closed: type[Closed]) -> Closed | None:
        name = self._text(node)
        if not name:
            return None
        known = {member.value: member for member in closed}
        if name not in known:
            self._unknown_value(name, known, node)
        return known.get(name)

    def _yes(self, node: Node | None) -> bool:
        word = self._text(node)
        if word not in ("", "yes", "no", "true", "false"):
            self._unknown_value(word, ("yes", "no"), node)
        return word in ("yes", "true")

    def _texts(self, node: Node | None) -> tuple[str, ...]:
        if isinstance(node, Sequence):
            return tuple(self._text(item) for item in node.items)
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
            self._note(
                "wrong-type",
                f"{what} must be `key: value` pairs",
                "Indent the pairs below it.",
                node,
            )
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

    def _unknown_value(self, name: str, known: Iterable[str], node: Node | None) -> None:
        options = list(known)
        self._note(
            "unknown-value",
            f"'{name}' is not known here",
            _near(name, options) or f"Known are: {', '.join(options)}.",
            node,
        )

    def _note(self, code: str, message: str, remedy: str, at: Node | None) -> None:
        self.problems.append(self._file.problem(code, message, remedy, at=at))


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
