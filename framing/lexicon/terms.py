"""Terms and their context rules, made of YAML nodes that `validate` has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.entity import EntityKind
from framing.domain.folding import fold
from framing.domain.frozen import dataclass, replace
from framing.domain.lexicon import (
    CaseRule,
    ContextRule,
    Operand,
    OperandKind,
    Place,
    Record,
    Relation,
    Scope,
    Status,
    Term,
)
from framing.lexicon.expand import TermOptions, UnusableTermError, expand_term
from framing.lexicon.inflect import WORD_CLASSES
from framing.lexicon.problems import ProblemList, closest, nearest
from framing.lexicon.validate import parse_day
from framing.yaml_source import Mapping, Node, Scalar, Sequence, YamlFile

DEFAULT_WINDOW_TOKENS = 6
# What documents are usually told apart by, besides the names that a newsroom chooses itself.
_FIELDS = ("outlet", "desk", "region", "section", "country", "event", "language", "author")
MAX_FORMS_OF_A_FILE = 500_000
_NOTED = 2**62  # beyond any count of forms


@dataclass(frozen=True, slots=True)
class Setting:
    """What a lexicon, contrast or label says for all its terms."""

    options: TermOptions
    context: tuple[ContextRule, ...] = ()
    only: tuple[Scope, ...] = ()


class TermReader:
    """Makes terms of the nodes of one file and notes what cannot be used."""

    def __init__(
        self, file: YamlFile, problems: ProblemList, *, labels: frozenset[str] = frozenset()
    ) -> None:
        """`labels` are the ids of the file's own labels, by which a reference is understood."""
        self.file = file
        self.problems = problems
        self._labels = labels
        self.n_forms = 0
        self._known_operands: dict[tuple[object, ...], tuple[Operand, ...]] = {}

    def setting(self, node: Mapping, outer: Setting) -> Setting:
        """The outer setting with what this mapping says itself."""
        classes = tuple(c.text for c in scalars(node.get("inflect")) if c.text in WORD_CLASSES)
        case = one_text(node.get("case"))
        options = outer.options
        if classes:
            options = replace(options, classes=classes)
        if case in _CASES:
            options = replace(options, case=CaseRule(case))
        only = outer.only
        if node.get("only") is not None:
            scopes = {scope.field: scope for scope in (*outer.only, *self._only(node))}
            only = tuple(scopes.values())
        return Setting(options, self._context(node, outer), only)

    def terms(self, node: Node | None, setting: Setting) -> tuple[Term, ...]:
        """The terms of a list; what is no term is left out and has been noted."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        counted = (each for each in nodes if each is not None and not _is_cue_alone(each))
        made = (self._term(each, setting) for each in counted)
        return tuple(term for term in made if term is not None)

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.file.path, node.line, node.column)

    def _term(self, node: Node, setting: Setting) -> Term | None:
        written: Node | None = node
        active_from, active_until = None, None
        if isinstance(node, Mapping):
            written = node.get("term")
            setting = self.setting(node, setting)
            active_from = parse_day(one_text(node.get("from")), is_last=False)
            active_until = parse_day(one_text(node.get("until")), is_last=True)
            self._check_days(node, active_from, active_until)
            self._check_window(node, setting)
        if not isinstance(written, Scalar) or not written.text.strip() or self._is_full(written):
            return None
        try:
            expansion = expand_term(written.text, setting.options)
        except UnusableTermError as error:
            self.problems.error(error.code, error.message, error.remedy, at=written, file=self.file)
            return None
        self.n_forms += len(expansion.forms)
        return Term(
            text=written.text.strip(),
            forms=expansion.forms,
            case=expansion.case,
            place=self.place(written),
            pattern=expansion.pattern,
            context=setting.context,
            active_from=active_from,
            active_until=active_until,
            only=setting.only,
            word_classes=setting.options.classes or (),
            record=record_of(node) if isinstance(node, Mapping) else _NO_RECORD,
        )

    def _check_window(self, node: Mapping, setting: Setting) -> None:
        window = node.get("window")
        if window is not None and not setting.context:
            message = "'window' says how near other words must stand, but the term names none"
            place, remedy = self.place(window), "Add `near:`, `unless:` or the like, or remove it."
            self.problems.warning_at(place, "idle-window", message, remedy)

    def _is_full(self, node: Node) -> bool:
        """Whether the file has reached its limit of forms, which is noted once."""
        if self.n_forms < MAX_FORMS_OF_A_FILE:
            return False
        if self.n_forms != _NOTED:
            message = f"the terms of this file stand for more than {MAX_FORMS_OF_A_FILE:,} forms"
            remedy = "Split the file, or write fewer alternatives."
            self.problems.error("too-many-forms", message, remedy, at=node, file=self.file)
            self.n_forms = _NOTED
        return True

    def _check_days(self, node: Mapping, first: str | None, last: str | None) -> None:
        if first is not None and last is not None and first > last:
            message = f"'from' ({first}) is later than 'until' ({last}): the term never counts"
            self.problems.error(
                "bad-date",
                message,
                "Exchange the two.",
                at=node.get("from") or node,
                file=self.file,
            )

    def _only(self, node: Mapping) -> Iterator[Scope]:
        """The scopes of a mapping; a field that looks like a slip is doubted."""
        given = node.get("only")
        for field, values in given.pairs if isinstance(given, Mapping) else ():
            wanted = tuple(fold(one.text.strip()) for one in scalars(values))
            if field.text == "date":
                remedy = "Write `from:` and `until:` beside the term."
                self._doubt_field(field, "dates do not stand under 'only'", remedy)
            elif field.text not in _FIELDS and closest(field.text, _FIELDS, cutoff=0.8):
                message = f"'{field.text}' is a field that documents seldom have"
                self._doubt_field(field, message, nearest(field.text, list(_FIELDS)))
            if wanted:
                yield Scope(field.text, wanted)

    def _doubt_field(self, field: Scalar, message: str, remedy: str) -> None:
        self.problems.warning_at(self.place(field), "unknown-field", message, remedy)

    def _context(self, node: Mapping, outer: Setting) -> tuple[ContextRule, ...]:
        """The context rules of a mapping; a relation that it does not name is the outer one's."""
        if not any([name.text in _CONTEXT_KEYS for name, _ in node.pairs]):
            return outer.context
        window = one_text(node.get("window"))
        window_tokens = int(window) if window.isdecimal() and int(window) > 0 else None
        rules = {rule.relation: rule for rule in outer.context}
        for relation in Relation:
            operands = self._operands(node.get(relation.value), outer.options)
            if operands:
                rules[relation] = ContextRule(
                    relation, operands, window_tokens or DEFAULT_WINDOW_TOKENS
                )
            elif window_tokens and relation in rules:
                rules[relation] = replace(rules[relation], window_tokens=window_tokens)
        return tuple(rules[relation] for relation in Relation if relation in rules)

    def _operands(self, node: Node | None, options: TermOptions) -> tuple[Operand, ...]:
        found: dict[Operand, None] = {}
        for written in scalars(node):
            key = (written.text, options.classes, options.language)
            if key not in self._known_operands:  # the same few words stand at many terms
                made = self._operand(written, options)
                if not made:
                    continue  # the fault is told at each place
                self._known_operands[key] = made
            found.update(dict.fromkeys(self._known_operands[key]))
        return tuple(found)

    def _label_named(self, written: str) -> str:
        """`label` of this file, or `lexicon/label`; both may be written with either sign."""
        name = written.replace("/", ".")
        owner, dot, label = name.partition(".")
        return name if name in self._labels or not dot else f"{owner}/{label}"

    def _operand(self, written: Scalar, options: TermOptions) -> tuple[Operand, ...]:
        text = written.text.strip()
        if text.startswith("#"):
            return (Operand(OperandKind.LABEL, self._label_named(text[1:].strip())),)
        if text.startswith("@"):
            return (Operand(OperandKind.ENTITY, _entity(text[1:].strip())),)
        folded = TermOptions(options.classes, CaseRule.ANY, options.language)
        try:
            expansion = expand_term(text, folded)
        except UnusableTermError as error:
            self.problems.error(error.code, error.message, error.remedy, at=written, file=self.file)
            return ()
        if expansion.pattern is not None:
            message = "a regular expression cannot stand in a context rule"
            remedy = "Make a label of it and refer to it as '#label'."
            self.problems.error("bad-operand", message, remedy, at=written, file=self.file)
        return tuple(Operand(OperandKind.FORM, form) for form in expansion.forms)


