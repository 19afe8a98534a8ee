"""Whose fighters a possessive pronoun tells: "its fighters", "his men", "our rebels"."""

from __future__ import annotations

from framing.domain.span import Span
from framing.refer.group_nouns import ONE_GROUP, SPEAKING_FOR_IT
from framing.refer.label import Evidence, LabelInText
from framing.refer.named_groups import GroupsInText
from framing.refer.naming import Named
from framing.refer.predicates import Labels
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    DEFINITE,
    FIRST_PERSON,
    GROUP_NOUNS,
    POSSESSIVE_ENDINGS,
    is_premodifier,
    words,
)

_FOR = words("of for from with in")
_OF_ONE_PERSON, _OF_ITSELF = words("his her"), words("it they")
_PERSONS, _OF_TWO, _SAME = words("he she"), words("former latter"), words("same armed militant")
_KIN = words("affiliate offshoot branch franchise proxy")
_TAKEN_UP = (ONE_GROUP - {"army", "party"}) | _OF_TWO
_MAX_NAMES_IN_SENTENCE, _MAX_WORDS_TO_GROUP = 8, 5


def owner_by_noun(label: LabelInText, groups: GroupsInText) -> Evidence | None:
    """The group whose fighters "the group's fighters", "a fighter of that group" are, or "the
    latter's"."""
    scene, noun = label.scene, _noun_of_owner(label)
    if noun is None:
        return None
    word, start = scene.word(noun), scene.document.tokens.starts[noun]
    if word not in _OF_TWO:
        group = groups.last_before(scene, start)
        return None if group is None else Evidence((group,), f"the {word}'s: the group named last")
    sentences = scene.document.sentences
    here = sentences.index_at(start) or 0
    near = groups.within(sentences.starts[max(here - 1, 0)], start)
    two = list(dict.fromkeys([name.group for name in reversed(near) if name.group is not None]))[:2]
    if len(two) < len(_OF_TWO):
        return None
    return Evidence((two[word == "former"],), f"the {word}'s, of two groups")


def _noun_of_owner(label: LabelInText) -> int | None:
    """The token of "group" in "the group's fighters", "fighters of that (same) group"."""
    scene, behind = label.scene, label.last_token + 1
    for before in range(scene.first_token(label.span) - 1, max(label.phrase.start - 2, 0), -1):
        if scene.words[before].endswith(POSSESSIVE_ENDINGS):
            word, article = scene.word(before), before - 1
            if word in _KIN and article in scene.named_by_token:  # "the al-Qaeda affiliate's"
                article = scene.first_token(scene.named_by_token[article].span) - 1
            is_taken_up = word in _TAKEN_UP | _KIN
            return before if is_taken_up and scene.word_or_end(article) in DEFINITE else None
    if scene.word_or_end(behind) not in _FOR or scene.word_or_end(behind + 1) not in DEFINITE:
        return None
    noun = behind + 2 + (scene.word_or_end(behind + 2) in _SAME)
    is_taken_up = scene.word_or_end(noun) in _TAKEN_UP
    is_named = noun + 1 in scene.named_by_token and scene.gap_after(noun) == " "
    return noun if is_taken_up and not is_named else None


def owner_by_pronoun(
    label: LabelInText, groups: GroupsInText, labels: Labels, found: dict[int, Evidence]
) -> Evidence | None:
    """The group whose "its", "their", "his" or "our" fighters the label means."""
    pronoun = label.phrase.pronoun
    if pronoun in FIRST_PERSON:
        return _told(f"{pronoun} own", _of_speaker(label, groups))
    if pronoun in _OF_ONE_PERSON:
        return _told(f"{pronoun} own", _of_person(label, groups))
    if pronoun == "whose":
        return _told("whose", label.scene.named_by_token.get(label.phrase.start - 1))
    if pronoun not in ("its", "their"):
        return None
    near = _names_before(label, groups)
    if near:
        one = near[-1] if len({name.group for name in near}) == 1 else None
        return _told(f"{pronoun} own", one)
    if pronoun == "their":
        return _of_label_before(label, labels, found)
    return _of_the_group(label, groups) or _of_label_in_sentence_before(label, found)


def _told(kind: str, name: Named | None) -> Evidence | None:
    if name is None or name.group is None:
        return None
    return Evidence((name.group,), f"{kind}: {name.text}")


def _names_before(label: LabelInText, groups: GroupsInText) -> tuple[Named, ...]:
    """The groups that the label's sentence names before it, the last few of them."""
    sentence = label.scene.document.sentence_at(label.span.start)
    if sentence is None:
        return ()
    return groups.within(sentence.start, label.span.start)


