"""What the labels of rule whose referent is known tell about a bare one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from framing.refer.label import Evidence, LabelInText, NamedLabel, Use, is_head, leads_sentence
from framing.refer.word_classes import AMERICAN, ARTICLES, FORCE_NOUNS, NOT_OF_ONES_OWN

# What its share of the labels weighs, and that the sentence before begins with one.
_SHARE, _GOES_ON = 3.0, 4.0
# Labels named further on tell less than those before; one label alone tells little.
_LATER, _BARE, _FEW = 0.5, 0.7, 2.0
# A label carries to its like, less to another word for rulers, hardly from "administration",
# which American usage keeps for its own, or from an office to a body: foreign presidents are
# named with their country in any story.
_LIKE, _OTHER_WORD, _AMERICAN_WORD, _OFFICE_TO_BODY = 1.0, 0.6, 0.2, 0.2
_ONE_BODY, _ANOTHER = 4.0, -0.5
# How far back a named label counts as near to a bare one.
_WINDOW_SENTENCES, _N_NEAR = 4, 8
_BODIES = frozenset({"government", "authorities"})


class LabelsTold:
    """The labels whose referent is known: those whose own words tell it, and bare ones so far."""

    def __init__(self, labels: Sequence[NamedLabel], places: Mapping[Use, Sequence[int]]) -> None:
        self._labels, self._places = labels, places
        self._n_bare: Counter[Use] = Counter()
        self._leading = {named.sentence: named for named in labels if named.leads}

    def add(self, label: LabelInText, evidence: Evidence) -> None:
        """Take in whom a bare label means."""
        if evidence.referents and (named := NamedLabel.of(label, evidence)).leads:
            self._leading[named.sentence] = named
        if label.determiner not in ARTICLES or not is_head(label):
            self._n_bare.update((label.kind, referent) for referent in evidence.referents)

    def weights(self, label: LabelInText) -> dict[str, float]:
        """For each referent how much the labels speak for it, or against where negative."""
        sentence = label.scene.document.sentences.index_at(label.span.start) or 0
        weights = {referent: _SHARE * share for referent, share in self._shares(label).items()}
        for referent, near in self._nearness(label, sentence).items():
            weights[referent] = weights.get(referent, 0.0) + near
        before = self._leading.get(sentence - 1)
        if before is not None and _goes_on(label, before):
            weights[before.referent] = weights.get(before.referent, 0.0) + _GOES_ON
        return weights

    def _shares(self, label: LabelInText) -> dict[str, float]:
        """Each referent's part of the labels with a referent, from 0 to below 1."""
        weights: dict[str, float] = {}
        for (used, referent), n in self._n_bare.items():
            weight = _BARE * n * _carries(used, label.kind)
            weights[referent] = weights.get(referent, 0.0) + weight
        for (named, referent), starts in self._places.items():
            n_before = bisect_left(starts, label.span.start)
            n_weighted = n_before + _LATER * (len(starts) - n_before)
            weight = n_weighted * _carries(named, label.kind)
            weights[referent] = weights.get(referent, 0.0) + weight
        total = _FEW + sum(weights.values())
        return {referent: weight / total for referent, weight in weights.items()}

    def _nearness(self, label: LabelInText, sentence: int) -> dict[str, float]:
        """For each referent, how near before it was last named by a label, up to 1.

        Negative where another word named it in the same sentence: two words, two bodies.
        """
        nearness: dict[str, float] = {}
        index = bisect_left(self._labels, label.span.start, key=start_of)
        for named in reversed(self._labels[max(index - _N_NEAR, 0) : index]):
            distance = sentence - named.sentence
            if distance > _WINDOW_SENTENCES:
                break
            near = 1.0 - distance / (_WINDOW_SENTENCES + 1)
            if not distance and named.kind != label.kind:
                are_alike = {named.kind[1], label.word} <= _BODIES
                near = (
                    _ONE_BODY if are_alike else _ANOTHER
                )  # "the French government armed the regime"
            near *= _carries(named.kind, label.kind)
            # Troops and shelling belong to the war of the story, whoever spoke last.
            near *= 0.4 if distance and is_in_the_field(label) else 1.0
            nearness.setdefault(named.referent, near)
        return nearness


def _carries(named: tuple[str, str], bare: tuple[str, str]) -> float:
    """How far a named label tells about a bare one of the same or another word."""
    if named == bare:
        return _LIKE
    if named[0] != bare[0]:
        return _OFFICE_TO_BODY
    if NOT_OF_ONES_OWN.issuperset((named[1], bare[1])):
        return _LIKE  # "the Burmese junta … the regime"
    return _AMERICAN_WORD if AMERICAN in (named[1], bare[1]) else _OTHER_WORD


def _goes_on(label: LabelInText, before: NamedLabel) -> bool:
    """Whether a label that leads its sentence goes on with the body that leads the one before in its
    paragraph: "Peru's authorities closed a park. The government"."""
    document = label.scene.document
    are_alike = before.kind == label.kind or {before.kind[1], label.word} <= _BODIES
    are_near = document.block_index_at(before.start) == document.block_index_at(label.span.start)
    leads = leads_sentence(label) and label.determiner == "the"
    return leads and not label.adjectives and are_alike and are_near


def is_in_the_field(label: LabelInText) -> bool:
    """Whether troops or what they do is meant: "government forces", "regime shelling"."""
    return label.scene.word_or_end(label.last_token + 1) in FORCE_NOUNS


def start_of(named: NamedLabel) -> int:
    """Where the label stands, to sort and search by."""
    return named.start
