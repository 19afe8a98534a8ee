"""Whom a bare label of rule means: the ruled country of the story, by all that the text names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.domain.document import Zone
from framing.domain.entity import EntityKind, Role
from framing.refer.evidence import Evidence, unknown
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.pronouns import state_of_speaker
from framing.refer.scene import Scene
from framing.refer.word_classes import FORCE_NOUNS

# Parts of a candidate's weight: how much of the document's names, and of its labels, are the
# candidate's, from 0 to 1, and what stands in or just before the label's sentence.
_NAMES, _LABELS, _NEARBY_LABEL, _NEARBY_PLACE, _NEARBY_LEADER = 3.0, 3.0, 1.5, 1.2, 0.5
_N_LEAD_SENTENCES = 3
_HEADLINE_FACTOR, _LEAD_FACTOR = 4.0, 2.0
_TIE = 0.97


@dataclass(frozen=True, slots=True)
class NamedLabel:
    """A label of rule whose referent its own words tell; by place."""

    start: int
    sentence: int
    label: str
    referent: str
    words: str


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the whole document says about who rules in its story.

    name_shares: each candidate's part of the weighted names; label_counts: named labels by
    label and referent; both over the document.
    """

    scene: Scene
    labels: tuple[NamedLabel, ...]
    name_shares: dict[str, float]
    label_counts: Counter[tuple[str, str]]
    window_sentences: int

    @classmethod
    def of(cls, scene: Scene, labels: Iterable[NamedLabel], *, window_sentences: int) -> Discourse:
        """The discourse of a scene and its named labels."""
        listed = tuple(labels)
        counts = Counter((named.label, named.referent) for named in listed)
        return cls(scene, listed, _name_shares(scene), counts, window_sentences)


def discourse_evidence(discourse: Discourse, label: LabelInText) -> Evidence:
    """The best candidate for a bare label and why; no referent where none stands out."""
    weights = _candidate_weights(discourse, label)
    if not weights:
        return unknown("bare, and the text names no state")
    ranked = sorted(weights, key=lambda owner: (-weights[owner], owner))
    best = ranked[0]
    if len(ranked) > 1 and weights[ranked[1]] >= _TIE * weights[best]:
        return unknown(f"bare, and {best} and {ranked[1]} are equally likely")
    return Evidence((best,), _reason(discourse, label, best))


def _candidate_weights(discourse: Discourse, label: LabelInText) -> dict[str, float]:
    weights = {owner: _NAMES * share for owner, share in discourse.name_shares.items()}
    _add(weights, _label_shares(discourse, label.voiced.hit.label), _LABELS)
    _add(weights, _nearby_labels(discourse, label), _NEARBY_LABEL)
    _add(weights, _nearby_names(discourse.scene, label), 1.0)
    speaker_state = state_of_speaker(label)
    if speaker_state in weights and label.voiced.hit.label in _NOT_OF_ONES_OWN:
        weights[speaker_state] -= _LABELS
    if "administration" in label.text.lower() and "united-states" in weights:
        weights["united-states"] += _american_usage(discourse)
    excluded = _named_beside(label)
    if excluded.issuperset(weights):
        return {}
    return {owner: weight for owner, weight in weights.items() if owner not in excluded}


# Speakers of a state do not call their own rulers so.
_NOT_OF_ONES_OWN = frozenset({"regime", "dictatorship", "junta"})


def _add(weights: dict[str, float], shares: dict[str, float], factor: float) -> None:
    for owner, share in shares.items():
        weights[owner] = weights.get(owner, 0.0) + factor * share


def _american_usage(discourse: Discourse) -> float:
    """English news says "the administration" of the American one, unless it named another."""
    others = any(
        count and key[0] == "administration" and key[1] != "united-states"
        for key, count in discourse.label_counts.items()
    )
    return 0.0 if others else _LABELS


def _name_shares(scene: Scene) -> dict[str, float]:
    weights: dict[str, float] = {}
    lead_end = _lead_end(scene)
    for name in scene.named:
        zone = scene.document.zone_at(name.span.start)
        if name.state is None or not zone.is_scored:
            continue
        weight = _weight_of(scene, name)
        if zone is Zone.HEADLINE:
            weight *= _HEADLINE_FACTOR
        elif name.span.start < lead_end:
            weight *= _LEAD_FACTOR
        weights[name.state] = weights.get(name.state, 0.0) + weight
    total = sum(weights.values())
    return {owner: weight / total for owner, weight in weights.items()}


def _lead_end(scene: Scene) -> int:
    """Where the first sentences of the body end."""
    blocks = (block for block in scene.document.blocks if block.zone is Zone.BODY)
    first = next(blocks, None)
    if first is None:
        return 0
    sentences = scene.document.sentences
    index = min(sentences.first_from(first.span.start) + _N_LEAD_SENTENCES, len(sentences))
    return sentences.ends[index - 1] if index else 0


