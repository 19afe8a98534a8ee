"""Comparisons: shares, rates and effects between groups of documents, with their intervals."""

from __future__ import annotations

from framing.domain.attribution import Voice
from framing.domain.comparison_rows import (
    Asymmetry,
    DuplicateSet,
    Omission,
    ReadabilityRow,
    ReferentRow,
    SharedPassage,
    SpeakerReferentRow,
    SpeakerRow,
    TrendRow,
    ZoneRow,
)
from framing.domain.frozen import dataclass
from framing.domain.interval import Interval


@dataclass(frozen=True, slots=True)
class CompareSettings:
    """How a comparison is made.

    `level`: coverage of the intervals. `minimum_n`: hits below which nothing is ranked.
    `minimum_documents`: documents with hits of the contrast that each side of a difference
    needs; `minimum_outlets`: outlets that they must come from, unless a side is one outlet.
    `minimum_clusters`: outlets that a group needs before outlets are resampled.
    `prior_strength`: weight in hits of the prior of the log-odds; None is one hit a label.
    `maximum_referents`: most named referents that are held against each other.
    """

    level: float = 0.95
    n_resamples: int = 10_000
    seed: int = 1
    minimum_n: int = 10
    minimum_documents: int = 10
    minimum_outlets: int = 2
    minimum_clusters: int = 5
    prior_strength: float | None = None
    maximum_referents: int = 6


@dataclass(frozen=True, slots=True)
class Group:
    """The documents that share one value of the field compared by; `name` is that value."""

    name: str
    documents: tuple[str, ...]
    n_tokens: int
    n_own_tokens: int
    first_date: str | None
    last_date: str | None

    @property
    def n_documents(self) -> int:
        """How many documents the group holds."""
        return len(self.documents)


@dataclass(frozen=True, slots=True)
class Share:
    """How large a part of a contrast's hits a label is, in one group and voice.

    `voice` None means all voices together. `share` is 0 to 1 and None where `n_all` is 0:
    the referent is absent. `n_documents` are those that hold the label;
    `largest_document_share` is the part of `n` that its largest document holds.
    """

    group: str
    label: str
    voice: Voice | None
    n: int
    n_all: int
    share: float | None
    interval: Interval | None
    n_documents: int
    largest_document_share: float | None
    n_at_distance: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits per 1,000 tokens of a label in one group and voice, with the denominator."""

    group: str
    label: str
    voice: Voice | None
    n: int
    n_tokens: int
    rate_per_1000: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Effect:
    """One group against another (or "the rest") for one label in one voice.

    All signs are target minus reference: positive means more in the target.
    `log_ratio` is base 2; `log_odds_z` is the z of the log-odds with informative Dirichlet
    prior and full variance, a sorting key only; `q_value` is adjusted over all effects of the
    comparison. `differs` is true only when the interval of the share difference excludes 0
    and enough documents carry it on both sides.

    `n_documents_target` and `n_documents_reference` are the documents with hits of the
    contrast in this voice. In an inventory `n_all` are tokens, `share_difference` is None,
    the interval is that of `rate_difference_per_1000`, and G² is the two-cell form.
    """

    label: str
    voice: Voice | None
    target: str
    reference: str
    n_target: int
    n_all_target: int
    n_reference: int
    n_all_reference: int
    n_documents_target: int
    n_documents_reference: int
    share_difference: float | None
    interval: Interval | None
    g2: float | None
    log_ratio: float | None
    log_odds: float | None
    log_odds_z: float | None
    q_value: float | None
    differs: bool
    rate_difference_per_1000: float | None = None
    g2_method: str = "four-cell"

    @property
    def share_target(self) -> float | None:
        """The label's share in the target; None where the referent is absent."""
        return self.n_target / self.n_all_target if self.n_all_target else None

    @property
    def share_reference(self) -> float | None:
        """The label's share in the reference; None where the referent is absent."""
        return self.n_reference / self.n_all_reference if self.n_all_reference else None


@dataclass(frozen=True, slots=True)
class LabelInfo:
    """A label's id and the words the report shows for it."""

    id: str
    title: str
    says: str


@dataclass(frozen=True, slots=True)
class DistributionTest:
    """Whether two groups spread a contrast's labels alike, in one voice.

    `js_distance` is 0 (alike) to 1. `q_value` comes from dealing the documents to the two
    groups at random and is adjusted over all such tests of the comparison; None where a group
    has too few documents to be tested.
    """

    group_a: str
    group_b: str
    voice: Voice | None
    js_distance: float
    n_documents_a: int
    n_documents_b: int
    q_value: float | None


@dataclass(frozen=True, slots=True)
class AxisRow:
    """Balance and intensity of one group on an axis that the lexicon declares.

    `balance` is -1 (all hits at the negative pole) to 1 and None where neither pole is hit;
    `interval` is that of the balance. `intensity_per_1000` are hits at either pole per 1,000
    tokens. Never shown one without the other.
    """

    lexicon: str
    contrast: str
    group: str
    voice: Voice | None
    negative_pole: str
    positive_pole: str
    n_negative: int
    n_positive: int
    n_tokens: int
    balance: float | None
    interval: Interval | None
    intensity_per_1000: float | None


@dataclass(frozen=True, slots=True)
class ContrastComparison:
    """One contrast over all groups. Inventories have rates and no shares.

    `distribution_tests` are of the own voice; `axis` has rows only where the lexicon declares
    an axis. `dispersion` is Gries' DP of 2008 over documents.
    """

    lexicon: str
    contrast: str
    title: str
    referent: str
    is_inventory: bool
    labels: tuple[LabelInfo, ...]
    shares: tuple[Share, ...]
    rates: tuple[Rate, ...]
    effects: tuple[Effect, ...]
    dispersion: tuple[tuple[str, float | None], ...]
    distribution_tests: tuple[DistributionTest, ...] = ()
    axis: tuple[AxisRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is said about a corpus grouped by one metadata field.

    `by` is the field. `minimum_n` is the number of hits below which nothing is ranked;
    `minimum_documents` the number of documents a side needs for "differs".
    `n_tests` is how many effects were tested together. `trends` is empty where nothing is shown
    over time.
    """

    by: str
    groups: tuple[Group, ...]
    contrasts: tuple[ContrastComparison, ...]
    referents: tuple[ReferentRow, ...]
    speakers: tuple[SpeakerRow, ...]
    zones: tuple[ZoneRow, ...]
    asymmetries: tuple[Asymmetry, ...]
    omissions: tuple[Omission, ...]
    shared_passages: tuple[SharedPassage, ...]
    readability: tuple[ReadabilityRow, ...]
    minimum_n: int
    minimum_documents: int
    n_tests: int
    seed: int
    n_resamples: int
    speaker_referents: tuple[SpeakerReferentRow, ...] = ()
    level: float = 0.95
    duplicates: tuple[DuplicateSet, ...] = ()
    trends: tuple[TrendRow, ...] = ()
