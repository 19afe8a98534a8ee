"""Lexicons: contrasts of competing labels, their terms, evidence and proof."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.closed import Enum
from framing.domain.frozen import dataclass, replace


class Kind(Enum):
    """Whether the labels compete for one referent (shares are defined) or not."""

    CONTRAST = "contrast"
    INVENTORY = "inventory"


class RefersTo(Enum):
    """Whom the labels of a contrast mean: those who rule a state, or hold an office in it; an
    armed group; whoever is accused of what the label names."""

    RULERS = "rulers"
    OFFICEHOLDERS = "officeholders"
    ARMED_GROUPS = "armed-groups"
    ACCUSED = "accused"

    @property
    def is_rule(self) -> bool:
        """Whether the labels name who rules a state."""
        return self in (RefersTo.RULERS, RefersTo.OFFICEHOLDERS)


class CaseRule(Enum):
    """How a term's letters must stand in the text."""

    ANY = "any"
    EXACT = "exact"
    CAPITALISED = "capitalised"


class Relation(Enum):
    """Where a context operand must stand; for the UNLESS relations, where it must not."""

    NEAR = "near"
    BEFORE = "before"
    AFTER = "after"
    UNLESS = "unless"
    UNLESS_BEFORE = "unless-before"
    UNLESS_AFTER = "unless-after"


class OperandKind(Enum):
    """What a context operand names."""

    FORM = "form"
    LABEL = "label"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Operand:
    """One thing a context rule looks for.

    FORM: `text` is a folded form as in `Term.forms`; LABEL: a label id of the same lexicon or
    `lexicon/label`, which means the labels below it too; ENTITY: an entity id or an entity kind (`state`, `group`, ...).
    """

    kind: OperandKind
    text: str


@dataclass(frozen=True, slots=True)
class ContextRule:
    """A condition on a hit's neighbours: at least one operand within `window_tokens`.

    The window is measured between nearest edges and never leaves the sentence.
    """

    relation: Relation
    operands: tuple[Operand, ...]
    window_tokens: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Documents to which a term is limited: those whose metadata field has one of the values.

    Values are folded and may hold `*` and `?`; a document that lacks the field is outside.
    """

    field: str
    values: tuple[str, ...]


class Status(Enum):
    """Whether a label or term counts: drafts and retired ones are kept and count nothing."""

    LIVE = "live"
    DRAFT = "draft"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Record:
    """Who wrote a label or term, when (ISO 8601, perhaps only a year), and what became of it."""

    by: str = ""
    date: str = ""
    status: Status = Status.LIVE

    @property
    def is_told(self) -> bool:
        """Whether the file says any of it."""
        return bool(self.by or self.date) or self.status is not Status.LIVE


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column are 1-based."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a label's `terms`, with every surface form it stands for.

    `text` is the line as written. `forms` are folded (lower case, straight apostrophes,
    composed accents), words parted by one space, globs `*` and `?` kept; a form with
    `case` EXACT keeps its letters. `pattern` holds a regular expression instead of forms.
    `active_from` and `active_until` are ISO dates, inclusive. `only` are scopes, all of which
    must hold. `word_classes` are those that its file declares for it, none where it declares
    none: it is then taken for a noun.
    """

    text: str
    forms: tuple[str, ...]
    case: CaseRule
    place: Place
    pattern: str | None = None
    context: tuple[ContextRule, ...] = ()
    active_from: str | None = None
    active_until: str | None = None
    only: tuple[Scope, ...] = ()
    word_classes: tuple[str, ...] = ()
    record: Record = Record()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the expected hits in square brackets, kept in the lexicon as proof.

    `kind` is "hits", "misses" or "misread". `text` is without brackets; `spans` are the
    bracketed `(start, end)` offsets in it.
    """

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Label:
    """One way of naming the referent.

    `id` holds the ids of the labels above it too, joined by full stops (`violence.terror`);
    `titles` are theirs and its own, from the top; `title` is what reports print.
    `exclusions` are the `not:` terms: they match like terms and count nothing.
    `evidence` are ids of `Lexicon.sources`. `pole` is -1, 0 or 1 on a declared axis.
    """

    id: str
    title: str
    says: str
    evidence: tuple[str, ...]
    terms: tuple[Term, ...]
    exclusions: tuple[Term, ...]
    examples: tuple[Example, ...]
    place: Place
    pole: int | None = None
    titles: tuple[str, ...] = ()
    record: Record = Record()


def labels_above(label: str) -> Iterator[str]:
    """The ids of the labels above one, from the top: `a` and `a.b` of `a.b.c`."""
    at = label.find(".")
    while at >= 0:
        yield label[:at]
        at = label.find(".", at + 1)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Labels that compete for one referent: the framing category.

    `referent` names it in words; `refers_to` tells by which rules labels find whom they mean,
    None where they mean somebody only by a name inside them.
    """

    id: str
    title: str
    referent: str
    labels: tuple[Label, ...]
    axis: tuple[str, str] | None = None
    refers_to: RefersTo | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited source: a style guide, a study, a report.

    `verified` says how it was read: V there, S quoted by others, L leaked, K from memory and not
    looked up, "" not told.
    """

    id: str
    title: str
    section: str = ""
    url: str = ""
    year: str = ""
    verified: str = ""

    @property
    def is_unverified(self) -> bool:
        """Whether nobody is known to have looked it up."""
        return self.verified in ("", "K")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One lexicon file, loaded, expanded and checked.

    `digest` is the SHA-256 of the file's bytes and those it extends.
    """

    id: str
    title: str
    language: str
    version: str
    kind: Kind
    contrasts: tuple[Contrast, ...]
    sources: tuple[Reference, ...]
    digest: str
    path: str
    licence: str = ""

    @property
    def live(self) -> Lexicon:
        """The lexicon without drafts and what is retired: what is matched and counted."""
        labels = [label for contrast in self.contrasts for label in contrast.labels]
        records = [label.record for label in labels]
        records += [term.record for label in labels for term in label.terms]
        if all(record.status is Status.LIVE for record in records):
            return self
        return replace(self, contrasts=tuple(map(_live, self.contrasts)))


def _live(contrast: Contrast) -> Contrast:
    """The contrast with what counts; a label none of whose terms does is left out like one retired."""
    labels = []
    for label in contrast.labels:
        terms = tuple(term for term in label.terms if term.record.status is Status.LIVE)
        if label.record.status is Status.LIVE and (terms or not label.terms):
            labels.append(replace(label, terms=terms))
    return replace(contrast, labels=tuple(labels))
