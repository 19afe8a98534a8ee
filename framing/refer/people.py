"""For which state the people of a text speak: from their offices and from known names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from framing.domain.entity import EntityKind, Role
from framing.domain.frozen import dataclass
from framing.refer.naming import Named
from framing.refer.scene import HYPHENS, Scene
from framing.refer.word_classes import (
    AGAINST_RULERS,
    ARTICLES,
    DEFINITE,
    GOVERNORS,
    NOT_OF_HOME,
    RIVAL,
    TITLES,
)

_MAX_TITLE_WORDS = 7
_MAX_NAME_WORDS, _MAX_OPPOSITION_BACK = 4, 3
_GOVERNORS_WRITTEN = frozenset({"CM", *[word.title() for word in GOVERNORS]})
_ABBREVIATED = frozenset({"gov", "gen", "col", "sen", "mr", "mrs", "ms", "dr"})
_HEADS_OF_TITLES = frozenset({"minister", "ministers", "ministry", "secretary"})
_OFFICIAL_TITLES = frozenset(
    {"minister", "secretary", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson"}
)
_OF_A_PART = frozenset({"premier", "governor", "mayor", "chief", "minister-president"})
_VERBS_OF_TELLING = frozenset({"said", "told", "says", "by", "to", "with", "met", "a", "the"})
_RULED_BESIDE = frozenset({"government", "administration", "cabinet"})
_MAX_WORDS_TO_RIVAL = 8
_PARTIES = frozenset({"R", "D", "I"})


@dataclass(frozen=True, slots=True)
class People:
    """The people of a text, by every word of their names.

    states: the state for which each stands; officials: those who hold an office of that state,
    not those of its opposition or its rebels, who are opponents; ministers: those of them who are
    ministers, not for what is abroad. countries: the states that speak themselves, by their names,
    demonyms and seats as the text has them. of_parts: those who govern a part of a state or a city,
    and are not known otherwise: "Gov. Ada Example", and those who rule beside it: "Ada Example, who
    heads a rival government".
    """

    states: dict[str, str]
    officials: frozenset[str]
    opponents: frozenset[str]
    ministers: frozenset[str]
    countries: dict[str, str]
    of_parts: frozenset[str]

    @classmethod
    def of(cls, scene: Scene) -> People:
        """Known leaders and officials, and those of the text: "Kenyan envoy Ada Example".

        Also "Ada Example, a Kremlin spokeswoman". American news writes party and state behind a
        legislator: "Ada Example, R-Ohio".

        A word that stands for people of two states is left out.
        """
        found: dict[str, set[str]] = {}
        officials: set[str] = set()
        opponents: set[str] = set()
        ministers: set[str] = set()
        for name in scene.named:
            words, is_official = _words_of_person(scene, name)
            is_opponent = bool(words) and is_against_rulers(scene, name)
            is_official = is_official and name.kind is not EntityKind.GROUP
            is_minister = bool(words) and _is_minister(scene, name)
            state = _for_whom(name)
            for word in words:
                if word[:1].isupper() and len(word) > 2 and state is not None:
                    found.setdefault(word, set()).add(state)
                    officials.update([word] if is_official else [])
                    opponents.update([word] if is_opponent else [])
                    ministers.update([word] if is_minister else [])
        for word in _words_of_legislators(scene):
            found.setdefault(word, set()).add("united-states")
            officials.add(word)
        states = {word: min(of_word) for word, of_word in found.items() if len(of_word) == 1}
        countries = {
            name.text: name.state
            for name in reversed(scene.named)
            if name.state is not None and name.kind is EntityKind.STATE and not name.is_person
        }
        parted = {*_words_of_governors(scene), *_words_of_premiers(scene)}
        beside = parted.union(_words_of_rivals(scene))
        of_parts = frozenset(beside).difference(found).union(_words_of_mayors(scene))
        in_office = officials.intersection(states) - opponents
        opposed = frozenset(opponents.intersection(states))
        known = frozenset(ministers.intersection(states))
        return cls(states, frozenset(in_office), opposed, known, countries, of_parts)


class PeopleIfAsked:
    """The people of a text, looked for when a label asks: most tell by their own words."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def found(self) -> People:
        """The people, looked for once."""
        return People.of(self._scene)


