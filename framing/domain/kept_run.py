"""A run that was kept, and what moved between two of them."""

from __future__ import annotations

from framing.domain.frozen import dataclass
from framing.domain.interval import Interval
from framing.domain.run import LexiconDigest


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What a kept figure is about; `voice` is own, indirect or direct."""

    lexicon: str
    contrast: str
    label: str
    group: str
    voice: str


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A share (0 to 1; `n_all` are the hits of all labels) or, of an inventory, a rate (hits per
    1,000 tokens; `n_all` are tokens), with its interval; None where it is not defined."""

    n: int
    n_all: int
    ratio: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class KeptLabel:
    """What a label is called, and whether its figures are rates."""

    title: str
    is_inventory: bool


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as its JSON tells it. `documents` are digests by id, `groups` documents by name."""

    path: str
    title: str | None
    tool_version: str
    command: str
    by: str
    level: float
    minimum_n: int
    minimum_documents: int
    options: tuple[tuple[str, str], ...]
    lexicons: tuple[LexiconDigest, ...]
    documents: dict[str, str]
    n_tokens: int
    dates: tuple[str, str] | None
    groups: dict[str, int]
    labels: dict[tuple[str, str, str], KeptLabel]
    figures: dict[FigureKey, KeptFigure]


@dataclass(frozen=True, slots=True)
class Move:
    """One figure then and now. `difference` is now less then.

    `interval` is recovered from the intervals of both; `q_value` is adjusted over all moves.
    `has_moved` only where the interval leaves out 0, enough hits and documents stand in both
    runs, and the q value holds. `is_same_lexicon` is false where the lexicon was edited between
    the runs: then the words counted may have moved, and not the outlets.
    """

    key: FigureKey
    label: KeptLabel
    then: KeptFigure
    now: KeptFigure
    difference: float | None
    interval: Interval | None
    q_value: float | None
    has_moved: bool
    is_same_lexicon: bool


@dataclass(frozen=True, slots=True)
class RunChange:
    """What moved between two runs. `altered` documents have the same id and another text."""

    then: KeptRun
    now: KeptRun
    moves: tuple[Move, ...]
    n_tests: int
    edited: tuple[tuple[LexiconDigest, LexiconDigest], ...]
    lexicons_added: tuple[LexiconDigest, ...]
    lexicons_gone: tuple[LexiconDigest, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    altered: tuple[str, ...]
    n_same: int
    options: tuple[tuple[str, str, str], ...]
