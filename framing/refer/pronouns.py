"""Whose government a possessive pronoun means: the speaker's, or one named before."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.attribution import Voice
from framing.domain.entity import EntityKind, Role
from framing.refer.actors import is_actor
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.naming import Named
from framing.refer.openings import name_before_stop
from framing.refer.salience import body_start, dateline_end
from framing.refer.scene import Scene
from framing.refer.speakers import (
    NAMELESS_OFFICES,
    nameless_evidence,
    state_before_office,
    state_of_speaker,
)
from framing.refer.word_classes import (
    AMERICAN,
    COUNTRIES,
    DATES,
    DETERMINERS,
    FIRST_PERSON,
    FUNCTION_WORDS,
    GOVERNORS,
    NOT_OF_ONES_OWN,
    POSSESSIVE_ENDINGS,
    RULER_TITLES,
    SECOND_PERSON,
    TITLES,
    words,
)

_N_SENTENCES_BACK = 3
_MAX_CLAUSE, _MAX_WORDS_BACK = 12, 150
_PREPOSITIONS = words("with to against about on between from")
_OPENERS = words("that whether if how when as because who whom whose which and but after before")
_N_NEXT = 3
_OPENING, _MAX_OPENING = words("since in after before under during for within on at until"), 8
_NO_NAMES = TITLES | DETERMINERS | FUNCTION_WORDS | DATES
_JOINING = words("and or with by then both through if unless when as because while since although")
_CLAUSE_OPENERS = words("since when after before because while once until where")


def pronoun_evidence(label: LabelInText, pronoun: str) -> Evidence | None:
    """Whom "our", "his", "its", "their" or "whose" points to; None where the text is silent."""
    if pronoun in FIRST_PERSON:
        return _from_speaker(label, pronoun)
    if pronoun in SECOND_PERSON:
        return unknown(f"pronoun: {pronoun}, whose addressee is not known")
    if pronoun == "whose":
        near = (name for name in _names_back(label, n_sentences=0) if _is_right_before(label, name))
        return _first(pronoun, near)
    if pronoun in ("his", "her"):
        return _from_person(label, pronoun)
    told = nameless_evidence(label, pronoun) if pronoun == "their" else None
    return told if told is not None and told.referents else _from_country(label, pronoun)


def _from_speaker(label: LabelInText, pronoun: str) -> Evidence | None:
    state = state_of_speaker(label)
    if state is None:
        return None
    return Evidence((state,), f"pronoun: {pronoun}, said by {label.speaker}")


def _names_back(label: LabelInText, *, n_sentences: int) -> Iterator[Named]:
    start = label.scene.document.tokens.starts[label.phrase.start]
    body, dateline = body_start(label.scene) or 0, dateline_end(label.scene)
    for name in label.scene.names_back_from(start, n_sentences=n_sentences):
        if name.owner is not None and not body <= name.span.start < dateline:
            yield name


def _first(pronoun: str, names: Iterator[Named]) -> Evidence | None:
    for name in names:
        if name.owner is not None:
            return Evidence((name.owner,), f"pronoun: {pronoun}, after {name.text}")
    return None


def _from_person(label: LabelInText, pronoun: str) -> Evidence | None:
    """The nearest person before, known by name or from the text."""
    scene = label.scene
    index = scene.document.sentences.index_at(label.span.start)
    if index is None:
        return None
    last, starts = label.phrase.start, scene.document.sentences.starts
    own = max(scene.token_after(starts[index]), last - _MAX_WORDS_BACK)
    first = scene.token_after(starts[max(index - _N_SENTENCES_BACK, 0)])
    if (nearest := _fitting_person(label, own, last)) is not None:
        token, name, state = nearest
        if not label.people.of_parts.isdisjoint(name.split()):
            return unknown(f"not the state's own: {name}'s")
        is_object = _is_object(scene, token, last) and _has_subject(scene, own, token)
        return None if is_object else Evidence((state,), f"pronoun: {pronoun}, after {name}")
    if governor := _last_governor(label, own, last):
        return unknown(f"not the state's own: {governor[1]}'s")
    if told := nameless_evidence(label, pronoun):
        return told
    if _names_a_stranger(scene, own, last):
        return None
    earliest = max(first, last - _MAX_WORDS_BACK)
    nearest, governor = _fitting_person(label, earliest, own), _last_governor(label, earliest, own)
    subject = _first_person(label, starts[max(index - 1, 0)])
    is_same = last == own or scene.word(own) in ("he", "she")
    if subject is not None and (is_same or _goes_on(label, subject, own)):
        nearest = subject
    if governor is not None and (nearest is None or nearest[0] < governor[0]):
        return unknown(f"not the state's own: {governor[1]}'s")
    if nearest is None:
        return None
    return Evidence((nearest[2],), f"pronoun: {pronoun}, after {nearest[1]}")


def _goes_on(label: LabelInText, subject: tuple[int, str, str], first: int) -> bool:
    """Whether only a time or place stands before: "Lee met Doe. Since May his government"; Americans
    have an administration."""
    is_theirs = label.word == "government" and subject[2] != "united-states"
    opens = label.scene.word_or_end(first) in _OPENING
    return is_theirs and opens and label.phrase.start - first <= _MAX_OPENING


def _last_governor(label: LabelInText, first: int, last: int) -> tuple[int, str] | None:
    """The last of those who govern a part of a state, from one token to another."""
    for token in range(last - 1, first - 1, -1):
        word = label.scene.written(token)
        if word in label.people.of_parts or _is_governor(label.scene, token):
            return token, word
    return None


def _is_governor(scene: Scene, token: int) -> bool:
    """Whether a nameless governor or mayor stands there, not one of a bank."""
    return scene.written(token) in GOVERNORS and scene.word_or_end(token - 1) != "bank"


def _last_person(label: LabelInText, first: int, last: int) -> tuple[int, str, str] | None:
    """The last person from one token to another for whose state the data or the text tell:
    where the name stands, the name and the state. Who speaks in quotation marks says "my"."""
    scene = label.scene
    speaker = label.speaker.split() if label.voiced.voice is Voice.DIRECT else ()
    for token in range(last - 1, first - 1, -1):
        name = scene.named_by_token.get(token)
        if scene.written(token) in speaker:
            continue
        if name is not None and name.is_person and name.owner is not None:
            return scene.first_token(name.span), name.text, name.owner
        word = scene.written(token)
        if name is None and word in label.people.states:
            return token, word, label.people.states[word]
        if word in NAMELESS_OFFICES and (state := state_before_office(scene, token)) is not None:
            return token, word, state  # "a Kenyan envoy left; his"
    return None


def _fitting_person(label: LabelInText, first: int, last: int) -> tuple[int, str, str] | None:
    """The last person of whom the label may be used: an American one has hardly a "regime", and
    hardly another has an "administration"."""
    nearest = _last_person(label, first, last)
    name = label.word
    if nearest is None or not (name in NOT_OF_ONES_OWN or name == AMERICAN):
        return nearest
    other: tuple[int, str, str] | None = nearest
    while other is not None and (other[2] == "united-states") != (name == AMERICAN):
        other = _last_person(label, first, other[0])
    return other or nearest


def _first_person(label: LabelInText, start: int) -> tuple[int, str, str] | None:
    """The person with whom a sentence begins: it goes on about the same in "His government"."""
    first = label.scene.token_after(start)
    while label.scene.word_or_end(first) in TITLES:
        first += 1
    return _last_person(label, first, first + 1)


def _is_object(scene: Scene, token: int, pronoun: int) -> bool:
    """Whether a person is only turned to: "the president spoke with Lee about leaks in his"."""
    before = token - 1
    while scene.word_or_end(before) in TITLES - _PREPOSITIONS:
        before -= 1
    between = [scene.word(index) for index in range(token + 1, pronoun)]
    is_next = len(between) <= _N_NEXT
    return scene.word_or_end(before) in _PREPOSITIONS and not (
        is_next or _OPENERS.intersection(between)
    )


def _has_subject(scene: Scene, first: int, last: int) -> bool:
    """Whether "he", "she" or "the president" stands there, not "President Lee"."""
    return any(
        scene.word(token) in ("he", "she") or scene.written(token) in RULER_TITLES
        for token in range(first, last)
    )


def _names_a_stranger(scene: Scene, first: int, last: int) -> bool:
    """Whether a person whom nothing tells more about is named from one token to another.

    Two words with capitals that are no known name are taken for one: "Ada Example warned her".
    """
    return any(
        scene.gap_after(token) == " "
        and not {token, token + 1} & scene.named_by_token.keys()
        and all(_looks_like_a_name(scene, each) for each in (token, token + 1))
        for token in range(first, last - 1)
    )


def _looks_like_a_name(scene: Scene, token: int) -> bool:
    return scene.written(token).istitle() and scene.word(token) not in _NO_NAMES


def _from_country(label: LabelInText, pronoun: str) -> Evidence | None:
    """The country right before "and its", else the first of the sentence, else the last before.

    "A nation, through its government" is the nation of the story.
    """
    scene, first = label.scene, label.phrase.start
    is_of_people = pronoun == "their" and label.word == AMERICAN  # "Lee and Doe"
    before = range(first - _N_NEXT, first)
    if is_of_people or any(scene.word_or_end(token) in COUNTRIES for token in before):
        return None
    countries = [
        name for name in _names_back(label, n_sentences=0) if _is_country(scene, name, pronoun)
    ]
    if countries and (_is_right_before(label, countries[0]) or scene.is_of_people(countries[0])):
        return _first(pronoun, iter(countries))
    if pronoun == "its" and (nearer := _names_of_clause(label)):
        return _first(pronoun, iter(nearer))
    own = state_of_speaker(label) if label.voiced.voice is Voice.DIRECT else None
    if others := [name for name in countries if name.owner != own]:  # of one's own: "our"
        return _first(pronoun, reversed(others))
    earlier = _names_back(label, n_sentences=_N_SENTENCES_BACK)
    named = [name for name in earlier if _is_country(scene, name, pronoun)]
    if label.word in NOT_OF_ONES_OWN:
        return _first(pronoun, (each for each in named if each.owner not in (own, "united-states")))
    foreign = [name for name in named if name.owner != own]
    return _first(pronoun, iter(foreign or countries[::-1] or named))


def _names_of_clause(label: LabelInText) -> list[Named]:
    """The names, in order, between a word that begins the pronoun's own clause and the pronoun.

    "France and Cuba fell out when the Cuban revolt swept its government away".
    """
    scene, first = label.scene, label.phrase.start
    sentence = scene.sentence_tokens(label.span.start)
    for token in range(first - 1, max(sentence.start, first - _MAX_CLAUSE), -1):
        if scene.word(token) in _CLAUSE_OPENERS:
            start = scene.document.tokens.ends[token]
            names = scene.names_between(start, scene.document.tokens.starts[first])
            return [name for name in names if name.kind is EntityKind.STATE and not name.is_person]
    return []


def _is_country(scene: Scene, name: Named, pronoun: str) -> bool:
    if name.kind not in (EntityKind.STATE, EntityKind.PLACE):
        return False
    if pronoun == "their":
        return scene.is_of_people(name) or name.is_people or name.role is Role.NAME
    return name.role in (Role.NAME, Role.SEAT)


def that_countrys_evidence(label: LabelInText) -> Evidence | None:
    """The country last named before "that country's government".

    "The country" is one that its own sentence names and that does not act there, as "its" would be,
    or of which the last words before its sentence speak.
    """
    scene, token = label.scene, label.phrase.start - 1
    determiner = scene.word_or_end(token - 1)
    if scene.word_or_end(token) not in COUNTRIES or determiner not in ("that", "the"):
        return None
    if not scene.words[token].endswith(POSSESSIVE_ENDINGS):
        return None
    is_same_sentence = determiner == "the"
    names = _names_back(label, n_sentences=not is_same_sentence)
    countries = [name for name in names if _is_country(scene, name, "its")]
    if is_same_sentence:
        countries = [name for name in countries[:1] if not is_actor(scene, name)]
        countries = countries or name_before_stop(label)
    return _first(f"{determiner} country's", iter(countries))


def _is_right_before(label: LabelInText, name: Named) -> bool:
    """Whether one word at most ("and", "or") stands between the name and the pronoun, or the noun that
    "whose" takes up ("the Peruvian Labour Party, whose")."""
    scene, first = label.scene, label.phrase.start
    between = range(scene.token_after(name.span.end), first)
    is_noun = name.role is Role.DEMONYM and label.pronoun == "whose" and len(between) <= _N_NEXT
    is_next = all(scene.word(token) in _JOINING for token in between) and len(between) <= 1
    return is_next or (is_noun and all(scene.gap_after(t) == " " for t in between[:-1]))
