"""A report: one act of reporting in a sentence."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.cue import Cue
from framing.domain.frozen import dataclass


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
    rule: str = ""
