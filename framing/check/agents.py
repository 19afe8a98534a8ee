"""Deaths told without anyone who caused them: counted for the desk, never a finding."""

from __future__ import annotations

from collections.abc import Sequence

from framing.check.conditions import hits_labelled
from framing.check.rules import rules_in_force
from framing.check.wording import sentence_around
from framing.domain.attribution import Voice
from framing.domain.closed import words_of
from framing.domain.document import Document
from framing.domain.finding import Policy, Structure
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument

_BE = words_of("is are was were be been being get gets got")
_AFTER_PARTICIPLE = words_of("in at on by when during after as while near outside inside")
_MAX_WORDS_TO_BE = 3
_MAX_WORDS_TO_AGENT = 10


def count_killings(walked: WalkedDocument, policies: Sequence[Policy]) -> tuple[int, int]:
    """How many deaths the outlet tells in its own voice, and how many of them with no agent.

    Agentless are "died" and a passive with no "by" behind it in the sentence.
    """
    rules = rules_in_force(walked.document, policies)
    labels = [
        label
        for rule in rules
        if rule.structure is Structure.AGENTLESS_KILLING
        for label in rule.labels
    ]
    hits = [
        hit
        for hit in hits_labelled(walked.hits, labels)
        if hit.voiced.zone.is_scored and hit.voiced.voice is Voice.OWN
    ]
    return len(hits), sum(_is_agentless(walked.document, hit) for hit in hits)


def _is_agentless(document: Document, hit: ReferredHit) -> bool:
    before, behind = _words_around(document, hit)
    text = document.text[hit.hit.span.start : hit.hit.span.end].lower()
    if text.startswith(("die", "dying", "dead")):
        return True
    if not text.endswith(("ed", "en", "in", "ot", "un")):  # killed, beaten, slain, shot, gunned
        return False
    is_passive = not _BE.isdisjoint(before[-_MAX_WORDS_TO_BE:]) or (
        not behind or behind[0] in _AFTER_PARTICIPLE
    )
    return is_passive and "by" not in behind[:_MAX_WORDS_TO_AGENT]


def _words_around(document: Document, hit: ReferredHit) -> tuple[list[str], list[str]]:
    """The words of the sentence before and behind the hit, in lower case."""
    span = hit.hit.span
    sentence = sentence_around(document, span)
    tokens = document.tokens

    def words(start: int, end: int) -> list[str]:
        numbers = tokens.range_within(start, end)
        return [document.text[tokens.starts[n] : tokens.ends[n]].lower() for n in numbers]

    return words(sentence.start, span.start), words(span.end, sentence.end)
