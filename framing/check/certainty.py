"""How sure it is that a use stands in the outlet's own voice: an error must be sure."""

from __future__ import annotations

from framing.check.conditions import other_words
from framing.domain.attribution import Attribution, Voice
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument
from framing.domain.span import Span
from framing.domain.words import words_of

# Words that tell of what somebody says, thinks or shows, in whatever grammar.
_TOLD = words_of(
    """
    accusation accusations accuse accused accuses accusing allegation allegations allege alleged
    alleges alleging argue argued argues arguing argument assert asserted asserts believe believed
    believes blame blamed blames blaming call called calling calls claim claimed claiming claims
    concern concerned concerns contend contended contends criticised criticized denounced depict
    depicted depicts describe described describes describing fear feared fears framing insinuated
    narrative paint painted paints portray portrayed portrays report reportedly reports rhetoric
    says spin suggest suggested suggesting suggests tell telling theory told view viewed views vow
    vowed vows warn warned warning warnings warns worried worries worry wrote
    """
)


def is_surely_own(walked: WalkedDocument, hit: ReferredHit) -> bool:
    """Whether nothing in the sentence hints that somebody else may be speaking.

    Sure is a sentence without any report, and the name of a speaker itself ("the rebels said").
    """
    if hit.voiced.voice is not Voice.OWN:
        return True
    document, span = walked.document, hit.hit.span
    sentence = document.sentence_at(span.start) or span
    reports = [each for each in walked.attributions if _is_in(each, sentence)]
    if any(each.source is not None and each.source.covers(span) for each in reports):
        return True
    return not reports and _TOLD.isdisjoint(other_words(document, span))


def _is_in(attribution: Attribution, sentence: Span) -> bool:
    """Whether somebody's speech, not just the marks round a word, lies in the sentence."""
    signs = (attribution.content, attribution.cue)
    return attribution.voice is not Voice.OWN and any(
        sign is not None and sign.overlaps(sentence) for sign in signs
    )
