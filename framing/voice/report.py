"""A report: one act of reporting in a sentence; and the voice that it is handed on with."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.closed import Enum
from framing.domain.cue import Cue, Form
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.voice.passages import Passage

NOBODY = -1
ANY_VERB = Cue((), "", Form.PAST, frozenset(), "neutral")


class SourceKind(Enum):
    """How a report names its source."""

    PHRASE = "phrase"
    SHARED = "shared"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting. Token ranges count in the passage.

    `regions` hold what is reported, quotations included; `wording` is the part of them whose
    words are the outlet's (the target of an accusation, the addressee of an appeal).
    `runs_on`: the sentence ends with a colon, so that the next paragraph is said too.
    `is_bounded`: a verb of the outlet's follows, so that nothing inside draws the regions out.
    """

    cue: Cue
    cue_tokens: tuple[int, int]
    source: tuple[int, int] | None
    kind: SourceKind
    regions: tuple[tuple[int, int], ...]
    wording: tuple[int, int] | None = None
    is_endorsed: bool = False
    runs_on: bool = False
    is_passive: bool = False
    is_bounded: bool = False
    rule: str = ""


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
    """The last speaker that a paragraph names before a place in the text, else the first behind it."""
    named = [v for v in voices if v.speaker is not None and v.cue is not None]
    before = [v for v in named if v.cue is not None and v.cue.start < start]
    return before[-1] if before else next(iter(named), None)


def answers(passage: Passage, verb: tuple[int, int], last: Report | None) -> bool:
    """Whether a verb leads to marks of its own behind another's: "Lee asked, “Old?” Kern said, “Yes.”"."""
    group, after = verb
    is_led = after < len(passage.words) and passage.quoted[after] != -1
    if not is_led or "," not in passage.gaps[after] or last is None or last.rule != "quote":
        return False
    start, stop = last.regions[-1]
    is_marked = passage.quoted[start] == passage.quoted[stop - 1] != -1
    return is_marked and last.cue_tokens[1] <= start and stop <= group
