"""Whom each label means: the entrance of this stage.

The order of evidence, and what is deliberately not done, stands in docs/adr/0003-referents.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.domain.attribution import Attribution
from framing.domain.document import Document
from framing.domain.entity import Entity, Mention
from framing.domain.hit import ReferredHit, VoicedHit
from framing.domain.span import Spans
from framing.refer.allegations import Parties, harm_evidence
from framing.refer.armed_groups import OnlyGroup, group_evidence
from framing.refer.discourse import Discourse, NamedLabel, resolve_bare
from framing.refer.evidence import Evidence, unknown
from framing.refer.label import LabelInText
from framing.refer.noun_phrase import read_noun_phrase
from framing.refer.people import People
from framing.refer.scene import Scene
from framing.refer.settings import ReferSettings
from framing.refer.state_labels import is_joint_action, state_evidence
from framing.refer.word_classes import FIRST_PERSON


def resolve_referents(
    document: Document,
    hits: Sequence[VoicedHit],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],  # noqa: ARG001 - a hit holds the one it stands in
    entities: Sequence[Entity],
    *,
    settings: ReferSettings = ReferSettings(),  # noqa: B008 - frozen
) -> tuple[ReferredHit, ...]:
    """The hits in their order, each with its referents, most certain first, and the reason.

    Labels of rule get the id of a state, or of the region, group or organisation that governs;
    labels of armed groups the id of a group named beside them; allegations of harm the id of
    the accused. No referents where the text does not tell; the reason then says why.
    `hits` and `mentions` are ordered by place. Linear in the length of the document.
    """
    if not hits:
        return ()
    if not any(settings.has_rules_for(voiced.hit) for voiced in hits):
        mentions = _inside(hits, mentions)
    labels = _labels(Scene.of(document, mentions, entities), hits, settings)
    found = _evidence_but_harm(labels, settings)
    referred = [_referred(label, evidence) for label, evidence in zip(labels, found, strict=True)]
    if not any(settings.is_of_harm(voiced.hit) for voiced in hits):
        return tuple(referred)
    actors = (each for each in referred if settings.is_of_actor(each.hit))
    parties = Parties.of(labels[0].scene, actors)
    return tuple(
        _referred(label, harm_evidence(label, parties)) if settings.is_of_harm(each.hit) else each
        for label, each in zip(labels, referred, strict=True)
    )


def _labels(scene: Scene, hits: Sequence[VoicedHit], settings: ReferSettings) -> list[LabelInText]:
    people = People.of(scene)
    return [
        LabelInText(
            scene,
            voiced,
            read_noun_phrase(scene, voiced.hit.span),
            people,
            settings.is_of_office(voiced.hit),
        )
        for voiced in hits
    ]


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


def _referred(label: LabelInText, evidence: Evidence) -> ReferredHit:
    return ReferredHit(label.voiced, evidence.referents, evidence.reason)


def _evidence_but_harm(labels: Sequence[LabelInText], settings: ReferSettings) -> list[Evidence]:
    """The evidence of each label; that of harm labels needs the others' first."""
    of_rule = _evidence_of_rule(labels, settings)
    only_group = OnlyGroup.of(labels[0].scene)
    first_uses = _first_uses(labels)
    found = []
    for index, label in enumerate(labels):
        if index in of_rule:
            found.append(of_rule[index])
        elif settings.is_of_group(label.voiced.hit):
            is_other = only_group is not None and first_uses[_key(label)] < only_group.start
            found.append(group_evidence(label, only=None if is_other else only_group))
        else:
            found.append(_name_evidence(label))
    return found


def _evidence_of_rule(
    labels: Sequence[LabelInText], settings: ReferSettings
) -> dict[int, Evidence]:
    """The evidence of each label of rule by its number: its own words, else the discourse."""
    by_words = {
        index: state_evidence(label)
        for index, label in enumerate(labels)
        if settings.is_of_rule(label.voiced.hit)
    }
    told = {index: evidence for index, evidence in by_words.items() if evidence is not None}
    bare = [index for index, evidence in by_words.items() if evidence is None]
    discourse = Discourse.of(
        labels[0].scene,
        [
            _named_label(labels[index], evidence)
            for index, evidence in told.items()
            if len(evidence.referents) == 1 and labels[index].pronoun not in FIRST_PERSON
        ],
        window_sentences=settings.window_sentences,
    )
    resolved = resolve_bare(discourse, [labels[index] for index in bare])
    for index, evidence in zip(bare, resolved, strict=True):
        told[index] = _or_joined(labels[index], evidence)
    return told


def _named_label(label: LabelInText, evidence: Evidence) -> NamedLabel:
    document = label.scene.document
    start = document.tokens.starts[label.phrase.start] if label.phrase.owners else label.span.start
    words = document.text[min(start, label.span.start) : label.span.end]
    return NamedLabel(
        label.span.start,
        document.sentences.index_at(label.span.start) or 0,
        label.kind,
        evidence.referents[0],
        " ".join(words.split()),
    )


def _or_joined(label: LabelInText, evidence: Evidence) -> Evidence:
    """Where nothing else is known, the state that a hyphen joins: "Syrian-regime forces"."""
    if evidence.referents or not label.phrase.owners or not is_joint_action(label):
        return evidence
    joined = label.phrase.owners[-1]
    if joined.owner is None:
        return evidence
    return Evidence((joined.owner,), f"modifier: {joined.text}, joined by a hyphen")


def _first_uses(labels: Iterable[LabelInText]) -> dict[tuple[str, str], int]:
    """Where each label stands first: one used before a group is named means another."""
    first: dict[tuple[str, str], int] = {}
    for label in labels:
        first.setdefault(_key(label), label.span.start)
    return first


def _key(label: LabelInText) -> tuple[str, str]:
    return (label.voiced.hit.contrast, label.voiced.hit.label)


def _name_evidence(label: LabelInText) -> Evidence:
    """The entity of a label that is itself a known name; other lexicons have no referent."""
    for name in label.scene.names_between(label.span.start, label.span.end):
        referent = name.group or name.owner
        if referent is not None:
            return Evidence((referent,), f"name: {name.text}")
    return unknown("labels of this lexicon have no referent of their own")
