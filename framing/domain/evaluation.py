"""Figures of an evaluation: counts kept as integers, ratios derived, None where undefined."""

from __future__ import annotations

from framing.domain.frozen import dataclass
from framing.domain.interval import Interval


@dataclass(frozen=True, slots=True)
class Proportion:
    """How many of how many, with a Wilson interval, None where `n_all` is 0."""

    n: int
    n_all: int
    interval: Interval | None

    @property
    def share(self) -> float | None:
        """n / n_all, from 0 to 1; None where n_all is 0."""
        return self.n / self.n_all if self.n_all else None


@dataclass(frozen=True, slots=True)
class Detection:
    """How well something is found: right ones among the predicted and among those there."""

    n_right: int
    n_predicted: int
    n_gold: int

    @property
    def precision(self) -> float | None:
        """Right among predicted, 0 to 1; None where nothing was predicted."""
        return self.n_right / self.n_predicted if self.n_predicted else None

    @property
    def recall(self) -> float | None:
        """Right among those there, 0 to 1; None where there are none."""
        return self.n_right / self.n_gold if self.n_gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where neither side has any."""
        total = self.n_predicted + self.n_gold
        return 2 * self.n_right / total if total else None


@dataclass(frozen=True, slots=True)
class CodedTerm:
    """What coders said about the sampled hits of one term, or of one label in all.

    `precision` counts units that most coders call right among those that most call right or
    wrong. `n_undecided` are units without a majority for either. `n_hits` are the hits in the
    corpus that the units were drawn from. `weighted_precision` of a label weighs each term by
    its hits; None where a term has no decided unit.
    """

    lexicon: str
    label: str
    term: str | None
    precision: Proportion
    n_undecided: int
    n_hits: int
    weighted_precision: float | None = None


@dataclass(frozen=True, slots=True)
class PairKappa:
    """Cohen's kappa of two coders over the units that both coded; None where undefined."""

    first: str
    second: str
    n_units: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class SheetEvaluation:
    """What filled coding sheets say: precision, and how far the coders agree.

    `alpha` is Krippendorff's, nominal, over units with two codes or more; None where undefined.
    """

    coders: tuple[str, ...]
    n_units: int
    n_coded: int
    terms: tuple[CodedTerm, ...]
    labels: tuple[CodedTerm, ...]
    alpha: float | None
    n_doubly_coded: int
    kappas: tuple[PairKappa, ...]


@dataclass(frozen=True, slots=True)
class HitEvaluation:
    """Hits held against a gold standard. `agreement` holds label, voice and other fields.

    `alpha` and `kappa` are of the labels, on the words that both sides mark.
    """

    n_documents: int
    recall: Proportion
    precision: Proportion
    agreement: tuple[tuple[str, Proportion], ...]
    alpha: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Answers about a "voice" or a "speaker" that say they are sure from `low` up to below `high`.

    mean: how sure they say they are, on average, 0 to 1; right: how many are.
    """

    what: str
    low: float
    high: float
    mean: float
    right: Proportion


@dataclass(frozen=True, slots=True)
class VoiceEvaluation:
    """Voices held against a gold standard; `framing.evaluate.voices` defines each figure."""

    n_documents: int
    n_missing: int
    words_direct: Detection
    words_indirect: Detection
    words_attributed: Detection
    word_accuracy: Proportion
    spans_direct: Detection
    spans_indirect: Detection
    speakers_direct: Proportion
    speakers_indirect: Proportion
    loaded_words: Proportion
    scare_attributed: Proportion
    reliability: tuple[Reliability, ...]


@dataclass(frozen=True, slots=True)
class VoiceEvaluations:
    """Several gold files, by name, and the figures of each."""

    names: tuple[str, ...]
    found: tuple[VoiceEvaluation, ...]