def _words_of_person(scene: Scene, name: Named) -> tuple[list[str], bool]:
    """The words of the person's name, if the name leads to one, and whether in office."""
    if name.is_person:
        before = scene.word_or_end(scene.first_token(name.span) - 1)
        return name.text.split(), name.role is Role.LEADER or before in _OFFICIAL_TITLES
    if name.role not in (Role.DEMONYM, Role.NAME, Role.SEAT) or name.state is None:
        return [], False
    first = scene.token_after(name.span.end)
    last = min(first + _MAX_TITLE_WORDS, len(scene.words))
    token = first
    while token < last and _is_of_title(scene, token) and _is_blank(scene, token - 1):
        token += 1
    if token == first:
        return [], False
    titles = {scene.word(index) for index in range(first, token)}
    names = _name_from(scene, token) or _name_before(scene, scene.first_token(name.span))
    return names, titles.isdisjoint(AGAINST_RULERS)


def _is_minister(scene: Scene, name: Named) -> bool:
    """Whether a title makes the person a minister, not one for what is abroad: "Security Minister
    Ada Example", "Kenyan mining minister Ada Example"."""
    first = scene.first_token(name.span)
    if name.is_person and scene.word_or_end(first - 1) != "minister":
        return False
    near = range(first - 4, first) if name.is_person else range(first + 1, first + 5)
    titles = [scene.word_or_end(token) for token in near]
    return "minister" in titles and NOT_OF_HOME.isdisjoint(titles)


def _is_of_title(scene: Scene, token: int) -> bool:
    """Whether a word belongs to a title, among them what a minister is for: "communications
    minister", "sport and youth minister", "minister for mines"."""
    word = scene.word(token)
    if word in TITLES:
        return True
    if word == "and":
        return scene.word_or_end(token + 2) in _HEADS_OF_TITLES
    behind = (2, 3) if scene.word_or_end(token + 1) == "and" else (1,)
    is_before = any(scene.word_or_end(token + n) in _HEADS_OF_TITLES for n in behind)
    if is_before and word not in _VERBS_OF_TELLING:
        return True
    is_for = scene.word_or_end(token - 1) in ("of", "for")
    return is_for and scene.word_or_end(token - 2) in _HEADS_OF_TITLES


def _for_whom(name: Named) -> str | None:
    """The state of the name; of "Scottish leader Ada Example" the region, if it rules itself."""
    is_region = name.kind is EntityKind.PLACE and name.state != "united-states"
    return name.owner if is_region else name.state


def is_against_rulers(scene: Scene, name: Named) -> bool:
    """Whether a person or whoever the name tells of is of the opposition: "opposition leader Ada
    Example", "Kenyan opposition politician", "the opposition in Lima", or of rebels."""
    if name.kind is EntityKind.GROUP:
        return name.foe is None
    first, behind = scene.first_token(name.span), scene.token_after(name.span.end)
    before = range(first - _MAX_OPPOSITION_BACK, first)
    near = before if name.is_person else (*before[:-1], behind, behind + 1)
    return any(scene.word_or_end(token) in AGAINST_RULERS for token in near)


def _words_of_legislators(scene: Scene) -> Iterator[str]:
    """The words of the names before "R-Ohio" or "(D-Calif.)"."""
    words, text = scene.words, scene.document.text
    if not any([f"{party}-" in text for party in _PARTIES]):
        return
    for token in range(2, len(words) - 1):
        if words[token] not in _PARTIES or not words[token + 1][0].isupper():
            continue
        if scene.gap_after(token - 1) not in (", ", " (") or scene.gap_after(token) != "-":
            continue
        before = token - 1
        while before >= max(token - _MAX_NAME_WORDS, 0) and words[before][0].isupper():
            if scene.word(before) not in TITLES:
                yield words[before]
            if scene.gap_after(before - 1).strip(".") != " ":
                break
            before -= 1


