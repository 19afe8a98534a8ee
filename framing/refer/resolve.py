"""Whom each label means: the entrance of this stage.

The order of evidence, and what is deliberately not done, stands in docs/adr/0003-referents.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.domain.attribution import Attribution
from framing.domain.document import Document
from framing.domain.entity import Entity, Mention
from framing.domain.frozen import NamedTuple, dataclass
from framing.domain.hit import ReferredHit, VoicedHit
from framing.domain.span import Spans
from framing.refer.label import Evidence, LabelInText, NamedLabel, by_last_token, unknown
from framing.refer.people import PeopleIfAsked
from framing.refer.scene import Scene
from framing.refer.state_labels import is_joint_action, said_evidence, state_evidence
from framing.refer.word_classes import FIRST_PERSON


class LabelRules(NamedTuple):
    """What the labels of a contrast name: those who rule a state, among them the holder of an
    office; an armed group; an act of which somebody is accused."""

    of_rule: bool
    of_office: bool
    of_group: bool
    of_harm: bool

    @property
    def of_actor(self) -> bool:
        """Whether the label names somebody who may be accused."""
        return self.of_rule or self.of_group


@dataclass(frozen=True, slots=True)
class ReferSettings:
    """Which kind of referent a label has, by `lexicon/contrast` or `lexicon/*`.

    `of_rule` name those who rule a state, and among them `of_office` the holder of an office;
    `of_groups` name an armed group, `of_harm` an act of which somebody is accused. Any other
    label gets a referent only where it is a known name itself.
    `window_sentences` is how far back a named label counts as near to a bare one.
    """

    of_rule: frozenset[str] = frozenset({"state-power/*", "leaders/head", "leaders/standing"})
    of_office: frozenset[str] = frozenset({"leaders/head", "leaders/standing"})
    of_groups: frozenset[str] = frozenset({"armed-opposition/armed-group"})
    of_harm: frozenset[str] = frozenset({"harm-allegation/*", "armed-opposition/act"})
    window_sentences: int = 4

    def rules_for(self, lexicon: str, contrast: str) -> LabelRules:
        """Which rules hold for the labels of a contrast."""
        one, every = f"{lexicon}/{contrast}", f"{lexicon}/*"
        listings = (self.of_rule, self.of_office, self.of_groups, self.of_harm)
        return LabelRules(*[one in listed or every in listed for listed in listings])


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
    ruled = _with_rules(hits, settings)
    if not ruled:
        mentions = _inside(hits, mentions)
    scene = Scene.of(document, mentions, entities)
    found = _evidence_by_rule(scene, hits, ruled, settings) if ruled else {}
    named = _evidence_by_name(scene, hits, found)
    return tuple(
        [
            _referred(voiced, found.get(number) or named.get(number, NO_REFERENT))
            for number, voiced in enumerate(hits)
        ]
    )


def _with_rules(hits: Sequence[VoicedHit], settings: ReferSettings) -> dict[int, LabelRules]:
    """The numbers of the hits whose labels have a referent of their own, with their rules."""
    contrasts = [(voiced.hit.lexicon, voiced.hit.contrast) for voiced in hits]
    rules_of = {contrast: settings.rules_for(*contrast) for contrast in set(contrasts)}
    ruling = {contrast: rules for contrast, rules in rules_of.items() if True in rules}
    return {
        number: ruling[contrast] for number, contrast in enumerate(contrasts) if contrast in ruling
    }


def _evidence_by_rule(
    scene: Scene,
    hits: Sequence[VoicedHit],
    ruled: Mapping[int, LabelRules],
    settings: ReferSettings,
) -> dict[int, Evidence]:
    """The evidence of each label that has a referent of its own, by the number of its hit."""
    labels = _labels(scene, hits, ruled)
    found = _evidence_of_rule(
        {number: label for number, label in labels.items() if ruled[number].of_rule}, settings
    )
    groups = {number: label for number, label in labels.items() if ruled[number].of_group}
    if groups:
        from framing.refer.armed_groups import evidence_of_groups  # many texts have none

        for number, evidence in evidence_of_groups(scene, groups).items():
            found.setdefault(number, evidence)
    if any(rules.of_harm for rules in ruled.values()):
        from framing.refer.allegations import harm_evidence  # few texts have any
        from framing.refer.parties import Parties

        actors = [_referred(hits[n], found[n]) for n in labels if ruled[n].of_actor]
        parties = Parties.of(scene, actors)
        for number, label in labels.items():
            if ruled[number].of_harm:
                found[number] = harm_evidence(label, parties)
    return found


def _labels(
    scene: Scene, hits: Sequence[VoicedHit], ruled: Mapping[int, LabelRules]
) -> dict[int, LabelInText]:
    people = PeopleIfAsked(scene)
    return {
        number: LabelInText.of(scene, hits[number], people, is_in_office_contrast=rules.of_office)
        for number, rules in ruled.items()
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


def _evidence_of_rule(
    labels: Mapping[int, LabelInText], settings: ReferSettings
) -> dict[int, Evidence]:
    """The evidence of each label of rule by its number: its own words, else the discourse, and
    last of whom it is said."""
    by_words = {number: state_evidence(label) for number, label in labels.items()}
    told = {number: evidence for number, evidence in by_words.items() if evidence is not None}
    bare = [number for number, evidence in by_words.items() if evidence is None]
    if bare:
        _tell_bare(labels, bare, told, settings)
    by_token = by_last_token(labels.values())
    found = {labels[number].last_token: evidence for number, evidence in told.items()}
    for number, label in labels.items():
        if not told[number].referents and (said := said_evidence(label, by_token, found)):
            told[number] = said
    return told


def _tell_bare(
    labels: Mapping[int, LabelInText],
    bare: Sequence[int],
    told: dict[int, Evidence],
    settings: ReferSettings,
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
        window_sentences=settings.window_sentences,
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
