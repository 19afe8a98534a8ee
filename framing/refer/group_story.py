"""Which armed group a label without a name means by the story: "Gunmen stormed … JNIM claimed it"."""

from __future__ import annotations

from collections.abc import Mapping

from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.refer.group_fit import (
    Called,
    is_called_like,
    is_counted,
    is_in_heading,
    is_of_any_group,
    is_open,
    is_suspected,
    may_come_from,
)
from framing.refer.group_nouns import are_groups
from framing.refer.label import Evidence, LabelInText
from framing.refer.named_groups import GroupsInText
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import words

_CLAIMING, _CLAIMS = words("claim claims claimed claiming"), words("responsibility credit")
_DEEDS = words(
    """attack attacks bombing bombings raid raids killing killings ambush assault blast explosion
    strike shooting siege abduction kidnapping massacre operation both all it"""
)
_RISINGS = words("insurgency insurgencies rebellion")
_SAYING, _DOING = words("said says"), words("carried behind responsible staged")
_BELONGING = words("belong belongs belonged belonging")
_DENYING = words("not no nor never deny denies denied denying falsely")
_MAX_WORDS_TO_CLAIM, _MAX_WORDS_TO_DEED, _MAX_WORDS_TO_GROUP = 14, 4, 6
_MAX_SENTENCES_TO_NAME, _N_LEAD = 8, 3
_LEADING = 0.4


@dataclass(frozen=True, slots=True)
class Story:
    """What a text tells of a deed and of whom it is about.

    called: the labels that stand beside the name of each group.
    first_uses: where each label stands first without a name: one used before a group is named means
        another.
    claimant: the only group that claims a deed, or to which the doers are said to belong, if any.
    opening: the group that the text names first and most, and calls so itself, if any.
    """

    called: Called
    first_uses: Mapping[tuple[str, str], int]
    claimant: str | None
    opening: str | None

    @classmethod
    def of(
        cls,
        scene: Scene,
        groups: GroupsInText,
        labels: Mapping[int, LabelInText],
        by_words: Mapping[int, Evidence],
    ) -> Story:
        """The story of a text with these groups and labels, and what the labels' own words tell."""
        called = _called(labels, by_words)
        first_uses: dict[tuple[str, str], int] = {}
        for number, label in labels.items():
            is_named = number in by_words and by_words[number].referents
            if not (is_named or label.phrase.pronoun or is_in_heading(label)):
                first_uses.setdefault(label.kind, label.span.start)
        others = {name.span.start: name.group for name in groups.names}
        claimants = {name.group for name in scene.named if _is_of_doers(scene, name)} or {
            name.group for name in groups.names if _claims(scene, name, others)
        }
        return cls(
            called,
            first_uses,
            claimants.pop() if len(claimants) == 1 else None,
            _opening(scene, groups, called),
        )


def _called(labels: Mapping[int, LabelInText], by_words: Mapping[int, Evidence]) -> Called:
    called: dict[str, frozenset[str]] = {}
    for number, evidence in by_words.items():
        kind = frozenset({labels[number].voiced.hit.label})
        for group in evidence.referents:
            called[group] = called.get(group, frozenset()) | kind
    return called


def _opening(scene: Scene, groups: GroupsInText, called: Called) -> str | None:
    """The group that the text names first, alone in its sentence, and again, and calls so."""
    first = groups.names[0].group if groups.names else None
    if first is None or first not in called:
        return None
    start = groups.first[first]
    sentence = scene.document.sentence_at(groups.names[0].span.start)
    near = groups.within(start, start if sentence is None else sentence.end)
    n_names, n_groups = groups.counts[first], len(groups.counts)
    is_leading = n_names >= _LEADING * groups.counts.total() or start < _end_of_lead(scene)
    is_alone = {name.group for name in near} == {first}
    return first if is_alone and is_leading and (n_groups == 1 or n_names > 1) else None


def _end_of_lead(scene: Scene) -> int:
    """Where the first sentences of the body end."""
    blocks = scene.document.blocks
    start = next((block.span.start for block in blocks if block.zone is Zone.BODY), None)
    sentences = scene.document.sentences
    if start is None or not sentences:
        return 0
    return sentences.ends[min(sentences.first_from(start) + _N_LEAD, len(sentences)) - 1]


