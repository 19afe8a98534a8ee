"""What the names and words around a label say about the state that it means."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.openings import are_officials_behind, is_where_people_speak, sets_the_scene
from framing.refer.salience import place_factor
from framing.refer.scene import Scene
from framing.refer.word_classes import AMERICAN, NOT_OF_ONES_OWN, words

_PLACE, _LEADER, _ACTOR = 0.8, 0.5, -1.0
_OBJECT, _DEALT_WITH = -0.5, -0.6
_TOPIC = 1.5
_JUST_ACTED = 2.5
_TARGET, _SPOKEN = 3.0, 4.5
_SCENE_SET = 5.0
_MAX_NAMES = 16
_MAX_WORDS_TO_OBJECT = 8
_ACTING = words(
    """says said told tells urges backs supports wants accuses blames warns calls called asks
    has have had will would shut sees hopes fears denies demands seeks sent met hit"""
)
# "The treaty with Kenya will": what stands behind these is no subject of a verb.
_NO_SUBJECT_BEHIND = words("of with to against from by about over toward towards between")
_TOWARDS = words("with on upon against toward towards")
_DEALING = words("has had have broke cut withdrew began drew took won held will would is was")
# What is said of a state here is said where its government is the topic: "Peruvian growth".
_DOMESTIC = words(
    """economy growth slowdown recession inflation currency unemployment parliament constitution
    voters voter electorate election elections population citizens people public society taxpayers
    budget deficit debt exporters farmers schools hospitals"""
)
BODIES = words(
    """cabinet parliament army military troops soldiers police forces navy warplanes jets ministers
    lawmakers officials minister president premier courts judiciary guards force"""
)
_SPEAKERS = words(
    "spokesman spokeswoman spokesperson official officials minister ministers adviser source"
)
_TELLING = words(
    """tell tells told telling urge urges urged urging ask asks asked asking promise promised promises
    promising warn warns warned warning advise advised assure assured remind reminded owe owes"""
)
_BEING = words("is was remains remained looks seems faces faced lacks lacked")
_BECOME = words("been become grown lost fallen changed remained faced stayed")
_LITTLE = words("no little few nothing")
_MAX_WORDS_OF_SPEAKER = 6
_LEAVING = words("left quit joined rejoined leave leaves quits joins")
_DASHES = frozenset({" - ", " – ", " — ", " -- "})


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
    weights: dict[str, float] = {}
    for name in scene.last_names_between(start, end, n_names=_MAX_NAMES):
        if name.state is None:
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
    if acted := _weight_of_deed(label, name):
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
        return _ACTOR if is_of_others and are_officials_behind(label.scene, name) else _SCENE_SET
    if is_where_people_speak(label, name, sentence_start):
        return _SPOKEN
    if _is_in_it(label, name):
        return _TARGET
    return _DEALT_WITH if _is_dealt_with(label, name) else 0.0


def _is_in_it(label: LabelInText, name: Named) -> bool:
    """Whether a party or somebody belongs to the label: "the SPD, which is part of the government"."""
    scene, before = label.scene, label.phrase.start - 1
    is_part = scene.word_or_end(before) == "of" and scene.word_or_end(before - 1) == "part"
    is_member = is_part or scene.word_or_end(before) in _LEAVING
    is_one = name.kind is EntityKind.ORGANISATION or name.is_person
    return is_member and is_one and name.span.start < label.span.start


def _weight_of_deed(label: LabelInText, name: Named) -> float:
    """What it weighs that the state has just acted; 0 if it has not."""
    if _goes_on_in_clause(label, name):
        return _SPOKEN
    return _JUST_ACTED if _has_just_acted(label, name) else 0.0


def _has_just_acted(label: LabelInText, name: Named) -> bool:
    """Whether what stands before tells what the state did: "Peru closed it. The government", "Peru
    closed it; the government".

    An administration takes up the American one alone, a regime whose body acts at home: "Peru's
    police beat crowds. The regime".
    """
    scene, first = label.scene, label.phrase.start
    is_american = name.state == "united-states"
    if label.word == "regime":
        return acts_by_its_body(scene, name) and _is_told_alone(label, name)
    if label.word not in ("government", "authorities", "administration")[: 2 + is_american]:
        return False
    start = scene.sentence_tokens(label.span.start).start
    is_first = first == start or _is_reported(scene, start, first)
    opens = (is_first or ";" in scene.gap_after(first - 1)) and not label.adjectives
    token = scene.first_token(name.span)
    token -= scene.word_or_end(token - 1) == "the"
    is_behind_dateline = scene.gap_after(token - 1).strip(")") in _DASHES
    leads = is_behind_dateline or token == scene.sentence_tokens(name.span.start).start
    behind = scene.token_after(name.span.end)
    is_told_of = scene.gap_after(behind - 1) == ", " and scene.word_or_end(behind) == "which"
    has_acted = is_actor(scene, name) or is_told_of or acts_by_its_body(scene, name)
    return opens and leads and has_acted


def _goes_on_in_clause(label: LabelInText, name: Named) -> bool:
    """Whether the sentence begins with what the state does at home or is, and goes on: "Peru closed its
    ports, and the government", "Peru is poor: the regime"."""
    scene, first = label.scene, label.phrase.start
    tokens = scene.sentence_tokens(label.span.start)
    is_joined = scene.word_or_end(first - 1) in ("and", "but")
    gap = scene.gap_after(first - 1 - is_joined)
    is_clause = ("," in gap) if is_joined else (gap in (": ", "; "))
    if not is_clause or scene.first_token(name.span) != tokens.start:
        return False
    between = scene.last_names_between(name.span.end, label.span.start, n_names=_MAX_NAMES)
    if any(other.state not in (None, name.state) for other in between):
        return False
    if _is_described(scene, name, first):
        return label.word != AMERICAN
    behind = range(tokens.start, min(first, tokens.start + _MAX_WORDS_TO_OBJECT))
    is_own = any(scene.word(token) == "its" for token in behind) and is_actor(scene, name)
    return is_own and label.word in ("government", "authorities", "junta")


