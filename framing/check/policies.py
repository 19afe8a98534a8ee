"""Policies by name or file, from the compiled cache where that is fresh."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from framing.domain.attribution import Distance, Voice
from framing.domain.closed import Enum
from framing.domain.document import Zone
from framing.domain.finding import Condition, Policy, Rule, Severity, Structure
from framing.errors import LexiconError, Problem
from framing.resources import LEXICON_FOLDER, compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def shipped_policies() -> dict[str, Path]:
    """The shipped policies by id."""
    from pathlib import Path

    return {name: Path(file) for name, file in _shipped().items()}


def _shipped() -> dict[str, str]:
    """Their files by id, in the order of their names."""
    folder = os.path.join(LEXICON_FOLDER, "policies")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".yml"))
    return {name.removesuffix(".yml"): os.path.join(folder, name) for name in names}


def shipped_ids() -> tuple[str, ...]:
    """The ids of the shipped policies."""
    return tuple(_shipped())


def find_policy(name: str) -> str:
    """The file of a shipped policy's id, or the path itself.

    Raises:
        LexiconError: there is no such policy.
    """
    shipped = _shipped()
    if name in shipped:
        return shipped[name]
    if os.path.isfile(name):
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, shipped, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    if not name.endswith((".yml", ".yaml")):
        hint += f"One of your own is named by its file, as {name}.yml. "
    problem = Problem(
        name,
        0,
        0,
        "unknown-policy",
        "there is no such policy, and no such file",
        f"{hint}Shipped are: {', '.join(shipped)}.",
    )
    raise LexiconError([problem])


def load_policies(
    paths: Sequence[Path | str], *, numbers_of: Callable[[str], tuple[str, str]] | None = None
) -> tuple[Policy, ...]:
    """The policies in these files.

    `numbers_of` gives singular and plural of a wording; without it alternatives stay as
    written, whatever the number of the hit.

    Raises:
        LexiconError: any file has a problem; the error holds all problems of all files.
    """
    kind = "policies" if numbers_of is None else "policies-in-number"
    stored = compiled(kind, paths, lambda: _compile(paths, numbers_of or _as_written))
    assert isinstance(stored, list)
    return tuple(_policy_from(entry) for entry in stored)


def _as_written(wording: str) -> tuple[str, str]:
    return wording, wording


def _compile(
    paths: Sequence[Path | str], numbers_of: Callable[[str], tuple[str, str]]
) -> list[dict[str, object]]:
    # Imported here so that a warm start reads no YAML.
    from pathlib import Path

    from framing.check.policy_file import read_policy

    outcomes = [read_policy(Path(path), numbers_of) for path in paths]
    problems = [problem for _, found in outcomes for problem in found]
    if problems:
        raise LexiconError(problems)
    return [_plain(policy) for policy, _ in outcomes if policy is not None]


def _plain(policy: Policy) -> dict[str, object]:
    from dataclasses import asdict  # as above

    def value(thing: object) -> object:
        if isinstance(thing, Enum):
            return thing.value
        if isinstance(thing, dict):
            return {key: value(entry) for key, entry in thing.items()}
        if isinstance(thing, tuple | list):
            return [value(entry) for entry in thing]
        return thing

    plain = value(asdict(policy))
    assert isinstance(plain, dict)
    return plain


def _policy_from(entry: dict[str, object]) -> Policy:
    rules = entry["rules"]
    assert isinstance(rules, list)
    fields = {**entry, "rules": tuple(_rule_from(rule) for rule in rules)}
    return Policy(**fields)  # type: ignore[arg-type]


_TO_DOMAIN: dict[str, Callable[[object], object]] = {
    "severity": Severity,
    "condition": lambda name: None if name is None else Condition(name),
    "structure": lambda name: None if name is None else Structure(name),
}
_TO_DOMAIN_EACH: dict[str, Callable[[object], object]] = {
    "voices": Voice,
    "zones": Zone,
    "distances": lambda name: None if name is None else Distance(name),
}


def _rule_from(entry: dict[str, object]) -> Rule:
    fields: dict[str, object] = {}
    for name, stored in entry.items():
        if name in _TO_DOMAIN:
            fields[name] = _TO_DOMAIN[name](stored)
        elif isinstance(stored, list):
            fields[name] = tuple(map(_TO_DOMAIN_EACH.get(name, str), stored))
        else:
            fields[name] = stored
    return Rule(**fields)  # type: ignore[arg-type]
