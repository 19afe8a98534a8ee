"""What the names and words around a label say about the state that it means."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.actors import is_actor, is_plain_country
from framing.refer.label import LabelInText, leads_sentence
from framing.refer.naming import Named
from framing.refer.openings import are_officials_behind, is_where_people_speak, sets_the_scene
from framing.refer.salience import place_factor
from framing.refer.scene import Scene
from framing.refer.taken_up import weight_of_deed
from framing.refer.word_classes import NOT_OF_ONES_OWN, words

_PLACE, _LEADER, _ACTOR = 0.8, 0.5, -1.0
_OBJECT, _DEALT_WITH = -0.5, -0.6
_TOPIC = 1.5
_TARGET, _SPOKEN = 3.0, 4.5
_SCENE_SET, _SUBJECT_THERE = 5.0, 8.0
_MAX_NAMES = 16
_MAX_WORDS_TO_OBJECT = 8
_TOWARDS = words("with on upon against toward towards")
_BODIES = words("government authorities")
_ASIDES_ON_PLACES = words("where which whose home")
_DEALING = words("has had have broke cut withdrew began drew took won held will would is was")
# What is said of a state here is said where its government is the topic: "Peruvian growth".
_DOMESTIC = words(
    """economy growth slowdown recession inflation currency unemployment parliament constitution
    voters voter electorate election elections population citizens people public society taxpayers
    budget deficit debt exporters farmers schools hospitals"""
)
_TELLING = words(
    """tell tells told telling urge urges urged urging ask asks asked asking promise promised promises
    promising warn warns warned warning advise advised assure assured remind reminded owe owes"""
)
_MAX_WORDS_OF_SPEAKER = 6
_LEAVING = words("left quit joined rejoined leave leaves quits joins")


def weights_nearby(label: LabelInText) -> dict[str, float]:
    """For each state how much its names nearby speak for it, or against where negative.

    For: places of the sentence and of the one before, leaders before the label. Against: a
    country or capital that acts or speaks in the sentence, which would say "its government",
    and one that the label's own verb may have as its object ("the government asked Russia").
    """
    scene = label.scene
    sentences = scene.document.sentences
    index = sentences.index_at(label.span.start)
    if index is None:
        return {}
    start, end = sentences.starts[max(index - 1, 0)], sentences.ends[index]
    leads = label.word in _BODIES and leads_sentence(label)
    weights: dict[str, float] = {}
    for name in scene.last_names_between(start, end, n_names=_MAX_NAMES):
        if name.state is None:
            continue
        if (
            leads
            and name.span.start < sentences.starts[index]
            and sets_the_scene(scene, name, start)
        ):
            weights[name.state] = _SUBJECT_THERE  # "In Peru, it rained. The government"
            continue
        weight = _weight(label, name, sentences.starts[index])
        if weight == _DEALT_WITH or abs(weight) > abs(weights.get(name.state, 0.0)):
            weights[name.state] = weight
    return weights


def _weight(label: LabelInText, name: Named, sentence_start: int) -> float:
    scene = label.scene
    is_same_sentence = name.span.start >= sentence_start
    if is_same_sentence and (told := _weight_of_frame(label, name, sentence_start)):
        return told
    if scene.is_location(name):
        if _is_origin(label, name):
            return _OBJECT if is_same_sentence else 0.0
        own = 0.5 if name.kind is EntityKind.PLACE else 1.0
        weight = _PLACE * place_factor(scene, name) * own
        return weight if is_same_sentence else weight / 2
    if _is_domestic(scene, name):
        return _TOPIC if is_same_sentence else _TOPIC / 2
    if acted := weight_of_deed(label, name):
        return acted
    if not is_same_sentence:
        return _TARGET if _is_told_of(label, name) else 0.0
    if _is_turned_to(label, name) or _is_told_its_people(label, name):
        return _TARGET
    if name.span.start > label.span.start:
        return _OBJECT if is_plain_country(scene, name) and _is_object(label, name) else 0.0
    if name.role is Role.LEADER:
        return _LEADER
    return _ACTOR if is_actor(scene, name) and not _is_parted(label, name) else 0.0


def _is_origin(label: LabelInText, name: Named) -> bool:
    """Whether something comes from a country behind the label: "the government buys gas from Peru"."""
    before = label.scene.word_or_end(label.scene.first_token(name.span) - 1)
    is_behind = name.span.start > label.span.start
    return before == "from" and is_behind and is_plain_country(label.scene, name)


def _weight_of_frame(label: LabelInText, name: Named, sentence_start: int) -> float:
    """What it weighs that the sentence is set in the name's state, or deals with it; 0 if neither."""
    if sets_the_scene(label.scene, name, sentence_start):
        is_of_others = label.word in NOT_OF_ONES_OWN
        if is_of_others and are_officials_behind(label.scene, name):
            return _ACTOR
        return _SUBJECT_THERE if _is_subject_there(label, name) else _SCENE_SET
    if is_where_people_speak(label, name, sentence_start):
        return _SPOKEN
    if _is_in_it(label, name):
        return _TARGET
    return _DEALT_WITH if _is_dealt_with(label, name) else 0.0