def _is_described(scene: Scene, name: Named, end: int) -> bool:
    """Whether it is told what a state is or has become: "Peru, next door, is poor"."""
    verb = scene.behind_aside(scene.token_after(name.span.end), end)
    is_perfect = scene.word_or_end(verb) in ("has", "had")
    word = scene.word_or_end(verb + is_perfect)
    is_being = word in (_BECOME | _LITTLE if is_perfect else _BEING)
    return is_plain_country(scene, name) and verb < end and is_being


def _is_reported(scene: Scene, start: int, first: int) -> bool:
    """Whether somebody without a name says it: "A spokesman said (that the government)"."""
    before = range(start, first) if first - start <= _MAX_WORDS_OF_SPEAKER else range(0)
    is_named = any(token in scene.named_by_token for token in before)
    return not is_named and any(scene.word(token) in _SPEAKERS for token in before)


def _is_told_alone(label: LabelInText, name: Named) -> bool:
    """Whether the sentence before the label's own names the name's state and no other."""
    scene, start = label.scene, label.span.start
    is_first = label.phrase.start == scene.sentence_tokens(start).start
    if not is_first or name.span.start > start:
        return False
    near = scene.names_back_from(start, n_sentences=1)
    return all(each.state in (None, name.state) for each in near)


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


def acts_by_its_body(scene: Scene, name: Named, bodies: frozenset[str] = BODIES) -> bool:
    """Whether a body of the state acts: "Peru's cabinet voted", "Peruvian soldiers crossed"."""
    is_owner = name.role is Role.DEMONYM or scene.is_possessive(name)
    behind = scene.token_after(name.span.end)
    nearest = [scene.word_or_end(token) for token in (behind, behind + 1)]
    return is_owner and not bodies.isdisjoint(nearest)


def _is_parted(label: LabelInText, name: Named) -> bool:
    """Whether a semicolon parts the name from the label: "Peru left; Lee said the government"."""
    return ";" in label.scene.document.text[name.span.end : label.span.start]


def _is_domestic(scene: Scene, name: Named) -> bool:
    """Whether a state's own affairs are spoken of: "Peruvian growth", "Peru's economy"."""
    is_owner = name.role is Role.DEMONYM or scene.is_possessive(name)
    return is_owner and scene.word_or_end(scene.token_after(name.span.end)) in _DOMESTIC


def is_actor(scene: Scene, name: Named) -> bool:
    """Whether a country or capital is the subject of a verb: "Moscow said", "India backed"."""
    token = scene.token_after(name.span.end)
    word = scene.word_or_end(token)
    if not is_plain_country(scene, name) or scene.gap_after(token - 1) != " ":
        return False
    if scene.word_or_end(scene.first_token(name.span) - 1) in _NO_SUBJECT_BEHIND:
        return False
    if word == "and":
        other = scene.named_by_token.get(token + 1)
        return other is not None and other.span.start > name.span.start and is_actor(scene, other)
    return word in _ACTING or word.endswith("ed")


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


def is_plain_country(scene: Scene, name: Named) -> bool:
    """Whether a country or its capital is named, and owns nothing there."""
    is_country = name.role in (Role.NAME, Role.SEAT) and name.kind is EntityKind.STATE
    return is_country and not scene.is_possessive(name)