def story_evidence(label: LabelInText, groups: GroupsInText, story: Story) -> Evidence | None:
    """The group that the story tells for a label that has no name beside it."""
    if not is_open(label):
        return None
    claimant, opening = story.claimant, story.opening
    if claimant is not None and _may_have_done_it(label, groups, claimant):
        return Evidence((claimant,), "story: the group that claimed it")
    if is_suspected(label):
        return None
    if opening is not None and not may_come_from(label, groups, opening):
        return None
    if opening is not None and not _may_open(label, story.called, opening):
        return None
    if opening is not None and _is_before(label, groups.first[opening]):
        return Evidence((opening,), "story: the group that the text names first")
    return None


def _may_open(label: LabelInText, called: Called, group: str) -> bool:
    """Whether the label tells of people whom any text may call so, or this one does: rebels are
    hardly of a group that it calls terrorists."""
    if are_groups(label) or label.words[-1] in _RISINGS:
        return False  # "armed groups", "the insurgency"
    return is_of_any_group(label) or is_called_like(label, called, group)


def _may_have_done_it(label: LabelInText, groups: GroupsInText, claimant: str) -> bool:
    if label.phrase.sponsors:
        return False  # "a Kenyan-backed militia": not whoever did it
    is_near = _is_before(label, groups.first[claimant]) or _is_doer(label, groups, claimant)
    return is_near and may_come_from(label, groups, claimant)


def _is_doer(label: LabelInText, groups: GroupsInText, claimant: str) -> bool:
    """Whether the label tells of the doers behind the claim, no other group named between."""
    is_told = is_counted(label) or label.phrase.determiner == "the"
    between = groups.within(groups.first[claimant], label.span.start)
    return is_told and all(name.group == claimant for name in between)


def _is_before(label: LabelInText, first: int) -> bool:
    """Whether the label stands in the headline or few sentences before the first name."""
    start, sentences = label.span.start, label.scene.document.sentences
    if start >= first:
        return False
    if is_in_heading(label):
        return True
    here, there = sentences.index_at(start), sentences.index_at(first)
    return here is not None and there is not None and there - here <= _MAX_SENTENCES_TO_NAME


def _is_of_doers(scene: Scene, name: Named) -> bool:
    """Whether those who did it are of the group: "the gunmen belonged to JNIM"."""
    if name.group is None:
        return False
    lowest = scene.sentence_tokens(name.span.start).start
    first = scene.first_token(name.span)
    before = range(max(first - _MAX_WORDS_TO_GROUP, lowest), first)
    verb = next((token for token in before if scene.word(token) in _BELONGING), None)
    return verb is not None and not _is_denied(scene, lowest, verb)


def _claims(scene: Scene, name: Named, others: Mapping[int, str | None]) -> bool:
    """Whether the group claims a deed: "JNIM, …, claimed it", "claimed by JNIM"."""
    tokens = scene.sentence_tokens(name.span.start)
    last, first = scene.token_after(name.span.end), scene.first_token(name.span)
    for token in range(last, min(last + _MAX_WORDS_TO_CLAIM, tokens.stop)):
        word = scene.word(token)
        other = others.get(scene.document.tokens.starts[token], name.group)
        if word in _DENYING or other != name.group:
            return False
        if word in _CLAIMING:
            return _is_of_deed(scene, token, tokens.stop)
        if word in _SAYING and _is_owned_up(scene, token, tokens.stop):
            return True
    if _is_denied(scene, tokens.start, first):
        return False
    before = [
        scene.word(token) for token in range(max(first - _MAX_WORDS_TO_GROUP, tokens.start), first)
    ]
    return "by" in before[-2:] and "claimed" in before


def _is_owned_up(scene: Scene, verb: int, stop: int) -> bool:
    """Whether "it carried out", "it was behind" follows the verb of saying."""
    behind = [scene.word(each) for each in range(verb + 1, min(verb + _MAX_WORDS_TO_GROUP, stop))]
    is_own = bool(behind) and behind[0] in ("it", "its", "that")
    return is_own and _DENYING.isdisjoint(behind) and not _DOING.isdisjoint(behind)


def _is_of_deed(scene: Scene, verb: int, stop: int) -> bool:
    behind = range(verb + 1, min(verb + 1 + _MAX_WORDS_TO_DEED, stop))
    return any(scene.word(token) in _CLAIMS | _DEEDS for token in behind)


def _is_denied(scene: Scene, start: int, stop: int) -> bool:
    lowest = max(start, stop - _MAX_WORDS_TO_CLAIM)
    return any(scene.word(token) in _DENYING for token in range(lowest, stop))
