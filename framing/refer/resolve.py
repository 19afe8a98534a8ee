"""Whom each label means: the entrance of this stage.

The order of evidence, and what is deliberately not done, stands in docs/adr/0003-referents.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.domain.document import Document
from framing.domain.entity import Entity, Mention
from framing.domain.hit import ReferredHit, VoicedHit
from framing.domain.lexicon import RefersTo
from framing.domain.span import Spans
from framing.refer.label import Evidence, LabelInText, NamedLabel, by_last_token, unknown
from framing.refer.people import PeopleIfAsked
from framing.refer.scene import Scene
from framing.refer.state_labels import is_joint_action, said_evidence, state_evidence
from framing.refer.word_classes import FIRST_PERSON


def resolve_referents(
    document: Document,
    hits: Sequence[VoicedHit],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    refers: Mapping[str, str],
) -> tuple[ReferredHit, ...]:
    """The hits in their order, each with its referents, most certain first, and the reason.

    Labels of rule get the id of a state, or of the region, group or organisation that governs;
    labels of armed groups the id of a group named beside them; allegations of harm the id of
    the accused. No referents where the text does not tell; the reason then says why.
    `hits` and `mentions` are ordered by place. `refers` tells by `lexicon/contrast` what labels
    refer to; others mean somebody only by a name inside them. Linear in the length of the document.
    """
    if not hits:
        return ()
    ruled = _ruled(hits, refers)
    if not ruled:
        mentions = _inside(hits, mentions)
    scene = Scene.of(document, mentions, entities)
    found = _evidence_by_rule(scene, hits, ruled) if ruled else {}
    named = _evidence_by_name(scene, hits, found)
    return tuple(
        [
            _referred(voiced, found.get(number) or named.get(number, NO_REFERENT))
            for number, voiced in enumerate(hits)
        ]
    )


def _ruled(hits: Sequence[VoicedHit], refers: Mapping[str, str]) -> dict[int, RefersTo]:
    """The numbers of the hits whose labels have a referent of their own, with what it is."""
    contrasts = [f"{voiced.hit.lexicon}/{voiced.hit.contrast}" for voiced in hits]
    return {
        number: RefersTo(refers[contrast])
        for number, contrast in enumerate(contrasts)
        if contrast in refers
    }


def _evidence_by_rule(
    scene: Scene,
    hits: Sequence[VoicedHit],
    ruled: Mapping[int, RefersTo],
) -> dict[int, Evidence]:
    """The evidence of each label that has a referent of its own, by the number of its hit."""
    labels = _labels(scene, hits, ruled)
    found = _evidence_of_rule(
        {number: label for number, label in labels.items() if ruled[number].is_rule}
    )
    groups = {n: label for n, label in labels.items() if ruled[n] is RefersTo.ARMED_GROUPS}
    if groups:
        from framing.refer.armed_groups import evidence_of_groups  # many texts have none

        for number, evidence in evidence_of_groups(scene, groups).items():
            found.setdefault(number, evidence)
    if RefersTo.ACCUSED in ruled.values():
        from framing.refer.allegations import harm_evidence  # few texts have any
        from framing.refer.parties import Parties

        actors = [_referred(hits[n], found[n]) for n in labels if n in found]
        parties = Parties.of(scene, actors)
        for number, label in labels.items():
            if ruled[number] is RefersTo.ACCUSED:
                found[number] = harm_evidence(label, parties)
    return found


def _labels(
    scene: Scene, hits: Sequence[VoicedHit], ruled: Mapping[int, RefersTo]
) -> dict[int, LabelInText]:
    people = PeopleIfAsked(scene)
    return {
        number: LabelInText.of(
            scene, hits[number], people, is_in_office_contrast=refers is RefersTo.OFFICEHOLDERS
        )
        for number, refers in ruled.items()
    }


def _inside(hits: Sequence[VoicedHit], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that begin inside a hit: all that labels without rules look at."""
    spans = Spans.of(_disjoint(hits))
    return [mention for mention in mentions if spans.index_at(mention.span.start) is not None]


def _disjoint(hits: Iterable[VoicedHit]) -> Iterator[tuple[int, int]]:
    end = 0
    for voiced in hits:
        span = voiced.hit.span
        if span.end > end:
            yield max(span.start, end), span.end
            end = span.end


def _referred(voiced: VoicedHit, evidence: Evidence) -> ReferredHit:
    return ReferredHit(voiced, evidence.referents, evidence.reason)


def _evidence_of_rule(labels: Mapping[int, LabelInText]) -> dict[int, Evidence]:
    """The evidence of each label of rule by its number: its own words, else the discourse, and
    last of whom it is said."""
    by_words = {number: state_evidence(label) for number, label in labels.items()}
    told = {number: evidence for number, evidence in by_words.items() if evidence is not None}
    bare = [number for number, evidence in by_words.items() if evidence is None]
    if bare:
        _tell_bare(labels, bare, told)
    by_token = by_last_token(labels.values())
    found = {labels[number].last_token: evidence for number, evidence in told.items()}
    for number, label in labels.items():
        if not told[number].referents and (said := said_evidence(label, by_token, found)):
            told[number] = said
    return told


def _tell_bare(
    labels: Mapping[int, LabelInText], bare: Sequence[int], told: dict[int, Evidence]
) -> None:
    """Add what the discourse tells of labels whose own words tell nothing."""
    from framing.refer.discourse import Discourse, resolve_bare  # many texts have no such label

    discourse = Discourse.of(
        labels[bare[0]].scene,
        [
            NamedLabel.of(labels[number], evidence)
            for number, evidence in told.items()
            if len(evidence.referents) == 1 and labels[number].pronoun not in FIRST_PERSON
        ],
    )
    resolved = resolve_bare(discourse, [labels[number] for number in bare])
    for number, evidence in zip(bare, resolved, strict=True):
        told[number] = _or_joined(labels[number], evidence)


def _or_joined(label: LabelInText, evidence: Evidence) -> Evidence:
    """Where nothing else is known, the state that a hyphen joins: "Syrian-regime forces"."""
    if evidence.referents or not label.phrase.owners or not is_joint_action(label):
        return evidence
    joined = label.phrase.owners[-1]
    if joined.owner is None:
        return evidence
    return Evidence((joined.owner,), f"modifier: {joined.text}, joined by a hyphen")


def _evidence_by_name(
    scene: Scene, hits: Sequence[VoicedHit], found: Mapping[int, Evidence]
) -> dict[int, Evidence]:
    """The entities of labels that are known names themselves; other lexicons have no referent."""
    evidence: dict[int, Evidence] = {}
    starts, n_names = scene.name_starts, len(scene.name_starts)
    for number, voiced in enumerate(hits):
        span = voiced.hit.span
        index = bisect_left(starts, span.start)
        if number in found or index == n_names or starts[index] >= span.end:
            continue
        for name in scene.names_between(span.start, span.end):
            referent = name.group or name.owner
            if referent is not None:
                evidence[number] = Evidence((referent,), f"name: {name.text}")
                break
    return evidence


NO_REFERENT = unknown("labels of this lexicon have no referent of their own")