def _of_the_group(label: LabelInText, groups: GroupsInText) -> Evidence | None:
    """The group last named, where the sentence names no state or body whose they may be, but where:
    "The group said its fighters", "In Gaza, its fighters". Only that of the sentence before where it
    begins with no "group" or "It"."""
    scene, sentences = label.scene, label.scene.document.sentences
    first = scene.sentence_tokens(label.span.start).start
    start, here = scene.document.tokens.starts[first], sentences.index_at(label.span.start)
    others = scene.last_names_between(start, label.span.start, n_names=_MAX_NAMES_IN_SENTENCE)
    if here is None or any(name.group is None and not scene.is_location(name) for name in others):
        return None
    word = scene.word_or_end(first)
    is_taken_up = word in _OF_ITSELF or (word in DEFINITE and _is_group(scene, first + 1))
    group = groups.last_before(scene, start) or (groups.main if is_taken_up else None)
    if not is_taken_up:
        near = groups.within(sentences.starts[max(here - 1, 0)], start)
        group = group if group in {name.group for name in near} else None
    return None if group is None else Evidence((group,), "its own: the group named last")


def _is_group(scene: Scene, token: int) -> bool:
    """Whether "group" stands there or soon: "the (militant) group", "the (al-Qaeda-linked) group"."""
    behind = range(token, token + _MAX_WORDS_TO_GROUP)
    return any(scene.word_or_end(each) in GROUP_NOUNS for each in behind)


def _of_label_before(
    label: LabelInText, labels: Labels, found: dict[int, Evidence]
) -> Evidence | None:
    """Whom the label means that begins the sentence: "The rebels said their fighters"."""
    tokens = label.scene.sentence_tokens(label.span.start)
    nearest = next(reversed(found), -1)
    if nearest < tokens.start or not found[nearest].referents:
        return None
    return Evidence(found[nearest].referents, f"their own: {labels[nearest].text}")


def _of_label_in_sentence_before(label: LabelInText, found: dict[int, Evidence]) -> Evidence | None:
    """Whom the label before means: "It is a terrorist group. Its fighters"."""
    scene, sentences = label.scene, label.scene.document.sentences
    here = sentences.index_at(label.span.start)
    nearest = next(reversed(found), -1)
    if not here or nearest < scene.token_after(sentences.starts[here - 1]):
        return None
    names = scene.last_names_between(sentences.starts[here], label.span.start, n_names=1)
    told = found[nearest].referents
    return Evidence(told, "its own: the label before") if len(told) == 1 and not names else None


def _of_person(label: LabelInText, groups: GroupsInText) -> Named | None:
    """The group whose leader or spokesman the sentence names: "Hamas leader Lee said his"; for "He
    said that his" the sentence before."""
    near = _names_before(label, groups)
    scene, sentences = label.scene, label.scene.document.sentences
    here = sentences.index_at(label.span.start)
    first = scene.sentence_tokens(label.span.start).start
    if not near and here and scene.word_or_end(first) in _PERSONS:
        near = groups.within(sentences.starts[here - 1], sentences.starts[here])
    return _spoken_for(scene, near)


def _of_speaker(label: LabelInText, groups: GroupsInText) -> Named | None:
    """The group that speaks, or for which the speaker of the label does."""
    attribution, document = label.voiced.attribution, label.scene.document
    told = None if attribution is None else attribution.source or attribution.cue
    sentence = None if told is None else document.sentence_at(told.start)
    if told is None or sentence is None:
        return None
    near = groups.within(sentence.start, sentence.end)
    itself = [name for name in near if _overlaps(name.span, told)]
    return itself[0] if itself else _spoken_for(label.scene, near)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _spoken_for(scene: Scene, names: tuple[Named, ...]) -> Named | None:
    """The last of the names that somebody leads or speaks for."""
    return next((name for name in reversed(names) if _has_speaker(scene, name)), None)


def _has_speaker(scene: Scene, name: Named) -> bool:
    """Whether "(Hamas) leader", "(Hamas's) chief", "a spokesman for (Hamas)" stands there."""
    behind = scene.token_after(name.span.end)
    if scene.word_or_end(behind + is_premodifier(scene.word_or_end(behind))) in SPEAKING_FOR_IT:
        return True  # "the M23's political leader"
    first = scene.first_token(name.span)
    first -= scene.word_or_end(first - 1) == "the"
    before = scene.word_or_end(first - 2)
    return scene.word_or_end(first - 1) in _FOR and before in SPEAKING_FOR_IT | {"speaks"}