def _words_of_governors(scene: Scene) -> Iterator[str]:
    """The words of the names behind "Gov.", "Mayor" and "Chief Minister"."""
    if (_GOVERNORS_WRITTEN | {"Chief"}).isdisjoint(scene.words):
        return
    for token in range(len(scene.words) - 1):
        is_chief = scene.words[token] == "Minister" and scene.words[token - 1] == "Chief"
        is_one = is_chief or scene.words[token] in _GOVERNORS_WRITTEN
        if is_one and scene.gap_after(token) in (" ", ". "):
            yield from _name_from(scene, token + 1)


def _words_of_premiers(scene: Scene) -> Iterator[str]:
    """The words of the names behind the titles of a state's parts: "Bavaria's premier Ada Example",
    "In Punjab, Chief Minister Lee Example"."""
    for name in scene.named:
        if name.role is not Role.PLACE:
            continue
        token = scene.token_after(name.span.end)
        if scene.word_or_end(token) in _OF_A_PART:
            yield from _name_from(scene, token + 1 + (scene.word(token) == "chief"))


def _words_of_mayors(scene: Scene) -> Iterator[str]:
    """The words of known people whom the text calls a mayor or a governor."""
    for name in scene.named:
        before = scene.first_token(name.span) - 1
        if name.kind is not EntityKind.PERSON or before < 0:
            continue
        is_chief = scene.word(before) == "minister" and scene.word_or_end(before - 1) == "chief"
        is_one = is_chief or scene.word(before) in GOVERNORS
        if is_one and scene.gap_after(before) in (" ", ", ", ". "):
            yield from name.text.split()


def _words_of_rivals(scene: Scene) -> Iterator[str]:
    """The words of the names before ", who heads the parallel government"."""
    if _RULED_BESIDE.isdisjoint(scene.words):
        return
    for token in range(1, len(scene.words)):
        if scene.words[token] not in _RULED_BESIDE or not _is_rival(scene, token):
            continue
        first = scene.sentence_tokens(scene.document.tokens.starts[token]).start
        for before in range(token - 2, max(token - _MAX_WORDS_TO_RIVAL, first), -1):
            if scene.gap_after(before) == ", ":
                yield from _name_before(scene, before + 1)
                break


def _is_rival(scene: Scene, token: int) -> bool:
    is_in_exile = scene.word_or_end(token + 1) == "in" and scene.word_or_end(token + 2) == "exile"
    return scene.word(token - 1) in RIVAL or is_in_exile


def _name_from(scene: Scene, first: int) -> list[str]:
    """The capitalised words from the token on that belong to one name."""
    found: list[str] = []
    last = min(first + _MAX_NAME_WORDS, len(scene.document.tokens))
    for token in range(first, last):
        word = scene.written(token)
        if not word[:1].isupper() or not _is_joint(scene, token - 1, first=token == first):
            break
        found.append(word)
    return found


def _name_before(scene: Scene, token: int) -> list[str]:
    """The words of the name before the comma: "Ada Example, a (Kremlin spokeswoman)"."""
    last = token - 1
    if scene.word_or_end(last) in ARTICLES | DEFINITE and scene.gap_after(last) == " ":
        last -= 1
    if last < 0 or scene.gap_after(last) != ", ":
        return []
    found: list[str] = []
    for index in range(last, max(last - _MAX_NAME_WORDS, -1), -1):
        if not scene.written(index)[:1].isupper() or scene.word(index) in TITLES:
            break
        found.append(scene.written(index))
        if index and scene.gap_after(index - 1) not in (" ", ". "):
            break
    return found


def _is_blank(scene: Scene, token: int) -> bool:
    gap = scene.gap_after(token)
    return gap == " " or not gap.strip("'’s ") or set(gap) <= HYPHENS


def _is_joint(scene: Scene, token: int, *, first: bool) -> bool:
    """Whether the words on both sides of the gap belong to one name, or office and name."""
    gap = scene.gap_after(token)
    if gap == ". ":
        return len(scene.written(token)) == 1 or scene.word(token) in _ABBREVIATED
    return gap == " " or set(gap) <= HYPHENS or (first and gap == ", ")