# Officials and seats of foreign states fill the news of a conflict; places tell where it is.
_WEIGHT_BY_ROLE = {
    Role.NAME: 1.0,
    Role.DEMONYM: 0.8,
    Role.PLACE: 0.8,
    Role.LEADER: 0.6,
    Role.SEAT: 0.5,
}
_WEIGHT_BY_KIND = {EntityKind.PERSON: 0.2, EntityKind.GROUP: 0.2, EntityKind.ORGANISATION: 0.2}
_WHERE_IT_HAPPENS, _WHERE_THEY_MEET = 1.5, 0.6


def _weight_of(scene: Scene, name: Named) -> float:
    weight = _WEIGHT_BY_KIND.get(name.kind, _WEIGHT_BY_ROLE[name.role])
    if not scene.is_location(name):
        return weight
    return weight * (_WHERE_THEY_MEET if name.role is Role.SEAT else _WHERE_IT_HAPPENS)


def _label_shares(discourse: Discourse, label: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for (name, referent), count in sorted(discourse.label_counts.items()):
        weights[referent] = weights.get(referent, 0.0) + count * (1.0 if name == label else 0.6)
    # One more in the total: a single label is weak evidence, ten of ten are strong.
    total = 1.0 + sum(weights.values())
    return {referent: weight / total for referent, weight in weights.items()}


def _nearby_labels(discourse: Discourse, label: LabelInText) -> dict[str, float]:
    """For each referent, how near before it was last named by a label, from 0 to 1."""
    sentence = discourse.scene.document.sentences.index_at(label.span.start) or 0
    nearness: dict[str, float] = {}
    index = bisect_left(discourse.labels, label.span.start, key=_start_of)
    for named in reversed(discourse.labels[max(index - _N_NEAR, 0) : index]):
        distance = sentence - named.sentence
        if distance > discourse.window_sentences:
            break
        near = 1.0 - distance / (discourse.window_sentences + 1)
        near *= 1.0 if named.label == label.voiced.hit.label else 0.7
        # Troops and shelling belong to the war of the story, whoever spoke last.
        near *= 0.4 if distance and _is_in_the_field(label) else 1.0
        nearness[named.referent] = max(near, nearness.get(named.referent, 0.0))
    return nearness


_N_NEAR = 8
_MAX_NAMES_NEARBY = 24


def _start_of(named: NamedLabel) -> int:
    return named.start


def _is_in_the_field(label: LabelInText) -> bool:
    token = label.scene.token_after(label.span.end)
    return token < len(label.scene.document.tokens) and label.scene.word(token) in FORCE_NOUNS


def _nearby_names(scene: Scene, label: LabelInText) -> dict[str, float]:
    """Places in the label's sentence and the one before, and leaders before it in its own."""
    sentences = scene.document.sentences
    index = sentences.index_at(label.span.start)
    if index is None:
        return {}
    start, end = sentences.starts[max(index - 1, 0)], sentences.ends[index]
    nearby = scene.names_between(start, end)[-_MAX_NAMES_NEARBY:]
    weights: dict[str, float] = {}
    for name in nearby:
        weight = _nearby_weight(scene, name, label, sentences.starts[index])
        if weight and name.state is not None:
            weights[name.state] = max(weight, weights.get(name.state, 0.0))
    return weights


def _nearby_weight(scene: Scene, name: Named, label: LabelInText, sentence_start: int) -> float:
    is_same_sentence = name.span.start >= sentence_start
    if scene.is_location(name):
        weight = _NEARBY_PLACE * (_WHERE_THEY_MEET if name.role is Role.SEAT else 1.0)
    elif name.role is Role.LEADER and name.span.start < label.span.start:
        weight = _NEARBY_LEADER
    else:
        return 0.0
    return weight if is_same_sentence else weight / 2


def _named_beside(label: LabelInText) -> frozenset[str]:
    """States that the text sets beside the label: "Russia and the regime", "US-backed"."""
    scene, phrase = label.scene, label.phrase
    beside: list[Named] = [*phrase.sponsors, *phrase.owners]
    token = phrase.start - 1
    if token > 0 and scene.word(token) in ("and", "or") and scene.gap_after(token) == " ":
        beside.extend(_name_at(scene, token - 1))
    token = scene.token_after(label.span.end)
    if token < len(scene.document.tokens) and scene.word(token) in ("and", "or"):
        token += 1
        while scene.word_or_end(token) in ("its", "the", "their", "allied"):
            token += 1
        beside.extend(_name_at(scene, token))
    return frozenset(name.state for name in beside if name.state is not None)


def _name_at(scene: Scene, token: int) -> Sequence[Named]:
    name = scene.named_by_token.get(token)
    return () if name is None else (name,)


def _reason(discourse: Discourse, label: LabelInText, referent: str) -> str:
    index = bisect_left(discourse.labels, label.span.start, key=_start_of)
    before = discourse.labels[max(index - _N_SHOWN, 0) : index]
    after = discourse.labels[index : index + _N_SHOWN]
    for direction, labels in (("before", reversed(before)), ("later", iter(after))):
        for named in labels:
            if named.referent == referent:
                return f"discourse: {referent}, named {direction} by '{named.words}'"
    share = discourse.name_shares.get(referent, 0.0)
    return f"discourse: {referent} is the country of the story ({share:.0%} of its names)"


_N_SHOWN = 40
