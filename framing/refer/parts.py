"""Labels of those who rule a part of a state, or beside it: a town's, "the eastern government"."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.label import Evidence, LabelInText, from_names, unknown
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    DEFINITE,
    POSSESSIVE_ENDINGS,
    RIVAL,
    SUB_NATIONAL,
    TOWNS,
    is_premodifier,
    words,
)

_SIDES = words("eastern western northern southern")
_INSTALLED = words("installed appointed imposed")
_BASED = words("based led run held controlled")
_REGIONS = words("region territory enclave statelet")
_SELF_RULED = RIVAL | words("autonomous semi-autonomous rebellious restive disputed self-ruled")
_ARMED = words(
    """rebels militants insurgents guerrillas separatists jihadists islamists fighters militia
    militias secessionists extremists group groups"""
)
_MAX_WORDS_TO_REGION, _MAX_WORDS_TO_SUBJECT, _MAX_NAMES = 4, 4, 200


def part_evidence(label: LabelInText) -> Evidence | None:
    """Whose the label is, where it is not the state's: a rival's, a town's, a region's."""
    if RIVAL.intersection(label.adjectives):
        return unknown("a rival of the state's rulers, not named")
    if (armed := _armed_owner(label)) is not None:
        return unknown(f"a rival of the state's rulers: the {armed}'s")
    if (town := _owner_among(label, TOWNS)) is not None:
        return unknown(f"not the state's own: the {label.scene.word(town)}'s")
    if SUB_NATIONAL.intersection(label.adjectives[:1]) or _is_of_side(label):
        return unknown(f"not the state's own: {label.adjectives[0]}")
    if label.phrase.sponsors and _INSTALLED.intersection(label.adjectives) and _is_local(label):
        return unknown(f"authorities over a part of a state, {label.phrase.sponsors[0].text} ones")
    return _of_region(label)


def _is_local(label: LabelInText) -> bool:
    """Whether such a body is hardly a state's: "Russian-installed authorities"."""
    return label.word in ("authorities", "administration")


def _owner_among(label: LabelInText, nouns: frozenset[str]) -> int | None:
    """The token of the noun whose the label is: "the city's government"."""
    before = label.scene.token_after(label.span.start) - 1
    if before < 0 or not label.scene.words[before].endswith(POSSESSIVE_ENDINGS):
        return None
    return before if label.scene.word(before) in nouns else None


def _armed_owner(label: LabelInText) -> str | None:
    """The armed people whose the label is: "the rebels' government"."""
    scene = label.scene
    before = scene.token_after(label.span.start) - 1
    if before < 0 or scene.word(before).rstrip("'’") not in _ARMED:
        return None
    is_owner = scene.words[before].endswith(POSSESSIVE_ENDINGS)
    is_plural_owner = (
        scene.gap_after(before).strip() in ("'", "’") or scene.words[before][-1] in "'’"
    )
    return scene.word(before) if is_owner or is_plural_owner else None


def _is_of_side(label: LabelInText) -> bool:
    """Whether a side of the country has it: "the eastern government", "the northern-led regime"."""
    adjectives = label.adjectives
    return bool(_SIDES.intersection(adjectives[: 2 if _BASED.intersection(adjectives[:1]) else 1]))


def _of_region(label: LabelInText) -> Evidence | None:
    """ "The region's authorities", "the Kurdish region, whose authorities", "the authorities of the
    breakaway region": those of the region, where one with rulers of its own is named."""
    noun = _region(label)
    if noun is None or label.is_plural:
        return None
    scene = label.scene
    beside = scene.named_by_token.get(noun - 1)
    if beside is None:
        back = scene.names_back_from(label.span.start, n_sentences=1)
        beside = next((name for name in back if name.kind is EntityKind.PLACE), None)
        beside = beside or _only_region(scene)
    if beside is None or beside.kind is not EntityKind.PLACE:
        return unknown(f"not the state's own: the {scene.word(noun)}'s")
    return from_names(f"the {scene.word(noun)}'s", [beside])


def _only_region(scene: Scene) -> Named | None:
    """The one region with rulers of its own that the text names."""
    regions = {
        name.owner: name for name in scene.named[:_MAX_NAMES] if name.kind is EntityKind.PLACE
    }
    return next(iter(regions.values())) if len(regions) == 1 else None


def _region(label: LabelInText) -> int | None:
    """The token of the noun for the region whose the label is."""
    scene, first, behind = label.scene, label.phrase.start, label.last_token + 1
    if (owner := _owner_among(label, _REGIONS)) is not None:
        return owner
    if label.pronoun == "whose":
        return first - 1 if scene.word_or_end(first - 1) in _REGIONS else None
    is_tied = scene.word_or_end(behind) in ("of", "in") and scene.gap_after(behind - 1) == " "
    if not is_tied or scene.word_or_end(behind + 1) not in DEFINITE:
        return None
    token, modifiers = behind + 2, set[str]()
    while token < behind + 2 + _MAX_WORDS_TO_REGION and is_premodifier(scene.word_or_end(token)):
        modifiers.add(scene.word(token))
        token += 1
    is_self_ruled = scene.word_or_end(token) in _REGIONS and _SELF_RULED.intersection(modifiers)
    return token if is_self_ruled else None


def own_evidence(label: LabelInText) -> Evidence | None:
    """ "The rebels run their own administration": that of the armed group, where it is named."""
    scene, first = label.scene, label.scene.sentence_tokens(label.span.start).start
    names = scene.names_between(scene.document.tokens.starts[first], label.span.start)
    if any(name.role is Role.NAME and name.kind is EntityKind.STATE for name in names):
        return None
    for token in range(first, min(first + _MAX_WORDS_TO_SUBJECT, label.phrase.start)):
        name = scene.named_by_token.get(token)
        if name is not None and name.kind is EntityKind.AREA:
            return unknown(f"a rival of the state's rulers: of the {name.text}")
        if name is not None and name.group is not None and not scene.is_possessive(name):
            return Evidence((name.group,), f"its own: {name.text}")
        if scene.word(token) in _ARMED and _is_subject(scene, token):
            return unknown(f"a rival of the state's rulers: of the {scene.word(token)}")
    return None


def _is_subject(scene: Scene, token: int) -> bool:
    return scene.gap_after(token) == " " and not scene.words[token].endswith(POSSESSIVE_ENDINGS)
