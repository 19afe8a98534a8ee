"""Scores: integer counts of one document or of many; they add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from framing.domain.attribution import Distance, Voice
from framing.domain.document import Metadata, Zone
from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class LabelKey:
    """What a count is a count of."""

    lexicon: str
    contrast: str
    label: str
    term: str
    voice: Voice
    distance: Distance | None
    zone: Zone
    referent: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often a label's term stands in one voice, distance, zone, about one referent."""

    key: LabelKey
    n: int


_n_of = attrgetter("n")


@dataclass(frozen=True, slots=True)
class TokenCount:
    """How many tokens stand in one voice and zone: the denominators."""

    voice: Voice
    zone: Zone
    n_tokens: int


@dataclass(frozen=True, slots=True)
class ReadabilityCounts:
    """The integers that readability formulas need, over scored zones."""

    n_sentences: int
    n_words: int
    n_syllables: int
    n_letters: int
    n_polysyllables: int

    def __add__(self, other: ReadabilityCounts) -> ReadabilityCounts:
        return ReadabilityCounts(
            self.n_sentences + other.n_sentences,
            self.n_words + other.n_words,
            self.n_syllables + other.n_syllables,
            self.n_letters + other.n_letters,
            self.n_polysyllables + other.n_polysyllables,
        )


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """All counts of one document. `n_tokens` counts scored zones only.

    `counts` holds hits in scored zones, `excluded` those in boilerplate and comments; both
    are sorted. `attributed_speakers` counts attributions by resolved speaker.

    Where passages shared with other documents were set aside, their hits stand in `shared`
    and their tokens in `n_shared_tokens`, and in none of the other counts.
    """

    document: str
    metadata: Metadata
    n_tokens: int
    tokens: tuple[TokenCount, ...]
    counts: tuple[LabelCount, ...]
    excluded: tuple[LabelCount, ...]
    attributed_speakers: tuple[tuple[str, int], ...]
    readability: ReadabilityCounts | None
    digest: str
    shared: tuple[LabelCount, ...] = ()
    n_shared_tokens: int = 0

    @property
    def n_hits(self) -> int:
        """Hits in scored zones."""
        return sum(map(_n_of, self.counts))


def add_counts(scores: Iterable[DocumentScore]) -> dict[LabelKey, int]:
    """The summed counts of many documents: `score(corpus) == sum(score(document))`."""
    total: Counter[LabelKey] = Counter()
    for score in scores:
        for count in score.counts:
            total[count.key] += count.n
    return dict(total)
