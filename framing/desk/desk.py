"""The desk: one draft held against house rules, the same from every door."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from framing.check.agents import count_killings
from framing.check.locate import locate_findings
from framing.check.policies import find_policy, load_policies, shipped_ids
from framing.check.rules import check_document
from framing.check.suppression_file import FiledSuppression
from framing.config.settings import CheckSettings
from framing.domain.document import Document
from framing.domain.finding import CheckedDocument, Finding, Policy, Rule, Suppression
from framing.domain.frozen import dataclass, replace
from framing.errors import InputError, LexiconError, Problem
from framing.pipeline import Memory, Road, open_road, walk

DOCUMENT_POLICY = "document"


@dataclass(frozen=True, slots=True)
class Desk:
    """What drafts meet: the road, the policies as the house wants them, terms of suppressions.

    `idle` are rules that can never name anything because their lexicons are not loaded;
    `lexicons` are the ids of those that rules name: other hits matter to no finding. `name` is
    the desk of `framing.yml` to which drafts belong that name none themselves; `off` are the rules
    that the house has switched off.
    """

    road: Road
    policies: tuple[Policy, ...]
    required: tuple[str, ...]
    known_policies: frozenset[str]
    idle: tuple[str, ...] = ()
    lexicons: frozenset[str] = frozenset()
    name: str | None = None
    off: frozenset[str] = frozenset()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of all policies."""
        return tuple(rule for policy in self.policies for rule in policy.rules)


def open_desk(settings: CheckSettings, *, is_proof_required: bool = True) -> Desk:
    """The desk for these settings.

    Raises:
        LexiconError: a lexicon, entity or policy file cannot be used, or a rule names a label
            that its lexicon does not have.
        InputError: the settings name a rule that does not exist.
    """
    names = [*settings.policies]
    if settings.has_document_rules and DOCUMENT_POLICY not in names:
        names.append(DOCUMENT_POLICY)
    loaded = load_policies([find_policy(each) for each in names], numbers_of=_numbers_of)
    policies = _adjusted(loaded, settings.rules) if settings.rules else loaded
    road = _road_for(loaded, settings, is_proof_required)
    idle = _idle_rules(loaded, road.labels)
    known = frozenset({*shipped_ids(), *(policy.id for policy in loaded)})
    lexicons = frozenset(_naming_rules(loaded))
    known |= {"suppressions"}
    off = frozenset(_rule_names(loaded)) - frozenset(_rule_names(policies))
    return Desk(road, policies, settings.required, known, idle, lexicons, settings.desk, off)


def _rule_names(policies: Sequence[Policy]) -> list[str]:
    return [rule.name for policy in policies for rule in policy.rules]


def check_draft(
    document: Document,
    desk: Desk,
    *,
    filed: Sequence[FiledSuppression] = (),
    today: str | None = None,
    memory: Memory | None = None,
) -> CheckedDocument:
    """The draft's findings at their places, each with the suppression that covers it.

    `filed` are the suppressions of a side-car; `today` is an ISO date, by default the clock's.
    `memory` is that of earlier versions of the draft, at the same desk. Like findings are not
    yet folded: see `fold_repeats`.
    """
    walked = walk(_at_desk(document, desk.name), desk.road, memory, lexicons=desk.lexicons)
    findings = check_document(walked, desk.policies)
    applying = [each for each in filed if each.applies_to(document.path)]
    suppressed: dict[str, Suppression] = {}
    if applying or document.remarks or document.metadata.custom:
        findings, suppressed = _with_suppressions(document, findings, applying, desk, today)
    n_killings, n_without_agent = count_killings(walked, desk.policies)
    located = locate_findings(document, findings, suppressed)
    return CheckedDocument(document.id, document.path, located, n_killings, n_without_agent)


def _at_desk(document: Document, name: str | None) -> Document:
    """The draft as one of the desk, for terms that count at some desks only."""
    if name is None or document.metadata.field("desk") is not None:
        return document
    custom = tuple(sorted({**dict(document.metadata.custom), "desk": name}.items()))
    return replace(document, metadata=replace(document.metadata, custom=custom))


def _with_suppressions(
    document: Document,
    findings: tuple[Finding, ...],
    filed: Sequence[FiledSuppression],
    desk: Desk,
    today: str | None,
) -> tuple[tuple[Finding, ...], dict[str, Suppression]]:
    """The findings with what is to be told about suppressions, and those that are suppressed."""
    # Most drafts hold nothing that could be a suppression: they start without these modules.
    from framing.check.suppressions import Terms, judge, notice_finding, suppressions_in

    given = (*suppressions_in(document), *(each.for_document(document) for each in filed))
    if not given and not document.remarks:
        return findings, {}
    names = frozenset(rule.name for rule in desk.rules)
    day = today or time.strftime("%Y-%m-%d")
    terms = Terms(day, desk.required, names, desk.known_policies, desk.off)
    judged = judge(document, findings, given, terms)
    notices = tuple(notice_finding(document, each) for each in judged.notices)
    return (*findings, *notices), judged.suppressed


