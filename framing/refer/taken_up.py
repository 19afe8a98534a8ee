"""Whose deed what stands before a label tells, which the label takes up: "Peru closed it. The government"."""

from __future__ import annotations

from collections.abc import Container

from framing.domain.entity import EntityKind, Role
from framing.refer.actors import BODIES, acts_by_its_body, is_actor, is_plain_country
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import AMERICAN, BODIES_OF_RULE, TURNED_TO, is_premodifier, words

_JUST_ACTED, _GOES_ON, _ITS_OWN = 2.5, 4.5, 7.0
_MAX_NAMES, _MAX_WORDS_TO_OBJECT, _MAX_WORDS_OF_SPEAKER = 16, 8, 6
_SPEAKERS = words(
    "spokesman spokeswoman spokesperson official officials minister ministers adviser source"
)
_BEING = words("is was remains remained looks seems faces faced lacks lacked")
_BECOME = words("been become grown lost fallen changed remained faced stayed")
_LITTLE = words("no little few nothing")
_OFFICES = BODIES | words("office ministry presidency")
_DASHES = frozenset({" - ", " – ", " — ", " -- "})
_AUXILIARIES = words("has have had also already now again since")
# Whom a state does this to may be whom the text turns to next; so may he of whom it tells.
_DONE_TO_OTHERS = words(
    """armed arms bombed bombs struck strikes shelled shells attacked attacks invaded invades seized
    captured killed entered occupied annexed raided hit targeted downed occupies helped helps ended"""
)
_OF_NOBODY = words("of that against about for at")
_HOW_IT_SPEAKS, _OF_ITSELF = words("said says says believes"), words("it its they")
_ARMS = words(
    "strike strikes airstrikes attack attacks raid raids offensive war invasion troops blockade"
)
_OF_A_STATE = (Role.NAME, Role.DEMONYM, Role.SEAT, Role.LEADER)
_WITH = words("with from near between")
# What is said of a body that answers another.
_ANSWERING = words(
    """denied denies rejected rejects dismissed dismisses condemned condemns protested called calls
    responded responds replied retaliated welcomed welcomes thanked insisted insists"""
)


def weight_of_deed(label: LabelInText, name: Named) -> float:
    """What it weighs that the state has just acted; 0 if it has not."""
    if _goes_on_in_clause(label, name):
        return _GOES_ON
    if not _has_just_acted(label, name):
        return 0.0
    if not _goes_on_there(label) or _turns_to_another(label.scene, name):
        return _JUST_ACTED
    return _ITS_OWN if _is_of_topic(label, name) else _JUST_ACTED


def _is_of_topic(label: LabelInText, name: Named) -> bool:
    """Whether the state is what a paragraph is on: the label's, or that before of one sentence."""
    document = label.scene.document
    index, here = (document.block_index_at(each.span.start) for each in (name, label))
    if index is None or index == here:
        return True
    return document.sentences.first_from(document.blocks[index].span.start) == (
        document.sentences.index_at(name.span.start)
    )


def _goes_on_there(label: LabelInText) -> bool:
    """Whether the label is the subject of what is no answer, nor a quotation: "The government said",
    not "The government has denied it", "“The government”", "Government troops"."""
    scene, first = label.scene, label.phrase.start
    if label.text[:1].isupper():  # "the Government", as papers write of their own
        return False
    if label.determiner != "the" or not QUOTES.isdisjoint(scene.gap_after(first - 1)):
        return False
    verb = _behind_auxiliaries(scene, label.last_token + 1)
    return scene.word_or_end(verb) not in _ANSWERING


def _turns_to_another(scene: Scene, name: Named) -> bool:
    """Whether the text may go on about another after what the state did: "Peru accused Mali", "Peru
    announced sanctions", not "Peru, which is poor, closed its ports", "Peru warned of war"."""
    end = scene.sentence_tokens(name.span.start).stop
    behind = scene.behind_aside(scene.token_after(name.span.end), end)
    body = (each for each in (behind + 1, behind) if scene.word_or_end(each) in _OFFICES)
    verb = _behind_auxiliaries(scene, next(body, behind - 1) + 1)
    objects = [scene.word(each) for each in range(verb + 1, min(verb + _MAX_WORDS_TO_OBJECT, end))]
    word = scene.word_or_end(verb)
    if word in _HOW_IT_SPEAKS and _OF_ITSELF.isdisjoint(objects[:2]):
        return True
    if not _OF_NOBODY.isdisjoint(objects[:1]):
        return False
    if word in TURNED_TO:
        return not BODIES_OF_RULE.isdisjoint(objects) or _names_another(
            scene, name, end, _OF_A_STATE
        )
    is_done_to = word in _DONE_TO_OTHERS or not _ARMS.isdisjoint(objects)
    return is_done_to or _names_another(scene, name, end)


def _behind_auxiliaries(scene: Scene, token: int) -> int:
    while scene.word_or_end(token) in _AUXILIARIES:
        token += 1
    return token


def _names_another(
    scene: Scene, name: Named, end: int, roles: Container[Role] = (Role.NAME,)
) -> bool:
    """Whether the sentence names another country as whom the deed is done to: "banned tea for Mali",
    not "closed its border with Mali", "raised pay in Mali"."""
    further = scene.names_between(name.span.end, scene.document.tokens.ends[end - 1])[:_MAX_NAMES]
    countries = [each for each in further if each.kind is EntityKind.STATE and each.role in roles]
    return any(
        each.state != name.state and not scene.is_location(each) and not _is_neighbour(scene, each)
        for each in countries
    )


def _is_neighbour(scene: Scene, name: Named) -> bool:
    """Whether the state is one with which or from which something is: "its border with southern Mali"."""
    before = scene.first_token(name.span) - 1
    while (word := scene.word_or_end(before)) == "the" or is_premodifier(word):
        before -= 1
    return word in _WITH


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
    is_told_of = is_plain_country(scene, name) and scene.gap_after(behind - 1) == ", "
    has_acted = is_actor(scene, name) or is_told_of or acts_by_its_body(scene, name, _OFFICES)
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
