"""Holds a walked document against policies: which hits a rule names, and why."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from framing.domain.document import Document
from framing.domain.finding import Finding, Policy, RelatedPlace, Rule
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument
from framing.domain.span import Span


def check_document(walked: WalkedDocument, policies: Sequence[Policy]) -> tuple[Finding, ...]:
    """The findings of all policies in the document, ordered by place, then by rule.

    A hit that a permitting rule (condition OK or NM) meets is no finding of that policy.
    Boilerplate and comments are not checked.
    """
    hits = [hit for hit in walked.hits if hit.voiced.zone.is_scored]
    findings = [
        _finding(walked, hit, rule, occurrence)
        for policy in policies
        if policy.language == walked.document.metadata.language
        for hit, rule, occurrence in _named(walked.document, hits, policy)
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.span, finding.rule)))


def _named(
    document: Document, hits: Sequence[ReferredHit], policy: Policy
) -> Iterator[tuple[ReferredHit, Rule, int]]:
    """The hits that a rule of the policy names, with how often it has named the like before."""
    rules = [rule for rule in policy.rules if _holds_for(rule, document)]
    permitting = [rule for rule in rules if rule.condition and rule.condition.permits]
    naming = [rule for rule in rules if not (rule.condition and rule.condition.permits)]
    mentioned: set[tuple[str, str]] = set()
    seen: Counter[tuple[str, str, str]] = Counter()
    for hit in hits:
        label = (hit.hit.lexicon, hit.hit.label)
        is_first = label not in mentioned
        mentioned.add(label)
        if any(_meets(hit, rule, is_first) for rule in permitting):
            continue
        for rule in naming:
            if _meets(hit, rule, is_first):
                key = (rule.id, *_matched(document, hit))
                yield hit, rule, seen[key]
                seen[key] += 1


def _holds_for(rule: Rule, document: Document) -> bool:
    """Whether the rule is in force on the document's date (always, where that is not known) and
    meant for its path."""
    date = document.metadata.date
    if date and rule.since and date < rule.since:
        return False
    if date and rule.until and date > rule.until:
        return False
    return not rule.paths or any(fnmatchcase(document.path, pattern) for pattern in rule.paths)


def _meets(hit: ReferredHit, rule: Rule, is_first: bool) -> bool:
    voiced = hit.voiced
    speaker = voiced.attribution.speaker if voiced.attribution else None
    return (
        _names_label(rule, hit)
        and (not rule.voices or voiced.voice in rule.voices)
        and (not rule.distances or voiced.distance in rule.distances)
        and (not rule.zones or voiced.zone in rule.zones)
        and (not rule.referents or bool(set(hit.referents) & set(rule.referents)))
        and (not rule.speakers or speaker in rule.speakers)
        and (is_first or not rule.is_first_mention_only)
    )


def _names_label(rule: Rule, hit: ReferredHit) -> bool:
    lexicon, label = hit.hit.lexicon, hit.hit.label
    return f"{lexicon}/{label}" in rule.labels or f"{lexicon}/*" in rule.labels


def _matched(document: Document, hit: ReferredHit) -> tuple[str, str]:
    span = hit.hit.span
    sentence = document.sentence_at(span.start) or span
    words = document.text[sentence.start : sentence.end].split()
    return document.text[span.start : span.end], " ".join(words)


def _finding(walked: WalkedDocument, hit: ReferredHit, rule: Rule, occurrence: int) -> Finding:
    document, span = walked.document, hit.hit.span
    text, sentence = _matched(document, hit)
    return Finding(
        document=document.id,
        path=document.path,
        span=span,
        text=text,
        rule=f"{rule.policy}/{rule.id}",
        severity=rule.severity,
        message=_fill(rule, hit, text),
        why=rule.why,
        source=rule.source,
        alternatives=rule.alternatives,
        related=tuple(_related(hit)),
        sentence=document.sentence_at(span.start) or span,
        fingerprint=_fingerprint(rule, text, sentence, occurrence),
        verified=rule.verified,
    )


def _fill(rule: Rule, hit: ReferredHit, text: str) -> str:
    attribution = hit.voiced.attribution
    speaker = attribution.speaker if attribution and attribution.speaker else "nobody named"
    filled = rule.message
    for name, words in (
        ("text", text),
        ("label", hit.hit.label),
        ("speaker", speaker),
        ("referent", hit.referent or "not known"),
        ("alternatives", ", ".join(rule.alternatives)),
    ):
        filled = filled.replace(f"{{{name}}}", words)
    return filled


def _related(hit: ReferredHit) -> Iterator[RelatedPlace]:
    attribution = hit.voiced.attribution
    if attribution is None:
        return
    if attribution.source is not None:
        yield RelatedPlace(attribution.source, "who says it")
    if attribution.cue is not None:
        yield RelatedPlace(attribution.cue, "the word that attributes it")
    yield RelatedPlace(
        Span(attribution.content.start, attribution.content.end), "the attributed passage"
    )


def _fingerprint(rule: Rule, text: str, sentence: str, occurrence: int) -> str:
    parts = "\0".join((rule.policy, rule.id, text, sentence, str(occurrence)))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
