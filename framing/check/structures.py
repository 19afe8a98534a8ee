"""Rules about a whole document: what one sentence alone does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from framing.check.conditions import (
    has_court_word,
    hits_labelled,
    is_named_so_by_others,
    other_words,
)
from framing.check.findings import Use, referent_title
from framing.domain.attribution import Attribution, Voice
from framing.domain.closed import words_of
from framing.domain.document import Zone
from framing.domain.finding import RelatedPlace, Rule, Structure
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument

# Beside these words an allegation is told as one, though nobody is named.
_HEDGES = words_of(
    """
    alleged allegedly allegation allegations accused accusing accusations accusation suspected
    possible potential potentially reported reportedly claims claimed denied denies deny
    denial investigate investigating investigation investigations inquiry probe whether if may
    might could would law laws convention definition evidence
    """
)
_MIN_ATTRIBUTIONS = 6
_MIN_SHARE_OF_ONE = 0.8


def structure_uses(walked: WalkedDocument, rule: Rule) -> Iterator[Use]:
    """What a rule about the whole document names in it."""
    if rule.structure is not None:
        yield from _LOOKS[rule.structure](walked, rule)


def _unattributed_allegations(walked: WalkedDocument, rule: Rule) -> Iterator[Use]:
    """Grave charges in the outlet's own voice, with no court, hedge or accuser beside them."""
    for hit in _own_hits(walked, rule.labels):
        if hit.hit.is_negated or hit.voiced.zone is Zone.HEADLINE:
            continue
        if is_named_so_by_others(walked.document, hit):
            continue
        words = other_words(walked.document, hit.hit.span)
        if _HEDGES.isdisjoint(words) and not has_court_word(walked.document, hit):
            yield Use(rule, hit.hit.span, hit)


def _inconsistent_labels(walked: WalkedDocument, rule: Rule) -> Iterator[Use]:
    """One referent under a marked label here and under a competing label there."""
    marked = _by_referent(_own_hits(walked, rule.labels))
    competing = _by_referent(_own_hits(walked, rule.against))
    for key in sorted(marked.keys() & competing.keys()):
        sides = sorted((marked[key], competing[key]), key=len)
        few, many = sides[0], sides[1]
        related = RelatedPlace(many[0].hit.span, f"called '{_text(walked, many[0])}' here")
        filled = {"other": _text(walked, many[0])}
        yield Use(rule, few[0].hit.span, few[0], (related,), filled)


def _asymmetric_labels(walked: WalkedDocument, rule: Rule) -> Iterator[Use]:
    """A marked label for one referent, the plain one for another, each throughout."""
    marked = _by_referent(_own_hits(walked, rule.labels))
    plain = _by_referent(_own_hits(walked, rule.against))
    only_plain = [key for key in plain if key not in marked]
    for key in sorted(marked.keys() - plain.keys()):
        others = [other for other in only_plain if other[:2] == key[:2]]
        if not others:
            continue
        first = min((plain[other][0] for other in others), key=lambda hit: hit.hit.span)
        other_referent = referent_title(first.referent)
        related = RelatedPlace(first.hit.span, f"{other_referent} has '{_text(walked, first)}'")
        filled = {"other": _text(walked, first), "other_referent": other_referent}
        yield Use(rule, marked[key][0].hit.span, marked[key][0], (related,), filled)


def _headline_voices(walked: WalkedDocument, rule: Rule) -> Iterator[Use]:
    """A headline that says in the outlet's own voice what the text only attributes."""
    for hit in _own_hits(walked, rule.labels):
        if hit.voiced.zone is not Zone.HEADLINE or hit.hit.is_negated:
            continue
        below = [each for each in walked.hits if _is_like_below(each, hit)]
        if not below or any(each.voiced.voice is Voice.OWN for each in below):
            continue
        attribution = below[0].voiced.attribution
        speaker = attribution.speaker if attribution else None
        related = RelatedPlace(below[0].hit.span, "attributed here")
        filled = {"speaker": speaker or "a source", "other": _text(walked, below[0])}
        yield Use(rule, hit.hit.span, hit, (related,), filled)


def _unbalanced_sources(walked: WalkedDocument, rule: Rule) -> Iterator[Use]:
    """Nearly all sentences that quote or report anyone have one speaker."""
    spoken = _sentences_by_speaker(walked)
    total = sum(map(len, spoken.values()))
    if total < _MIN_ATTRIBUTIONS:
        return
    speaker, attributions = max(spoken.items(), key=lambda item: (len(item[1]), item[0]))
    n = len(attributions)
    if n / total < _MIN_SHARE_OF_ONE:
        return
    place = next((each.source for each in attributions if each.source), attributions[0].content)
    filled = {"speaker": speaker, "n": str(n), "total": str(total)}
    yield Use(rule, place, filled=filled)


def _sentences_by_speaker(walked: WalkedDocument) -> dict[str, list[Attribution]]:
    """The attributions of each speaker, one for a sentence."""
    seen: Counter[tuple[str, int]] = Counter()
    spoken: dict[str, list[Attribution]] = {}
    for each in walked.attributions:
        if each.speaker is None or each.voice is Voice.OWN:
            continue
        sentence = walked.document.sentence_at(each.content.start)
        if sentence is None or not walked.document.zone_at(each.content.start).is_scored:
            continue
        key = (each.speaker, sentence.start)
        if not seen[key]:
            spoken.setdefault(each.speaker, []).append(each)
        seen[key] += 1
    return spoken


def _own_hits(walked: WalkedDocument, labels: Sequence[str]) -> Iterator[ReferredHit]:
    """The hits of these labels in the outlet's own voice, at no distance."""
    for hit in hits_labelled(walked.hits, labels):
        voiced = hit.voiced
        if voiced.voice is Voice.OWN and voiced.distance is None and voiced.zone.is_scored:
            yield hit


def _by_referent(hits: Iterator[ReferredHit]) -> dict[tuple[str, str, str], list[ReferredHit]]:
    """The hits by lexicon, contrast and referent, where the text tells just one referent."""
    grouped: dict[tuple[str, str, str], list[ReferredHit]] = {}
    for hit in hits:
        if len(hit.referents) == 1:
            key = (hit.hit.lexicon, hit.hit.contrast, hit.referents[0])
            grouped.setdefault(key, []).append(hit)
    return grouped


def _is_like_below(hit: ReferredHit, headline: ReferredHit) -> bool:
    """Whether a hit stands below the headline under the same label."""
    zone = hit.voiced.zone
    return (
        zone in (Zone.BODY, Zone.STANDFIRST)
        and (hit.hit.lexicon, hit.hit.label) == (headline.hit.lexicon, headline.hit.label)
        and not hit.hit.is_negated
    )


def _text(walked: WalkedDocument, hit: ReferredHit) -> str:
    span = hit.hit.span
    return " ".join(walked.document.text[span.start : span.end].split())


def _no_uses(_walked: WalkedDocument, _rule: Rule) -> Iterator[Use]:
    """A killing told without an agent is counted (see agents.py), never a finding."""
    return iter(())


_LOOKS: dict[Structure, Callable[[WalkedDocument, Rule], Iterator[Use]]] = {
    Structure.UNATTRIBUTED_ALLEGATION: _unattributed_allegations,
    Structure.INCONSISTENT_LABEL: _inconsistent_labels,
    Structure.ASYMMETRIC_LABEL: _asymmetric_labels,
    Structure.HEADLINE_VOICE: _headline_voices,
    Structure.UNBALANCED_SOURCES: _unbalanced_sources,
    Structure.AGENTLESS_KILLING: _no_uses,
}
