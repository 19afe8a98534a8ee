"""Holds a walked document against policies: which uses their rules name, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.check.certainty import is_surely_own
from framing.check.conditions import meets, named_hits
from framing.check.findings import Use, findings_of
from framing.check.structures import structure_uses
from framing.domain.document import Document
from framing.domain.finding import Finding, Policy, Rule
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument


def check_document(walked: WalkedDocument, policies: Sequence[Policy]) -> tuple[Finding, ...]:
    """The findings of all policies in the document, ordered by place, then by rule.

    A hit that a permitting rule (condition OK) meets is no finding of that policy. Boilerplate
    and comments are not checked. Where a rule about the whole document names a place that a
    rule about words names too, only the latter counts.
    """
    present = _labels_in(walked)
    uses = [use for policy in policies for use in _uses(walked, policy, present)]
    named = {use.span for use in uses if use.rule.structure is None}
    kept = [use for use in uses if use.rule.structure is None or use.span not in named]
    return findings_of(walked.document, kept)


def rules_in_force(document: Document, policies: Sequence[Policy]) -> tuple[Rule, ...]:
    """The rules that hold for the document's language, date (any, where it has none) and path."""
    return tuple(
        rule
        for policy in policies
        if policy.language == document.metadata.language
        for rule in policy.rules
        if _holds_for(rule, document)
    )


def _labels_in(walked: WalkedDocument) -> frozenset[str]:
    """The labels that the document holds, as rules write them."""
    labels = {(hit.hit.lexicon, hit.hit.label) for hit in walked.hits}
    return frozenset(f"{lexicon}/{name}" for lexicon, label in labels for name in (label, "*"))


def _uses(walked: WalkedDocument, policy: Policy, present: frozenset[str]) -> Iterator[Use]:
    """What the policy's rules name; rules of labels that the document lacks are passed over."""
    document = walked.document
    rules = [
        rule
        for rule in rules_in_force(document, [policy])
        if not rule.labels or not present.isdisjoint(rule.labels)
    ]
    permitting = [rule for rule in rules if rule.condition and rule.condition.permits]
    for rule in rules:
        if rule in permitting:
            continue
        if rule.structure is not None:
            yield from structure_uses(walked, rule)
            continue
        for hit in named_hits(walked, rule):
            if not _is_permitted(document, hit, permitting):
                yield Use(rule, hit.hit.span, hit, is_certain=is_surely_own(walked, hit, rule))


def _is_permitted(document: Document, hit: ReferredHit, permitting: Sequence[Rule]) -> bool:
    return any(meets(document, hit, rule) for rule in permitting)


def _holds_for(rule: Rule, document: Document) -> bool:
    date = document.metadata.date
    if date and rule.since and date < rule.since[: len(date)]:
        return False
    if date and rule.until and date > rule.until[: len(date)]:
        return False
    if not rule.paths:
        return True
    from fnmatch import fnmatchcase  # few rules ask, and it takes `re`

    return any(fnmatchcase(document.path, pattern) for pattern in rule.paths)
