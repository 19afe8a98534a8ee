"""Policies and what they find: house rules about label, referent, voice, distance and zone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from framing.domain.attribution import Distance, Voice
from framing.domain.document import Zone
from framing.domain.span import Span


class Severity(Enum):
    """How grave a finding is; only what the gate names makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Condition(Enum):
    """The condition under which a guide lets a label stand; it sets a rule's defaults."""

    OWN_VOICE = "OV"
    ATTRIBUTED = "AT"
    PRECISE = "PR"
    EXPLAINED = "CX"
    FIRST_MENTION = "1st"
    EVEN_QUOTED = "HARD"
    NAME = "NM"
    PERMITTED = "OK"

    @property
    def permits(self) -> bool:
        """Whether a rule with this condition allows a use instead of naming it."""
        return self in (Condition.NAME, Condition.PERMITTED)


@dataclass(frozen=True, slots=True)
class Rule:
    """One house rule: a hit that meets every non-empty condition is a finding.

    Empty tuples mean "any". `labels` are `lexicon/label` or `lexicon/*`; `distances` may hold
    None for "no distance". `verified` says how the source was read (V, S, L, K of the facts).
    """

    id: str
    policy: str
    severity: Severity
    labels: tuple[str, ...]
    voices: tuple[Voice, ...]
    distances: tuple[Distance | None, ...]
    zones: tuple[Zone, ...]
    referents: tuple[str, ...]
    speakers: tuple[str, ...]
    message: str
    why: str
    source: str
    verified: str
    alternatives: tuple[str, ...]
    is_first_mention_only: bool = False
    since: str | None = None
    until: str | None = None
    paths: tuple[str, ...] = ()
    confidence: str = "high"
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A house's rules, in one file."""

    id: str
    title: str
    language: str
    version: str
    rules: tuple[Rule, ...]
    digest: str
    path: str


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A further place that explains a finding: the cue, the speaker, the attributed passage."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One use that a rule names. Line and column are computed only when printed.

    `fingerprint` is made of rule, matched text, sentence and occurrence number, so that it
    survives edits elsewhere.
    """

    document: str
    path: str
    span: Span
    text: str
    rule: str
    severity: Severity
    message: str
    why: str
    source: str
    alternatives: tuple[str, ...]
    related: tuple[RelatedPlace, ...]
    sentence: Span
    fingerprint: str
    verified: str = ""