def _is_subject_there(label: LabelInText, name: Named) -> bool:
    """Whether the label follows the scene: "In Peru, the government", "In Peru, where it rained, the"."""
    scene, first = label.scene, label.phrase.start
    behind = scene.token_after(name.span.end)
    is_told_of = scene.word_or_end(behind) in _ASIDES_ON_PLACES
    return first == (scene.behind_aside(behind, first) if is_told_of else behind)


def _is_in_it(label: LabelInText, name: Named) -> bool:
    """Whether a party or somebody belongs to the label: "the SPD, which is part of the government"."""
    scene, before = label.scene, label.phrase.start - 1
    is_part = scene.word_or_end(before) == "of" and scene.word_or_end(before - 1) == "part"
    is_member = is_part or scene.word_or_end(before) in _LEAVING
    is_one = name.kind is EntityKind.ORGANISATION or name.is_person
    return is_member and is_one and name.span.start < label.span.start


def _is_told_of(label: LabelInText, name: Named) -> bool:
    """Whether the sentence before a "regime" reports what a country does: "Seoul says that Peru has
    sent troops. The regime"."""
    scene = label.scene
    if (
        label.word != "regime"
        or label.phrase.start != scene.sentence_tokens(label.span.start).start
    ):
        return False
    before = scene.word_or_end(scene.first_token(name.span) - 1)
    return before in ("that", "which") and is_actor(scene, name)


def _is_parted(label: LabelInText, name: Named) -> bool:
    """Whether a semicolon parts the name from the label: "Peru left; Lee said the government"."""
    return ";" in label.scene.document.text[name.span.end : label.span.start]


def _is_domestic(scene: Scene, name: Named) -> bool:
    """Whether a state's own affairs are spoken of: "Peruvian growth", "Peru's economy"."""
    is_owner = name.role is Role.DEMONYM or scene.is_possessive(name)
    return is_owner and scene.word_or_end(scene.token_after(name.span.end)) in _DOMESTIC


def _is_turned_to(label: LabelInText, name: Named) -> bool:
    """Whether a country before "the regime" is what others turn to: "sanctions on North Korea"."""
    if label.word != "regime" or name.span.start > label.span.start:
        return False
    scene = label.scene
    before = scene.word_or_end(scene.first_token(name.span) - 1)
    return before in _TOWARDS and is_plain_country(scene, name)


def _is_told_its_people(label: LabelInText, name: Named) -> bool:
    """Whether a people behind the label is what it speaks to: "the government told Kenyans"."""
    scene, first = label.scene, label.scene.first_token(name.span)
    is_people = name.is_people or scene.is_of_people(name)
    is_near = 0 < first - label.last_token <= _MAX_WORDS_OF_SPEAKER
    return is_people and is_near and scene.word_or_end(first - 1) in _TELLING


def _is_object(label: LabelInText, name: Named) -> bool:
    """Whether a name behind the label may be the object of its verb, not "the war of Peru"."""
    scene, token = label.scene, label.scene.first_token(name.span)
    distance = token - label.last_token - 1
    return distance <= _MAX_WORDS_TO_OBJECT and scene.word_or_end(token - 1) != "of"


def _is_dealt_with(label: LabelInText, name: Named) -> bool:
    """Whether the label's own verb has the country with "from" or "with": "broke with Peru"."""
    scene, token, verb = label.scene, label.scene.first_token(name.span), label.last_token + 1
    if name.span.start < label.span.start or scene.gap_after(verb - 1) != " ":
        return False
    is_verb = scene.word_or_end(verb).endswith("ed") or scene.word_or_end(verb) in _DEALING
    is_told = is_verb and scene.word(token - 1) in _TOWARDS | {"from"}
    is_country = name.role is Role.NAME and is_plain_country(scene, name)
    return is_told and is_country and _is_object(label, name)
