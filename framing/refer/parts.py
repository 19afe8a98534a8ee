"""Labels of those who rule a part of a state, or beside it: a town's, "the eastern government"."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.following import read_place_phrase
from framing.refer.label import Evidence, LabelInText, from_names, unknown
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    BODIES_OF_RULE,
    DEFINITE,
    POSSESSIVE_ENDINGS,
    RIVAL,
    SUB_NATIONAL,
    TOWNS,
    UNRECOGNISED,
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
_FORMING = words(
    """announced announce announces formed form forms set sets declared declares proclaimed proclaims
    established establishes created creates installed installs launched unveiled inaugurated run runs"""
)
_HOLDING = words(
    """hold holds held holding control controls controlled rule rules ruled govern governs governed run
    runs seize seized capture captured took taken overran conquered"""
)
_NOT_HOLDING = words("not never no by from against lost fled left")
_MAX_WORDS_TO_FORMER, _MAX_WORDS_TO_BODY, _N_SENTENCES_TO_HOLDER = 5, 3, 3
_MAX_WORDS_TO_HOLDING, _MAX_WORDS_TO_PLACE = 6, 4
_MAX_WORDS_TO_REGION, _MAX_WORDS_TO_SUBJECT, _MAX_NAMES = 4, 4, 200


def part_evidence(label: LabelInText) -> Evidence | None:
    """Whose the label is, where it is not the state's: a rival's, a town's, a region's."""
    if RIVAL.intersection(label.adjectives):
        return _formed_by(label) or unknown("a rival of the state's rulers, not named")
    if (armed := _armed_owner(label)) is not None:
        return unknown(f"a rival of the state's rulers: the {armed}'s")
    if not UNRECOGNISED.isdisjoint(label.adjectives) and (ruling := _ruling_in_fact(label)):
        return from_names("rules in fact", [ruling])
    if (town := _owner_among(label, TOWNS)) is not None:
        return unknown(f"not the state's own: the {label.scene.word(town)}'s")
    if SUB_NATIONAL.intersection(label.adjectives[:1]) or _is_of_side(label):
        return unknown(f"not the state's own: {label.adjectives[0]}")
    if label.phrase.sponsors and _INSTALLED.intersection(label.adjectives) and _is_local(label):
        return unknown(f"authorities over a part of a state, {label.phrase.sponsors[0].text} ones")
    return _of_region(label)


def _formed_by(label: LabelInText) -> Evidence | None:
    """The armed group that forms the rival body: "JNIM has announced a parallel government", "a
    parallel government set up by JNIM"."""
    scene, first, behind = label.scene, label.phrase.start, label.last_token + 1
    start = scene.document.tokens.starts[scene.sentence_tokens(label.span.start).start]
    verb = first - 1 - (scene.word_or_end(first - 1) == "up")
    if scene.word_or_end(verb) in _FORMING:
        names = scene.last_names_between(start, label.span.start, n_names=1)
        return _of_group(names[0]) if names else None
    near = range(behind, behind + _MAX_WORDS_TO_FORMER)
    by = next((token for token in near if scene.word_or_end(token) == "by"), None)
    if by is None or all(scene.word_or_end(token) not in _FORMING for token in range(behind, by)):
        return None
    name = scene.named_by_token.get(by + 1 + (scene.word_or_end(by + 1) == "the"))
    return None if name is None else _of_group(name)


def _of_group(name: Named) -> Evidence | None:
    return None if name.group is None else Evidence((name.group,), f"formed by: {name.text}")


def held_evidence(label: LabelInText) -> Evidence | None:
    """The armed group that holds the place where the label rules: "The M23 took Goma. Authorities
    there", "authorities in Goma"."""
    scene, behind = label.scene, label.last_token + 1
    where = scene.named_by_token.get(behind + 1) if scene.word_or_end(behind) == "in" else None
    if where is None and scene.word_or_end(behind) != "there":
        return None
    for name in scene.names_back_from(label.span.start, n_sentences=_N_SENTENCES_TO_HOLDER):
        held = None if name.group is None else _held_by(scene, name)
        if held is not None and (where is None or where.text == held.text):
            return from_names(f"holds {held.text}", [name])
    return None


def _ruling_in_fact(label: LabelInText) -> Named | None:
    """The armed group that the text says rules: "the Houthi-run ministry … the de facto
    authorities"."""
    scene = label.scene
    for name in scene.names_back_from(label.span.start, n_sentences=_N_SENTENCES_TO_HOLDER):
        if name.group is None:
            continue
        first = scene.token_after(name.span.end)
        behind = {scene.word_or_end(token) for token in range(first, first + _MAX_WORDS_TO_BODY)}
        if not behind.isdisjoint(BODIES_OF_RULE) or _held_by(scene, name) is not None:
            return name
    return None


def _held_by(scene: Scene, name: Named) -> Named | None:
    """The place that the text says a group holds: "the M23 (rebels, who) captured Goma"."""
    end = scene.sentence_tokens(name.span.start).stop
    first = scene.behind_aside(scene.token_after(name.span.end), end)
    for verb in range(first, min(end, first + _MAX_WORDS_TO_HOLDING)):
        if scene.word(verb) in _HOLDING:
            behind = range(verb + 1, verb + 1 + _MAX_WORDS_TO_PLACE)
            held = next(
                (scene.named_by_token[t] for t in behind if t in scene.named_by_token), None
            )
            return held if held is not None and _is_place(held) else None
        if verb in scene.named_by_token or scene.word(verb) in _NOT_HOLDING:
            return None
    return None


def _is_place(name: Named) -> bool:
    is_city = name.role in (Role.PLACE, Role.SEAT)
    return is_city or (name.role is Role.NAME and name.kind is EntityKind.PLACE)


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


def region_behind(label: LabelInText) -> Evidence | None:
    """The region behind a people of many states: "the Kurdish authorities in Erbil"."""
    if any(owner.kind is not EntityKind.AREA for owner in label.phrase.owners):
        return None
    found = read_place_phrase(label.scene, label.span)
    is_region = found is not None and found.names[0].kind is EntityKind.PLACE
    return from_names(found.kind, found.names) if found is not None and is_region else None
