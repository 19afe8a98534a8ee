"""Attributions: who says a stretch of text, by what sign, and how sure that is."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.frozen import dataclass
from framing.domain.span import Span


class Voice(Enum):
    """In whose mouth a word stands."""

    OWN = "own"
    INDIRECT = "indirect"
    DIRECT = "direct"


class Distance(Enum):
    """How the outlet holds a word at arm's length; orthogonal to voice."""

    SCARE_QUOTES = "scare-quotes"
    SO_CALLED = "so-called"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One unbroken stretch of text that is not plainly the outlet's own.

    The attributions of a document are ordered and disjoint; a quotation inside reported
    speech is a DIRECT stretch between two INDIRECT ones. Aside brackets inside a quotation
    are left out. A stretch at a distance without a speaker has voice OWN.

    content: the stretch; for quotations, the words between the marks.
    cue: the reporting word(s) or None; stance: the cue's stance in the cue lexicon.
    source: the mention that tells who speaks, or None.
    speaker: the resolved name ("Amnesty International" for "the human rights group"); None when
        nobody is named, never invented.
    speaker_confidence: how often a speaker found in this way is right, 0 to 1; is_uncertain where two
        readings compete or a mark never closes.
    is_endorsed: the outlet makes it its own ("as X has said").
    inner: quotations inside the quotation; they belong to the same speaker.
    reason: the rule that decided, in a few words.
    wording: the part of the content whose words are the outlet's: the target of an accusation,
        the addressee of an appeal. A hit there counts as OWN.
    """

    content: Span
    voice: Voice
    distance: Distance | None = None
    cue: Span | None = None
    stance: str | None = None
    source: Span | None = None
    speaker: str | None = None
    speaker_confidence: float = 1.0
    is_uncertain: bool = False
    is_endorsed: bool = False
    inner: tuple[Span, ...] = ()
    reason: str = ""
    wording: Span | None = None
