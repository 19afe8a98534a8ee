"""Policies and what they find: house rules about label, referent, voice, distance and zone."""

from __future__ import annotations

from framing.domain.attribution import Distance, Voice
from framing.domain.closed import Enum
from framing.domain.document import SkippedDocument, Zone
from framing.domain.frozen import dataclass
from framing.domain.span import Span

# The words that a configuration may choose from.
SEVERITIES = ("error", "warning", "suggestion")
OFF = "off"
GATES = (*SEVERITIES, "never")
REQUIRABLE = ("reason", "until", "by")


class Severity(Enum):
    """How grave a finding is; only what the gate names makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Condition(Enum):
    """The condition under which a guide lets a label stand; it sets a rule's defaults.

    OWN_VOICE: not in the outlet's own voice. ATTRIBUTED: only with its source in the same
    sentence, or quoted. PRECISE: only in the legal sense, with a sign of the court in the
    sentence. EXPLAINED: only where the document explains it. FIRST_MENTION: not as the first
    mention. EVEN_QUOTED: not even in quotation. NAME: only inside a proper name or in the
    words of others. PERMITTED: the rule allows what other rules of the policy name.
    STRUCTURE: the rule looks at the whole document.
    """

    OWN_VOICE = "OV"
    ATTRIBUTED = "AT"
    PRECISE = "PR"
    EXPLAINED = "CX"
    FIRST_MENTION = "1st"
    EVEN_QUOTED = "HARD"
    NAME = "NM"
    PERMITTED = "OK"
    STRUCTURE = "STR"

    @property
    def permits(self) -> bool:
        """Whether a rule with this condition allows a use instead of naming it."""
        return self is Condition.PERMITTED


class Structure(Enum):
    """What a rule about a whole document looks for."""

    UNATTRIBUTED_ALLEGATION = "unattributed-allegation"
    INCONSISTENT_LABEL = "inconsistent-label"
    ASYMMETRIC_LABEL = "asymmetric-label"
    HEADLINE_VOICE = "headline-voice"
    UNBALANCED_SOURCES = "unbalanced-sources"
    AGENTLESS_KILLING = "agentless-killing"


@dataclass(frozen=True, slots=True)
class Rule:
    """One house rule: a hit that meets every non-empty condition is a finding.

    Empty tuples mean "any". `labels` are `lexicon/label` or `lexicon/*`; `distances` may hold
    None for "no distance". `verified` says how the source was read (V, S, L, K of the facts).
    `alternatives` are wordings for a hit in the singular, `plurals` the same in the plural.
    `is_told_once` folds like findings of a document into the first of them.
    `texts` are patterns of the matched text in lower case (`*asylum*`).
    `against` are the labels that a rule about a whole document compares with `labels`.
    `is_cue_only` names a word only where it reports what somebody says.
    `place` is where the rule stands in its file (`path:line:column`).
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
    structure: Structure | None = None
    against: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    is_told_once: bool = False
    url: str = ""
    place: str = ""
    is_cue_only: bool = False

    @property
    def name(self) -> str:
        """The rule's full id, `policy/rule`."""
        return f"{self.policy}/{self.id}"


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

    `text` is what stands there, `alternatives` what might, in its case and number; those that
    are advice rather than wording are in `advice`. `occurrence` counts, from 0, the findings
    before it with the same rule, text and sentence. `fingerprint` is made of rule, matched
    text, sentence and occurrence number, so that it survives edits elsewhere. `term` is the
    line of the lexicon that matched, as written there; empty where no label decided.
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
    occurrence: int = 0
    advice: tuple[str, ...] = ()
    label: str = ""
    voice: Voice | None = None
    confidence: str = "high"
    url: str = ""
    is_told_once: bool = False
    term: str = ""

    @property
    def is_of_file(self) -> bool:
        """Whether the draft is all of its file, and not a row of a table in it."""
        return f"/{self.path}".endswith(f"/{self.document}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """An editor's decision to let findings stand, with the reason.

    `rules` are full ids, policy ids or `*`. `scope` is the stretch of the document it holds
    for. `text` narrows it to a matched text, `fingerprint` to one finding. `until` is the
    last ISO date on which it holds. `origin` tells where it was written: "comment",
    "front matter" or "file"; `place` names the file and line for "file".
    """

    rules: tuple[str, ...]
    scope: Span
    reason: str
    until: str | None
    author: str
    origin: str
    place: str = ""
    text: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Where a stretch stands in the file: code points `[start, end)`, lines and columns from 1,
    the end column exclusive. Columns count code points; those for formats that count UTF-16
    code units or UTF-8 bytes stand beside them."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    column_utf16: int
    end_column_utf16: int
    column_utf8: int
    end_column_utf8: int


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding with its places in the file as it lies on disk.

    `snippet` is the sentence around the finding on one line, `caret` the offset of the finding
    in it and `n_marked` its length there. `suppression` is set where an editor let it stand,
    `is_known` where the baseline holds it.
    """

    finding: Finding
    region: Region
    sentence: Region
    related: tuple[tuple[Region, str], ...]
    snippet: str
    caret: int
    n_marked: int
    suppression: Suppression | None = None
    is_known: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the finding asks for a decision: neither suppressed nor known."""
        return self.suppression is None and not self.is_known


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A draft with its findings, ordered by place.

    `n_killings` counts own-voice words of killing and dying, `n_without_agent` those whose
    sentence names nobody who did it: a share for the desk, never a finding.
    """

    id: str
    path: str
    findings: tuple[LocatedFinding, ...]
    n_killings: int = 0
    n_without_agent: int = 0


@dataclass(frozen=True, slots=True)
class CheckRun:
    """All that one run of the check found, for every format.

    `rules` are those in force in the run; `skipped` are the files that could not be read.
    `has_baseline` tells new findings from known ones.
    """

    documents: tuple[CheckedDocument, ...]
    rules: tuple[Rule, ...]
    version: str
    skipped: tuple[SkippedDocument, ...] = ()
    has_baseline: bool = False

    @property
    def open_findings(self) -> tuple[LocatedFinding, ...]:
        """The findings that ask for a decision, in the order of documents and places."""
        return tuple(
            each for document in self.documents for each in document.findings if each.is_open
        )
