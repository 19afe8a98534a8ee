"""Findings are made here: message, alternatives, related places, fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from framing.check.wording import alternatives_for, sentence_around
from framing.domain.attribution import Attribution, Voice
from framing.domain.digest import sha256
from framing.domain.document import Document
from framing.domain.finding import (
    CheckedDocument,
    Finding,
    LocatedFinding,
    RelatedPlace,
    Rule,
    Severity,
)
from framing.domain.frozen import dataclass, replace
from framing.domain.hit import ReferredHit
from framing.domain.span import Span

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Use:
    """A use of words that a rule names, before it is told as a finding.

    `filled` gives words for placeholders beyond those of the hit. Where it is not certain in
    whose voice the words stand, an error is told as a warning.
    """

    rule: Rule
    span: Span
    hit: ReferredHit | None = None
    related: tuple[RelatedPlace, ...] = ()
    filled: Mapping[str, str] = _NOTHING
    is_certain: bool = True

    @property
    def severity(self) -> Severity:
        """The rule's severity, as far as certainty allows."""
        if self.rule.severity is Severity.ERROR and not self.is_certain:
            return Severity.WARNING
        return self.rule.severity

    @property
    def confidence(self) -> str:
        """The rule's confidence, as far as certainty allows."""
        is_high = self.rule.confidence == "high"
        return "medium" if is_high and not self.is_certain else self.rule.confidence


def findings_of(document: Document, uses: Iterable[Use]) -> tuple[Finding, ...]:
    """The uses as findings, ordered by place, then by rule; occurrences are numbered."""
    seen: Counter[tuple[str, str, str]] = Counter()
    findings = []
    for use in sorted(uses, key=_order):
        finding = _finding(document, use)
        key = (finding.rule, finding.text, _plain_sentence(document, finding.sentence))
        occurrence = seen[key]
        seen[key] += 1
        fingerprint = _fingerprint(*key, occurrence)
        findings.append(replace(finding, occurrence=occurrence, fingerprint=fingerprint))
    return tuple(findings)


def referent_title(referent: str | None) -> str:
    """A referent's id as words: `united-states` is `United States`."""
    if not referent:
        return "not known"
    return " and ".join(
        " ".join(word.capitalize() for word in each.split("-")) for each in referent.split("+")
    )


def _order(use: Use) -> tuple[int, int, str, str]:
    label = use.hit.hit.label if use.hit else ""
    return (use.span.start, use.span.end, use.rule.name, label)


def _finding(document: Document, use: Use) -> Finding:
    rule, span, hit = use.rule, use.span, use.hit
    text = document.text[span.start : span.end]
    wordings, advice = alternatives_for(rule, text, document, span)
    return Finding(
        document=document.id,
        path=document.path,
        span=span,
        text=text,
        rule=rule.name,
        severity=use.severity,
        message=_fill(rule.message, {**_words_of(hit, text, (*wordings, *advice)), **use.filled}),
        why=rule.why,
        source=rule.source,
        alternatives=wordings,
        related=(*use.related, *_related(hit.voiced.attribution if hit else None)),
        sentence=sentence_around(document, span),
        fingerprint="",
        verified=rule.verified,
        advice=advice,
        label=f"{hit.hit.lexicon}/{hit.hit.label}" if hit else "",
        voice=hit.voiced.voice if hit else None,
        confidence=use.confidence,
        url=rule.url,
        is_told_once=rule.is_told_once,
        term=hit.hit.term if hit else "",
    )


def _words_of(hit: ReferredHit | None, text: str, alternatives: Iterable[str]) -> dict[str, str]:
    words = {"text": " ".join(text.split()), "alternatives": ", ".join(alternatives)}
    if hit is None:
        return words
    attribution = hit.voiced.attribution
    is_spoken = hit.voiced.voice is not Voice.OWN and attribution is not None
    speaker = attribution.speaker if is_spoken and attribution else None
    return {
        **words,
        "label": hit.hit.label,
        "speaker": speaker or "nobody named",
        "referent": referent_title(hit.referent),
    }


def _fill(message: str, words: Mapping[str, str]) -> str:
    """The message with its placeholders filled; words from the text are never read as such."""
    pieces = message.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, closing, rest = piece.partition("}")
        filled.append(words[name] + rest if closing and name in words else "{" + piece)
    return "".join(filled)


def _related(attribution: Attribution | None) -> Iterator[RelatedPlace]:
    if attribution is None:
        return
    if attribution.source is not None:
        yield RelatedPlace(attribution.source, "who says it")
    if attribution.cue is not None:
        yield RelatedPlace(attribution.cue, "the word that attributes it")
    yield RelatedPlace(attribution.content, "the attributed passage")


def _plain_sentence(document: Document, sentence: Span) -> str:
    return " ".join(document.text[sentence.start : sentence.end].split())


def _fingerprint(rule: str, text: str, sentence: str, occurrence: int) -> str:
    parts = "\0".join((rule, " ".join(text.split()), sentence, str(occurrence)))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fold_repeats(document: CheckedDocument) -> CheckedDocument:
    """The document with like open findings of such rules folded into the first of them."""
    return replace(document, findings=tuple(map(_folded, told_together(document))))


def told_together(document: CheckedDocument) -> tuple[tuple[LocatedFinding, ...], ...]:
    """The findings, like open ones of rules that are told once under the first of them.

    Suppressed and known findings stand alone, so that each keeps its own decision.
    """
    first: dict[tuple[str, str], int] = {}
    groups: list[list[LocatedFinding]] = []
    for each in document.findings:
        key = (each.finding.rule, " ".join(each.finding.text.split()).casefold())
        if each.finding.is_told_once and each.is_open and key in first:
            groups[first[key]].append(each)
            continue
        if each.finding.is_told_once and each.is_open:
            first[key] = len(groups)
        groups.append([each])
    return tuple(map(tuple, groups))


def _folded(alike: tuple[LocatedFinding, ...]) -> LocatedFinding:
    told, *others = alike
    again = tuple((each.region, "again here") for each in others)
    return replace(told, related=(*told.related, *again)) if again else told
