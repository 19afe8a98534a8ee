"""Voiced: a speaker as one paragraph hands it on to quotations without a cue of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.voice.grammar import Grammar
from framing.voice.report import NOBODY


@dataclass(frozen=True, slots=True)
class Voiced:
    """A speaker as the chain hands it on."""

    source: Span | None
    speaker: str | None
    confidence: float
    cue: Span | None = None
    stance: str | None = None
    is_uncertain: bool = False


UNKNOWN = Voiced(None, None, 0.4)


def may_go_on(voice: Voiced, grammar: Grammar) -> bool:
    """Whether a speaker may speak in the next paragraph too: not "those who said"."""
    return voice.speaker is not None and voice.speaker.lower() not in grammar.vague


def handed_on(voice: Voiced) -> Voiced:
    """The voice of a quotation without a cue of its own: less sure."""
    return replace(voice, confidence=voice.confidence * 0.8)


def first_voice(numbers: range, owners: Sequence[int], voices: Sequence[Voiced]) -> Voiced | None:
    """The first speaker that is known among some quotations of a paragraph."""
    for other in numbers:
        owner = owners[other]
        if owner != NOBODY and voices[owner].speaker is not None:
            return voices[owner]
    return None


def voice_beside(start: int, voices: Sequence[Voiced]) -> Voiced | None:
    """Of speakers by their cues, the last before a place in the text, else the first behind it."""
    at = bisect_left(voices, start, key=cue_start)
    return voices[max(0, at - 1)] if voices else None


def by_cues(voices: Iterable[Voiced]) -> list[Voiced]:
    """Those with a speaker, in the order of their cues."""
    return sorted([voice for voice in voices if voice.speaker is not None], key=cue_start)


def cue_start(voice: Voiced) -> int:
    return -1 if voice.cue is None else voice.cue.start
