"""The rows of a comparison's tables: one row a group and thing counted."""

from __future__ import annotations

from framing.domain.attribution import Voice
from framing.domain.frozen import dataclass
from framing.domain.interval import Interval


@dataclass(frozen=True, slots=True)
class ReferentRow:
    """What one group calls one referent: own-voice counts by label, in label order."""

    lexicon: str
    contrast: str
    group: str
    referent: str | None
    voice: Voice | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """What one speaker, as quoted or reported by one group, calls a contrast's referent."""

    speaker: str
    group: str
    n_attributions: int
    counts: tuple[tuple[str, str, str, int], ...]


@dataclass(frozen=True, slots=True)
class SpeakerReferentRow:
    """What one speaker, as quoted or reported by one group, calls one referent.

    `referent` None gathers the hits whose referent the text does not tell.
    """

    speaker: str
    group: str
    lexicon: str
    contrast: str
    referent: str | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """Headline against body in one group, own voice: counts of one label.

    `share_difference` is the share in headlines less that in bodies, None where either is
    silent; its interval resamples documents.
    """

    lexicon: str
    contrast: str
    label: str
    group: str
    n_headline: int
    n_body: int
    n_all_headline: int
    n_all_body: int
    share_difference: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Whether a group names like referents alike: one label's share for each of two referents."""

    lexicon: str
    contrast: str
    label: str
    group: str
    referent_a: str
    n_a: int
    n_all_a: int
    referent_b: str
    n_b: int
    n_all_b: int
    share_difference: float | None
    interval: Interval | None

    @property
    def share_a(self) -> float | None:
        """The label's share of what is said of the first referent; None where it is absent."""
        return self.n_a / self.n_all_a if self.n_all_a else None

    @property
    def share_b(self) -> float | None:
        """The label's share of what is said of the second referent; None where it is absent."""
        return self.n_b / self.n_all_b if self.n_all_b else None


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that other documents of an event mention and this group's do not.

    `kind` is "label", "referent" or "speaker".
    """

    event: str
    group: str
    kind: str
    name: str
    n_groups_with: int
    n_groups: int


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A run of words that stands in several documents: agency copy, or a republished text.

    `text` is its longest form. `places` are `(document, start, end)` in code points, ordered;
    where a document has cut it, its place is what it kept. `counts` are the labels in it,
    counted once, as `(lexicon, contrast, label, n)`.
    """

    text: str
    n_tokens: int
    places: tuple[tuple[str, int, int], ...]
    counts: tuple[tuple[str, str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DuplicateSet:
    """Documents that hold the same words in the same order; ids sorted."""

    documents: tuple[str, ...]
    n_tokens: int


@dataclass(frozen=True, slots=True)
class ReadabilityRow:
    """Readability of one group as a covariate; None where a formula is not defined."""

    group: str
    n_documents: int
    n_sentences: int
    n_words: int
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    smog_index: float | None
    words_per_sentence: float | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A label's share in one group within one span of time (`bin`: 2016, 2016-Q4, 2016-10, ...).

    `share` is None where the group has documents but the referent is absent; spans without
    documents have no row.
    """

    lexicon: str
    contrast: str
    label: str
    voice: Voice | None
    group: str
    bin: str
    n_documents: int
    n: int
    n_all: int
    share: float | None
    interval: Interval | None
