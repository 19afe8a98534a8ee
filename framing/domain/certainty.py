"""How sure a voice is: how often an answer of its kind was right in annotated news.

Shares of the stretches found in the training part of PolNeAR (840 US articles, Newell and others 2018),
where most of the words are somebody's to the annotators too; docs/accuracy.md has the command. A kind that stands there
fewer than twenty times, or that the annotators left unmarked (transcripts, posts, headings), is as sure as its
voice in all. Other languages have the same figures, unmeasured.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document
from framing.domain.hit import VoicedHit

_OF_VOICE = {Voice.DIRECT: 0.97, Voice.INDIRECT: 0.87}
_OF_RULE = {
    (Voice.DIRECT, "postposed"): 0.99,
    (Voice.DIRECT, "that"): 0.99,
    (Voice.DIRECT, "quote"): 0.99,
    (Voice.DIRECT, "object"): 0.97,
    (Voice.DIRECT, "chain"): 0.95,
    (Voice.DIRECT, "before"): 0.89,
    (Voice.INDIRECT, "that"): 0.93,
    (Voice.INDIRECT, "as"): 0.93,
    (Voice.INDIRECT, "accuse"): 0.91,
    (Voice.INDIRECT, "according-to"): 0.90,
    (Voice.INDIRECT, "wh"): 0.90,
    (Voice.INDIRECT, "urge"): 0.85,
    (Voice.INDIRECT, "to"): 0.84,
    (Voice.INDIRECT, "object"): 0.79,
    (Voice.INDIRECT, "quote"): 0.79,
    (Voice.INDIRECT, "passive"): 0.79,
    (Voice.INDIRECT, "noun"): 0.68,
}
# Words outside all stretches that are the outlet's to the annotators too: in sentences where somebody else is heard as well, and in others.
_BESIDE_OTHERS, _ALONE = 0.90, 0.96
# Of reports that name nobody.
_UNNAMED = 0.62
_TOLD_ABOUT = "wh"


def voice_confidence(attribution: Attribution) -> float:
    """How often a stretch of this voice, found by this rule, is somebody's: 0 to 1."""
    voice, rule = attribution.voice, attribution.reason
    known = _OF_RULE.get((voice, rule), _OF_VOICE.get(voice, _ALONE))
    is_nobodys = voice is Voice.INDIRECT and attribution.source is None and rule != _TOLD_ABOUT
    return min(known, _UNNAMED) if is_nobodys else known


class Certainty:
    """How sure the voices of the hits of one document are."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._others = [each.content for each in attributions if each.voice is not Voice.OWN]
        self._starts = [content.start for content in self._others]

    def of(self, voiced: VoicedHit) -> float:
        """How sure the voice of a hit is, 0 to 1."""
        if voiced.voice is not Voice.OWN and voiced.attribution is not None:
            return voice_confidence(voiced.attribution)
        sentence = self._document.sentence_at(voiced.hit.span.start)
        if sentence is None:
            return _ALONE
        last = bisect_right(self._starts, sentence.end - 1) - 1
        is_beside = last >= 0 and self._others[last].end > sentence.start
        return _BESIDE_OTHERS if is_beside else _ALONE


def speaker_confidence(voiced: VoicedHit) -> float | None:
    """How sure the speaker of a hit is, 0 to 1; None where there is none."""
    attribution = voiced.attribution
    return attribution.speaker_confidence if attribution and attribution.speaker else None
