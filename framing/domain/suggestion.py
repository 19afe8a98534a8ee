"""Words that stand where labels stand: proposals for a lexicon, each with its evidence."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.concordance import ConcordanceLine
from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass


class Slot(Enum):
    """How a neighbour stands to a word.

    MODIFIER: directly before it ("Syrian _"). HEAD: directly behind it ("_ stronghold",
    "_-held"). COORDINATED: joined to a label by "and", "or" or "nor".
    """

    MODIFIER = "modifier"
    HEAD = "head"
    COORDINATED = "coordinated"


@dataclass(frozen=True, slots=True)
class SharedSlot:
    """A neighbour that a word shares with labels, or the label words that it is joined to.

    `n` is how often the word stands so; `n_labels` how often labels do.
    """

    slot: Slot
    neighbour: str
    n: int
    n_labels: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that no term of the lexicon matches, and why it may belong there.

    `words` are the forms met, folded, the most frequent first. `n` counts them all,
    `n_in_slots` those in the shared slots. `labels` are the labels whose slots it shares,
    nearest first, with the number of times. `g2` and `log_ratio` (base 2) hold paragraphs with
    labels against those without; None where there are none without. `strength` only sorts.
    """

    words: tuple[str, ...]
    n: int
    n_in_slots: int
    n_documents: int
    slots: tuple[SharedSlot, ...]
    labels: tuple[tuple[str, int], ...]
    g2: float | None
    log_ratio: float | None
    strength: float
    lines: tuple[ConcordanceLine, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The proposals for one lexicon, strongest first, and what they rest on."""

    lexicon: str
    n_documents: int
    n_hits: int
    suggestions: tuple[Suggestion, ...]
    skipped: tuple[SkippedDocument, ...]