_CASES = frozenset(rule.value for rule in CaseRule)
_CONTEXT_KEYS = frozenset({"window", *(relation.value for relation in Relation)})


_RECORD_KEYS = frozenset({"by", "date", "status"})
_NO_RECORD = Record()


def record_of(node: Mapping) -> Record:
    """Who wrote a label or term, when, and whether it counts."""
    if not any([name.text in _RECORD_KEYS for name, _ in node.pairs]):
        return _NO_RECORD
    status = one_text(node.get("status"))
    is_known = status in {each.value for each in Status}
    known = Status(status) if is_known else Status.LIVE
    return Record(one_text(node.get("by")), one_text(node.get("date")), known)


def _is_cue_alone(node: Node) -> bool:
    return isinstance(node, Mapping) and one_text(node.get("counts")) == "no"


def scalars(node: Node | None) -> tuple[Scalar, ...]:
    """The texts of a list or of a single one that are not empty."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(each for each in nodes if isinstance(each, Scalar) and each.text.strip())


def one_text(node: Node | None) -> str:
    """The text of a scalar without white space around it, empty where there is none."""
    return node.text.strip() if isinstance(node, Scalar) else ""


_KINDS_IN_PLURAL = {f"{kind.value}s": kind.value for kind in EntityKind}


def _entity(text: str) -> str:
    return _KINDS_IN_PLURAL.get(text, text)