def unused_filed(
    filed: Sequence[FiledSuppression], documents: Sequence[CheckedDocument], desks: Iterable[Desk]
) -> tuple[FiledSuppression, ...]:
    """The suppressions of a side-car for drafts and rules of this run that covered nothing."""
    if not filed:
        return ()
    from framing.check.suppressions import is_due

    rules = frozenset(rule.name for desk in desks for rule in desk.rules)
    used = {
        each.suppression.place
        for document in documents
        for each in document.findings
        if each.suppression is not None
    }
    return tuple(
        each
        for each in filed
        if each.suppression.place not in used
        and is_due(each.suppression, rules)
        and any(each.applies_to(document.path) for document in documents)
    )


def _road_for(policies: Sequence[Policy], settings: CheckSettings, is_proof_required: bool) -> Road:
    """The road with the settings' lexicons, else with all those shipped.

    So one image serves every policy, and scores too.
    """
    if settings.lexicons:
        return _road(settings.lexicons, settings.entities, is_proof_required)
    road = _road((), settings.entities, False)
    problems = [
        _unknown_lexicon(rule, lexicon, road.labels)
        for lexicon, rule in _naming_rules(policies).items()
        if lexicon not in road.labels
    ]
    if problems:
        raise LexiconError(problems)
    return road


def _naming_rules(policies: Sequence[Policy]) -> dict[str, Rule]:
    """The lexicons that rules name, each with the last rule that does."""
    rules = (rule for policy in policies for rule in policy.rules)
    return {lexicon: rule for rule in rules for lexicon, _ in _named(rule)}


@cache
def _road(lexicons: tuple[str, ...], entities: tuple[str, ...], is_proof_required: bool) -> Road:
    if not lexicons and not entities:
        return open_road(is_proof_required=is_proof_required)
    from pathlib import Path  # the shipped files are found without

    return open_road(
        [Path(path) for path in lexicons],
        [Path(path) for path in entities],
        is_proof_required=is_proof_required,
    )


def forget_roads() -> None:
    """Read lexicons anew when next a desk is opened: one of their files was saved."""
    _road.cache_clear()


def _numbers_of(wording: str) -> tuple[str, str]:
    from framing.lexicon.number import singular_and_plural  # only where policies are compiled

    return singular_and_plural(wording)


def _adjusted(
    policies: tuple[Policy, ...], overrides: Sequence[tuple[str, str]]
) -> tuple[Policy, ...]:
    from framing.check.severities import adjusted, unmatched  # many houses change none

    unknown = unmatched(policies, overrides)
    if unknown:
        problems = [
            Problem(
                name,
                0,
                0,
                "unknown-rule",
                "there is no such rule",
                f"Known are: {_rules(policies)}.",
            )
            for name in unknown
        ]
        raise InputError(problems)
    return adjusted(policies, overrides)


def _rules(policies: Sequence[Policy]) -> str:
    return ", ".join(rule.name for policy in policies for rule in policy.rules)


def unknown_labels(
    policies: Sequence[Policy], labels: Mapping[str, Sequence[str]]
) -> tuple[Problem, ...]:
    """A problem for each label of the rules that its lexicon, being loaded, does not have.

    `labels` are the ids of each loaded lexicon's labels, as in `Road.labels`.
    """
    return tuple(
        _unknown_label(rule, lexicon, label, labels[lexicon])
        for rule in (rule for policy in policies for rule in policy.rules)
        for lexicon, label in _named(rule)
        if label not in ("*", *labels.get(lexicon, (label,)))
    )


def _named(rule: Rule) -> list[tuple[str, str]]:
    """The labels of a rule, each as lexicon and label."""
    parts = (label.partition("/") for label in (*rule.labels, *rule.against))
    return [(lexicon, label) for lexicon, _, label in parts]


def _idle_rules(policies: Sequence[Policy], labels: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The rules whose lexicons are not loaded at all.

    Raises:
        LexiconError: a rule names a label that its loaded lexicon does not have.
    """
    problems = unknown_labels(policies, labels)
    if problems:
        raise LexiconError(problems)
    return tuple(
        rule.name
        for rule in (rule for policy in policies for rule in policy.rules)
        if rule.policy != DOCUMENT_POLICY
        and (rule.labels or rule.against)
        and all(lexicon not in labels for lexicon, _ in _named(rule))
    )


def _unknown_label(rule: Rule, lexicon: str, label: str, known: Iterable[str]) -> Problem:
    """A rule's label that its lexicon, of these labels, does not have."""
    message = f"rule '{rule.id}' names '{lexicon}/{label}', which that lexicon does not have"
    return _unknown(rule, message, label, known, owner=f"{lexicon}/")


def _unknown_lexicon(rule: Rule, lexicon: str, known: Iterable[str]) -> Problem:
    """A rule's lexicon that is none of those known, which are the loaded ones."""
    message = f"rule '{rule.id}' is about the lexicon '{lexicon}', which is not loaded"
    problem = _unknown(rule, message, lexicon, known)
    own = "One of your own is loaded by --lexicons, or `lexicons:` in framing.yml."
    return replace(problem, remedy=f"{problem.remedy} {own}")


def _unknown(
    rule: Rule, message: str, wrong: str, known: Iterable[str], *, owner: str = ""
) -> Problem:
    from difflib import get_close_matches  # only where a name is wrong

    path, line, column = rule.place.rsplit(":", 2)
    near = get_close_matches(wrong, sorted(known), n=1)
    remedy = (
        f"Did you mean `{owner}{near[0]}`?" if near else f"Known are: {', '.join(sorted(known))}."
    )
    return Problem(path, int(line), int(column), "unknown-label", message, remedy)
